"""Above the findings: model, warnings, why there are none, and how many reach their threshold."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from pcam_model.wording import Text
from viewer.ui.language import tr
from viewer.ui.saved_result import SavedResult
from viewer.ui.session import Session
from viewer.ui.theme import scaled, tabular
from viewer.ui.tile import State

if TYPE_CHECKING:
    from viewer.review.case import FindingRow

#: What the panel says instead of findings.
_EXPLANATIONS = {
    State.EMPTY: Text("Open a radiograph to see findings."),
    State.READING: Text("Reading the image …"),
    State.UNREADABLE: Text("There is no image to analyse."),
    State.NO_MODEL: Text("No model could be opened, so there are no findings."),
    State.REFUSED: Text(
        "The model does not suit this image, for the reasons above, so no number is shown. "
        "“Run anyway” gives a result that is marked everywhere, also in exports."
    ),
    State.WAITING: Text("This image has not been analysed."),
    State.ANALYSING: Text("Analysing …"),
    State.STOPPED: Text("The analysis was stopped."),
    State.FAILED: Text("The analysis failed."),
}


class FindingsHead(QWidget):
    """Shows a session's active image.

    Parameters
    ----------
    session : Session
    saved : SavedResult
        What stands in the place of findings that another model was saved with.
    """

    #: Name of an action.
    action_wanted = Signal(str)

    def __init__(self, session: Session, saved: SavedResult) -> None:
        super().__init__()
        self.saved = saved
        self._session = session
        self.model_line = QLabel()
        self.model_line.setObjectName("modelLine")
        self.model_line.setFont(tabular(scaled(self.font(), 0.95)))
        self.model_line.setWordWrap(True)
        self.model_line.setAccessibleName(tr("Model, device and time"))
        self.warnings = QFrame()
        self.warnings.setObjectName("warnings")
        self.warning_text = QLabel()
        self.warning_text.setWordWrap(True)
        self.warning_text.setTextFormat(Qt.TextFormat.PlainText)
        self.warning_text.setAccessibleName(tr("Warnings"))
        self.warning_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.warning_text.setFont(scaled(self.font(), 0.95))
        inside = QVBoxLayout(self.warnings)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.addWidget(self.warning_text)
        self.explanation = QLabel()
        self.explanation.setObjectName("muted")
        self.explanation.setWordWrap(True)
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = QLabel()
        self.summary.setToolTip(
            tr(
                "A finding below its threshold is not excluded: sensitivity and specificity of "
                "each threshold stand in its row."
            )
        )
        self.ask = QPushButton()
        self.ask.clicked.connect(self._ask_again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 4)
        layout.setSpacing(4)
        for widget in (
            self.model_line,
            self.warnings,
            self.saved,
            self.explanation,
            self.summary,
        ):
            layout.addWidget(widget)
        layout.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self, rows: "tuple[FindingRow, ...]") -> None:
        """Show what the session has, and how many of the rows reach their threshold."""
        self._show_summary(sum(row.positive for row in rows), len(rows))
        session = self._session
        prediction, engine = session.prediction, session.asked.engine
        compared = "" if session.asked is session.analysis else tr("Compared: {model}", model="")
        if prediction is not None:
            seconds = sum(prediction.seconds.values())
            model = prediction.model
            self.model_line.setText(
                f"{compared}{model.name} {model.version} · {prediction.device} · {seconds:.2f} s"
            )
            self.model_line.setToolTip(f"SHA-256 {model.sha256}")
        elif engine is not None:
            self.model_line.setText(
                f"{compared}{engine.identity.name} {engine.identity.version} · {engine.device}"
            )
        else:
            opening = tr("No model") if session.asked.problem else tr("Opening the model …")
            self.model_line.setText(opening)
        warnings: tuple[str, ...] = ()
        if prediction is not None:
            warnings = prediction.warnings
        elif session.opened is not None:
            own = engine.warnings if engine else ()
            warnings = (*session.concerns, *own, *session.opened.radiograph.warnings)
        warnings = tuple(dict.fromkeys(warnings))
        self.warning_text.setText("\n".join(f"⚠ {tr(warning)}" for warning in warnings))
        self.warnings.setVisible(bool(warnings))
        text = tr(_EXPLANATIONS[session.state]) if session.state in _EXPLANATIONS else ""
        if session.explanation and session.state is not State.UNREADABLE:
            text = f"{text}\n{tr(session.explanation)}".strip()
        self.explanation.setText(text)
        self.explanation.setVisible(bool(text))
        again = {
            State.REFUSED: tr("Run anyway"),
            State.NO_MODEL: tr("Models…"),
            State.WAITING: tr("Analyse"),
            State.STOPPED: tr("Analyse"),
            State.FAILED: tr("Try again"),
        }
        self.ask.setVisible(session.state in again)
        self.ask.setText(again.get(session.state, ""))
        self.ask.setAccessibleName(self.ask.text())
        self.ask.setToolTip(
            tr("Install a model file, see its card, choose another one")
            if session.state is State.NO_MODEL
            else tr("Have the model analyse the image that is shown")
        )

    def _show_summary(self, positive: int, count: int) -> None:
        """Say how many findings reach their threshold: always, so that nothing below it moves."""
        self.summary.setVisible(bool(count))
        if positive:
            text = tr(
                "{positive} of {count} findings at or above the threshold",
                positive=positive,
                count=count,
            )
        else:
            text = tr("None of {count} findings reaches its threshold", count=count)
        self.summary.setText(text)

    def _ask_again(self) -> None:
        if self._session.state is State.NO_MODEL:
            self.action_wanted.emit("models")
        elif self._session.state is State.REFUSED:
            self._session.run_anyway()
        else:
            self._session.analyse(again=True)
