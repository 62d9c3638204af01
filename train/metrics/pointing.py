"""The pointing game: whether a map's highest place is on the finding (Zhang et al., ECCV 2016)."""

import numpy as np
import numpy.typing as npt

#: Tolerance in pixels of an image whose longest side has :data:`REFERENCE` pixels.
TOLERANCE = 15.0
REFERENCE = 1024


def distance_to_boxes(x: float, y: float, boxes: npt.NDArray[np.float64]) -> float:
    """Return the distance from a point to the nearest box; 0 inside, infinite without boxes."""
    if not len(boxes):
        return float("inf")
    right = np.maximum(boxes[:, 0] - x, x - boxes[:, 0] - boxes[:, 2])
    down = np.maximum(boxes[:, 1] - y, y - boxes[:, 1] - boxes[:, 3])
    return float(np.hypot(np.maximum(right, 0), np.maximum(down, 0)).min())


def hit(x: float, y: float, boxes: npt.NDArray[np.float64], tolerance: float = 0.0) -> bool:
    """Return whether a point lies in a box (n, 4: x, y, width, height) or that close to it."""
    return distance_to_boxes(x, y, boxes) <= tolerance


def scaled_tolerance(size: tuple[int, int]) -> float:
    """Return 15 px of a 1024 px image in pixels of an image of another size."""
    return TOLERANCE * max(size) / REFERENCE
