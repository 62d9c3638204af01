"""Closing some of what is open, and bringing back what was closed.

What is closed leaves nothing in memory but what its headers said, and what the reader did: enough
to have it back as it was, by one key, without a search.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from viewer.review.hanging import Layout

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.ui.session import Session

# Closings that can be taken back, the last one first.
_MOST = 20


class Level(Enum):
    """How much of what an image belongs to."""

    IMAGE = "image"
    SERIES = "series"
    STUDY = "study"
    PATIENT = "patient"


@dataclass(slots=True)
class Closing:
    """Images that are closed together.

    Attributes
    ----------
    instances : tuple of Instance
        From top to bottom.
    kept : dict
        What brings the rest back, by the name of who keeps it.
    """

    instances: "tuple[Instance, ...]"
    kept: dict[str, Any] = field(default_factory=dict)


class Closings(QObject):
    """Closes images of a session, and opens them again.

    Parameters
    ----------
    session : Session
    """

    #: Images are about to be closed: a :class:`Closing`, for whoever has something to bring back.
    closing = Signal(object)
    #: Images were closed: a set of sources.
    closed = Signal(object)
    #: Every image on the screen was closed, and another one is shown.
    moved_on = Signal()
    #: Images are about to be there again, with their reviews: the closing, and a set of sources.
    reopening = Signal(object, object)

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._closings: list[Closing] = []

    @property
    def can_reopen(self) -> bool:
        """Whether anything that was closed is not open."""
        open_now = self._session.instances
        return any(
            instance.source not in open_now
            for closing in self._closings
            for instance in closing.instances
        )

    def close(self, sources: "Iterable[Source]") -> None:
        """Close images; without any left everything is closed that was opened."""
        session = self._session
        closed = frozenset(source for source in sources if source in session.instances)
        if not closed:
            return
        if len(closed) == len(session.instances) and not session.scanning.busy:
            session.close_all()
            return
        order = session.search.order
        closing = self._begin([source for source in order if source in closed])
        left = self._leave_tiles(closed, order)
        session.search.drop(closed)
        session.images.drop(closed)
        session.analysis.drop(closed)
        self._let_go(closing)
        self.closed.emit(closed)
        if left:
            self.moved_on.emit()

    def belonging(self, source: "Source", level: Level) -> "tuple[Source, ...]":
        """Return all open images of the series, study or patient of an image, or that alone."""
        place = self._session.search.place(source)
        if place is None:
            return ()
        series, studies = place.series, place.patient.studies
        instances = {
            Level.IMAGE: [each for each in series.instances if each.source == source],
            Level.SERIES: series.instances,
            Level.STUDY: place.study.instances,
            Level.PATIENT: [each for study in studies for each in study.instances],
        }[level]
        return tuple(instance.source for instance in instances)

    def keep_all(self) -> None:
        """Remember all that is open, before it is closed."""
        if self._session.instances:
            self._let_go(self._begin(self._session.search.order))

    def reopen(self) -> None:
        """Bring back what was closed last."""
        session = self._session
        while self._closings:
            closing = self._closings.pop()
            back = tuple(each for each in closing.instances if each.source not in session.instances)
            if not back:
                continue
            sources = frozenset(each.source for each in back)
            session.first_image.await_next()
            # Reviews first: what is found again is shown with its own.
            for source in sources:
                session.histories.put_back(source, closing.kept["histories"][source])
            beside = tuple(one for one in closing.kept["beside"] if one.source in sources)
            session.companions.take_back(beside)
            self.reopening.emit(closing, sources)
            session.search.take_back(back)
            return

    def continue_from(self, before: "Closings") -> None:
        """Take over what was closed in a session that ends."""
        self._closings = before._closings

    def _begin(self, sources: "Iterable[Source]") -> Closing:
        closing = Closing(tuple(self._session.instances[source] for source in sources))
        self.closing.emit(closing)
        self._closings.append(closing)
        del self._closings[:-_MOST]
        return closing

    def _let_go(self, closing: Closing) -> None:
        """Forget the reviews of images, and what lies beside them, but for bringing both back."""
        session = self._session
        sources = [instance.source for instance in closing.instances]
        closing.kept["histories"] = {source: session.histories.pop(source) for source in sources}
        closing.kept["beside"] = session.companions.drop(sources)

    def _leave_tiles(self, closed: "Collection[Source]", order: "tuple[Source, ...]") -> bool:
        """Show none of the images; return whether another one is shown, as no tile had any left."""
        session = self._session
        showing = [tile for tile in session.tiles if tile.source is not None]
        left = [tile for tile in showing if tile.source not in closed]
        if showing and not left:
            after = _nearest(order, closed, session.current)
            session.hang(Layout(1, 1), (after,))
            return after is not None
        if left and session.active not in left:
            session.activate(left[0].leading)
        for tile in showing:
            if tile not in left and tile.lead is None:
                tile.clear()
        return False


def _nearest(
    order: "tuple[Source, ...]", closed: "Collection[Source]", current: "Source | None"
) -> "Source | None":
    """Return the next image that stays open, the one before if there is no next one."""
    place = order.index(current) if current in order else 0
    candidates = (*order[place:], *reversed(order[:place]))
    return next((source for source in candidates if source not in closed), None)
