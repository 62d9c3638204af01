"""Confidence intervals by drawing patients, not images, again and again.

Images of one patient are alike; drawing images would make intervals too narrow. A replicate is
the number of times each patient was drawn, and so a weight for each of the patient's images.
"""

from collections.abc import Hashable, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]

REPLICATES = 1000
SEED = 0
CONFIDENCE = 0.95

# Weights of a batch of replicates: 4 million numbers of 8 bytes.
_BATCH = 4_000_000

# An interval from the few replicates that happen to be defined would look better than it is.
_LEAST_DEFINED = 0.5


class Statistic(Protocol):
    """A figure of merit that takes many weightings at once, e.g. :func:`train.metrics.auroc`."""

    def __call__(self, scores: npt.ArrayLike, labels: npt.ArrayLike, weights: Any, /) -> Floats:
        """Return the figure for each row of weights (B, N), shape (B,)."""
        ...


class Resampler:
    """The same draws of patients for every finding, so that means over findings are replicated too.

    Parameters
    ----------
    patients : sequence
        The patient of each item, length N.
    replicates : int
        Number of draws B; 0 gives no intervals.
    seed : int
        Equal seeds and equal patients give equal draws.
    """

    def __init__(
        self, patients: Sequence[Hashable], replicates: int = REPLICATES, seed: int = SEED
    ) -> None:
        numbers: dict[Hashable, int] = {}
        self._index = np.array(
            [numbers.setdefault(patient, len(numbers)) for patient in patients], np.intp
        )
        generator = np.random.default_rng(seed)
        count = len(numbers)
        self._draws = np.zeros((replicates, count), np.uint16)
        for row in self._draws:
            row[:] = np.bincount(generator.integers(count, size=count), minlength=count)

    @property
    def replicates(self) -> int:
        """Number of draws."""
        return len(self._draws)

    def statistic(
        self,
        function: Statistic,
        scores: npt.NDArray[Any],
        labels: npt.NDArray[Any],
        chosen: npt.NDArray[Any] | None = None,
    ) -> Floats:
        """Return a statistic of every replicate, shape (B,).

        Parameters
        ----------
        function : Statistic
        scores, labels : ndarray, shape (M,)
        chosen : ndarray, optional
            Mask or indices of the M items among the N; all of them if None.
        """
        index = self._index if chosen is None else self._index[chosen]
        step = max(1, _BATCH // max(len(index), 1))
        parts = [
            function(scores, labels, self._draws[start : start + step][:, index])
            for start in range(0, self.replicates, step)
        ]
        return np.concatenate(parts) if parts else np.zeros(0)

    def sums(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], count: int) -> Floats:
        """Return how often each of ``count`` kinds of things is there in every replicate.

        Parameters
        ----------
        rows : ndarray of int, shape (M,)
            The item, 0..N-1, that each thing belongs to.
        columns : ndarray of int, shape (M,)
            Its kind, 0..count-1.
        count : int

        Returns
        -------
        ndarray, shape (B, count)
        """
        ones = np.ones(len(rows))
        shape = (self._draws.shape[1], count)
        table = sparse.csr_array((ones, (self._index[rows], columns)), shape=shape)
        step = max(1, _BATCH // max(shape[0], 1))
        parts = [
            self._draws[start : start + step].astype(np.float64) @ table
            for start in range(0, self.replicates, step)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, count))

    def mean(self, values: npt.NDArray[Any], chosen: npt.NDArray[Any] | None = None) -> Floats:
        """Return the mean of values in every replicate, shape (B,); NaN values are left out."""
        return self.statistic(_weighted_mean, np.asarray(values), np.asarray(values), chosen)


def _weighted_mean(values: npt.ArrayLike, _: npt.ArrayLike, weights: Any, /) -> Floats:
    array = np.asarray(values, np.float64)
    known = np.isfinite(array)
    kept = np.asarray(weights)[:, known].astype(np.float64)
    total = kept.sum(axis=1)
    sums = kept @ array[known]
    return np.asarray(np.divide(sums, total, out=np.full(len(kept), np.nan), where=total > 0))


def interval(replicates: npt.NDArray[np.float64]) -> tuple[float | None, float | None]:
    """Return the percentile interval of replicates that are defined.

    Returns
    -------
    tuple of float or None
        Lower and upper end; None where fewer than half of the replicates are defined, as with
        one positive only.
    """
    defined = replicates[np.isfinite(replicates)]
    if not len(defined) or len(defined) < _LEAST_DEFINED * len(replicates):
        return None, None
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(defined, (tail, 1 - tail))
    return float(low), float(high)


def bootstrap_interval(
    function: Statistic,
    scores: npt.NDArray[Any],
    labels: npt.NDArray[Any],
    patients: Sequence[Hashable],
    *,
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> tuple[float | None, float | None]:
    """Return the 95 % interval of one statistic, drawing patients."""
    return interval(Resampler(patients, replicates, seed).statistic(function, scores, labels))
