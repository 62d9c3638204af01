"""The mark at the strongest place of a heatmap, the same on the screen and in pictures."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.export.placement import Rect
from viewer.review.colours import Colour

_DARK = QColor(0, 0, 0, 170)


def draw_peak(
    painter: QPainter, place: QPointF, colour: Colour, radius: float, line_width: float
) -> None:
    """Draw a ring with four strokes that leave the place itself free.

    Parameters
    ----------
    painter : QPainter
    place : QPointF
        The strongest place, in units of the painter, as are the sizes.
    colour : tuple of int
        Red, green, blue of the finding.
    radius : float
        Of the ring; the strokes reach twice as far.
    line_width : float
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Dark below, so that a light line is seen on a white lung too.
    for ink, width in ((_DARK, 2.2 * line_width), (QColor(*colour), line_width)):
        painter.setPen(QPen(ink, width))
        painter.drawEllipse(place, radius, radius)
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            way = QPointF(across * radius, down * radius)
            painter.drawLine(place + way, place + way + way)
    painter.restore()


def peak_area(place: QPointF, radius: float) -> Rect:
    """Return what the mark covers."""
    return Rect(place.x() - 2 * radius, place.y() - 2 * radius, 4 * radius, 4 * radius)
