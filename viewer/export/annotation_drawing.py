"""Annotations as paths in pixels of a picture: the screen and every saved picture draw these.

Whoever draws says how places of the image become places of the picture; sizes of arrow heads,
crosses and pens are in pixels of the picture, so they do not grow with the zoom.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from viewer.export.placement import Rect
from viewer.review.annotations import Kind, Point
from viewer.review.colours import Colour
from viewer.review.outline import outlines

#: Places of the image, shape (n, 2), to places of the picture.
ToPicture = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]

# In widths of the line.
_HEAD = 8.0
_HALF_HEAD = math.radians(24)
_CROSS = 5.0
_HALO = 2.2
_DASH = (4.0, 4.0)

_HALO_COLOUR = QColor(0, 0, 0, 170)


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """One annotation, ready to be drawn.

    Attributes
    ----------
    lines : tuple of QLineF
        Straight pieces, also of curves, and the dashes of dashed lines: Qt draws these many times
        faster than a path with a wide pen.
    filled : QPainterPath
        Heads of arrows.
    bounds : Rect
        Round all of it, without the width of the pen.
    anchor : Rect
        What a label stands beside.
    spots : tuple of str
        Sides of the anchor where the label may stand, the best first.
    """

    lines: tuple[QLineF, ...]
    filled: QPainterPath
    bounds: Rect
    anchor: Rect
    spots: tuple[str, ...] = ("right", "left", "below", "above")


def draw(
    kind: Kind,
    points: tuple[Point, ...],
    to_picture: ToPicture,
    aspect: float = 1.0,
    line_width: float = 1.6,
) -> Drawing:
    """Return an annotation as paths.

    Parameters
    ----------
    kind : Kind
    points : tuple of (float, float)
        In image coordinates; one that is being drawn may have fewer than its kind.
    to_picture : callable
    aspect : float
        Height of a pixel of the image divided by its width.
    line_width : float
        In pixels of the picture.
    """
    places = to_picture(np.array(points, np.float64))
    pieces: list[npt.NDArray[np.float64]] = []
    for line in outlines(kind, points, aspect):
        ends = _pieces(to_picture(line.points), closed=line.closed)
        pieces.append(_dashes(ends, line_width) if line.dashed else ends)
    if kind is Kind.PROBE:
        pieces.append(_cross(places[0], _CROSS * line_width))
    filled = QPainterPath()
    if kind is Kind.ARROW and len(points) == 2:
        filled = _head(places[0], places[1], _HEAD * line_width)
    ends = np.concatenate(pieces) if pieces else np.zeros((0, 2, 2))
    head = filled.boundingRect()
    corners = [ends.reshape(-1, 2), places]
    if not filled.isEmpty():
        corners.append(np.array([[head.left(), head.top()], [head.right(), head.bottom()]]))
    anchor, spots = _label_place(kind, places, line_width)
    return Drawing(
        tuple(QLineF(*start, *end) for start, end in ends.tolist()),
        filled,
        _round(np.concatenate(corners)),
        anchor,
        spots,
    )


def stroke(painter: QPainter, drawing: Drawing, colour: Colour, line_width: float) -> None:
    """Draw the lines: dark below, so that a light line is seen on white bone too."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((_HALO_COLOUR, _HALO * line_width), (QColor(*colour), line_width)):
        pen = QPen(ink, width)
        # The ends of pieces meet without gaps.
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        painter.drawLines(drawing.lines)
        painter.drawPath(drawing.filled)
    painter.fillPath(drawing.filled, QColor(*colour))
    painter.restore()


def label_spots(drawing: Drawing, size: tuple[float, float], gap: float) -> tuple[Rect, ...]:
    """Return where a label of a size may stand, the best place first."""
    width, height = size
    anchor = drawing.anchor
    middle = anchor.y + (anchor.height - height) / 2
    centre = anchor.x + (anchor.width - width) / 2
    places = {
        "right": (anchor.right + gap, middle),
        "left": (anchor.x - gap - width, middle),
        "below": (centre, anchor.bottom + gap),
        "above": (centre, anchor.y - gap - height),
    }
    return tuple(Rect(*places[side], width, height) for side in drawing.spots)


def _label_place(
    kind: Kind, places: npt.NDArray[np.float64], line_width: float
) -> tuple[Rect, tuple[str, ...]]:
    """Return what the label stands beside, and on which sides of it."""
    if kind.is_region:
        return _round(places), ("right", "below", "left", "above")
    if kind is Kind.CARDIOTHORACIC and len(places) == 6:
        return _round(places[4:]), ("below", "above", "right", "left")
    if kind is Kind.ARROW:
        # The words stand at the end that is not the tip, on the side away from the tip.
        tip, end = places[0], places[-1]
        away = ("left", "right") if end[0] < tip[0] else ("right", "left")
        return _round(places[-1:]), (*away, "below", "above")
    if kind in (Kind.TEXT, Kind.PROBE):
        place = places[0]
        size = _CROSS * line_width if kind is Kind.PROBE else 0.0
        return Rect(place[0] - size, place[1] - size, 2 * size, 2 * size), (
            "right", "left", "below", "above",
        )  # fmt: skip
    rightmost = places[int(np.argmax(places[:, 0]))]
    return _round(rightmost[None]), ("right", "below", "above", "left")


def _round(places: npt.NDArray[np.float64]) -> Rect:
    low, high = places.min(axis=0), places.max(axis=0)
    return Rect(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))


def _pieces(points: npt.NDArray[np.float64], *, closed: bool) -> npt.NDArray[np.float64]:
    """Return the pieces of a line, shape (n, 2, 2): start and end of each."""
    following = np.roll(points, -1, axis=0) if closed else points[1:]
    return np.stack([points[: len(following)], following], axis=1)


def _dashes(pieces: npt.NDArray[np.float64], line_width: float) -> npt.NDArray[np.float64]:
    """Return the dashes of straight pieces, shape (n, 2, 2)."""
    dashes = []
    on, off = (part * line_width for part in _DASH)
    for start, end in pieces:
        length = float(np.hypot(*(end - start)))
        from_ = np.arange(0.0, max(length, on), on + off)
        to = np.minimum(from_ + on, max(length, on))
        share = np.stack([from_, to], axis=1)[..., None] / max(length, on)
        dashes.append(start + share * (end - start))
    return np.concatenate(dashes)


def _cross(place: npt.NDArray[np.float64], size: float) -> npt.NDArray[np.float64]:
    """Return a cross that leaves its middle free, shape (4, 2, 2)."""
    ways = np.array([[-1.0, 0.0], [1.0, 0.0], [0.0, -1.0], [0.0, 1.0]])
    return np.asarray(place + size * np.stack([ways, ways / 3], axis=1))


def _head(tip: npt.NDArray[np.float64], end: npt.NDArray[np.float64], size: float) -> QPainterPath:
    path = QPainterPath()
    back = math.atan2(end[1] - tip[1], end[0] - tip[0])
    path.moveTo(QPointF(*tip))
    for side in (_HALF_HEAD, -_HALF_HEAD):
        path.lineTo(tip[0] + size * math.cos(back + side), tip[1] + size * math.sin(back + side))
    path.closeSubpath()
    return path
