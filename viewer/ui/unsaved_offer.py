"""The offer to go on with a reading that was not saved when the program ended."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from viewer.ui.autosave import Autosave
from viewer.ui.language import tr
from viewer.ui.middle import Middle
from viewer.ui.session import Session


class UnsavedOffer(QObject):
    """Asks the reader, and opens again what was open.

    Parameters
    ----------
    session : Session
    autosave : Autosave
    middle : Middle
        Where the reader is asked.
    """

    def __init__(self, session: Session, autosave: Autosave, middle: Middle) -> None:
        super().__init__(middle)
        self._session = session
        self._autosave = autosave
        self._middle = middle
        autosave.found.connect(self._ask)

    def _ask(self) -> None:
        self._middle.offer.ask(
            tr("An earlier reading was not saved: the program ended too soon, or was closed."),
            tr("Restore"),
            self._restore,
            (tr("Discard"), self._autosave.discard),
        )

    def _restore(self) -> None:
        self._autosave.restore(
            self._reopen,
            lambda error: self._middle.banner.show_message(
                tr("The review cannot be opened: {error}", error=error)
            ),
        )

    def _reopen(self, paths: Sequence[Path]) -> None:
        """Open what was open; what the reader looks at meanwhile stays on the screen."""
        new = [path for path in paths if path not in self._session.search.paths]
        if new:
            self._session.open(new, show=not self._session.instances)
