"""The strongest place of every finding: a mark, and beside it the finding and the value there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pcam_model.findings import label
from viewer.export.placement import Rect, place
from viewer.ui.language import tr
from viewer.ui.shaded_text import shaded
from viewer.ui.theme import scaled, tabular

if TYPE_CHECKING:
    from viewer.review.layers import HeatmapLayer

# Pixels of the screen.
_RADIUS = 7.0
_LINE = 1.6
_GAP = 4.0


class PeaksItem(QGraphicsItem):
    """Draws in pixels of the screen, at places of the image."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._layers: tuple[HeatmapLayer, ...] = ()
        self._size = QRectF()

    @property
    def findings(self) -> frozenset[str]:
        """Findings that have a mark."""
        return frozenset(layer.finding for layer in self._layers)

    def show_layers(self, layers: "Sequence[HeatmapLayer]") -> None:
        """Mark the peaks of these layers, all of one image."""
        shown = tuple(layer for layer in layers if layer.peak is not None)
        if shown == self._layers:
            return
        self.prepareGeometryChange()
        self._layers, self._size = shown, QRectF()
        if shown:
            self._size = QRectF(0, 0, shown[0].image_shape[1], shown[0].image_shape[0])
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the image."""
        return self._size

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the marks, then their labels where there is room."""
        from viewer.export.peak_mark import draw_peak, peak_area

        transform = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setFont(tabular(scaled(painter.font(), 0.95, bold=True)))
        metrics = QFontMetricsF(painter.font())
        screen = QRectF(painter.viewport())
        canvas = Rect(screen.x(), screen.y(), screen.width(), screen.height())
        spots = {
            layer: transform.map(QPointF(layer.peak.x, layer.peak.y))
            for layer in self._layers
            if layer.peak is not None
        }
        spots = {layer: spot for layer, spot in spots.items() if screen.contains(spot)}
        taken = []
        for layer, spot in spots.items():
            draw_peak(painter, spot, layer.colour, _RADIUS, _LINE)
            taken.append(peak_area(spot, _RADIUS))
        for layer, spot in spots.items():
            assert layer.peak is not None
            text = peak_text(layer.finding, layer.peak.probability)
            size = metrics.horizontalAdvance(text), metrics.height()
            area = place(size, peak_area(spot, _RADIUS), canvas, taken, gap=_GAP)
            taken.append(area)
            shaded(
                painter,
                QPointF(area.x, area.y + metrics.ascent()),
                text,
                QColor(*layer.colour),
            )
        painter.restore()


def peak_text(finding: str, probability: float) -> str:
    """Return what stands beside a mark: the value of the map there, not that of the image."""
    return tr(
        "{finding}, here {probability:.2f}", finding=tr(label(finding)), probability=probability
    )
