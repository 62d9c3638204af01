"""Segments of a Segmentation object (PS3.3 A.51) as layers over the image they were made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pcam_model.wording import Text
from viewer.dicom.header import Header
from viewer.dicom.read import StoredPixels
from viewer.review.colours import Colour
from viewer.review.companions.grid import Placement, placement
from viewer.review.companions.layer import COLOURS, About, ForeignLayer


def segmentation_layers(
    stored: StoredPixels, about: About, origin: str
) -> tuple[tuple[ForeignLayer, ...], str]:
    """Return a layer for every segment that lies on an image, and why others are left out.

    Parameters
    ----------
    stored : StoredPixels
        Of the object.
    about : About
    origin : str

    Returns
    -------
    tuple of ForeignLayer
    str
        Why segments of this image are not among them; empty where all are. Nothing is guessed
        into its place.
    """
    header, pixels = stored.header, stored.pixels
    labelmap = header.text("SegmentationType") == "LABELMAP"
    highest = header.number("MaximumFractionalValue") or 255.0
    fractional = header.text("SegmentationType") == "FRACTIONAL"
    segments = {
        int(item.number("SegmentNumber") or 0): item for item in header.items("SegmentSequence")
    }
    masks: dict[tuple[int, int | None], npt.NDArray[np.uint8]] = {}
    missing = ""
    for plane, lie in zip(pixels, _frames(header, pixels.shape[-2:], about), strict=False):
        if lie is None:
            continue
        if not isinstance(lie.place, Placement):
            missing = lie.place
            continue
        for found in segments if labelmap else (lie.segment,):
            strength = _strength(plane, found if labelmap else None, highest if fractional else 0)
            strength = lie.place.placed(strength, about.rows, about.columns)
            known = masks.get((found, lie.frame))
            masks[found, lie.frame] = strength if known is None else np.maximum(known, strength)
    layers = tuple(
        ForeignLayer(
            label=_label(segments[number], number),
            origin=origin,
            colour=_colour(segments[number], number),
            frame=frame,
            mask=mask,
        )
        for (number, frame), mask in masks.items()
        if number in segments and mask.any()
    )
    return layers, missing


@dataclass(frozen=True, slots=True, eq=False)
class _Lie:
    """How one frame of segments lies on the image.

    Attributes
    ----------
    segment : int
        Its number.
    frame : int or None
        Index of the image's frame; None for an image of one frame, or one that is not said.
    place : Placement or Text
        Or why it has none.
    """

    segment: int
    frame: int | None
    place: Placement | Text


def _frames(header: Header, shape: tuple[int, int], about: About) -> Iterator[_Lie | None]:
    """Yield of every frame how it lies on the image; None for one that is about another."""
    shared = header.items("SharedFunctionalGroupsSequence")
    for group in header.items("PerFrameFunctionalGroupsSequence"):
        both = (group, *shared)
        number = next(
            (
                int(item.number("ReferencedSegmentNumber") or 0)
                for each in both
                for item in each.items("SegmentIdentificationSequence")
            ),
            0,
        )
        sources = [
            source
            for each in both
            for derivation in each.items("DerivationImageSequence")
            for source in derivation.items("SourceImageSequence")
        ]
        ours = tuple(one for one in sources if one.text("ReferencedSOPInstanceUID") in about.uids)
        if sources and not ours:
            yield None
            continue
        frames = [frame for one in ours for frame in one.integers("ReferencedFrameNumber")]
        frame = frames[0] - 1 if frames and about.frames > 1 else None
        place = placement(header, both, ours, shape, about)
        yield None if place is None else _Lie(number, frame, place)


def _strength(plane: npt.NDArray[Any], value: int | None, highest: float) -> npt.NDArray[np.uint8]:
    if value is not None:
        return np.where(plane == value, 255, 0).astype(np.uint8)
    if highest:
        return np.rint(np.clip(plane / highest, 0, 1) * 255).astype(np.uint8)
    return np.where(plane > 0, 255, 0).astype(np.uint8)


def _label(segment: Header, number: int) -> str:
    types = segment.items("SegmentedPropertyTypeCodeSequence")
    meaning = types[0].text("CodeMeaning") if types else ""
    return segment.text("SegmentLabel") or meaning or f"Segment {number}"


def _colour(segment: Header, number: int) -> Colour:
    values = segment.integers("RecommendedDisplayCIELabValue")
    if len(values) != 3:
        return COLOURS[number % len(COLOURS)]
    from highdicom.color import CIELabColor

    red, green, blue = CIELabColor.from_dicom_value(values).to_rgb(clip=True)
    return red, green, blue
