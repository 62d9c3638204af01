"""The lines of all findings: contours or boxes, in image coordinates, as wide at every zoom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pcam_model.geometry import Box
from viewer.ui.heatmaps.stack import Stack
from viewer.ui.heatmaps.still import Still

if TYPE_CHECKING:
    from viewer.review.layers import HeatmapLayer

# How far a line may move when points are left out, in pixels of the raster it was made from.
_TOLERANCE = 0.03
_PASSES = 5

_LINE = 2.0
# A dark line below the coloured one: it is seen on white bone as well as on black lung.
_SHADE = 4.0
_DARK = QColor(0, 0, 0, 150)


class Outline:
    """The lines of one layer."""

    def __init__(self, layer: "HeatmapLayer") -> None:
        self.layer = layer
        columns, rows = layer.image_shape[1], layer.image_shape[0]
        tolerance = _TOLERANCE * max(columns / layer.raster.shape[1], rows / layer.raster.shape[0])
        self._lines = (
            *(_polygon(simplified(contour, tolerance)) for contour in layer.contours),
            *(_polygon(_corners(box)) for box in layer.boxes),
        )
        self.bounds = self.path().boundingRect()

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

    def draw(self, painter: QPainter) -> None:
        """Draw the lines, the dark ones first."""
        for colour, width in ((_DARK, _SHADE), (QColor(*self.layer.colour), _LINE)):
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            # Round joins take a third longer, and are not seen at this width.
            pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
            painter.setPen(pen)
            for line in self._lines:
                painter.drawPolyline(line)


class OutlinesItem(QGraphicsItem):
    """Draws the lines of all findings; of many, only those anew that changed."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.outlines: dict[str, Outline] = {}
        self._stack = Stack(self._laid)
        self._still = Still(self._draw)
        self._bounds = QRectF()
        # How the screen looks at the image, and which part of the screen the lines can reach.
        self._transform, self._area, self._ratio = QTransform(), QRect(), 1.0

    def show_layers(self, layers: "Sequence[HeatmapLayer]") -> None:
        """Draw the lines of these layers; nothing is made anew that is the same."""
        old = self.outlines
        self.outlines = {
            layer.finding: old[layer.finding]
            if layer.finding in old and old[layer.finding].layer is layer
            else Outline(layer)
            for layer in layers
        }
        if list(old.values()) == list(self.outlines.values()):
            return
        bounds = QRectF()
        for outline in self.outlines.values():
            bounds = bounds.united(outline.bounds)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.update()

    def boundingRect(self) -> QRectF:
        """Return what the lines cover."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw all lines."""
        outlines = self._seen
        if widget is None:
            self._draw(painter)
            return
        if self._still.paint(painter, widget, self._bounds, outlines):
            return
        # The widget's own rectangle, not that of the lines, which changes with every threshold.
        self._transform, self._area = painter.worldTransform(), widget.rect()
        self._ratio = widget.devicePixelRatioF()
        parts = self._stack.parts(outlines, (self._transform, self._area, self._ratio))
        self._draw_laid(painter, parts.below)
        for outline in parts.between:
            outline.draw(painter)
        self._draw_laid(painter, parts.above)

    @property
    def _seen(self) -> tuple[Outline, ...]:
        return tuple(each for each in self.outlines.values() if not each.empty)

    def _draw(self, painter: QPainter) -> None:
        for outline in self._seen:
            outline.draw(painter)

    def _laid(self, outlines: Sequence[Outline]) -> QImage | None:
        """Return a transparent picture of the screen with these lines, where they are."""
        bounds = QRectF()
        for outline in outlines:
            bounds = bounds.united(outline.bounds)
        reached = self._transform.mapRect(bounds).adjusted(-_SHADE, -_SHADE, _SHADE, _SHADE)
        area = reached.toAlignedRect()
        # On a screen of 1.25, 1.5 or 1.75 pixels per unit, too, it begins at a whole pixel.
        area.setTopLeft(QPoint(area.left() // 4 * 4, area.top() // 4 * 4))
        area &= self._area
        if not outlines or area.isEmpty():
            return None
        image = QImage(area.size() * self._ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self._ratio)
        image.fill(0)
        # Where it belongs travels with the picture.
        image.setOffset(area.topLeft())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._transform * QTransform.fromTranslate(-area.left(), -area.top()))
        for outline in outlines:
            outline.draw(painter)
        painter.end()
        return image

    @staticmethod
    def _draw_laid(painter: QPainter, laid: QImage | None) -> None:
        if laid is not None:
            painter.save()
            painter.resetTransform()
            painter.drawImage(laid.offset(), laid)
            painter.restore()


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
