"""What the pixels say of an image: constant, clipped, inverted, or nothing like a chest."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pcam_model.concerns import Concern, Severity
from pcam_model.likeness import Resemblance, resemblance
from pcam_model.manifest import Likeness
from pcam_model.wording import Text

#: Below this standard deviation of grey values 0..1 a picture shows nothing.
FLATTEST = 0.01

#: Shares of pixels at the ends of the scale. Of 2,094 radiographs of ChestX-ray14 none has more
#: than 0.01 white and 0.26 black; collimation and lead markers may add to both.
MOST_WHITE, MOST_BLACK = 0.25, 0.6

#: Fewest grey values: 8-bit radiographs have more than a hundred.
FEWEST_LEVELS = 24

# Of a scale 0..1.
_END = 0.002
# Every pixel of a large image takes long to look at, and tells no more.
_ENOUGH = 512
_LEVELS = 1024
# Values at a time: what is worked out of them stays in the cache.
_BLOCK = 8192

Concerns = Iterator[Concern]


@dataclass(frozen=True, slots=True)
class Picture:
    """Facts about the grey values of a network image.

    Attributes
    ----------
    spread : float
        Standard deviation of grey values 0..1.
    white, black : float
        Shares of pixels at the upper and the lower end of the scale.
    levels : int
        How many of 1024 grey values occur.
    resemblance : Resemblance or None
        To the training images; None where the model does not know those.
    """

    spread: float
    white: float
    black: float
    levels: int
    resemblance: Resemblance | None = None


def look(image: npt.NDArray[np.float32], known: Likeness | None = None) -> Picture:
    """Measure a network image.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
        Grey values 0..1, bright is dense.
    known : Likeness or None
        Of the model's manifest.
    """
    step = max(min(image.shape) // _ENOUGH, 1)
    # Side by side in memory: what lies apart takes several times as long.
    some = np.ascontiguousarray(image[::step, ::step]).reshape(-1)
    white = black = 0
    seen = np.zeros(_LEVELS, bool)
    for start in range(0, some.size, _BLOCK):
        block = some[start : start + _BLOCK]
        white += int(np.count_nonzero(block >= 1 - _END))
        black += int(np.count_nonzero(block <= _END))
        seen[np.clip(block * _LEVELS, 0, _LEVELS - 1).astype(np.intp)] = True
    return Picture(
        spread=float(some.std()),
        white=white / some.size,
        black=black / some.size,
        levels=int(np.count_nonzero(seen)),
        resemblance=None if known is None else resemblance(image, known),
    )


def constant(picture: Picture) -> Concerns:
    """Refuse a picture without any."""
    if picture.spread < FLATTEST:
        yield Concern(
            Severity.REFUSE, Text("all pixels have nearly the same value: there is no picture.")
        )


def clipped(picture: Picture) -> Concerns:
    """Speak of large areas at an end of the scale, and of a scale of few steps."""
    if picture.spread < FLATTEST:
        return
    if picture.white > MOST_WHITE or picture.black > MOST_BLACK:
        white = picture.white > MOST_WHITE
        yield Concern(
            Severity.WARNING,
            Text(
                "{share:.0%} of the pixels are as {tone} as can be: what was there is lost.",
                share=picture.white if white else picture.black,
                tone=Text("bright") if white else Text("dark"),
            ),
        )
    if picture.levels < FEWEST_LEVELS:
        yield Concern(
            Severity.WARNING,
            Text(
                "the picture has only {levels} grey values; a radiograph has hundreds.",
                levels=picture.levels,
            ),
        )


def polarity(picture: Picture, known: Likeness | None) -> Concerns:
    """Refuse a picture that looks like a chest as soon as dark and bright are exchanged."""
    if _inverted(picture, known):
        yield Concern(
            Severity.REFUSE,
            Text(
                "dark and bright seem to be exchanged: with them the other way round it looks like "
                "a chest. The file's polarity may be wrong."
            ),
        )


def likeness(picture: Picture, known: Likeness | None, said: bool = True) -> Concerns:
    """Refuse what looks like no chest at all, and speak of what hardly does.

    Parameters
    ----------
    picture : Picture
    known : Likeness or None
    said : bool
        Whether the file says that it is a chest radiograph: if not, a doubt is enough.
    """
    found = picture.resemblance
    if known is None or found is None or picture.spread < FLATTEST or _inverted(picture, known):
        return
    numbers = {"distance": found.distance, "most": known.unusual}
    if found.distance > (known.foreign if said else known.unusual):
        yield Concern(
            Severity.REFUSE,
            Text(
                "the picture does not look like a frontal chest radiograph (distance "
                "{distance:.1f} from the training images; up to {most:.1f} is usual).",
                **numbers,
            ),
        )
    elif found.distance > known.unusual:
        yield Concern(
            Severity.WARNING,
            Text(
                "the picture is unlike most frontal chest radiographs (distance {distance:.1f} "
                "from the training images; up to {most:.1f} is usual).",
                **numbers,
            ),
        )


def _inverted(picture: Picture, known: Likeness | None) -> bool:
    found = picture.resemblance
    return (
        known is not None
        and found is not None
        and found.agreement < 0
        and found.inverted_distance <= known.unusual < found.distance
    )
