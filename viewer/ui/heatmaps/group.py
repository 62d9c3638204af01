"""Everything that heatmaps draw over one image, as one item that is shown or hidden as a whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from viewer.ui.heatmaps.fills import FillItem
from viewer.ui.heatmaps.outlines import OutlinesItem
from viewer.ui.heatmaps.peaks import PeaksItem

if TYPE_CHECKING:
    from viewer.review.layers import HeatmapLayer


class HeatmapsItem(QGraphicsItem):
    """Fills of all findings, above them lines, above these peaks."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        # In the order in which they are drawn.
        self.fills = FillItem(self)
        self.outlines = OutlinesItem(self)
        self.peaks = PeaksItem(self)
        self.layers: dict[str, HeatmapLayer] = {}

    def show_layers(self, layers: "tuple[HeatmapLayer, ...]") -> None:
        """Draw these layers, all of one image, and no others."""
        self.layers = {layer.finding: layer for layer in layers}
        for item in (self.fills, self.outlines, self.peaks):
            item.show_layers(layers)

    def draws(self, finding: str) -> bool:
        """Return whether anything of a finding can be seen."""
        outline = self.outlines.outlines.get(finding)
        return self.isVisible() and (
            (outline is not None and not outline.empty)
            or finding in self.fills.findings
            or finding in self.peaks.findings
        )

    def boundingRect(self) -> QRectF:
        """Return nothing: the children have their own."""
        return QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw nothing: the children do."""
