"""All tiles on the screen, laid out as the session says; one may fill the place of all."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from viewer.review.hanging import LAYOUTS
from viewer.ui.image_view import ImageView
from viewer.ui.session import Session
from viewer.ui.tile import Tile
from viewer.ui.tile_text import Appearance
from viewer.ui.tile_view import TileView
from viewer.ui.tools.toolbox import FIRST

_GAP = 2


class TileGrid(QWidget):
    """The tiles of a window.

    Parameters
    ----------
    session : Session
    appearance : Appearance
    """

    corner_text_cycled = Signal()
    #: Image coordinates under the mouse; NaN outside of an image.
    cursor_moved = Signal(float, float)
    image_stepped = Signal(int)
    maximised_changed = Signal()
    #: A tile view that zoomed or panned.
    view_moved = Signal(object)
    #: A tile view that shows another image.
    image_shown = Signal(object)
    #: A prediction came to some tile, or went.
    result_shown = Signal()
    #: Cine began or ended in some tile.
    playing_changed = Signal()
    #: Another annotation is selected in some tile.
    selection_changed = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tiles")
        self._session = session
        self._appearance = appearance
        self._views: dict[Tile, TileView] = {}
        self._maximised = False
        self._tool = FIRST
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        session.tiles_changed.connect(self._follow_tiles)
        session.active_changed.connect(self._follow_active)
        # What is written over one image may depend on whose image the active one is.
        session.image_changed.connect(self.refresh_overlays)
        self._follow_tiles()

    @property
    def views(self) -> tuple[TileView, ...]:
        """The tiles in the order of their places."""
        return tuple(self._views[tile] for tile in self._session.tiles)

    @property
    def active(self) -> TileView:
        """The active tile."""
        return self._views[self._session.active]

    @property
    def maximised(self) -> bool:
        """Whether the active tile fills the place of all."""
        return self._maximised

    def set_tool(self, name: str) -> None:
        """Choose what the left mouse button does in every tile, by the name in the table."""
        self._tool = name
        for tile_view in self._views.values():
            tile_view.view.set_tool(name)

    def set_maximised(self, on: bool) -> None:
        """Have the active tile fill the place of all, or bring the others back."""
        self._maximised = on and len(self._views) > 1
        self._show_visible()
        self.maximised_changed.emit()

    def activate_at(self, place: QPoint) -> None:
        """Make the tile at a place of this widget active, if there is one."""
        for tile_view in self._views.values():
            if tile_view.isVisible() and tile_view.geometry().contains(place):
                self._session.activate(tile_view.tile)
                return

    def step_active(self, by: int) -> None:
        """Make the next or the previous tile active, round in a circle."""
        tiles = self._session.tiles
        place = (tiles.index(self._session.active) + by) % len(tiles)
        self._session.activate(tiles[place])
        self.focus_image()

    def focus_image(self) -> None:
        """Have keys go to the image of the active tile."""
        self.active.view.setFocus()

    def refresh_heatmaps(self) -> None:
        """Show or hide heatmaps, and what stands over the images about them."""
        for tile_view in self._views.values():
            tile_view.refresh_heatmaps()

    def refresh_overlays(self) -> None:
        """Write anew what stands over the images."""
        for tile_view in self._views.values():
            tile_view.refresh_overlay()

    def _follow_tiles(self) -> None:
        session = self._session
        for tile in [tile for tile in self._views if tile not in session.tiles]:
            gone = self._views.pop(tile)
            self._grid.removeWidget(gone)
            gone.hide()
            # Qt deletes it later, and Python later still: its image goes now.
            gone.view.show_image(None)
            gone.deleteLater()
        for place, tile in enumerate(session.tiles):
            if tile not in self._views:
                self._views[tile] = self._new_view(tile)
            self._grid.addWidget(self._views[tile], *divmod(place, session.layout.columns))
        self._maximised = False
        for before, after in pairwise(stop for view in self.views for stop in view.stops):
            QWidget.setTabOrder(before, after)
        self._follow_active()

    def _new_view(self, tile: Tile) -> TileView:
        tile_view = TileView(self._session, tile, self._appearance, self)
        tile_view.view.set_tool(self._tool)
        tile_view.view.corner_text_cycled.connect(self.corner_text_cycled)
        tile_view.view.cursor_moved.connect(lambda x, y: self._tell_cursor(tile_view.view, x, y))
        tile_view.view.annotations.selection_changed.connect(self.selection_changed)
        tile_view.frames.playing_changed.connect(self.playing_changed)
        tile_view.maximise_wanted.connect(lambda: self.set_maximised(not self._maximised))
        tile_view.image_stepped.connect(self.image_stepped)
        tile_view.view.zoom_changed.connect(lambda: self.view_moved.emit(tile_view))
        tile_view.image_shown.connect(lambda: self.image_shown.emit(tile_view))
        tile.prediction_changed.connect(self.result_shown)
        return tile_view

    def _follow_active(self) -> None:
        tiles = self._session.tiles
        for number, tile in enumerate(tiles, start=1):
            active = tile is self._session.active
            self._views[tile].show_place(number, len(tiles), active)
        self._show_visible()

    def _show_visible(self) -> None:
        layout, shown = self._session.layout, set()
        for place, tile in enumerate(self._session.tiles):
            visible = tile is self._session.active or not self._maximised
            self._views[tile].setVisible(visible)
            if visible:
                shown.add(divmod(place, layout.columns))
        rows, columns = {row for row, _ in shown}, {column for _, column in shown}
        # Rows and columns without a visible tile take no room.
        for number in range(max(max(each) for each in LAYOUTS)):
            self._grid.setRowStretch(number, int(number in rows))
            self._grid.setColumnStretch(number, int(number in columns))

    def _tell_cursor(self, view: ImageView, x: float, y: float) -> None:
        # What the status bar says of findings is about the active tile.
        if view is self.active.view:
            self.cursor_moved.emit(x, y)
