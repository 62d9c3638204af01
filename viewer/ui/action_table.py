"""Every command of the window in one table.

Menus, toolbar, keys, command palette, help and tests read it. A row is all that a new command
needs, beside the method that does it; ``viewer/ui/actions.py`` makes Qt's actions from the rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcam_model.wording import Text
from viewer.review.annotations import PALETTE
from viewer.review.colour_maps import COLOUR_MAPS
from viewer.review.hanging import LAYOUTS, RULES
from viewer.review.review import STYLE_NAMES
from viewer.ui.recent_paths import MOST
from viewer.ui.tile import State

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command.

    Attributes
    ----------
    id : str
        Name that never changes: the action's object name, and that of its keys in the settings.
    text : str
        English, what the menu says; ``&`` before the letter to press.
    menu : str
        Where it stands, a key of :data:`MENUS`.
    handler : str
        Name of the method of :class:`viewer.ui.commands.Commands` that does it; with dots, of
        something inside.
    shortcuts : tuple of str
        Keys at first, the one shown in the menu first; the reader may choose others.
    icon : str
        Name of a drawing in ``resources/icons``.
    toolbar : int
        Number of the group in the toolbar; 0 for none.
    state : str
        What a check mark shows: attributes from the window on, divided by dots; methods among
        them are called. The action is checked where this is true, or equals ``argument`` if it is
        not a truth value (of an enumeration its value counts). Empty for an action without a
        check mark. There is no other memory of the state, so menu, button and key cannot disagree.
    argument : object
        Passed to the handler; without one, an action with a check mark passes whether it shall be
        checked, and others pass nothing.
    tip : str
        English, a sentence for tool tip, palette and help, where the text does not say it all.
    needs : str
        A key of :data:`NEEDS`: what it makes no sense without; empty for nothing.
    """

    id: str
    text: str
    menu: str
    handler: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    toolbar: int = 0
    state: str = ""
    argument: object = None
    tip: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A condition, and what to say where it is not fulfilled."""

    fulfilled: "Callable[[MainWindow, ActionSpec], bool]"
    reason: Text


#: Menus and submenus in their order: name in the table, text.
MENUS: dict[str, Text] = {
    "File": Text("&File"),
    "File/Recent": Text("Open &recent"),
    "Edit": Text("&Edit"),
    "View": Text("&View"),
    "View/Layout": Text("La&yout"),
    "View/Panels": Text("P&anels"),
    "Image": Text("&Image"),
    "Image/Tools": Text("Left mouse &button"),
    "Image/Window presets": Text("Window &presets"),
    "Measure": Text("Mea&sure"),
    "Measure/Colour": Text("Colo&ur"),
    "Heatmaps": Text("Heat&maps"),
    "Heatmaps/Style": Text("&Style"),
    "Heatmaps/Colours": Text("&Colours"),
    "Verdict": Text("Ver&dict"),
    "Help": Text("&Help"),
}


def _has(window: "MainWindow", part: str) -> bool:
    radiograph = window.session.radiograph
    return radiograph is not None and getattr(radiograph, part) is not None


NEEDS: dict[str, Need] = {
    "image": Need(
        lambda window, spec: window.session.opened is not None, Text("Open an image first.")
    ),
    "window": Need(
        lambda window, spec: window.session.presets is not None,
        Text("Open an image first; a colour image has no window."),
    ),
    "overlays": Need(
        lambda window, spec: _has(window, "overlays"), Text("This image has no overlay planes.")
    ),
    "shutter": Need(
        lambda window, spec: _has(window, "shutter"), Text("This image has no display shutter.")
    ),
    "layers": Need(
        lambda window, spec: window.session.companions.has_layers(window.session.current),
        Text("No segmentation, report or presentation state of another program is about it."),
    ),
    "preset": Need(
        lambda window, spec: window.commands.preset_name(spec.argument) != "",
        Text("This image has no such preset."),
    ),
    "prediction": Need(
        lambda window, spec: window.session.prediction is not None,
        Text("The image has not been analysed."),
    ),
    "refused": Need(
        lambda window, spec: window.session.state is State.REFUSED,
        Text("Nothing speaks against analysing what is shown."),
    ),
    "recent": Need(
        lambda window, spec: len(window.recent.paths) > (spec.argument or 0),
        Text("Nothing is remembered."),
    ),
    "frames": Need(
        lambda window, spec: (
            window.session.radiograph is not None and window.session.radiograph.frames > 1
        ),
        Text("This image does not have several frames."),
    ),
    "studies": Need(lambda window, spec: bool(window.session.instances), Text("Nothing is open.")),
    "tiles": Need(
        lambda window, spec: len(window.session.tiles) > 1, Text("There is one tile only.")
    ),
    "hanging": Need(
        lambda window, spec: window.hanger.fits(str(spec.argument)),
        Text("The open studies of this patient lack an image for it, or a view is unknown."),
    ),
    "annotation": Need(
        lambda window, spec: window.view.annotations.selected is not None,
        Text("Select an annotation first."),
    ),
    "annotations": Need(
        lambda window, spec: bool(window.session.review.annotations),
        Text("Nothing is drawn on this image."),
    ),
    "finding": Need(
        lambda window, spec: window.session.finding in window.findings.rows,
        Text("Choose a finding first, by a click on its row or with N."),
    ),
    "region": Need(
        lambda window, spec: (
            window.session.finding in window.findings.rows
            and window.view.annotations.selected is not None
            and window.view.annotations.selected.kind.is_region
        ),
        Text("Choose a finding, and select a rectangle, an ellipse or a polygon."),
    ),
    "undo": Need(lambda window, spec: window.session.can_undo, Text("Nothing was changed.")),
    "redo": Need(lambda window, spec: window.session.can_redo, Text("Nothing was taken back.")),
}


def _presets() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"preset-{number}",
            Text("Preset &{number}", number=number),
            "Image/Window presets",
            "preset",
            (str(number),),
            argument=number - 1,
            tip="The file's own windows come first, then windows made from its values.",
            needs="preset",
        )
        for number in range(1, 10)
    )


def _layouts() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"layout-{layout.rows}x{layout.columns}",
            f"&{layout.name}" if layout.rows == layout.columns else layout.name,
            "View/Layout",
            "layout",
            (f"Alt+{number}",),
            f"layout-{layout.rows}x{layout.columns}",
            state="session.layout",
            argument=layout,
            tip="Rows and columns of tiles; the active tile stays",
        )
        for number, layout in enumerate(LAYOUTS, start=1)
    )


def _hangings() -> tuple[ActionSpec, ...]:
    rules = tuple(
        ActionSpec(
            f"hang-{rule.id}",
            rule.text,
            "View/Layout",
            "hang",
            (f"Alt+{number}",),
            argument=rule.id,
            needs="hanging",
        )
        for number, rule in enumerate(RULES, start=len(LAYOUTS) + 1)
    )
    again = ActionSpec(
        "hang-again",
        "Hang &again",
        "View/Layout",
        "hang",
        ("Alt+0",),
        argument="",
        tip="By the first rule that fits the study of this image",
        needs="hanging",
    )
    return (*rules, again)


def _tool(
    name: str, text: str, keys: tuple[str, ...], icon: str, tip: str, *, toolbar: int = 0
) -> ActionSpec:
    return ActionSpec(
        f"tool-{icon}", text, "Measure", "tool", keys, icon, toolbar,
        state="view.tool.name", argument=name, tip=tip,
    )  # fmt: skip


def _colours() -> tuple[ActionSpec, ...]:
    names = (
        Text("&Yellow"),
        Text("Sky &blue"),
        Text("&Orange"),
        Text("&Green"),
        Text("&Pink"),
        Text("&White"),
    )
    return tuple(
        ActionSpec(
            f"annotation-colour-{number}",
            name,
            "Measure/Colour",
            "annotations.colour",
            state="view.annotations.current_colour",
            argument=colour,
            tip="Of the selected annotation, and of those drawn from now on",
        )
        for number, (name, colour) in enumerate(zip(names, PALETTE, strict=True), start=1)
    )


def _recent() -> tuple[ActionSpec, ...]:
    paths = tuple(
        ActionSpec(
            f"recent-{number}",
            Text("Recent &{number}", number=number),
            "File/Recent",
            "open_recent",
            argument=number - 1,
            needs="recent",
        )
        for number in range(1, MOST + 1)
    )
    clear = ActionSpec(
        "clear-recent",
        "&Forget these",
        "File/Recent",
        "clear_recent",
        tip="The settings can keep it from remembering any",
        needs="recent",
    )
    return (*paths, clear)


def _styles() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"heatmap-style-{style.name.lower()}",
            text,
            "Heatmaps/Style",
            "heatmap_style",
            state="session.review.style",
            argument=style.value,
            needs="prediction",
        )
        for style, text in STYLE_NAMES.items()
    )


def _heatmap_colours() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"heatmap-colours-{name}",
            colours.text,
            "Heatmaps/Colours",
            "heatmap_colours",
            state="session.review.colour_map",
            argument=name,
            tip="The scale is absolute: one colour is one probability on every image",
            needs="prediction",
        )
        for name, colours in COLOUR_MAPS.items()
    )


_A = ActionSpec

# fmt: off
ACTIONS: tuple[ActionSpec, ...] = (
    _A("open-files", "&Open files…", "File", "open_files", ("Ctrl+O",), "open-files", 1,
       tip="DICOM, PNG, JPEG or WebP files, or ZIP archives of them"),
    _A("open-folder", "Open &folder…", "File", "open_folder", ("Ctrl+Shift+O",), "open-folder", 1,
       tip="Searches the folder and all folders inside it"),
    _A("open-demo", "Open &demo study", "File", "open_demo", (), "demo",
       tip="A synthetic radiograph that ships with the program"),
    *_recent(),
    _A("close-all", "Close &all studies", "File", "close_all", ("Ctrl+W",), needs="studies"),
    _A("export", "&Export…", "File", "export", ("Ctrl+E",), "export", 8,
       tip="Pictures, a report, tables or DICOM files, of this image or of all", needs="image"),
    _A("export-measurements", "Export &measurements…", "File", "reviews.ask_export", (),
       tip="Everything that was measured as a table, without identifiers", needs="annotations"),
    _A("open-review", "Open re&view…", "File", "reviews.ask_open", (),
       tip="Verdicts, annotations, thresholds and windows; each goes to its image"),
    _A("save-review", "&Save review", "File", "reviews.save", ("Ctrl+S",),
       tip="Verdicts, annotations, thresholds and windows of all open images in one file",
       needs="studies"),
    _A("save-review-as", "Save review as…", "File", "reviews.ask_save", ("Ctrl+Shift+E",),
       tip="To another file", needs="studies"),
    _A("copy", "&Copy picture", "File", "copy_picture", ("Ctrl+C",), "copy", 8,
       tip="To the clipboard, without identifiers; a selected annotation instead",
       needs="image"),
    _A("quit", "&Quit", "File", "quit", ("Ctrl+Q",)),

    _A("undo", "&Undo", "Edit", "undo", ("Ctrl+Z",), "undo", needs="undo"),
    _A("redo", "&Redo", "Edit", "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", needs="redo"),
    _A("paste-annotation", "&Paste annotation", "Edit", "annotations.paste", ("Ctrl+V",),
       tip="Beside the original, or on another image", needs="image"),
    _A("settings", "&Settings…", "Edit", "show_settings", ("Ctrl+,",),
       tip="Language, theme, memory and what images start with"),
    _A("edit-keys", "&Keyboard shortcuts…", "Edit", "show_key_editor", (),
       tip="Choose the keys of every command"),

    _A("next-image", "&Next image", "View", "next_image", ("PgDown",), needs="studies"),
    _A("previous-image", "&Previous image", "View", "previous_image", ("PgUp",), needs="studies"),
    _A("next-frame", "Ne&xt frame", "View", "step_frame", ("Ctrl+PgDown",), argument=1,
       tip="Of an image that has several; so does the wheel over it", needs="frames"),
    _A("previous-frame", "Pre&vious frame", "View", "step_frame", ("Ctrl+PgUp",), argument=-1,
       needs="frames"),
    _A("cine", "Play &cine", "View", "cine", ("F",), "play", state="tiles.active.frames.playing",
       tip="All frames one after another, again and again", needs="frames"),
    *_layouts(),
    *_hangings(),
    _A("link-geometry", "&Zoom and pan together", "View/Layout", "link_geometry", ("Ctrl+L",),
       "link", state="links.geometry", needs="tiles",
       tip="In millimetres where both images have them; tiles keep their offset"),
    _A("link-window", "S&hare the window", "View/Layout", "link_window", ("Ctrl+Shift+L",),
       state="links.window", needs="tiles",
       tip="The same values need not mean the same in two images"),
    _A("maximise", "&Maximise the tile", "View/Layout", "maximise", ("Ctrl+M",),
       state="tiles.maximised", tip="And back; so does a double click", needs="tiles"),
    _A("next-tile", "&Next tile", "View/Layout", "next_tile", ("Ctrl+Right",), needs="tiles"),
    _A("previous-tile", "&Previous tile", "View/Layout", "previous_tile", ("Ctrl+Left",),
       needs="tiles"),
    _A("full-screen", "F&ull screen", "View", "full_screen", ("F11",), state="isFullScreen"),
    _A("corner-text", "Corner &text", "View", "cycle_corner_text", ("T",), "corner-text",
       tip="All, without the patient, essentials, none; Space does the same over the image"),
    _A("privacy", "Hide &identifiers", "View", "privacy", ("Ctrl+P",), "privacy",
       state="private", tip="Hides names, numbers and dates everywhere in the window"),
    _A("panel-studies", "&Studies", "View/Panels", "toggle_panel", ("Ctrl+Shift+S",),
       state="studies_dock.toggleViewAction.isChecked", argument="studies_dock"),
    _A("panel-findings", "&Findings", "View/Panels", "toggle_panel", ("Ctrl+Shift+F",),
       state="findings_dock.toggleViewAction.isChecked", argument="findings_dock"),
    _A("panel-annotations", "&Annotations", "View/Panels", "toggle_panel", ("Ctrl+Shift+A",),
       state="annotations_dock.toggleViewAction.isChecked", argument="annotations_dock"),
    _A("panel-worklist", "&Worklist", "View/Panels", "toggle_panel", ("Ctrl+Shift+R",),
       state="worklist_dock.toggleViewAction.isChecked", argument="worklist_dock"),
    _A("panel-toolbar", "&Toolbar", "View/Panels", "toggle_panel",
       state="toolbar.toggleViewAction.isChecked", argument="toolbar"),
    _A("header", "&DICOM header…", "View", "header", ("Ctrl+I",), needs="image",
       tip="Every element of the file, to be searched and compared with another file's"),
    _A("restore-layout", "Restore &layout", "View", "restore_layout"),

    _A("tool-window", "&Window/level", "Image/Tools", "tool", ("W",), "window", 2,
       state="view.tool.name", argument="window",
       tip="Left drag: across for contrast, up and down for brightness"),
    _A("tool-pan", "&Pan", "Image/Tools", "tool", ("P",), "pan", 2,
       state="view.tool.name", argument="pan",
       tip="Left drag moves the image; so does the middle button with any tool"),
    _A("tool-zoom", "&Zoom", "Image/Tools", "tool", ("Z",), "zoom", 2,
       state="view.tool.name", argument="zoom",
       tip="Left drag zooms; so does the right button with any tool"),
    _A("tool-magnifier", "&Magnifier", "Image/Tools", "tool", ("M",), "magnifier", 2,
       state="view.tool.name", argument="magnifier",
       tip="A round lens with every stored pixel follows the mouse"),
    _A("tool-window-region", "Window from &region", "Image/Tools", "tool", ("Shift+W",),
       "window-region", state="view.tool.name", argument="window-region",
       tip="Drag over a region: its values fill black to white", needs="window"),
    _A("drop-tool", "&Drop the tool", "Image/Tools", "drop_tool", ("Esc",),
       tip="Back to window/level, and out of full screen"),
    _A("auto-window", "&Automatic window", "Image/Window presets", "auto_window", ("0",),
       tip="Black and white from the image itself, not from the file", needs="window"),
    _A("file-window", "As the &file says", "Image/Window presets", "file_window", ("Shift+0",),
       needs="window"),
    _A("window-numbers", "&Centre and width…", "Image/Window presets", "window_numbers",
       ("Ctrl+Shift+W",), tip="Type the window as numbers", needs="window"),
    *_presets(),
    _A("rotate-left", "Rotate &left", "Image", "rotate", ("L",), "rotate-left", 3,
       argument=-1, needs="image"),
    _A("rotate-right", "Rotate &right", "Image", "rotate", ("R",), "rotate-right", 3,
       argument=1, needs="image"),
    _A("flip-horizontal", "Flip &horizontally", "Image", "flip_horizontal", ("H",),
       "flip-horizontal", 3, needs="image"),
    _A("flip-vertical", "Flip &vertically", "Image", "flip_vertical", ("V",),
       "flip-vertical", 3, needs="image"),
    _A("invert", "&Invert", "Image", "invert", ("I",), "invert", 4,
       state="session.review.inverted", needs="image"),
    _A("overlays", "Overlay planes", "Image", "overlays", ("O",),
       state="session.review.overlays_on", needs="overlays",
       tip="Drawings and text that the file lays over its image"),
    _A("shutter", "Display shutt&er", "Image", "shutter", ("S",),
       state="session.review.shutter_on", needs="shutter",
       tip="The cover that the file lays round the region of interest"),
    _A("companions", "Layers of other programs", "Image", "companions", ("Shift+O",),
       state="session.companions.shown", needs="layers",
       tip="What segmentations, reports and presentation states beside the image show"),
    _A("fit", "&Fit", "Image", "fit", ("=",), "fit", 5, needs="image"),
    _A("actual-size", "&1:1", "Image", "actual_size", ("Ctrl+1",), "actual-size", 5,
       tip="One pixel of the image is one pixel of the screen", needs="image"),
    _A("true-size", "&True size", "Image", "true_size", ("Ctrl+2",), "true-size",
       tip="As large as life, where file and screen say how large they are", needs="image"),
    _A("zoom-in", "Zoom i&n", "Image", "zoom", ("+", "Ctrl++"), argument=1.25, needs="image"),
    _A("zoom-out", "Zoom &out", "Image", "zoom", ("-", "Ctrl+-"), argument=0.8, needs="image"),
    _A("reset", "Re&set view", "Image", "reset", ("Backspace",), "reset", 5,
       tip="Window, zoom, rotation and flip as on opening", needs="image"),

    _tool("length", "&Length", ("D",), "length", "Drag, or click both ends", toolbar=2),
    _tool("angle", "&Angle", ("A",), "angle", "Three clicks: end, vertex, end", toolbar=2),
    _tool("cobb angle", "&Cobb angle", ("Shift+A",), "cobb", "Between two lines"),
    _tool("cardiothoracic ratio", "Cardiothoracic rat&io", ("C",), "cardiothoracic",
          "Midline, both borders of the heart, both sides of the thorax", toolbar=2),
    _tool("rectangle", "&Rectangle", ("B",), "rectangle", "Area and grey values inside"),
    _tool("ellipse", "&Ellipse", ("E",), "ellipse", "Area and grey values inside", toolbar=2),
    _tool("polygon", "Pol&ygon", ("Y",), "polygon", "Area and grey values inside"),
    _tool("point", "P&oint", ("K",), "probe", "The value of one pixel"),
    _tool("arrow", "Arro&w", ("Shift+X",), "arrow", "Drag from the tip to the end", toolbar=2),
    _tool("text", "&Text", ("X",), "text", "Click, type, Enter", toolbar=2),
    _A("annotations", "&Show annotations", "Measure", "annotations.show", ("Shift+G",),
       "annotations", state="session.review.annotations_on", needs="image"),
    _A("next-annotation", "&Next annotation", "Measure", "annotations.next", ("J",),
       tip="Selects it: then arrow keys move it, with . and , a single handle",
       needs="annotations"),
    _A("previous-annotation", "&Previous annotation", "Measure", "annotations.previous",
       ("Shift+J",), needs="annotations"),
    _A("edit-annotation", "Edit te&xt", "Measure", "annotations.edit_text", ("F2",), "rename",
       tip="So does a double click on it", needs="annotation"),
    *_colours(),
    _A("delete-annotation", "&Delete annotation", "Measure", "annotations.delete", ("Del",),
       "delete", needs="annotation"),
    _A("delete-annotations", "Delete all annotations", "Measure", "annotations.delete_all",
       needs="annotations"),

    _A("heatmaps", "&Heatmaps", "Heatmaps", "heatmaps", ("G",), "heatmap", 6,
       state="session.review.heatmaps_on", needs="prediction"),
    _A("next-finding", "&Next finding", "Heatmaps", "next_finding", ("N",), "next-finding", 7,
       tip="Shows the heatmap of the next finding alone", needs="prediction"),
    _A("previous-finding", "&Previous finding", "Heatmaps", "previous_finding", ("Shift+N",),
       "previous-finding", 7, tip="Shows the heatmap of the previous finding alone",
       needs="prediction"),
    _A("all-findings", "Show &all", "Heatmaps", "all_findings", needs="prediction"),
    _A("no-findings", "Show n&one", "Heatmaps", "no_findings", needs="prediction"),
    _A("hide-heatmaps", "Hi&de while held", "Heatmaps", "hide_heatmaps", ("Q",),
       tip="Press and hold the key to see the plain image, release it to see the heatmaps",
       needs="prediction"),
    _A("blink-heatmaps", "&Blink", "Heatmaps", "blink_heatmaps", ("Ctrl+B",),
       state="sight.blinking", needs="image",
       tip="Heatmaps come and go until this is switched off"),
    _A("plain-beside", "Plain &image beside", "Heatmaps", "plain_beside", ("Ctrl+H",),
       state="beside.on", needs="image",
       tip="The same image without heatmaps in a second tile, with the same zoom and window"),
    _A("link-heatmaps", "Share &findings and thresholds", "Heatmaps", "link_heatmaps",
       ("Ctrl+Shift+H",), state="links.heatmaps", needs="tiles",
       tip="All tiles show the findings, thresholds, style and colours of the active one"),
    _A("apply-heatmaps", "Apply to all &tiles", "Heatmaps", "apply_heatmaps", needs="tiles",
       tip="Findings, thresholds, style and colours of the active tile, once"),
    *_styles(),
    *_heatmap_colours(),
    _A("reset-thresholds", "&Reset thresholds", "Heatmaps", "reset_thresholds",
       tip="To the operating points of the model", needs="prediction"),
    _A("run-anyway", "Run any&way", "Heatmaps", "run_anyway", needs="refused",
       tip="Analyses an image that the model does not suit; the result is marked"),
    _A("models", "&Models…", "Heatmaps", "show_models", ("Ctrl+Shift+M",),
       tip="Install a model file, see its card, choose another one"),
    _A("compare-models", "Two models side by side", "Heatmaps", "compare_models",
       state="comparison.on", needs="image",
       tip="Choose the other model in the list and press Compare"),
    _A("analyse-again", "Anal&yse again", "Heatmaps", "analyse_again", ("F5",), needs="image"),

    _A("agree", "&Agree", "Verdict", "verdicts.judge", ("F6",), state="commands.verdicts.chosen",
       argument="agree", needs="finding",
       tip="With what the model says of the chosen finding; once more takes it back"),
    _A("disagree", "&Disagree", "Verdict", "verdicts.judge", ("F7",),
       state="commands.verdicts.chosen", argument="disagree", needs="finding",
       tip="With what the model says of the chosen finding; once more takes it back"),
    _A("unsure", "&Unsure", "Verdict", "verdicts.judge", ("F8",),
       state="commands.verdicts.chosen", argument="unsure", needs="finding",
       tip="About the chosen finding; once more takes it back"),
    _A("comment", "&Comment", "Verdict", "verdicts.comment", ("F9",), needs="finding",
       tip="Your words on the chosen finding"),
    _A("draw-box", "Draw &box", "Verdict", "verdicts.draw", ("Shift+B",), argument="rectangle",
       tip="A region of your own, where you see the chosen finding", needs="finding"),
    _A("draw-ellipse", "Draw &ellipse", "Verdict", "verdicts.draw", ("Shift+E",),
       argument="ellipse", tip="A region of your own, where you see the chosen finding",
       needs="finding"),
    _A("assign-region", "&Mark the finding", "Verdict", "verdicts.assign", ("Shift+F2",),
       tip="The selected region marks the chosen finding; once more, it marks none",
       needs="region"),

    _A("mark-read", "Mark as &read", "Verdict", "worklist.mark", ("Ctrl+D",),
       state="commands.worklist.is_read", needs="image",
       tip="All images of the study; then the next unread study is shown"),
    _A("next-unread", "&Next unread study", "Verdict", "worklist.step", ("U",), argument=1,
       tip="In the order of the worklist", needs="studies"),
    _A("previous-unread", "&Previous unread study", "Verdict", "worklist.step", ("Shift+U",),
       argument=-1, tip="In the order of the worklist", needs="studies"),
    _A("analyse-all", "Ana&lyse all studies", "Verdict", "worklist.analyse_all",
       state="commands.worklist.analysing", needs="studies",
       tip="In the background, after what is shown; once more stops it"),
    _A("agreement", "A&greement…", "Verdict", "worklist.agreement", (),
       tip="How often you agreed with the model, per finding; as CSV or JSON too"),

    _A("palette", "&Command palette…", "Help", "show_palette", ("Ctrl+K",),
       tip="Find any command by a few letters, and see its key"),
    _A("keys", "&Mouse and keys", "Help", "keys", ("F1",)),
    _A("diagnostics", "Copy &diagnostic information", "Help", "copy_diagnostics",
       tip="What the program can do here, for a report; no identifiers"),
    _A("about", "&About pcam-viewer", "Help", "about"),
)
# fmt: on
