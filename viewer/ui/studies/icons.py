"""Icons of rows that have no thumbnail."""

from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from viewer.ui.theme import on_image

#: Size of a thumbnail.
ICON = QSize(54, 54)


@lru_cache(maxsize=1)
def blank() -> QIcon:
    """Return what stands for a thumbnail that is not there yet."""
    return QIcon(_black())


@lru_cache(maxsize=1)
def warning() -> QIcon:
    """Return what stands for what cannot be shown."""
    pixmap = _black()
    painter = QPainter(pixmap)
    painter.drawPixmap(30, 30, on_image("warning", pixmap.width() - 60))
    painter.end()
    return QIcon(pixmap)


def _black() -> QPixmap:
    # Sharp on a screen of twice the pixels too.
    pixmap = QPixmap(2 * ICON)
    pixmap.fill(QColor("black"))
    return pixmap
