"""Layers that came with a study: what another program, or this one, found or drew on an image.

They are shown, never changed, and never mixed with what this program's model says.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from viewer.dicom.plane import Plane
from viewer.dicom.radiograph import Voi
from viewer.review.annotations import Point
from viewer.review.colours import Colour

#: Shape (n, 2): x and y in image coordinates, from the top left corner of the first pixel.
Line = npt.NDArray[np.float64]

#: Colours of layers that name none: apart from each other, and from the annotations' first one.
COLOURS: tuple[Colour, ...] = (
    (0x56, 0xB4, 0xE9), (0xE6, 0x9F, 0x00), (0x44, 0xBB, 0x99), (0xEE, 0x77, 0xAA),
    (0x8A, 0x6F, 0xE8), (0xDD, 0xDD, 0xDD),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """A text at a place of the image."""

    place: Point
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class ForeignLayer:
    """One layer over one image.

    Attributes
    ----------
    label : str
        What it shows.
    origin : str
        Who made it and what kind of object it is from.
    colour : tuple of int
    frame : int or None
        Index of the frame it lies on; None for all of them.
    mask : ndarray of uint8, shape (rows, columns), or None
        How strongly each pixel belongs to it, 0 to 255.
    lines : tuple of ndarray, shape (n, 2)
        A point is a line of one place.
    notes : tuple of Note
    """

    label: str
    origin: str
    colour: Colour
    frame: int | None = None
    mask: npt.NDArray[np.uint8] | None = None
    lines: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()

    def on_frame(self, frame: int) -> bool:
        """Return whether it lies on a frame."""
        return self.frame is None or self.frame == frame


@dataclass(frozen=True, slots=True)
class About:
    """The image that layers are wanted for.

    Attributes
    ----------
    uids : frozenset of str
        Its SOP Instance UID, and what stands for that in objects without identifiers.
    rows, columns, frames : int
    inverted : bool
        Whether the image's own polarity is inverted.
    shuttered : bool
        Whether it has a display shutter.
    vois : tuple of Voi
        Its own windows and tables.
    spacing : tuple of float or None
        Distance of rows and of columns in millimetres.
    plane : Plane or None
        Where it lies in space.
    frames_of_reference : frozenset of str
        UID of the coordinates of its plane, and what stands for it without identifiers.
    """

    uids: frozenset[str]
    rows: int
    columns: int
    frames: int
    inverted: bool = False
    shuttered: bool = False
    vois: tuple[Voi, ...] = ()
    spacing: tuple[float, float] | None = None
    plane: Plane | None = None
    frames_of_reference: frozenset[str] = frozenset()
