"""Segments of a Segmentation object (PS3.3 A.51) as layers over the image they were made from."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from viewer.dicom.header import Header
from viewer.dicom.read import StoredPixels
from viewer.review.colours import Colour
from viewer.review.companions.layer import COLOURS, About, ForeignLayer


def segmentation_layers(
    stored: StoredPixels, about: About, origin: str
) -> tuple[ForeignLayer, ...]:
    """Return a layer for every segment that lies on an image.

    Parameters
    ----------
    stored : StoredPixels
        Of the object.
    about : About
    origin : str

    Returns
    -------
    tuple of ForeignLayer
        Empty if the segments lie in another grid than the image's pixels: only those that are its
        pixels can be put in their place without guessing.
    """
    header, pixels = stored.header, stored.pixels
    if pixels.shape[-2:] != (about.rows, about.columns):
        return ()
    labelmap = header.text("SegmentationType") == "LABELMAP"
    highest = header.number("MaximumFractionalValue") or 255.0
    fractional = header.text("SegmentationType") == "FRACTIONAL"
    segments = {
        int(item.number("SegmentNumber") or 0): item for item in header.items("SegmentSequence")
    }
    masks: dict[tuple[int, int | None], npt.NDArray[np.uint8]] = {}
    for plane, (number, frame) in zip(pixels, _frames(header, about), strict=False):
        if frame is _ELSEWHERE:
            continue
        for found in segments if labelmap else (number,):
            strength = _strength(plane, found if labelmap else None, highest if fractional else 0)
            known = masks.get((found, frame))
            masks[found, frame] = strength if known is None else np.maximum(known, strength)
    return tuple(
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


_ELSEWHERE = -1


def _frames(header: Header, about: About) -> Iterator[tuple[int, int | None]]:
    """Yield of every frame its segment, and the frame of the image that it lies on.

    None for an image of one frame, or one that is not said; -1 for another image.
    """
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
        ours = [one for one in sources if one.text("ReferencedSOPInstanceUID") in about.uids]
        if sources and not ours:
            yield number, _ELSEWHERE
            continue
        frames = [frame for one in ours for frame in one.integers("ReferencedFrameNumber")]
        yield number, frames[0] - 1 if frames and about.frames > 1 else None


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
