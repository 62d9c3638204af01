"""Tiles that zoom and pan together, and, if asked, share their window or their heatmaps."""

from PySide6.QtCore import QObject, Signal

from viewer.review.view_links import Offset, same_look
from viewer.ui.session import Session
from viewer.ui.tile_grid import TileGrid
from viewer.ui.tile_view import TileView


class Links(QObject):
    """Makes the other tiles follow the active one.

    Tiles keep the offset that they have when the link is made or another tile becomes active: what
    a reader aligned by hand stays aligned.

    Parameters
    ----------
    session : Session
    grid : TileGrid
    """

    changed = Signal()

    def __init__(self, session: Session, grid: TileGrid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._grid = grid
        self.geometry = False
        #: Values of two projection images need not mean the same, so this is never on by itself.
        self.window = False
        #: The findings shown, their thresholds, style and colours.
        self.heatmaps = False
        self._offsets: dict[TileView, Offset] = {}
        self._following = False
        grid.view_moved.connect(self._on_moved)
        grid.image_shown.connect(self._on_image)
        session.active_changed.connect(self._measure)
        session.review_changed.connect(self._share_window)
        session.review_changed.connect(self._share_heatmaps)
        grid.result_shown.connect(self._share_heatmaps)

    def link_geometry(self, on: bool, aligned: bool = False) -> None:
        """Have tiles zoom and pan together, or no longer.

        Parameters
        ----------
        on : bool
        aligned : bool
            Lay the middle of every image on that of the active one first.
        """
        self.geometry = on
        self._offsets.clear()
        if aligned:
            self._follow()
        else:
            self._measure()
        self.changed.emit()

    def link_window(self, on: bool) -> None:
        """Have tiles share the window of the active one from now on, or no longer."""
        self.window = on
        self._share_window()
        self.changed.emit()

    def link_heatmaps(self, on: bool) -> None:
        """Have tiles show the findings and thresholds of the active one from now on, or no longer.

        One threshold and one scale of colours: what differs between two images is the patient.
        """
        self.heatmaps = on
        self._share_heatmaps()
        self.changed.emit()

    def apply_heatmaps(self) -> None:
        """Give all tiles the findings and thresholds of the active one, once."""
        session = self._session
        for tile in session.tiles:
            if tile is not session.active and tile.prediction is not None:
                review = tile.review.with_heatmaps_of(session.review)
                session.change_to(review, "linked heatmaps", tile)

    def _others(self) -> list[TileView]:
        active = self._grid.active
        if active.view.pyramid is None:
            return []
        return [
            other
            for other in self._grid.views
            if other is not active and other.view.pyramid is not None
        ]

    def _measure(self) -> None:
        """Take the way the tiles lie now for the way they shall stay."""
        if not self.geometry:
            return
        lead = self._grid.active.view
        self._offsets = {
            other: Offset.between(
                same_look(lead.look, lead.extent, other.view.extent), other.view.look
            )
            for other in self._others()
        }

    def _follow(self) -> None:
        if not self.geometry or self._following:
            return
        self._following = True
        lead = self._grid.active.view
        for other in self._others():
            same = same_look(lead.look, lead.extent, other.view.extent)
            other.view.show_look(self._offsets.get(other, Offset()).applied(same))
        self._following = False

    def _on_moved(self, moved: TileView) -> None:
        # Another tile moves by itself when the window is resized: it is brought back into line.
        self._follow()

    def _on_image(self, shown: TileView) -> None:
        if shown is self._grid.active:
            self._offsets.clear()
        else:
            self._offsets.pop(shown, None)
        self._follow()

    def _share_window(self) -> None:
        session = self._session
        if not self.window or session.presets is None:
            return
        for tile in session.tiles:
            if tile is not session.active and tile.presets is not None:
                # Also one that the reader did not choose: every file has its own.
                review = tile.review.changed(voi=session.active.voi)
                session.change_to(review, "linked window", tile)

    def _share_heatmaps(self) -> None:
        if self.heatmaps and self._session.prediction is not None:
            self.apply_heatmaps()
