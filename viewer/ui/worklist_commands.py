"""What the actions for the worklist do."""

from pathlib import Path
from typing import TYPE_CHECKING

from viewer.review.verdict import now
from viewer.review.worklist import WorkItem, next_unread
from viewer.ui import settings as remembered
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow


class WorklistCommands:
    """Handlers of the actions for the worklist."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session
        window.worklist.agreement_wanted.connect(self.agreement)

    @property
    def is_read(self) -> bool:
        """Whether the image that is shown is marked as read."""
        return bool(self._session.review.read)

    @property
    def analysing(self) -> bool:
        """Whether all studies are being analysed."""
        return self._window.worklist.background.running

    def step(self, by: int) -> None:
        """Show the next or the previous study that is not read, in the order of the worklist."""
        self._window.worklist.refresh()
        item = next_unread(self._window.worklist.model.items, self._session.current, by)
        if item is None:
            self._window.banner.show_message(tr("Every open study is read."), kind="caution")
        else:
            self._session.show(item.neediest.source)

    def mark(self, on: bool) -> None:
        """Mark all images of the study as read and go to the next one, or take the mark back."""
        item, when = self._current(), now() if on else ""
        if item is None:
            return
        for image in item.images:
            review = self._session.histories.current(image.source)
            if bool(review.read) is not on:
                self._session.change_review(image.source, review.changed(read=when))
        if on:
            self.step(1)

    def analyse_all(self, on: bool) -> None:
        """Analyse all studies in the background, or stop it."""
        if on is not self.analysing:
            self._window.worklist.toggle_analysis()

    def agreement(self) -> None:
        """Show how often the reader agreed with the model."""
        from viewer.review.agreement import agreement
        from viewer.ui.agreement_dialog import AgreementDialog

        self._window.worklist.refresh()
        counted = agreement(
            (image.review, result)
            for item in self._window.worklist.model.items
            for image in item.images
            if (result := image.shown) is not None
        )
        folder = self._window.settings.get(remembered.FOLDER) or str(Path.home())

        def export(target: Path) -> None:
            from viewer.export.agreement_file import format_of

            banner = self._window.banner
            self._window.reading.lane.submit(
                lambda task: format_of(target).export(counted, target),
                lambda nothing: banner.show_message(
                    tr("Saved {path}", path=target), kind="caution"
                ),
                lambda error: banner.show_message(
                    tr("The file could not be saved: {error}", error=error),
                    tr("Choose another folder."),
                ),
            )

        self._window.commands.show_dialog(AgreementDialog(counted, folder, export, self._window))

    def _current(self) -> WorkItem | None:
        self._window.worklist.refresh()
        model = self._window.worklist.model
        row = model.row_of(self._session.current)
        return model.items[row] if row >= 0 else None
