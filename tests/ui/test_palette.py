"""The command palette: a few letters find a command, Enter runs it."""

import pytest
from PySide6.QtCore import Qt

from viewer.ui.action_table import ACTIONS
from viewer.ui.fuzzy import best, score
from viewer.ui.palette import Palette
from viewer.ui.theme import colour

TITLES = ["Rotate left", "Rotate right", "Reset view", "Flip horizontally", "Close all studies"]


@pytest.mark.parametrize(
    ("letters", "first"),
    [
        ("rl", "Rotate left"),
        ("rr", "Rotate right"),
        ("rv", "Reset view"),
        ("flip", "Flip horizontally"),
        ("cas", "Close all studies"),
        ("ROT R", "Rotate right"),
    ],
)
def test_a_few_letters_find_a_title(letters, first):
    assert best(letters, TITLES, lambda title: (title,))[0] == first


def test_letters_that_do_not_fit_find_nothing():
    assert score("xyz", "Rotate left") is None
    assert score("tfel", "left") is None
    assert best("", TITLES, lambda title: (title,)) == TITLES


@pytest.fixture
def open_palette(qtbot):
    def show(window) -> Palette:
        window.action_set["palette"].trigger()
        dialog = window.commands._dialog
        assert isinstance(dialog, Palette)
        qtbot.waitExposed(dialog)
        return dialog

    return show


def rows(palette):
    items = [palette.list.topLevelItem(row) for row in range(palette.list.topLevelItemCount())]
    return {item.data(0, Qt.ItemDataRole.UserRole): item for item in items}


def test_every_command_but_itself_is_offered_with_its_keys(window, open_palette):
    found = rows(open_palette(window))
    assert set(found) == {spec.id for spec in ACTIONS} - {"palette"}
    assert found["undo"].text(2) == "Ctrl+Z"
    assert found["redo"].text(2).split() == ["Ctrl+Shift+Z", "Ctrl+Y"]


def test_enter_runs_what_was_typed(window, open_palette, qtbot):
    palette = open_palette(window)
    qtbot.keyClicks(palette.search, "inv")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.session.review.inverted
    assert not palette.isVisible()
    again = rows(open_palette(window))
    assert again["invert"].text(0).startswith("✓")


def test_arrow_keys_choose(window, open_palette, qtbot):
    palette = open_palette(window)
    qtbot.keyClicks(palette.search, "rotate")
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    chosen = palette.list.currentItem().text(0)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.session.review.quarter_turns == {"Rotate left": 3, "Rotate right": 1}[chosen]


def test_what_cannot_be_done_is_grey_says_why_and_does_nothing(make_window, open_palette, qtbot):
    palette = open_palette(make_window())
    item = rows(palette)["invert"]
    assert item.text(1) == "Open an image first."
    assert item.foreground(0).color() != item.treeWidget().palette().text().color()
    qtbot.keyClicks(palette.search, "invert")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_why_a_command_can_do_nothing_is_as_readable_as_any_text(make_window):
    window = make_window()
    window.commands.show_palette()
    palette = window.commands._dialog
    palette.search.setText("rotate left")
    item = palette.list.topLevelItem(0)
    assert item.text(1) == "Open an image first."
    assert item.foreground(0).color() == colour("faint")
    assert item.foreground(1).color() == colour("muted")
