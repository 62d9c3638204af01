"""The search for images in files, folders and archives, and what it has found so far."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.ui import jobs
from viewer.ui.jobs import Scanned
from viewer.ui.workers import Lane

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.dicom.studies import Place, StudyTree


class Search(QObject):
    """Looks through paths in the background.

    Parameters
    ----------
    lane : Lane
    """

    #: Images that were not known before.
    found = Signal(tuple)
    #: Files that are no images, with the reason.
    rejected = Signal(tuple)
    #: Files looked at, and files known so far.
    progressed = Signal(int, int)
    #: Every image of what was opened, also those known before, as they are met.
    met = Signal(tuple)
    #: Objects that are about images.
    accompanied = Signal(tuple)
    #: Files of reviews.
    reviews_met = Signal(tuple)
    #: A search came to its end.
    ended = Signal()

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self.instances: dict[Source, Instance] = {}
        self._studies: StudyTree | None = None
        #: What was searched, in this order.
        self.paths: list[Path] = []

    @property
    def studies(self) -> "StudyTree":
        """What was found, by patient and study."""
        from viewer.dicom.studies import StudyTree

        if self._studies is None:
            self._studies = StudyTree()
        return self._studies

    @property
    def order(self) -> "tuple[Source, ...]":
        """All images, by patient and study."""
        return self._studies.order if self._studies is not None else ()

    def place(self, source: "Source | None") -> "Place | None":
        """Return the patient, study and series of an image, None if it is not known."""
        return self._studies.place(source) if self._studies is not None else None

    def start(
        self,
        paths: Sequence[Path],
        done: Callable[[bool], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Search paths; ``done`` is told whether there was any image."""
        met_any = False
        self.paths = list(dict.fromkeys((*self.paths, *paths)))

        def progressed(scanned: Scanned) -> None:
            nonlocal met_any
            met_any = met_any or bool(scanned.instances)
            self._take(scanned)

        def finished(nothing: None) -> None:
            done(met_any)
            self.ended.emit()

        self._lane.submit(
            lambda task: jobs.scan_paths(task, list(paths)),
            finished,
            failed,
            progressed,
        )

    def continue_from(self, before: "Search") -> None:
        """Take over what one that ends has found, and say so."""
        self.paths, self.instances = before.paths, before.instances
        self._studies = before._studies
        if self.instances:
            self.found.emit(tuple(self.instances.values()))

    def drop(self, sources: "Iterable[Source]") -> None:
        """Forget some images, until a search meets them again."""
        for source in sources:
            del self.instances[source]
            self.studies.remove(source)

    def take_back(self, instances: "tuple[Instance, ...]") -> None:
        """Know images again that were forgotten, as if a search had met them."""
        self._meet(instances)

    def clear(self) -> None:
        """Forget what was found, and stop searching."""
        self._lane.cancel_all()
        self.instances.clear()
        self.paths.clear()
        self._studies = None

    def _take(self, scanned: Scanned) -> None:
        if scanned.instances:
            self._meet(scanned.instances)
        if scanned.companions:
            self.accompanied.emit(scanned.companions)
        if scanned.reviews:
            self.reviews_met.emit(scanned.reviews)
        if scanned.rejected:
            self.rejected.emit(scanned.rejected)
        self.progressed.emit(scanned.done, scanned.total)

    def _meet(self, instances: "tuple[Instance, ...]") -> None:
        new = tuple(each for each in instances if each.source not in self.instances)
        self.instances.update((each.source, each) for each in new)
        for each in new:
            self.studies.add(each)
        # Whoever shows the first picture comes first: listing it goes on while it is read.
        self.met.emit(instances)
        if new:
            self.found.emit(new)
