"""The question what becomes of work that stands in no file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pcam_model.wording import Text
from viewer.ui.language import tr

#: What becomes of work that is not saved when everything is closed: whether it is kept or not.
AFTER_ALL = {
    True: Text("Without saving, they are offered again when the program starts next."),
    False: Text("Without saving, they are lost."),
}
#: And when only some images are.
AFTER_SOME = Text(
    "Without saving, “Reopen closed” brings them back, but only until the program ends."
)


class UnsavedDialog(QDialog):
    """Asks whether to save before images are closed; to cancel is to go on reading.

    Parameters
    ----------
    count : int
        How many images have unsaved work.
    after : str
        What becomes of work that is not saved.
    """

    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, count: int, after: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Unsaved review"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        text = QLabel(tr("Images with verdicts or drawings that are in no file: {count}.",
                         count=count))  # fmt: skip
        consequence = QLabel(tr(after))
        for label in (text, consequence):
            label.setWordWrap(True)
        consequence.setObjectName("muted")
        self.save = self._button(tr("Save"), tr("Save all reviews to a file, then close"))
        self.save.setDefault(True)
        self.save.clicked.connect(lambda: self._answer(self.save_wanted))
        self.leave = self._button(tr("Close without saving"), tr(after))
        self.leave.clicked.connect(lambda: self._answer(self.leave_wanted))
        cancel = self._button(tr("Cancel"), tr("Close nothing"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.save, self.leave, cancel):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(consequence)
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
