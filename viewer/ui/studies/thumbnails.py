"""Thumbnails, made in the background: those in sight first, and no others."""

import logging
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from viewer.ui import jobs
from viewer.ui.session import Session
from viewer.ui.workers import LATER, Task

if TYPE_CHECKING:
    from viewer.dicom.source import Source

logger = logging.getLogger(__name__)


class Thumbnails(QObject):
    """Makes one thumbnail at a time, when there is nothing better to do.

    Parameters
    ----------
    session : Session
        An image that is in its memory is not read again.
    """

    made = Signal(object, QImage)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: list[Source] = []
        self._impossible: set[Source] = set()
        self._task: Task | None = None
        self._making: Source | None = None

    def want(self, sources: "Iterable[Source]") -> None:
        """Make these, the first one first; what was wanted before is not any more."""
        going_on = self._making if self._going_on else None
        self._wanted = [
            source for source in sources if source not in self._impossible and source != going_on
        ]
        self._wanted.reverse()
        self._session.active.after_telling(self._next)

    def drop(self, sources: "Collection[Source]") -> None:
        """Make none of these."""
        self._wanted = [source for source in self._wanted if source not in sources]
        self._impossible.difference_update(sources)

    def clear(self) -> None:
        """Make none, and forget which ones cannot be made."""
        self._wanted.clear()
        self._impossible.clear()

    @property
    def _going_on(self) -> bool:
        return self._task is not None and not self._task.cancelled

    def _next(self) -> None:
        if self._going_on or not self._wanted:
            return
        source = self._making = self._wanted.pop()

        def done(image: QImage) -> None:
            self._task = None
            self.made.emit(source, image)
            self._next()

        def failed(error: Exception) -> None:
            # The image itself says why when it is shown.
            logger.debug("no thumbnail: %s", type(error).__name__)
            self._task = None
            self._impossible.add(source)
            self._next()

        images = self._session.images
        self._task = self._session.reading.submit(
            lambda task: jobs.make_thumbnail(source, images.get(source)),
            done,
            failed,
            priority=LATER,
        )
