"""A file of reviews that is opened again holds the same reviews."""

import json

import pytest

from pcam_model.prediction import ModelIdentity
from viewer.review import saved
from viewer.review.annotations import Annotation, Kind
from viewer.review.results import FrameResult
from viewer.review.review import Review
from viewer.review.review_file import ReviewedImage, ReviewFile, decode, encode
from viewer.review.saved import SavedReview, SavedReviewError
from viewer.review.verdict import Verdict, judged

MODEL = ModelIdentity("tiny", "1.0", "ab" * 32)
OTHER = ModelIdentity("other", "2", "ba" * 32)
RESULT = FrameResult(MODEL, 0, {"Mass": 0.7, "Edema": 0.1}, {"Mass": 0.5, "Edema": 0.2}, ("look",))
REVIEW = Review(
    verdicts=judged({}, "Mass", Verdict.AGREE, True),
    annotations=(Annotation(Kind.ELLIPSE, ((1.0, 2.0), (3.0, 4.0)), finding="Mass"),),
    read="2024-03-04T10:11:12+01:00",
).with_threshold("Edema", 0.3)
FILE = ReviewFile(
    (
        ReviewedImage(SavedReview(REVIEW, "1.2.3", (40, 30)), "cd" * 32, (RESULT,), MODEL),
        ReviewedImage(SavedReview(Review(), "", (40, 30)), "ef" * 32, (), OTHER),
    ),
    MODEL,
    "2024-03-04T10:11:13+01:00",
)


def test_all_comes_back():
    assert decode(encode(FILE)) == FILE


def test_a_file_says_what_it_is_not_for():
    assert json.loads(encode(FILE))["intended_use"] == "Not for clinical use: research and teaching"


def test_a_review_of_before_there_were_lists_is_a_list_of_one():
    old = saved.encode(REVIEW, "1.2.3", (40, 30))
    assert decode(old).images == (ReviewedImage(SavedReview(REVIEW, "1.2.3", (40, 30))),)


def test_a_file_of_before_images_named_their_model_tells_it_all_the_same():
    data = json.loads(encode(FILE)) | {"model": {"name": "x", "version": "1", "sha256": "cd" * 32}}
    for image in data["images"]:
        del image["model"]
    # Of what has a result it is the one that made that; else the one that was open.
    assert [image.model.name for image in decode(json.dumps(data).encode()).images] == ["tiny", "x"]


def changed(**changes):
    return json.dumps(json.loads(encode(FILE)) | changes).encode()


def with_result(**changes):
    data = json.loads(encode(FILE))
    data["images"][0]["results"][0] |= changes
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "no saved review"),
        (b"PK\x03\x04", "no saved review"),
        (changed(schema=3), "schema 3; this program reads 2. Use a newer program"),
        (changed(images=[{"review": {}, "pixels": ""}]), "no saved review"),
        (changed(images=[{"pixels": "not a hash"}]), "no saved review"),
        (with_result(probabilities={"Mass": 1.5, "Edema": 0.1}), "no saved review"),
        (with_result(operating_points={"Mass": 0.5}), "differ in findings"),
    ],
)
def test_what_is_no_file_of_reviews_is_refused_with_the_reason(text, reason):
    with pytest.raises(SavedReviewError, match=reason):
        decode(text)


def test_results_rank_findings_by_their_distance_from_the_operating_point():
    # Edema is less likely than Mass, and lies farther above its own point.
    result = FrameResult(MODEL, 0, {"Mass": 0.5, "Edema": 0.3}, {"Mass": 0.5, "Edema": 0.1})
    assert result.ranked == ("Edema", "Mass")
    assert result.distance("Mass") == pytest.approx(0.0)
    assert result.positive("Edema", Review())
    assert not result.positive("Edema", Review().with_threshold("Edema", 0.4))
