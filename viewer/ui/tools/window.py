"""Window/level with the mouse: by dragging, and from a region."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt

from viewer.dicom.radiograph import Window
from viewer.review.annotations import Kind
from viewer.ui.language import tr
from viewer.ui.presets import dragged, window_of_values
from viewer.ui.tools.tool import Pointer, Tool

if TYPE_CHECKING:
    from viewer.ui.image_view import ImageView


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


class RegionWindowTool(Tool):
    """Shows the values inside a rectangle from black to white."""

    name = "window-region"
    cursor = Qt.CursorShape.CrossCursor
    takes_points = True

    def __init__(self, view: "ImageView") -> None:
        super().__init__(view)
        self._start: QPointF | None = None
        self._clicked = False

    @property
    def hint(self) -> str:
        """What to do next."""
        return tr("Drag over the region that shall fill the window")

    @property
    def busy(self) -> bool:
        """Whether a corner stands."""
        return self._start is not None

    def press(self, at: Pointer) -> None:
        """Begin at a corner, or end at the other one after a click."""
        self._clicked = self._start is not None
        if self._start is None:
            self._start = self.view.image_point(at.position)

    def drag(self, at: Pointer) -> None:
        """Show the region."""
        if self._start is not None:
            end = self.view.image_point(at.position)
            points = (self._start.x(), self._start.y()), (end.x(), end.y())
            editor = self.view.annotations
            editor.layer.show_draft(Kind.RECTANGLE, points, editor.colour)

    def hover(self, at: Pointer) -> None:
        """Show the region, between two clicks."""
        self.drag(at)

    def release(self, at: Pointer) -> None:
        """Ask for the window of the region; the first click only sets its corner."""
        if self._start is None or self.view.pyramid is None:
            return
        start, end = self._start, self.view.image_point(at.position)
        radiograph = self.view.pyramid.radiograph
        columns = sorted(round(x) for x in (start.x(), end.x()))
        rows = sorted(round(y) for y in (start.y(), end.y()))
        empty = columns[0] == columns[1] or rows[0] == rows[1]
        if empty and not self._clicked:
            return
        self.drop()
        if radiograph.is_colour:
            return
        inside = (slice(*np.clip(sides, 0, None)) for sides in (rows, columns))
        stored = radiograph.stored[self.view.pyramid.frame, *inside]
        if stored.size:
            self.view.window_dragged.emit(window_of_values(radiograph, stored))

    def drop(self) -> bool:
        """Forget the corner."""
        drawn, self._start = self._start is not None, None
        self.view.annotations.layer.drop_draft()
        return drawn
