"""Hashes of the pixels of open images: by them a review knows its image, and whether it changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.ui.session import Session
from viewer.ui.workers import LATER, Lane

if TYPE_CHECKING:
    from viewer.dicom.radiograph import Radiograph
    from viewer.dicom.source import Source


class PixelHashes(QObject):
    """Works them out in the background, each once.

    Parameters
    ----------
    session : Session
    lane : Lane
    """

    #: The hash of an image is known now.
    known = Signal(object)
    #: A search for an image came to an end, and another one may begin.
    sought = Signal()

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._lane = session, lane
        # Empty for an image that cannot be read.
        self._hashes: dict[Source, str] = {}
        self._seeking = False

    def of(self, source: "Source") -> str:
        """Return the hash of an image as far as it is known, else an empty text."""
        return self._hashes.get(source, "")

    def now(self, source: "Source") -> str:
        """Return the hash of an image, empty where it is neither known nor in memory."""
        from viewer.dicom.pixel_hash import pixel_hash

        opened = self._session.images.get(source)
        return self.of(source) or (pixel_hash(opened.radiograph) if opened is not None else "")

    def put(self, source: "Source", pixels: str) -> None:
        """Take a hash that was known before."""
        self._hashes[source] = pixels

    def want(self, source: "Source", radiograph: "Radiograph") -> None:
        """Have the hash of an image that is in memory worked out."""
        if source not in self._hashes:
            self._hash(source, lambda: radiograph)

    def seek(self) -> None:
        """Have the next image without a UID read, if none is being read for that."""
        if self._seeking:
            return
        for source, instance in self._session.instances.items():
            if not instance.identity.sop_instance_uid and source not in self._hashes:
                self._seeking = True
                self._hash(source, lambda source=source: _read(source))
                return

    def drop(self, source: "Source") -> None:
        """Forget an image."""
        self._hashes.pop(source, None)

    def clear(self) -> None:
        """Forget all images."""
        self._hashes.clear()

    def continue_from(self, before: "PixelHashes") -> None:
        """Take over what is known already."""
        self._hashes = before._hashes

    def _hash(self, source: "Source", read: "Callable[[], Radiograph]") -> None:
        def work(task: object) -> str:
            from viewer.dicom.pixel_hash import pixel_hash

            return pixel_hash(read())

        def done(found: str) -> None:
            self._hashes[source] = found
            self.known.emit(source)
            self._end()

        def failed(error: Exception) -> None:
            self._hashes.setdefault(source, "")
            self._end()

        self._lane.submit(work, done, failed, priority=LATER)

    def _end(self) -> None:
        self._seeking = False
        self.sought.emit()


def _read(source: "Source") -> "Radiograph":
    from viewer.dicom.read import read

    return read(source)
