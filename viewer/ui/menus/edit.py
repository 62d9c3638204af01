"""Undo, settings, keys."""

from viewer.ui.menus.spec import ActionSpec

_A = ActionSpec

# fmt: off
EDIT: tuple[ActionSpec, ...] = (
    _A("undo", "&Undo", "Edit", "undo", ("Ctrl+Z",), "undo", needs="undo"),
    _A("redo", "&Redo", "Edit", "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", needs="redo"),
    _A("paste-annotation", "&Paste annotation", "Edit", "annotations.paste", ("Ctrl+V",),
       tip="Beside the original, or on another image", needs="image"),
    _A("settings", "&Settings…", "Edit", "show_settings", ("Ctrl+,",),
       tip="Language, theme, memory and what images start with"),
    _A("edit-keys", "&Keyboard shortcuts…", "Edit", "show_key_editor", (),
       tip="Choose the keys of every command"),
)
# fmt: on
