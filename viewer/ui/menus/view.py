"""Images, frames, layouts, panels."""

from pcam_model.wording import Text
from viewer.review.hanging import LAYOUTS, RULES
from viewer.ui.menus.spec import ActionSpec, ButtonSpec


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
            f"hang-{rule.id}",
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


_A = ActionSpec

# fmt: off
VIEW: tuple[ActionSpec, ...] = (
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
    _A("header", "&DICOM header…", "View", "header", ("Ctrl+I",), needs="source",
       tip="Every element of the file, to be searched and compared with another file's"),
    _A("restore-layout", "Restore &layout", "View", "restore_layout"),
)
# fmt: on

#: Layouts and hangings at one press.
LAYOUT_BUTTON = ButtonSpec(
    "layouts",
    Text("Layout"),
    "layout-1x2",
    5,
    (
        *(spec.id for spec in _layouts()),
        "",
        *(spec.id for spec in _hangings()),
        "",
        "link-geometry",
    ),
)
