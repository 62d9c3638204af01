"""The tree of what is open: patient ▸ study ▸ series ▸ image."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from viewer.ui.closings import Level
from viewer.ui.language import tr
from viewer.ui.studies.builder import Builder
from viewer.ui.studies.dragging import mime_of
from viewer.ui.studies.icons import ICON
from viewer.ui.studies.not_opened import NotOpened
from viewer.ui.studies.pictures import Pictures
from viewer.ui.studies.row import CompanionRow, Manner, Row
from viewer.ui.studies.rows import StudyRows
from viewer.ui.theme import scaled

if TYPE_CHECKING:
    from viewer.dicom.companion import Companion
    from viewer.dicom.scan import Instance
    from viewer.dicom.source import Source
    from viewer.dicom.studies import Place


@dataclass(slots=True)
class _Marks:
    """What is said of an image beside what its header tells, also before it has a row."""

    badge: str = ""
    unreadable: bool = False
    companions: "list[Companion]" = field(default_factory=list)


class StudyTreeWidget(QTreeWidget):
    """Shows a study tree that grows, with thumbnails of what is in sight."""

    #: The reader wants an image in the active tile.
    chosen = Signal(object)
    #: The layers of an object beside an image are to be drawn, or no longer.
    companion_toggled = Signal(object, object, bool)
    #: An image, and how much of what it belongs to is to be closed.
    close_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Open studies"))
        self.setAccessibleDescription(
            tr("Arrow keys move, Enter shows an image, Delete closes what is selected")
        )
        self.setHeaderHidden(True)
        self.setIconSize(ICON)
        self.setIndentation(10)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._manner = Manner(line=self.fontMetrics().lineSpacing())
        self._marks: dict[Source, _Marks] = {}
        self._shown: set[Source] = set()
        self._active: Source | None = None
        self._to_follow = False
        self._rows = StudyRows(self, self._manner)
        #: Files that could not be used.
        self.not_opened = NotOpened(self, self._manner)
        self.builder = Builder(self._make, self)
        self.pictures = Pictures(self, self._rows)
        self.builder.turned.connect(self._follow)
        self.builder.turned.connect(self.pictures.look_soon)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.itemChanged.connect(self._toggle)
        self.itemExpanded.connect(self.pictures.look_soon)
        self.itemCollapsed.connect(self.pictures.look_soon)
        self.verticalScrollBar().valueChanged.connect(self.pictures.look_soon)

    # What it shows

    def list_companions(self, source: "Source", companions: "Sequence[Companion]") -> None:
        """List objects below the image they are about."""
        self._marks_of(source).companions.extend(companions)
        row = self._rows.image(source)
        if row is not None:
            row.list_companions(companions)

    def say_undrawn(self, source: "Source", companion: "Companion", why: str) -> None:
        """Say at an object below an image why it is not drawn."""
        row = self._rows.image(source)
        if row is not None:
            row.say_undrawn(companion, why)

    @property
    def badged(self) -> "tuple[Source, ...]":
        """Images of which something is said."""
        return tuple(source for source, marks in self._marks.items() if marks.badge)

    def badge(self, source: "Source") -> str:
        """Return what stands below the name of an image."""
        return self._marks[source].badge if source in self._marks else ""

    def set_badge(self, source: "Source", badge: str) -> None:
        """Say what was found in an image."""
        row = self._rows.image(source)
        if row is not None and badge != self.badge(source):
            row.set_badge(badge)
        self._marks_of(source).badge = badge

    def set_shown(self, sources: "set[Source]", active: "Source | None") -> None:
        """Point out the images of the tiles, and select the one of the active tile."""
        changed, self._shown = self._shown ^ sources, set(sources)
        for source in changed:
            self._point_out(source)
        self._to_follow = self._to_follow or active != self._active
        self._active = active
        self._follow()

    def mark_unreadable(self, source: "Source") -> None:
        """Show that an image in the list cannot be shown."""
        self._marks_of(source).unreadable = True
        row = self._rows.image(source)
        if row is not None:
            row.mark_unreadable()

    def set_private(self, private: bool) -> None:
        """Hide or show all that names a person."""
        self._manner.private = private
        for row in self._all_rows():
            row.rewrite()

    def filter(self, wanted: str) -> None:
        """Show only what has all these words, with all that stands above it."""
        words = wanted.casefold().split()
        for row in self._top_rows():
            row.sift(words)
        self.pictures.look_soon()

    def forget(self) -> None:
        """Show nothing."""
        self.builder.clear()
        self.pictures.clear()
        self.not_opened.clear()
        self._rows.clear()
        self._marks.clear()
        self._shown, self._active = set(), None

    def remove(
        self, sources: "Collection[Source]", place_of: "Callable[[Source], Place | None]"
    ) -> None:
        """Take images out; see :meth:`StudyRows.remove`."""
        for source in sources:
            self.builder.drop(source)
            self.pictures.drop(source)
            self._marks.pop(source, None)
            self._shown.discard(source)
        self._rows.remove(sources, place_of)
        self.pictures.look_soon()

    def target(self) -> "tuple[Source, Level] | None":
        """Return the image at or first below the selected row, and what the row stands for."""
        row = self._current
        if row is None or not row.isSelected():
            return None
        if isinstance(row, CompanionRow):
            row = row.image
        first = row
        while first.source is None and first.below:
            first = first.below[0]
        return None if first.source is None else (first.source, row.level)

    # Qt's own

    def event(self, event: QEvent) -> bool:
        """Take a key that means something else elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _closes(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Know how high a line is."""
        super().changeEvent(event)
        self._manner.line = self.fontMetrics().lineSpacing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close what is selected; Qt moves through the tree."""
        target = self.target() if _closes(event) else None
        if target is not None:
            self.close_wanted.emit(*target)
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Return what is dragged: an image."""
        sources = [item.source for item in items]
        return next((mime_of(source) for source in sources if source is not None), QMimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look for what came in sight."""
        super().resizeEvent(event)
        self.pictures.look_soon()

    # Rows

    @property
    def _current(self) -> Row | None:
        return self.currentItem()

    def _top_rows(self) -> list[Row]:
        return [self.topLevelItem(at) for at in range(self.topLevelItemCount())]

    def _all_rows(self) -> list[Row]:
        """Return every row; the list grows while it is gone through."""
        rows = self._top_rows()
        for row in rows:
            rows += row.below
        return rows

    def _make(self, instance: "Instance", place: "Place") -> None:
        marks = self._marks.get(instance.source, _Marks())
        row = self._rows.add(instance, place, marks.badge)
        if marks.unreadable:
            row.mark_unreadable()
        row.list_companions(marks.companions)
        if instance.source in self._shown:
            self._point_out(instance.source)

    def _marks_of(self, source: "Source") -> _Marks:
        return self._marks.setdefault(source, _Marks())

    def _point_out(self, source: "Source") -> None:
        row = self._rows.image(source)
        if row is not None:
            row.setFont(0, scaled(self.font(), 1.0, bold=source in self._shown))

    def _follow(self) -> None:
        """Select the image of the active tile once; then the reader may go on with the keys."""
        row = self._rows.image(self._active)
        if self._to_follow and row is not None:
            self._to_follow = False
            self.setCurrentItem(row)

    # What the reader does

    def _choose(self, row: Row) -> None:
        # An object beside an image is seen on the image.
        source = row.image.source if isinstance(row, CompanionRow) else row.source
        if source is not None:
            self.chosen.emit(source)

    def _toggle(self, row: Row, column: int) -> None:
        if isinstance(row, CompanionRow):
            checked = row.checkState(0) is Qt.CheckState.Checked
            self.companion_toggled.emit(row.image.source, row.companion, checked)


def _closes(event: QEvent) -> bool:
    plain = Qt.KeyboardModifier.NoModifier
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Delete
        and event.modifiers() in (plain, Qt.KeyboardModifier.KeypadModifier)
    )
