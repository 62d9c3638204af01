"""Where panels and toolbar lie, and how that is remembered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from viewer.ui import settings as remembered
from viewer.ui.settings import Settings

# Raised when panels change so much that a remembered layout no longer fits.
_VERSION = 3
_AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
_LARGEST = (1600, 1000)


class WindowLayout:
    """The docks of one window.

    Parameters
    ----------
    window : QMainWindow
    settings : Settings
    """

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        self._window = window
        self._settings = settings
        unit = window.fontMetrics().averageCharWidth()
        self._widths = {"left": unit * 38, "right": unit * 50, "bottom": unit * 60}
        self._docks: dict[str, QDockWidget] = {}
        # What the full screen hides, as long as it lasts.
        self._hidden: list[QWidget] = []
        self._fresh = False
        window.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        for corner, side in (
            (Qt.Corner.BottomLeftCorner, "left"),
            (Qt.Corner.BottomRightCorner, "right"),
        ):
            # Below the image alone: the findings need all the height there is.
            window.setCorner(corner, _AREAS[side])

    def add(self, name: str, title: str, panel: QWidget, side: str) -> QDockWidget:
        """Put a panel into a new dock.

        Parameters
        ----------
        name : str
            What its place is remembered by.
        title : str
        panel : QWidget
        side : str
            ``"left"``, ``"right"`` or ``"bottom"``.
        """
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(panel)
        # Narrower, the texts of buttons and numbers would be cut off, in one language or another.
        needed = max(round(self._widths[side] * 0.95), panel.minimumSizeHint().width())
        panel.setMinimumWidth(needed)
        self._widths[side] = max(self._widths[side], needed)
        self._window.addDockWidget(_AREAS[side], dock)
        # The first one of a side stands for its width.
        self._docks.setdefault(side, dock)
        return dock

    def restore(self) -> None:
        """Lay everything out as it was when the program ended; once all docks are there."""
        window, settings = self._window, self._settings
        self._first = window.saveState(_VERSION)
        geometry = settings.get(remembered.GEOMETRY)
        if geometry.isEmpty() or not window.restoreGeometry(geometry):
            room = window.screen().availableGeometry()
            window.resize(min(_LARGEST[0], room.width()), min(_LARGEST[1], room.height()))
        layout = settings.get(remembered.LAYOUT)
        self._fresh = layout.isEmpty() or not window.restoreState(layout, _VERSION)

    def keep(self) -> None:
        """Remember how everything lies, but for the full screen."""
        if not self._window.isFullScreen():
            self._settings.set(remembered.GEOMETRY, self._window.saveGeometry())
            self._settings.set(remembered.LAYOUT, self._window.saveState(_VERSION))

    def restore_first(self) -> None:
        """Put panels and toolbar where they were on the very first run."""
        self._window.restoreState(self._first, _VERSION)

    def divide(self) -> None:
        """Give the panels their width on a first run, once the window is shown."""
        if self._fresh:
            self._fresh = False
            sides = ("left", "right")
            self._window.resizeDocks(
                [self._docks[side] for side in sides],
                [self._widths[side] for side in sides],
                Qt.Orientation.Horizontal,
            )
            self._first = self._window.saveState(_VERSION)

    def set_full_screen(self, on: bool, around: Sequence[QWidget]) -> None:
        """Fill the screen with the image, or bring back what stood around it."""
        if on:
            self._hidden = [each for each in around if each.isVisible()]
            for each in self._hidden:
                each.hide()
            self._window.showFullScreen()
        else:
            for each in self._hidden:
                each.show()
            self._hidden = []
            self._window.showNormal()
