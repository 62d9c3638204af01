"""The best box that could be drawn along the edges of a map's cells."""

from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from pcam_model.geometry import CellGrid
from train.metrics.boxes import Boxes, paired_overlaps

Floats = npt.NDArray[np.float64]


def cell_lines(
    grid: CellGrid, cells: tuple[int, int], size: tuple[int, int]
) -> tuple[Floats, Floats]:
    """Return where the edges of cells lie along x and along y, the image's own edges included.

    Parameters
    ----------
    grid : CellGrid
        In pixels of an image of ``size``.
    cells : tuple of int
        Rows and columns of the map.
    size : tuple of int
        Width and height of the image.
    """
    rows, columns = cells
    across = (np.arange(columns + 1) - 0.5) * grid.step_x + grid.origin_x
    down = (np.arange(rows + 1) - 0.5) * grid.step_y + grid.origin_y
    return _inside(across, size[0]), _inside(down, size[1])


def _inside(lines: npt.NDArray[np.floating[Any]], length: int) -> Floats:
    return np.unique(np.concatenate(([0.0], np.clip(lines, 0, length), [length])))


def ceiling_iou(boxes: Boxes, lines_x: Floats, lines_y: Floats) -> Floats:
    """Return for each box the highest IoU of any box whose edges lie on lines, shape (n,).

    The IoU falls as one edge moves away from the true edge, whatever the other three are, so the
    best box has each edge on one of the two lines next to the true one.
    """
    left, right = (_next_to(edge, lines_x) for edge in (boxes[:, 0], boxes[:, 0] + boxes[:, 2]))
    top, bottom = (_next_to(edge, lines_y) for edge in (boxes[:, 1], boxes[:, 1] + boxes[:, 3]))
    best = np.zeros(len(boxes))
    for sides in product((0, 1), repeat=4):
        low_x, high_x, low_y, high_y = (
            edge[side] for edge, side in zip((left, right, top, bottom), sides, strict=True)
        )
        candidate = np.stack([low_x, low_y, high_x - low_x, high_y - low_y], axis=1)
        best = np.maximum(best, paired_overlaps(np.maximum(candidate, 0), boxes)[0])
    return best


def _next_to(places: Floats, lines: Floats) -> tuple[Floats, Floats]:
    """Return the lines on either side of each place; twice the same where it lies on one."""
    after = np.searchsorted(lines, places, side="left")
    before = np.searchsorted(lines, places, side="right") - 1
    return lines[np.maximum(before, 0)], lines[np.minimum(after, len(lines) - 1)]
