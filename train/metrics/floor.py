"""What can be had without looking at the image: one constant box, one constant point per finding.

A finding has its usual place. Only what a model has beyond this floor did it learn from images.
The constants are chosen from the boxes of the *other* patients of the very set that is measured,
which favours the floor: it knows the radiologists' boxes, and the model does not.
"""

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from train.metrics.boxes import iou, paired_overlaps

Floats = npt.NDArray[np.float64]

_RASTER = 128


def constant_boxes(boxes: Floats, patients: Sequence[Hashable]) -> Floats:
    """Return for each box the constant box that the other patients suggest.

    Of the other patients' boxes the one with the highest mean IoU with all of these: better than
    a mean or median box, which for findings of both sides lies between them.

    Parameters
    ----------
    boxes : ndarray, shape (n, 4)
        Boxes of one finding as fractions of the image's width and height.
    patients : sequence
        The patient of each box.

    Returns
    -------
    ndarray, shape (n, 4)
        NaN where there is no other patient.
    """
    overlaps = iou(boxes, boxes)
    groups = _groups(patients)
    suggested = np.full((len(boxes), 4), np.nan)
    for group in np.unique(groups):
        others = np.flatnonzero(groups != group)
        if len(others):
            mean = overlaps[np.ix_(others, others)].mean(axis=1)
            suggested[groups == group] = boxes[others[int(mean.argmax())]]
    return suggested


def floor_overlaps(boxes: Floats, patients: Sequence[Hashable]) -> tuple[Floats, Floats]:
    """Return IoU and IoBB of each box with its constant box, shape (n,); NaN where there is none.

    Parameters are those of :func:`constant_boxes`.
    """
    constant = constant_boxes(boxes, patients)
    known = np.isfinite(constant).all(axis=1)
    found = np.full((2, len(boxes)), np.nan)
    found[:, known] = paired_overlaps(constant[known], boxes[known])
    return found[0], found[1]


def constant_points(boxes: Floats, patients: Sequence[Hashable]) -> Floats:
    """Return for each box the point that lies in most boxes of the other patients.

    Parameters are those of :func:`constant_boxes`.

    Returns
    -------
    ndarray, shape (n, 2)
        x and y as fractions; NaN where there is no other patient.
    """
    groups = _groups(patients)
    centres = (np.arange(_RASTER) + 0.5) / _RASTER
    across = (centres >= boxes[:, :1]) & (centres <= boxes[:, :1] + boxes[:, 2:3])
    down = (centres >= boxes[:, 1:2]) & (centres <= boxes[:, 1:2] + boxes[:, 3:])
    points = np.full((len(boxes), 2), np.nan)
    for group in np.unique(groups):
        others = groups != group
        if others.any():
            covered = down[others].astype(np.float64).T @ across[others].astype(np.float64)
            row, column = np.unravel_index(int(covered.argmax()), covered.shape)
            points[~others] = centres[column], centres[row]
    return points


def _groups(patients: Sequence[Hashable]) -> npt.NDArray[np.intp]:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(patient, len(numbers)) for patient in patients], np.intp)
