"""What the model said of every image that was analysed, in numbers: they are kept, maps are not."""

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
        self._refused: set[Source] = set()
        session.analysis.arrived.connect(self._take)
        session.analysis.refused.connect(self._refuse)
        session.presented.connect(self._look)
        session.cleared.connect(self._clear)
        session.engine_changed.connect(self._follow_engine)

    def of(self, source: "Source") -> "tuple[FrameResult, ...]":
        """Return the results of an image, by frame."""
        return tuple(self._kept.get(source, {}).values())

    def refused(self, source: "Source") -> bool:
        """Return whether the model is known not to suit an image."""
        return source in self._refused

    def put(self, source: "Source", result: "FrameResult") -> None:
        """Keep a result in place of an older one of the same frame."""
        self._kept.setdefault(source, {})[result.frame] = result
        self.changed.emit(source)

    def continue_from(self, before: "Results") -> None:
        """Take over the results of one that ends."""
        self._kept, self._refused = before._kept, before._refused

    def _take(self, source: "Source", frame: int, prediction: "Prediction") -> None:
        from viewer.review.results import frame_result

        engine = self._session.engine
        if engine is not None and engine.identity == prediction.model:
            self.put(source, frame_result(prediction, engine.manifest, frame))

    def _refuse(self, source: "Source", frame: int, concerns: tuple[str, ...]) -> None:
        self._refused.add(source)
        self.changed.emit(source)

    def _look(self, source: "Source", opened: "Opened") -> None:
        if not opened.suitable and source not in self._refused:
            self._refuse(source, 0, ())

    def _follow_engine(self) -> None:
        """Forget what another model said: lists and counts are about the one that is open."""
        engine = self._session.engine
        if engine is None:
            return
        self._refused.clear()
        for source, results in list(self._kept.items()):
            if any(result.model != engine.identity for result in results.values()):
                del self._kept[source]
                self.changed.emit(source)

    def _clear(self) -> None:
        self._kept.clear()
        self._refused.clear()
