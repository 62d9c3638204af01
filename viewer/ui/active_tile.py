"""The image that panels, menus and keys are about: that of the active tile."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.dicom.radiograph import Radiograph
from viewer.review.review import Review
from viewer.ui.jobs import Opened
from viewer.ui.presets import Presets
from viewer.ui.pyramid import Pyramid
from viewer.ui.tile import State, Tile

if TYPE_CHECKING:
    from pcam_model.prediction import Prediction
    from viewer.dicom.source import Source
    from viewer.review.case import Case


class ActiveTile(QObject):
    """Speaks for one of several tiles, and for another one once that is active.

    Parameters
    ----------
    active : Tile
        The first one.
    """

    #: Another image, frame or none in the active tile, or another active tile.
    image_changed = Signal()
    #: The reader's choices for the active tile changed.
    review_changed = Signal()
    #: A prediction came to the active tile, or went.
    prediction_changed = Signal()
    #: The active tile's image stands elsewhere.
    state_changed = Signal()
    #: Another tile became active.
    active_changed = Signal()

    def __init__(self, active: Tile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.active = active
        self._listen(True)

    @property
    def current(self) -> "Source | None":
        """Where the image comes from."""
        return self.active.source

    @property
    def opened(self) -> Opened | None:
        """The image and what is worked out from it once."""
        return self.active.opened

    @property
    def radiograph(self) -> Radiograph | None:
        """The image."""
        return self.opened.radiograph if self.opened else None

    @property
    def pyramid(self) -> Pyramid | None:
        """The frame at several sizes."""
        return self.active.pyramid

    @property
    def presets(self) -> Presets | None:
        """Windows to choose from; None without an image, and for colour."""
        return self.active.presets

    @property
    def prediction(self) -> "Prediction | None":
        """What the model says of the frame."""
        return self.active.prediction

    @property
    def review(self) -> Review:
        """The reader's choices for the image."""
        return self.active.review

    @property
    def case(self) -> "Case | None":
        """Everything about the image, None while there is none."""
        return self.active.case

    @property
    def state(self) -> State:
        """Where the image stands."""
        return self.active.state

    @property
    def concerns(self) -> tuple[str, ...]:
        """What speaks against asking the model, as far as is known."""
        return self.active.concerns

    @property
    def explanation(self) -> str:
        """A sentence about the state, where it needs one."""
        return self.active.explanation

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self.active.history and self.active.history.can_undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self.active.history and self.active.history.can_redo)

    @property
    def dragging(self) -> bool:
        """Whether the last change went on with the one before it, as the frames of a drag do."""
        return bool(self.active.history and self.active.history.merging)

    def end_drag(self) -> None:
        """End a drag: what comes next is undone on its own."""
        if self.active.history:
            self.active.history.end_merge()

    def _turn_to(self, tile: Tile) -> None:
        """Speak for another tile; who is told is the caller's to say."""
        self._listen(False)
        self.active = tile
        self._listen(True)

    def _listen(self, on: bool) -> None:
        tile = self.active
        for of_tile, own in (
            (tile.image_changed, self.image_changed),
            (tile.review_changed, self.review_changed),
            (tile.prediction_changed, self.prediction_changed),
            (tile.state_changed, self.state_changed),
        ):
            if on:
                of_tile.connect(own)
            else:
                of_tile.disconnect(own)
