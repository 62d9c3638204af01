"""One file dropped on the real window, timed until the view was painted with what is waited for."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject

from benchmarks.real_window import paint, wait_until
from viewer.ui.main_window import MainWindow
from viewer.ui.session import Session


class Watch(QObject):
    """Stops the clock at the end of the first painting of the view with something to show.

    The loop sleeps between events, as that of the program does: one that asks all the time takes a
    processor from the program.
    """

    def __init__(self, window: MainWindow, there: Callable[[Session], bool]) -> None:
        super().__init__(window)
        self._view, self._session, self._there = window.view, window.session, there
        self._end = 0.0
        self._loop = QEventLoop(self)
        self._view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the view paint, and look at the clock when it has."""
        if self._end or event.type() != QEvent.Type.Paint or not self._there(self._session):
            return False
        self._view.viewportEvent(event)
        self._end = time.perf_counter()
        self._loop.quit()
        return True

    def milliseconds_of(self, action: Callable[[], object]) -> float:
        """Do something, and return the milliseconds from its beginning to that painting."""
        start = time.perf_counter()
        action()
        if not self._end:
            self._loop.exec()
        self._view.viewport().removeEventFilter(self)
        self.setParent(None)
        return 1000 * (self._end - start)


def drop(window: MainWindow, file: Path, there: Callable[[Session], bool]) -> float:
    """Return the milliseconds from the drop of a file to its painting; the window is empty again.

    Parameters
    ----------
    there : callable
        Whether the session has what the painting is to show.
    """
    watch = Watch(window, there)
    elapsed = watch.milliseconds_of(lambda: window.commands.open_paths([file]))
    wait_until(lambda: window.session.settled and not window.session.busy)
    window.session.close_all()
    paint(window)
    return elapsed
