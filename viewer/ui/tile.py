"""One place of the window that shows an image: what it shows, and how far that is.

A result is bound to the image and the frame it was asked for. A tile takes it only while both are
still the ones it shows.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.review.histories import Histories
from viewer.review.history import History
from viewer.review.review import Review
from viewer.ui.jobs import Opened
from viewer.ui.presets import Presets
from viewer.ui.pyramid import Pyramid
from viewer.ui.workers import SOON, Task

# Milliseconds that panels wait at most for what is drawn first.
_PATIENCE_MS = 250

if TYPE_CHECKING:
    from pcam_model.manifest import Manifest
    from pcam_model.prediction import Prediction
    from viewer.dicom.radiograph import Voi
    from viewer.dicom.source import Source
    from viewer.review.case import Case
    from viewer.ui.analysis import Analysis


class State(Enum):
    """Where the image of a tile stands."""

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


class Tile(QObject):
    """State of one tile, without anything that is drawn.

    Parameters
    ----------
    histories : Histories
        Shared by all tiles: two tiles with one image show one review.
    """

    #: There is something else to draw: emitted before all others, for the picture comes first.
    image_due = Signal()
    prediction_due = Signal()
    #: Another image, frame or none; comes with a new case.
    image_changed = Signal()
    state_changed = Signal()
    #: A prediction came or went.
    prediction_changed = Signal()
    #: The reader's choices changed.
    review_changed = Signal()
    #: The tile shows the image of another one, or no longer.
    lead_changed = Signal()

    def __init__(self, histories: Histories, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._histories = histories
        self.source: Source | None = None
        self.opened: Opened | None = None
        self.pyramid: Pyramid | None = None
        self.prediction: Prediction | None = None
        self.state = State.EMPTY
        self.explanation = ""
        self._concerns: tuple[str, ...] | None = None
        self._forced = False
        self.read_task: Task | None = None
        self.analysis_task: Task | None = None
        self._manifest: Manifest | None = None
        #: The tile whose image this one shows; None for one of its own.
        self.lead: Tile | None = None
        #: A model of its own that is asked about the lead's image; None for no heatmaps there.
        self.analysis: Analysis | None = None
        # What changes in a block that tells of it at its end; None outside of such a block.
        self._changing: set[str] | None = None
        # What is to be told later, what is to be done then, and whether an image was told of last.
        self._untold: set[str] = set()
        self._afterwards: list[Callable[[], object]] = []
        self._image_told = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._tell_all)

    @property
    def leading(self) -> "Tile":
        """The tile that decides which image is shown here."""
        return self.lead or self

    @property
    def history(self) -> History | None:
        """Reviews of the image; None while there is no image."""
        if self.source is None or self.opened is None:
            return None
        return self._histories.of(self.source)

    @property
    def review(self) -> Review:
        """The reader's choices for the image."""
        history = self.history
        return history.current if history else self._histories.new_review()

    @property
    def presets(self) -> Presets | None:
        """Windows to choose from; None without an image, and for colour."""
        return self.opened.presets if self.opened else None

    @property
    def voi(self) -> "Voi | None":
        """The window or table in force; None without an image, and for colour."""
        if self.opened is None or self.presets is None:
            return None
        own = self.opened.radiograph.vois
        return self.review.voi or (own[0] if own else self.presets.automatic)

    @property
    def concerns(self) -> tuple[str, ...]:
        """What speaks against asking the model about the frame, as far as is known."""
        if self.opened is None:
            return ()
        return self.opened.concerns if self._concerns is None else self._concerns

    @property
    def case(self) -> "Case | None":
        """Everything about the image, None while there is none."""
        if self.opened is None:
            return None
        from viewer.review.case import Case

        review, prediction = self.review, self.prediction
        if prediction is not None and prediction.refusals and not review.forced:
            prediction = None
        manifest = self._manifest if prediction else None
        return Case(self.opened.radiograph, review, prediction, manifest)

    # What happens to a tile

    def set_lead(self, lead: "Tile | None", analysis: "Analysis | None" = None) -> None:
        """Show from now on what another tile shows; None to keep what is shown.

        Without heatmaps, or with those of another model where there is an ``analysis``. Window,
        rotation and thresholds are the same without more: they belong to the image.
        """
        if lead is self.lead:
            return
        for led, leads in ((self.lead, False), (lead, True)):
            if led is not None:
                for signal in (led.image_changed, led.prediction_changed, led.state_changed):
                    if leads:
                        signal.connect(self._follow_lead)
                    else:
                        signal.disconnect(self._follow_lead)
        if self.analysis is not None:
            # What another model said stays with it.
            self.drop_prediction()
        self.lead, self.analysis = lead, analysis
        if lead is not None:
            self._follow_lead()
        self.lead_changed.emit()

    def _follow_lead(self) -> None:
        lead = self.lead
        assert lead is not None
        if lead.source is None:
            if self.source is not None:
                self.clear()
        elif lead.opened is None:
            if self.source != lead.source:
                self.await_image(lead.source)
            if lead.state is State.UNREADABLE and self.state is not State.UNREADABLE:
                self.refuse(lead.explanation)
        elif self.opened is not lead.opened:
            self.show(lead.source, lead.opened)
            if self.analysis is not None:
                self.analysis.follow(self, SOON)
        if self.analysis is not None:
            return
        self._concerns = lead._concerns
        if self.prediction is not lead.prediction:
            self.prediction, self._manifest = lead.prediction, lead._manifest
            self._tell("prediction")
        if self.state is not lead.state:
            self.set_state(lead.state, lead.explanation)

    def leave(self) -> None:
        """Let go of the image and of all that was asked for it."""
        if self.read_task is not None:
            self.read_task.cancel()
            self.read_task = None
        self.cancel_analysis()
        if self.history is not None:
            self.history.end_merge()
        self.opened = self.pyramid = self.prediction = self._manifest = None

    def clear(self) -> None:
        """Show nothing."""
        self.leave()
        self.source = None
        self.set_state(State.EMPTY)
        self._tell("image")

    def await_image(self, source: "Source") -> None:
        """Show that an image is being read."""
        self.leave()
        self.source = source
        self.set_state(State.READING)
        self._tell("image")

    def show(self, source: "Source", opened: Opened) -> None:
        """Show an image, in the frame where the reader left it."""
        self.leave()
        self.source, self.opened = source, opened
        self._concerns = None
        self._forced = self.review.forced
        self._make_pyramid()
        self._tell("image")

    def refuse(self, reason: str) -> None:
        """Show why there is no image."""
        self.set_state(State.UNREADABLE, reason)
        self._tell("image")

    def shows(self, source: "Source", frame: int) -> bool:
        """Return whether this frame of an image is what the tile shows."""
        return source == self.source and self.opened is not None and frame == self.review.frame

    def show_prediction(self, prediction: "Prediction", manifest: "Manifest") -> None:
        """Show what a model says of the frame that is shown."""
        self.cancel_analysis()
        with self.telling_last():
            self.prediction, self._manifest = prediction, manifest
            self.set_state(State.DONE)
            self._tell("prediction")

    def refuse_analysis(self, concerns: tuple[str, ...]) -> None:
        """Show that the model does not suit the frame, and why."""
        self.drop_prediction()
        self._concerns = concerns
        self.set_state(State.REFUSED)

    def drop_prediction(self) -> None:
        """Show no result, and await none."""
        self.cancel_analysis()
        if self.prediction is not None:
            self.prediction = None
            self._tell("prediction")

    def cancel_analysis(self) -> None:
        """Await no result."""
        if self.analysis_task is not None:
            self.analysis_task.cancel()
            self.analysis_task = None

    def drop_other_frame(self) -> None:
        """Have no result of a frame that is not in force any more, and await none."""
        if self.pyramid is not None and self.review.frame != self.pyramid.frame:
            self.cancel_analysis()
            self.prediction = self._concerns = None

    def follow_review(self) -> bool:
        """Show the review in force after it changed; return whether another result is due."""
        forced, self._forced = self._forced, self.review.forced
        if self.pyramid is None or self.review.frame == self.pyramid.frame:
            # The reader wants a result of an unsuitable image, or does not want it any more.
            due = forced is not self._forced
            if due:
                self.drop_prediction()
            self._tell_all()
            self.review_changed.emit()
            return due
        self.drop_other_frame()
        self._make_pyramid()
        self._tell("image")
        return True

    def set_state(self, state: State, explanation: str = "") -> None:
        """Say where the image stands."""
        self.state, self.explanation = state, explanation
        self._tell("state")

    @contextmanager
    def telling_last(self) -> Iterator[None]:
        """Tell of several changes when all are made, each once.

        What is drawn comes first. While an image comes to a tile of which nobody knows one, panels
        wait a moment longer, for its result: what they do meanwhile would hold up both. A tile of
        which another image was told says at once that this one is gone.
        """
        if self._changing is not None:
            yield
            return
        self._changing = set()
        try:
            yield
        finally:
            changed, self._changing = self._changing, None
            self._untold |= changed
            if "image" in changed:
                self.image_due.emit()
            elif "prediction" in changed:
                self.prediction_due.emit()
            if self.state.settled or self._image_told:
                self._tell_all()
            elif changed:
                self._patience.start()

    def after_telling(self, work: Callable[[], object]) -> None:
        """Have something done once when nothing is left to be told, at once if nothing is."""
        if not self._untold:
            work()
        elif work not in self._afterwards:
            self._afterwards.append(work)

    def _tell_all(self) -> None:
        self._patience.stop()
        untold, self._untold = self._untold, set()
        self._image_told = self.opened is not None
        for what, signal in (
            ("image", self.image_changed),
            ("state", self.state_changed),
            ("prediction", self.prediction_changed),
        ):
            if what in untold:
                signal.emit()
        afterwards, self._afterwards = self._afterwards, []
        for work in afterwards:
            work()

    def _tell(self, what: str) -> None:
        with self.telling_last():
            assert self._changing is not None
            self._changing.add(what)

    def _make_pyramid(self) -> None:
        assert self.opened is not None
        frame, whole = self.review.frame, self.opened
        self.pyramid = whole.pyramid if frame == 0 else Pyramid.of(whole.radiograph, frame)
