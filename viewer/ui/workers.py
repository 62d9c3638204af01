"""Work off the GUI thread: lanes that run one task at a time, the newest request first.

A task is cancelled, never forgotten: what it still brings after that is dropped in the GUI thread,
where nothing else can happen in between. So a result is delivered, or it is not; never late.
"""

import itertools
import logging
from collections.abc import Callable
from threading import Condition, Semaphore
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal, Slot

from pcam_model.cancel import Cancelled, CancelToken
from viewer.ui.garbage import collector

logger = logging.getLogger(__name__)

#: A task of a lower priority waits for every task of a higher: what the reader looks at, what
#: stands beside it, and what is merely nice to have.
NOW, SOON, LATER = 0, 1, 2
# Reports of a task that may be on their way to the window: one that it takes, and the next.
_UNDER_WAY = 2
# Seconds after which a task that waits looks whether it is wanted still.
_LOOK_UP = 0.05


class Task:
    """One piece of work, and what to do in the GUI thread with what comes of it."""

    def __init__(
        self,
        lane: "Lane",
        work: Callable[["Task"], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Any], None] | None,
    ) -> None:
        self.token = CancelToken()
        self._lane = lane
        self._work: Callable[[Task], Any] | None = work
        self._done: Callable[[Any], None] | None = done
        self._failed: Callable[[Exception], None] | None = failed
        self._progressed = progressed
        self._outcome: tuple[Any, Exception | None] = (None, None)
        self._left: list[Callable[[], object]] = []
        self._room = Semaphore(_UNDER_WAY)

    @property
    def cancelled(self) -> bool:
        """Whether nothing of this task is wanted any more."""
        return self.token.cancelled

    def cancel(self) -> None:
        """Stop the work if it can be stopped, and drop all that it still brings."""
        self.token.cancel()

    def report(self, news: Any) -> None:
        """Tell the GUI thread how far the work is; called by the work itself.

        Whoever has much to tell waits until the window has taken what was told before: it would
        have to take all of it in one turn otherwise, and answer nobody meanwhile.
        """
        while not self._room.acquire(timeout=_LOOK_UP):
            if self.cancelled:
                return
        self._lane.reported.emit(self, news)

    def afterwards(self, work: Callable[[], object]) -> None:
        """Have something done in the lane's thread when the outcome is on its way."""
        self._left.append(work)

    def finish(self) -> None:
        """Do what was left for afterwards; in the lane's thread."""
        try:
            for work in self._left:
                work()
        # The outcome is there: what fails now must not end the thread.
        except Exception:
            logger.exception("work failed after its outcome")

    def run(self) -> None:
        """Do the work; in the lane's thread."""
        work = self._work
        if self.cancelled or work is None:
            return
        try:
            self._outcome = (work(self), None)
        except Cancelled:
            return
        # Whatever goes wrong in a worker must reach the window in words, not end the thread.
        except Exception as error:
            logger.debug("work failed", exc_info=True)
            self._outcome = (None, error)

    def deliver(self) -> None:
        """Hand over the outcome; in the GUI thread."""
        (result, error), done, failed = self._outcome, self._done, self._failed
        self.let_go()
        if self.cancelled:
            return
        if error is not None and failed is not None:
            failed(error)
        elif done is not None:
            done(result)

    def let_go(self) -> None:
        """Hold on to nothing any more; in the GUI thread.

        The lane's thread holds the task a little longer, and what Qt made must not end there.
        """
        self._work = self._done = self._failed = self._progressed = None
        self._outcome = (None, None)

    def deliver_progress(self, news: Any) -> None:
        """Hand over progress; in the GUI thread."""
        self._room.release()
        if self._progressed is not None and not self.cancelled:
            self._progressed(news)


# Threads that did not end when they should have.
_left_behind: "list[Lane]" = []


def any_left_behind() -> bool:
    """Return whether work goes on that cannot be stopped, so that the process would not end."""
    return any(lane.isRunning() for lane in _left_behind)


class Lane(QThread):
    """A thread that runs tasks one after another, the newest of the highest priority first."""

    finished_task = Signal(object)
    reported = Signal(object, object)
    #: The lane began or ended being busy.
    busy_changed = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._condition = Condition()
        self._waiting: list[tuple[int, int, Task]] = []
        self._running: Task | None = None
        self._begun = self._closing = False
        self._numbers = itertools.count()
        self._collector = collector()
        self._open: set[Task] = set()
        # Results that are wanted and have not reached the GUI thread yet.
        self._arriving = 0
        self.finished_task.connect(self._deliver)
        self.reported.connect(self._deliver_progress)

    @property
    def busy(self) -> bool:
        """Whether anything that is still wanted waits, runs or is about to be delivered."""
        return any(not task.cancelled for task in self._open)

    def submit(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Any], None] | None = None,
        priority: int = NOW,
    ) -> Task:
        """Queue work.

        Parameters
        ----------
        work : callable
            Runs in the lane's thread, with its task.
        done, failed, progressed : callable
            Called in the GUI thread, never after the task was cancelled.
        priority : int
            ``NOW``, ``SOON`` or ``LATER``.
        """
        task = Task(self, work, done, failed, progressed)
        with self._condition:
            if self._closing:
                task.cancel()
                return task
            self._queue(priority, task)
            self._open.add(task)
            self._condition.notify()
        if not self._begun:
            self._begun = True
            self._collector.begin()
        if not self.isRunning():
            self.start()
        self.busy_changed.emit()
        return task

    def run(self) -> None:
        """Run tasks until closed; the thread's own function."""
        while True:
            with self._condition:
                while not self._ready() and not self._closing:
                    self._condition.wait()
                if self._closing:
                    return
                task = self._running = self._waiting.pop()[2]
            task.run()
            with self._condition:
                self._running = None
                self._arriving += 1
            self.finished_task.emit(task)
            task.finish()
            # Waiting for the next one must not keep this one's image alive.
            del task

    def _ready(self) -> bool:
        """Return whether there is something to do; called with the lock held.

        What is merely nice to have waits until the results before it have arrived: a thumbnail
        of an image that is on its way to the screen would read it once more, and slow it down.
        """
        return bool(self._waiting) and (not self._arriving or self._waiting[-1][0] < LATER)

    def prefer(self, task: Task) -> None:
        """Do a task that waits before all others; nothing changes if it runs already."""
        with self._condition:
            waiting = [entry for entry in self._waiting if entry[2] is not task]
            if len(waiting) < len(self._waiting):
                self._waiting = waiting
                self._queue(NOW, task)

    def cancel_all(self) -> None:
        """Cancel what runs and what waits."""
        with self._condition:
            tasks = [entry[2] for entry in self._waiting]
            if self._running is not None:
                tasks.append(self._running)
        for task in tasks:
            task.cancel()
        self.busy_changed.emit()

    def close(self, patience: float | None = None) -> None:
        """Cancel everything, and return when the thread has ended.

        Parameters
        ----------
        patience : float or None
            Seconds after which work that does not end is left behind; None to wait for it.
        """
        with self._condition:
            self._closing = True
            self._waiting.clear()
            running = self._running
            self._condition.notify()
        for task in self._open:
            task.cancel()
        if running is not None:
            running.cancel()
        forever = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)
        if not self.wait(forever if patience is None else QDeadlineTimer(round(patience * 1000))):
            logger.warning("%s does not end and is left behind", self.objectName())
            self.finished.connect(self._collector.end)
            # A thread must not be destroyed while it runs.
            self.setParent(None)
            _left_behind.append(self)
        elif self._begun:
            self._begun = False
            self._collector.end()
        for task in self._open:
            task.let_go()
        self._open.clear()

    def _queue(self, priority: int, task: Task) -> None:
        self._waiting.append((priority, -next(self._numbers), task))
        self._waiting.sort(key=lambda entry: entry[:2], reverse=True)

    @Slot(object)
    def _deliver(self, task: Task) -> None:
        self._open.discard(task)
        try:
            task.deliver()
        finally:
            with self._condition:
                self._arriving -= 1
                self._condition.notify()
        self.busy_changed.emit()

    @Slot(object, object)
    def _deliver_progress(self, task: Task, news: Any) -> None:
        task.deliver_progress(news)
