"""Which pixels lie inside a region, and what their values are.

A pixel is inside if its centre is, by the even-odd rule; a centre that lies exactly on an edge
counts on the left and upper edges and not on the right and lower ones, so that two regions that
share an edge share no pixel.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from viewer.dicom.modality import modality_table, stored_range
from viewer.dicom.radiograph import Radiograph
from viewer.review.annotations import Annotation, Kind, Point

_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Statistics:
    """Modality values of the pixels inside a region.

    Attributes
    ----------
    pixels : int
        How many pixels were looked at.
    mean, deviation : float
        ``deviation`` is that of these very pixels: the square root of the mean squared difference.
    lowest, highest : float
    exact : bool
        False where only every n-th row and column was looked at.
    """

    pixels: int
    mean: float
    deviation: float
    lowest: float
    highest: float
    exact: bool = True


def statistics(
    annotation: Annotation, radiograph: Radiograph, at_most: int | None = None
) -> Statistics | None:
    """Return the statistics of a region; only what lies on the image counts.

    Parameters
    ----------
    annotation : Annotation
        A rectangle, an ellipse or a polygon.
    radiograph : Radiograph
    at_most : int or None
        Look at about this many pixels and no more: for a region that is being dragged.

    Returns
    -------
    Statistics or None
        None for colour, and where no centre of a pixel is inside.
    """
    if radiograph.is_colour:
        return None
    columns, rows = _bounds(annotation.points, radiograph)
    area = len(range(*columns.indices(radiograph.columns))) * len(
        range(*rows.indices(radiograph.rows))
    )
    if area == 0:
        return None
    step = 1 if at_most is None else math.ceil(math.sqrt(area / at_most))
    columns, rows = slice(columns.start, columns.stop, step), slice(rows.start, rows.stop, step)
    stored = radiograph.stored[annotation.frame, rows, columns]
    if annotation.kind is not Kind.RECTANGLE:
        stored = stored[_mask(annotation, _centres(columns), _centres(rows))]
    return _summary(stored, radiograph, exact=step == 1) if stored.size else None


def inside(annotation: Annotation, shape: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Return which pixels of an image lie inside a region, shape (rows, columns)."""
    rows, columns = shape
    return _mask(annotation, _centres(slice(0, columns, 1)), _centres(slice(0, rows, 1)))


def _centres(pixels: slice) -> npt.NDArray[np.float64]:
    return np.arange(pixels.start, pixels.stop, pixels.step).astype(np.float64) + 0.5


def _bounds(points: tuple[Point, ...], radiograph: Radiograph) -> tuple[slice, slice]:
    """Return the columns and rows whose centres lie in the rectangle round a region."""

    def span(values: list[float], size: int) -> slice:
        # The first centre that is not left of the region, the last that is.
        first, last = (math.ceil(each - 0.5) for each in (min(values), max(values)))
        return slice(min(max(first, 0), size), min(max(last, 0), size))

    return (
        span([x for x, _ in points], radiograph.columns),
        span([y for _, y in points], radiograph.rows),
    )


def _mask(
    annotation: Annotation, x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Return which of the centres ``x`` by ``y`` lie inside, shape (len(y), len(x))."""
    if annotation.kind is Kind.POLYGON:
        return _polygon_mask(np.array(annotation.points), x, y)
    (x0, y0), (x1, y1) = annotation.points
    if annotation.kind is Kind.RECTANGLE:
        left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        return ((y >= top) & (y < bottom))[:, None] & ((x >= left) & (x < right))
    # A flat ellipse holds nothing; its centre must not be divided by nothing.
    wide, high = abs(x1 - x0) / 2, abs(y1 - y0) / 2
    if wide == 0 or high == 0:
        return np.zeros((len(y), len(x)), bool)
    down = ((y - (y0 + y1) / 2) / high) ** 2
    along = ((x - (x0 + x1) / 2) / wide) ** 2
    return np.asarray(down[:, None] + along < 1)


def _polygon_mask(
    corners: npt.NDArray[np.float64], x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Return the even-odd inside: every crossing of a row turns all centres right of it over."""
    turned = np.zeros((len(y), len(x) + 1), np.uint8)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        crossed = np.flatnonzero((y >= min(y0, y1)) & (y < max(y0, y1)))
        if crossed.size:
            at = x0 + (y[crossed] - y0) / (y1 - y0) * (x1 - x0)
            turned[crossed, np.searchsorted(x, at)] ^= 1
    return np.bitwise_xor.accumulate(turned[:, :-1], axis=1).astype(bool)


def _summary(stored: npt.NDArray[np.generic], radiograph: Radiograph, *, exact: bool) -> Statistics:
    pixels: npt.NDArray[Any] = stored.reshape(-1)
    if radiograph.modality_lut is not None:
        first, _ = stored_range(radiograph)
        pixels = modality_table(radiograph)[pixels.astype(np.int64) - first]
        slope, intercept = 1.0, 0.0
    else:
        # A straight line: the numbers follow it, and millions of pixels need not.
        slope, intercept = radiograph.slope, radiograph.intercept
    mean = float(pixels.mean(dtype=np.float64))
    squares = 0.0
    for start in range(0, pixels.size, _BLOCK):
        block = pixels[start : start + _BLOCK] - mean
        squares += float(block @ block)
    ends = sorted(float(end) * slope + intercept for end in (pixels.min(), pixels.max()))
    return Statistics(
        pixels=pixels.size,
        mean=mean * slope + intercept,
        deviation=math.sqrt(squares / pixels.size) * abs(slope),
        lowest=ends[0],
        highest=ends[1],
        exact=exact,
    )
