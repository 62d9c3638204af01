"""Mouse and keys over an image, in image coordinates."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def place(view, x, y):
    """Return the pixel of the tile at a place of the image."""
    return view.tile_point(x, y).toPoint()


def image_place(view, point):
    """Return the place of the image at a pixel of the tile."""
    found = view.image_point(point)
    return found.x(), found.y()


def drag(view, start, end, *, release=True, button=LEFT, modifier=NO_KEY):
    """Drag from one place of the image to another, in ten steps."""
    begin, stop = place(view, *start), place(view, *end)
    QTest.mousePress(view.viewport(), button, modifier, begin)
    for step in range(1, 11):
        QTest.mouseMove(view.viewport(), begin + (stop - begin) * step / 10)
    view.flush_drag()
    if release:
        QTest.mouseRelease(view.viewport(), button, modifier, stop)


def click(view, x, y):
    """Move the mouse to a place of the image and click."""
    point = place(view, x, y)
    QTest.mouseMove(view.viewport(), point)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, point)


def double_click(view, x, y):
    """Click twice, as the window system tells it: press, release, double click, release."""
    click(view, x, y)
    point = place(view, x, y)
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(point),
        QPointF(view.viewport().mapToGlobal(point)),
        LEFT,
        LEFT,
        NO_KEY,
    )
    QApplication.sendEvent(view.viewport(), event)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, point)


def hover(view, x, y):
    """Move the mouse to a place of the image without a button."""
    QTest.mouseMove(view.viewport(), QPoint(1, 1))
    QTest.mouseMove(view.viewport(), place(view, x, y))
    view.flush_drag()
