"""The findings without a mouse: one key goes there, others do what the mouse can."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import write_dicom
from viewer.review.verdict import Verdict
from viewer.ui.help import keys_page
from viewer.ui.tile import State


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def here(window):
    """Return the finding whose row has the focus."""
    return next((name for name, row in window.findings.rows.items() if row.hasFocus()), None)


@pytest.fixture
def rows(window, qtbot):
    """Go to the findings by their key; return the window."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    press(Qt.Key.Key_F4)
    return window


def test_a_key_goes_to_the_first_finding_or_the_chosen_one(rows):
    first, second, *_ = rows.findings.rows
    assert here(rows) == rows.session.finding == first
    rows.session.select_finding(second)
    rows.view.setFocus()
    press(Qt.Key.Key_F4)
    assert here(rows) == second


def test_the_key_shows_the_panel_where_it_was_closed(rows, qtbot):
    rows.findings_dock.hide()
    rows.view.setFocus()
    press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: here(rows) is not None)
    assert rows.findings_dock.isVisible()


def test_arrows_choose_and_change_nothing_that_is_shown(rows):
    names, before = list(rows.findings.rows), rows.session.review
    for name in names[1:]:
        press(Qt.Key.Key_Down)
        assert here(rows) == rows.session.finding == name
    press(Qt.Key.Key_Down)
    assert here(rows) == names[-1]
    press(Qt.Key.Key_Home)
    assert here(rows) == names[0]
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Up)
    assert here(rows) == names[-2]
    assert rows.session.review == before


def test_space_shows_and_hides_the_heatmap(rows):
    name = here(rows)
    shown = name in rows.session.review.visible
    press(Qt.Key.Key_Space)
    assert (name in rows.session.review.visible) is not shown
    press(Qt.Key.Key_Space)
    assert (name in rows.session.review.visible) is shown
    assert here(rows) == name


def test_enter_shows_one_heatmap_alone(rows):
    rows.findings.controls.show_all()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert rows.session.review.visible == {here(rows)}
    rows.session.undo()
    assert len(rows.session.review.visible) > 1


def test_r_resets_the_threshold_and_turns_no_image(rows):
    name = here(rows)
    rows.session.change_to(rows.session.review.with_threshold(name, 0.9))
    press(Qt.Key.Key_R)
    assert not rows.session.review.edited_thresholds
    assert rows.session.review.quarter_turns == 0
    # Over the image it is what it always was.
    rows.view.setFocus()
    press(Qt.Key.Key_R)
    assert rows.session.review.quarter_turns == 1


def test_c_offers_the_colours_and_takes_no_tool(rows, qtbot):
    tool = rows.view.tool.name
    press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert rows.view.tool.name == tool
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)


def test_verdicts_are_given_by_their_keys(rows):
    for key, verdict in (
        (Qt.Key.Key_F6, Verdict.AGREE),
        (Qt.Key.Key_F7, Verdict.DISAGREE),
        (Qt.Key.Key_F8, Verdict.UNSURE),
    ):
        press(key)
        assert rows.session.review.verdicts[here(rows)].verdict is verdict


def test_escape_goes_back_to_the_image(rows):
    press(Qt.Key.Key_Escape)
    assert rows.view.hasFocus()


def test_the_focus_goes_along_where_a_finding_is_chosen_otherwise(rows):
    press(Qt.Key.Key_N)
    assert here(rows) == rows.session.finding == list(rows.findings.rows)[1]


def test_tab_goes_through_a_row_before_the_next_one_whatever_was_shown_before(
    rows, settle, tmp_path
):
    # Edema above Mass becomes Mass above Edema.
    other = write_dicom(tmp_path / "bright.dcm", square=(0, 0, 512, 640))
    before = list(rows.findings.rows)
    rows.session.open([other])
    settle(rows)
    names = list(rows.findings.rows)
    assert names != before
    press(Qt.Key.Key_F4) if here(rows) is None else press(Qt.Key.Key_Home)
    met = []
    for _ in range(100):
        widget = QApplication.focusWidget()
        if not rows.findings.list.isAncestorOf(widget):
            break
        met.append(
            next(name for name, row in rows.findings.rows.items()
                 if row is widget or row.isAncestorOf(widget))
        )  # fmt: skip
        press(Qt.Key.Key_Tab)
    assert [name for name, _ in itertools.groupby(met)] == names


def test_where_the_model_does_not_suit_the_key_goes_to_what_can_be_done(
    make_window, settle, tmp_path, qtbot
):
    window = make_window(write_dicom(tmp_path / "lateral.dcm", ViewPosition="LL"))
    settle(window, State.REFUSED)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    # What can be done follows the image a moment later.
    qtbot.waitUntil(window.action_set["focus-findings"].isEnabled)
    press(Qt.Key.Key_F4)
    assert window.findings.head.ask.hasFocus()


def test_the_help_names_the_keys(window):
    page = keys_page(window.action_set)
    assert "<b>F4</b>" in page
    assert "in the list of findings" in page


def test_a_row_says_whether_its_heatmap_is_shown(window):
    row = window.findings.rows["Mass"]
    window.findings.show_finding("Mass", True)
    assert "heatmap shown" in row.accessibleName()
    window.findings.show_finding("Mass", False)
    assert "heatmap shown" not in row.accessibleName()
    assert row.accessibleDescription()
