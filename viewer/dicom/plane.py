"""Where pixels lie in space (PS3.3 C.7.6.2, C.7.6.16.2), for images that say so."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from viewer.dicom.header import Header

# Directions of rows and columns are written in decimals, with as many digits as a writer likes.
_ROUNDED = 1e-3

#: Affine map from (row, column) indices to (row, column) indices: matrix and offset.
IndexMap = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Rows and columns of pixels in space, in millimetres.

    Attributes
    ----------
    frame_of_reference : str
        UID of the coordinates; planes of different ones cannot be compared.
    origin : ndarray, shape (3,)
        Centre of the first pixel.
    steps : ndarray, shape (3, 2)
        From a pixel to the next row, and to the next column.
    thickness : float
        Of the slice; 0 where nothing is said.
    """

    frame_of_reference: str
    origin: npt.NDArray[np.float64]
    steps: npt.NDArray[np.float64]
    thickness: float = 0.0

    def places(self, indices: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return where (row, column) indices, shape (n, 2), lie in space, shape (n, 3)."""
        return self.origin + indices @ self.steps.T

    def distance(self, places: npt.NDArray[np.float64]) -> float:
        """Return how far the farthest of some places, shape (n, 3), lies off this plane."""
        normal = np.cross(self.steps[:, 0], self.steps[:, 1])
        normal /= np.linalg.norm(normal)
        return float(np.abs((places - self.origin) @ normal).max())

    def to_indices_of(self, other: "Plane") -> IndexMap:
        """Return the map from indices of this plane to those of another one, seen from its side."""
        inverse = np.linalg.pinv(other.steps)
        return inverse @ self.steps, inverse @ (self.origin - other.origin)


def plane(
    frame_of_reference: str,
    position: tuple[float, ...],
    orientation: tuple[float, ...],
    spacing: tuple[float, ...],
    thickness: float | None = None,
) -> Plane | None:
    """Return a plane, None where the header does not give all of it, or nothing that can be."""
    if not frame_of_reference or (len(position), len(orientation), len(spacing)) != (3, 6, 2):
        return None
    along_row, along_column = np.reshape(np.array(orientation, np.float64), (2, 3))
    square = (
        abs(along_row @ along_row - 1),
        abs(along_column @ along_column - 1),
        abs(along_row @ along_column),
    )
    # NaN fails the comparisons.
    if not (np.isfinite(position).all() and max(square) <= _ROUNDED and min(spacing) > 0):
        return None
    between_rows, between_columns = spacing
    steps = np.stack([along_column * between_rows, along_row * between_columns], axis=1)
    if not np.isfinite(steps).all():
        return None
    return Plane(frame_of_reference, np.array(position, np.float64), steps, thickness or 0.0)


def image_plane(header: "Header") -> Plane | None:
    """Return the plane of an image of one frame, None where it is not said."""
    return plane(
        header.text("FrameOfReferenceUID"),
        header.numbers("ImagePositionPatient"),
        header.numbers("ImageOrientationPatient"),
        header.numbers("PixelSpacing"),
        header.number("SliceThickness"),
    )


def frame_plane(header: "Header", groups: "tuple[Header, ...]") -> Plane | None:
    """Return the plane of a frame, from its functional groups and those of all frames."""

    def numbers(sequence: str, keyword: str) -> tuple[float, ...]:
        found = (item.numbers(keyword) for group in groups for item in group.items(sequence))
        return next(filter(None, found), ())

    thickness = numbers("PixelMeasuresSequence", "SliceThickness")
    return plane(
        header.text("FrameOfReferenceUID"),
        numbers("PlanePositionSequence", "ImagePositionPatient"),
        numbers("PlaneOrientationSequence", "ImageOrientationPatient"),
        numbers("PixelMeasuresSequence", "PixelSpacing"),
        thickness[0] if thickness and np.isfinite(thickness[0]) else None,
    )
