"""From a logit map to marks: by the viewer's rule, or by that of Wang et al. 2017.

Both work on the logits, interpolated over the whole image (:func:`pcam_model.geometry.resample`):
regions above a level, one box round each, scored with the highest probability inside.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from pcam_model.geometry import Box, resample
from pcam_model.heatmap import boxes_above, raster_shape
from pcam_model.prediction import Prediction

Raster = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rule:
    """How boxes come from a map.

    Attributes
    ----------
    title, text : str
        For reports.
    levels : callable
        Takes the raster of logits and the finding's ``box_fraction``; returns the logits at which
        the map is cut.
    """

    title: str
    text: str
    levels: Callable[[Raster, float], list[float]]


def model_level(raster: Raster, fraction: float) -> float:
    """Return the logit of a fraction of the map's highest probability."""
    return float(logit(fraction * expit(float(raster.max()))))


def _wang(raster: Raster, _fraction: float) -> list[float]:
    low, high = float(raster.min()), float(raster.max())
    return [low + (high - low) * cut / 255 for cut in (60, 180)]


RULES = {
    "model": Rule(
        "The viewer's rule",
        "regions of the map above box_fraction (the model's own) of its highest probability",
        lambda raster, fraction: [model_level(raster, fraction)],
    ),
    "wang2017": Rule(
        "Wang 2017",
        "map of class scores (logits) scaled to 0..255 per image and finding, cut at 60 and at "
        "180, one box round each isolated region of either cut (Wang et al., CVPR 2017, section 4)",
        _wang,
    ),
}


def logit_raster(
    prediction: Prediction, finding: str, shape: tuple[int, int] | None = None
) -> Raster:
    """Return the calibrated logits over the whole image, by default as fine as the viewer's."""
    return resample(
        prediction.logit_maps[prediction.index(finding)],
        prediction.grid,
        prediction.image_shape,
        shape or raster_shape(prediction.image_shape),
    )


def marks(raster: Raster, image_shape: tuple[int, int], rule: Rule, fraction: float) -> list[Box]:
    """Return the boxes of a raster of logits, the surest first; of equal ones the larger first."""
    found = [
        box
        for level in rule.levels(raster, fraction)
        for box in boxes_above(raster, image_shape, level)
    ]
    scored = [Box(box.x, box.y, box.width, box.height, float(expit(box.score))) for box in found]
    return sorted(scored, key=lambda box: (-box.score, -box.area))
