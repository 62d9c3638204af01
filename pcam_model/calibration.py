"""From the network's logits to calibrated ones, and between logits and probabilities.

One strictly increasing function per finding (:class:`pcam_model.manifest.Calibration`): it changes
no ranking, and is applied to the map as to the pooled logit, so that both share one scale.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from pcam_model.manifest import Calibration, Manifest

# Logits beyond this are 0 or 1 in float32 anyway; keeps distances between logits finite.
_LARGEST_LOGIT = 88.0


def calibrate(
    logits: npt.NDArray[np.float32], calibrations: Sequence[Calibration]
) -> npt.NDArray[np.float32]:
    """Apply one calibration per finding.

    Parameters
    ----------
    logits : ndarray of float32, shape (F,) or (F, h, w)
        Logits of the network, findings first.
    calibrations : sequence of Calibration
        Length F, in the same order.

    Returns
    -------
    ndarray of float32, same shape

    Raises
    ------
    ValueError
        If the numbers of findings differ.
    """
    if len(logits) != len(calibrations):
        raise ValueError(
            f"{len(logits)} findings in the logits, but {len(calibrations)} calibrations"
        )
    shape = (len(calibrations),) + (1,) * (logits.ndim - 1)
    scale = np.array([one.scale for one in calibrations], np.float32).reshape(shape)
    offset = np.array([one.offset for one in calibrations], np.float32).reshape(shape)
    calibrated = np.asarray(scale * logits + offset, np.float32)
    for index, one in enumerate(calibrations):
        if one.knots:
            calibrated[index] = _through(one.knots, logits[index])
    return calibrated


def _through(
    knots: Sequence[tuple[float, float]], logits: npt.NDArray[np.float32]
) -> npt.NDArray[np.float64]:
    """Interpolate between knots and go on with slope 1: cells reach beyond any pooled logit.

    In an order of operations that rounding cannot turn round: never does a higher logit come out
    lower.
    """
    given, wanted = np.array(knots, np.float64).T
    values = logits.astype(np.float64)
    found = wanted[0] + (values - given[0])
    # Knots may be so close that the slope between them is infinite.
    with np.errstate(over="ignore", invalid="ignore"):
        for (x, y), (next_x, next_y) in pairwise(zip(given, wanted, strict=True)):
            slope = (next_y - y) / (next_x - x)
            found = np.where(values > x, np.minimum(y + slope * (values - x), next_y), found)
    return np.asarray(np.where(values > given[-1], wanted[-1] + (values - given[-1]), found))


def calibrations(manifest: Manifest) -> tuple[Calibration, ...]:
    """Return the calibrations of a model in output order."""
    return tuple(finding.calibration for finding in manifest.findings)


def probability_of(logit_value: float) -> float:
    """Return the probability of a logit."""
    return float(expit(logit_value))


def logit_of(probability: float) -> float:
    """Return the logit of a probability; 0 and 1 give large but finite values."""
    return float(np.clip(logit(probability), -_LARGEST_LOGIT, _LARGEST_LOGIT))
