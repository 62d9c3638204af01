"""The list of work: its orders, its states, and what comes next."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from pcam_model.prediction import ModelIdentity
from viewer.dicom.radiograph import View
from viewer.dicom.source import Source
from viewer.review.agreement import agreement, wilson
from viewer.review.annotations import Annotation, Kind
from viewer.review.results import FrameResult
from viewer.review.review import Review
from viewer.review.verdict import Verdict, judged
from viewer.review.worklist import (
    ORDERS,
    ReadState,
    WorkImage,
    WorkItem,
    next_unread,
    ordered,
)

MODEL = ModelIdentity("tiny", "1.0", "ab" * 32)
READ = Review(read="2024-03-04T10:11:12+01:00")


def result(mass, edema=0.1, refusals=()):
    points = {"Mass": 0.5, "Edema": 0.2}
    return FrameResult(MODEL, 0, {"Mass": mass, "Edema": edema}, points, (), refusals)


def image(name="a", review=None, *results, refused=False):
    return WorkImage(Source(Path(name)), View.PA, review or Review(), results, refused)


def study(name, review=None, *results, date="", refused=False):
    return WorkItem(date, (image(name, review, *results, refused=refused),))


def names(items):
    return "".join(item.images[0].source.path.name for item in items)


def by(order):
    return next(each for each in ORDERS if each.id == order)


STUDIES = (
    study("a", None, result(0.2), date="20240101"),
    study("b", READ, result(0.99), date="20240301"),
    study("c", Review(verdicts=judged({}, "Mass", Verdict.DISAGREE)), result(0.8)),
    study("d", None, refused=True, date="20240201"),
    study("e", None, result(0.9), date="20240101101112"),
    study("f"),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        # The one that nothing is known of comes after those that are known, read ones last.
        ("need", "decafb"),
        ("highest", "becadf"),
        ("unsuitable", "dabcef"),
        ("unread", "adefcb"),
        ("disagree", "cabdef"),
        ("date", "bdeacf"),
    ],
)
def test_orders(order, expected):
    assert names(ordered(STUDIES, by(order))) == expected


def test_the_first_order_is_by_need():
    assert ORDERS[0].id == "need"


def test_states():
    drawn = Review(annotations=(Annotation(Kind.PROBE, ((1.0, 1.0),)),))
    assert WorkItem("", (image(), image("b"))).state is ReadState.UNREAD
    assert WorkItem("", (image("a", READ), image("b"))).state is ReadState.IN_PROGRESS
    assert WorkItem("", (image("a", drawn),)).state is ReadState.IN_PROGRESS
    assert WorkItem("", (image("a", READ), image("b", READ))).state is ReadState.READ


def test_a_study_is_unsuitable_if_nothing_of_it_suits_or_a_result_was_forced():
    lateral = image("b", refused=True)
    assert WorkItem("", (lateral,)).unsuitable
    assert not WorkItem("", (image("a", None, result(0.2)), lateral)).unsuitable
    assert WorkItem("", (image("a", None, result(0.2, refusals=("lateral",))),)).unsuitable


def test_the_strongest_findings_follow_edited_thresholds_and_the_order_does_not():
    review = Review().with_threshold("Mass", 0.95)
    item = study("a", review, result(0.9, 0.6))
    assert [finding for finding, _ in item.strongest] == ["Edema"]
    assert item.highest == pytest.approx(math.log(9))
    assert study("a").highest == -math.inf


def test_the_neediest_image_is_unread_with_the_strongest_finding():
    images = (
        image("a", READ, result(0.99)),
        image("b", None, result(0.3)),
        image("c", None, result(0.7)),
        image("d"),
    )
    assert WorkItem("", images).neediest.source.path.name == "c"


@pytest.mark.parametrize(
    ("current", "step", "expected"),
    [(None, 1, "a"), (None, -1, "f"), ("a", 1, "c"), ("f", 1, "a"), ("a", -1, "f"), ("c", -1, "a")],
)
def test_the_next_unread_goes_round_and_leaves_out_what_is_read(current, step, expected):
    source = Source(Path(current)) if current else None
    assert names((next_unread(STUDIES, source, step),)) == expected


def test_nothing_is_next_where_all_is_read():
    assert next_unread((study("a", READ),), None, 1) is None
    assert next_unread((), None, 1) is None


# Agreement


def read(verdict, positive=True):
    verdicts = judged({}, "Mass", verdict, positive) if verdict else {}
    return Review(verdicts=verdicts), result(0.9)


def test_verdicts_are_counted_by_finding():
    mass, edema = agreement(
        [
            read(Verdict.AGREE),
            read(Verdict.AGREE),
            read(Verdict.DISAGREE),
            read(Verdict.DISAGREE, positive=False),
            read(Verdict.UNSURE),
            read(None),
        ]
    )
    assert (mass.agree, mass.disagree, mass.unsure, mass.not_judged) == (2, 2, 1, 1)
    assert (mass.missed, mass.overcalled) == (1, 1)
    assert mass.share == 0.5
    assert (edema.finding, edema.not_judged) == ("Edema", 6)
    assert (edema.share, edema.interval) == (None, None)


def test_models_are_counted_apart():
    other = FrameResult(ModelIdentity("other", "1", "cd" * 32), 0, {"Mass": 0.1}, {"Mass": 0.5})
    counted = agreement([read(Verdict.AGREE), (read(Verdict.AGREE)[0], other)])
    assert [(one.model.name, one.finding, one.agree) for one in counted] == [
        ("tiny", "Mass", 1), ("tiny", "Edema", 0), ("other", "Mass", 1),
    ]  # fmt: skip


@given(st.integers(1, 400), st.data())
def test_the_interval_is_wilsons(trials, data):
    successes = data.draw(st.integers(0, trials))
    expected = binomtest(successes, trials).proportion_ci(0.95, "wilson")
    assert wilson(successes, trials) == pytest.approx((expected.low, expected.high), abs=1e-9)
