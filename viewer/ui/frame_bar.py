"""The bar below an image of several frames: which frame is shown, and cine."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QSpinBox, QToolButton, QWidget

from viewer.ui.language import tr
from viewer.ui.session import Session
from viewer.ui.theme import icon, tabular
from viewer.ui.tile import Tile

# Frames per second where the file says nothing, and the limits.
_USUAL, _SLOWEST, _FASTEST = 10, 1, 60


class FrameBar(QWidget):
    """Follows a tile; there only while its image has several frames.

    Cine goes round in a circle and ends with the image, or when the bar is hidden. Meanwhile no
    frame is analysed that was not before.

    Parameters
    ----------
    session : Session
    tile : Tile
    """

    #: Cine began or ended.
    playing_changed = Signal()

    def __init__(self, session: Session, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not on the black ground of the image, where the light theme's text would be unseen.
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._tile = tile
        self._opened: object = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._advance)
        self.play = QToolButton()
        self.play.setCheckable(True)
        self.play.toggled.connect(self.set_playing)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(tr("Frame"))
        self.slider.setToolTip(
            tr("The frame that is shown; the wheel over the image changes it too")
        )
        self.slider.valueChanged.connect(self._choose)
        self.place = QLabel()
        self.place.setFont(tabular(self.font()))
        self.speed = QSpinBox()
        self.speed.setRange(_SLOWEST, _FASTEST)
        self.speed.setSuffix(tr(" frames/s"))
        self.speed.setAccessibleName(tr("Frames per second"))
        self.speed.setToolTip(tr("Speed of cine; at first what the file says"))
        self.speed.valueChanged.connect(self._follow_speed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 2)
        layout.addWidget(self.play)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.place)
        layout.addWidget(self.speed)
        self.hide()
        tile.image_due.connect(self._follow_image)
        self._show_playing()
        self._follow_image()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, in order."""
        return self.play, self.slider, self.speed

    @property
    def playing(self) -> bool:
        """Whether cine runs."""
        return self._timer.isActive()

    def set_playing(self, on: bool) -> None:
        """Begin or end cine."""
        on = on and self._frames > 1 and self.isVisible()
        if on == self.playing:
            self._show_playing()
            return
        if on:
            self._session.activate(self._tile)
            self._timer.start()
        else:
            self._timer.stop()
        self._session.analysis.pause(self, self._tile.source if on else None)
        if not on and self._tile.source is not None:
            self._session.tile_results.follow_image(self._tile.source)
        self._show_playing()
        self.playing_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """End cine, unless it is the window manager that hides the window for a while."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.set_playing(False)

    @property
    def _frames(self) -> int:
        opened = self._tile.opened
        return opened.radiograph.frames if opened is not None else 0

    def _follow_image(self) -> None:
        opened, frames = self._tile.opened, self._frames
        if opened is not self._opened:
            self.set_playing(False)
            self._opened = opened
            rate = round(opened.radiograph.frame_rate) if opened is not None else 0
            self.speed.setValue(min(max(rate, _SLOWEST), _FASTEST) if rate else _USUAL)
        self.setVisible(frames > 1)
        if frames > 1:
            frame = self._tile.review.frame
            with QSignalBlocker(self.slider):
                self.slider.setRange(0, frames - 1)
                self.slider.setValue(frame)
            self.place.setText(f"{frame + 1:>{len(str(frames))}} / {frames}")

    def _follow_speed(self, speed: int) -> None:
        self._timer.setInterval(1000 // speed)

    def _choose(self, frame: int) -> None:
        self._session.show_frame(frame, self._tile)

    def _advance(self) -> None:
        self._session.show_frame((self._tile.review.frame + 1) % self._frames, self._tile)

    def _show_playing(self) -> None:
        text = tr("Pause") if self.playing else tr("Play")
        with QSignalBlocker(self.play):
            self.play.setChecked(self.playing)
        self.play.setIcon(icon("pause" if self.playing else "play"))
        self.play.setAccessibleName(text)
        self.play.setToolTip(text)
