"""What one view shows, and what another must show to show the same.

Two images of one patient are compared in millimetres where both have them, else relative to their
size. They are not registered to one another: the middle of the one lies on the middle of the other.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """What a view shows of an image.

    Attributes
    ----------
    x, y : float
        Middle of the view, from the middle of the image as it is turned on the screen, in columns
        of the image.
    unit : float
        Columns of the image per pixel of the screen.
    """

    x: float
    y: float
    unit: float


@dataclass(frozen=True, slots=True)
class Extent:
    """Size of an image as it is turned on the screen.

    Attributes
    ----------
    width, height : float
        In columns of the image.
    mm : float or None
        Width of a column in millimetres, None without a usable source.
    """

    width: float
    height: float
    mm: float | None = None


def same_look(look: Look, of: Extent, to: Extent) -> Look:
    """Return the look at another image that corresponds to a look at one.

    Parameters
    ----------
    look : Look
    of, to : Extent
        The image that is looked at, and the other one.
    """
    if of.mm is not None and to.mm is not None:
        factor = of.mm / to.mm
        return Look(look.x * factor, look.y * factor, look.unit * factor)
    return Look(
        look.x * to.width / of.width,
        look.y * to.height / of.height,
        look.unit * math.hypot(to.width, to.height) / math.hypot(of.width, of.height),
    )


@dataclass(frozen=True, slots=True)
class Offset:
    """By how much a look differs from the corresponding one: what a reader moved by hand.

    Attributes
    ----------
    x, y : float
        In columns of the image that is moved along.
    factor : float
        Of the unit.
    """

    x: float = 0.0
    y: float = 0.0
    factor: float = 1.0

    @classmethod
    def between(cls, same: Look, real: Look) -> "Offset":
        """Return the offset of a real look from the corresponding one."""
        return cls(real.x - same.x, real.y - same.y, real.unit / same.unit)

    def applied(self, same: Look) -> Look:
        """Return the corresponding look with this offset."""
        return Look(same.x + self.x, same.y + self.y, same.unit * self.factor)
