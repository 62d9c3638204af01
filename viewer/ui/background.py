"""The analysis of many images one after another, while the reader goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.ui.results import Results
from viewer.ui.session import Session
from viewer.ui.workers import Task

if TYPE_CHECKING:
    from viewer.dicom.source import Source


class BackgroundAnalysis(QObject):
    """Asks the model about images that have no result, after all that the reader looks at.

    Parameters
    ----------
    session : Session
    results : Results
        What is known already is not asked again.
    """

    #: How many are done, and of how many; or it ended.
    progressed = Signal()

    def __init__(self, session: Session, results: Results, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results = results
        self._waiting: list[Source] = []
        self._task: Task | None = None
        self.total = 0
        session.cleared.connect(self.cancel)
        # Another model: what the last one was asked must not be taken for its answer.
        session.engine_changed.connect(self.cancel)
        session.busy_changed.connect(self._notice_stop)

    @property
    def running(self) -> bool:
        """Whether images are still to be analysed."""
        return self._task is not None

    @property
    def done(self) -> int:
        """How many images are behind it."""
        return self.total - len(self._waiting) - int(self.running)

    def start(self, sources: "Sequence[Source]") -> None:
        """Analyse images in their order; what was going on is given up for it."""
        self.cancel()
        self._waiting = list(reversed(sources))
        self.total = len(sources)
        self._next()

    def cancel(self) -> None:
        """Analyse no more of them."""
        task, self._task = self._task, None
        self._waiting.clear()
        if task is not None:
            task.cancel()
        self.progressed.emit()

    def _next(self) -> None:
        self._task = None
        session, results = self._session, self._results
        while self._waiting and self._task is None:
            source = self._waiting.pop()
            if not results.of(source) and not results.refused(source):
                opened = session.images.get(source)
                self._task = session.analysis.ask_unseen(source, opened, self._next)
        self.progressed.emit()

    def _notice_stop(self) -> None:
        """End when the reader stopped all work."""
        if self._task is not None and self._task.cancelled:
            self.cancel()
