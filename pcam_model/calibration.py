"""From the network's logits to calibrated ones, and between logits and probabilities.

Platt scaling per finding, ``calibrated = scale * logit + offset``: strictly increasing, so that
it changes no ranking, and applied to the map as to the pooled logit, so that both share one scale.
"""

from collections.abc import Sequence

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
    return np.asarray(scale * logits + offset, np.float32)


def calibrations(manifest: Manifest) -> tuple[Calibration, ...]:
    """Return the calibrations of a model in output order."""
    return tuple(finding.calibration for finding in manifest.findings)


def probability_of(logit_value: float) -> float:
    """Return the probability of a logit."""
    return float(expit(logit_value))


def logit_of(probability: float) -> float:
    """Return the logit of a probability; 0 and 1 give large but finite values."""
    return float(np.clip(logit(probability), -_LARGEST_LOGIT, _LARGEST_LOGIT))
