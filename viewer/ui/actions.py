"""Every command of the window in one table: menus, toolbar, keys, help page and tests read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from viewer.ui.theme import icon


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command.

    Attributes
    ----------
    id : str
        Name that never changes: the action's object name.
    text : str
        What the menu says; ``&`` before the letter to press.
    menu : str
        Where it stands, levels divided by ``/``.
    handler : str
        Name of the method of :class:`viewer.ui.commands.Commands` that does it.
    shortcuts : tuple of str
        Keys, the one shown in the menu first.
    icon : str
        Name of a drawing in ``resources/icons``.
    toolbar : int
        Number of the group in the toolbar; 0 for none.
    checkable : bool
    group : str
        Of the checkable actions of a group exactly one is checked.
    argument : object
        Passed to the handler; a checkable action without one passes its state.
    tip : str
        A sentence for tool tip and help page, where the text does not say it all.
    needs : str
        ``"image"`` or ``"prediction"`` where it makes no sense without.
    """

    id: str
    text: str
    menu: str
    handler: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    toolbar: int = 0
    checkable: bool = False
    group: str = ""
    argument: object = None
    tip: str = ""
    needs: str = ""

    @property
    def title(self) -> str:
        """The text without its access key and dots."""
        return self.text.replace("&", "").rstrip("…")


def _presets() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"preset-{number}",
            f"Preset &{number}",
            "Image/Window presets",
            "preset",
            (str(number),),
            argument=number - 1,
            tip="The file's own windows come first, then windows made from its values.",
            needs="image",
        )
        for number in range(1, 10)
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
    _A("close-all", "Close &all studies", "File", "close_all", ("Ctrl+W",)),
    _A("export-png", "&Export PNG…", "File", "export_png", ("Ctrl+E",), "export", 8,
       tip="At the image's own resolution, with or without heatmaps and text", needs="image"),
    _A("copy", "&Copy picture", "File", "copy_picture", ("Ctrl+C",), "copy", 8,
       tip="To the clipboard, without identifiers", needs="image"),
    _A("quit", "&Quit", "File", "quit", ("Ctrl+Q",)),

    _A("undo", "&Undo", "Edit", "undo", ("Ctrl+Z",), "undo"),
    _A("redo", "&Redo", "Edit", "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),

    _A("next-image", "&Next image", "View", "next_image", ("PgDown",)),
    _A("previous-image", "&Previous image", "View", "previous_image", ("PgUp",)),
    _A("full-screen", "F&ull screen", "View", "full_screen", ("F11",), checkable=True),
    _A("corner-text", "Corner &text", "View", "cycle_corner_text", ("T",), "corner-text",
       tip="All, essentials, none; Space does the same over the image"),
    _A("privacy", "Hide &identifiers", "View", "privacy", ("Ctrl+P",), "privacy",
       checkable=True, tip="Hides names, numbers and dates everywhere in the window"),
    _A("restore-layout", "Restore &layout", "View", "restore_layout"),

    _A("tool-window", "&Window/level", "Image/Left mouse button", "tool", ("W",), "window", 2,
       True, "tool", "window", "Left drag: across for contrast, up and down for brightness"),
    _A("tool-pan", "&Pan", "Image/Left mouse button", "tool", ("P",), "pan", 2,
       True, "tool", "pan", "Left drag moves the image; so does the middle button with any tool"),
    _A("tool-zoom", "&Zoom", "Image/Left mouse button", "tool", ("Z",), "zoom", 2,
       True, "tool", "zoom", "Left drag zooms; so does the right button with any tool"),
    _A("drop-tool", "&Drop the tool", "Image/Left mouse button", "drop_tool", ("Esc",),
       tip="Back to window/level, and out of full screen"),
    _A("auto-window", "&Automatic window", "Image/Window presets", "auto_window", ("0",),
       tip="Black and white from the image itself, not from the file", needs="image"),
    _A("file-window", "As the &file says", "Image/Window presets", "file_window", ("Shift+0",),
       needs="image"),
    *_presets(),
    _A("rotate-left", "Rotate &left", "Image", "rotate", ("L",), "rotate-left", 3,
       argument=-1, needs="image"),
    _A("rotate-right", "Rotate &right", "Image", "rotate", ("R",), "rotate-right", 3,
       argument=1, needs="image"),
    _A("flip-horizontal", "Flip &horizontally", "Image", "flip_horizontal", ("H",),
       "flip-horizontal", 3, needs="image"),
    _A("flip-vertical", "Flip &vertically", "Image", "flip_vertical", ("V",),
       "flip-vertical", 3, needs="image"),
    _A("invert", "&Invert", "Image", "invert", ("I",), "invert", 4, needs="image"),
    _A("fit", "&Fit", "Image", "fit", ("=",), "fit", 5, needs="image"),
    _A("actual-size", "&1:1", "Image", "actual_size", ("Ctrl+1",), "actual-size", 5,
       tip="One pixel of the image is one pixel of the screen", needs="image"),
    _A("reset", "Re&set view", "Image", "reset", ("Backspace",), "reset", 5,
       tip="Window, zoom, rotation and flip as on opening", needs="image"),

    _A("heatmaps", "&Heatmaps", "Heatmaps", "heatmaps", ("G",), "heatmap", 6, True,
       needs="prediction"),
    _A("next-finding", "&Next finding", "Heatmaps", "next_finding", ("N",), "next-finding", 7,
       tip="Shows the heatmap of the next finding alone", needs="prediction"),
    _A("previous-finding", "&Previous finding", "Heatmaps", "previous_finding", ("Shift+N",),
       "previous-finding", 7, tip="Shows the heatmap of the previous finding alone",
       needs="prediction"),
    _A("all-findings", "Show &all", "Heatmaps", "all_findings", needs="prediction"),
    _A("no-findings", "Show n&one", "Heatmaps", "no_findings", needs="prediction"),
    _A("reset-thresholds", "&Reset thresholds", "Heatmaps", "reset_thresholds",
       tip="To the operating points of the model", needs="prediction"),
    _A("analyse-again", "Anal&yse again", "Heatmaps", "analyse_again", ("F5",), needs="image"),

    _A("keys", "&Mouse and keys", "Help", "keys", ("F1",)),
    _A("about", "&About pcam-viewer", "Help", "about"),
)
# fmt: on

MENUS = ("File", "Edit", "View", "Image", "Heatmaps", "Help")


class ActionSet(QObject):
    """The actions of one window, made from the table."""

    def __init__(self, window: QMainWindow, handlers: object) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for spec in ACTIONS:
            action = QAction(spec.text, window)
            action.setObjectName(spec.id)
            action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setCheckable(spec.checkable)
            if spec.icon:
                action.setIcon(icon(spec.icon))
            keys = f" ({spec.shortcuts[0]})" if spec.shortcuts else ""
            action.setToolTip(f"{spec.title}{keys}" + (f"\n{spec.tip}" if spec.tip else ""))
            action.setStatusTip("")
            if spec.group:
                if spec.group not in groups:
                    groups[spec.group] = QActionGroup(self)
                groups[spec.group].addAction(action)
            action.triggered.connect(_trigger(getattr(handlers, spec.handler), spec))
            # The keys work in full screen too, where the menu bar is hidden.
            window.addAction(action)
            self.actions[spec.id] = action

    def __getitem__(self, name: str) -> QAction:
        return self.actions[name]

    def fill_menus(self, window: QMainWindow, more: Mapping[str, list[QAction]]) -> None:
        """Fill the menu bar; ``more`` are actions of the window's own, by menu."""
        bar = window.menuBar()
        menus: dict[str, QMenu] = {name: bar.addMenu(f"&{name}") for name in MENUS}
        for spec in ACTIONS:
            if spec.menu not in menus:
                parent, _, name = spec.menu.rpartition("/")
                menus[spec.menu] = menus[parent].addMenu(name)
            menus[spec.menu].addAction(self.actions[spec.id])
        for name, actions in more.items():
            menus[name].addSeparator()
            menus[name].addActions(actions)

    def fill_toolbar(self, toolbar: QToolBar) -> None:
        """Fill the toolbar in the order of the groups."""
        last = 0
        for spec in sorted((spec for spec in ACTIONS if spec.toolbar), key=lambda s: s.toolbar):
            if last and spec.toolbar != last:
                toolbar.addSeparator()
            last = spec.toolbar
            action = self.actions[spec.id]
            toolbar.addAction(action)
            button = toolbar.widgetForAction(action)
            button.setAccessibleName(spec.title)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def enable(self, image: bool, prediction: bool) -> None:
        """Enable what makes sense now."""
        there = {"": True, "image": image, "prediction": prediction}
        for spec in ACTIONS:
            self.actions[spec.id].setEnabled(there[spec.needs])


def _trigger(handler: Callable[..., None], spec: ActionSpec) -> Callable[[bool], None]:
    def run(checked: bool) -> None:
        if spec.argument is not None:
            handler(spec.argument)
        elif spec.checkable:
            handler(checked)
        else:
            handler()

    return run
