"""Help."""

from viewer.ui.menus.spec import ActionSpec

_A = ActionSpec

# fmt: off
HELP: tuple[ActionSpec, ...] = (
    _A("palette", "&Command palette…", "Help", "show_palette", ("Ctrl+K",),
       tip="Find any command by a few letters, and see its key"),
    _A("keys", "&Mouse and keys", "Help", "keys", ("F1",)),
    _A("diagnostics", "Copy &diagnostic information", "Help", "copy_diagnostics",
       tip="What the program can do here, for a report; no identifiers"),
    _A("about", "&About pcam-viewer", "Help", "about"),
)
# fmt: on
