"""The best box that could be drawn along the edges of a map's cells."""

from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from pcam_model.geometry import CellGrid
from train.metrics.boxes import Boxes, best_iou

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
    best = np.zeros(len(boxes))
    for number, (x, y, width, height) in enumerate(boxes):
        candidates = [
            (left, top, right - left, bottom - top)
            for left, right in product(_next_to(x, lines_x), _next_to(x + width, lines_x))
            for top, bottom in product(_next_to(y, lines_y), _next_to(y + height, lines_y))
            if right > left and bottom > top
        ]
        best[number] = best_iou(boxes[number : number + 1], np.array(candidates).reshape(-1, 4))[0]
    return best


def _next_to(place: float, lines: Floats) -> tuple[float, float]:
    """Return the lines on either side of a place; twice the same where it lies on one."""
    after = int(np.searchsorted(lines, place, side="left"))
    upper = lines[min(after, len(lines) - 1)]
    lower = lines[max(int(np.searchsorted(lines, place, side="right")) - 1, 0)]
    return float(lower), float(upper)
