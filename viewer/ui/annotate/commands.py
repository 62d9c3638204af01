"""What the actions for annotations do; each acts on the active tile."""

from typing import TYPE_CHECKING

from viewer.review.annotations import find, of_frame
from viewer.review.colours import Colour
from viewer.ui.annotate.editor import AnnotationEditor
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class AnnotationCommands:
    """Handlers of the actions of the menu for measuring."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session

    @property
    def editor(self) -> AnnotationEditor:
        """The annotations of the active tile."""
        return self._window.view.annotations

    def show(self, on: bool) -> None:
        """Show or hide all annotations."""
        self._session.change(annotations_on=on)

    def next(self) -> None:
        """Select the next annotation."""
        self._step(1)

    def previous(self) -> None:
        """Select the previous annotation."""
        self._step(-1)

    def jump(self, name: str) -> None:
        """Select an annotation, and show its frame and its place."""
        one = find(self._session.review.annotations, name)
        if one is None:
            return
        if one.frame != self._session.review.frame:
            self._session.show_frame(one.frame)
        if not self._session.review.annotations_on:
            self.show(True)
        self.editor.select(name)
        x = sum(x for x, _ in one.points) / len(one.points)
        y = sum(y for _, y in one.points) / len(one.points)
        self._window.view.bring_into_sight(x, y)

    def edit_text(self) -> None:
        """Type the text of the selected annotation."""
        self.editor.edit_text()

    def paste(self) -> None:
        """Add the annotation that was copied."""
        if not self.editor.paste():
            self._window.banner.show_message(
                tr("There is no annotation to paste."), tr("Select one and copy it first.")
            )

    def delete(self) -> None:
        """Delete the selected annotation."""
        self.editor.delete_selected()

    def delete_all(self) -> None:
        """Delete all annotations of the image; undo brings them back."""
        self.editor.delete_all()

    def colour(self, colour: Colour) -> None:
        """Colour the selected annotation, and those drawn from now on."""
        for view in self._window.tiles.views:
            view.view.annotations.colour = colour
        self.editor.recolour(colour)

    def _step(self, by: int) -> None:
        known = of_frame(self._session.review.annotations, self._session.review.frame)
        if not known:
            return
        selected = self.editor.selected
        names = [one.id for one in known]
        place = names.index(selected.id) + by if selected is not None else min(by, 0)
        self.jump(names[place % len(names)])
