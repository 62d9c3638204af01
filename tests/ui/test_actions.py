"""The table of actions, and the menus, toolbar, keys and check marks made from it."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

import resources
from viewer.review.hanging import Layout
from viewer.ui.action_table import ACTIONS, BUTTONS, MENUS, SECTIONS
from viewer.ui.actions import is_checked, plain
from viewer.ui.help import MOUSE, keys_page
from viewer.ui.menus.needs import NEEDS


def test_names_are_unique():
    assert [name for name, count in Counter(spec.id for spec in ACTIONS).items() if count > 1] == []


def test_no_key_does_two_things():
    keys = Counter(
        QKeySequence(shortcut).toString() for spec in ACTIONS for shortcut in spec.shortcuts
    )
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_access_key_stands_twice_in_a_menu():
    texts = [(spec.menu, spec.text) for spec in ACTIONS]
    texts += [(name.rpartition("/")[0], text) for name, text in MENUS.items()]
    letters = Counter(
        (menu, text[text.index("&") + 1].lower()) for menu, text in texts if "&" in text
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
def test_every_row_of_the_table_can_be_made(spec):
    assert spec.menu in MENUS
    assert not spec.needs or spec.needs in NEEDS
    assert not spec.toolbar or spec.icon
    if spec.icon:
        assert resources.path(f"icons/{spec.icon}.svg").is_file()


def in_menu(menu: QMenu) -> set[str]:
    names = set()
    for action in menu.actions():
        if not action.isSeparator():
            names |= in_menu(action.menu()) if action.menu() else {action.objectName()}
    return names


def below_lines(menu: QMenu) -> set[str]:
    """Return the commands below lines; the first one of a submenu stands for it."""
    actions = menu.actions()
    names = set()
    for before, action in pairwise(actions):
        if before.isSeparator():
            names.add(
                action.menu().actions()[0].objectName() if action.menu() else action.objectName()
            )
    return names.union(*(below_lines(action.menu()) for action in actions if action.menu()))


def test_menus_have_sections(window):
    found = set().union(*(below_lines(each.menu()) for each in window.menuBar().actions()))
    assert found == SECTIONS


def test_menus_toolbar_and_keys_are_the_table(window):
    found = set()
    for action in window.menuBar().actions():
        found |= in_menu(action.menu())
    assert found == {spec.id for spec in ACTIONS}
    shown = {action.objectName() for action in window.toolbar.actions()} - {""}
    assert shown == {spec.id for spec in (*ACTIONS, *BUTTONS) if spec.toolbar}
    for spec in ACTIONS:
        action = window.findChild(QAction, spec.id)
        assert [key.toString() for key in action.shortcuts()] == [
            QKeySequence(key).toString() for key in spec.shortcuts
        ]


@pytest.fixture
def layouts(window) -> QToolButton:
    """The button that opens the layouts."""
    action = window.toolbar.findChild(QAction, "layouts")
    button = window.toolbar.widgetForAction(action)
    assert isinstance(button, QToolButton)
    return button


def test_a_button_of_the_toolbar_offers_layouts_and_hangings(window, layouts):
    offered = [
        a.objectName() for a in layouts.defaultAction().menu().actions() if not a.isSeparator()
    ]
    assert offered[:4] == ["layout-1x1", "layout-1x2", "layout-2x1", "layout-2x2"]
    assert {"hang-frontal-lateral", "hang-current-prior"} <= set(offered)
    # One and the same as in the menu bar: mark, key and reason cannot differ.
    assert all(
        window.action_set[name] in layouts.defaultAction().menu().actions() for name in offered
    )
    assert all(not window.action_set[name].icon().isNull() for name in offered[:6])


def test_the_layout_button_is_pressed_and_answered_by_keys(window, layouts, qtbot):
    assert layouts.accessibleName() == "Layout"
    assert layouts.focusPolicy() & Qt.FocusPolicy.TabFocus
    menu, wanted = layouts.defaultAction().menu(), window.action_set["layout-1x2"]
    before = layouts.icon().pixmap(22, 22).toImage()

    def choose():
        for _ in menu.actions():
            if menu.activeAction() is not wanted:
                qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        menu.close()

    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, choose))
    layouts.setFocus()
    qtbot.keyClick(layouts, Qt.Key.Key_Space)
    assert window.session.layout == Layout(1, 2)
    assert "1 × 2" in layouts.toolTip()
    assert layouts.icon().pixmap(22, 22).toImage() != before


def test_the_help_page_names_every_key(window):
    page = keys_page(window.action_set)
    for spec in ACTIONS:
        assert all(shortcut in page for shortcut in spec.shortcuts)
    assert all(what in page for _, what in MOUSE)


def checked(window):
    return {spec.id for spec in ACTIONS if window.action_set[spec.id].isChecked()}


def test_check_marks_say_what_the_window_does(window):
    said = {spec.id for spec in ACTIONS if spec.state and is_checked(window, spec)}
    assert checked(window) == said >= {"heatmaps", "tool-window", "panel-studies"}
    window.action_set["tool-pan"].trigger()
    window.action_set["privacy"].trigger()
    window.action_set["panel-studies"].trigger()
    assert window.view.tool.name == "pan"
    assert window.private
    assert window.studies_dock.isHidden()
    assert checked(window) == (said | {"tool-pan", "privacy"}) - {"tool-window", "panel-studies"}


def test_check_marks_follow_what_changes_without_the_action(window):
    window.session.change(inverted=True)
    assert "invert" in checked(window)
    window.session.undo()
    assert "invert" not in checked(window)
    window.findings_dock.hide()
    assert "panel-findings" not in checked(window)


def test_an_action_that_comes_to_nothing_is_not_checked(window, monkeypatch):
    monkeypatch.setattr(window, "set_private", lambda on: None)
    window.action_set["privacy"].trigger()
    assert "privacy" not in checked(window)


def test_what_cannot_be_done_is_disabled_and_says_why(make_window, window, qtbot):
    window.commands.clear_recent()
    empty = make_window()
    reasons = {spec.id: empty.action_set.reason(spec) for spec in ACTIONS if spec.needs}
    assert all(reasons.values())
    assert reasons["heatmaps"] != reasons["invert"]
    for spec in ACTIONS:
        assert empty.action_set[spec.id].isEnabled() is not bool(spec.needs), spec.id
        assert window.action_set[spec.id].isEnabled() is (not window.action_set.reason(spec))
    assert window.action_set["invert"].isEnabled()
    assert not window.action_set["redo"].isEnabled()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("&Open files…", "Open files"),
        ("F&ull screen", "Full screen"),
        ("파일 열기(&O)…", "파일 열기"),
        ("Größe (&2)", "Größe"),
        ("&1  R&&D/chest.dcm", "1  R&D/chest.dcm"),
    ],
)
def test_titles_are_texts_without_access_keys(text, said):
    assert plain(text) == said
