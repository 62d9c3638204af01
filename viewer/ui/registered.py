"""The picture and everything drawn on it: one parent item that turns, mirrors and stretches.

All children live in image coordinates, so a heatmap cannot leave its place: there is only one
transform, and it moves the radiograph and the heatmap together. Whatever else is to be drawn over
the image is another child, with its place in :class:`Order`.
"""

from enum import IntEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from viewer.ui.heatmaps.group import HeatmapsItem
from viewer.ui.picture_item import PictureItem


class Order(IntEnum):
    """What lies above what: z values of the children of a :class:`RegisteredImage`.

    A cover of the file must not hide where a heatmap reaches, nor a heatmap what a reader drew.
    """

    PICTURE = 0
    SHUTTER = 1
    OVERLAYS = 2
    HEATMAPS = 3
    #: Layers that came with the study and are not of this program.
    FOREIGN = 4
    ANNOTATIONS = 5
    LABELS = 6


class RegisteredImage(QGraphicsObject):
    """A radiograph with its heatmap layers under one transform."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = PictureItem(self)
        self.picture.setZValue(Order.PICTURE)
        self.heatmaps = HeatmapsItem(self)
        self.heatmaps.setZValue(Order.HEATMAPS)
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

    def boundingRect(self) -> QRectF:
        """Return the image's rectangle."""
        return self.image_rect()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw nothing: the children do."""
