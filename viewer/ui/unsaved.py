"""The question what becomes of work that stands in no file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from viewer.ui.language import tr


class UnsavedDialog(QDialog):
    """Asks whether to save before images are closed; to cancel is to go on reading.

    Parameters
    ----------
    count : int
        How many images have unsaved work.
    kept : bool
        Whether work that is not saved is offered again at the next start.
    """

    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, count: int, kept: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Unsaved review"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        text = QLabel(tr("Images with verdicts or drawings that are in no file: {count}.",
                         count=count))  # fmt: skip
        after = QLabel(
            tr("Without saving, they are offered again when the program starts next.")
            if kept
            else tr("Without saving, they are lost.")
        )
        for label in (text, after):
            label.setWordWrap(True)
        after.setObjectName("muted")
        self.save = self._button(tr("Save"), tr("Save all reviews to a file, then close"))
        self.save.setDefault(True)
        self.save.clicked.connect(lambda: self._answer(self.save_wanted))
        self.leave = self._button(tr("Close without saving"), after.text())
        self.leave.clicked.connect(lambda: self._answer(self.leave_wanted))
        cancel = self._button(tr("Cancel"), tr("Close nothing"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.save, self.leave, cancel):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(after)
        layout.addLayout(row)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)

    @staticmethod
    def _button(text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _answer(self, answer: Signal) -> None:
        self.accept()
        answer.emit()
