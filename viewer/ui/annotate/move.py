"""Moving an annotation or one of its handles with the mouse."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from viewer.review.annotations import Annotation, Point, find
from viewer.review.handles import handles, move_handle
from viewer.ui.tools.tool import Pointer, Tool

if TYPE_CHECKING:
    from viewer.ui.annotate.editor import AnnotationEditor
    from viewer.ui.image_view import ImageView


class MoveTool(Tool):
    """Moves the annotation or the handle that was taken hold of, whatever tool is chosen."""

    def __init__(self, view: "ImageView", editor: "AnnotationEditor") -> None:
        super().__init__(view)
        self._editor = editor
        self._held: Annotation | None = None
        self._handle: int | None = None
        self._now: Annotation | None = None

    def take(self, position: QPointF) -> bool:
        """Take hold of what lies at a place of the tile; return whether anything does."""
        found = self._editor.hit(position)
        self._held, self._handle = found if found is not None else (None, None)
        return found is not None

    def press(self, at: Pointer) -> None:
        """Select it."""
        assert self._held is not None
        self._now = None
        self._start = self.view.image_point(at.position)
        self._editor.select(self._held.id)

    def drag(self, at: Pointer) -> None:
        """Show where it would be."""
        if self._held is None or find(self._editor.annotations, self._held.id) is None:
            return
        to = self.view.image_point(at.position)
        self._now = moved(
            self._held,
            self._handle,
            (self._start.x(), self._start.y()),
            (to.x(), to.y()),
            self._editor.layer.aspect,
        )
        self._editor.layer.preview(self._now)

    def release(self, at: Pointer) -> None:
        """Put it there."""
        now, self._now, self._held = self._now, None, None
        if now is not None:
            self._editor.replace(now)

    def double_click(self, at: Pointer) -> None:
        """Edit its text."""
        assert self._held is not None
        self._editor.select(self._held.id)
        self._held = None
        self._editor.edit_text()

    def drop(self) -> bool:
        """Leave it where it was."""
        held, self._held, self._now = self._held, None, None
        if held is not None:
            self._editor.refresh()
        return held is not None


def moved(
    one: Annotation, handle: int | None, start: Point, to: Point, aspect: float
) -> Annotation:
    """Return an annotation with a handle, or as a whole, moved as the mouse went."""
    dx, dy = to[0] - start[0], to[1] - start[1]
    if handle is None:
        return one.moved(dx, dy)
    x, y = handles(one)[handle]
    return move_handle(one, handle, (x + dx, y + dy), aspect)
