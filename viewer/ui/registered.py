"""The picture and everything drawn on it: one parent item that turns, mirrors and stretches.

All children live in image coordinates, so a heatmap cannot leave its place: there is only one
transform, and it moves the radiograph and the heatmap together.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from viewer.ui.outline_item import OutlineItem
from viewer.ui.picture_item import FillItem, PictureItem

if TYPE_CHECKING:
    from viewer.review.layers import HeatmapLayer


class RegisteredImage(QGraphicsObject):
    """A radiograph with its heatmap layers under one transform."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = PictureItem(self)
        self.fills = FillItem(self)
        self.layers: dict[str, OutlineItem] = {}
        self.columns, self.rows = 1, 1

    def set_size(self, rows: int, columns: int) -> None:
        """Set the size of the image in pixels."""
        self.prepareGeometryChange()
        self.rows, self.columns = rows, columns

    def image_rect(self) -> QRectF:
        """Return the image's rectangle in image coordinates."""
        return QRectF(0, 0, self.columns, self.rows)

    def displayed_rect(self) -> QRectF:
        """Return the image's rectangle as it lies after turning and stretching."""
        return self.transform().mapRect(self.image_rect())

    def set_orientation(self, quarter_turns: int, flipped: bool, pixel_aspect: float) -> None:
        """Mirror left to right, then turn clockwise; one unit is one column wide."""
        transform = QTransform()
        transform.rotate(90.0 * (quarter_turns % 4))
        transform.scale(-1.0 if flipped else 1.0, 1.0)
        transform.scale(1.0, pixel_aspect)
        transform.translate(-self.columns / 2, -self.rows / 2)
        self.setTransform(transform)

    def set_layers(self, layers: tuple["HeatmapLayer", ...]) -> None:
        """Draw these layers and no others."""
        wanted = {layer.finding: layer for layer in layers}
        for finding in [name for name in self.layers if name not in wanted]:
            item = self.layers.pop(finding)
            item.setParentItem(None)
            if item.scene() is not None:
                item.scene().removeItem(item)
        for finding, layer in wanted.items():
            if finding not in self.layers:
                self.layers[finding] = OutlineItem(self)
            self.layers[finding].show_layer(layer)
        self.fills.show_layers(layers)

    def draws(self, finding: str) -> bool:
        """Return whether anything of a finding can be seen."""
        lines = finding in self.layers and not self.layers[finding].empty
        return lines or finding in self.fills.findings

    def boundingRect(self) -> QRectF:
        """Return the image's rectangle."""
        return self.image_rect()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw nothing: the children do."""
