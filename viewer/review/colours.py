"""Colours of findings, and OKLab, in which equal steps look equal.

Fifteen drawn from the sets of Okabe & Ito (2008) and Paul Tol (technical note
SRON/EPS/TN/09-002), picked so that every pair stays apart for normal, deuteranopic and protanopic
sight (simulation of Machado, Oliveira and Fernandes 2009) and stands out on black. A colour is
never the only sign: the name is always beside it.

OKLab: Ottosson 2020, https://bottosson.github.io/posts/oklab/
"""

import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pcam_model.wording import Text

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class NamedColour:
    """A colour that a reader can choose.

    Attributes
    ----------
    text : str
        English, what it is called: a colour is never the only sign.
    rgb : tuple of int
        Red, green, blue, 0 to 255.
    """

    text: Text
    rgb: Colour


#: Colours of findings to choose from, by the name that settings keep.
COLOURS: dict[str, NamedColour] = {
    "magenta": NamedColour(Text("Magenta"), (0xEE, 0x33, 0x77)),
    "light-pink": NamedColour(Text("Light pink"), (0xFF, 0xAA, 0xBB)),
    "mauve": NamedColour(Text("Mauve"), (0xCC, 0x79, 0xA7)),
    "salmon": NamedColour(Text("Salmon"), (0xEE, 0x88, 0x66)),
    "vermilion": NamedColour(Text("Vermilion"), (0xD5, 0x5E, 0x00)),
    "orange": NamedColour(Text("Orange"), (0xE6, 0x9F, 0x00)),
    "sand": NamedColour(Text("Sand"), (0xEE, 0xDD, 0x88)),
    "yellow": NamedColour(Text("Yellow"), (0xF0, 0xE4, 0x42)),
    "olive": NamedColour(Text("Olive"), (0x99, 0x99, 0x33)),
    "sea-green": NamedColour(Text("Sea green"), (0x44, 0xBB, 0x99)),
    "pale-cyan": NamedColour(Text("Pale cyan"), (0x99, 0xDD, 0xFF)),
    "light-blue": NamedColour(Text("Light blue"), (0x77, 0xAA, 0xDD)),
    "blue": NamedColour(Text("Blue"), (0x00, 0x77, 0xBB)),
    "violet": NamedColour(Text("Violet"), (0x8A, 0x6F, 0xE8)),
    "white": NamedColour(Text("White"), (0xFF, 0xFF, 0xFF)),
}

_OF_FINDINGS = {
    "Atelectasis": "orange",
    "Cardiomegaly": "light-blue",
    "Effusion": "sea-green",
    "Infiltration": "yellow",
    "Mass": "magenta",
    "Nodule": "light-pink",
    "Pneumonia": "vermilion",
    "Pneumothorax": "pale-cyan",
    "Consolidation": "violet",
    "Edema": "blue",
    "Emphysema": "mauve",
    "Fibrosis": "olive",
    "Pleural_Thickening": "salmon",
    "Hernia": "sand",
    "Lung_Opacity": "white",
}
# What a name that this project does not know gets; the order decides which one.
_PALETTE = tuple(_OF_FINDINGS.values())

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def finding_colour(name: str) -> Colour:
    """Return the colour that a finding begins with, as (red, green, blue), 0 to 255.

    The same name has the same colour on every image and on every computer; a name that this
    project does not know gets one of the known colours.
    """
    known = _OF_FINDINGS.get(name) or _PALETTE[zlib.crc32(name.encode()) % len(_PALETTE)]
    return COLOURS[known].rgb


def colour_name(rgb: Colour) -> str:
    """Return the key of a colour in :data:`COLOURS`; empty for a colour that is not there."""
    return next((name for name, each in COLOURS.items() if each.rgb == rgb), "")


def to_oklab(srgb: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return OKLab of sRGB values 0..1, shape (..., 3)."""
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T)


def from_oklab(lab: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return sRGB values 0..1 of OKLab, shape (..., 3); what sRGB lacks is clipped."""
    linear = (lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_LMS).T
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
