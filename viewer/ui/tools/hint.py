"""A line over the image that says what the chosen tool waits for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_FROM_BOTTOM = 0.07


class Hint(QLabel):
    """Stands at the bottom of a tile; lets the mouse through."""

    def __init__(self, tile: QWidget) -> None:
        super().__init__(tile)
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._below = 0.0
        self.hide()

    def tell(self, text: str) -> None:
        """Show a text; an empty one shows nothing."""
        self.setText(text)
        self.setVisible(bool(text))
        self.settle()

    def keep_free(self, below: float) -> None:
        """Stand above what takes this much of the tile's lower edge."""
        if below != self._below:
            self._below = below
            self.settle()

    def settle(self) -> None:
        """Stand in the middle of the tile's lower edge."""
        tile = self.parentWidget()
        self.resize(min(self.sizeHint().width(), tile.width()), self.sizeHint().height())
        x = (tile.width() - self.width()) // 2
        below = max(tile.height() * _FROM_BOTTOM, self._below)
        self.move(x, round(tile.height() - below) - self.height())
