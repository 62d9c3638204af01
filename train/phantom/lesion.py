"""What a lesion is, and what the drawings of the findings share."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from train.phantom import anatomy as shape
from train.phantom.anatomy import Anatomy
from train.phantom.canvas import Canvas, Field, Mask
from train.phantom.tissue import Scene

#: Regions of a mask smaller than this share of its largest region are left out of the lesion.
_CRUMB = 0.12


@dataclass(frozen=True, slots=True)
class Lesion:
    """One finding in one picture.

    Attributes
    ----------
    finding : str
    side : str
        "R" or "L" of the patient, "B" both, "" for the heart.
    severity : float
        0 barely visible .. 1 obvious.
    mask : ndarray of bool, shape (size, size)
    added : ndarray of float32, shape (size, size), or None
        Soft tissue along the ray in centimetres, negative for air; zero outside the mask.
    clears : bool
        The vessels of the lung are absent inside the mask.
    """

    finding: str
    side: str
    severity: float
    mask: Mask
    added: Field | None = None
    clears: bool = False


Draw = Callable[[Scene, int, float, np.random.Generator], Lesion]
Prepare = Callable[[Anatomy, int, float, np.random.Generator], Anatomy]


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes a finding: a change of the anatomy, then a drawing on its scene."""

    draw: Draw
    prepare: Prepare = lambda a, side, severity, rng: a


def letter(side: int) -> str:
    """Return the patient's side as radiographs name it: R or L."""
    return "R" if side < 0 else "L"


def lesion_of(finding: str, side: str, severity: float, added: Field) -> Lesion:
    """Return a lesion of what was added within the lungs, without crumbs."""
    mask = added > 0
    labels, count = ndimage.label(mask)
    if count > 1:
        sizes = np.bincount(labels.ravel(), minlength=count + 1)
        sizes[0] = 0
        mask = (sizes >= max(1.0, _CRUMB * sizes.max()))[labels] & mask
    added *= mask
    return Lesion(finding, side, severity, mask, added)


def random_point(
    scene: Scene,
    side: int,
    rng: np.random.Generator,
    margin: float,
    levels: tuple[float, float] = (0.0, 1.0),
) -> tuple[float, float]:
    """Return a random point of a lung, ``margin`` from its edge, between two levels."""
    a, canvas = scene.anatomy, scene.canvas
    free = canvas.coarse_mask(shape.lung(a, side))
    free &= ~canvas.coarse_mask(shape.heart(a)) & ~canvas.coarse_mask(shape.mediastinum(a))
    deep = ndimage.distance_transform_edt(free) / len(free)
    level = a.level(canvas.coarse[1])
    wanted = (deep > margin) & (level > levels[0]) & (level < levels[1])
    if not wanted.any():
        wanted = deep >= min(margin, 0.8 * float(deep.max()))
    rows, columns = np.nonzero(wanted)
    pick = int(rng.integers(len(rows)))
    x, y = canvas.coarse
    return float(x[rows[pick], columns[pick]]), float(y[rows[pick], columns[pick]])


def haze(canvas: Canvas, field: Field, level: float) -> Field:
    """Return how far a coarse field rises above a level, at full size; 0 below it."""
    full = canvas.enlarge(field - np.float32(level))
    return np.maximum(full, 0, out=full)
