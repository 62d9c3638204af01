"""Garbage that is collected in the GUI thread alone.

Python looks for cycles of objects in whatever thread makes one object too many. Where a window or
a tile was closed such a cycle holds objects of Qt, and most of those may only be ended in the GUI
thread: ended by a worker, they take the program with them. So nothing is collected by itself while
there are workers, and the GUI thread collects between two events.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

# Milliseconds between two looks: what gathers in longer takes longer to look through than a frame.
_EVERY = 100


class Collector(QObject):
    """Collects garbage as often as Python would, by the same thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers = 0
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Collect from now on, as a worker begins."""
        self._workers += 1
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again if it was the last worker that ended."""
        self._workers -= 1
        if not self._workers:
            self._timer.stop()
            gc.enable()

    def _look(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(len(counts)) if counts[age] > thresholds[age] > 0]
        if due:
            gc.collect(due[-1])


def collector() -> Collector:
    """Return the only one of the program."""
    application = QCoreApplication.instance()
    assert application is not None
    return application.findChild(Collector) or Collector(application)
