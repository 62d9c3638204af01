"""``.pcamreview``: the reviews of one or many images in one file, as JSON.

The file knows its images by SOP Instance UID and by the SHA-256 of their pixels, and holds no
other identifier. It holds what the model said in numbers; heatmaps are made again by the same
model. ``docs/review-file.md`` describes every field.
"""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from pcam_model.prediction import ModelIdentity
from pcam_model.wording import Text
from viewer.review import saved
from viewer.review.results import FrameResult
from viewer.review.review import Review
from viewer.review.saved import (
    Saved,
    SavedReview,
    SavedReviewError,
    check_schema,
    json_text,
    pack,
    unpack,
)

#: Raised when older programs could not read what is written. Schema 1 was one review without list.
SCHEMA = 2

#: A larger file is not read: a thousand reviews with a hundred regions each have a tenth of it.
LARGEST = 256 * 1024**2

_USE = "Not for clinical use: research and teaching"
_Hash = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]


class _Result(msgspec.Struct, frozen=True):
    model: ModelIdentity
    frame: Annotated[int, msgspec.Meta(ge=0)]
    probabilities: dict[str, Annotated[float, msgspec.Meta(ge=0, le=1)]]
    operating_points: dict[str, Annotated[float, msgspec.Meta(ge=0, le=1)]]
    warnings: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


class _Image(msgspec.Struct, frozen=True):
    review: Saved
    pixels: _Hash = ""
    results: list[_Result] = []
    model: ModelIdentity | None = None


class _File(msgspec.Struct, frozen=True):
    schema: int
    images: list[_Image]
    model: ModelIdentity | None = None
    saved: str = ""
    intended_use: str = _USE


class _Schema(msgspec.Struct):
    schema: int


@dataclass(frozen=True, slots=True)
class ReviewedImage:
    """The review of one image, how to know the image, and what the model said of it.

    Attributes
    ----------
    saved : SavedReview
        With SOP Instance UID and shape of the image.
    pixels : str
        SHA-256 of the stored pixels, see :mod:`viewer.dicom.pixel_hash`; empty if not known.
    results : tuple of FrameResult
    model : ModelIdentity or None
        The model that thresholds and visible findings are about, if it is known.
    """

    saved: SavedReview
    pixels: str = ""
    results: tuple[FrameResult, ...] = ()
    model: ModelIdentity | None = None

    @property
    def review(self) -> Review:
        """What the reader chose and drew."""
        return self.saved.review


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """Reviews of images.

    Attributes
    ----------
    images : tuple of ReviewedImage
    model : ModelIdentity or None
        The model that was open.
    saved : str
        When it was written: date and time, ISO 8601 with the offset from UTC.
    """

    images: tuple[ReviewedImage, ...]
    model: ModelIdentity | None = None
    saved: str = ""


def encode(file: ReviewFile) -> bytes:
    """Return the file as UTF-8 JSON."""
    images = [
        _Image(
            review=pack(each.review, each.saved.sop_instance_uid, each.saved.image_shape),
            pixels=each.pixels,
            results=[_result(one) for one in each.results],
            model=each.model,
        )
        for each in file.images
    ]
    return json_text(_File(SCHEMA, images, file.model, file.saved))


def decode(text: bytes) -> ReviewFile:
    """Return what a file holds; one review of before there were lists counts as a list of one.

    Raises
    ------
    SavedReviewError
        If it is none, or one of a later version; the message says so in plain words.
    """
    try:
        schema = msgspec.json.decode(text, type=_Schema).schema
        if schema == saved.SCHEMA:
            return ReviewFile((ReviewedImage(saved.decode(text)),))
        check_schema(schema, SCHEMA)
        file = msgspec.json.decode(text, type=_File)
    except msgspec.MsgspecError as error:
        raise SavedReviewError(Text("this is no saved review: {error}", error=error)) from error
    images = tuple(
        ReviewedImage(
            unpack(each.review),
            each.pixels,
            tuple(map(_frame_result, each.results)),
            # Files of before did not say it by image.
            each.model or next((one.model for one in each.results), file.model),
        )
        for each in file.images
    )
    return ReviewFile(images, file.model, file.saved)


def _result(one: FrameResult) -> _Result:
    return _Result(
        one.model,
        one.frame,
        dict(one.probabilities),
        dict(one.operating_points),
        one.warnings,
        one.refusals,
    )


def _frame_result(one: _Result) -> FrameResult:
    if one.probabilities.keys() != one.operating_points.keys():
        raise SavedReviewError(
            Text("this is no saved review: probabilities and operating points differ in findings")
        )
    return FrameResult(
        one.model, one.frame, one.probabilities, one.operating_points, one.warnings, one.refusals
    )
