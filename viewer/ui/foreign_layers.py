"""Layers of other makers over an image: masks, lines and texts, in image coordinates.

They are children of the item that turns and mirrors the radiograph, so they cannot be displaced.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsObject,
    QStyleOptionGraphicsItem,
    QWidget,
)

from viewer.review.colours import Colour
from viewer.review.companions.layer import ForeignLayer
from viewer.ui.registered import Order
from viewer.ui.shaded_text import shaded
from viewer.ui.theme import scaled

_OPACITY = 0.35
_WIDTH, _HALO = 1.6, 3.4
# Half of a cross that marks a point, in pixels of the screen.
_CROSS = 5.0


class ForeignLayers:
    """The layers over the image of one tile.

    Parameters
    ----------
    image : QGraphicsItem
        The item whose coordinates are those of the image.
    """

    def __init__(self, image: QGraphicsItem) -> None:
        self._image = image
        self._items: list[ForeignItem] = []
        self.layers: tuple[ForeignLayer, ...] = ()

    def show(self, layers: Sequence[ForeignLayer], size: tuple[int, int]) -> None:
        """Draw these layers and no others; ``size`` is rows and columns of the image."""
        shown = tuple(layers)
        if shown == self.layers:
            return
        for item in self._items:
            item.setParentItem(None)
            if item.scene() is not None:
                item.scene().removeItem(item)
        self.layers = shown
        self._items = [ForeignItem(layer, size, self._image) for layer in shown]


class ForeignItem(QGraphicsObject):
    """One layer."""

    def __init__(self, layer: ForeignLayer, size: tuple[int, int], parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setZValue(Order.FOREIGN)
        self._layer = layer
        self._rect = QRectF(0, 0, size[1], size[0])
        self._mask = None if layer.mask is None else _tinted(layer.mask, layer.colour)
        self._lines = [QPolygonF([QPointF(x, y) for x, y in line.tolist()]) for line in layer.lines]
        for place, text in _words(layer):
            _NoteItem(text, QColor(*layer.colour), self).setPos(*place)

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the image."""
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw mask and lines; lines are as wide at every zoom."""
        if self._mask is not None:
            painter.drawImage(self._rect, self._mask)
        reach = _CROSS / max(option.levelOfDetailFromTransform(painter.worldTransform()), 1e-6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((QColor(0, 0, 0, 170), _HALO), (QColor(*self._layer.colour), _WIDTH)):
            pen = QPen(ink, width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            for line in self._lines:
                if line.size() > 1:
                    painter.drawPolyline(line)
                    continue
                place = line[0]
                for across in (QPointF(reach, 0), QPointF(0, reach)):
                    painter.drawLine(place - across, place + across)


class _NoteItem(QGraphicsItem):
    """A text that is as large at every zoom, and upright however the image is turned."""

    def __init__(self, text: str, ink: QColor, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._lines = text.splitlines()
        self._ink = ink
        self._font: QFont = scaled(QApplication.font(), 0.9)
        self._metrics = QFontMetricsF(self._font)

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the text, to the right of and below its place."""
        width = max((self._metrics.horizontalAdvance(line) for line in self._lines), default=0.0)
        height = self._metrics.lineSpacing() * len(self._lines)
        return QRectF(0, -2, width + 10, height + 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Write the text."""
        painter.setFont(self._font)
        for number, line in enumerate(self._lines):
            baseline = self._metrics.ascent() + number * self._metrics.lineSpacing()
            shaded(painter, QPointF(5, baseline), line, self._ink)


def _words(layer: ForeignLayer) -> list[tuple[tuple[float, float], str]]:
    """Return texts and their places: what the layer is, and its own notes."""
    words = [(note.place, note.text) for note in layer.notes]
    if layer.mask is not None:
        rows, columns = np.flatnonzero(layer.mask.any(1)), np.flatnonzero(layer.mask.any(0))
        words.append(((float(columns[0]), float(rows[0])), layer.label))
    elif layer.lines:
        first = layer.lines[0]
        words.append(((float(first[:, 0].min()), float(first[:, 1].max())), layer.label))
    return words


def _tinted(mask: np.ndarray, colour: Colour) -> QImage:
    """Return a mask in a colour, as opaque as it is strong."""
    rows, columns = mask.shape
    pixels = np.empty((rows, columns, 4), np.uint8)
    pixels[..., :3] = colour
    pixels[..., 3] = np.rint(mask * _OPACITY)
    return QImage(
        pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888
    ).convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
