"""The tile that shows one image: it draws, and hands the mouse to the tool in force.

The tile knows nothing of sessions. It is given a case and says what the mouse wants.
"""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.dicom.radiograph import Window
from viewer.review.review import Review
from viewer.review.view_links import Extent, Look
from viewer.ui.annotate.editor import AnnotationEditor
from viewer.ui.language import tr
from viewer.ui.overlay import Overlay, paint_overlay
from viewer.ui.pyramid import Pyramid
from viewer.ui.registered import RegisteredImage
from viewer.ui.theme import colour
from viewer.ui.tools.hint import Hint
from viewer.ui.tools.keyboard import KeyboardPointer
from viewer.ui.tools.navigate import PanTool, ZoomTool
from viewer.ui.tools.tool import Pointer, Tool
from viewer.ui.tools.toolbox import FIRST, make_tools

_FRAME_MS = 16
_MARGIN = 1.02
_WHEEL_STEP = 1.2
_STEP_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_SMALLEST_SCALE, _LARGEST_SCALE = 0.01, 64.0


class ImageView(pg.GraphicsView):
    """One image on black ground."""

    #: The mouse wants this window.
    window_dragged = Signal(object)
    drag_ended = Signal()
    frame_stepped = Signal(int)
    corner_text_cycled = Signal()
    #: Image coordinates under the mouse; NaN outside of the image.
    cursor_moved = Signal(float, float)
    zoom_changed = Signal()
    #: The mouse or the keyboard came to this view.
    activated = Signal()
    #: With the left button and a tool that has no use for it.
    double_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background="k")
        self.setObjectName("imageView")
        self.setAccessibleName(tr("Radiograph"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setMouseTracking(True)
        # The whole window takes what is dropped on it.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        # What is drawn over the image has lines wider than Qt reckons with when it updates parts.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.box = pg.ViewBox(
            lockAspect=True, invertY=True, enableMouse=False, enableMenu=False, defaultPadding=0
        )
        self.setCentralItem(self.box)
        self.image = RegisteredImage()
        self.image.setVisible(False)
        self.box.addItem(self.image, ignoreBounds=True)
        self.box.sigRangeChanged.connect(self._range_changed)
        self.annotations = AnnotationEditor(self)
        self.tools = make_tools(self)
        self.tool = self.tools[FIRST]
        self.keyboard = KeyboardPointer(self)
        self.hint = Hint(self.viewport())
        self.overlay = Overlay()
        self.pyramid: Pyramid | None = None
        self.review = Review()
        self.renders = 0
        self._fitted = True
        self._unit = 1.0
        #: From where a drag of the window starts; None for an image without a window.
        self.window_now: Window | None = None
        self._shown: tuple[object, ...] = ()
        self._orientation: tuple[int, bool] = (0, False)
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

    # What is shown

    def show_image(self, pyramid: Pyramid | None) -> None:
        """Show another image, whole, or none; its heatmaps come separately."""
        same_size = (
            pyramid is not None
            and self.pyramid is not None
            and pyramid.radiograph is self.pyramid.radiograph
        )
        self.pyramid = pyramid
        self.image.heatmaps.show_layers(())
        self._shown = ()
        self.drop()
        self.image.setVisible(pyramid is not None)
        if pyramid is None:
            self.image.picture.clear()
            self.annotations.clear()
            return
        self.image.set_size(pyramid.radiograph.rows, pyramid.radiograph.columns)
        if not same_size:
            self._orientation = (0, False)
            self._fitted = True

    def show_review(self, review: Review, window: Window | None) -> None:
        """Follow the reader's window, rotation and flip.

        Parameters
        ----------
        review : Review
        window : Window or None
            From where the next drag starts; None for an image without a window.
        """
        if self.pyramid is None:
            return
        self.window_now, self.review = window, review
        orientation = (review.quarter_turns % 4, review.flipped)
        self.image.set_orientation(*orientation, self.pyramid.radiograph.pixel_aspect)
        turned = orientation != self._orientation
        self._orientation = orientation
        if self._fitted:
            self.fit()
        elif turned:
            self._keep_in_sight()
        self._render(review)
        self.annotations.show_review(review)
        self.tool.refresh()
        self.tell_hint()

    def set_overlay(self, overlay: Overlay) -> None:
        """Draw this over the image."""
        if overlay != self.overlay:
            self.overlay = overlay
            self.viewport().update()

    # Zoom

    @property
    def scale_factor(self) -> float:
        """Pixels of the screen per column of the image."""
        return float(self.devicePixelRatioF() / max(self.box.viewPixelSize()[0], 1e-9))

    @property
    def fitted(self) -> bool:
        """Whether the image fills the tile and goes on doing so when that is resized."""
        return self._fitted

    @property
    def look(self) -> Look:
        """What is shown of the image; :meth:`show_look` shows it again."""
        centre = self._centre()
        return Look(centre.x(), centre.y(), float(self.box.viewPixelSize()[0]))

    @property
    def extent(self) -> Extent:
        """Size of the image, to compare looks at two images by."""
        assert self.pyramid is not None
        shown = self.image.displayed_rect()
        return Extent(shown.width(), shown.height(), self.pyramid.radiograph.spacing.column_mm)

    def show_look(self, look: Look) -> None:
        """Show what a look at this image says."""
        self._fitted = False
        scale = self.devicePixelRatioF() / max(look.unit, 1e-9)
        scale = min(max(scale, _SMALLEST_SCALE), _LARGEST_SCALE)
        self._set_unit(self.devicePixelRatioF() / scale, QPointF(look.x, look.y))

    def fit(self) -> None:
        """Show the whole image, and keep it whole when the window is resized."""
        self._fitted = True
        shown, tile = self.image.displayed_rect(), self.box.size()
        if tile.width() < 1 or tile.height() < 1:
            return
        unit = max(shown.width() / tile.width(), shown.height() / tile.height()) * _MARGIN
        self._set_unit(unit, shown.center())

    def actual_size(self) -> None:
        """Show one pixel of the image on one pixel of the screen, neither blended with others."""
        self._fitted = False
        ratio = self.devicePixelRatioF()
        self._set_unit(1.0 / ratio, self._centre())
        corner = self.tile_point(0, 0) * ratio
        self.pan((QPointF(round(corner.x()), round(corner.y())) - corner) / ratio)

    def zoom(self, factor: float, fixed: QPointF | None = None) -> None:
        """Zoom by a factor about a fixed point in view coordinates; the centre unless given."""
        self._fitted = False
        scale = min(max(self.scale_factor * factor, _SMALLEST_SCALE), _LARGEST_SCALE)
        factor = scale / self.scale_factor
        centre = self._centre()
        fixed = centre if fixed is None else fixed
        unit = float(self.box.viewPixelSize()[0]) / factor
        self._set_unit(unit, fixed + (centre - fixed) / factor)

    def show_at_unit(self, millimetres: float, dots_per_mm: float) -> None:
        """Show a column that is so many millimetres wide as wide as that on the screen.

        Parameters
        ----------
        millimetres : float
            Width of a column of the image.
        dots_per_mm : float
            Pixels of the screen per millimetre, before scaling by the system.
        """
        self._fitted = False
        self._set_unit(1.0 / (millimetres * dots_per_mm), self._centre())

    def bring_into_sight(self, x: float, y: float) -> None:
        """Move the image so that a place of it can be seen, unless it is."""
        if self.viewport().rect().adjusted(8, 8, -8, -8).contains(self.tile_point(x, y).toPoint()):
            return
        self._fitted = False
        unit = float(self.box.viewPixelSize()[0])
        self._set_unit(unit, self.image.transform().map(QPointF(x, y)))

    def pan(self, pixels: QPointF) -> None:
        """Move the image by pixels of the screen."""
        self._fitted = False
        self._set_unit(
            float(self.box.viewPixelSize()[0]),
            self._centre() - pixels * self.box.viewPixelSize()[0],
        )

    def _centre(self) -> QPointF:
        return QPointF(self.box.viewRect().center())

    def _set_unit(self, unit: float, centre: QPointF) -> None:
        """Show ``unit`` image columns per pixel of the tile about a centre."""
        self._unit = unit
        width, height = self.box.width() * unit, self.box.height() * unit
        self.box.setRange(
            QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height), padding=0
        )

    def _keep_in_sight(self) -> None:
        shown = self.image.displayed_rect()
        if not shown.intersects(self.box.viewRect()):
            self._set_unit(float(self.box.viewPixelSize()[0]), shown.center())

    def _range_changed(self) -> None:
        if self.pyramid is not None and self._shown:
            _, voi, inverted, level = self._shown
            wanted = self.pyramid.level_for(self.scale_factor)
            if wanted != level:
                self._render_level(wanted, voi, inverted)
        self.annotations.layer.follow()
        self.tool.refresh()
        self.zoom_changed.emit()

    # Grey levels

    def _render(self, review: Review) -> None:
        assert self.pyramid is not None
        level = self.pyramid.level_for(self.scale_factor)
        wanted = (self.pyramid, review.voi, review.inverted, level)
        if wanted != self._shown:
            self._render_level(level, review.voi, review.inverted)

    def _render_level(self, level: int, voi: object, inverted: object) -> None:
        assert self.pyramid is not None
        self._shown = (self.pyramid, voi, inverted, level)
        picture = self.pyramid.picture(level, voi, bool(inverted))  # type: ignore[arg-type]
        self.image.picture.show_picture(picture, level)
        self.renders += 1

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
        """Keep the whole image whole, and any other size as it is."""
        super().resizeEvent(event)
        # pyqtgraph resizes once before its own constructor is done.
        if getattr(self, "pyramid", None) is not None:
            if self._fitted:
                self.fit()
            else:
                # pyqtgraph would keep what is seen, and change its size.
                self._set_unit(self._unit, self._centre())
            self.annotations.layer.follow()
            self.hint.settle()

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

    def view_point(self, position: QPointF) -> QPointF:
        """Return view coordinates of a place in the tile: image coordinates, turned."""
        scene = self.viewportTransform().inverted()[0].map(position)
        return QPointF(self.box.mapSceneToView(scene))

    def image_to_tile(self) -> QTransform:
        """Return the transform from the image to the tile."""
        # pyqtgraph works it out when it draws; whoever asks before that must not get the last one.
        self.box.updateMatrix()
        return self.image.deviceTransform(self.viewportTransform())

    def image_point(self, position: QPointF) -> QPointF:
        """Return image coordinates of a place in the tile."""
        return self.image.transform().inverted()[0].map(self.view_point(position))

    def tile_point(self, x: float, y: float) -> QPointF:
        """Return the place in the tile of image coordinates."""
        scene = self.box.mapViewToScene(self.image.transform().map(QPointF(x, y)))
        return self.viewportTransform().map(scene)

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
