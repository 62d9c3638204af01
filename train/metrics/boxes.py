"""How well boxes meet boxes. A set of boxes is an array (n, 4) of x, y, width, height."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pcam_model.geometry import Box

Boxes = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float64]


def as_array(boxes: Sequence[Box]) -> Boxes:
    """Return boxes as an array (n, 4)."""
    rows = [(box.x, box.y, box.width, box.height) for box in boxes]
    return np.array(rows, np.float64).reshape(-1, 4)


def areas(boxes: Boxes) -> Floats:
    """Return the area of each box, shape (n,)."""
    return np.asarray(boxes[:, 2] * boxes[:, 3])


def intersections(first: Boxes, second: Boxes) -> Floats:
    """Return the area that each box of one set shares with each of another, shape (n, m)."""
    low = np.maximum(first[:, None, :2], second[None, :, :2])
    high = np.minimum(
        first[:, None, :2] + first[:, None, 2:], second[None, :, :2] + second[None, :, 2:]
    )
    return np.asarray(np.clip(high - low, 0, None).prod(axis=2))


def iou(first: Boxes, second: Boxes) -> Floats:
    """Return intersection over union, shape (n, m), 0..1; 0 where both areas are 0."""
    shared = intersections(first, second)
    union = areas(first)[:, None] + areas(second)[None] - shared
    return np.minimum(_ratio(shared, union), 1)


def paired_overlaps(detected: Boxes, truth: Boxes) -> tuple[Floats, Floats]:
    """Return IoU and IoBB of each detected box with its counterpart, shape (n,)."""
    low = np.maximum(detected[:, :2], truth[:, :2])
    high = np.minimum(detected[:, :2] + detected[:, 2:], truth[:, :2] + truth[:, 2:])
    shared = np.clip(high - low, 0, None).prod(axis=1)
    union = areas(detected) + areas(truth) - shared
    return np.minimum(_ratio(shared, union), 1), np.minimum(_ratio(shared, areas(detected)), 1)


def iobb(detected: Boxes, truth: Boxes) -> Floats:
    """Return intersection over the area of the *detected* box, shape (n, m), 0..1."""
    shared = intersections(detected, truth)
    return np.minimum(_ratio(shared, np.broadcast_to(areas(detected)[:, None], shared.shape)), 1)


def best_iou(truth: Boxes, detected: Boxes) -> Floats:
    """Return for each true box its IoU with the best detected one, shape (n,); 0 without any."""
    return np.asarray(iou(truth, detected).max(axis=1, initial=0.0))


def best_iobb(truth: Boxes, detected: Boxes) -> Floats:
    """Return for each true box the best IoBB of a detected one, shape (n,); 0 without any."""
    return np.asarray(iobb(detected, truth).max(axis=0, initial=0.0))


def best_met(detected: Boxes, truth: Boxes) -> Floats:
    """Return for each detected box its best IoBB with a true one, shape (m,); 0 without any."""
    return np.asarray(iobb(detected, truth).max(axis=1, initial=0.0))


def _ratio(over: Floats, under: Floats) -> Floats:
    return np.divide(over, under, out=np.zeros_like(over), where=under > 0)
