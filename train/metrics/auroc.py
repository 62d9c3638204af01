"""Areas under the ROC and the precision-recall curve, for one or for many weightings at once.

A bootstrap replicate is a weighting of the same images, so one sort serves all of them. Ties count
half in the ROC area, and one step of the precision-recall curve takes all images of equal score,
as scikit-learn has it.
"""

from typing import overload

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Weights = npt.NDArray[np.generic]


@overload
def auroc(scores: npt.ArrayLike, labels: npt.ArrayLike) -> float: ...
@overload
def auroc(scores: npt.ArrayLike, labels: npt.ArrayLike, weights: Weights) -> Floats: ...
def auroc(
    scores: npt.ArrayLike, labels: npt.ArrayLike, weights: Weights | None = None
) -> float | Floats:
    """Return the area under the ROC curve: P(positive scores higher) + P(equal) / 2.

    Parameters
    ----------
    scores : array_like, shape (N,)
        Higher means more likely present.
    labels : array_like, shape (N,)
        True or 1 where present.
    weights : ndarray, shape (B, N), optional
        One weighting per replicate, at least 0.

    Returns
    -------
    float, or ndarray of shape (B,) where ``weights`` are given
        NaN without a positive or without a negative.

    Raises
    ------
    ValueError
        If shapes differ, or a score is not a number.
    """
    positives, negatives = _grouped(scores, labels, weights)
    below = np.cumsum(negatives, axis=1) - negatives
    area = (positives * (below + negatives / 2)).sum(axis=1)
    pairs = positives.sum(axis=1) * negatives.sum(axis=1)
    return _result(_ratio(area, pairs), weights)


@overload
def auprc(scores: npt.ArrayLike, labels: npt.ArrayLike) -> float: ...
@overload
def auprc(scores: npt.ArrayLike, labels: npt.ArrayLike, weights: Weights) -> Floats: ...
def auprc(
    scores: npt.ArrayLike, labels: npt.ArrayLike, weights: Weights | None = None
) -> float | Floats:
    """Return the average precision, the step-wise area under the precision-recall curve.

    See :func:`auroc` for the parameters. NaN without a positive or without a negative.
    """
    positives, negatives = _grouped(scores, labels, weights)
    true = np.cumsum(positives[:, ::-1], axis=1)
    false = np.cumsum(negatives[:, ::-1], axis=1)
    called = true + false
    precision = np.divide(true, called, out=np.zeros_like(true), where=called > 0)
    area = (positives[:, ::-1] * precision).sum(axis=1)
    # A set of positives alone has the area 1 whatever the scores: that says nothing.
    known = np.where(negatives.sum(axis=1) > 0, positives.sum(axis=1), 0)
    return _result(_ratio(area, known), weights)


def auroc_within(scores: npt.ArrayLike, labels: npt.ArrayLike, groups: npt.ArrayLike) -> float:
    """Return the share of pairs *of the same group* in which the positive scores higher.

    For scores whose scale differs from group to group, as those of the models of several folds do.
    Ties count half; NaN where no group has both a positive and a negative.
    """
    values, present, of = np.asarray(scores), np.asarray(labels).astype(bool), np.asarray(groups)
    area, pairs = 0.0, 0
    for group in np.unique(of):
        inside = of == group
        own = int(present[inside].sum()) * int((~present[inside]).sum())
        if own:
            area += auroc(values[inside], present[inside]) * own
            pairs += own
    return area / pairs if pairs else float("nan")


def _grouped(
    scores: npt.ArrayLike, labels: npt.ArrayLike, weights: Weights | None
) -> tuple[Floats, Floats]:
    """Return the weight of positives and of negatives per distinct score, ascending: (B, G)."""
    values = np.asarray(scores, np.float64)
    present = np.asarray(labels).astype(bool)
    if values.ndim != 1 or values.shape != present.shape:
        raise ValueError(f"expected one label per score, got {values.shape} and {present.shape}")
    if np.isnan(values).any():
        raise ValueError("a score is not a number")
    table = np.ones((1, len(values))) if weights is None else np.asarray(weights, np.float64)
    if table.ndim != 2 or table.shape[1] != len(values):
        raise ValueError(f"expected weights (replicates, {len(values)}), got {table.shape}")
    if not len(values):
        return np.zeros((len(table), 1)), np.zeros((len(table), 1))
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))
    table = table[:, order]
    total = np.add.reduceat(table, starts, axis=1)
    positives = np.add.reduceat(table * present[order], starts, axis=1)
    return positives, total - positives


def _ratio(over: Floats, under: Floats) -> Floats:
    return np.asarray(np.divide(over, under, out=np.full(len(over), np.nan), where=under > 0))


def _result(values: Floats, weights: Weights | None) -> float | Floats:
    return float(values[0]) if weights is None else values
