"""What is open, what is shown, and what is being worked on: the one thing that panels listen to.

The window shows images in tiles. One tile is active: panels, menus and keys are about its image,
and the session speaks of it alone (:mod:`viewer.ui.active_tile`).
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pcam_model.wording import Text
from viewer.dicom.radiograph import UnreadableError
from viewer.review.hanging import Layout
from viewer.review.histories import Histories
from viewer.review.review import Review
from viewer.ui.active_tile import ActiveTile
from viewer.ui.analysis import Analysis, reason_of
from viewer.ui.closings import Closings
from viewer.ui.companions import Companions
from viewer.ui.first_image import FirstImage
from viewer.ui.images import Images
from viewer.ui.jobs import Opened
from viewer.ui.language import tr
from viewer.ui.search import Search
from viewer.ui.studies.texts import why_no_image
from viewer.ui.tile import State, Tile
from viewer.ui.tile_results import TileResults
from viewer.ui.workers import NOW, SOON, Lane

if TYPE_CHECKING:
    from pcam_model.engine import Engine
    from pcam_model.prediction import ModelIdentity
    from viewer.dicom.scan import Instance, Rejected
    from viewer.dicom.source import Source
    from viewer.dicom.studies import Place

logger = logging.getLogger(__name__)

# Seconds for a model or a file that is being read to let go when the window closes.
_PATIENCE = 5.0


class Session(ActiveTile):
    """State of one window, without anything that is drawn.

    Parameters
    ----------
    model : Path or None
        Model file; None for the one that ships with the program.
    device : str
        ``"auto"``, ``"cpu"`` or ``"cuda"``.
    new_review : callable
        Gives the review that an image starts with.
    engine : str or None
        What runs the model; None for the built-in one.
    """

    #: A search for images in these paths begins.
    opening = Signal(list)
    instances_found = Signal(tuple)
    rejected_found = Signal(tuple)
    unreadable = Signal(object)
    cleared = Signal()
    scan_progressed = Signal(int, int)
    #: There are other tiles, or they lie otherwise.
    tiles_changed = Signal()
    engine_changed = Signal()
    #: Work began or ended.
    busy_changed = Signal()
    #: An image stands in a tile: where it comes from, and what was opened.
    presented = Signal(object, object)
    #: The reader changed the review of an image, also of one that is not shown.
    reviewed = Signal(object)
    #: What went wrong, and what can be done about it.
    problem = Signal(str, str)
    #: What the reader should know, and what can be done about it.
    noted = Signal(str, str)

    def __init__(
        self,
        model: Path | None = None,
        device: str = "auto",
        new_review: Callable[[], Review] = Review,
        parent: QObject | None = None,
        engine: str | None = None,
    ) -> None:
        histories = Histories(new_review)
        first = Tile(histories)
        super().__init__(first, parent)
        first.setParent(self)
        self.histories = histories
        self.scanning = Lane("scan", self)
        self.reading = Lane("read", self)
        self.analysing = Lane("analyse", self)
        self.exporting = Lane("export", self)
        for lane in self._lanes:
            lane.busy_changed.connect(self.busy_changed)
        self.search = Search(self.scanning, self)
        self.images = Images(self.reading, self)
        self.analysis = Analysis(self.analysing, model, device, self, engine)
        self.companions = Companions(self)
        self.closings = Closings(self)
        self.finding = ""
        self.layout = Layout(1, 1)
        self.tiles = [first]
        #: Files that could not be used.
        self.rejected: list[Rejected] = []
        self._unreadable: set[Source] = set()
        self.closings.closed.connect(self._on_closed)
        self.search.found.connect(self.instances_found)
        self.search.rejected.connect(self.rejected_found)
        self.rejected_found.connect(self.rejected.extend)
        self.search.progressed.connect(self.scan_progressed)
        self.first_image = FirstImage(self)
        self.tile_results = TileResults(self)

    @property
    def _lanes(self) -> tuple[Lane, ...]:
        return self.scanning, self.reading, self.analysing, self.exporting

    # What is open

    @property
    def instances(self) -> "dict[Source, Instance]":
        """Every image that was found."""
        return self.search.instances

    @property
    def place(self) -> "Place | None":
        """The patient, study and series of the active tile's image."""
        return self.search.place(self.current)

    def is_another_patient(self, tile: Tile) -> bool:
        """Return whether a tile shows somebody else than the active one, as far as is known."""
        place, other = self.place, self.search.place(tile.source)
        if place is None or other is None or not (place.patient.known or other.patient.known):
            return False
        return place.patient is not other.patient

    @property
    def engine(self) -> "Engine | None":
        """The model, once it is open."""
        return self.analysis.engine

    @property
    def asked(self) -> Analysis:
        """Who is asked about the active tile: the model in use, or one it is compared with."""
        return self.active.analysis or self.analysis

    @property
    def model_problem(self) -> str:
        """Why there is no model, or an empty string."""
        return self.analysis.problem

    @property
    def busy(self) -> bool:
        """Whether a worker has something to do that was asked for."""
        return any(lane.busy for lane in self._lanes)

    @property
    def settled(self) -> bool:
        """Whether nothing more comes to any tile by itself."""
        return all(tile.state.settled for tile in self.tiles)

    def continue_from(self, before: "Session") -> None:
        """Take over what is open in a session that ends, its tiles, and all that is known of it."""
        self.histories.continue_from(before.histories)
        self.images.continue_from(before.images)
        self.search.continue_from(before.search)
        self.companions.continue_from(before.companions)
        self.closings.continue_from(before.closings)
        if before.rejected:
            self.rejected_found.emit(tuple(before.rejected))
        self._unreadable = before._unreadable
        for source in self._unreadable:
            self.unreadable.emit(source)
        self.analysis.continue_from(before.analysis)
        self.finding = before.finding
        self._lay_out(before.layout)
        for tile, earlier in zip(self.tiles, before.tiles, strict=True):
            if earlier.source is not None:
                self.put(earlier.source, tile)
        self._activate(self.tiles[before.tiles.index(before.active)])

    # Opening

    def start(self) -> None:
        """Open the model in the background."""
        self.analysis.start()

    def open(self, paths: Sequence[Path], show: bool = True) -> None:
        """Search paths for images, and show the first that is found unless told otherwise."""
        if show:
            self.first_image.await_next()
        self.opening.emit(list(paths))

        before = len(self.rejected)

        def done(met_any: bool) -> None:
            attached = self.companions.end_search()
            if not met_any and not attached:
                why = why_no_image(self.rejected[before:])
                self.problem.emit(tr("No image was found in what was opened."), why)

        self.search.start(
            paths, done, lambda error: self.tell_failure(tr("The search for images failed"), error)
        )

    def show(self, source: "Source", tile: Tile | None = None) -> None:
        """Show an image; what was going on for another one in the same tile stops.

        Parameters
        ----------
        source : Source
        tile : Tile or None
            Where; None for the active tile.
        """
        self.first_image.give_way()
        self.put(source, (tile or self.active).leading)

    def hang(self, layout: Layout, sources: "Sequence[Source | None]") -> None:
        """Lay out the tiles and show an image or none in each; the first becomes the active one."""
        for tile in self.tiles:
            self.tile_results.let_go(tile)
        self._lay_out(layout)
        self._activate(self.tiles[0])
        for tile, source in zip(self.tiles, sources, strict=True):
            if source is not None:
                self.put(source, tile)
            elif tile.source is not None:
                tile.clear()

    def put(self, source: "Source", tile: Tile) -> None:
        """Show an image in a tile, whoever wants it."""
        if source == tile.source and tile.state is not State.UNREADABLE:
            return
        opened = self.images.get(source)
        if opened is not None:
            self._present(tile, source, opened)
            return
        # Reading goes on while the window makes room; what it brings is delivered later.
        task = self.images.read(
            source,
            lambda result: self._on_read(tile, source, result),
            lambda error: self._on_unreadable(tile, source, error),
            self.priority(tile),
        )
        tile.await_image(source)
        tile.read_task = task

    def close_all(self) -> None:
        """Forget everything that is open, but how to bring it back."""
        self.closings.keep_all()
        self._lay_out(Layout(1, 1))
        self.first_image.forget()
        self.search.clear()
        self.images.clear()
        self.analysis.clear()
        self._unreadable.clear()
        self.rejected.clear()
        for tile in self.tiles:
            tile.clear()
        self.histories.clear()
        self.cleared.emit()

    def stop(self) -> None:
        """Cancel all work; what was found and shown stays."""
        for lane in (self.scanning, self.reading):
            lane.cancel_all()
        opening = self.analysis.opening
        if not opening:
            self.analysing.cancel_all()
        for tile in self.tiles:
            if tile.state is State.READING:
                tile.refuse(Text("Reading was cancelled."))
            elif tile.state is State.ANALYSING and not opening:
                tile.set_state(State.STOPPED)
        self.busy_changed.emit()

    def close(self) -> None:
        """End all threads."""
        for lane in self._lanes:
            lane.close(_PATIENCE)

    def step(self, by: int, order: Sequence["Source"]) -> None:
        """Show the next or the previous image in an order."""
        if not order:
            return
        place = order.index(self.current) if self.current in order else -by
        self.show(order[min(max(place + by, 0), len(order) - 1)])

    # Tiles

    def set_layout(self, layout: Layout) -> None:
        """Lay out the tiles; where there are fewer than before, the active one stays."""
        self.first_image.unasked = False
        self._lay_out(layout)

    def _lay_out(self, layout: Layout) -> None:
        if layout == self.layout:
            return
        count = layout.rows * layout.columns
        kept = self.tiles[:count]
        if self.active not in kept:
            kept[-1] = self.active
        dropped = [tile for tile in self.tiles if tile not in kept]
        while len(kept) < count:
            kept.append(Tile(self.histories, self))
        for tile in (*kept, *dropped):
            if tile in dropped or tile.lead in dropped:
                self.tile_results.let_go(tile)
        self.layout, self.tiles = layout, kept
        self.tiles_changed.emit()
        for tile in dropped:
            tile.leave()
            tile.deleteLater()

    def activate(self, tile: Tile) -> None:
        """Make a tile the one that panels, menus and keys are about."""
        if tile is not self.active and tile in self.tiles:
            self.first_image.unasked = False
            self._activate(tile)

    def _activate(self, tile: Tile) -> None:
        if tile is self.active:
            return
        self.end_drag()
        self._turn_to(tile)
        if tile.read_task is not None:
            self.reading.prefer(tile.read_task)
        if tile.analysis_task is not None:
            self.analysing.prefer(tile.analysis_task)
        self.active_changed.emit()
        self.state_changed.emit()
        self.image_changed.emit()

    # Choosing

    def change(self, merge: str | None = None, **changes: Any) -> None:
        """Change the review; changes of one drag share a merge key and are undone together."""
        self.change_to(self.review.changed(**changes), merge)

    def change_to(self, review: Review, merge: str | None = None, tile: Tile | None = None) -> None:
        """Make a review the current one of a tile's image; of the active tile unless given."""
        tile = tile or self.active
        history = tile.history
        if history is None or review == history.current:
            return
        self.first_image.unasked = False
        history.push(review, merge)
        self._after_change(tile.source)

    def change_review(self, source: "Source", review: Review) -> None:
        """Make a review the current one of an image, which need not be shown."""
        self.histories.of(source).push(review)
        self._after_change(source)

    def restore(
        self,
        source: "Source",
        review: Review,
        *,
        analysed: bool,
        model: "ModelIdentity | None" = None,
    ) -> None:
        """Take a review that was saved; see :meth:`Histories.restore`."""
        self.histories.restore(source, review, analysed=analysed, model=model)
        for tile in self.tiles:
            if tile.source == source and tile.lead is None and tile.prediction is not None:
                # A result that came before may be of another model than the review.
                self.tile_results.begin(source, tile.prediction)
        self._after_change(source)

    def undo(self) -> None:
        """Take back the last change."""
        history = self.active.history
        if history and history.can_undo:
            history.undo()
            self._after_change(self.current)

    def redo(self) -> None:
        """Make a change again that was taken back."""
        history = self.active.history
        if history and history.can_redo:
            history.redo()
            self._after_change(self.current)

    def select_finding(self, finding: str) -> None:
        """Make a finding the current one."""
        if finding != self.finding:
            self.finding = finding
            self.review_changed.emit()

    def show_frame(self, frame: int, tile: Tile | None = None) -> None:
        """Show another frame of a tile's image, the active one's unless given.

        Its prediction is another one.
        """
        tile = tile or self.active
        if tile.opened is not None and 0 <= frame < tile.opened.radiograph.frames:
            self.change_to(tile.review.changed(frame=frame), "frame", tile)

    def analyse(self, again: bool = False) -> None:
        """Have the frame of the active tile analysed; see :meth:`Analysis.ask`."""
        compared = self.active.analysis is not None
        self.asked.ask(self.active if compared else self.active.leading, NOW, again)

    def run_anyway(self) -> None:
        """Have an image analysed that the model does not suit: a choice that can be undone."""
        self.change(forced=True)
        if self.state is State.WAITING:
            self.analyse()

    # Arrivals, all in the GUI thread

    def _on_closed(self, sources: "frozenset[Source]") -> None:
        self._unreadable -= sources

    def _on_read(self, tile: Tile, source: "Source", opened: Opened) -> None:
        if source == tile.source:
            self._present(tile, source, opened)

    def _on_unreadable(self, tile: Tile, source: "Source", error: Exception) -> None:
        if source != tile.source:
            return
        if not isinstance(error, (UnreadableError, MemoryError)):
            logger.error("reading failed: %s", type(error).__name__)
        reason = reason_of(error)
        tile.refuse(reason)
        from viewer.dicom.scan import Rejected

        if source not in self._unreadable:
            self._unreadable.add(source)
            self.rejected_found.emit((Rejected(source.label, reason),))
            self.unreadable.emit(source)
        self.first_image.replace(source, tile)
        self.problem.emit(tr("{name} cannot be shown.", name=source.name), tr(reason))

    def tell_failure(self, what: str, error: Exception) -> None:
        """Say that something failed, and why."""
        logger.error("failed: %s", type(error).__name__)
        self.problem.emit(
            f"{what}: {tr(reason_of(error))}", tr("Try again with F5, or with another file.")
        )

    # Helpers

    def priority(self, tile: Tile) -> int:
        """Return how soon work for a tile is done."""
        return NOW if tile is self.active else SOON

    def _present(self, tile: Tile, source: "Source", opened: Opened) -> None:
        # The model is asked first: it makes its image ready while the picture is painted.
        with tile.telling_last():
            tile.show(source, opened)
            self.analysis.follow(tile, self.priority(tile))

        def present() -> None:
            if tile.opened is opened:
                self.presented.emit(source, opened)

        tile.after_telling(present)

    def _after_change(self, source: "Source | None") -> None:
        showing = [tile for tile in self.tiles if tile.source == source and tile.opened]
        # Before anybody is told: two tiles may show the image.
        for tile in showing:
            tile.drop_other_frame()
        for tile in showing:
            if tile.follow_review():
                self.tile_results.follow(tile)
        self.reviewed.emit(source)
