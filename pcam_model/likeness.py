"""How much a picture looks like the radiographs that a model was made from.

A picture is reduced to a coarse pattern of dark and bright: twelve by twelve cells, histogram
equalised. Of the training images the mean pattern and the directions in which patterns differ most
(principal components) are kept; the distance of another picture is that of Mahalanobis in those
directions and, with one variance for all, in the rest (probabilistic PCA: Tipping and Bishop 1999,
"Probabilistic principal component analysis", sections 3 and 4). It tells hands, slices, noise,
turned and inverted pictures from chests. It does not tell whether a chest is ill, and a picture
that is nothing but smooth shades may pass.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pcam_model.manifest import Likeness
from pcam_model.preprocess import equalise, resize

#: Cells of the pattern each way.
SIDE = 12

#: Pixels each way that are enough for the pattern; the others are left out, for speed.
_ENOUGH = 192


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A picture beside those that a model was made from.

    Attributes
    ----------
    distance : float
        Of its pattern from the training images: about 1 for most of those.
    inverted_distance : float
        The same with dark and bright exchanged.
    agreement : float
        Correlation with the mean pattern, -1..1; its sign changes where dark and bright do.
    """

    distance: float
    inverted_distance: float
    agreement: float


def pattern(image: npt.NDArray[np.float32], side: int = SIDE) -> npt.NDArray[np.float64]:
    """Return the coarse pattern of a network image.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
        Grey values 0..1.
    side : int
        Cells each way.

    Returns
    -------
    ndarray of float64, shape (side * side,)
        Row by row, with mean 0; all 0 for a constant image.
    """
    step = max(min(image.shape) // _ENOUGH, 1)
    cells = equalise(resize(image[::step, ::step], side, side)).astype(np.float64).ravel()
    return np.asarray(cells - cells.mean())


def resemblance(image: npt.NDArray[np.float32], known: Likeness) -> Resemblance:
    """Compare a network image with the training images of a model.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
        Grey values 0..1.
    known : Likeness
        Of the model's manifest.
    """
    cells = pattern(image, known.side)
    mean = known.mean_pattern()
    length = float(np.linalg.norm(cells) * np.linalg.norm(mean))
    return Resemblance(
        distance=distance(cells, known),
        inverted_distance=distance(-cells, known),
        agreement=float(cells @ mean) / length if length else 0.0,
    )


def distance(cells: npt.NDArray[np.float64], known: Likeness) -> float:
    """Return the distance of a pattern from the training images, in typical deviations.

    The root of the mean of two mean squares, within the directions kept and outside of them, each
    in units of the variance of the training images there.
    """
    away = cells - known.mean_pattern()
    along = known.axes_matrix() @ away
    rest = float(away @ away - along @ along) / (len(cells) - len(along))
    within = float(np.mean((along / np.array(known.spreads)) ** 2))
    return float(np.sqrt((within + max(rest, 0.0) / known.rest_variance) / 2))
