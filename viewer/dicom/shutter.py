"""Display shutter (PS3.3 C.7.6.11): which pixels the file wants to be covered, and with what grey.

Positions count pixels from 1, row before column. A pixel is seen if its centre lies inside of, or
on the edge of, every shape that Shutter Shape names.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from viewer.dicom.header import Header
from viewer.dicom.radiograph import Shutter

_WHITE = 65535
# Vertices outside of this range would overflow the drawing; no image is that large.
_FARTHEST = 1e6

Mask = npt.NDArray[np.bool_]


def read_shutter(header: Header, rows: int, columns: int) -> tuple[Shutter | None, bool]:
    """Return the shutter of a header, and whether one is there that cannot be used.

    A shutter that would cover everything, or whose shape is not described, is left out: an image
    must not vanish because of its header.
    """
    shapes = [name.upper() for name in header.texts("ShutterShape")]
    if not shapes:
        return None, False
    seen = np.ones((rows, columns), np.bool_)
    for name in shapes:
        shape = _SHAPES.get(name)
        inside = None if shape is None else shape(header, rows, columns)
        if inside is None:
            return None, True
        seen &= inside
    if not seen.any():
        return None, True
    if seen.all():
        return None, False
    value = header.number("ShutterPresentationValue") or 0.0
    grey = round(min(max(value, 0.0), _WHITE) / _WHITE * 255)
    return Shutter(~seen, grey), False


def _rectangle(header: Header, rows: int, columns: int) -> Mask | None:
    edges = [
        header.number(f"Shutter{edge}Edge")
        for edge in ("LeftVertical", "RightVertical", "UpperHorizontal", "LowerHorizontal")
    ]
    if any(edge is None for edge in edges):
        return None
    left, right, top, bottom = (float(edge or 0.0) for edge in edges)
    row, column = np.arange(1, rows + 1), np.arange(1, columns + 1)
    return np.asarray(
        ((row >= top) & (row <= bottom))[:, None] & ((column >= left) & (column <= right))[None, :]
    )


def _circle(header: Header, rows: int, columns: int) -> Mask | None:
    centre, radius = (
        header.numbers("CenterOfCircularShutter"),
        header.number("RadiusOfCircularShutter"),
    )
    if len(centre) != 2 or not np.isfinite(centre).all() or radius is None or radius <= 0:
        return None
    down = (np.arange(1, rows + 1) - centre[0]) ** 2
    across = (np.arange(1, columns + 1) - centre[1]) ** 2
    return np.asarray(down[:, None] + across[None, :] <= radius**2)


def _polygon(header: Header, rows: int, columns: int) -> Mask | None:
    numbers = np.asarray(header.numbers("VerticesOfThePolygonalShutter"), np.float64)
    if len(numbers) < 6 or len(numbers) % 2 or not (np.abs(numbers) < _FARTHEST).all():
        return None
    corners = [(float(column) - 1, float(row) - 1) for row, column in numbers.reshape(-1, 2)]
    canvas = Image.new("1", (columns, rows))
    ImageDraw.Draw(canvas).polygon(corners, fill=1, outline=1)
    return np.array(canvas, np.bool_)


_SHAPES: dict[str, Callable[[Header, int, int], Mask | None]] = {
    "RECTANGULAR": _rectangle,
    "CIRCULAR": _circle,
    "POLYGONAL": _polygon,
}
