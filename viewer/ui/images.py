"""Images that were read, kept while they fit into memory."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.ui import jobs
from viewer.ui.jobs import Opened
from viewer.ui.recent import Recent
from viewer.ui.workers import Lane, Task

if TYPE_CHECKING:
    from viewer.dicom.source import Source


class Images(QObject):
    """Reads images in the background, each once while memory allows.

    Parameters
    ----------
    lane : Lane
    """

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

    def continue_from(self, before: "Images") -> None:
        """Take over the images of one that ends."""
        self._images = before._images

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

    def drop(self, sources: "Collection[Source]") -> None:
        """Forget some images; whoever waits for them has to cancel that."""
        self._images.drop_where(sources.__contains__)

    def clear(self) -> None:
        """Forget all images, and read none."""
        self._lane.cancel_all()
        self._images.clear()
