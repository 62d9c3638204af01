"""The curves behind the areas: ROC, precision and recall, and reliability; for plots."""

import numpy as np
import numpy.typing as npt

from train.metrics.calibration import BINS, checked

Floats = npt.NDArray[np.float64]

#: Points that a drawn curve keeps.
POINTS = 200


def roc_curve(scores: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Return 1 − specificity and sensitivity from the highest score down, shape (n, 2).

    Starts at (0, 0); empty without a positive or without a negative.
    """
    true, false = _cumulated(scores, labels)
    if not len(true) or not true[-1] or not false[-1]:
        return np.zeros((0, 2))
    curve = np.stack([false / false[-1], true / true[-1]], axis=1)
    return np.concatenate([np.zeros((1, 2)), curve])


def precision_recall_curve(scores: npt.ArrayLike, labels: npt.ArrayLike) -> Floats:
    """Return recall and precision from the highest score down, shape (n, 2); empty as above."""
    true, false = _cumulated(scores, labels)
    if not len(true) or not true[-1] or not false[-1]:
        return np.zeros((0, 2))
    return np.stack([true / true[-1], true / (true + false)], axis=1)


def reliability(probabilities: npt.ArrayLike, labels: npt.ArrayLike, bins: int = BINS) -> Floats:
    """Return mean probability, share of positives and number of images per bin that has any.

    The bins of :func:`train.metrics.calibration.expected_calibration_error`; shape (n, 3).
    """
    values, present = checked(probabilities, labels)
    index = np.minimum((values * bins).astype(np.intp), bins - 1)
    count = np.bincount(index, minlength=bins)
    used = count > 0
    means = [np.bincount(index, weights=what, minlength=bins)[used] / count[used]
             for what in (values, present)]  # fmt: skip
    return np.stack([*means, count[used].astype(np.float64)], axis=1)


def thinned(curve: Floats, points: int = POINTS) -> list[list[float]]:
    """Return at most so many points of a curve, its ends among them, to five decimals."""
    if len(curve) > points:
        curve = curve[np.unique(np.linspace(0, len(curve) - 1, points).round().astype(np.intp))]
    return [[round(float(value), 5) for value in row] for row in curve]


def _cumulated(scores: npt.ArrayLike, labels: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return true and false positives at each distinct score, from the highest down."""
    values = np.asarray(scores, np.float64)
    present = np.asarray(labels).astype(bool)
    order = np.argsort(-values, kind="stable")
    last = np.flatnonzero(np.append(np.diff(values[order]) != 0, True)[: len(values)])
    true = np.cumsum(present[order])[last].astype(np.float64)
    return true, last + 1 - true
