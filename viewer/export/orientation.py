"""From the stored image to the picture as the reader turned it."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from pcam_model.geometry import Box
from viewer.export.placement import Rect
from viewer.review.review import Review

Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Orientation:
    """Mirror, then quarter turns clockwise, then scale; continuous image coordinates.

    Attributes
    ----------
    rows, columns : int
        Of the stored image.
    flipped : bool
    quarter_turns : int
        0 to 3.
    scale : float
        Pixels of the picture per pixel of the image.
    """

    rows: int
    columns: int
    flipped: bool = False
    quarter_turns: int = 0
    scale: float = 1.0

    @classmethod
    def of(cls, review: Review, rows: int, columns: int, scale: float = 1.0) -> "Orientation":
        """Return the orientation a review asks for."""
        return cls(rows, columns, review.flipped, review.quarter_turns % 4, scale)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in pixels."""
        sides = (
            (self.columns, self.rows) if self.quarter_turns % 2 == 0 else (self.rows, self.columns)
        )
        return max(round(sides[0] * self.scale), 1), max(round(sides[1] * self.scale), 1)

    def turn(self, pixels: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
        """Return an array (rows, columns, ...) that covers the image, turned; not scaled."""
        turned = pixels[:, ::-1] if self.flipped else pixels
        return np.ascontiguousarray(np.rot90(turned, -self.quarter_turns, axes=(0, 1)))

    def points(self, xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return places of the image, shape (n, 2), as places of the picture."""
        x, y = np.asarray(xy, np.float64).T
        width, height = float(self.columns), float(self.rows)
        if self.flipped:
            x = width - x
        for _ in range(self.quarter_turns):
            x, y = height - y, x
            width, height = height, width
        picture = self.size
        return np.stack([x * picture[0] / width, y * picture[1] / height], axis=1)

    def box(self, box: Box) -> Rect:
        """Return a box of the image as a rectangle of the picture."""
        corners = np.array([[box.x, box.y], [box.x + box.width, box.y + box.height]])
        (left, top), (right, bottom) = np.sort(self.points(corners), axis=0)
        return Rect(left, top, right - left, bottom - top)
