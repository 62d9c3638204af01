"""What a model said of every image that was analysed, in numbers: they are kept, maps are not.

What another model said than the one that is open is kept as well, apart from the rest, until the
frame is analysed again.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.ui.session import Session

if TYPE_CHECKING:
    from pcam_model.prediction import Prediction
    from viewer.dicom.source import Source
    from viewer.review.results import FrameResult
    from viewer.ui.jobs import Opened


class Results(QObject):
    """Follows the analysis of a session.

    Parameters
    ----------
    session : Session
    """

    #: There is another result for an image.
    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: dict[Source, dict[int, FrameResult]] = {}
        # Frames that the model does not suit.
        self._refused: dict[Source, set[int]] = {}
        session.analysis.arrived.connect(self._take)
        session.analysis.refused.connect(self._refuse)
        session.presented.connect(self._look)
        session.cleared.connect(self._clear)
        session.engine_changed.connect(self._follow_engine)

    def of(self, source: "Source") -> "tuple[FrameResult, ...]":
        """Return what the model that is open said of an image, by frame."""
        return tuple(one for one in self.all(source) if self._is_own(one))

    def others(self, source: "Source") -> "tuple[FrameResult, ...]":
        """Return what other models said of frames that this one was not asked about since."""
        return tuple(one for one in self.all(source) if not self._is_own(one))

    def all(self, source: "Source") -> "tuple[FrameResult, ...]":
        """Return what was said last of each frame of an image, by whatever model."""
        kept = self._kept.get(source, {})
        return tuple(kept[frame] for frame in sorted(kept))

    def refused(self, source: "Source") -> bool:
        """Return whether the model is known not to suit any frame of an image."""
        return source in self._refused

    def settled(self, source: "Source", frame: int) -> bool:
        """Return whether the model that is open said something of a frame, or does not suit it."""
        known = any(one.frame == frame for one in self.of(source))
        return known or frame in self._refused.get(source, ())

    def put(self, source: "Source", result: "FrameResult") -> None:
        """Keep a result in place of an older one of the same frame."""
        self._kept.setdefault(source, {})[result.frame] = result
        self.changed.emit(source)

    def continue_from(self, before: "Results") -> None:
        """Take over the results of one that ends."""
        self._kept, self._refused = before._kept, before._refused

    def drop(self, source: "Source") -> None:
        """Forget what was said of an image."""
        self._refused.pop(source, None)
        self._kept.pop(source, None)

    def _take(self, source: "Source", frame: int, prediction: "Prediction") -> None:
        from viewer.review.results import frame_result

        engine = self._session.engine
        open_still = source in self._session.instances
        if open_still and engine is not None and engine.identity == prediction.model:
            self.put(source, frame_result(prediction, engine.manifest, frame))

    def _refuse(self, source: "Source", frame: int, concerns: tuple[str, ...]) -> None:
        self._refused.setdefault(source, set()).add(frame)
        self.changed.emit(source)

    def _look(self, source: "Source", opened: "Opened") -> None:
        if not opened.suitable and source not in self._refused:
            # It is the header that speaks against it, which is that of all frames.
            self._refused[source] = set(range(opened.radiograph.frames))
            self.changed.emit(source)

    def _is_own(self, result: "FrameResult") -> bool:
        engine = self._session.engine
        return engine is not None and result.model == engine.identity

    def _follow_engine(self) -> None:
        """Forget what another model does not suit; whose results there are is another question."""
        self._refused.clear()
        for source in self._kept:
            self.changed.emit(source)

    def _clear(self) -> None:
        self._kept.clear()
        self._refused.clear()
