"""A pointer for those who use no mouse: arrow keys move it, Enter clicks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from viewer.ui.theme import colour
from viewer.ui.tools.tool import Pointer

if TYPE_CHECKING:
    from viewer.ui.image_view import ImageView

_DIRECTIONS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_STEP = 10.0
_SIZE = 11.0


def arrow_step(event: QKeyEvent) -> QPointF | None:
    """Return how far an arrow key moves, in pixels of the screen; None for any other key.

    Ten pixels, with Shift one.
    """
    direction = _DIRECTIONS.get(Qt.Key(event.key()))
    allowed = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    if direction is None or event.modifiers() & ~allowed:
        return None
    fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return direction * (1.0 if fine else _STEP)


class KeyboardPointer:
    """Stands in for the mouse while a tool that takes points is chosen.

    Parameters
    ----------
    view : ImageView
    """

    def __init__(self, view: "ImageView") -> None:
        self._view = view
        self._position: QPointF | None = None

    @property
    def active(self) -> bool:
        """Whether it is seen."""
        return self._position is not None

    def hide(self) -> None:
        """Give way to the mouse."""
        if self._position is not None:
            self._position = None
            self._view.viewport().update()

    def key(self, event: QKeyEvent) -> bool:
        """Move or click; return whether the key did something."""
        view = self._view
        if not view.tool.takes_points or view.pyramid is None:
            return False
        step = arrow_step(event)
        if step is not None:
            self._move(step)
            return True
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and self._position is not None and not _with_control(event):
            at = Pointer(self._position)
            view.tool.press(at)
            view.tool.release(at)
            return True
        return False

    def paint(self, painter: QPainter) -> None:
        """Draw a cross in pixels of the tile."""
        if self._position is None:
            return
        x, y = self._position.x(), self._position.y()
        for ink, width in ((QColor(0, 0, 0, 200), 4.0), (colour("image_focus"), 1.5)):
            painter.setPen(QPen(ink, width))
            painter.drawLine(QPointF(x - _SIZE, y), QPointF(x + _SIZE, y))
            painter.drawLine(QPointF(x, y - _SIZE), QPointF(x, y + _SIZE))

    def _move(self, step: QPointF) -> None:
        view = self._view
        room = QRectF(view.viewport().rect())
        now = self._position
        to = room.center() if now is None else now + step
        self._position = QPointF(
            min(max(to.x(), room.left()), room.right()),
            min(max(to.y(), room.top()), room.bottom()),
        )
        view.tool.hover(Pointer(self._position))
        view.tell_place(self._position)
        view.viewport().update()


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
