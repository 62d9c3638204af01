"""A reader answers the model: by buttons, by keys, in words and with regions of their own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.mouse import drag
from viewer.review.annotations import Kind
from viewer.review.colours import finding_colour
from viewer.review.verdict import Verdict


def verdict_of(window, finding):
    one = window.session.review.verdicts.get(finding)
    return one.verdict if one is not None else None


def test_three_buttons_of_which_one_at_most_is_pressed(window):
    buttons = window.findings.rows["Mass"].verdict.buttons
    for wanted in Verdict:
        buttons[wanted].click()
        assert verdict_of(window, "Mass") is wanted
        assert [verdict for verdict, button in buttons.items() if button.isChecked()] == [wanted]
        assert window.session.finding == "Mass"
    buttons[wanted].click()
    assert window.session.review.verdicts == {}
    assert not any(button.isChecked() for button in buttons.values())


def test_a_verdict_says_its_time_and_is_undone(window):
    row = window.findings.rows["Edema"].verdict
    row.buttons[Verdict.AGREE].click()
    one = window.session.review.verdicts["Edema"]
    assert one.changed.replace("T", " ") in row.buttons[Verdict.AGREE].toolTip()
    # The model takes it for present: its sign says so.
    assert one.positive is True
    window.action_set["undo"].trigger()
    assert verdict_of(window, "Edema") is None
    assert not row.buttons[Verdict.AGREE].isChecked()
    assert one.changed not in row.buttons[Verdict.AGREE].toolTip()
    window.action_set["redo"].trigger()
    assert row.buttons[Verdict.AGREE].isChecked()


def test_a_threshold_moved_later_does_not_turn_a_verdict_round(window):
    window.findings.rows["Edema"].verdict.buttons[Verdict.AGREE].click()
    session = window.session
    session.change_to(session.review.with_threshold("Edema", 1.0))
    assert session.review.verdicts["Edema"].reader_positive is True


def test_keys_answer_for_the_chosen_finding(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.action_set["agree"].isEnabled()
    assert window.findings.remarks.isHidden()
    for key, wanted in (
        (Qt.Key.Key_F6, Verdict.AGREE),
        (Qt.Key.Key_F7, Verdict.DISAGREE),
        (Qt.Key.Key_F8, Verdict.UNSURE),
    ):
        qtbot.keyClick(window.view, Qt.Key.Key_N)
        finding = window.session.finding
        qtbot.keyClick(window.view, key)
        assert verdict_of(window, finding) is wanted
        assert window.action_set[wanted.value].isChecked()
    qtbot.keyClick(window.view, Qt.Key.Key_F9)
    comment = window.findings.remarks.comment
    assert comment.hasFocus()
    QTest.keyClicks(comment, "a nipple ")
    assert comment.text() == "a nipple "
    assert window.session.review.verdicts[finding].comment == "a nipple"
    QTest.keyClick(comment, Qt.Key.Key_Return)
    window.action_set["undo"].trigger()
    assert window.session.review.verdicts[finding].comment == ""
    assert comment.text() == ""


def test_a_comment_stays_with_the_finding_it_was_typed_for(window):
    session, comment = window.session, window.findings.remarks.comment
    session.select_finding("Mass")
    QTest.keyClicks(comment, "one")
    session.select_finding("Edema")
    assert comment.text() == ""
    assert comment.accessibleName() == "Comment on Edema"
    QTest.keyClicks(comment, "two")
    assert {name: one.comment for name, one in session.review.verdicts.items()} == {
        "Mass": "one",
        "Edema": "two",
    }
    session.select_finding("Mass")
    assert comment.text() == "one"


@pytest.mark.parametrize(
    ("action", "kind"), [("draw-box", Kind.RECTANGLE), ("draw-ellipse", Kind.ELLIPSE)]
)
def test_an_own_region_marks_the_chosen_finding(window, qtbot, action, kind):
    session = window.session
    # Also one of which the model says that it is not there.
    session.select_finding("Effusion")
    window.action_set[action].trigger()
    drag(window.view, (300, 200), (400, 300))
    (one,) = session.review.annotations
    assert (one.kind, one.finding, one.colour) == (kind, "Effusion", finding_colour("Effusion"))
    assert "one region" in window.findings.remarks.heading.text()
    (item,) = window.view.annotations.layer.items.values()
    assert item.lines[0] == "Effusion"
    assert "Effusion" in window.annotations.list.topLevelItem(0).text(0)
    # The tool goes on, for the finding that is chosen then.
    session.select_finding("Mass")
    drag(window.view, (450, 350), (500, 400))
    assert session.review.annotations[1].finding == "Mass"
    # Taken from the toolbar, the same tool marks none.
    window.action_set["tool-length"].trigger()
    window.action_set[f"tool-{kind.value}"].trigger()
    drag(window.view, (60, 80), (140, 160))
    assert session.review.annotations[2].finding == ""
    window.action_set["delete-annotation"].trigger()
    window.action_set["undo"].trigger()
    assert len(session.review.annotations) == 3


def test_a_region_is_given_to_a_finding_and_taken_from_it(window):
    session = window.session
    window.action_set["tool-rectangle"].trigger()
    drag(window.view, (300, 200), (400, 300))
    assert not window.action_set["assign-region"].isEnabled()
    session.select_finding("Mass")
    assert window.action_set["assign-region"].isEnabled()
    for finding in ("Mass", ""):
        window.action_set["assign-region"].trigger()
        assert session.review.annotations[0].finding == finding
