"""Centre and width of the window as numbers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from viewer.dicom.radiograph import Window
from viewer.ui.dialog_buttons import ok_box
from viewer.ui.language import tr

_LIMIT = 1e6
_NARROWEST = 1.0
# A step of the arrow keys, as a share of the width.
_STEP = 0.02


class WindowDialog(QDialog):
    """Shows the image through the numbers as they are typed; Cancel takes that back.

    Parameters
    ----------
    window : Window
        In force when the dialog opens.
    parent : QWidget
    """

    #: The image should be shown through this window.
    changed = Signal(object)

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Window centre and width"))
        self._function = window.function
        self.centre = _number(window.centre, -_LIMIT, window.width, tr("Centre"))
        self.width_ = _number(window.width, _NARROWEST, window.width, tr("Width"))
        self.centre.setToolTip(tr("The value that is shown as middle grey"))
        self.width_.setToolTip(tr("How many values lie between black and white"))
        form = QFormLayout()
        form.addRow(tr("&Centre"), self.centre)
        form.addRow(tr("&Width"), self.width_)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(ok_box(self))
        for number in (self.centre, self.width_):
            number.valueChanged.connect(self._tell)
        self.centre.selectAll()

    def _tell(self) -> None:
        self.changed.emit(Window(self.centre.value(), self.width_.value(), self._function))


def _number(value: float, lowest: float, width: float, name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(lowest, _LIMIT)
    box.setDecimals(1)
    box.setSingleStep(max(round(width * _STEP, 1), 0.1))
    box.setValue(value)
    box.setAccessibleName(name)
    box.setKeyboardTracking(True)
    return box
