"""Images that were read, kept while they fit into memory, and their thumbnails."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from viewer.ui import jobs
from viewer.ui.jobs import Opened
from viewer.ui.recent import Recent
from viewer.ui.workers import LATER, Lane, Task

if TYPE_CHECKING:
    from viewer.dicom.source import Source

logger = logging.getLogger(__name__)


class Images(QObject):
    """Reads images in the background, each once while memory allows.

    Parameters
    ----------
    lane : Lane
    """

    thumbnail_made = Signal(object, QImage)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._images: Recent[Source, Opened] = Recent(600e6, lambda opened: opened.weight)

    @property
    def capacity(self) -> float:
        """How many bytes of images are kept that are not on the screen."""
        return self._images.capacity

    @capacity.setter
    def capacity(self, capacity: float) -> None:
        self._images.capacity = capacity

    def get(self, source: "Source") -> Opened | None:
        """Return an image that is in memory, or None."""
        return self._images.get(source)

    def read(
        self,
        source: "Source",
        done: Callable[[Opened], None],
        failed: Callable[[Exception], None],
        priority: int,
    ) -> Task:
        """Read an image; the parameters are those of :meth:`Lane.submit`."""

        def arrived(opened: Opened) -> None:
            self._images.put(source, opened)
            done(opened)

        return self._lane.submit(
            lambda task: jobs.read_image(source), arrived, failed, priority=priority
        )

    def want_thumbnail(self, source: "Source") -> None:
        """Make a thumbnail when there is nothing better to do."""
        self._lane.submit(
            lambda task: jobs.make_thumbnail(source, self._images.get(source)),
            lambda image: self.thumbnail_made.emit(source, image),
            # The image itself says why when it is shown.
            lambda error: logger.debug("no thumbnail: %s", type(error).__name__),
            priority=LATER,
        )

    def clear(self) -> None:
        """Forget all images, and read none."""
        self._lane.cancel_all()
        self._images.clear()
