"""The model, and what it said of each frame."""

import logging
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcam_model.wording import Text
from viewer.ui import jobs
from viewer.ui.language import tr
from viewer.ui.recent import Recent
from viewer.ui.tile import State, Tile
from viewer.ui.workers import LATER, Lane, Task

if TYPE_CHECKING:
    from pcam_model.engine import Engine
    from pcam_model.prediction import Prediction
    from viewer.dicom.source import Source
    from viewer.review.answers import Answers
    from viewer.ui.jobs import Unseen

logger = logging.getLogger(__name__)

_KEPT = 64


def reason_of(error: Exception) -> str:
    """Return why something failed, also where the error has no words: memory has run out."""
    return str(error) or Text("There is not enough memory for this image.")


class Analysis(QObject):
    """Asks the model about frames in the background, and keeps what it said.

    Parameters
    ----------
    lane : Lane
    model : Path or None
        Model file; None for the one that ships with the program.
    device : str
        ``"auto"``, ``"cpu"`` or ``"cuda"``.
    engine : str or None
        Name of what runs the model; None for the built-in one.
    """

    #: The model was opened, or cannot be.
    engine_changed = Signal()
    #: Source, frame and prediction.
    arrived = Signal(object, int, object)
    #: Source, frame and error.
    failed = Signal(object, int, object)
    #: Source, frame, and what speaks against asking the model about them.
    refused = Signal(object, int, object)

    def __init__(
        self,
        lane: Lane,
        model: Path | None,
        device: str,
        parent: QObject | None = None,
        engine: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self.model_file = model
        self.device = device
        self.engine_name = engine
        self.engine: Engine | None = None
        self.problem = ""
        #: Whether an image is analysed without being asked for.
        self.automatic = True
        self._predictions: Recent[tuple[Source, int], Prediction] = Recent(_KEPT)
        self._refused: Recent[tuple[Source, int], tuple[str, ...]] = Recent(_KEPT)
        self._answers: Answers | None = None
        #: Called with a result before it is shown for the first time.
        self.begin: Callable[[Source, Prediction], None] = lambda source, prediction: None
        #: Images of which no frame is analysed unasked, by who wants that; see :meth:`pause`.
        self.paused: dict[object, Source] = {}
        # Images that are analysed only when the reader wants it.
        self._held: set[Source] = set()
        self._opening: Task | None = None

    @property
    def opening(self) -> bool:
        """Whether it is not known yet if there is a model."""
        return self.engine is None and not self.problem

    def start(self) -> None:
        """Open the model in the background, unless one was taken over."""
        if not self.opening:
            return

        def work(task: Task) -> "Engine":
            # The window waits for the first file: better now than when that is there.
            task.afterwards(jobs.get_ready_to_read)
            return jobs.open_model(self.model_file, self.device, self.engine_name)

        self._opening = self._lane.submit(work, self._on_engine, self._on_no_engine)

    def use(self, model: Path | None, engine: str | None) -> None:
        """Open another model instead; nothing that the last one said is kept.

        Tiles have been made to drop its results, and await none, before.
        """
        if self._opening is not None:
            self._opening.cancel()
        self.model_file, self.engine_name = model, engine
        self.engine, self.problem, self._answers = None, "", None
        self.clear()
        self._held.clear()
        self.start()
        self.engine_changed.emit()

    def continue_from(self, before: "Analysis") -> None:
        """Take over the model of one that ends, and what it said."""
        self.engine, self.problem, self._answers = before.engine, before.problem, before._answers
        self._predictions, self._refused = before._predictions, before._refused
        self._held = before._held
        self.engine_changed.emit()
        for (source, frame), prediction in self._predictions.items():
            if source not in self._held:
                self.arrived.emit(source, frame, prediction)
        for (source, frame), reasons in self._refused.items():
            self.refused.emit(source, frame, reasons)

    def follow(self, tile: Tile, priority: int) -> None:
        """Have the frame that a tile shows now analysed, if that goes without asking."""
        place = None if tile.source is None else (tile.source, tile.review.frame)
        held = tile.source in self._held
        known = place in self._predictions or place in self._refused
        automatic = self.automatic and tile.source not in self.paused.values()
        if tile.opened is None or (not held and (automatic or known)):
            self.ask(tile, priority)
        else:
            tile.drop_prediction()
            tile.set_state(State.WAITING)

    def pause(self, who: object, source: "Source | None") -> None:
        """Analyse no frame of an image without being asked, for as long as somebody wants that.

        Parameters
        ----------
        who : object
            Wants it of one image at most.
        source : Source or None
            None to want it no more.
        """
        self.paused.pop(who, None)
        if source is not None:
            self.paused[who] = source

    def hold(self, source: "Source") -> None:
        """Show no result of an image until the reader has it analysed.

        It has a saved one of another model, which no other is to take the place of unasked.
        """
        self._held.add(source)

    def holds(self, source: "Source | None") -> bool:
        """Return whether an image is analysed only when the reader wants it."""
        return source in self._held

    def ask(self, tile: Tile, priority: int, again: bool = False) -> None:
        """Have the frame that a tile shows analysed, unless its result is known.

        An image that the model does not suit has none until the reader's review is ``forced``.

        Parameters
        ----------
        tile : Tile
        priority : int
            See :mod:`viewer.ui.workers`.
        again : bool
            Also where there is a result.
        """
        source, opened = tile.source, tile.opened
        if source is None or opened is None:
            return
        tile.cancel_analysis()
        self._held.discard(source)
        frame, forced = tile.review.frame, tile.review.forced
        place = (source, frame)
        if again:
            self._forget(place)
        known = self._predictions.get(place)
        if known is not None and self.engine is not None and (forced or not known.refusals):
            self.begin(source, known)
            tile.show_prediction(known, self.engine.manifest)
            return
        tile.drop_prediction()
        refused = None if forced else self._refused.get(place)
        if refused is not None:
            tile.refuse_analysis(refused)
        elif not opened.suitable and not forced:
            tile.set_state(State.REFUSED)
        elif self.engine is not None:
            engine, answers = self.engine, self._remembered()
            radiograph, drawn = opened.radiograph, opened.pyramid.drawn
            tile.analysis_task = self._lane.submit(
                lambda task: jobs.analyse_image(
                    task, radiograph, engine, frame, forced, answers, drawn
                ),
                lambda prediction: self._deliver_of(engine, source, frame, prediction),
                lambda error: self._on_failed(source, frame, error),
                priority=priority,
            )
            tile.set_state(State.ANALYSING)
        elif self.problem:
            tile.set_state(State.NO_MODEL, self.problem)
        else:
            tile.set_state(State.ANALYSING, tr("Opening the model …"))

    def ask_unseen(
        self,
        unseen: "Unseen",
        frame: int,
        force: bool,
        finished: Callable[[Exception | None], None],
    ) -> Task | None:
        """Have a frame of an image analysed that no tile need show, after all else.

        Parameters
        ----------
        unseen : Unseen
        frame : int
        force : bool
            Whether the reader wants a result also where the model does not suit it.
        finished : callable
            Called after the result, the refusal or the failure was told, and gets the last of
            these; not when cancelled.

        Returns
        -------
        Task or None
            None without a model.
        """
        engine, source = self.engine, unseen.source
        if engine is None:
            return None
        answers = self._remembered()

        def done(prediction: "Prediction") -> None:
            self._deliver_of(engine, source, frame, prediction)
            finished(None)

        def failed(error: Exception) -> None:
            refused = self._on_failed(source, frame, error)
            finished(None if refused else error)

        return self._lane.submit(
            lambda task: unseen.analyse(task, frame, engine, force, answers),
            done,
            failed,
            priority=LATER,
        )

    def deliver(self, source: "Source", frame: int, prediction: "Prediction") -> None:
        """Keep a result, and say that it is there."""
        self._held.discard(source)
        self._predictions.put((source, frame), prediction)
        self.arrived.emit(source, frame, prediction)

    def _deliver_of(
        self, engine: "Engine", source: "Source", frame: int, prediction: "Prediction"
    ) -> None:
        """Keep what a model said, unless another one took its place meanwhile."""
        if engine is self.engine:
            self.deliver(source, frame, prediction)

    def known(self, source: "Source", frame: int) -> "Prediction | None":
        """Return what the model said of a frame, None if it is not kept."""
        return self._predictions.get((source, frame))

    def drop(self, sources: "Collection[Source]") -> None:
        """Forget the results of some images; the tiles that await one cancel that."""
        for kept in (self._predictions, self._refused):
            kept.drop_where(lambda place: place[0] in sources)
        self._held.difference_update(sources)

    def clear(self) -> None:
        """Forget all results; what is being analysed is cancelled by the tiles that await it."""
        self._predictions.clear()
        self._refused.clear()

    def forget(self) -> None:
        """Forget all results, also those that are kept by their pixels beyond the closing."""
        self.clear()
        self._answers = None

    def _forget(self, place: "tuple[Source, int]") -> None:
        self._predictions.drop(place)
        self._refused.drop(place)
        self._answers = None

    def _remembered(self) -> "Answers":
        """Return the answers so far; made when a model is first asked, which is heavy anyway."""
        if self._answers is None:
            from viewer.review.answers import Answers

            self._answers = Answers(_KEPT)
        return self._answers

    def _on_failed(self, source: "Source", frame: int, error: Exception) -> bool:
        """Tell what went wrong; return whether it is that the model does not suit the frame."""
        from viewer.review.analysis import UnsuitableError

        if isinstance(error, UnsuitableError):
            reasons = tuple(map(str, error.concerns))
            self._refused.put((source, frame), reasons)
            self.refused.emit(source, frame, reasons)
            return True
        self.failed.emit(source, frame, error)
        return False

    def _on_engine(self, engine: "Engine") -> None:
        self.engine = engine
        self.engine_changed.emit()

    def _on_no_engine(self, error: Exception) -> None:
        logger.warning("no model: %s", type(error).__name__)
        self.problem = str(error)
        self.engine_changed.emit()
