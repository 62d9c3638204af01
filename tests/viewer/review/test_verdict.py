"""A verdict says what was judged and when; taking it back leaves the comment."""

from datetime import datetime, timedelta

import pytest

from viewer.review.history import History
from viewer.review.review import Review
from viewer.review.verdict import NO_VERDICTS, FindingVerdict, Verdict, commented, judged

EARLIER = "2024-03-04T10:11:12+01:00"


def test_a_verdict_has_the_time_with_its_offset():
    one = judged(NO_VERDICTS, "Mass", Verdict.AGREE, True)["Mass"]
    changed = datetime.fromisoformat(one.changed)
    assert abs(datetime.now().astimezone() - changed) < timedelta(minutes=1)
    assert (one.verdict, one.comment, one.positive) == (Verdict.AGREE, "", True)


def test_taking_a_verdict_back_leaves_the_comment_and_nothing_else():
    verdicts = commented(judged(NO_VERDICTS, "Mass", Verdict.AGREE, True), "Mass", "clear")
    assert judged(verdicts, "Mass", None)["Mass"].comment == "clear"
    assert judged(verdicts, "Mass", None)["Mass"].verdict is None
    assert dict(judged(commented(verdicts, "Mass", ""), "Mass", None)) == {}


def test_a_comment_does_not_judge_anew():
    verdicts = judged(NO_VERDICTS, "Mass", Verdict.DISAGREE, True)
    assert commented(verdicts, "Mass", "nipple", False)["Mass"].positive is True


def test_what_stays_as_it_was_keeps_its_time():
    before = {"Mass": FindingVerdict(Verdict.AGREE, "", EARLIER, True)}
    assert judged(before, "Mass", Verdict.AGREE, True) == before
    assert judged(before, "Mass", Verdict.UNSURE, True)["Mass"].changed != EARLIER


def test_a_comment_is_one_line_without_control_characters():
    assert commented(NO_VERDICTS, "Mass", " a\nb\x07 ")["Mass"].comment == "a b"


@pytest.mark.parametrize(
    ("verdict", "positive", "reader"),
    [
        (Verdict.AGREE, True, True),
        (Verdict.AGREE, False, False),
        (Verdict.DISAGREE, True, False),
        (Verdict.DISAGREE, False, True),
        (Verdict.UNSURE, True, None),
        (Verdict.AGREE, None, None),
    ],
)
def test_what_the_reader_takes_for_present(verdict, positive, reader):
    assert FindingVerdict(verdict, "", EARLIER, positive).reader_positive is reader


@pytest.mark.parametrize(
    ("verdict", "changed", "reason"),
    [
        (None, EARLIER, "neither a verdict nor a comment"),
        (Verdict.AGREE, "yesterday", "ISO 8601"),
        (Verdict.AGREE, "2024-03-04T10:11:12", "offset"),
    ],
)
def test_a_verdict_without_meaning_or_time_is_refused(verdict, changed, reason):
    with pytest.raises(ValueError, match=reason):
        FindingVerdict(verdict, "", changed)


def test_verdicts_are_undone_like_every_other_change():
    history = History(Review())
    verdicts = judged(NO_VERDICTS, "Mass", Verdict.AGREE)
    history.push(history.current.changed(verdicts=verdicts))
    assert history.undo().verdicts == {}
    assert history.redo().verdicts == verdicts
