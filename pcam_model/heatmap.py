"""Where in the image: rasters, contours, boxes and peaks of a prediction's maps.

All of it in image coordinates (:mod:`pcam_model.geometry`), all of it from one raster per finding:
logits are interpolated, then turned into probabilities, so that contours, boxes and fill agree.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from contourpy import contour_generator
from scipy import ndimage
from scipy.special import expit, logit

from pcam_model.geometry import Box, resample
from pcam_model.prediction import Prediction

Raster = npt.NDArray[np.float32]
Contour = npt.NDArray[np.float64]

#: Longest side of a raster in pixels: four to eight times finer than any map of cells.
LONGEST = 512

# A raster is at most this much longer than wide: of a strip, too, it shows every cell.
_LARGEST_ASPECT = 4

# Logits this far below a level cannot round to it, unless probabilities lie at the very end.
_MARGIN, _NEARLY_CERTAIN = 1e-3, 0.99

# Below every probability, so that a contour closes outside of the image's edge cells.
_OUTSIDE = -1.0


@dataclass(frozen=True, slots=True)
class Peak:
    """The highest place of a map: image coordinates and the probability there."""

    x: float
    y: float
    probability: float


def raster_shape(image_shape: tuple[int, int], longest: int = LONGEST) -> tuple[int, int]:
    """Return rows and columns of a raster that keeps the aspect of the image.

    Never finer than the image itself. Of a strip its pixels are not square, since a side of few
    pixels could miss a cell between two of them.
    """
    scale = min(1.0, longest / max(image_shape))
    floor = longest // _LARGEST_ASPECT
    rows, columns = (max(1, min(side, floor), round(side * scale)) for side in image_shape)
    return rows, columns


def probability_raster(prediction: Prediction, finding: str, longest: int = LONGEST) -> Raster:
    """Return the calibrated probability over the whole image.

    Parameters
    ----------
    prediction : Prediction
    finding : str
    longest : int
        Longest side of the raster in pixels.

    Returns
    -------
    ndarray of float32, shape (rows, columns)
        Covers the image exactly: pixel (r, c) has its centre at
        ``((c + .5) * W / columns, (r + .5) * H / rows)``.

    Raises
    ------
    KeyError
        If the prediction has no such finding.
    """
    return np.asarray(expit(_logit_raster(prediction, finding, longest)), np.float32)


def _logit_raster(prediction: Prediction, finding: str, longest: int) -> Raster:
    return resample(
        prediction.logit_maps[prediction.index(finding)],
        prediction.grid,
        prediction.image_shape,
        raster_shape(prediction.image_shape, longest),
    )


def contours(prediction: Prediction, finding: str, threshold: float) -> list[Contour]:
    """Return the lines that enclose where the probability reaches a threshold.

    Returns
    -------
    list of ndarray of float64, shape (n, 2)
        Closed lines (first point = last point), x and y in image coordinates, inside the image.
    """
    raster = probability_raster(prediction, finding)
    return raster_contours(raster, prediction.image_shape, threshold)


def boxes(prediction: Prediction, finding: str, threshold: float, fraction: float) -> list[Box]:
    """Return boxes round the places where a finding is seen, the surest first.

    Parameters
    ----------
    prediction : Prediction
    finding : str
    threshold : float
        Probability 0..1 that a box must reach.
    fraction : float
        A box surrounds what exceeds this fraction of the map's peak, if that is higher.

    Returns
    -------
    list of Box
        One per connected region; the score is the highest probability inside.
    """
    logits = _logit_raster(prediction, finding, LONGEST)
    highest = expit(logits.max())
    # In single precision, as the raster is.
    if highest < np.float32(threshold):
        return []
    # Probabilities are worked out where they may matter alone: most of a map is far below.
    level = max(threshold, fraction * float(highest))
    raster = np.zeros_like(logits)
    near = _extent(logits >= logit(level) - _MARGIN) if level < _NEARLY_CERTAIN else (...,)
    raster[near] = expit(logits[near])
    return boxes_above(raster, prediction.image_shape, level)


def peak(prediction: Prediction, finding: str) -> Peak:
    """Return where the raster of a finding is highest."""
    return raster_peak(probability_raster(prediction, finding), prediction.image_shape)


def raster_contours(
    raster: Raster, image_shape: tuple[int, int], threshold: float
) -> list[Contour]:
    """Return the contours of a raster; see :func:`contours`."""
    return Outline(raster, image_shape).contours(threshold)


class Outline:
    """Contours of one raster at one threshold after another.

    Preparing takes longer than following the lines: a slider that moves keeps its outline.
    """

    def __init__(self, raster: Raster, image_shape: tuple[int, int]) -> None:
        rows, columns = raster.shape
        # The edge values are repeated on the image's edge itself, and a frame of low values just
        # outside closes every line there; what lies in the frame is clipped back onto the edge.
        framed = np.full((rows + 4, columns + 4), _OUTSIDE)
        framed[1:-1, 1:-1] = np.pad(raster, 1, "edge")
        self._lines = contour_generator(
            x=_framed_centres(columns, image_shape[1]),
            y=_framed_centres(rows, image_shape[0]),
            z=framed,
        ).lines
        self._size = np.array([image_shape[1], image_shape[0]], np.float64)
        self._highest = raster.max()

    def contours(self, threshold: float) -> list[Contour]:
        """Return the closed lines of a threshold; see :func:`contours`."""
        if self._highest < threshold:
            return []
        # Where values equal the level a line would shrink to points: "reaches" includes them.
        level = float(np.nextafter(np.float32(threshold), np.float32(-1)))
        return [np.clip(np.asarray(line), 0.0, self._size) for line in self._lines(level)]


def _framed_centres(pixels: int, length: int) -> npt.NDArray[np.float64]:
    """Return image coordinates of a raster's centres, of the image's edges and of the frame."""
    step = length / pixels
    inner = (np.arange(pixels) + 0.5) * step
    outside = 1e-6 * step
    return np.concatenate(([-outside, 0.0], inner, [length, length + outside]))


def region_level(raster: Raster, threshold: float, fraction: float) -> float:
    """Return the probability from which a raster's regions are drawn and boxed.

    The threshold decides whether there is a finding; a rare finding's is so low that nearly the
    whole image may lie above it. Regions therefore also reach a fraction of their own map's peak.

    Parameters
    ----------
    raster : ndarray of float32
        Probabilities.
    threshold : float
        Nothing below it belongs to a region.
    fraction : float
        ``box_fraction`` of the finding in the manifest.
    """
    return max(threshold, fraction * float(raster.max()))


def raster_boxes(
    raster: Raster, image_shape: tuple[int, int], threshold: float, fraction: float
) -> list[Box]:
    """Return the boxes of a raster; see :func:`boxes`."""
    return boxes_above(raster, image_shape, region_level(raster, threshold, fraction))


def boxes_above(raster: Raster, image_shape: tuple[int, int], level: float) -> list[Box]:
    """Return a box round each connected region that reaches a level, the highest first.

    Regions hang together by edges, not by corners. The score is the raster's highest value inside.
    """
    reached = raster >= level
    if not reached.any():
        return []
    # Numbering regions takes much longer than finding where the first and the last one end.
    extent = _extent(reached)
    top, left = (side.start for side in extent)
    raster_inside = raster[extent]
    regions, _ = ndimage.label(reached[extent])
    step_y, step_x = (side / pixels for side, pixels in zip(image_shape, raster.shape, strict=True))
    found = []
    for number, (rows, columns) in enumerate(ndimage.find_objects(regions), start=1):
        inside = regions[rows, columns] == number
        found.append(
            Box(
                x=(left + columns.start) * step_x,
                y=(top + rows.start) * step_y,
                width=(columns.stop - columns.start) * step_x,
                height=(rows.stop - rows.start) * step_y,
                score=float(raster_inside[rows, columns][inside].max()),
            )
        )
    return sorted(found, key=lambda box: -box.score)


def _extent(mask: npt.NDArray[np.bool_]) -> tuple[slice, slice]:
    """Return the rows and columns from the first to the last that are set anywhere."""
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def raster_peak(raster: Raster, image_shape: tuple[int, int]) -> Peak:
    """Return the highest pixel's centre; see :func:`peak`."""
    row, column = np.unravel_index(int(raster.argmax()), raster.shape)
    return Peak(
        x=(float(column) + 0.5) * image_shape[1] / raster.shape[1],
        y=(float(row) + 0.5) * image_shape[0] / raster.shape[0],
        probability=float(raster[row, column]),
    )
