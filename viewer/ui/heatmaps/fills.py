"""The fills of all heatmaps: colours by probability, over the whole rectangle of the image."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from viewer.ui.heatmaps.stack import Stack
from viewer.ui.heatmaps.still import Still

if TYPE_CHECKING:
    from viewer.review.layers import HeatmapLayer


class FillItem(QGraphicsItem):
    """Lays all fills one over the other at the size of their rasters, and draws that once."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._fills: dict[str, tuple[HeatmapLayer, QImage | None]] = {}
        self._stack = Stack(_laid)
        self._still = Still(self._draw)
        # How often other fills were shown.
        self._version = 0
        self._image: QImage | None = None
        self._size = QRectF()

    @property
    def findings(self) -> frozenset[str]:
        """Findings that fill at least one pixel."""
        return frozenset(name for name, (_, fill) in self._fills.items() if fill is not None)

    def show_layers(self, layers: "Sequence[HeatmapLayer]") -> None:
        """Draw the fills of these layers, all of one image; the last one lies on top."""
        old = self._fills
        self._fills = {layer.finding: (layer, self._fill(layer)) for layer in layers}
        if list(old.values()) == list(self._fills.values()):
            return
        self._image, self._version = None, self._version + 1
        size = QRectF()
        if self.findings:
            size = QRectF(0, 0, layers[0].image_shape[1], layers[0].image_shape[0])
        if size != self._size:
            self.prepareGeometryChange()
            self._size = size
        self.update()

    def _fill(self, layer: "HeatmapLayer") -> QImage | None:
        """Return what a layer fills, None for nothing; the same as before if it is the same."""
        if layer.finding in self._fills:
            old, fill = self._fills[layer.finding]
            if old is layer:
                return fill
        picture = layer.rgba()
        if not picture[..., 3].any():
            return None
        rows, columns = picture.shape[:2]
        image = QImage(
            picture.data, columns, rows, picture.strides[0], QImage.Format.Format_RGBA8888
        )
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the image that the heatmaps cover; empty if they fill nothing."""
        return self._size

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw all fills."""
        kept = widget is not None and self._still.paint(painter, widget, self._size, self._version)
        if not kept:
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        if self._image is None:
            parts = self._stack.parts(tuple(fill for _, fill in self._fills.values()))
            self._image = _laid((parts.below, *parts.between, parts.above))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawImage(self._size, self._image)


def _laid(fills: Sequence[QImage | None]) -> QImage | None:
    """Return pictures of one size laid one over the other; None for nothing."""
    pictures = [fill for fill in fills if fill is not None]
    if len(pictures) < 2:
        return pictures[0] if pictures else None
    image = pictures[0].copy()
    painter = QPainter(image)
    for fill in pictures[1:]:
        painter.drawImage(0, 0, fill)
    painter.end()
    return image
