"""Agree, disagree, unsure: the reader's answer to one finding, in its row."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from viewer.review.verdict import FindingVerdict, Verdict
from viewer.ui.judging import SIGNS, told
from viewer.ui.language import tr


class VerdictButtons(QWidget):
    """Three small buttons of which at most one is pressed.

    Parameters
    ----------
    finding : str
    label : str
        Name of the finding for people, translated.
    """

    #: Finding and the button that was pressed.
    pressed = Signal(str, object)

    def __init__(self, finding: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.buttons: dict[Verdict, _SignButton] = {}
        self._shown: FindingVerdict | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        self._names = {
            verdict: tr(sentence, finding=label) for verdict, (_, _, sentence) in SIGNS.items()
        }
        for verdict, (sign, _, _) in SIGNS.items():
            button = _SignButton()
            button.setObjectName("verdict")
            button.setText(sign)
            button.setCheckable(True)
            button.setAccessibleName(self._names[verdict])
            button.clicked.connect(lambda checked, verdict=verdict: self._press(verdict))
            layout.addWidget(button)
            self.buttons[verdict] = button
        self._say()

    @property
    def stops(self) -> "tuple[_SignButton, ...]":
        """What the Tab key goes through, in order."""
        return tuple(self.buttons.values())

    def show_verdict(self, one: FindingVerdict | None) -> None:
        """Press the button of a verdict, and say in the tool tips when it was given."""
        if one == self._shown:
            return
        self._shown = one
        self._check()
        self._say()

    def _press(self, verdict: Verdict) -> None:
        # What is pressed follows the review, and nothing else.
        self._check()
        self.pressed.emit(self.finding, verdict)

    def _check(self) -> None:
        chosen = self._shown.verdict if self._shown is not None else None
        for verdict, button in self.buttons.items():
            button.setChecked(verdict is chosen)

    def _say(self) -> None:
        answer = told(self._shown)
        remark = self._shown.comment if self._shown is not None else ""
        for verdict, button in self.buttons.items():
            lines = (self._names[verdict], answer, remark)
            button.setToolTip("\n".join(line for line in lines if line))


class _SignButton(QToolButton):
    """As wide as high: one sign needs no more, and three of them stand in every row."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square round one line."""
        side = self.fontMetrics().height() + 5
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same square."""
        return self.sizeHint()
