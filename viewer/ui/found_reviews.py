"""Files of reviews that lie in what was opened: the only one is opened as well, others are offered.

None takes the place of anything that the reader did, or had opened.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pcam_model.wording import Text
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.dicom.source import Source
    from viewer.ui.main_window import MainWindow

_SAVED = Text("A saved review: open it from the menu, or drop it.")


class FoundReviews(QObject):
    """Follows the search of a window.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._reading = window.reading
        self._found: list[Source] = []
        self._session.search.reviews_met.connect(self._found.extend)
        self._session.search.ended.connect(self._decide)
        self._session.cleared.connect(self._found.clear)

    @property
    def _untouched(self) -> bool:
        """Whether no review is open, of any kind, and nothing was changed."""
        histories = self._session.histories
        changed = any(histories.of(source).can_undo for source in histories.sources)
        return not self._reading.opened and not self._reading.modified and not changed

    def _decide(self) -> None:
        found = [each for each in dict.fromkeys(self._found) if each not in self._reading.opened]
        self._found.clear()
        if not found:
            return
        if len(found) == 1 and self._untouched:
            self._open(found)
            return
        self._list(found)
        # What a crash left behind is asked for first.
        if not self._window.offer.isVisible():
            self._window.offer.ask(
                tr(
                    "Saved reviews that lie in what was opened: {names}. Opening them takes the "
                    "place of what is shown now; that can be undone.",
                    names=", ".join(each.name for each in found)
                    if not self._window.private
                    else len(found),
                ),
                tr("Open"),
                lambda: self._open(found),
                (tr("Not now"), lambda: None),
            )

    def _open(self, found: "list[Source]") -> None:
        """Open files, the newest last: of two reviews of an image it is the one that is shown."""

        def age(source: "Source") -> float:
            return source.path.stat().st_mtime if source.path.exists() else 0.0

        self._window.commands.reviews.open(*sorted(found, key=age))

    def _list(self, found: "list[Source]") -> None:
        from viewer.dicom.scan import Rejected

        self._session.rejected_found.emit(tuple(Rejected(each.label, _SAVED) for each in found))
