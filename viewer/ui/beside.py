"""The plain image beside the same image with heatmaps.

The second tile has the first for its lead: it shows the same image without heatmaps. As both show
one image they share one review, so window, rotation and inversion need not be kept alike.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.review.hanging import Layout
from viewer.ui.links import Links
from viewer.ui.session import Session
from viewer.ui.tile import Tile

if TYPE_CHECKING:
    from viewer.dicom.source import Source


@dataclass(frozen=True, slots=True)
class _Before:
    """What was shown before, to be shown again."""

    layout: Layout
    sources: "tuple[Source | None, ...]"
    active: int
    linked: bool


class Beside(QObject):
    """Shows the plain image in a second tile, and takes it away.

    Parameters
    ----------
    session : Session
    links : Links
    """

    def __init__(self, session: Session, links: Links, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._links = links
        self._before: _Before | None = None

    @property
    def on(self) -> bool:
        """Whether there is a second tile of this kind beside its lead."""
        return any(self._is_mine(tile) for tile in self._session.tiles)

    def show(self, on: bool) -> None:
        """Show the plain image beside the active one, or what was shown before."""
        if on and not self.on:
            self._begin()
        elif not on and self.on:
            self._end()

    def _is_mine(self, tile: Tile) -> bool:
        return tile.lead is not None and tile.analysis is None

    def _fill(self, second: Tile, lead: Tile) -> None:
        second.set_lead(lead)

    def _begin(self) -> None:
        session, links = self._session, self._links
        tiles, source = session.tiles, session.current
        self._before = _Before(
            session.layout,
            tuple(tile.source for tile in tiles),
            tiles.index(session.active),
            links.geometry,
        )
        session.hang(Layout(1, 2), (source, None))
        lead, plain = session.tiles
        self._fill(plain, lead)
        links.link_geometry(True, aligned=True)

    def _end(self) -> None:
        session, before = self._session, self._before
        lead = next(tile.lead for tile in session.tiles if self._is_mine(tile))
        assert lead is not None
        assert before is not None
        session.activate(lead)
        sources = list(before.sources)
        sources[before.active] = lead.source
        session.hang(before.layout, sources)
        session.activate(session.tiles[before.active])
        self._links.link_geometry(before.linked)
