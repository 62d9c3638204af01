"""What another model said of the image, in numbers from a saved review, with the name of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from viewer.ui.language import tr
from viewer.ui.results import Results
from viewer.ui.session import Session
from viewer.ui.theme import tabular
from viewer.ui.tile import State

if TYPE_CHECKING:
    from viewer.review.results import FrameResult
    from viewer.review.review import Review

# Where the image has no result of the model that is open, and none is on its way.
_INSTEAD = (State.WAITING, State.STOPPED, State.FAILED, State.NO_MODEL)


class SavedResult(QFrame):
    """There only while the frame that is shown has a saved result of another model, and no own.

    Parameters
    ----------
    session : Session
    results : Results
    """

    def __init__(self, session: Session, results: Results) -> None:
        super().__init__()
        self.setObjectName("warnings")
        self._session = session
        self._results = results
        self.head = QLabel()
        self.head.setWordWrap(True)
        self.list = QLabel()
        self.list.setFont(tabular(self.font()))
        self.list.setAccessibleName(tr("Saved result of another model"))
        for label in (self.head, self.list):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.addWidget(self.head)
        inside.addWidget(self.list)
        for signal in (session.image_changed, session.review_changed, session.state_changed):
            signal.connect(self.refresh)
        results.changed.connect(self.refresh)
        self.hide()

    @property
    def result(self) -> "FrameResult | None":
        """What is shown."""
        session = self._session
        source, frame = session.current, session.review.frame
        if source is None or session.opened is None or session.state not in _INSTEAD:
            return None
        if session.asked is not session.analysis:
            return None
        others = self._results.others(source)
        return next((one for one in others if one.frame == frame), None)

    def refresh(self) -> None:
        """Show the saved result of the frame, if it is to be shown."""
        result = self.result
        self.setVisible(result is not None)
        if result is None:
            return
        values = {"name": result.model.name, "version": result.model.version}
        if self._session.engine is None:
            said = tr(
                "Saved result of the model {name} {version}; no model is open. It has no heatmaps.",
                **values,
            )
        else:
            said = tr(
                "Saved result of the model {name} {version}, not of the one that is open. It has "
                "no heatmaps; “Analyse” replaces it.",
                **values,
            )
        self.head.setText(f"⚠ {said}")
        self.head.setToolTip(f"SHA-256 {result.model.sha256}")
        warnings = [f"⚠ {tr(one)}" for one in (*result.refusals, *result.warnings)]
        self.list.setText("\n".join((*_lines(result, self._session.review), *warnings)))


def _lines(result: "FrameResult", review: "Review") -> list[str]:
    """Return what stands in each row of the findings: the farthest above its threshold first."""
    from pcam_model.findings import label

    lines = []
    for finding in result.ranked:
        threshold = review.edited_thresholds.get(finding, result.operating_points[finding])
        value = f"{threshold:.2f}"
        edited = finding in review.edited_thresholds
        told = (
            tr("threshold {value}, edited", value=value)
            if edited
            else (tr("threshold {value}", value=value))
        )
        mark = "▲" if result.positive(finding, review) else "○"
        lines.append(f"{mark} {tr(label(finding))} {result.probabilities[finding]:.2f} · {told}")
    return lines
