"""A round lens over the image: every stored pixel, however far the image is zoomed out."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from viewer.ui.theme import colour
from viewer.ui.tools.tool import Pointer, Tool

if TYPE_CHECKING:
    from viewer.dicom.display import DisplayTable
    from viewer.ui.image_view import ImageView

_RADIUS = 130
# At least this much larger than the image in the tile, and never less than pixel by pixel.
_FACTOR = 2.0


class MagnifierTool(Tool):
    """Shows the lens while it is the chosen tool and the mouse is over the image."""

    name = "magnifier"
    cursor = Qt.CursorShape.BlankCursor
    takes_points = True

    def __init__(self, view: "ImageView") -> None:
        super().__init__(view)
        self._lens: Lens | None = None

    def press(self, at: Pointer) -> None:
        """Show the lens here: a touch screen has no hovering."""
        self.hover(at)

    def drag(self, at: Pointer) -> None:
        """Follow the mouse."""
        self.hover(at)

    def hover(self, at: Pointer) -> None:
        """Follow the mouse."""
        if self.view.pyramid is None:
            return
        if self._lens is None:
            self._lens = Lens(self.view)
        self._lens.look_at(at.position)

    def leave(self) -> None:
        """Take the lens away."""
        self.drop()

    def refresh(self) -> None:
        """Show what the image shows now: window, orientation or zoom have changed."""
        if self._lens is not None:
            self._lens.update()

    def drop(self) -> bool:
        """Take the lens away; nothing is lost by it."""
        if self._lens is not None:
            self._lens.hide()
            self._lens.deleteLater()
            self._lens = None
        return False


class Lens(QWidget):
    """The lens itself; lets the mouse through."""

    def __init__(self, view: "ImageView") -> None:
        super().__init__(view.viewport())
        self._view = view
        self._centre = QPointF()
        self._table: tuple[tuple[object, ...], DisplayTable] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(2 * _RADIUS, 2 * _RADIUS)
        self.show()

    @property
    def factor(self) -> float:
        """Pixels of the tile per column of the image, inside the lens."""
        per_column = 1.0 / self._view.devicePixelRatioF()
        return max(_FACTOR * self._view.scale_factor, 1.0) * per_column

    def look_at(self, position: QPointF) -> None:
        """Move over a place of the tile."""
        self._centre = position
        self.move(round(position.x()) - _RADIUS, round(position.y()) - _RADIUS)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stored pixels below the lens through the window in force."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ = QPainterPath()
        round_.addEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.fillPath(round_, Qt.GlobalColor.black)
        painter.setClipPath(round_)
        self._paint_pixels(painter)
        painter.setClipping(False)
        painter.resetTransform()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((QColor(0, 0, 0, 200), 5.0), (colour("image_focus"), 2.0)):
            painter.setPen(QPen(ink, width))
            painter.drawPath(round_)
        painter.end()

    def _paint_pixels(self, painter: QPainter) -> None:
        view = self._view
        if view.pyramid is None:
            return
        whole = view.image_to_tile()
        place = whole.inverted()[0].map(self._centre)
        larger = self.factor * view.devicePixelRatioF() / view.scale_factor
        turn = QTransform(
            whole.m11() * larger, whole.m12() * larger, whole.m21() * larger, whole.m22() * larger,
            0, 0,
        )  # fmt: skip
        # All that the lens may show, however it is turned.
        seen = turn.inverted()[0].mapRect(QRectF(self.rect()).translated(-_RADIUS, -_RADIUS))
        seen.translate(place)
        radiograph = view.pyramid.radiograph
        area = seen.toAlignedRect().adjusted(-1, -1, 1, 1)
        area = area.intersected(QRect(0, 0, radiograph.columns, radiograph.rows))
        if area.isEmpty():
            return
        painter.translate(_RADIUS, _RADIUS)
        painter.setTransform(turn, combine=True)
        painter.translate(-place)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, larger < _FACTOR * 4)
        painter.drawImage(QRectF(area), self._pixels(area))

    def _pixels(self, area: QRect) -> QImage:
        from viewer.dicom.display import display_table
        from viewer.dicom.modality import look_up
        from viewer.export.qt import to_image

        view = self._view
        assert view.pyramid is not None
        radiograph, frame, review = view.pyramid.radiograph, view.pyramid.frame, view.review
        stored = radiograph.stored[
            frame, area.top() : area.bottom() + 1, area.left() : area.right() + 1
        ]
        if radiograph.is_colour:
            colours = np.asarray(stored, np.uint8)
            return to_image(255 - colours if review.inverted else colours)
        wanted = radiograph, frame, review.voi, review.inverted
        if self._table is None or self._table[0] != wanted:
            table = display_table(radiograph, review.voi, review.inverted, frame)
            self._table = wanted, table
        table = self._table[1]
        grey = look_up(np.ascontiguousarray(stored), table.first, table.values)
        return to_image(np.asarray(grey, np.uint8))
