"""The image that is shown before the reader chose one: the first of what was opened that can be."""

from typing import TYPE_CHECKING

from viewer.ui.tile import State, Tile

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.ui.session import Session

# Images that are tried until one can be shown: a folder may hold ten thousand without pixels.
_MOST_TRIES = 8


class FirstImage:
    """Shows an image of its own accord, and another one where that cannot be read.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session: "Session") -> None:
        self._session = session
        #: Whether the reader has chosen nothing since the last opening.
        self.unasked = False
        # Whether the next image that is met is to be shown.
        self._awaited = False
        self._shown: Source | None = None
        self._tries = 0
        session.search.met.connect(self._meet)
        session.closings.closed.connect(self._follow_closing)

    def await_next(self) -> None:
        """Show the next image that is met, as nobody chose another one yet."""
        self._awaited = self.unasked = True
        self._tries = 0

    def give_way(self) -> None:
        """Leave it to the reader, who chose an image."""
        self.unasked = False
        self._shown = None

    def forget(self) -> None:
        """Show nothing of its own accord."""
        self.give_way()
        self._awaited = False

    def replace(self, source: "Source", tile: Tile) -> None:
        """Show the next image in place of one that cannot be read, if nobody asked for that one."""
        session = self._session
        if source != self._shown or tile is not session.active or self._tries >= _MOST_TRIES:
            return
        known = list(session.instances)
        later = known[known.index(source) + 1 :]
        if later:
            self._show(later[0])
        else:
            self._awaited = session.scanning.busy

    def _meet(self, instances: "tuple[Instance, ...]") -> None:
        if self._awaited:
            self._show(instances[0].source)

    def _show(self, source: "Source") -> None:
        self._awaited = False
        self._tries += 1
        self._session.put(source, self._session.active.leading)
        self._shown = source if self._session.state is State.READING else None

    def _follow_closing(self, sources: "frozenset[Source]") -> None:
        if self._shown in sources:
            self._shown = None
