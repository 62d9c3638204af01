"""A line to type on, over the image."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from viewer.review.annotations import LONGEST_TEXT
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.ui.image_view import ImageView

_COLUMNS = 26


class TextEntry(QLineEdit):
    """Enter or a click elsewhere takes the text, Esc leaves it as it was."""

    done = Signal(str)

    def __init__(self, text: str, at: QPointF, view: "ImageView") -> None:
        super().__init__(text, view.viewport())
        self._view = view
        self._open = True
        self.setMaxLength(LONGEST_TEXT)
        self.setAccessibleName(tr("Text of the annotation"))
        self.setPlaceholderText(tr("Text, then Enter"))
        self.resize(self.fontMetrics().averageCharWidth() * _COLUMNS, self.sizeHint().height())
        # Inside the tile, however near to its edge the annotation lies.
        room = view.viewport().rect()
        self.move(
            max(min(round(at.x()), room.width() - self.width()), 0),
            max(min(round(at.y()), room.height() - self.height()), 0),
        )
        self.returnPressed.connect(self.finish)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Take what is typed."""
        if self._close():
            self.done.emit(self.text())

    def drop(self) -> None:
        """Leave the text as it was."""
        self._close()

    def event(self, event: QEvent) -> bool:
        """Keep every key for typing: none is a command of the window now."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop by Esc; all other keys are for typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)
            # Keys that a line does not use must not move the image below.
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is typed when the reader goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish()

    def _close(self) -> bool:
        """Close, once; the line may lose the focus while it does."""
        if not self._open:
            return False
        self._open = False
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()
        return True
