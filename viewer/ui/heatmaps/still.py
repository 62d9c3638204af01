"""What stays the same while a window is dragged or the image is moved.

Drawn a second time it is drawn beside the screen, and laid on the screen from then on: as it is,
or so many whole pixels further.
"""

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QWidget

# How far beyond the edges of the screen it is drawn, in parts of the screen.
_BEYOND = 0.25
# A zoom is the same, and a shift one of whole pixels, to this many digits.
_DIGITS = 6
# Pixels that lines may reach beyond their own places.
_EDGE = 8


class Still:
    """Keeps one thing that was drawn on the screen.

    Parameters
    ----------
    draw : callable
        Draws it in its own coordinates.
    """

    def __init__(self, draw: Callable[[QPainter], None]) -> None:
        self._draw = draw
        self._last: tuple[object, ...] = ()
        self._kept: QImage | None = None
        # The part of the screen that is kept, in whole pixels from where its own origin lies.
        self._area = QRect()

    def paint(self, painter: QPainter, widget: QWidget, bounds: QRectF, what: object) -> bool:
        """Lay down what was drawn before; return whether that could be done.

        Parameters
        ----------
        painter : QPainter
        widget : QWidget
            On which it is seen.
        bounds : QRectF
            Where it lies, in its own coordinates.
        what : object
            What it depends on beside the zoom, compared by value.
        """
        ratio = widget.devicePixelRatioF()
        transform = painter.worldTransform() * QTransform.fromScale(ratio, ratio)
        origin = QPoint(math.floor(transform.dx()), math.floor(transform.dy()))
        transform *= QTransform.fromTranslate(-origin.x(), -origin.y())
        context = (what, bounds.getRect(), ratio, *_numbers(transform))
        again, self._last = context == self._last, context
        if not again:
            self._kept = None
            return False
        screen = QRect(-origin, widget.size() * ratio)
        reached = transform.mapRect(bounds).toAlignedRect().adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        if self._kept is None or not self._area.contains(reached & screen):
            self._keep(transform, reached & _wider(screen), ratio)
        if self._kept is not None:
            painter.save()
            painter.resetTransform()
            painter.drawImage(QPointF(origin + self._area.topLeft()) / ratio, self._kept)
            painter.restore()
        return True

    def _keep(self, transform: QTransform, area: QRect, ratio: float) -> None:
        self._area, self._kept = area, None
        if area.isEmpty():
            return
        image = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = QTransform.fromTranslate(-area.left(), -area.top())
        painter.setTransform(transform * shift * QTransform.fromScale(1 / ratio, 1 / ratio))
        self._draw(painter)
        painter.end()
        self._kept = image


def _numbers(transform: QTransform) -> tuple[float, ...]:
    numbers = (transform.m11(), transform.m12(), transform.m21(), transform.m22())
    return tuple(round(each, _DIGITS) for each in (*numbers, transform.dx(), transform.dy()))


def _wider(screen: QRect) -> QRect:
    across, down = round(screen.width() * _BEYOND), round(screen.height() * _BEYOND)
    return screen.adjusted(-across, -down, across, down)
