"""Saving the reviews of all images, opening them again, and the measurements as a table."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from viewer.ui import settings as remembered
from viewer.ui.jobs import REVIEW_SUFFIX
from viewer.ui.language import tr
from viewer.ui.unsaved import AFTER_ALL, AFTER_SOME, UnsavedDialog

if TYPE_CHECKING:
    from viewer.dicom.source import Source
    from viewer.ui.main_window import MainWindow


class ReviewFiles:
    """Handlers of the actions for files of reviews."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session
        self._reading = window.reading

    def save(self) -> None:
        """Save the reviews of all images to their file; ask for one if there is none."""
        if self._reading.path is None:
            self.ask_save()
        else:
            self.save_to(self._reading.path)

    def ask_save(self) -> None:
        """Ask for a file and save the reviews of all images."""
        self._ask_save(lambda: None)

    def save_to(self, path: Path, then: Callable[[], None] = lambda: None) -> None:
        """Save the reviews of all images to a file, and do something once they are there."""
        banner = self._window.banner

        def done() -> None:
            banner.show_message(tr("Saved {path}", path=path), kind="caution")
            then()

        self._reading.save(path, done, self._say_unsaved)

    def ask_open(self) -> None:
        """Ask for a file and show the reviews in it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open review"), self._folder(), f"{_kind()};;{tr('All files')} (*)"
        )
        if name:
            self.open(Path(name))

    def open(self, *files: "Path | Source") -> None:
        """Show the reviews of files on their images, those that are open now or later.

        One file after the other: of two reviews of an image that of the later one is shown.
        """
        from viewer.dicom.source import Source

        if not files:
            return
        file, *more = files

        def failed(error: Exception) -> None:
            self._window.banner.show_message(
                tr("The review cannot be opened: {error}", error=error),
                tr("Choose a file that was saved as a review."),
            )
            self.open(*more)

        self._reading.open(Source.of(file), failed, lambda: self.open(*more))

    def guard(self, go_on: Callable[[], None], sources: "Collection[Source] | None" = None) -> bool:
        """Return whether nothing would be lost by closing images; else ask, and then go on.

        Parameters
        ----------
        go_on : callable
        sources : collection of Source or None
            The images that are to be closed; None for all.
        """
        reading, autosave = self._reading, self._window.autosave
        count = reading.unsaved(sources) if sources is not None else reading.count
        if not count or not self._window.attended:
            return True
        after = AFTER_SOME if sources is not None else AFTER_ALL[autosave.keeps]
        dialog = UnsavedDialog(count, after, self._window)
        dialog.save_wanted.connect(lambda: self._save_then(go_on))
        if sources is None and autosave.keeps:
            dialog.leave_wanted.connect(lambda: autosave.set_aside(go_on, self._say_unsaved))
        else:
            dialog.leave_wanted.connect(go_on)
        self._window.commands.show_dialog(dialog)
        return False

    def ask_export(self) -> None:
        """Ask for a file and save what was measured as a table."""
        target = self._ask_target(
            tr("Export measurements"), "radiograph-measurements.csv", "CSV (*.csv)"
        )
        if target is not None:
            self.export(target)

    def export(self, target: Path) -> None:
        """Save what was measured as a table, without identifiers."""
        case, banner = self._session.case, self._window.banner
        if case is None:
            return
        from viewer.export.annotations_file import AnnotationsExporter
        from viewer.export.options import ExportOptions

        self._session.reading.submit(
            lambda task: AnnotationsExporter().export(case, target, ExportOptions()),
            lambda nothing: banner.show_message(tr("Saved {path}", path=target), kind="caution"),
            self._say_unsaved,
        )

    def _save_then(self, go_on: Callable[[], None]) -> None:
        if self._reading.path is None:
            self._ask_save(go_on)
        else:
            self.save_to(self._reading.path, go_on)

    def _ask_save(self, then: Callable[[], None]) -> None:
        # The name of the file must not name the patient.
        target = self._ask_target(tr("Save review"), f"reading{REVIEW_SUFFIX}", _kind())
        if target is not None:
            named = target.suffix == REVIEW_SUFFIX
            self.save_to(target if named else target.with_name(target.name + REVIEW_SUFFIX), then)

    def _say_unsaved(self, error: Exception) -> None:
        self._window.banner.show_message(
            tr("The file could not be saved: {error}", error=error), tr("Choose another folder.")
        )

    def _ask_target(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path(self._folder()) / name), kinds
        )
        return Path(chosen) if chosen else None

    def _folder(self) -> str:
        return self._window.settings.get(remembered.FOLDER) or str(Path.home())


def _kind() -> str:
    return f"{tr('Reviews')} (*{REVIEW_SUFFIX})"
