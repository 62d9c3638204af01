"""The picture and everything drawn on it: one parent item that turns, mirrors and stretches.

All children live in image coordinates, so a heatmap cannot leave its place: there is only one
transform, and it moves the radiograph and the heatmap together.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsObject,
    QGraphicsPathItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from pcam_model.geometry import Box

if TYPE_CHECKING:
    from viewer.review.layers import HeatmapLayer

# How far a line may move when points are left out, in pixels of the raster it was made from.
_TOLERANCE = 0.03
_PASSES = 5

_LINE = 2.0
_DARK = 4.0


class RegisteredImage(QGraphicsObject):
    """A radiograph with its heatmap layers under one transform."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = pg.ImageItem(axisOrder="row-major", levels=(0, 255))
        self.picture.setParentItem(self)
        self.layers: dict[str, LayerItem] = {}
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

    def set_picture(self, picture: npt.NDArray[np.uint8], level: int) -> None:
        """Show grey levels; ``level`` says how often the picture was halved."""
        self.picture.setImage(
            picture, autoLevels=False, levels=None if picture.ndim == 2 else (0, 255)
        )
        # The last pixel of a halved row may lie half outside: the scale is exact all the same.
        step = 2**level
        self.picture.setRect(QRectF(0, 0, picture.shape[1] * step, picture.shape[0] * step))

    def set_layers(self, layers: tuple["HeatmapLayer", ...]) -> None:
        """Draw these layers and no others."""
        wanted = {layer.finding: layer for layer in layers}
        for finding in [name for name in self.layers if name not in wanted]:
            self.layers.pop(finding).remove()
        for finding, layer in wanted.items():
            if finding not in self.layers:
                self.layers[finding] = LayerItem(self)
            self.layers[finding].show_layer(layer)

    def boundingRect(self) -> QRectF:
        """Return the image's rectangle."""
        return self.image_rect()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw nothing: the children do."""


class LayerItem(QGraphicsObject):
    """One finding's fill and lines, in image coordinates."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.fill = pg.ImageItem(axisOrder="row-major")
        self.fill.setParentItem(self)
        # A dark line below the coloured one: it is seen on white bone as well as on black lung.
        # Lines lie beside this item, above the fills of all findings.
        self.shade = _outline(parent, QColor(0, 0, 0, 150), _DARK)
        self.line = _outline(parent, QColor("white"), _LINE)
        self.layer: HeatmapLayer | None = None

    def show_layer(self, layer: "HeatmapLayer") -> None:
        """Draw a layer; nothing is made anew that is the same."""
        if layer is self.layer:
            return
        old, self.layer = self.layer, layer
        columns, rows = layer.image_shape[1], layer.image_shape[0]
        if old is None or _fill_differs(old, layer):
            picture = layer.rgba()
            self.fill.setImage(picture, autoLevels=False, levels=(0, 255))
            self.fill.setRect(QRectF(0, 0, columns, rows))
            self.fill.setVisible(bool(picture[..., 3].any()))
        tolerance = _TOLERANCE * max(columns / layer.raster.shape[1], rows / layer.raster.shape[0])
        lines = tuple(simplified(contour, tolerance) for contour in layer.contours)
        path = outline_path(lines, layer.boxes)
        self.shade.setPath(path)
        self.line.setPath(path)
        pen = self.line.pen()
        pen.setColor(QColor(*layer.colour))
        self.line.setPen(pen)

    def remove(self) -> None:
        """Take the layer off the image."""
        for item in (self.shade, self.line, self):
            item.setParentItem(None)
            if item.scene() is not None:
                item.scene().removeItem(item)

    @property
    def drawn(self) -> bool:
        """Whether anything of it can be seen."""
        return self.fill.isVisible() or not self.line.path().isEmpty()

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the children."""
        return self.childrenBoundingRect()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw nothing: the children do."""


def simplified(line: npt.NDArray[np.float64], tolerance: float) -> npt.NDArray[np.float64]:
    """Return a line without points that hardly matter: drawing takes time for every point.

    Parameters
    ----------
    line : ndarray of float, shape (n, 2)
    tolerance : float
        A point goes only if it lies this near the straight line between its neighbours.
    """
    for _ in range(_PASSES):
        if len(line) < 5:
            break
        # Every other point, so that the neighbours of a point that goes stay.
        before, point, after = line[:-2:2], line[1:-1:2], line[2::2]
        along = after - before
        length = np.hypot(along[:, 0], along[:, 1])
        offset = point - before
        area = np.abs(along[:, 0] * offset[:, 1] - along[:, 1] * offset[:, 0])
        keep = np.ones(len(line), bool)
        keep[1:-1:2] = area > tolerance * length
        # Where the neighbours coincide there is no line to be near to.
        keep[1:-1:2] |= length == 0
        if keep.all():
            break
        line = line[keep]
    return line


def outline_path(
    contours: tuple[npt.NDArray[np.float64], ...], boxes: tuple[Box, ...]
) -> QPainterPath:
    """Return contours and boxes as one path in image coordinates."""
    path = QPainterPath()
    for contour in contours:
        points = [QPointF(float(x), float(y)) for x, y in contour]
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
        path.closeSubpath()
    for box in boxes:
        path.addRect(QRectF(box.x, box.y, box.width, box.height))
    return path


def _outline(parent: QGraphicsItem, colour: QColor, width: float) -> QGraphicsPathItem:
    item = QGraphicsPathItem(parent)
    item.setZValue(1)
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    item.setPen(pen)
    return item


def _fill_differs(old: "HeatmapLayer", new: "HeatmapLayer") -> bool:
    return (
        old.raster is not new.raster
        or old.threshold != new.threshold
        or old.style is not new.style
        or old.opacity != new.opacity
    )
