"""What the model said of every image that was analysed, in numbers: they are kept, maps are not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.ui.session import Session

if TYPE_CHECKING:
    from pcam_model.prediction import Prediction
    from viewer.dicom.source import Source
    from viewer.review.results import FrameResult


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
        session.analysis.arrived.connect(self._take)
        session.cleared.connect(self._kept.clear)

    def of(self, source: "Source") -> "tuple[FrameResult, ...]":
        """Return the results of an image, by frame."""
        return tuple(self._kept.get(source, {}).values())

    def put(self, source: "Source", result: "FrameResult") -> None:
        """Keep a result in place of an older one of the same frame."""
        self._kept.setdefault(source, {})[result.frame] = result
        self.changed.emit(source)

    def _take(self, source: "Source", frame: int, prediction: "Prediction") -> None:
        from viewer.review.results import frame_result

        engine = self._session.engine
        if engine is not None and engine.identity == prediction.model:
            self.put(source, frame_result(prediction, engine.manifest, frame))
