"""Saving what a reader chose and drew, opening it again, and the measurements as a table."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from viewer.ui import settings as remembered
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class ReviewFiles:
    """Handlers of the actions for files of a review."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session

    def ask_save(self) -> None:
        """Ask for a file and save the review of the active image."""
        target = self._ask_target(tr("Save review"), "radiograph-review.json", "JSON (*.json)")
        if target is not None:
            self.save(target)

    def save(self, target: Path) -> None:
        """Save the review of the active image."""
        radiograph = self._session.radiograph
        if radiograph is None:
            return
        from viewer.export.atomic import write_bytes
        from viewer.review.saved import encode

        shape = radiograph.rows, radiograph.columns
        self._write(
            lambda: write_bytes(
                target, encode(self._session.review, radiograph.identity.sop_instance_uid, shape)
            ),
            target,
        )

    def ask_open(self) -> None:
        """Ask for a file and show the review in it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open review"), self._folder(), "JSON (*.json)"
        )
        if name:
            self.open(Path(name))

    def open(self, source: Path) -> None:
        """Show a saved review on the active image, unless it is of another one."""
        radiograph, banner = self._session.radiograph, self._window.banner
        if radiograph is None:
            return
        from viewer.review.saved import SavedReviewError, decode

        try:
            saved = decode(source.read_bytes())
        except (OSError, SavedReviewError) as error:
            banner.show_message(
                tr("The review cannot be opened: {error}", error=error),
                tr("Choose a file that was saved as a review."),
            )
            return
        if not saved.fits(
            radiograph.identity.sop_instance_uid,
            (radiograph.rows, radiograph.columns),
            radiograph.frames,
        ):
            banner.show_message(
                tr("This review is of another image."), tr("Open the image it was saved for.")
            )
            return
        self._session.change_to(saved.review)

    def ask_export(self) -> None:
        """Ask for a file and save what was measured as a table."""
        target = self._ask_target(
            tr("Export measurements"), "radiograph-measurements.csv", "CSV (*.csv)"
        )
        if target is not None:
            self.export(target)

    def export(self, target: Path) -> None:
        """Save what was measured as a table, without identifiers."""
        case = self._session.case
        if case is None:
            return
        from viewer.export.annotations_file import AnnotationsExporter
        from viewer.export.options import ExportOptions

        self._write(lambda: AnnotationsExporter().export(case, target, ExportOptions()), target)

    def _write(self, write: Callable[[], None], target: Path) -> None:
        banner = self._window.banner
        self._session.reading.submit(
            lambda task: write(),
            lambda nothing: banner.show_message(tr("Saved {path}", path=target), kind="caution"),
            lambda error: banner.show_message(
                tr("The file could not be saved: {error}", error=error),
                tr("Choose another folder."),
            ),
        )

    def _ask_target(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path(self._folder()) / name), kinds
        )
        return Path(chosen) if chosen else None

    def _folder(self) -> str:
        return self._window.settings.get(remembered.FOLDER) or str(Path.home())
