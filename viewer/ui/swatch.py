"""A square of a colour, for buttons, lists and menus."""

from functools import lru_cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from viewer.review.colours import Colour

#: Its side in lists.
SIDE = 14


@lru_cache(maxsize=64)
def swatch(colour: Colour) -> QIcon:
    """Return a square of a colour, with an edge that is seen on every ground."""
    pixmap = QPixmap(QSize(2 * SIDE, 2 * SIDE))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(QColor(110, 110, 110))
    painter.setBrush(QColor(*colour))
    painter.drawRoundedRect(pixmap.rect().adjusted(2, 2, -3, -3), 5, 5)
    painter.end()
    return QIcon(pixmap)
