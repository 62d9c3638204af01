"""Rows made a few at a time, so that a folder of ten thousand files does not hold the window up."""

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.dicom.studies import Place

# Rows made before other events have their turn.
_PER_TURN, _TURN_MS = 80, 8
# A slow computer makes fewer in a turn.
_WORK_MS = 12


class Builder(QObject):
    """Has the rows of images made, some in each turn, and other events between two turns.

    Parameters
    ----------
    make : callable
        Makes the row of an image.
    view : QWidget
        Where they are seen; it is not painted before a turn is over, and says nothing of rows that
        are made.
    """

    #: Some were made.
    turned = Signal()
    #: All were made.
    completed = Signal()

    def __init__(self, make: "Callable[[Instance, Place], None]", view: QWidget) -> None:
        super().__init__(view)
        self._make = make
        self._view = view
        self._waiting: dict[Source, tuple[Instance, Place]] = {}
        self._timer = QTimer(self, interval=_TURN_MS)
        self._timer.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Whether rows are still to be made."""
        return bool(self._waiting)

    def add(self, found: "Iterable[tuple[Instance, Place]]") -> None:
        """Have some made; each image is given once."""
        self._waiting.update((instance.source, (instance, place)) for instance, place in found)
        # The first ones come at once: a single file must not wait for a timer. Later ones wait for
        # their turn, however often the search tells of some before the window answers again.
        if not self._timer.isActive():
            self._turn()

    def drop(self, source: "Source") -> None:
        """Do not make one."""
        self._waiting.pop(source, None)

    def clear(self) -> None:
        """Make no more."""
        self._timer.stop()
        self._waiting.clear()

    def _turn(self) -> None:
        self._view.setUpdatesEnabled(False)
        silent = QSignalBlocker(self._view)
        end = time.monotonic() + _WORK_MS / 1000
        for _ in range(min(_PER_TURN, len(self._waiting))):
            self._make(*self._waiting.pop(next(iter(self._waiting))))
            if time.monotonic() > end:
                break
        silent.unblock()
        self._view.setUpdatesEnabled(True)
        self.turned.emit()
        if self._waiting:
            self._timer.start()
        else:
            self._timer.stop()
            self.completed.emit()
