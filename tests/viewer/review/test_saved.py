"""A review that is saved and opened again is the same review."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcam_model.wording import Text
from viewer.dicom.radiograph import LookupTable, VoiFunction, Window
from viewer.review.annotations import POINTS, Annotation, Kind
from viewer.review.review import HeatmapStyle, Review
from viewer.review.saved import (
    SavedReview,
    SavedReviewError,
    annotations_as_data,
    annotations_from_text,
    decode,
    encode,
)
from viewer.review.verdict import Verdict, commented, judged

number = st.floats(-1e5, 1e5)


@st.composite
def annotations(draw):
    kind = draw(st.sampled_from(Kind))
    points = tuple(draw(st.tuples(number, number)) for _ in range(POINTS[kind]))
    text = draw(st.text(st.characters(codec="utf-8"), max_size=20))
    channel = st.integers(0, 255)
    finding = draw(st.sampled_from(("", "Mass"))) if kind.is_region else ""
    colour = draw(st.tuples(channel, channel, channel))
    return Annotation(kind, points, text, colour, draw(st.integers(0, 9)), finding=finding)


@given(st.lists(annotations(), max_size=4))
def test_annotations_come_back(drawn):
    review = Review(annotations=tuple(drawn), annotations_on=False)
    assert decode(encode(review)) == SavedReview(review)
    assert annotations_from_text(json.dumps(annotations_as_data(tuple(drawn))).encode()) == tuple(
        drawn
    )


def test_everything_else_comes_back_too():
    review = Review(
        visible=frozenset({"Mass", "Edema"}),
        heatmaps_on=False,
        style=HeatmapStyle.BOXES,
        opacity=0.25,
        voi=Window(40.0, 400.0, VoiFunction.SIGMOID, "bone"),
        inverted=True,
        quarter_turns=3,
        flipped=True,
        frame=2,
        colour_map="cividis",
        colours={"Mass": (1, 2, 3)},
    ).with_threshold("Mass", 0.3)
    assert decode(encode(review, "1.2.3", (40, 30))) == SavedReview(review, "1.2.3", (40, 30))


def test_colours_that_only_a_later_version_knows_are_the_first_ones():
    later = encode(Review(colour_map="cividis")).replace(b"cividis", b"rainbow")
    assert decode(later).review == Review()


def test_a_window_with_a_translatable_name_comes_back():
    review = Review(voi=Window(40.0, 400.0, explanation=Text("window {number}", number=2)))
    assert decode(encode(review)).review.voi.explanation == "window 2"


def test_a_table_comes_back():
    table = LookupTable(-5, np.array([1, 2, 65535], np.uint16), 16, "soft")
    again = decode(encode(Review(voi=table))).review.voi
    assert (again.first, again.bits, again.explanation) == (-5, 16, "soft")
    assert again.data.tolist() == [1, 2, 65535]
    assert again.data.dtype == np.uint16


def test_verdicts_come_back():
    verdicts = judged(Review().verdicts, "Mass", Verdict.DISAGREE, True)
    verdicts = commented(judged(verdicts, "Edema", Verdict.UNSURE), "Mass", "a nipple")
    verdicts = commented(verdicts, "Nodule", "look again")
    assert decode(encode(Review(verdicts=verdicts))).review.verdicts == verdicts
    assert verdicts["Nodule"].verdict is None


def test_files_of_before_there_were_verdicts_and_marks_are_read():
    region = Annotation(Kind.ELLIPSE, ((1.0, 1.0), (5.0, 5.0)))
    old = json.loads(encode(Review(annotations=(region,))))
    del old["verdicts"], old["annotations"][0]["finding"]
    assert decode(json.dumps(old).encode()).review == Review(annotations=(region,))


def test_no_identifier_unless_asked_for():
    assert json.loads(encode(Review()))["sop_instance_uid"] == ""


def changed(**changes):
    review = Review(annotations=(Annotation(Kind.TEXT, ((1.0, 1.0),)),))
    return json.dumps(json.loads(encode(review)) | changes).encode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "no saved review"),
        (b"[]", "no saved review"),
        (changed(schema=2), "Use a newer program"),
        (changed(opacity=7), "opacity"),
        (changed(annotations=[{"kind": "length", "points": []}]), "length needs 2, not 0"),
        (changed(annotations=[{"kind": "spline", "points": []}]), "kind"),
        (
            changed(annotations=[{"kind": "text", "points": [[1, 1]], "finding": "Mass"}]),
            "only a rectangle, an ellipse or a polygon",
        ),
        (changed(verdicts={"Mass": {"verdict": "maybe", "comment": "", "changed": ""}}), "maybe"),
        (
            changed(verdicts={"Mass": {"verdict": "agree", "comment": "", "changed": "today"}}),
            "ISO 8601",
        ),
        (changed(table={"first": 0, "data": [-1], "bits": 16}), "data"),
        (changed(table={"first": 0, "data": [], "bits": 16}), "data"),
    ],
)
def test_what_is_no_review_is_refused_with_the_reason(text, reason):
    with pytest.raises(SavedReviewError, match=reason):
        decode(text)


def test_what_is_no_list_of_annotations_is_refused():
    with pytest.raises(SavedReviewError, match="no list of annotations"):
        annotations_from_text(b"Doe^Jane")


@pytest.mark.parametrize(
    ("uid", "shape", "frames", "fits"),
    [
        ("1.2", (40, 30), 3, True),
        ("", (40, 30), 3, True),
        ("1.3", (40, 30), 3, False),
        ("1.2", (30, 40), 3, False),
        ("1.2", (40, 30), 2, False),
    ],
)
def test_a_review_knows_its_image(uid, shape, frames, fits):
    drawn = Annotation(Kind.TEXT, ((1.0, 1.0),), "x", frame=2)
    saved = decode(encode(Review(annotations=(drawn,)), "1.2", (40, 30)))
    assert saved.fits(uid, shape, frames) is fits


def test_a_review_that_does_not_say_fits_everywhere():
    assert decode(encode(Review())).fits("1.2", (40, 30), 1)
    assert not decode(encode(Review(frame=1))).fits("1.2", (40, 30), 1)
