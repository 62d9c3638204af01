"""The view of a tile: texts over the image, and mouse and keys for the tool in force.

How the image itself is shown is the matter of :class:`viewer.ui.zoom_view.ZoomView`. The view knows
nothing of sessions: it is given an image and a review, and says what the mouse wants.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.dicom.radiograph import Window
from viewer.review.review import Review
from viewer.ui.annotate.editor import AnnotationEditor
from viewer.ui.language import tr
from viewer.ui.overlay import Overlay, height_below, paint_overlay
from viewer.ui.pyramid import Pyramid
from viewer.ui.theme import colour
from viewer.ui.tools.hint import Hint
from viewer.ui.tools.keyboard import KeyboardPointer
from viewer.ui.tools.navigate import PanTool, ZoomTool
from viewer.ui.tools.tool import Pointer, Tool
from viewer.ui.tools.toolbox import FIRST, make_tools
from viewer.ui.zoom_view import ZoomView

_FRAME_MS = 16
_WHEEL_STEP = 1.2
_STEP_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ImageView(ZoomView):
    """One image on black ground."""

    #: The mouse wants this window.
    window_dragged = Signal(object)
    drag_ended = Signal()
    frame_stepped = Signal(int)
    corner_text_cycled = Signal()
    #: Image coordinates under the mouse; NaN outside of the image.
    cursor_moved = Signal(float, float)
    #: The mouse or the keyboard came to this view.
    activated = Signal()
    #: With the left button and a tool that has no use for it.
    double_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imageView")
        self.setAccessibleName(tr("Radiograph"))
        self.setAccessibleDescription(tr("No image is shown"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setMouseTracking(True)
        # The whole window takes what is dropped on it.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.annotations = AnnotationEditor(self)
        self.tools = make_tools(self)
        self.tool = self.tools[FIRST]
        self.keyboard = KeyboardPointer(self)
        self.hint = Hint(self.viewport())
        self.overlay = Overlay()
        self.review = Review()
        #: From where a drag of the window starts; None for an image without a window.
        self.window_now: Window | None = None
        self._painted = False
        self._space = False
        self._focus_by_key = False
        # The tool whose drag goes on, where the mouse is, and what the tool was told last.
        self._dragging: Tool | None = None
        self._pointer: Pointer | None = None
        self._told: Pointer | None = None
        self._throttle = QTimer(self)
        self._throttle.setSingleShot(True)
        self._throttle.setInterval(_FRAME_MS)
        self._throttle.timeout.connect(self.flush_drag)
        self.zoom_changed.connect(self._follow_zoom)

    # What is shown

    def show_image(self, pyramid: Pyramid | None) -> None:
        """Show another image, whole, or none; its heatmaps come separately."""
        self._show_pyramid(pyramid)
        self.drop()
        if pyramid is None:
            self.annotations.clear()

    def show_review(self, review: Review, window: Window | None) -> None:
        """Follow the reader's window, rotation, flip and annotations.

        Parameters
        ----------
        review : Review
        window : Window or None
            From where the next drag starts; None for an image without a window.
        """
        if self.pyramid is None:
            return
        self.window_now, self.review = window, review
        self._show_look_of(review)
        self.annotations.show_review(review)
        self.tool.refresh()
        self.tell_hint()

    def set_overlay(self, overlay: Overlay) -> None:
        """Draw this over the image."""
        if overlay != self.overlay:
            self.overlay = overlay
            self.hint.keep_free(height_below(overlay, self.font()))
            self.viewport().update()

    def paint_now(self) -> None:
        """Bring what is to be seen onto the screen before anything else is done, and once."""
        self._painted = False
        # What is worked out while painting, or told of later, would have all painted once more.
        self.scene().prepareForPaint()
        QCoreApplication.sendPostedEvents(self.scene(), QEvent.Type.MetaCall.value)
        if not self._painted:
            self.viewport().repaint()

    # Mouse and keys

    def set_tool(self, name: str) -> None:
        """Choose what the left mouse button does, by the name in the table of actions."""
        if name != self.tool.name:
            self.drop()
            self.tool = self.tools[name]
            self.viewport().setCursor(self.tool.cursor)
            self.keyboard.hide()
            self.tell_hint()

    def drop(self) -> bool:
        """Forget what is half done; return whether there was anything."""
        dragging, self._dragging = self._dragging, None
        moving = dragging is not None and dragging is not self.tool and dragging.drop()
        return self.tool.drop() or moving

    def tell_hint(self) -> None:
        """Show what the chosen tool waits for."""
        self.hint.tell(self.tool.hint if self.pyramid is not None else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        tool = self._begin(event)
        if tool is not None:
            tool.press(_pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what lies under the mouse; tools follow once per frame."""
        event.accept()
        self.keyboard.hide()
        if self._dragging is None:
            self.tell_place(event.position())
        self._pointer = _pointer(event)
        if not self._throttle.isActive():
            self._throttle.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        event.accept()
        if self._dragging is None:
            return
        self._pointer = _pointer(event)
        self.flush_drag()
        self._throttle.stop()
        # Before the tool is told: what it does may show another image.
        tool, self._dragging = self._dragging, None
        tool.release(_pointer(event))
        self.drag_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell the tool, for which it is another press unless it says otherwise."""
        tool = self._begin(event)
        if tool is not None:
            tool.double_click(_pointer(event))
        if event.button() == Qt.MouseButton.LeftButton and (tool or self.tool).navigates:
            self.double_clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse, or go through the frames where there are several."""
        event.accept()
        steps = event.angleDelta().y() / 120
        if self.pyramid is None or not steps:
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.pyramid.radiograph.frames > 1 and not control:
            self.frame_stepped.emit(-1 if steps > 0 else 1)
        else:
            self.zoom(_WHEEL_STEP**steps, self.view_point(event.position()))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that end what is half done: they are commands of the window otherwise."""
        if event.type() == QEvent.Type.ShortcutOverride and self.tool.busy:
            assert isinstance(event, QKeyEvent)
            if event.key() in _STEP_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hold the space bar to pan; other keys are actions of the window."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space, self._space_used = True, False
            event.accept()
        elif not any(answer.key(event) for answer in (self.keyboard, self.tool, self.annotations)):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tap the space bar for the next kind of corner text."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._space and not self._space_used:
                self.corner_text_cycled.emit()
            self._space = False
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this is the view the reader turned to."""
        super().focusInEvent(event)
        # Who clicks on an image knows where the focus is.
        self._focus_by_key = event.reason() in _BY_KEY
        self.viewport().update()
        self.activated.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget held keys."""
        self._space = False
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the mouse is gone."""
        self.cursor_moved.emit(float("nan"), float("nan"))
        self.tool.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is drawn and told over the image in its place."""
        super().resizeEvent(event)
        if getattr(self, "annotations", None) is not None and self.pyramid is not None:
            self.annotations.layer.follow()
            self.hint.settle()

    def _follow_zoom(self) -> None:
        self.annotations.layer.follow()
        self.tool.refresh()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the overlay in pixels of the tile."""
        painter.save()
        painter.resetTransform()
        paint_overlay(painter, QRectF(self.viewport().rect()), self.overlay, self.font())
        self.keyboard.paint(painter)
        if self._focus_by_key and self.hasFocus():
            painter.setPen(QPen(colour("image_focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.restore()
        self._painted = True
        if self.pyramid is not None:
            self.pyramid.drawn.set()

    def flush_drag(self) -> None:
        """Tell the tool where the mouse is now."""
        pointer, self._pointer = self._pointer, None
        if pointer is None or self.pyramid is None or pointer == self._told:
            return
        self._told = pointer
        if self._dragging is not None:
            self._dragging.drag(pointer)
        else:
            self.tool.hover(pointer)
            self._show_cursor(pointer)

    def _begin(self, event: QMouseEvent) -> Tool | None:
        """Return the tool whose drag begins, None if none does."""
        event.accept()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.activated.emit()
        if self.pyramid is None or self._dragging is not None:
            return None
        self._dragging = self._tool_of(event)
        # A click that does not move the mouse is no drag.
        self._pointer, self._told = None, _pointer(event)
        return self._dragging

    def _tool_of(self, event: QMouseEvent) -> Tool | None:
        """Return the tool that a button means, None for a button without one."""
        button = event.button()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        left = button == Qt.MouseButton.LeftButton
        if button == Qt.MouseButton.MiddleButton or (left and (self._space or shift)):
            self._space_used = True
            return self.tools[PanTool.name]
        if button == Qt.MouseButton.RightButton:
            return self.tools[ZoomTool.name]
        return self._left_tool(event.position()) if left else None

    def _left_tool(self, position: QPointF) -> Tool:
        """Return what moves the annotation at a place, else the chosen tool."""
        if self.tool.busy:
            return self.tool
        taken = self.annotations.tool_at(position)
        if taken is None:
            self.annotations.select("")
        return taken or self.tool

    def _show_cursor(self, at: Pointer) -> None:
        """Show by the mouse's shape what a press would take hold of."""
        found = None if self.tool.busy else self.annotations.hit(at.position)
        shape = self.tool.cursor
        if found is not None:
            _, handle = found
            on_line = Qt.CursorShape.SizeAllCursor
            shape = on_line if handle is None else Qt.CursorShape.PointingHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def tell_place(self, position: QPointF) -> None:
        """Say what lies at a place of the tile."""
        if self.pyramid is None:
            return
        point = self.image_point(position)
        inside = self.image.image_rect().contains(point)
        nothing = float("nan")
        self.cursor_moved.emit(*((point.x(), point.y()) if inside else (nothing, nothing)))


def _pointer(event: QMouseEvent) -> Pointer:
    return Pointer(event.position(), event.modifiers())
