"""The status bar: what goes on, what lies under the mouse, and what this must not be used for."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from pcam_model.wording import Text
from viewer.ui.language import tr
from viewer.ui.session import Session
from viewer.ui.theme import icon, tabular
from viewer.ui.tile import State
from viewer.ui.tips import literal

INTENDED_USE = Text("NOT FOR CLINICAL USE — research and teaching")

# Milliseconds before it is said that something goes on, and between two words about it.
_SLOW = 250


class StatusBar(QStatusBar):
    """Follows a session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._scan = (0, 0)
        self._still = False
        self.setSizeGripEnabled(False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(self.fontMetrics().averageCharWidth() * 14)
        self.progress.setAccessibleName(tr("Progress"))
        self.work = QLabel()
        self.cancel = QToolButton()
        self.cancel.setObjectName("mini")
        self.cancel.setIcon(icon("close"))
        self.cancel.setIconSize(QSize(14, 14))
        self.cancel.setText(tr("Cancel"))
        self.cancel.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.cancel.setAccessibleName(tr("Cancel what is going on"))
        self.cancel.setToolTip(tr("Stop searching, reading and analysing; what is there stays"))
        self.cancel.clicked.connect(session.stop)
        self.cursor_text = QLabel()
        self.cursor_text.setFont(tabular(self.font()))
        self.cursor_text.setAccessibleName(tr("Under the mouse"))
        # As long as it may be, it must not widen the window.
        self.cursor_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.warnings = QLabel()
        self.model = QLabel()
        self.model.setFont(tabular(self.font()))
        self.intended_use = QLabel(tr(INTENDED_USE))
        self.intended_use.setObjectName("intendedUse")
        self.addWidget(self.progress)
        self.addWidget(self.cancel)
        self.addWidget(self.work)
        self.addWidget(self.cursor_text, 1)
        for widget in (self.warnings, self.model, self.intended_use):
            self.addPermanentWidget(widget)
        # What takes no time is not worth a word, and each word costs a layout.
        self._slow = QTimer(self, singleShot=True, interval=_SLOW)
        self._slow.timeout.connect(self._show_work)
        session.scan_progressed.connect(self._scanned)
        session.opening.connect(lambda: self._scanned(0, 0))
        for signal in (
            session.busy_changed,
            session.state_changed,
            session.prediction_changed,
            session.image_changed,
            session.engine_changed,
        ):
            signal.connect(self.refresh)
        self._show_work()
        self.refresh()

    def refresh(self) -> None:
        """Show what is known, and soon what the session is doing."""
        if not self._work_text():
            self._slow.stop()
            self._show_work()
        elif not self._slow.isActive():
            self._slow.start()
        prediction = self._session.prediction
        if prediction is not None:
            seconds = sum(prediction.seconds.values())
            self.model.setText(f"{prediction.model.name} · {prediction.device} · {seconds:.2f} s")
        else:
            self.model.setText("")
        warnings = prediction.warnings if prediction else self._image_warnings()
        count = len(set(warnings))
        one, many = tr("⚠ 1 warning"), tr("⚠ {count} warnings", count=count)
        self.warnings.setText((many if count > 1 else one) if count else "")
        self.warnings.setToolTip(literal("\n".join(map(tr, dict.fromkeys(warnings)))))

    def set_still(self, still: bool) -> None:
        """Show no bar that moves by itself, or allow it again."""
        self._still = still
        self._show_work()

    def _show_work(self) -> None:
        text = self._work_text()
        if not text and self.work.isHidden():
            return
        self.work.setText(text)
        for widget in (self.cancel, self.work):
            widget.setVisible(bool(text))
        done, total = self._scan
        scanning = self._session.scanning.busy and total > 0
        # Without an end known the bar runs to and fro.
        self.progress.setVisible(bool(text) and (scanning or not self._still))
        self.progress.setRange(0, total if scanning else 0)
        self.progress.setValue(done if scanning else 0)

    def _image_warnings(self) -> tuple[str, ...]:
        opened = self._session.opened
        return (*self._session.concerns, *opened.radiograph.warnings) if opened else ()

    def _work_text(self) -> str:
        session = self._session
        if session.scanning.busy:
            done, total = self._scan
            if not total:
                return tr("Searching")
            return tr("Searching {done} of {total}", done=done, total=total)
        if session.state is State.READING:
            return tr("Reading")
        if session.state is State.ANALYSING:
            return tr("Analysing") if session.engine else tr("Opening the model")
        if session.reading.busy:
            return tr("Thumbnails")
        return ""

    def _scanned(self, done: int, total: int) -> None:
        self._scan = (done, total)
        self.refresh()
