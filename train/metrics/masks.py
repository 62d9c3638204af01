"""How well regions meet masks, and what can be had without the image or with a coarse grid."""

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt
from scipy import ndimage

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

#: Rows and columns at which the constant region is worked out.
RASTER = 64

_LEVELS = np.arange(0.05, 1.0, 0.05)


def mask_iou(first: Mask, second: Mask) -> float:
    """Return intersection over union of two masks of equal shape; 0 if both are empty."""
    union = int(np.count_nonzero(first | second))
    return int(np.count_nonzero(first & second)) / union if union else 0.0


def distance_to_mask(x: float, y: float, mask: Mask) -> float:
    """Return the distance in pixels from a point to the nearest pixel of a mask; 0 inside one."""
    rows, columns = np.nonzero(mask)
    if not len(rows):
        return float("inf")
    across = np.maximum(np.maximum(columns - x, x - columns - 1), 0)
    down = np.maximum(np.maximum(rows - y, y - rows - 1), 0)
    return float(np.sqrt((across**2 + down**2).min()))


def ceiling_mask_iou(mask: Mask, lines_x: Floats, lines_y: Floats) -> float:
    """Return the highest IoU with a mask of any union of a grid's cells.

    Whatever the best IoU, a cell belongs to the best union exactly if its covered share exceeds a
    bound; so that union is among the first cells in order of that share.

    Parameters
    ----------
    mask : ndarray of bool, shape (rows, columns)
    lines_x, lines_y : ndarray
        Edges of the cells in pixels, ascending, the mask's own edges among them. They are rounded
        to whole pixels.
    """
    rows = np.unique(np.round(lines_y).astype(np.intp))[:-1]
    columns = np.unique(np.round(lines_x).astype(np.intp))[:-1]
    covered = np.add.reduceat(np.add.reduceat(mask.astype(np.int64), rows, 0), columns, 1)
    heights = np.diff(np.append(rows, mask.shape[0]))
    widths = np.diff(np.append(columns, mask.shape[1]))
    area = np.outer(heights, widths).ravel()
    inside = covered.ravel()
    order = np.argsort(-inside / area, kind="stable")
    shared = np.cumsum(inside[order])
    union = shared[-1] + np.cumsum((area - inside)[order])
    return float((shared / union).max()) if shared[-1] else 0.0


def small(mask: Mask) -> Floats:
    """Return the covered share of each of :data:`RASTER` × :data:`RASTER` parts of a mask."""
    rows, columns = mask.shape
    down, across = (
        np.minimum(((np.arange(RASTER) + 0.5) * size / RASTER).astype(np.intp), size - 1)
        for size in (rows, columns)
    )
    size = (max(1, rows // RASTER), max(1, columns // RASTER))
    return np.asarray(ndimage.uniform_filter(mask.astype(np.float64), size)[np.ix_(down, across)])


def constant_masks(masks: Sequence[Floats], patients: Sequence[Hashable]) -> Floats:
    """Return for each mask the IoU of the constant region that the other patients suggest.

    The region holds what at least a share of the other patients' masks cover, with the share that
    has the highest mean IoU with these masks.

    Parameters
    ----------
    masks : sequence of ndarray
        As :func:`small` gives them.
    patients : sequence
        The patient of each.

    Returns
    -------
    ndarray, shape (n,)
        NaN where there is no other patient.
    """
    table = np.array([mask.ravel() >= 0.5 for mask in masks], np.float64).reshape(len(masks), -1)
    numbers: dict[Hashable, int] = {}
    groups = np.array([numbers.setdefault(one, len(numbers)) for one in patients], np.intp)
    found = np.full(len(masks), np.nan)
    for group in np.unique(groups):
        own, others = table[groups == group], table[groups != group]
        if len(others):
            regions = (others.mean(axis=0) >= _LEVELS[:, None]).astype(np.float64)
            best = int(_ious(others, regions).mean(axis=0).argmax())
            found[groups == group] = _ious(own, regions[best : best + 1])[:, 0]
    return found


def _ious(masks: Floats, regions: Floats) -> Floats:
    shared = masks @ regions.T
    union = masks.sum(axis=1)[:, None] + regions.sum(axis=1)[None] - shared
    return np.asarray(np.divide(shared, union, out=np.zeros_like(shared), where=union > 0))
