"""What a threshold is worth, and what a probability means, by what the model says of itself.

Nothing is guessed: where the manifest has no curve or no calibration there is no answer.
"""

from dataclasses import dataclass

import numpy as np

from pcam_model.manifest import Finding

_NOT_CALIBRATED = "not calibrated"


@dataclass(frozen=True, slots=True)
class Worth:
    """Sensitivity and specificity of a threshold, as measured on some images.

    Attributes
    ----------
    sensitivity, specificity : float
        0..1.
    positives, negatives : int
        How many images are behind them.
    data : str
        Which.
    """

    sensitivity: float
    specificity: float
    positives: int
    negatives: int
    data: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A calibrated probability as a share of images.

    Attributes
    ----------
    share : float
        Of images with such a result, how many had the finding, 0..1.
    average : float or None
        How many of all images had it; None where that is not told.
    data : str
        The images of which this was so.
    """

    share: float
    average: float | None
    data: str


def worth(finding: Finding, threshold: float) -> Worth | None:
    """Return what a threshold on the calibrated probability is worth, None without a curve.

    At a threshold of the curve it is what was measured; between two of them it lies on the straight
    line, and beyond them on that to calling all images, or none.
    """
    curve = finding.curve
    if curve is None:
        return None
    places = [0.0, *curve.thresholds, 1.0]
    # A curve may itself reach to 0 or 1, where its own values hold.
    sensitivities = [1.0, *curve.sensitivities, 0.0]
    specificities = [0.0, *curve.specificities, 1.0]
    first, last = int(curve.thresholds[0] <= 0), len(places) - int(curve.thresholds[-1] >= 1)
    kept = slice(first, last)
    return Worth(
        sensitivity=float(np.interp(threshold, places[kept], sensitivities[kept])),
        specificity=float(np.interp(threshold, places[kept], specificities[kept])),
        positives=curve.positives,
        negatives=curve.negatives,
        data=curve.data,
    )


def meaning(finding: Finding, probability: float) -> Meaning | None:
    """Return what a calibrated probability means, None where the model is not calibrated."""
    data = finding.calibration.data
    if not data or data == _NOT_CALIBRATED:
        return None
    curve = finding.curve
    average = None
    if curve is not None and curve.data == data:
        average = curve.positives / (curve.positives + curve.negatives)
    return Meaning(probability, average, data)
