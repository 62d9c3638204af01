"""The analysis of many images, frame by frame, one after another, while the reader goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.ui import jobs
from viewer.ui.results import Results
from viewer.ui.session import Session
from viewer.ui.workers import Task

if TYPE_CHECKING:
    from viewer.dicom.source import Source


class BackgroundAnalysis(QObject):
    """Asks the model about frames that have no result, after all that the reader looks at.

    One frame at a time, so that what the reader wants meanwhile waits for one at most; an image of
    many frames is read once.

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
        self._waiting: list[tuple[Source, int]] = []
        self._image: jobs.Unseen | None = None
        self._task: Task | None = None
        self.total = 0
        session.cleared.connect(self.cancel)
        session.closings.closed.connect(self._follow_closing)
        # Another model: what the last one was asked must not be taken for its answer.
        session.engine_changed.connect(self.cancel)
        session.busy_changed.connect(self._notice_stop)

    @property
    def running(self) -> bool:
        """Whether frames are still to be analysed."""
        return self._task is not None

    @property
    def done(self) -> int:
        """How many frames are behind it."""
        return self.total - len(self._waiting) - int(self.running)

    def start(self, sources: "Sequence[Source]") -> None:
        """Analyse all frames of images in their order; what was going on is given up for it."""
        self.cancel()
        instances = self._session.instances
        frames = [
            (source, frame)
            for source in sources
            for frame in range(instances[source].frames if source in instances else 1)
            if not self._results.settled(source, frame)
        ]
        self._waiting = frames[::-1]
        self.total = len(frames)
        self._next()

    def cancel(self) -> None:
        """Analyse no more of them."""
        task, self._task = self._task, None
        self._waiting.clear()
        self._image = None
        if task is not None:
            task.cancel()
        self.progressed.emit()

    def _next(self, error: Exception | None = None) -> None:
        self._task = None
        if error is not None and self._image is not None:
            # What holds for one frame holds for the file: it is gone, or memory is.
            failed = self._image.source
            self._waiting = [each for each in self._waiting if each[0] != failed]
        session = self._session
        while self._waiting and self._task is None:
            source, frame = self._waiting.pop()
            if self._results.settled(source, frame):
                continue
            if self._image is None or self._image.source != source:
                self._image = jobs.Unseen(source, session.images.get(source))
            forced = session.histories.current(source).forced
            self._task = session.analysis.ask_unseen(self._image, frame, forced, self._next)
        if self._task is None:
            self._image = None
        self.progressed.emit()

    def _follow_closing(self, closed: "frozenset[Source]") -> None:
        before = len(self._waiting)
        self._waiting = [each for each in self._waiting if each[0] not in closed]
        self.total -= before - len(self._waiting)
        if self._task is not None and self._image is not None and self._image.source in closed:
            self._task.cancel()
            self._image = None
            self.total -= 1
            self._next()

    def _notice_stop(self) -> None:
        """End when the reader stopped all work."""
        if self._task is not None and self._task.cancelled:
            self.cancel()
