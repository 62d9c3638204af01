"""The lines of one finding: contours or boxes, in image coordinates."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pcam_model.geometry import Box

if TYPE_CHECKING:
    from viewer.review.layers import HeatmapLayer

# How far a line may move when points are left out, in pixels of the raster it was made from.
_TOLERANCE = 0.03
_PASSES = 5

_LINE = 2.0
# A dark line below the coloured one: it is seen on white bone as well as on black lung.
_SHADE = 4.0
_DARK = QColor(0, 0, 0, 150)


class OutlineItem(QGraphicsItem):
    """Closed lines over an image, as wide on the screen at every zoom."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        # Above the fills of all findings.
        self.setZValue(1)
        self.layer: HeatmapLayer | None = None
        self._lines: tuple[QPolygonF, ...] = ()
        self._around = QRectF()

    def show_layer(self, layer: "HeatmapLayer") -> None:
        """Draw the lines of a layer; nothing is made anew that is the same."""
        if layer is self.layer:
            return
        self.layer = layer
        columns, rows = layer.image_shape[1], layer.image_shape[0]
        tolerance = _TOLERANCE * max(columns / layer.raster.shape[1], rows / layer.raster.shape[0])
        self.prepareGeometryChange()
        self._lines = (
            *(_polygon(simplified(contour, tolerance)) for contour in layer.contours),
            *(_polygon(_corners(box)) for box in layer.boxes),
        )
        self._around = self.path().boundingRect()
        self.update()

    @property
    def empty(self) -> bool:
        """Whether there is no line."""
        return not self._lines

    def path(self) -> QPainterPath:
        """Return the lines as one path in image coordinates."""
        path = QPainterPath()
        for line in self._lines:
            path.addPolygon(line)
        return path

    def boundingRect(self) -> QRectF:
        """Return what the lines cover."""
        return self._around

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the lines, the dark ones first."""
        if self.layer is None:
            return
        for colour, width in ((_DARK, _SHADE), (QColor(*self.layer.colour), _LINE)):
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            # Round joins take a third longer, and are not seen at this width.
            pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
            painter.setPen(pen)
            for line in self._lines:
                painter.drawPolyline(line)


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


def _polygon(points: npt.NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(float(x), float(y)) for x, y in points])


def _corners(box: Box) -> npt.NDArray[np.float64]:
    """Return the corners of a box, the first one again at the end."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    return np.array(
        [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], np.float64
    )
