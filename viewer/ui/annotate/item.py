"""One annotation on the image: lines, label and handles of one size at every zoom."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from viewer.export.annotation_drawing import Drawing, draw, label_spots, stroke
from viewer.export.placement import Rect
from viewer.review.annotations import Kind, Point
from viewer.review.colours import Colour
from viewer.review.measure_text import CAUTION
from viewer.ui.registered import Order
from viewer.ui.theme import colour as theme_colour

_LINE = 1.6
_SELECTED_LINE = 2.4
_HANDLE = 4.0
_GAP = 8.0
_PAD = 3.0

Matrix = npt.NDArray[np.float64]


class AnnotationItem(QGraphicsObject):
    """Drawn in pixels of the screen at places of the image.

    The paths are made anew when the annotation or the zoom changes, not when the image is moved.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setZValue(Order.ANNOTATIONS)
        self.label = LabelItem(parent)
        self.kind, self.points = Kind.TEXT, ((0.0, 0.0),)
        self.lines: tuple[str, ...] = ()
        self.colour: Colour = (255, 255, 255)
        self.handles: tuple[Point, ...] = ()
        self.chosen: int | None = None
        self.selected = False
        self._matrix: Matrix = np.eye(2)
        self._aspect = 1.0
        self._font = QFont()
        self._drawing: Drawing | None = None

    def show_annotation(
        self,
        kind: Kind,
        points: tuple[Point, ...],
        colour: Colour,
        lines: tuple[str, ...],
        *,
        handles: tuple[Point, ...] = (),
        chosen: int | None = None,
    ) -> None:
        """Draw this; handles are drawn where there are any, which also means that it is selected.

        Parameters
        ----------
        kind : Kind
        points : tuple of (float, float)
            May be fewer than the kind has while it is being drawn.
        colour : tuple of int
        lines : tuple of str
            The label.
        handles : tuple of (float, float)
        chosen : int or None
            The handle that the keyboard moves.
        """
        self.kind, self.points, self.colour, self.lines = kind, points, colour, lines
        self.handles, self.chosen, self.selected = handles, chosen, bool(handles)
        self._remake()

    def follow(self, matrix: Matrix, aspect: float, font: QFont) -> None:
        """Take notice of zoom and orientation.

        Parameters
        ----------
        matrix : ndarray of float, shape (2, 2)
            From the image to pixels of the tile, without the shift.
        aspect : float
            Height of a pixel of the image divided by its width.
        font : QFont
        """
        if np.array_equal(matrix, self._matrix) and aspect == self._aspect and font == self._font:
            return
        self._matrix, self._aspect, self._font = matrix, aspect, font
        self._remake()

    def label_spots(self) -> tuple[Rect, ...]:
        """Return where the label may stand, relative to the place of the image's corner."""
        assert self._drawing is not None
        return label_spots(self._drawing, self.label.wanted_size(), _GAP) if self.lines else ()

    def setVisible(self, visible: bool) -> None:
        """Show or hide lines and label."""
        super().setVisible(visible)
        self.label.setVisible(visible)

    def remove(self) -> None:
        """Take lines and label off the image."""
        for item in (self.label, self):
            item.setParentItem(None)
            if item.scene() is not None:
                item.scene().removeItem(item)

    def boundingRect(self) -> QRectF:
        """Return all that is drawn, in image coordinates."""
        if self._drawing is None:
            return QRectF()
        lines = self._drawing.bounds
        reach = _HANDLE + 2 * _SELECTED_LINE
        area = QRectF(lines.x, lines.y, lines.width, lines.height)
        for x, y in self._placed(self.handles):
            area |= QRectF(x, y, 0.1, 0.1)
        area.adjust(-reach, -reach, reach, reach)
        return _in_image(area, self._matrix)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw in pixels of the screen, upright however the image is turned."""
        if self._drawing is None:
            return
        painter.save()
        _to_screen(painter)
        stroke(painter, self._drawing, self.colour, _SELECTED_LINE if self.selected else _LINE)
        self._paint_handles(painter)
        painter.restore()

    def _paint_handles(self, painter: QPainter) -> None:
        for number, (x, y) in enumerate(self._placed(self.handles)):
            size = _HANDLE + (2 if number == self.chosen else 0)
            painter.setPen(QPen(QColor(0, 0, 0, 200), 3))
            painter.setBrush(QColor(*self.colour) if number == self.chosen else QColor(20, 20, 20))
            painter.drawEllipse(QPointF(x, y), size, size)
            painter.setPen(QPen(QColor(*self.colour), 1.5))
            painter.drawEllipse(QPointF(x, y), size, size)

    def _remake(self) -> None:
        self.prepareGeometryChange()

        def to_picture(places: Matrix) -> Matrix:
            return np.asarray(places @ self._matrix.T)

        self._drawing = draw(self.kind, self.points, to_picture, self._aspect, _LINE)
        self.label.show_lines(
            self.lines, self.colour, self._matrix, self._font, framed=self.selected
        )
        self.update()

    def _placed(self, points: tuple[Point, ...]) -> list[list[float]]:
        return (np.array(points, np.float64).reshape(-1, 2) @ self._matrix.T).tolist()


class LabelItem(QGraphicsObject):
    """The words beside an annotation, above the lines of all of them."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setZValue(Order.LABELS)
        self._lines: tuple[str, ...] = ()
        self._colour: Colour = (255, 255, 255)
        self._matrix: Matrix = np.eye(2)
        self._font = QFont()
        self._framed = False
        self._area = Rect(0, 0, 0, 0)

    def show_lines(
        self,
        lines: tuple[str, ...],
        colour: Colour,
        matrix: Matrix,
        font: QFont,
        *,
        framed: bool,
    ) -> None:
        """Say this; where, comes with :meth:`set_area`."""
        self.prepareGeometryChange()
        self._lines, self._colour, self._framed = lines, colour, framed
        self._matrix, self._font = matrix, font
        self.update()

    def wanted_size(self) -> tuple[float, float]:
        """Return width and height in pixels of the screen."""
        metrics = QFontMetricsF(self._font)
        width = max((metrics.horizontalAdvance(line) for line in self._lines), default=0.0)
        return width + 2 * _PAD, metrics.lineSpacing() * len(self._lines) + 2 * _PAD

    @property
    def area(self) -> Rect:
        """Where it stands, relative to the place of the image's corner."""
        return self._area

    def set_area(self, area: Rect) -> None:
        """Stand here, relative to the place of the image's corner."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area

    def boundingRect(self) -> QRectF:
        """Return the label's place in image coordinates."""
        return _in_image(_rect(self._area).adjusted(-1, -1, 1, 1), self._matrix)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw upright, on dark ground."""
        if not self._lines:
            return
        painter.save()
        _to_screen(painter)
        painter.setPen(QPen(QColor(*self._colour), 1) if self._framed else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(_rect(self._area), _PAD, _PAD)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        y = self._area.y + _PAD + metrics.ascent()
        for line in self._lines:
            caution = line.startswith(CAUTION)
            painter.setPen(theme_colour("image_caution") if caution else QColor(*self._colour))
            painter.drawText(QPointF(self._area.x + _PAD, y), line)
            y += metrics.lineSpacing()
        painter.restore()


def _to_screen(painter: QPainter) -> None:
    """Draw in pixels of the screen from the place of the image's corner on."""
    corner = painter.worldTransform().map(QPointF(0, 0))
    painter.resetTransform()
    painter.translate(corner)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _rect(area: Rect) -> QRectF:
    return QRectF(area.x, area.y, area.width, area.height)


def _in_image(area: QRectF, matrix: Matrix) -> QRectF:
    """Return what covers, in image coordinates, a rectangle of the screen."""
    (a, c), (b, d) = matrix.tolist()
    back, possible = QTransform(a, b, c, d, 0, 0).inverted()
    return back.mapRect(area) if possible else QRectF()
