"""How the pixels of a segmentation lie on those of an image, or why that cannot be told.

Space decides where both say where they lie in it. Else segments lie on the image they name: pixel
on pixel where there are as many, or by millimetres where both have them and cover the same.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.ndimage import affine_transform

from pcam_model.wording import Text
from viewer.dicom.header import Header
from viewer.dicom.plane import IndexMap, Plane, frame_plane
from viewer.review.companions.layer import About

# A slice without thickness, or rounded positions of the very same slice, in millimetres.
_FLAT = 0.05
# Shifts that nobody sees, in pixels: pixels are taken as they are.
_SAME = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """Where the pixels of an image lie in the grid of segments; None for pixel on pixel."""

    map: IndexMap | None = None

    def placed(self, mask: npt.NDArray[np.uint8], rows: int, columns: int) -> npt.NDArray[np.uint8]:
        """Return a mask in the pixels of an image: each takes the segments' pixel it lies in."""
        if self.map is None:
            return mask
        matrix, offset = self.map
        found = affine_transform(
            mask, matrix, offset, (rows, columns), order=0, mode="grid-constant", prefilter=False
        )
        return np.asarray(found, np.uint8)


def placement(
    header: Header,
    groups: tuple[Header, ...],
    sources: tuple[Header, ...],
    shape: tuple[int, int],
    about: About,
) -> Placement | Text | None:
    """Return where a frame of segments lies on an image, or why that is not known, for people.

    None for a frame that names no image and lies in another plane: it is about another slice.

    Parameters
    ----------
    header : Header
        Of the segmentation.
    groups : tuple of Header
        Functional groups of the frame, and those of all frames.
    sources : tuple of Header
        What the frame says of the image; empty if it names none.
    shape : tuple of int
        Rows and columns of the frame.
    about : About
    """
    theirs = frame_plane(header, groups)
    if theirs and about.plane and theirs.frame_of_reference in about.frames_of_reference:
        found = _in_space(theirs, shape, about.plane, about)
        if found is None and sources:
            return Text("It lies in another plane of space than the image.")
        return found
    if any(one.text("SpatialLocationsPreserved") in ("NO", "REORIENTED_ONLY") for one in sources):
        return Text("It says that its pixels lie elsewhere than those of the image.")
    if shape == (about.rows, about.columns):
        return Placement()
    if not sources:
        return Text("It has other rows and columns, and does not name the image it was made from.")
    return _by_millimetres(groups, shape, about)


def _in_space(theirs: Plane, shape: tuple[int, int], ours: Plane, about: About) -> Placement | None:
    rows, columns = shape
    corners = [(-0.5, -0.5), (-0.5, columns - 0.5), (rows - 0.5, -0.5), (rows - 0.5, columns - 0.5)]
    allowed = max(theirs.thickness, ours.thickness) / 2 + _FLAT
    if ours.distance(theirs.places(np.array(corners))) > allowed:
        return None
    matrix, offset = ours.to_indices_of(theirs)
    ends = np.array([(0.0, 0.0), (about.rows - 1.0, 0.0), (0.0, about.columns - 1.0)])
    if shape == (about.rows, about.columns) and (
        np.abs(ends @ matrix.T + offset - ends).max() <= _SAME
    ):
        return Placement()
    return Placement((matrix, offset))


def _by_millimetres(
    groups: tuple[Header, ...], shape: tuple[int, int], about: About
) -> Placement | Text:
    found = (
        item.numbers("PixelSpacing")
        for group in groups
        for item in group.items("PixelMeasuresSequence")
    )
    theirs = np.array(next(filter(None, found), ()))
    ours = np.array(about.spacing or ())
    if not (theirs.shape == ours.shape == (2,) and (theirs > 0).all()):
        return Text(
            "It has {their_columns} × {their_rows} pixels, the image {columns} × {rows}, and no "
            "pixel spacing says how they lie on each other.",
            their_columns=shape[1],
            their_rows=shape[0],
            columns=about.columns,
            rows=about.rows,
        )
    covered, size = np.array(shape) * theirs, np.array((about.rows, about.columns)) * ours
    # The last row or column may be left over, or begun.
    if (np.abs(covered - size) > 0.5 * np.maximum(theirs, ours) + 1e-6).any():
        return Text(
            "It covers {their_width} × {their_height} mm, the image {width} × {height} mm.",
            their_width=f"{covered[1]:.1f}",
            their_height=f"{covered[0]:.1f}",
            width=f"{size[1]:.1f}",
            height=f"{size[0]:.1f}",
        )
    # The top left corners lie on each other, not the centres of the first pixels.
    scale = ours / theirs
    return Placement((np.diag(scale), 0.5 * scale - 0.5))
