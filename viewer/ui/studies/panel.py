"""What is open: a search, the tree of studies, and what could not be opened, and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.ui.language import tr
from viewer.ui.results import Results
from viewer.ui.session import Session
from viewer.ui.studies.not_opened import NotOpened
from viewer.ui.studies.texts import badge_text, earlier_text
from viewer.ui.studies.thumbnails import Thumbnails
from viewer.ui.studies.tree import StudyTreeWidget
from viewer.ui.theme import icon
from viewer.ui.tile import State

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance, Rejected
    from viewer.dicom.source import Source

# While images come, what was typed is sought in the new ones this often.
_SEARCH_MS = 300


class StudiesPanel(QWidget):
    """Contents of the studies dock.

    Parameters
    ----------
    session : Session
    results : Results
        What the list says of images.
    """

    def __init__(self, session: Session, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.thumbnails = Thumbnails(session, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setAccessibleName(tr("Search in open studies"))
        self.search.setToolTip(tr("Names, numbers, dates, descriptions or file names"))
        self.hint = QLabel(
            tr("Nothing is open yet.\nDrop files, folders or ZIP archives anywhere.")
        )
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.tree = StudyTreeWidget()
        self._results = results
        self._analysing: set[Source] = set()
        # What the badge of the active image was made from last, besides results.
        self._judged: tuple[object, ...] = ()
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_MS)
        self._searching.timeout.connect(self._filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 4, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.hint)
        layout.addWidget(self.tree, 1)
        self.search.textChanged.connect(self._filter)
        self.tree.chosen.connect(session.show)
        self.tree.pictures.wanted.connect(self.thumbnails.want)
        self.tree.builder.completed.connect(self._filter_soon)
        self.thumbnails.made.connect(self.tree.pictures.show)
        session.instances_found.connect(self._add_instances)
        session.rejected_found.connect(self._add_rejected)
        session.image_changed.connect(self._follow)
        session.tiles_changed.connect(self._follow)
        session.review_changed.connect(self._follow_review)
        session.unreadable.connect(self.tree.mark_unreadable)
        session.state_changed.connect(self._follow_analysis)
        session.busy_changed.connect(self._follow_analysis)
        session.engine_changed.connect(self._follow_model)
        session.cleared.connect(self._clear)
        session.closings.closed.connect(self._follow_closing)
        results.changed.connect(self._mark)
        session.companions.attached.connect(self.tree.list_companions)
        session.companions.undrawn.connect(self.tree.say_undrawn)
        self.tree.companion_toggled.connect(session.companions.set_visible)

    @property
    def not_opened(self) -> NotOpened:
        """The item above the files that could not be used."""
        return self.tree.not_opened

    @property
    def order(self) -> "tuple[Source, ...]":
        """Images from top to bottom."""
        return self._session.search.order

    def set_private(self, private: bool) -> None:
        """Hide or show all that names a person."""
        self.tree.set_private(private)

    # Following the session

    def _add_instances(self, instances: "tuple[Instance, ...]") -> None:
        self.hint.hide()
        places = ((each, self._session.search.place(each.source)) for each in instances)
        self.tree.builder.add((each, place) for each, place in places if place is not None)

    def _add_rejected(self, rejected: "tuple[Rejected, ...]") -> None:
        self.hint.hide()
        self.tree.not_opened.add(rejected)
        self._filter_soon()

    def _follow(self) -> None:
        session = self._session
        shown = {tile.source for tile in session.tiles if tile.source is not None}
        self.tree.set_shown(shown, session.current)

    def _follow_review(self) -> None:
        session = self._session
        judged = (session.current, session.review.edited_thresholds)
        # A drag of the window changes none of it.
        if session.current is not None and judged != self._judged:
            self._judged = judged
            self._mark(session.current)

    def _follow_analysis(self) -> None:
        """Mark the images that are being analysed; a mark goes with the analysis."""
        tiles = self._session.tiles
        now = {tile.source for tile in tiles if tile.source and tile.state is State.ANALYSING}
        changed, self._analysing = now ^ self._analysing, now
        for source in changed:
            self._mark(source)

    def _mark(self, source: "Source") -> None:
        """Say in the list what is known of an image."""
        if source in self._session.instances:
            self.tree.set_badge(source, self._badge(source))

    def _badge(self, source: "Source") -> str:
        if source in self._analysing:
            return tr("◌ analysing …")
        review = self._session.histories.of(source).current
        own, earlier = self._results.of(source), self._results.others(source)
        # While the panel shows what another model said, the list does not say something else.
        if own and not self._session.analysis.holds(source):
            return badge_text(own, review)
        if earlier:
            return earlier_text(earlier, review)
        # Of several frames one may suit all the same.
        return tr("⚠ not suitable") if self._results.refused(source) else ""

    def _follow_model(self) -> None:
        for source in self.tree.badged:
            self._mark(source)

    def _clear(self) -> None:
        self._searching.stop()
        self.thumbnails.clear()
        self._analysing.clear()
        self.tree.forget()
        self.hint.show()

    def _follow_closing(self, closed: "frozenset[Source]") -> None:
        self.thumbnails.drop(closed)
        self._analysing -= closed
        self.tree.remove(closed, self._session.search.place)

    def _filter_soon(self) -> None:
        if self.search.text() and not self._searching.isActive():
            self._searching.start()

    def _filter(self) -> None:
        self.tree.filter(self.search.text())
