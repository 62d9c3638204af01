"""Colours that a probability has in a heatmap: a table of maps to choose from.

Every map is sequential: lightness rises with the probability, so order is seen without hue, by
colour-blind readers too. The scale is absolute, 0 to 1: with one map, the same colour is the same
probability on every image. A new map is a new row of :data:`COLOUR_MAPS`.

Viridis and magma: van der Walt and Smith 2015; cividis: Nuñez, Anderton and Renslow 2018. They
stand here as every fifteenth entry of their published tables (CC0).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from pcam_model.wording import Text
from viewer.review.colours import Colour, from_oklab, to_oklab

#: Red, green, blue of probability ``index / 255``; uint8, shape (256, 3), read-only.
ColourTable = npt.NDArray[np.uint8]

# Lightness of a finding's own colour at probability 0, as a share of that at 1.
_DARKEST = 0.4


@dataclass(frozen=True, slots=True)
class ColourMap:
    """A way to colour probabilities.

    Attributes
    ----------
    text : str
        English, what menus and settings call it.
    anchors : str
        Colours from 0 to 1 at equal distances, hexadecimal; empty for shades of each finding's own
        colour.
    evened : bool
        Whether lightness is evened out between the first and the last anchor (OKLab); else
        anchors are joined as published, linearly in sRGB.
    """

    text: str
    anchors: str = ""
    evened: bool = False

    @property
    def by_finding(self) -> bool:
        """Whether every finding has colours of its own."""
        return not self.anchors


#: The map that is used where nothing else is chosen.
DEFAULT = "violet-yellow"

#: By the name that is saved.
COLOUR_MAPS: dict[str, ColourMap] = {
    # As matplotlib's plasma, but the dark end is lifted, so that 0.15 on a dark lung is seen.
    DEFAULT: ColourMap(Text("Violet to yellow"), "6f3fd8 b93fc4 f0567f ff9a45 ffe95c", evened=True),
    "finding": ColourMap(Text("Each finding's own colour")),
    "viridis": ColourMap(
        Text("Viridis"),
        "440154 481769 472a7a 433d84 3d4e8a 355e8d 2e6d8e 297b8e 23898e "
        "1f978b 21a585 2eb37c 46c06f 65cb5e 89d548 b0dd2f d8e219 fde725",
    ),
    "cividis": ColourMap(
        Text("Cividis"),
        "00224e 002d68 163770 2e416d 3f4c6c 4e566c 5c616e 696b71 767676 "
        "838179 928c78 a09875 afa471 bfb06b cfbd62 dfca57 f0d846 fee838",
    ),
    "magma": ColourMap(
        Text("Magma"),
        "000004 090720 1a1042 311165 4a1079 621980 792282 912b81 aa337d "
        "c23b75 d9466b ec5860 f7725c fc8e64 feaa74 fec68a fde2a3 fcfdbf",
    ),
}


def colour_table(name: str, own: Colour) -> ColourTable:
    """Return the colours of a finding's probabilities.

    Parameters
    ----------
    name : str
        A key of :data:`COLOUR_MAPS`.
    own : tuple of int
        The finding's colour; matters only to maps that colour every finding in its own way.

    Returns
    -------
    ndarray of uint8, shape (256, 3)
        The very same object for the same colours.
    """
    return _table(name, own if COLOUR_MAPS[name].by_finding else None)


@cache
def _table(name: str, own: Colour | None) -> ColourTable:
    chosen = COLOUR_MAPS[name]
    if own is not None:
        srgb = _shades(own)
    else:
        colours = np.array([list(bytes.fromhex(each)) for each in chosen.anchors.split()]) / 255
        srgb = _evened(colours) if chosen.evened else _between(colours)
    table = np.round(srgb * 255).astype(np.uint8)
    table.setflags(write=False)
    return table


def _between(colours: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return 256 steps through colours at equal distances, shape (n, 3)."""
    places, steps = np.linspace(0, 1, len(colours)), np.linspace(0, 1, 256)
    return np.stack([np.interp(steps, places, channel) for channel in colours.T], axis=1)


def _evened(srgb: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    anchors = to_oklab(srgb)
    anchors[:, 0] = np.linspace(anchors[0, 0], anchors[-1, 0], len(anchors))
    return from_oklab(_between(anchors))


def _shades(colour: Colour) -> npt.NDArray[np.float64]:
    """Return shades of a colour, from a dark one at 0 to the colour itself at 1."""
    full = to_oklab(np.array(colour) / 255)
    return from_oklab(np.linspace(_DARKEST, 1, 256)[:, None] * full)
