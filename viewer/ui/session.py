"""What is open, what is shown, and what is being worked on: the one thing that panels listen to.

A result is bound to the image and the frame it was asked for. It is shown only while both are
still the ones on the screen; otherwise it is kept for when they come back.
"""

import logging
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from viewer.dicom.radiograph import Radiograph, UnreadableError
from viewer.review.history import History
from viewer.review.review import Review
from viewer.ui import jobs
from viewer.ui.jobs import Opened, Scanned
from viewer.ui.presets import Presets
from viewer.ui.pyramid import Pyramid
from viewer.ui.recent import Recent
from viewer.ui.workers import LATER, Lane, Task

if TYPE_CHECKING:
    from pcam_model.engine import Engine
    from pcam_model.prediction import Prediction
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.review.case import Case

logger = logging.getLogger(__name__)

_PREDICTIONS = 64


class State(Enum):
    """Where the image on the screen stands."""

    EMPTY = "nothing open"
    READING = "reading"
    UNREADABLE = "cannot be shown"
    NO_MODEL = "no model"
    REFUSED = "not suitable for the model"
    WAITING = "not analysed"
    ANALYSING = "analysing"
    STOPPED = "analysis stopped"
    FAILED = "analysis failed"
    DONE = "analysed"

    @property
    def settled(self) -> bool:
        """Whether nothing more comes by itself."""
        return self not in (State.READING, State.ANALYSING)


class Session(QObject):
    """State of one window, without anything that is drawn.

    Parameters
    ----------
    model : Path or None
        Model file; None for the one that ships with the program.
    device : str
        ``"auto"``, ``"cpu"`` or ``"cuda"``.
    new_review : callable
        Gives the review that an image starts with.
    """

    instances_found = Signal(tuple)
    rejected_found = Signal(tuple)
    unreadable = Signal(object)
    cleared = Signal()
    scan_progressed = Signal(int, int)
    thumbnail_made = Signal(object, QImage)
    #: Another image, frame or none; comes with a new case.
    image_changed = Signal()
    #: The reader's choices changed.
    review_changed = Signal()
    #: A prediction came or went.
    prediction_changed = Signal()
    engine_changed = Signal()
    state_changed = Signal()
    #: Work began or ended.
    busy_changed = Signal()
    #: What went wrong, and what can be done about it.
    problem = Signal(str, str)

    def __init__(
        self,
        model: Path | None = None,
        device: str = "auto",
        new_review: Callable[[], Review] = Review,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._device = device
        self._new_review = new_review
        self.scanning = Lane("scan", self)
        self.reading = Lane("read", self)
        self.analysing = Lane("analyse", self)
        for lane in self._lanes:
            lane.busy_changed.connect(self.busy_changed)
        self.engine: Engine | None = None
        self.model_problem = ""
        self.state = State.EMPTY
        self.explanation = ""
        self.instances: dict[Source, Instance] = {}
        self.current: Source | None = None
        self.opened: Opened | None = None
        self.prediction: Prediction | None = None
        self.pyramid: Pyramid | None = None
        self.finding = ""
        #: Whether an image is analysed without being asked for.
        self.automatic = True
        self._images: Recent[Source, Opened] = Recent(600e6, lambda opened: opened.weight)
        self._predictions: Recent[tuple[Source, int], Prediction] = Recent(_PREDICTIONS)
        self._histories: dict[Source, History] = {}
        self._begun: set[Source] = set()
        self._insisted: set[Source] = set()
        self._unreadable: set[Source] = set()
        self._read_task: Task | None = None
        self._analysis_task: Task | None = None
        # The first image of what was opened is still to be shown.
        self._show_next = False
        # The image was not chosen by the reader, so another one may be shown in its place.
        self._unasked = False

    @property
    def _lanes(self) -> tuple[Lane, Lane, Lane]:
        return self.scanning, self.reading, self.analysing

    @property
    def image_bytes(self) -> float:
        """How many bytes of images are kept that are not on the screen."""
        return self._images.capacity

    @image_bytes.setter
    def image_bytes(self, capacity: float) -> None:
        self._images.capacity = capacity

    # What is shown

    @property
    def radiograph(self) -> Radiograph | None:
        """The image on the screen."""
        return self.opened.radiograph if self.opened else None

    @property
    def presets(self) -> Presets | None:
        """Windows to choose from; None without an image, and for colour."""
        return self.opened.presets if self.opened else None

    @property
    def review(self) -> Review:
        """The reader's choices for the image on the screen."""
        history = self._history
        return history.current if history else self._new_review()

    @property
    def case(self) -> "Case | None":
        """Everything about the image on the screen, None while there is none."""
        from viewer.review.case import Case

        if self.opened is None:
            return None
        manifest = self.engine.manifest if self.engine and self.prediction else None
        return Case(self.opened.radiograph, self.review, self.prediction, manifest)

    @property
    def busy(self) -> bool:
        """Whether a worker has something to do that was asked for."""
        return any(lane.busy for lane in self._lanes)

    # Opening

    def start(self) -> None:
        """Open the model in the background."""
        self.analysing.submit(
            lambda task: jobs.open_model(self._model, self._device),
            self._on_engine,
            self._on_no_engine,
        )

    def open(self, paths: Sequence[Path]) -> None:
        """Search paths for images, and show the first that is found."""
        self._show_next = True
        found_any = [False]

        def progressed(scanned: Scanned) -> None:
            found_any[0] = found_any[0] or bool(scanned.instances)
            self._on_scanned(scanned)

        def done(nothing: None) -> None:
            if not found_any[0]:
                self.problem.emit(
                    "No image was found in what was opened.",
                    "Files that could not be used stand under “Not opened”, with the reason.",
                )

        self.scanning.submit(
            lambda task: jobs.scan_paths(task, list(paths)),
            done,
            lambda error: self._on_error("The search for images failed", error),
            progressed,
        )

    def show(self, source: "Source") -> None:
        """Show an image; what was going on for another one stops."""
        if source == self.current and self.state is not State.UNREADABLE:
            return
        self._unasked = False
        self._leave()
        self.current = source
        opened = self._images.get(source)
        if opened is not None:
            self._present(opened)
            return
        self._set_state(State.READING)
        self.image_changed.emit()
        self._read_task = self.reading.submit(
            lambda task: jobs.read_image(source),
            lambda result: self._on_read(source, result),
            lambda error: self._on_unreadable(source, error),
        )

    def close_all(self) -> None:
        """Forget everything that is open."""
        self._leave()
        for lane in (self.scanning, self.reading):
            lane.cancel_all()
        self.instances.clear()
        self._images.clear()
        self._predictions.clear()
        self._histories.clear()
        self._begun.clear()
        self._insisted.clear()
        self._unreadable.clear()
        self.current = None
        self._set_state(State.EMPTY)
        self.cleared.emit()
        self.image_changed.emit()

    def stop(self) -> None:
        """Cancel all work; what was found and shown stays."""
        engine_wanted = self.engine is None and not self.model_problem
        for lane in (self.scanning, self.reading):
            lane.cancel_all()
        if not engine_wanted:
            self.analysing.cancel_all()
        if self.state is State.READING:
            self._set_state(State.UNREADABLE, "Reading was cancelled.")
            self.image_changed.emit()
        elif self.state is State.ANALYSING and not engine_wanted:
            self._set_state(State.STOPPED)
        self.busy_changed.emit()

    def close(self) -> None:
        """End all threads."""
        for lane in self._lanes:
            lane.close()

    def step(self, by: int, order: Sequence["Source"]) -> None:
        """Show the next or the previous image in an order."""
        if not order:
            return
        place = order.index(self.current) if self.current in order else -by
        self.show(order[min(max(place + by, 0), len(order) - 1)])

    # Choosing

    def change(self, merge: str | None = None, **changes: Any) -> None:
        """Change the review; changes of one drag share a merge key and are undone together."""
        self.change_to(self.review.changed(**changes), merge)

    def change_to(self, review: Review, merge: str | None = None) -> None:
        """Make a review the current one."""
        history = self._history
        if history is None or review == history.current:
            return
        history.push(review, merge)
        self._after_change()

    def end_drag(self) -> None:
        """End a drag: what comes next is undone on its own."""
        if self._history:
            self._history.end_merge()

    def undo(self) -> None:
        """Take back the last change."""
        if self._history and self._history.can_undo:
            self._history.undo()
            self._after_change()

    def redo(self) -> None:
        """Make a change again that was taken back."""
        if self._history and self._history.can_redo:
            self._history.redo()
            self._after_change()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._history and self._history.can_undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._history and self._history.can_redo)

    def select_finding(self, finding: str) -> None:
        """Make a finding the current one."""
        if finding != self.finding:
            self.finding = finding
            self.review_changed.emit()

    def show_frame(self, frame: int) -> None:
        """Show another frame of the image; its prediction is another one."""
        if self.opened is None or not 0 <= frame < self.opened.radiograph.frames:
            return
        self.change(frame=frame, merge="frame")

    def analyse(self, insist: bool = False, again: bool = False) -> None:
        """Have the frame on the screen analysed.

        Parameters
        ----------
        insist : bool
            Also where the file says that the model does not suit.
        again : bool
            Also where there is a result.
        """
        source, opened = self.current, self.opened
        if source is None or opened is None:
            return
        self._cancel_analysis()
        if insist:
            self._insisted.add(source)
        frame = self.review.frame
        if again:
            self._predictions.drop((source, frame))
        known = self._predictions.get((source, frame))
        if known is not None:
            self._present_prediction(known)
            return
        if self.prediction is not None:
            self.prediction = None
            self.prediction_changed.emit()
        if not opened.suitable and source not in self._insisted:
            self._set_state(State.REFUSED)
            return
        if self.engine is None:
            if self.model_problem:
                self._set_state(State.NO_MODEL, self.model_problem)
            else:
                self._set_state(State.ANALYSING, "Opening the model …")
            return
        engine = self.engine
        self._set_state(State.ANALYSING)
        self._analysis_task = self.analysing.submit(
            lambda task: jobs.analyse_image(task, opened.radiograph, engine, frame),
            lambda prediction: self._on_prediction(source, frame, prediction),
            lambda error: self._on_failed(source, frame, error),
        )

    # Arrivals, all in the GUI thread

    def _on_engine(self, engine: "Engine") -> None:
        self.engine = engine
        self.engine_changed.emit()
        if self.state is State.ANALYSING:
            self.analyse()

    def _on_no_engine(self, error: Exception) -> None:
        logger.warning("no model: %s", type(error).__name__)
        self.model_problem = str(error)
        self.engine_changed.emit()
        self.problem.emit(
            f"The model cannot be opened: {error}",
            "Images are shown without findings. Start with --model FILE to use another model.",
        )
        if self.opened is not None:
            self.analyse()

    def _on_scanned(self, scanned: Scanned) -> None:
        new = tuple(each for each in scanned.instances if each.source not in self.instances)
        for each in new:
            self.instances[each.source] = each
        if new:
            self.instances_found.emit(new)
        if scanned.rejected:
            self.rejected_found.emit(scanned.rejected)
        self.scan_progressed.emit(scanned.done, scanned.total)
        if self._show_next and scanned.instances:
            self._show_unasked(scanned.instances[0].source)
        for each in new:
            self._want_thumbnail(each.source)

    def _show_unasked(self, source: "Source") -> None:
        self._show_next = False
        self.show(source)
        self._unasked = self.state is State.READING

    def _want_thumbnail(self, source: "Source") -> None:
        def work(task: Task) -> QImage:
            return jobs.make_thumbnail(source, self._images.get(source))

        self.reading.submit(
            work,
            lambda image: self.thumbnail_made.emit(source, image),
            # The image itself says why when it is shown.
            lambda error: logger.debug("no thumbnail: %s", type(error).__name__),
            priority=LATER,
        )

    def _on_read(self, source: "Source", opened: Opened) -> None:
        self._images.put(source, opened)
        if source == self.current:
            self._present(opened)

    def _on_unreadable(self, source: "Source", error: Exception) -> None:
        if source != self.current:
            return
        if not isinstance(error, (UnreadableError, MemoryError)):
            logger.error("reading failed: %s", type(error).__name__)
        reason = str(error) or "There is not enough memory for this image."
        self._set_state(State.UNREADABLE, reason)
        self.image_changed.emit()
        from viewer.dicom.scan import Rejected

        if source not in self._unreadable:
            self._unreadable.add(source)
            self.rejected_found.emit((Rejected(source.label, reason),))
            self.unreadable.emit(source)
        if self._unasked:
            known = list(self.instances)
            later = known[known.index(source) + 1 :]
            if later:
                self._show_unasked(later[0])
            else:
                self._show_next = self.scanning.busy
        self.problem.emit(f"{source.name} cannot be shown.", reason)

    def _on_prediction(self, source: "Source", frame: int, prediction: "Prediction") -> None:
        self._predictions.put((source, frame), prediction)
        if source == self.current and frame == self.review.frame:
            self._present_prediction(prediction)

    def _on_failed(self, source: "Source", frame: int, error: Exception) -> None:
        if source == self.current and frame == self.review.frame:
            self._set_state(State.FAILED, str(error))
            self._on_error("The analysis failed", error)

    def _on_error(self, what: str, error: Exception) -> None:
        logger.error("%s: %s", what, type(error).__name__)
        self.problem.emit(f"{what}: {error}", "Try again with F5, or with another file.")

    # Helpers

    @property
    def _history(self) -> History | None:
        if self.current is None or self.opened is None:
            return None
        return self._histories.get(self.current)

    def _leave(self) -> None:
        """Let go of the image on the screen and of all that was asked for it."""
        if self._read_task:
            self._read_task.cancel()
        self._cancel_analysis()
        self.end_drag()
        self.opened = self.pyramid = self.prediction = None

    def _cancel_analysis(self) -> None:
        if self._analysis_task:
            self._analysis_task.cancel()
            self._analysis_task = None

    def _present(self, opened: Opened) -> None:
        assert self.current is not None
        self.opened = opened
        self._histories.setdefault(self.current, History(self._new_review()))
        frame = self.review.frame
        self.pyramid = opened.pyramid if frame == 0 else Pyramid.of(opened.radiograph, frame)
        self.image_changed.emit()
        self._analyse_unasked()

    def _analyse_unasked(self) -> None:
        if self.automatic or (self.current, self.review.frame) in self._predictions:
            self.analyse()
        else:
            self._set_state(State.WAITING)

    def _present_prediction(self, prediction: "Prediction") -> None:
        from viewer.review.analysis import default_review

        assert self.current is not None
        assert self.engine is not None
        self.prediction = prediction
        if self.current not in self._begun:
            self._begun.add(self.current)
            first = default_review(prediction, self.engine.manifest)
            review = self.review.changed(visible=first.visible)
            history = self._histories[self.current]
            if history.can_undo:
                history.push(review)
            else:
                self._histories[self.current] = History(review)
        self._set_state(State.DONE)
        self.prediction_changed.emit()

    def _after_change(self) -> None:
        if self.pyramid is not None and self.review.frame != self.pyramid.frame:
            assert self.opened is not None
            self.pyramid = Pyramid.of(self.opened.radiograph, self.review.frame)
            self.prediction = None
            self.image_changed.emit()
            self._analyse_unasked()
        else:
            self.review_changed.emit()

    def _set_state(self, state: State, explanation: str = "") -> None:
        self.state, self.explanation = state, explanation
        self.state_changed.emit()
