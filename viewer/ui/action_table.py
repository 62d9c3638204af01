"""Every command of the window in one table.

Menus, toolbar, keys, command palette, help and tests read it. A row is all that a new command
needs, beside the method that does it; ``viewer/ui/actions.py`` makes Qt's actions from the rows.
"""

from pcam_model.wording import Text
from viewer.ui.menus.edit import EDIT
from viewer.ui.menus.file import FILE
from viewer.ui.menus.heatmaps import HEATMAPS
from viewer.ui.menus.help import HELP
from viewer.ui.menus.image import IMAGE
from viewer.ui.menus.measure import MEASURE
from viewer.ui.menus.spec import ActionSpec, ButtonSpec
from viewer.ui.menus.verdict import VERDICT
from viewer.ui.menus.view import LAYOUT_BUTTON, VIEW

#: Menus and submenus in their order: name in the table, text.
MENUS: dict[str, Text] = {
    "File": Text("&File"),
    "File/Recent": Text("Open &recent"),
    "File/Close": Text("C&lose more"),
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
    "Heatmaps/Finding": Text("The chosen findin&g"),
    "Heatmaps/Finding/Colour": Text("&Colour of the finding"),
    "Verdict": Text("Ver&dict"),
    "Help": Text("&Help"),
}

ACTIONS: tuple[ActionSpec, ...] = (
    *FILE,
    *EDIT,
    *VIEW,
    *IMAGE,
    *MEASURE,
    *HEATMAPS,
    *VERDICT,
    *HELP,
)

#: Commands before which a menu has a line; before its submenu, if it is the first one there.
SECTIONS = frozenset(
    (
        "clear-recent", "close-image", "export", "open-review", "quit",
        "paste-annotation", "settings",
        "next-frame", "layout-1x1", "full-screen", "panel-studies",
        "hang-frontal-lateral", "link-geometry", "maximise",
        "drop-tool", "preset-1", "rotate-left", "overlays", "fit",
        "tool-rectangle", "tool-arrow", "annotations", "edit-annotation",
        "next-finding", "hide-heatmaps", "link-heatmaps", "heatmap-style-fill", "run-anyway",
        "draw-box", "mark-read", "analyse-all",
        "diagnostics",
    )
)  # fmt: skip

#: Buttons of the toolbar that open a menu.
BUTTONS: tuple[ButtonSpec, ...] = (LAYOUT_BUTTON,)
