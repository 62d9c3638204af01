"""Pan and zoom: they change what is seen, never the review."""

from PySide6.QtCore import QPointF, Qt

from viewer.ui.tools.tool import Pointer, Tool

# A drag over this many pixels doubles or halves the size.
_DOUBLING = 120


class PanTool(Tool):
    """Moves the image with the mouse."""

    name = "pan"
    cursor = Qt.CursorShape.OpenHandCursor
    navigates = True

    def press(self, at: Pointer) -> None:
        """Take hold of the image."""
        self._start, self._moved = at.position, QPointF()

    def drag(self, at: Pointer) -> None:
        """Move it by whole pixels of the screen: what is drawn of it stays the same."""
        ratio = self.view.devicePixelRatioF()
        way = (at.position - self._start) * ratio
        whole = QPointF(round(way.x()), round(way.y())) / ratio
        moved, self._moved = whole - self._moved, whole
        self.view.pan(moved)


class ZoomTool(Tool):
    """Zooms about the place where the drag began: up is larger."""

    name = "zoom"
    cursor = Qt.CursorShape.SizeVerCursor
    navigates = True

    def press(self, at: Pointer) -> None:
        """Keep this place where it is."""
        self._last = at.position
        self._about: QPointF = self.view.view_point(at.position)

    def drag(self, at: Pointer) -> None:
        """Zoom by the way since the last frame."""
        moved, self._last = at.position - self._last, at.position
        self.view.zoom(2.0 ** (-moved.y() / _DOUBLING), self._about)
