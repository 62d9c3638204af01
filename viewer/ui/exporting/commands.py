"""Handlers of the actions that export: they show the dialog and run what it asks for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from viewer.ui import settings as remembered
from viewer.ui.exporting.choices import Choices
from viewer.ui.exporting.material import material
from viewer.ui.language import tr
from viewer.ui.workers import SOON, Task

if TYPE_CHECKING:
    from viewer.dicom.source import Source
    from viewer.export.batch import Outcome, Planned
    from viewer.ui.exporting.dialog import ExportDialog
    from viewer.ui.main_window import MainWindow

# Names nobody.
_NAME = "radiograph"
# Pixels of the longest side of a preview: enough for its text to be as in the picture.
_PREVIEW = 900


class ExportCommands:
    """Exports of one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session
        # What the dialog waits for: a preview, or its files.
        self._task: Task | None = None

    def make_dialog(self) -> "ExportDialog | None":
        """Return the dialog for the image that is shown, None without one."""
        case = self._session.case
        if case is None:
            return None
        from viewer.export.exporter import exporters
        from viewer.ui.exporting.dialog import ExportDialog

        settings = self._window.settings
        usable, problems = exporters()
        sources = tuple(self._window.studies.order) or (self._session.current,)
        folder = settings.get(remembered.EXPORT_FOLDER) or settings.get(remembered.FOLDER)
        dialog = ExportDialog(
            usable,
            Path(folder or Path.home()) / _NAME,
            Choices.remembered(settings),
            self._window,
            radiograph=case.radiograph,
            images=len(sources),
            quarter_turns=case.review.quarter_turns,
            screen_scale=self._window.view.scale_factor,
        )
        dialog.start = lambda planned, everything, choices: self.run(
            dialog, planned, sources if everything else (self._session.current,), choices
        )
        dialog.cancel_export = self._cancel
        dialog.wants_preview = lambda choices: self._paint_preview(dialog, choices)
        dialog.finished.connect(self._cancel)
        if problems:
            self._window.banner.show_message("\n".join(problems))
        return dialog

    def run(
        self,
        dialog: "ExportDialog",
        planned: "Sequence[Planned]",
        sources: "Sequence[Source]",
        choices: Choices,
    ) -> None:
        """Write the files in the background."""
        session, settings = self._session, self._window.settings
        choices.remember(settings)
        folder = planned[0].target.parent
        self._window.recent.keep_folder(remembered.EXPORT_FOLDER, folder)
        images = material(session, sources)
        engine, scale = session.engine, dialog.screen_scale

        def work(task: Task) -> "Outcome":
            from viewer.export.batch import write

            def done(count: int) -> None:
                task.report(count)
                task.token.raise_if_cancelled()

            return write(
                planned,
                len(images),
                lambda number: images[number].case(engine, task),
                lambda case: choices.options(case, scale),
                done,
            )

        def finished(outcome: "Outcome") -> None:
            dialog.finish(outcome)
            if not outcome.failed:
                self._tell_saved(outcome.written)

        self._cancel()
        self._task = session.exporting.submit(
            work, finished, lambda error: self._failed(dialog, error), dialog.show_progress
        )

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, as the dialog would save it, without identifiers."""
        case = self._session.case
        if case is None:
            return
        choices = Choices.remembered(self._window.settings)
        options = choices.options(case, self._window.view.scale_factor).picture

        def work(task: Task) -> QImage:
            from viewer.export.picture import paint

            return paint(case, options)

        from PySide6.QtGui import QGuiApplication

        banner = self._window.banner
        self._session.exporting.submit(
            work,
            QGuiApplication.clipboard().setImage,
            lambda error: banner.show_message(
                tr("The picture could not be copied: {reason}", reason=error)
            ),
        )

    def _paint_preview(self, dialog: "ExportDialog", choices: Choices) -> None:
        # What is written is what the model in use says, also beside one that is compared.
        case = self._session.active.leading.case
        if case is None or dialog.running:
            return
        from dataclasses import replace

        options = replace(choices.options(None, 1.0).picture, size=_PREVIEW)

        def work(task: Task) -> QImage:
            from viewer.export.picture import paint

            return paint(case, options)

        self._cancel()
        self._task = self._session.exporting.submit(
            work, dialog.show_preview, lambda error: None, priority=SOON
        )

    def _cancel(self) -> None:
        """Await nothing for the dialog any more; also not what is on its way to it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _tell_saved(self, written: "Sequence[Path]") -> None:
        told = (
            tr("Saved {path}", path=written[0])
            if len(written) == 1
            else tr("Saved {count} files in {folder}", count=len(written), folder=written[0].parent)
        )
        self._window.banner.show_message(told, kind="caution")

    def _failed(self, dialog: "ExportDialog", error: Exception) -> None:
        from viewer.export.batch import Outcome
        from viewer.failures import reason

        dialog.finish(Outcome((), ((tr("Export"), reason(error)),)))
