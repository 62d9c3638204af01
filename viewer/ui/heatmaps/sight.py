"""Whether heatmaps are seen at this moment: hidden while a key is held, or blinking.

Neither is a choice about the image: nothing of it is undone, saved or exported.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShortcutEvent
from PySide6.QtWidgets import QApplication

# Milliseconds shown, and as many hidden: far below three flashes a second, which can do harm.
_BLINK_MS = 600
# How long they are hidden where no key can be released: chosen from a menu.
_MOMENT_MS = 1200


class Sight(QObject):
    """Hides and shows the heatmaps of all tiles.

    Parameters
    ----------
    hold : QAction
        Whose key hides them while it is held.
    """

    changed = Signal()

    def __init__(self, hold: QAction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hold = hold
        hold.setAutoRepeat(False)
        hold.installEventFilter(self)
        self._key: int | None = None
        self._held = False
        self._moment = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._moment.timeout.connect(self.release)
        self._blink = QTimer(self, interval=_BLINK_MS)
        self._blink.timeout.connect(self._turn)
        self._dark = False
        self._still = False

    @property
    def still(self) -> bool:
        """Whether nothing may move by itself."""
        return self._still

    def set_still(self, still: bool) -> None:
        """Let nothing blink, or allow it again."""
        self._still = still
        if still and self.blinking:
            self.set_blinking(False)

    @property
    def hidden(self) -> bool:
        """Whether heatmaps are not drawn now."""
        return self._held or self._dark

    @property
    def blinking(self) -> bool:
        """Whether they come and go."""
        return self._blink.isActive()

    def hold(self) -> None:
        """Hide them until the key is released; for a moment if there is none."""
        self._held = True
        if self._key is None:
            self._moment.start()
        else:
            self._moment.stop()
            QApplication.instance().installEventFilter(self)
        self.changed.emit()

    def release(self) -> None:
        """Show them again."""
        QApplication.instance().removeEventFilter(self)
        self._key, self._held = None, False
        self.changed.emit()

    def set_blinking(self, on: bool) -> None:
        """Have them come and go until this is switched off; never where nothing may move."""
        on = on and not self._still
        self._dark = on
        if on:
            self._blink.start()
        else:
            self._blink.stop()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn which key is held, and when it is no longer."""
        if watched is self._hold:
            if isinstance(event, QShortcutEvent):
                self._key = event.key()[0].key()
        elif event.type() == QEvent.Type.KeyRelease:
            assert isinstance(event, QKeyEvent)
            if event.key() == self._key and not event.isAutoRepeat():
                self.release()
        elif event.type() == QEvent.Type.ApplicationDeactivate:
            # The release goes to another program.
            self.release()
        return False

    def _turn(self) -> None:
        self._dark = not self._dark
        self.changed.emit()
