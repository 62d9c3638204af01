"""What stands between the panels: messages, and below them the tiles, or what invites to open."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from viewer.ui.banner import Banner
from viewer.ui.empty_page import EmptyPage
from viewer.ui.session import Session
from viewer.ui.tile import State
from viewer.ui.tile_grid import TileGrid
from viewer.ui.tile_text import Appearance
from viewer.ui.tile_view import TileView

# Milliseconds after which it is worth saying that an image is being read.
_SLOW = 150


class Middle(QWidget):
    """Turns to the tiles when there is something to see in them.

    Parameters
    ----------
    session : Session
    appearance : Appearance
    """

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__()
        self._session = session
        self.notice = Banner()
        self.offer = Banner()
        #: What must be known of a file of reviews: it stays when another image is shown.
        self.notes = Banner()
        self.banner = Banner()
        self.tiles = TileGrid(session, appearance)
        self.empty = EmptyPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.tiles)
        # Tiles without an image are drawn only if the image takes its time: it comes sooner so.
        self._slow = QTimer(self, singleShot=True, interval=_SLOW)
        self._slow.timeout.connect(lambda: self.pages.setCurrentWidget(self.tiles))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for banner in (self.notice, self.offer, self.notes, self.banner):
            layout.addWidget(banner)
        layout.addWidget(self.pages, 1)
        session.problem.connect(self.banner.show_message)
        session.cleared.connect(self.notes.hide)
        for changed in (session.state_changed, session.tiles_changed, session.closings.closed):
            changed.connect(self._turn)
        self.tiles.image_shown.connect(self._show_first)
        self._turn()

    def warn(self, text: str, hint: str) -> None:
        """Say what the reader should know, and what can be done about it."""
        self.banner.show_message(text, hint, kind="caution")

    def _turn(self) -> None:
        session = self._session
        empty = not session.instances and all(tile.state is State.EMPTY for tile in session.tiles)
        reading = all(tile.state in (State.EMPTY, State.READING) for tile in session.tiles)
        if empty or not reading or self.pages.currentWidget() is self.tiles:
            self._slow.stop()
            self.pages.setCurrentWidget(self.empty if empty else self.tiles)
        elif not self._slow.isActive():
            self._slow.start()

    def _show_first(self, tile_view: TileView) -> None:
        """Turn to the tiles before the first image is painted."""
        if tile_view.tile.opened is None:
            return
        self._slow.stop()
        if self.pages.currentWidget() is not self.tiles:
            self.pages.setCurrentWidget(self.tiles)
            # What Qt puts off of a page that it shows would have the image painted once more.
            for put_off in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateLater):
                QCoreApplication.sendPostedEvents(None, put_off.value)
