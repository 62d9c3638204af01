"""What lies beside the open images: reviews of ours that are taken up, and layers of any maker."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcam_model.wording import Text
from viewer.ui.language import tr
from viewer.ui.workers import SOON, Task

if TYPE_CHECKING:
    from viewer.dicom.companion import Companion
    from viewer.dicom.source import Source
    from viewer.review.companions.layer import ForeignLayer
    from viewer.review.companions.read import Told
    from viewer.review.review import Review
    from viewer.ui.session import Session
    from viewer.ui.tile import Tile

logger = logging.getLogger(__name__)

_NO_IMAGE = Text("The image that this object is about is not open.")


@dataclass(frozen=True, slots=True)
class Kept:
    """What lay beside an image that was closed.

    Attributes
    ----------
    source : Source
    companions : tuple of Companion
    restored : tuple of Review and int, or None
        The review that was met, and the moves of the history when it was taken up.
    """

    source: "Source"
    companions: "tuple[Companion, ...]"
    restored: "tuple[Review, int] | None"


class Companions(QObject):
    """Objects that a search met, by the image they are about.

    Parameters
    ----------
    session : Session
    """

    #: The layers of an image, or which of them are shown, changed.
    changed = Signal(object)
    #: Objects were found to be about an image.
    attached = Signal(object, tuple)
    #: Segments of an object cannot be drawn on an image: the image, the object, and why.
    undrawn = Signal(object, object, object)
    #: A review was taken up, or not, and what to do about that.
    noted = Signal(str, str)
    #: A review is about to be taken up: the image, and what the object told of it.
    restoring = Signal(object, object)

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        #: Whether layers are drawn at all.
        self.shown = True
        self._waiting: list[Companion] = []
        self._of: dict[Source, list[Companion]] = {}
        self._told: dict[Source, tuple[Told, ...]] = {}
        self._hidden: set[Companion] = set()
        self._by_uid: dict[str, Source] = {}
        # Objects of an image that were read, or are being read.
        self._read: dict[Source, int] = {}
        self._reading: dict[Source, Task] = {}
        # Reviews that were met, and the moves of the history when they were taken up; -1 if not.
        self._restored: dict[Source, tuple[Review, int]] = {}
        # Reviews that came before it is known what model there is.
        self._deferred: dict[Source, tuple[Told, ...]] = {}
        # Objects that were said to be without their image, and whether others found theirs.
        self._listed: set[Companion] = set()
        self._attached = False
        session.search.accompanied.connect(self._add)
        session.instances_found.connect(lambda instances: self._attach())
        session.engine_changed.connect(self._restore_deferred)
        session.cleared.connect(self._clear)

    def of(self, source: "Source | None") -> "tuple[Companion, ...]":
        """Return the objects about an image."""
        return tuple(self._of.get(source, ())) if source is not None else ()

    def layers(self, source: "Source | None") -> "tuple[ForeignLayer, ...]":
        """Return the layers of an image that are to be drawn."""
        if source is None or not self.shown:
            return ()
        return tuple(
            layer
            for told in self._told.get(source, ())
            if told.companion not in self._hidden
            for layer in told.layers
        )

    def has_layers(self, source: "Source | None") -> bool:
        """Return whether there is anything to draw over an image."""
        told = self._told.get(source, ()) if source is not None else ()
        return any(one.layers for one in told)

    def set_visible(self, source: "Source", companion: "Companion", visible: bool) -> None:
        """Draw the layers of one object, or do not."""
        if visible:
            self._hidden.discard(companion)
        else:
            self._hidden.add(companion)
        self.changed.emit(source)

    def set_shown(self, shown: bool) -> None:
        """Draw layers, or none."""
        self.shown = shown
        for source in tuple(self._told):
            self.changed.emit(source)

    def seek(self, tile: "Tile") -> None:
        """Read what lies beside the image of a tile, unless that was done."""
        source, opened = tile.source, tile.opened
        if source is None or opened is None or tile.lead is not None:
            return
        companions = self.of(source)
        reading = self._reading.get(source)
        cancelled = reading is not None and reading.cancelled
        if len(companions) == self._read.get(source, 0) and not cancelled:
            return
        self._read[source] = len(companions)
        radiograph = opened.radiograph

        def work(task: object) -> "tuple[tuple[Told, ...], int]":
            from viewer.review.companions.read import about, told_of

            told, failed = told_of(companions, about(radiograph))
            return told, len(failed)

        self._reading[source] = self._session.reading.submit(
            work,
            lambda result: self._take(source, len(companions), *result),
            lambda error: logger.error("companions: %s", type(error).__name__),
            priority=SOON,
        )

    def continue_from(self, before: "Companions") -> None:
        """Take over the objects of one that ends, read or not, and what is shown of them."""
        self.shown, self._waiting, self._attached = before.shown, before._waiting, before._attached
        self._of, self._told, self._hidden = before._of, before._told, before._hidden
        self._by_uid, self._restored, self._listed = (
            before._by_uid,
            before._restored,
            before._listed,
        )
        self._read = {source: before._read[source] for source in self._told}
        for source, companions in self._of.items():
            self.attached.emit(source, tuple(companions))

    def end_search(self) -> bool:
        """List the objects whose image did not come; return whether that of any other did."""
        from viewer.dicom.scan import Rejected

        new = [one for one in self._waiting if one not in self._listed]
        self._listed.update(new)
        if new:
            alone = tuple(Rejected(one.source.label, _NO_IMAGE) for one in new)
            self._session.rejected_found.emit(alone)
        attached, self._attached = self._attached, False
        return attached

    def _add(self, companions: "tuple[Companion, ...]") -> None:
        self._waiting += companions
        self._attach()

    def _attach(self) -> None:
        """Find the images that objects are about, among those that are open."""
        if not self._waiting:
            return
        self._learn_uids()
        new: dict[Source, list[Companion]] = {}
        alone = []
        for companion in self._waiting:
            sources = {self._by_uid[uid] for uid in companion.references if uid in self._by_uid}
            for source in sources:
                known = self._of.setdefault(source, [])
                if companion not in known:
                    known.append(companion)
                    new.setdefault(source, []).append(companion)
            if not sources:
                alone.append(companion)
        self._waiting = alone
        self._attached = self._attached or bool(new)
        for source, found in new.items():
            self.attached.emit(source, tuple(found))
        for tile in self._session.tiles:
            if tile.source in new:
                self.seek(tile)

    def _learn_uids(self) -> None:
        from viewer.review.companions.read import known_uids

        known = set(self._by_uid.values())
        for source, instance in self._session.instances.items():
            if source not in known:
                for uid in known_uids(instance.identity.sop_instance_uid):
                    self._by_uid[uid] = source

    def _take(self, source: "Source", count: int, told: "tuple[Told, ...]", failed: int) -> None:
        if count != self._read.get(source):
            # More was found meanwhile, and is being read.
            return
        self._reading.pop(source, None)
        self._told[source] = told
        self.changed.emit(source)
        missing = {one.companion: one.missing for one in told if one.missing}
        for companion, why in missing.items():
            self.undrawn.emit(source, companion, why)
        if missing:
            reasons = "\n".join(dict.fromkeys(tr(why) for why in missing.values()))
            self.noted.emit(tr("Segments beside this image are not drawn."), reasons)
        if failed:
            self.noted.emit(
                tr("Objects beside this image that cannot be read: {count}.", count=failed),
                tr("Open them alone to see why."),
            )
        self._restore(source, told)

    def _restore(self, source: "Source", told: "tuple[Told, ...]") -> None:
        """Take up the newest review, unless the reader has begun another one.

        A search brings one object after another: a report may come after a presentation state.
        """
        from viewer.review.companions.read import newest_review

        ours, before = newest_review(told), self._restored.get(source)
        if ours is None or ours.saved is None or (before and ours.saved.review == before[0]):
            return
        if self._session.analysis.opening:
            # Thresholds and numbers are those of a model: it must be known whether it is this one.
            self._deferred[source] = told
            return
        history = self._session.histories.of(source)
        # A first result switches findings on and sets thresholds by itself: that is no move.
        untouched = history.moves == before[1] if before else not history.can_undo
        self._restored[source] = ours.saved.review, -1
        if not untouched:
            self.noted.emit(
                tr("A review that was saved beside this image is not shown."),
                tr("Undo what you changed and open the folder again to take it up."),
            )
            return
        self.restoring.emit(source, ours)
        self.noted.emit(
            tr("The review that was saved beside this image is shown."), self._maker(ours)
        )
        self._session.restore(source, ours.saved.review, analysed=ours.analysed, model=ours.model)
        self._restored[source] = ours.saved.review, history.moves

    def _maker(self, ours: "Told") -> str:
        """Return a sentence about the model of a review, nothing if it is the one that is open."""
        from viewer.review.results import made_by_another

        engine, model = self._session.engine, ours.model
        if engine is None or model is None or not ours.results or model == engine.identity:
            return ""
        return tr(made_by_another(model))

    def _restore_deferred(self) -> None:
        deferred, self._deferred = self._deferred, {}
        for source, told in deferred.items():
            self._restore(source, told)

    def drop(self, sources: "Collection[Source]") -> tuple[Kept, ...]:
        """Forget what lies beside some images; return what brings it back."""
        for uid in [uid for uid, source in self._by_uid.items() if source in sources]:
            del self._by_uid[uid]
        kept = tuple(
            Kept(source, self.of(source), self._restored.get(source))
            for source in sources
            if source in self._of
        )
        for source in sources:
            for known in (self._of, self._told, self._read, self._reading, self._restored,
                          self._deferred):  # fmt: skip
                known.pop(source, None)
        return kept

    def take_back(self, kept: tuple[Kept, ...]) -> None:
        """Know again what was forgotten; it finds its images once they are there."""
        for one in kept:
            if one.restored is not None:
                self._restored[one.source] = one.restored
            self._waiting += one.companions

    def _clear(self) -> None:
        self._waiting.clear()
        for known in (self._of, self._told, self._by_uid, self._read, self._reading,
                      self._restored, self._deferred):  # fmt: skip
            known.clear()
        self._hidden.clear()
        self._listed.clear()
