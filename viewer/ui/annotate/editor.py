"""What a reader does to the annotations of one view: select, move, change, copy, delete.

Every change is said once, when it is done; the session keeps it and the view shows it then.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from shiboken6 import isValid

from viewer.review.annotations import (
    PALETTE,
    Annotation,
    Annotations,
    Kind,
    find,
    with_annotation,
    without_annotation,
)
from viewer.review.colours import Colour, finding_colour
from viewer.review.handles import handles
from viewer.review.outline import distance, outlines
from viewer.ui.annotate.layer import AnnotationLayer
from viewer.ui.annotate.move import MoveTool, moved
from viewer.ui.annotate.text_entry import TextEntry
from viewer.ui.tools.keyboard import arrow_step
from viewer.ui.tools.tool import Tool

if TYPE_CHECKING:
    from viewer.review.review import Review
    from viewer.ui.image_view import ImageView

_FORMAT = "application/x-pcam-annotations"

# How near the mouse must be, in pixels of the screen.
_HANDLE_REACH = 9.0
_LINE_REACH = 6.0

# A copy lies beside the original, in pixels of the screen.
_BESIDE = 20.0


class AnnotationEditor(QObject):
    """The annotations of one view.

    Parameters
    ----------
    view : ImageView
    """

    #: All annotations as they shall be, and a name that changes share which are one step to undo;
    #: empty for a step of its own.
    edited = Signal(object, str)
    #: Another annotation is selected, or none.
    selection_changed = Signal()

    def __init__(self, view: "ImageView") -> None:
        super().__init__(view)
        self.view = view
        self.layer = AnnotationLayer(view)
        self.annotations: Annotations = ()
        self.colour: Colour = PALETTE[0]
        #: The finding that regions mark which are drawn now; empty for none.
        self.marks = ""
        self.visible = True
        self._colour_of: Callable[[str], Colour] = finding_colour
        self._selected = ""
        self._chosen: int | None = None
        self._frame = 0
        self._mover = MoveTool(view, self)
        self._entry: TextEntry | None = None

    # What is shown

    def show_review(self, review: "Review") -> None:
        """Show the annotations of a review on the image of the view."""
        self.annotations, self._frame = review.annotations, review.frame
        self.visible = review.annotations_on
        self._colour_of = review.colour
        if self.selected is None and self._selected:
            self._forget_selection()
        self.refresh()

    def clear(self) -> None:
        """Show none: the image is gone."""
        self.annotations = ()
        self._end_text()
        self.layer.drop_draft()
        if self._selected:
            self._forget_selection()
        self.layer.show((), None, 0)

    @property
    def selected(self) -> Annotation | None:
        """The annotation with handles, None if there is none."""
        one = find(self.annotations, self._selected)
        return one if one is not None and one.frame == self._frame and self.visible else None

    @property
    def current_colour(self) -> Colour:
        """The colour of the selected annotation, else of what is drawn next."""
        return self.selected.colour if self.selected is not None else self.colour

    @property
    def drawing_colour(self) -> Colour:
        """The colour of what is drawn now: that of the finding it marks."""
        return self._colour_of(self.marks) if self.marks else self.colour

    def set_marks(self, finding: str) -> None:
        """Have regions that are drawn from now on mark a finding; none for an empty name."""
        self.marks = finding
        self.view.tell_hint()

    def select(self, name: str) -> None:
        """Select an annotation by its identity; an empty one selects none."""
        if name == self._selected:
            return
        self._end_text()
        self._selected, self._chosen = name, None
        self.refresh()
        self.selection_changed.emit()

    def refresh(self) -> None:
        """Draw what the review says, and nothing that is only half done."""
        pyramid = self.view.pyramid
        radiograph = pyramid.radiograph if pyramid is not None else None
        self.layer.show(
            self.annotations,
            radiograph,
            self._frame,
            selected=self._selected,
            chosen=self._chosen,
        )
        self.layer.set_visible(self.visible)

    # Changing

    def add(self, annotation: Annotation) -> None:
        """Add an annotation and select it."""
        self._selected, self._chosen = annotation.id, None
        self.edited.emit((*self.annotations, annotation), "")
        self.selection_changed.emit()

    def replace(self, annotation: Annotation, merge: str = "") -> None:
        """Put an annotation in place of the one of the same identity, if that is still there."""
        if find(self.annotations, annotation.id) is None:
            return
        self.edited.emit(with_annotation(self.annotations, annotation), merge)

    def delete(self, name: str) -> None:
        """Delete an annotation."""
        self.edited.emit(without_annotation(self.annotations, name), "")

    def delete_selected(self) -> None:
        """Delete the selected annotation, if there is one."""
        if self.selected is not None:
            self.delete(self.selected.id)

    def delete_all(self) -> None:
        """Delete all annotations of all frames."""
        self.edited.emit((), "")

    def rename(self, name: str, text: str) -> None:
        """Give an annotation another text; a text without one is deleted."""
        one = find(self.annotations, name)
        if one is None:
            return
        renamed = one.renamed(text)
        if one.kind is Kind.TEXT and not renamed.text:
            self.delete(name)
        else:
            self.replace(renamed)

    def recolour(self, colour: Colour) -> None:
        """Colour the selected annotation, and those that are drawn from now on."""
        self.colour = colour
        if self.selected is not None:
            self.replace(self.selected.recoloured(colour))

    def copy(self) -> bool:
        """Put the selected annotation on the clipboard; return whether there was one."""
        if self.selected is None:
            return False
        from viewer.review.saved import annotations_as_data

        data = QMimeData()
        text = json.dumps(annotations_as_data((self.selected,)))
        data.setData(_FORMAT, text.encode())
        QGuiApplication.clipboard().setMimeData(data)
        return True

    def paste(self) -> bool:
        """Add what was copied, beside the original where that is there; return whether it was."""
        from viewer.review.saved import SavedReviewError, annotations_from_text

        # Some systems have no clipboard, and then Qt has no data.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if self.view.pyramid is None or data is None or not data.hasFormat(_FORMAT):
            return False
        try:
            copied = annotations_from_text(bytes(data.data(_FORMAT).data()))
        except SavedReviewError:
            return False
        pasted = tuple(self._copy_for_here(one) for one in copied)
        self._selected = pasted[-1].id if pasted else ""
        self.edited.emit((*self.annotations, *pasted), "")
        self.selection_changed.emit()
        return True

    def edit_text(self) -> None:
        """Let the reader type the text of the selected annotation where its label stands."""
        one = self.selected
        if one is None:
            return
        place = self.layer.label_rect(one.id).topLeft() if one.text else self._place_of(one)
        name = one.id
        self._type(one.text, place, lambda text: self.rename(name, text))

    def ask_text(self, annotation: Annotation) -> None:
        """Let the reader type the text of an annotation, and add it unless there is none."""

        def typed(text: str) -> None:
            named = annotation.renamed(text)
            if named.text:
                self.add(named)

        self._type("", self._place_of(annotation), typed)

    # The mouse

    def tool_at(self, position: QPointF) -> Tool | None:
        """Return the tool that moves what lies under the mouse; None where nothing does."""
        return self._mover if self.visible and self._mover.take(position) else None

    def hit(self, position: QPointF) -> tuple[Annotation, int | None] | None:
        """Return the annotation at a place of the tile and its handle, None where there is none.

        Handles come before lines, the selected annotation before others, later ones first.
        """
        if not self.visible:
            return None
        known = list(reversed(self.layer.annotations))
        known.sort(key=lambda one: one.id != self._selected)
        for one in known:
            for number, (x, y) in enumerate(handles(one)):
                gap = self.view.tile_point(x, y) - position
                reach = _HANDLE_REACH if one.id == self._selected else _LINE_REACH
                if gap.manhattanLength() <= 2 * reach and _length(gap) <= reach:
                    return one, number
        point = self.view.image_point(position)
        unit = self.layer.unit()
        for one in known:
            lines = outlines(one.kind, one.points, self.layer.aspect)
            on_line = distance(lines, (point.x(), point.y()), unit) <= _LINE_REACH
            if on_line or self.layer.label_rect(one.id).contains(position):
                return one, None
        return None

    # The keyboard

    def key(self, event: QKeyEvent) -> bool:
        """Move what is selected with the arrow keys; return whether the key did something.

        ``.`` and ``,`` choose a handle, which then moves alone; with Shift, by single pixels.
        """
        one = self.selected
        if one is None:
            return False
        if event.key() in (Qt.Key.Key_Period, Qt.Key.Key_Comma):
            self._choose(one, 1 if event.key() == Qt.Key.Key_Period else -1)
            return True
        step = arrow_step(event)
        if step is None:
            return False
        self._nudge(one, step)
        return True

    def _choose(self, one: Annotation, by: int) -> None:
        # One more than there are handles: the whole.
        count = len(handles(one)) + 1
        now = -1 if self._chosen is None else self._chosen
        place = (now + 1 + by) % count - 1
        self._chosen = None if place < 0 else place
        self.refresh()

    def _nudge(self, one: Annotation, pixels: QPointF) -> None:
        if self._chosen is None:
            x, y = one.points[0]
        else:
            x, y = handles(one)[self._chosen]
        to = self.view.image_point(self.view.tile_point(x, y) + pixels)
        there = moved(one, self._chosen, (x, y), (to.x(), to.y()), self.layer.aspect)
        self.replace(there, merge=f"nudge {one.id}")

    # Helpers

    def _forget_selection(self) -> None:
        self._selected, self._chosen = "", None
        self._end_text()
        self.selection_changed.emit()

    def _type(self, text: str, at: QPointF, done: Callable[[str], None]) -> None:
        self._end_text()
        self._entry = TextEntry(text, at, self.view)
        self._entry.done.connect(done)

    def _end_text(self) -> None:
        entry, self._entry = self._entry, None
        if entry is not None and isValid(entry):
            entry.finish()

    def _place_of(self, one: Annotation) -> QPointF:
        return self.view.tile_point(*one.points[-1])

    def _copy_for_here(self, one: Annotation) -> Annotation:
        there = {each.points for each in self.annotations if each.frame == self._frame}
        dx, dy = (_BESIDE / size for size in self.layer.unit())
        shift = 0
        while one.moved(shift * dx, shift * dy).points in there:
            shift += 1
        copy = one.copied(shift * dx, shift * dy, self._frame)
        assert self.view.pyramid is not None
        radiograph = self.view.pyramid.radiograph
        x = sum(x for x, _ in copy.points) / len(copy.points)
        y = sum(y for _, y in copy.points) / len(copy.points)
        if 0 <= x <= radiograph.columns and 0 <= y <= radiograph.rows:
            return copy
        # Copied from a larger image: it must not be lost outside of this one.
        return copy.moved(radiograph.columns / 2 - x, radiograph.rows / 2 - y)


def _length(way: QPointF) -> float:
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)
