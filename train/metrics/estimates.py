"""Values with the replicates behind them, and means over findings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from train.metrics.bootstrap import interval
from train.metrics.schema import Estimate


@dataclass(frozen=True, slots=True, eq=False)
class Replicated:
    """A value, NaN where it cannot be measured, and its replicates, shape (B,)."""

    value: float
    replicates: npt.NDArray[np.float64]

    def estimate(self) -> Estimate:
        """Return the value with its interval."""
        if not np.isfinite(self.value):
            return Estimate()
        low, high = interval(self.replicates)
        return Estimate(value=self.value, low=low, high=high)


def macro(parts: Sequence[Replicated]) -> Replicated:
    """Return the mean over findings whose value can be measured.

    A finding that a replicate cannot measure, since it drew no positive, is left out of that
    replicate's mean.
    """
    defined = [part for part in parts if np.isfinite(part.value)]
    if not defined:
        return Replicated(float("nan"), np.zeros(0))
    table = np.stack([part.replicates for part in defined])
    known = np.isfinite(table)
    sums = np.where(known, table, 0).sum(axis=0)
    count = known.sum(axis=0)
    means = np.divide(sums, count, out=np.full(len(sums), np.nan), where=count > 0)
    return Replicated(float(np.mean([part.value for part in defined])), means)


def finite(value: float) -> float | None:
    """Return a number, None for NaN."""
    return float(value) if np.isfinite(value) else None


def mean_of(values: Sequence[float | None]) -> float | None:
    """Return the mean of the values that are known; None if none is."""
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None
