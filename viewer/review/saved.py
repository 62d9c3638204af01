"""A review as plain data, and back: what a reader chose and drew.

The data says which image it belongs to. It holds no identifier but the SOP Instance UID, and that
only if it is asked for. :mod:`viewer.review.review_file` makes files of it.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

import msgspec
import numpy as np

from pcam_model.wording import Text, plain
from viewer.dicom.radiograph import LookupTable, Window
from viewer.review.annotations import Annotation, Annotations
from viewer.review.colour_maps import COLOUR_MAPS, DEFAULT
from viewer.review.review import HeatmapStyle, Review
from viewer.review.verdict import FindingVerdict

#: Raised when older programs could not read what is written.
SCHEMA = 1


class SavedReviewError(ValueError):
    """A text that is no saved review; the message says why, in plain words."""


_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
_Byte = Annotated[int, msgspec.Meta(ge=0, le=255)]
_Count = Annotated[int, msgspec.Meta(ge=0)]


class _Table(msgspec.Struct, frozen=True):
    first: int
    data: Annotated[list[Annotated[int, msgspec.Meta(ge=0, le=65535)]], msgspec.Meta(min_length=1)]
    bits: Annotated[int, msgspec.Meta(ge=1, le=16)]
    explanation: str = ""


class Saved(msgspec.Struct, frozen=True):
    """A review as it is written; :func:`pack` and :func:`unpack` say what it means."""

    schema: int
    sop_instance_uid: str
    image_shape: tuple[int, int] | None
    visible: list[str]
    edited_thresholds: dict[str, _Share]
    heatmaps_on: bool
    style: HeatmapStyle
    opacity: _Share
    inverted: bool
    quarter_turns: Annotated[int, msgspec.Meta(ge=0, le=3)]
    flipped: bool
    frame: _Count
    annotations_on: bool
    annotations: Annotations
    overlays_on: bool = True
    shutter_on: bool = True
    window: Window | None = None
    table: _Table | None = None
    verdicts: dict[str, FindingVerdict] = {}
    colour_map: str = DEFAULT
    forced: bool = False
    read: str = ""
    colours: dict[str, tuple[_Byte, _Byte, _Byte]] = {}


class _Schema(msgspec.Struct):
    schema: int


@dataclass(frozen=True, slots=True)
class SavedReview:
    """A review that was opened, and what it says about its image.

    Attributes
    ----------
    review : Review
    sop_instance_uid : str
        Empty where it does not say.
    image_shape : tuple of int or None
        Rows and columns.
    """

    review: Review
    sop_instance_uid: str = ""
    image_shape: tuple[int, int] | None = None

    def fits(self, sop_instance_uid: str, image_shape: tuple[int, int], frames: int) -> bool:
        """Return whether nothing says that the review is of another image."""
        uids = {self.sop_instance_uid, sop_instance_uid} - {""}
        last = max((one.frame for one in self.review.annotations), default=0)
        return (
            len(uids) < 2
            and self.image_shape in (None, image_shape)
            and max(last, self.review.frame) < frames
        )


def encode(
    review: Review, sop_instance_uid: str = "", image_shape: tuple[int, int] | None = None
) -> bytes:
    """Return a review as UTF-8 JSON; the parameters are those of :func:`pack`."""
    return json_text(pack(review, sop_instance_uid, image_shape))


def json_text(data: msgspec.Struct) -> bytes:
    """Return data as UTF-8 JSON that people can read too."""
    return msgspec.json.format(msgspec.json.encode(data, enc_hook=plain), indent=1)


def pack(
    review: Review, sop_instance_uid: str = "", image_shape: tuple[int, int] | None = None
) -> Saved:
    """Return a review ready to be written.

    Parameters
    ----------
    review : Review
    sop_instance_uid : str
        Of the image; empty to leave it out.
    image_shape : tuple of int or None
        Rows and columns of the image.
    """
    voi = review.voi
    table = None
    if isinstance(voi, LookupTable):
        table = _Table(voi.first, voi.data.tolist(), voi.bits, voi.explanation)
    return Saved(
        schema=SCHEMA,
        sop_instance_uid=sop_instance_uid,
        image_shape=image_shape,
        visible=sorted(review.visible),
        edited_thresholds=dict(review.edited_thresholds),
        heatmaps_on=review.heatmaps_on,
        style=review.style,
        opacity=review.opacity,
        inverted=review.inverted,
        quarter_turns=review.quarter_turns,
        flipped=review.flipped,
        frame=review.frame,
        annotations_on=review.annotations_on,
        annotations=review.annotations,
        overlays_on=review.overlays_on,
        shutter_on=review.shutter_on,
        window=voi if isinstance(voi, Window) else None,
        table=table,
        verdicts=dict(review.verdicts),
        colour_map=review.colour_map,
        forced=review.forced,
        read=review.read,
        colours=dict(review.colours),
    )


def decode(text: bytes) -> SavedReview:
    """Return the review of a text.

    Raises
    ------
    SavedReviewError
        If it is none, or one of a later version.
    """
    try:
        check_schema(msgspec.json.decode(text, type=_Schema).schema, SCHEMA)
        return unpack(msgspec.json.decode(text, type=Saved))
    except msgspec.MsgspecError as error:
        raise SavedReviewError(Text("this is no saved review: {error}", error=error)) from error


def check_schema(schema: int, own: int) -> None:
    """Refuse what is of another schema.

    Raises
    ------
    SavedReviewError
        With what to do about it.
    """
    if schema != own:
        raise SavedReviewError(
            Text(
                "the review has schema {schema}; this program reads {own}. Use a newer program.",
                schema=schema,
                own=own,
            )
        )


def unpack(saved: Saved) -> SavedReview:
    """Return what was written as a review, and what it says about its image."""
    voi = saved.window or _lookup_table(saved.table)
    review = Review(
        visible=frozenset(saved.visible),
        edited_thresholds=MappingProxyType(saved.edited_thresholds),
        heatmaps_on=saved.heatmaps_on,
        style=saved.style,
        opacity=saved.opacity,
        voi=voi,
        inverted=saved.inverted,
        quarter_turns=saved.quarter_turns,
        flipped=saved.flipped,
        frame=saved.frame,
        annotations=saved.annotations,
        annotations_on=saved.annotations_on,
        overlays_on=saved.overlays_on,
        shutter_on=saved.shutter_on,
        verdicts=MappingProxyType(saved.verdicts),
        # A later version may know more colours than this one.
        colour_map=saved.colour_map if saved.colour_map in COLOUR_MAPS else DEFAULT,
        forced=saved.forced,
        read=saved.read,
        colours=MappingProxyType(saved.colours),
    )
    return SavedReview(review, saved.sop_instance_uid, saved.image_shape)


def annotations_as_data(annotations: Annotations) -> list[dict[str, object]]:
    """Return annotations as plain data for JSON."""
    return [msgspec.to_builtins(each) for each in annotations]


def annotations_from_text(text: bytes) -> Annotations:
    """Return annotations from a JSON list, as the clipboard holds them.

    Raises
    ------
    SavedReviewError
        If it is none.
    """
    try:
        return tuple(msgspec.json.decode(text, type=list[Annotation]))
    except msgspec.MsgspecError as error:
        raise SavedReviewError(
            Text("this is no list of annotations: {error}", error=error)
        ) from error


def _lookup_table(table: _Table | None) -> LookupTable | None:
    if table is None:
        return None
    return LookupTable(table.first, np.array(table.data, np.uint16), table.bits, table.explanation)
