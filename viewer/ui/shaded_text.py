"""Text that is read on black and on white; what was written before is a picture that is laid down.

The same lines stand over the image in frame after frame of a drag, and writing one of them five
times over takes as long as drawing a part of the image.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTransform

_SHADE = QColor(0, 0, 0, 190)
_SHIFTS = (QPointF(1, 1), QPointF(-1, 1), QPointF(-1, -1), QPointF(1, -1))
# Lines that are kept: about 20 kB each, and a window has a hundred at most.
_KEPT = 256
# Around what the font says that a line covers: its shade, and a little for rounding.
_MARGIN = 3


@lru_cache(maxsize=4 * _KEPT)
def width_of(text: str, font: QFont) -> float:
    """Return how far the next character would stand from the beginning of a text."""
    return QFontMetricsF(font).horizontalAdvance(text)


def shaded(painter: QPainter, place: QPointF, text: str, ink: QColor) -> None:
    """Draw text in the painter's font; ``place`` is the beginning of its base line."""
    transform, ratio = painter.deviceTransform(), painter.device().devicePixelRatio()
    if not _is_upright(transform, ratio):
        _write(painter, place, text, ink)
        return
    written = _written(text, painter.font(), ink.rgba(), ratio, painter.device().logicalDpiX())
    # On whole pixels of the screen, or it would be blurred.
    exact = transform.map(place)
    shift = QPointF(round(exact.x()) - exact.x(), round(exact.y()) - exact.y()) / ratio
    painter.drawImage(place + shift + written.corner, written.image)


def _is_upright(transform: QTransform, ratio: float) -> bool:
    return (
        math.isclose(transform.m11(), ratio)
        and math.isclose(transform.m22(), ratio)
        and transform.m12() == transform.m21() == 0
        and transform.isAffine()
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """A line of text, and its upper left corner from the beginning of the base line."""

    image: QImage
    corner: QPointF


@lru_cache(maxsize=_KEPT)
def _written(text: str, font: QFont, ink: int, ratio: float, dpi: int) -> _Written:
    metrics = QFontMetricsF(font)
    area = metrics.boundingRect(text)
    area.setRight(max(area.right(), metrics.horizontalAdvance(text)))
    left, top = math.floor(area.left()) - _MARGIN, math.floor(area.top()) - _MARGIN
    size = QSize(
        math.ceil((area.right() + _MARGIN - left) * ratio),
        math.ceil((area.bottom() + _MARGIN - top) * ratio),
    )
    # The base line lies on a whole pixel of the screen, whatever that is in units of the window.
    corner = QPointF(math.floor(left * ratio), math.floor(top * ratio)) / ratio
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(0)
    painter = QPainter(image)
    painter.setFont(font)
    _write(painter, -corner, text, QColor.fromRgba(ink))
    painter.end()
    return _Written(image, corner)


def _write(painter: QPainter, place: QPointF, text: str, ink: QColor) -> None:
    painter.setPen(_SHADE)
    for shift in _SHIFTS:
        painter.drawText(place + shift, text)
    painter.setPen(ink)
    painter.drawText(place, text)
