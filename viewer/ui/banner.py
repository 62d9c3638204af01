"""A message across the window that does not stop the work."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from viewer.ui.language import tr
from viewer.ui.theme import icon


class Banner(QFrame):
    """One message with at most two buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.mark = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.second = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setObjectName("mini")
        self.close_button.setIcon(icon("close"))
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message"))
        self.close_button.clicked.connect(self.hide)
        self._pressed: Callable[[], None] = self.hide
        self._second_pressed: Callable[[], None] = self.hide
        self.button.clicked.connect(self._press)
        self.second.clicked.connect(self._press_second)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 8, 7)
        layout.setSpacing(10)
        layout.addWidget(self.mark)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.second)
        layout.addWidget(self.close_button)
        self.hide()

    def show_message(self, text: str, hint: str = "", kind: str = "error") -> None:
        """Show a message until it is closed or another one comes."""
        self._fill(f"{text}\n{hint}" if hint else text, kind)
        self.button.hide()
        self.second.hide()
        self.close_button.show()
        self.show()

    def ask(
        self,
        text: str,
        button: str,
        pressed: Callable[[], None],
        second: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a message that goes away only by its button, or by the second one."""
        self._fill(text, "caution")
        self._pressed = pressed
        self._name(self.button, button, text)
        if second is not None:
            words, self._second_pressed = second
            self._name(self.second, words, text)
        self.second.setVisible(second is not None)
        self.close_button.hide()
        self.show()

    def _fill(self, text: str, kind: str) -> None:
        self.mark.setPixmap(icon("warning").pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self.text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.style().polish(self)

    @staticmethod
    def _name(button: QPushButton, words: str, text: str) -> None:
        button.setText(words)
        button.setAccessibleName(words)
        button.setAccessibleDescription(text)
        button.show()

    def _press(self) -> None:
        self.hide()
        self._pressed()

    def _press_second(self) -> None:
        self.hide()
        self._second_pressed()
