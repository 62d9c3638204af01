"""Window/level with the mouse."""

from viewer.dicom.radiograph import Window
from viewer.ui.presets import dragged
from viewer.ui.tools.tool import Pointer, Tool


class WindowTool(Tool):
    """Across for contrast, up and down for brightness; says which window it wants."""

    name = "window"
    navigates = True

    def press(self, at: Pointer) -> None:
        """Start from the window in force; a colour image has none."""
        self._start = at.position
        self._window: Window | None = self.view.window_now

    def drag(self, at: Pointer) -> None:
        """Ask for another window."""
        if self._window is None:
            return
        moved, size = at.position - self._start, self.view.viewport().size()
        across, down = moved.x() / max(size.width(), 1), moved.y() / max(size.height(), 1)
        self.view.window_dragged.emit(dragged(self._window, across, down))
