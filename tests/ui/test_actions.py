"""The table of actions, and the menus, toolbar and keys made from it."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

import resources
from viewer.ui.actions import ACTIONS, MENUS
from viewer.ui.commands import Commands
from viewer.ui.help import MOUSE, keys_page


def test_names_are_unique():
    assert [name for name, count in Counter(spec.id for spec in ACTIONS).items() if count > 1] == []


def test_no_key_does_two_things():
    keys = Counter(
        QKeySequence(shortcut).toString() for spec in ACTIONS for shortcut in spec.shortcuts
    )
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_access_key_stands_twice_in_a_menu():
    letters = Counter(
        (spec.menu, spec.text[spec.text.index("&") + 1].lower())
        for spec in ACTIONS
        if "&" in spec.text
    )
    assert [place for place, count in letters.items() if count > 1] == []


def test_the_keys_of_the_consensus_are_there():
    keys = {shortcut: spec.id for spec in ACTIONS for shortcut in spec.shortcuts}
    expected = {
        "=": "fit", "0": "auto-window", "1": "preset-1", "9": "preset-9", "I": "invert",
        "R": "rotate-right", "L": "rotate-left", "H": "flip-horizontal", "V": "flip-vertical",
        "G": "heatmaps", "N": "next-finding", "Shift+N": "previous-finding", "Esc": "drop-tool",
        "Backspace": "reset", "F11": "full-screen", "F1": "keys", "Ctrl+P": "privacy",
        "Ctrl+Z": "undo", "Ctrl+Shift+Z": "redo", "PgUp": "previous-image", "PgDown": "next-image",
        "Ctrl+C": "copy",
    }  # fmt: skip
    assert {key: keys.get(key) for key in expected} == expected


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_every_action_has_a_handler_and_its_icon(spec):
    assert callable(getattr(Commands, spec.handler))
    assert spec.menu.partition("/")[0] in MENUS
    assert not spec.toolbar or spec.icon
    if spec.icon:
        assert resources.path(f"icons/{spec.icon}.svg").is_file()


def in_menu(menu: QMenu) -> set[str]:
    names = set()
    for action in menu.actions():
        names |= in_menu(action.menu()) if action.menu() else {action.objectName()}
    return names


def test_menus_toolbar_and_keys_are_the_table(window):
    found = set()
    for action in window.menuBar().actions():
        found |= in_menu(action.menu())
    assert {spec.id for spec in ACTIONS} <= found
    shown = {action.objectName() for action in window.toolbar.actions()} - {""}
    assert shown == {spec.id for spec in ACTIONS if spec.toolbar}
    for spec in ACTIONS:
        action = window.findChild(QAction, spec.id)
        assert [key.toString() for key in action.shortcuts()] == [
            QKeySequence(key).toString() for key in spec.shortcuts
        ]


def test_the_help_page_names_every_key():
    page = keys_page()
    for spec in ACTIONS:
        assert all(shortcut in page for shortcut in spec.shortcuts)
    assert all(what in page for _, what in MOUSE)
