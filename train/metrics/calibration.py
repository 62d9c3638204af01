"""How far probabilities can be taken at their word."""

import numpy as np
import numpy.typing as npt

BINS = 15


def expected_calibration_error(
    probabilities: npt.ArrayLike, labels: npt.ArrayLike, bins: int = BINS
) -> float:
    """Return the expected calibration error over bins of equal width.

    The mean over images of the difference between the mean probability and the share of positives
    in the image's bin. Bin k holds probabilities from k / bins up to, but without, (k + 1) / bins;
    the last one includes 1.

    Returns
    -------
    float
        0..1; NaN without images.
    """
    values, present = checked(probabilities, labels)
    if not len(values):
        return float("nan")
    index = np.minimum((values * bins).astype(np.intp), bins - 1)
    gaps = np.bincount(index, weights=values - present, minlength=bins)
    return float(np.abs(gaps).sum() / len(values))


def brier_score(probabilities: npt.ArrayLike, labels: npt.ArrayLike) -> float:
    """Return the mean squared difference between probability and label; NaN without images."""
    values, present = checked(probabilities, labels)
    return float(np.mean((values - present) ** 2)) if len(values) else float("nan")


def sensitivity_specificity(
    probabilities: npt.ArrayLike, labels: npt.ArrayLike, threshold: float
) -> tuple[float | None, float | None]:
    """Return both at a threshold that calls p ≥ threshold; None where nothing can be counted."""
    values, present = checked(probabilities, labels)
    called = values >= threshold
    positives = present == 1
    sensitivity = float(called[positives].mean()) if positives.any() else None
    specificity = float((~called[~positives]).mean()) if not positives.all() else None
    return sensitivity, specificity


def checked(
    probabilities: npt.ArrayLike, labels: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return both as arrays, labels as 0 and 1; ValueError if they are no such thing."""
    values = np.asarray(probabilities, np.float64)
    present = np.asarray(labels).astype(bool).astype(np.float64)
    if values.shape != present.shape or values.ndim != 1:
        raise ValueError(f"expected one label per image, got {values.shape} and {present.shape}")
    if not ((values >= 0) & (values <= 1)).all():
        raise ValueError("probabilities must lie between 0 and 1")
    return values, present
