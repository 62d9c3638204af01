"""Drawing an annotation: by dragging, by clicking point after point, or with the keyboard."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from pcam_model.findings import label
from viewer.review.annotations import POINTS, Annotation, Kind, Point
from viewer.review.handles import levelled
from viewer.ui.annotate.words import hint
from viewer.ui.language import tr
from viewer.ui.tools.tool import Pointer, Tool

if TYPE_CHECKING:
    from viewer.ui.image_view import ImageView

# A press and a release nearer than this are a click, in pixels of the screen.
_CLICK = 4.0
# A click this near to the first corner of a polygon closes it.
_CLOSING = 9.0
# Points from which a drag draws a line of its own, to the next point.
_BEGINS_LINE = {
    Kind.TEXT: (),
    Kind.PROBE: (),
    Kind.COBB: (0, 2),
    Kind.CARDIOTHORACIC: (0, 2, 4),
}


class DrawTool(Tool):
    """Draws annotations of one kind, one after another.

    The point under the mouse floats; a release after a drag, or a click, makes it stand.
    """

    kind: ClassVar[Kind]
    cursor = Qt.CursorShape.CrossCursor
    takes_points = True

    def __init__(self, view: "ImageView") -> None:
        super().__init__(view)
        self._standing: list[Point] = []
        self._floating: Point | None = None
        self._pressed = QPointF()
        self._began_line = False

    @property
    def hint(self) -> str:
        """What to do next."""
        text, marks = tr(hint(self.kind, len(self._standing))), self.view.annotations.marks
        if not marks or not self.kind.is_region:
            return text
        return tr("{finding}: {hint}", finding=tr(label(marks)), hint=text)

    @property
    def busy(self) -> bool:
        """Whether a point stands already."""
        return bool(self._standing)

    def press(self, at: Pointer) -> None:
        """Put the next point under the mouse."""
        self._pressed = at.position
        place = self._place(at)
        self._began_line = len(self._standing) in _BEGINS_LINE.get(self.kind, (0,))
        if self._began_line:
            self._standing.append(place)
        self._floating = place
        self._show()

    def drag(self, at: Pointer) -> None:
        """Move the point that floats."""
        self._floating = self._place(at)
        self._show()

    def hover(self, at: Pointer) -> None:
        """Move the point that floats, between two clicks."""
        if self._standing:
            self.drag(at)

    def release(self, at: Pointer) -> None:
        """Make the point stand, unless it was the first click of a line."""
        if self._floating is None:
            return
        clicked = (at.position - self._pressed).manhattanLength() <= _CLICK
        if self._began_line and clicked:
            self._show()
            return
        if self.kind is Kind.POLYGON and self._closes(at.position):
            self._finish()
            return
        self._standing.append(self._place(at))
        self._floating = None
        if self.kind is not Kind.POLYGON and len(self._standing) == POINTS[self.kind]:
            self._finish()
        else:
            self._show()

    def double_click(self, at: Pointer) -> None:
        """End a polygon; for all else it is another click."""
        if self.kind is Kind.POLYGON and len(self._standing) >= POINTS[self.kind]:
            self._finish()
        elif self.kind is not Kind.POLYGON:
            self.press(at)

    def key(self, event: QKeyEvent) -> bool:
        """End a polygon by Enter, take its last corner back by Backspace."""
        if self.kind is not Kind.POLYGON or not self._standing:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self._standing.pop()
            if not self._standing:
                self._floating = None
            self._show()
            return True
        enough = len(self._standing) >= POINTS[self.kind]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and enough:
            self._finish()
            return True
        return False

    def drop(self) -> bool:
        """Forget the points that stand."""
        drawn = bool(self._standing) or self._floating is not None
        self._standing, self._floating = [], None
        self.view.annotations.layer.drop_draft()
        self.view.tell_hint()
        return drawn

    def _place(self, at: Pointer) -> Point:
        place = self.view.image_point(at.position)
        return place.x(), place.y()

    def _points(self) -> tuple[Point, ...]:
        floating = (self._floating,) if self._floating is not None else ()
        points = (*self._standing, *floating)
        if self.kind is Kind.CARDIOTHORACIC and len(points) == POINTS[self.kind]:
            points = levelled(points, self.view.annotations.layer.aspect)
        return points

    def _show(self) -> None:
        points, editor = self._points(), self.view.annotations
        if points:
            colour = editor.drawing_colour if self.kind.is_region else editor.colour
            editor.layer.show_draft(self.kind, points, colour)
        else:
            editor.layer.drop_draft()
        self.view.tell_hint()

    def _finish(self) -> None:
        """Add what was drawn, unless it is too small to be meant."""
        self._floating = None
        points, editor = self._points(), self.view.annotations
        size = self._extent(points)
        self.drop()
        if POINTS[self.kind] > 1 and size < _CLICK:
            return
        assert self.view.pyramid is not None
        made = Annotation(self.kind, points, colour=editor.colour, frame=self.view.pyramid.frame)
        if self.kind.is_region and editor.marks:
            made = made.marking(editor.marks).recoloured(editor.drawing_colour)
        if self.kind is Kind.TEXT:
            editor.ask_text(made)
        else:
            editor.add(made)

    def _extent(self, points: tuple[Point, ...]) -> float:
        places = [self.view.tile_point(*point) for point in points]
        across, down = [place.x() for place in places], [place.y() for place in places]
        return max(max(across) - min(across), max(down) - min(down))

    def _closes(self, position: QPointF) -> bool:
        if len(self._standing) < POINTS[self.kind]:
            return False
        gap = self.view.tile_point(*self._standing[0]) - position
        return gap.manhattanLength() <= _CLOSING


def draw_tool(kind: Kind) -> type[DrawTool]:
    """Return the tool that draws a kind; its name is that of the kind."""
    return type(f"{kind.name.title()}Tool", (DrawTool,), {"kind": kind, "name": kind.value})


DRAW_TOOLS: tuple[type[DrawTool], ...] = tuple(draw_tool(kind) for kind in Kind)
