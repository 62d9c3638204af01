"""What the actions do that close images and bring them back."""

from typing import TYPE_CHECKING

from viewer.ui.closings import Level
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.dicom.source import Source
    from viewer.ui.main_window import MainWindow


class ClosingCommands:
    """Handlers of the actions that close images."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._closings = window.session.closings
        window.studies.tree.close_wanted.connect(self.close_at)

    @property
    def can_reopen(self) -> bool:
        """Whether there is anything to bring back."""
        return self._closings.can_reopen

    def close(self, level: Level) -> None:
        """Close what is selected in the list if the keys go there, else what the tile shows."""
        tree = self._window.studies.tree
        if tree.hasFocus() and tree.currentItem() is not None:
            target = tree.target()
            source = target[0] if target is not None else None
        else:
            source = self._window.session.current
        if source is None:
            self._window.banner.show_message(tr("Choose an image first."))
        else:
            self.close_at(source, level)

    def close_at(self, source: "Source", level: Level) -> None:
        """Close all open images of a series, study or patient, after asking about unsaved work."""
        sources = self._closings.belonging(source, level)
        if self._window.commands.reviews.guard(lambda: self._closings.close(sources), sources):
            self._closings.close(sources)

    def reopen(self) -> None:
        """Bring back what was closed last."""
        self._closings.reopen()
