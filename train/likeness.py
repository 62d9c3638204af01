"""What the images of a training set look like from afar, and how old their patients are.

Both go into the manifest, so that the viewer can tell an image that is nothing like them
(:mod:`pcam_model.likeness`, :mod:`pcam_model.suitability`). No label and no box is looked at.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec
import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from pcam_model.likeness import SIDE, distance, pattern
from pcam_model.manifest import Ages, Likeness, Manifest
from train.datasets.records import Record, read_image

#: Directions that are kept, where there are enough images.
AXES = 16

#: Fewer images tell nothing of the spread of patterns.
FEWEST_IMAGES = 10

#: Shares of training images that are less strange than what gives a warning, and is refused.
USUAL, KNOWN = 0.99, 0.999

# What is refused lies clearly beyond what gives a warning, however few images there are.
_BEYOND = 1.2
_PARTS = 5
_FEWEST_AGES = 20
_AGES = (1.0, 99.0)


class LikenessError(ValueError):
    """What images look like cannot be measured; the message says why."""


def with_known_images(manifest: Manifest, records: Sequence[Record], data: str) -> Manifest:
    """Return the manifest with likeness and ages of the images that the model was made from.

    Parameters
    ----------
    manifest : Manifest
    records : sequence of Record
        The training images.
    data : str
        What they are.

    Raises
    ------
    LikenessError
        If there are too few.
    """
    with ThreadPoolExecutor(2, thread_name_prefix="images") as pool:
        patterns = list(
            tqdm(
                pool.map(lambda record: pattern(read_image(record)), records),
                total=len(records),
                desc="looking",
                unit="image",
            )
        )
    patients = [record.patient for record in records]
    return msgspec.structs.replace(
        manifest,
        likeness=fit_likeness(np.array(patterns), patients, data),
        ages=ages_of(records, data) or manifest.ages,
    )


def fit_likeness(patterns: npt.NDArray[np.float64], patients: Sequence[str], data: str) -> Likeness:
    """Measure patterns.

    The two distances are quantiles of images whose patients were left out of the measurement, one
    part in five at a time.

    Parameters
    ----------
    patterns : ndarray, shape (N, side * side)
        Of :func:`pcam_model.likeness.pattern`.
    patients : sequence of str
        Whom they show, length N.
    data : str
        What they are.

    Raises
    ------
    LikenessError
        If there are fewer than :data:`FEWEST_IMAGES`.
    """
    if len(patterns) < FEWEST_IMAGES:
        raise LikenessError(
            f"{len(patterns)} images are too few to tell what they look like; "
            f"{FEWEST_IMAGES} or more are needed"
        )
    _, person = np.unique(patients, return_inverse=True)
    part = person % _PARTS
    distances = np.zeros(len(patterns))
    for number in set(part.tolist()):
        outside = part == number
        rest = patterns if outside.all() else patterns[~outside]
        fitted = _fit(rest, 1.0, 1.0, data)
        distances[outside] = [distance(one, fitted) for one in patterns[outside]]
    unusual, foreign = np.quantile(distances, (USUAL, KNOWN))
    return _fit(patterns, float(unusual), float(max(foreign, _BEYOND * unusual)), data)


def ages_of(records: Sequence[Record], data: str) -> Ages | None:
    """Return between which ages nearly all patients lie; None where too few are told."""
    told = [record.age for record in records if record.age is not None]
    if len(told) < _FEWEST_AGES:
        return None
    low, high = np.percentile(told, _AGES)
    return Ages(low=float(np.floor(low)), high=float(np.ceil(high)), data=data)


def _fit(patterns: npt.NDArray[np.float64], unusual: float, foreign: float, data: str) -> Likeness:
    mean = patterns.mean(axis=0)
    count = min(AXES, max(len(patterns) // 5, 1))
    _, singular, axes = np.linalg.svd(patterns - mean, full_matrices=False)
    variances = singular**2 / len(patterns)
    least = 1e-6
    return Likeness(
        side=SIDE,
        mean=mean.astype("<f2").tobytes(),
        axes=axes[:count].astype("<f2").tobytes(),
        spreads=tuple(float(value) for value in np.sqrt(variances[:count]).clip(least)),
        rest_variance=float(max(variances[count:].sum() / (SIDE**2 - count), least)),
        unusual=unusual,
        foreign=foreign,
        data=data,
    )
