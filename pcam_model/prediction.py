"""What a model said about one image."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from pcam_model.geometry import CellGrid


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Name, version and SHA-256 of the model file: printed on everything derived from it."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """Calibrated logits and logit maps of one image. Never changed by a review.

    Because the calibration is one monotone function per finding, applied to the pooled logit and
    to every cell alike, the map and the probability share one scale: a finding whose probability
    reaches a threshold has at least one cell that does, if the pooling gives a mean of the cells'
    logits, as PCAM does. With noisy-or and derived maps there may be none.

    Attributes
    ----------
    findings : tuple of str
        Names, length F, in the model's output order.
    logits : ndarray of float32, shape (F,)
        Calibrated pooled logits.
    logit_maps : ndarray of float32, shape (F, h, w)
        Calibrated logits of the cells.
    grid : CellGrid
        Where the cells lie in the image, in pixels of the stored image.
    image_shape : tuple of int
        Rows and columns of that image.
    model : ModelIdentity
        The model file that made this.
    device : str
        The device that really ran, e.g. ``"CPU"`` or ``"CUDA"``.
    warnings : tuple of str
        What a reader must know before believing it.
    seconds : dict
        ``preprocess`` and ``inference``, wall-clock seconds.
    suitability : float or None
        The network's own suitability output, where it has one.
    refusals : tuple of str
        Why the image is none for this model, one sentence each. Such a prediction is there only
        because a reader asked for it, and whatever is made of it has to say so.
    """

    findings: tuple[str, ...]
    logits: npt.NDArray[np.float32]
    logit_maps: npt.NDArray[np.float32]
    grid: CellGrid
    image_shape: tuple[int, int]
    model: ModelIdentity
    device: str
    warnings: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    suitability: float | None = None
    refusals: tuple[str, ...] = ()

    @property
    def probabilities(self) -> npt.NDArray[np.float32]:
        """Calibrated probabilities 0..1, shape (F,)."""
        return np.asarray(expit(self.logits), np.float32)

    @property
    def probability_maps(self) -> npt.NDArray[np.float32]:
        """Calibrated probabilities of the cells 0..1, shape (F, h, w)."""
        return np.asarray(expit(self.logit_maps), np.float32)

    def index(self, finding: str) -> int:
        """Return the position of a finding; KeyError with the known names if there is none."""
        try:
            return self.findings.index(finding)
        except ValueError:
            known = ", ".join(self.findings)
            raise KeyError(f"no finding {finding!r}; this prediction has {known}") from None

    def probability(self, finding: str) -> float:
        """Return the calibrated probability of one finding."""
        return float(self.probabilities[self.index(finding)])
