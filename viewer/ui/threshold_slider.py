"""A probability as a bar, and the threshold on it as a handle.

The bar is stretched so that the operating point stands in its middle for every finding: left of the
middle is below it, right of it above, whatever the raw numbers are. Those are written beside it.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from viewer.ui.theme import colour

_STEPS = 1000
_GRIP = 9.0
_EDGE = 6.0


def bar_place(probability: float, operating_point: float) -> float:
    """Return the place 0..1 of a probability on a bar whose middle is the operating point."""
    if probability <= operating_point:
        return 0.5 * probability / operating_point
    return 0.5 + 0.5 * (probability - operating_point) / (1.0 - operating_point)


def bar_probability(place: float, operating_point: float) -> float:
    """Return the probability at a place of the bar; the inverse of :func:`bar_place`."""
    if place <= 0.5:
        return 2.0 * place * operating_point
    return operating_point + (2.0 * place - 1.0) * (1.0 - operating_point)


class ThresholdSlider(QSlider):
    """Shows a probability that cannot be moved, and a threshold that can."""

    #: The reader moved the threshold to this probability; None for back to the operating point.
    threshold_moved = Signal(object)
    drag_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, _STEPS)
        self.setSingleStep(5)
        self.setPageStep(50)
        self.setMinimumWidth(90)
        # Arrow keys on a chosen slider only: a click on a row must not move a threshold.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._probability = 0.0
        self._operating_point = 0.5
        self._colour = QColor("white")
        self._positive = False
        self._grabbed = False
        self._silent = False
        self.valueChanged.connect(self._moved)

    @property
    def probability(self) -> float:
        """The probability shown."""
        return self._probability

    def show_row(
        self,
        probability: float,
        operating_point: float,
        threshold: float,
        rgb: tuple[int, int, int],
        positive: bool,
    ) -> None:
        """Show these numbers."""
        self._probability, self._operating_point = probability, operating_point
        self._colour, self._positive = QColor(*rgb), positive
        self._silent = True
        # Under the mouse the handle stays where the mouse put it.
        if not self._grabbed:
            self.setValue(round(_STEPS * bar_place(threshold, operating_point)))
        self._silent = False
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that goes with the font."""
        return QSize(160, max(16, self.fontMetrics().height() + 1))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(90, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle where it is; a press elsewhere chooses the row."""
        near = abs(event.position().x() - self._x(self.value() / _STEPS)) <= _GRIP
        if event.button() == Qt.MouseButton.LeftButton and near:
            self._grabbed = True
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the threshold."""
        if self._grabbed:
            place = (event.position().x() - _EDGE) / max(self.width() - 2 * _EDGE, 1.0)
            # The operating point holds the handle a little.
            if abs(place - 0.5) < 0.012:
                place = 0.5
            self.setValue(round(_STEPS * place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the handle."""
        if self._grabbed:
            self._grabbed = False
            self.drag_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the operating point."""
        self.threshold_moved.emit(None)
        self.drag_ended.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list: scrolling must not change a threshold."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, the operating point in its middle, and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(_EDGE, 2.0, self.width() - 2 * _EDGE, self.height() - 9.0)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("ground"))
        painter.drawRoundedRect(groove, 2, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        filled = QRectF(groove)
        filled.setWidth(groove.width() * bar_place(self._probability, self._operating_point))
        ink = QColor(self._colour)
        if not self._positive:
            ink.setAlphaF(0.45)
        painter.setBrush(ink)
        painter.drawRoundedRect(filled, 2, 2)
        painter.setPen(QPen(colour("bright"), 1))
        middle = groove.center().x()
        painter.drawLine(QPointF(middle, groove.top() - 2), QPointF(middle, groove.bottom() + 1))
        self._paint_handle(painter, groove)

    def _paint_handle(self, painter: QPainter, groove: QRectF) -> None:
        x, y = self._x(self.value() / _STEPS), groove.bottom() + 1.0
        edited = self.value() != _STEPS // 2
        ink = colour("caution" if edited else "muted")
        if edited:
            painter.setPen(QPen(ink, 2))
            painter.drawLine(QPointF(x, groove.top() - 1), QPointF(x, y))
        outline = colour("accent") if self.hasFocus() else colour("ground")
        painter.setPen(QPen(outline, 1.4))
        painter.setBrush(ink)
        bottom = float(self.height()) - 0.7
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - 1), QPointF(x + 5, bottom), QPointF(x - 5, bottom)])
        )

    def _x(self, place: float) -> float:
        return _EDGE + place * (self.width() - 2 * _EDGE)

    def _moved(self, value: int) -> None:
        if self._silent:
            return
        place = value / _STEPS
        probability = bar_probability(place, self._operating_point)
        self.threshold_moved.emit(None if value == _STEPS // 2 else probability)
        self.update()
