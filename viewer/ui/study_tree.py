"""The tree of what is open: patient ▸ study ▸ series ▸ image.

A series of one image is that image, as with most radiographs. Items are made a few at a time
between other events, so that a folder of ten thousand files does not hold the window up.
"""

import json
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from viewer.ui.closings import Level
from viewer.ui.language import tr
from viewer.ui.study_texts import (
    ItemText,
    companion_text,
    instance_text,
    patient_text,
    rejected_text,
    series_text,
    study_text,
)
from viewer.ui.theme import colour, on_image, scaled
from viewer.ui.tips import literal

if TYPE_CHECKING:
    from viewer.dicom.companion import Companion
    from viewer.dicom.scan import Instance, Rejected
    from viewer.dicom.source import Source
    from viewer.dicom.studies import Place

#: What a dragged image is, as JSON: its file, and its member where that is an archive.
MIME = "application/x-pcam-viewer-image"

_ICON = QSize(54, 54)
# Items made before other events have their turn.
_PER_TURN, _TURN_MS = 80, 8
# A slow computer makes fewer in a turn.
_WORK_MS = 12
# Studies stay folded once the tree is longer than this: nobody reads on, and Qt lays out faster.
_UNFOLDED = 400
# Thumbnails that are kept, about 45 kB each.
_ICONS = 500
# More files that could not be used are counted, not listed.
_REJECTED = 500
_SIGHT_MS = 40
_GAP = 6

_SOURCE = Qt.ItemDataRole.UserRole
_TEXT = Qt.ItemDataRole.UserRole + 1
_SEARCH = Qt.ItemDataRole.UserRole + 2
_INSTANCE = Qt.ItemDataRole.UserRole + 3
_ORDER = Qt.ItemDataRole.UserRole + 4
_FILE = Qt.ItemDataRole.UserRole + 5
_COMPANION = Qt.ItemDataRole.UserRole + 6
_REMARK = Qt.ItemDataRole.UserRole + 7
_KEY = Qt.ItemDataRole.UserRole + 8


@dataclass(frozen=True, slots=True)
class _Key:
    """By what an item is known; Qt would turn a bare tuple into a list."""

    key: object


@dataclass(frozen=True, order=True, slots=True)
class _Order:
    """What an item is sorted by; Qt would turn a bare tuple into a list."""

    key: tuple[Any, ...]


def source_of(mime: QMimeData) -> "Source | None":
    """Return the image that is dragged, or None."""
    from viewer.dicom.source import Source

    try:
        path, member = json.loads(mime.data(MIME).toStdString())
        return Source(Path(path), member)
    except (ValueError, TypeError):
        return None


class StudyTreeWidget(QTreeWidget):
    """Shows a study tree that grows, with thumbnails of what is in sight."""

    #: The reader wants an image in the active tile.
    chosen = Signal(object)
    #: Images in sight without a thumbnail, from top to bottom.
    thumbnails_wanted = Signal(list)
    #: All items that were asked for are there.
    completed = Signal()
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
        self.setIconSize(_ICON)
        self.setIndentation(10)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._items: dict[object, QTreeWidgetItem] = {}
        self._badges: dict[Source, str] = {}
        self._numbers: dict[Source, int] = {}
        self._icons: OrderedDict[Source, None] = OrderedDict()
        self._unreadable: set[Source] = set()
        self._waiting: dict[Source, tuple[Instance, Place]] = {}
        self._companions: dict[Source, list[Companion]] = {}
        self._rejected = self._patients = 0
        self._private = False
        self._shown: set[Source] = set()
        self._active: Source | None = None
        self._to_follow = False
        self.not_opened = QTreeWidgetItem()
        self.not_opened.setForeground(0, colour("caution"))
        self._builder = QTimer(self)
        self._builder.setInterval(_TURN_MS)
        self._builder.timeout.connect(self._build)
        self._sight = QTimer(self)
        self._sight.setSingleShot(True)
        self._sight.setInterval(_SIGHT_MS)
        self._sight.timeout.connect(self._look)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.itemChanged.connect(self._toggle)
        self.itemExpanded.connect(self._sight.start)
        self.itemCollapsed.connect(self._sight.start)
        self.verticalScrollBar().valueChanged.connect(self._sight.start)

    @property
    def building(self) -> bool:
        """Whether items are still to be made."""
        return bool(self._waiting)

    # What it shows

    def add(self, found: "Iterable[tuple[Instance, Place]]") -> None:
        """Show images where they belong; each is given once."""
        self._waiting.update((instance.source, (instance, place)) for instance, place in found)
        # The first ones come at once: a single file must not wait for a timer. Later ones wait for
        # their turn, however often the search tells of some before the window answers again.
        if not self._builder.isActive():
            self._build()

    def add_rejected(self, rejected: "Sequence[Rejected]") -> None:
        """List files that could not be used, with the reason."""
        if self.not_opened.treeWidget() is None:
            self.addTopLevelItem(self.not_opened)
            self.not_opened.setExpanded(True)
        room = max(0, _REJECTED - self._rejected)
        self._rejected += len(rejected)
        items = []
        for each in rejected[:room]:
            searched = f"{each.label} {each.reason}"
            item = self._new_item(rejected_text(each), searched, {_FILE: each.label})
            item.setForeground(0, colour("muted"))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
            items.append(item)
        self.not_opened.addChildren(items)
        text = tr("Not opened ({count})", count=self._rejected)
        if self._rejected > _REJECTED:
            text = tr("Not opened ({count}, the first {shown} listed)",
                      count=self._rejected, shown=_REJECTED)  # fmt: skip
        self.not_opened.setText(0, text)

    def add_companions(self, source: "Source", companions: "Sequence[Companion]") -> None:
        """List objects below the image they are about, each with a check mark for its layers."""
        self._companions.setdefault(source, []).extend(companions)
        item = self._items.get(source)
        if item is not None:
            for companion in companions:
                self._add_companion(companion, item)

    def say_undrawn(self, source: "Source", companion: "Companion", why: str) -> None:
        """Say at an object below an image why it is not drawn."""
        above = self._items.get(source)
        for row in range(above.childCount() if above is not None else 0):
            item = above.child(row)
            if item.data(0, _COMPANION) == companion:
                item.setIcon(0, _warning())
                item.setData(0, _REMARK, tr("Not drawn: {why}", why=why))
                self._write(item)

    def clear_badges(self) -> None:
        """Show no result: those that were shown are of another model."""
        for source in tuple(self._badges):
            self.set_badge(source, "")

    def badge(self, source: "Source") -> str:
        """Return what stands below the name of an image."""
        return self._badges.get(source, "")

    def set_badge(self, source: "Source", badge: str) -> None:
        """Say what was found in an image."""
        if self._badges.get(source) != badge:
            self._badges[source] = badge
            self._refresh(source)

    def set_shown(self, sources: "set[Source]", active: "Source | None") -> None:
        """Point out the images of the tiles, and select the one of the active tile."""
        for source in self._shown ^ sources:
            if source in self._items:
                self._items[source].setFont(0, scaled(self.font(), 1.0, bold=source in sources))
        self._shown = set(sources)
        self._to_follow = self._to_follow or active != self._active
        self._active = active
        self._follow()

    def set_thumbnail(self, source: "Source", image: QImage) -> None:
        """Show a thumbnail; the one that was made first gives way once there are many."""
        item = self._items.get(source)
        if item is None:
            return
        item.setIcon(0, QIcon(QPixmap.fromImage(image)))
        self._icons[source] = None
        while len(self._icons) > _ICONS:
            oldest, _ = self._icons.popitem(last=False)
            self._items[oldest].setIcon(0, _blank())

    def mark_unreadable(self, source: "Source") -> None:
        """Show that an image in the list cannot be shown."""
        self._unreadable.add(source)
        item = self._items.get(source)
        if item is not None:
            item.setIcon(0, _warning())
            item.setForeground(0, colour("faint"))

    def set_private(self, private: bool) -> None:
        """Hide or show all that names a person."""
        self._private = private
        above = [self.not_opened, *(self._items[source] for source in self._companions
                                    if source in self._items)]  # fmt: skip
        rows = [item.child(row) for item in above for row in range(item.childCount())]
        for item in (*self._items.values(), *rows):
            self._write(item)

    def filter(self, wanted: str) -> None:
        """Show only what has all these words, with all that stands above it."""
        words = wanted.casefold().split()

        def shown(item: QTreeWidgetItem, above: str) -> bool:
            text = f"{above} {item.data(0, _SEARCH) or ''}"
            children = [shown(item.child(row), text) for row in range(item.childCount())]
            own = not children and all(word in text for word in words)
            item.setHidden(not (own or any(children)))
            return not item.isHidden()

        for row in range(self.topLevelItemCount()):
            shown(self.topLevelItem(row), "")
        self._sight.start()

    def forget(self) -> None:
        """Show nothing."""
        self._builder.stop()
        self._sight.stop()
        self.not_opened.takeChildren()
        if self.not_opened.treeWidget() is not None:
            self.takeTopLevelItem(self.indexOfTopLevelItem(self.not_opened))
        self.clear()
        self._items.clear()
        self._badges.clear()
        self._companions.clear()
        self._numbers.clear()
        self._icons.clear()
        self._waiting.clear()
        self._unreadable.clear()
        self._shown, self._active = set(), None
        self._rejected = self._patients = 0

    def remove(
        self, sources: "Collection[Source]", place_of: "Callable[[Source], Place | None]"
    ) -> None:
        """Take images out, and what stands above none any more.

        Parameters
        ----------
        sources : collection of Source
        place_of : callable
            Gives the place of an image that stays.
        """
        thinned = []
        for source in sources:
            for known in (self._waiting, self._badges, self._numbers, self._icons,
                          self._companions):  # fmt: skip
                known.pop(source, None)
            self._unreadable.discard(source)
            self._shown.discard(source)
            item = self._items.pop(source, None)
            above = item.parent() if item is not None else None
            while above is not None:
                above.removeChild(item)
                thinned.append(above)
                if above.childCount():
                    break
                item, above = above, above.parent()
                del self._items[item.data(0, _KEY).key]
                if above is None:
                    self.takeTopLevelItem(self.indexOfTopLevelItem(item))
        for item in thinned:
            if item.data(0, _ORDER) is not None and item.childCount():
                self._tidy_series(item, place_of)
        self._sight.start()

    def _tidy_series(
        self, item: QTreeWidgetItem, place_of: "Callable[[Source], Place | None]"
    ) -> None:
        """Count the images of a series anew; one of a single image is that image."""
        from viewer.dicom.studies import series_order

        place, node = place_of(item.child(0).data(0, _SOURCE)), item.parent()
        if place is None or node is None:
            return
        if len(place.series.instances) > 1:
            item.setData(0, _TEXT, series_text(place.series))
            self._write(item)
            return
        image = item.takeChild(0)
        node.removeChild(item)
        del self._items[item.data(0, _KEY).key]
        order = _Order(series_order(place.series))
        image.setData(0, _ORDER, order)
        node.insertChild(_row(node, order), image)

    def target(self) -> "tuple[Source, Level] | None":
        """Return the image at or first below the selected item, and what the item stands for."""
        item = self.currentItem()
        if item is None or not item.isSelected():
            return None
        if item.data(0, _COMPANION) is not None:
            item = item.parent()
        level = Level.IMAGE
        if item.data(0, _SOURCE) is None:
            depth = 0
            while item.parent() is not None:
                item, depth = item.parent(), depth + 1
            level = (Level.PATIENT, Level.STUDY, Level.SERIES)[depth]
            item = self.currentItem()
        while item.data(0, _SOURCE) is None and item.childCount():
            item = item.child(0)
        source = item.data(0, _SOURCE)
        return None if source is None else (source, level)

    # Qt's own

    def event(self, event: QEvent) -> bool:
        """Take a key that means something else elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _closes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close what is selected; Qt moves through the tree."""
        target = self.target() if _closes(event) else None
        if target is not None:
            self.close_wanted.emit(*target)
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Return what is dragged: an image."""
        mime = QMimeData()
        sources = [item.data(0, _SOURCE) for item in items]
        for source in filter(None, sources):
            text = json.dumps([str(source.path), source.member])
            mime.setData(MIME, QByteArray(text.encode()))
        return mime

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look for what came in sight."""
        super().resizeEvent(event)
        self._sight.start()

    # Making items

    def _build(self) -> None:
        """Make some items; the rest after other events had their turn."""
        self.setUpdatesEnabled(False)
        end = time.monotonic() + _WORK_MS / 1000
        for _ in range(min(_PER_TURN, len(self._waiting))):
            source = next(iter(self._waiting))
            self._add_image(*self._waiting.pop(source))
            if time.monotonic() > end:
                break
        self.setUpdatesEnabled(True)
        self._follow()
        self._sight.start()
        if self._waiting:
            self._builder.start()
        else:
            self._builder.stop()
            self.completed.emit()

    def _add_image(self, instance: "Instance", place: "Place") -> None:
        """Make the item of an image, and those above it that are not there yet."""
        from viewer.dicom.studies import instance_order, series_order

        patient, study, series = place.patient, place.study, place.series
        above = self._items.get(patient.key)
        if above is None:
            root = self.invisibleRootItem()
            row = root.childCount() - int(self.not_opened.treeWidget() is not None)
            # A number is never given twice, also after a patient was closed.
            self._patients += 1
            above = self._add(patient.key, root, row, patient_text(patient, self._patients))
        key = (patient.key, study.key)
        node = self._items.get(key)
        if node is None:
            # Of the studies that stand before it, some may still wait.
            before = patient.studies[: patient.studies.index(study)]
            row = sum((patient.key, each.key) in self._items for each in before)
            node = self._add(key, above, row, study_text(study, len(before) + 1))
        if len(series.instances) == 1:
            self._add_instance(instance, node, _Order(series_order(series)))
            return
        of_series = self._items.get((*key, series.key))
        if of_series is None:
            # Its text tells of all images that are known, also of those that wait.
            of_series = self._add_series(place, (*key, series.key), node)
        elif (text := series_text(series)) != of_series.data(0, _TEXT):
            of_series.setData(0, _TEXT, text)
            self._write(of_series)
        self._add_instance(instance, of_series, _Order(instance_order(instance)))

    def _add_series(self, place: "Place", key: object, node: QTreeWidgetItem) -> QTreeWidgetItem:
        """Make the item of a series, above the one image of it that may be there."""
        from viewer.dicom.studies import instance_order, series_order

        series = place.series
        order = _Order(series_order(series))
        item = self._add(key, node, _row(node, order), series_text(series))
        item.setData(0, _ORDER, order)
        alone = next((i for i in series.instances if i.source in self._items), None)
        if alone is not None:
            image = self._items[alone.source]
            node.removeChild(image)
            image.setData(0, _ORDER, _Order(instance_order(alone)))
            item.addChild(image)
        return item

    def _add_instance(self, instance: "Instance", parent: QTreeWidgetItem, order: "_Order") -> None:
        source = instance.source
        row = _row(parent, order)
        self._numbers[source] = row + 1
        text = instance_text(instance, row + 1, self._badges.get(source, ""))
        about = {_SOURCE: source, _FILE: source.label, _INSTANCE: instance, _ORDER: order}
        item = self._new_item(text, f"{text.plain} {source.label}", about)
        item.setIcon(0, _warning() if source in self._unreadable else _blank())
        if source in self._shown:
            item.setFont(0, scaled(self.font(), 1.0, bold=True))
        self._items[source] = item
        parent.insertChild(row, item)
        for companion in self._companions.get(source, ()):
            self._add_companion(companion, item)

    def _add_companion(self, companion: "Companion", parent: QTreeWidgetItem) -> None:
        text = companion_text(companion)
        about = {_FILE: companion.source.label, _COMPANION: companion}
        item = self._new_item(text, f"{text.plain} {companion.source.label}", about)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        item.setCheckState(0, Qt.CheckState.Checked)
        parent.addChild(item)
        parent.setExpanded(True)

    def _add(
        self, key: object, parent: QTreeWidgetItem, row: int, text: ItemText
    ) -> QTreeWidgetItem:
        item = self._items[key] = self._new_item(text)
        item.setData(0, _KEY, _Key(key))
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        parent.insertChild(row, item)
        item.setExpanded(len(self._items) < _UNFOLDED)
        return item

    def _new_item(
        self, text: ItemText, searched: str = "", about: Mapping[int, object] | None = None
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        for role, value in (about or {}).items():
            item.setData(0, role, value)
        item.setData(0, _TEXT, text)
        item.setData(0, _SEARCH, (searched or text.plain).casefold())
        self._write(item)
        return item

    def _write(self, item: QTreeWidgetItem) -> None:
        text = item.data(0, _TEXT)
        shown = text[int(self._private)]
        item.setText(0, shown)
        source = item.data(0, _SOURCE)
        # Also for what the list is too narrow for.
        file = None if self._private else item.data(0, _FILE)
        remark = item.data(0, _REMARK)
        item.setToolTip(0, literal("\n".join(filter(None, (shown, file, remark)))))
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, remark)
        # Known heights spare Qt from measuring ten thousand texts to place the scroll bar.
        height = self.fontMetrics().lineSpacing() * (shown.count("\n") + 1)
        if source is not None:
            height = max(height, _ICON.height())
        item.setSizeHint(0, QSize(0, height + _GAP))

    def _refresh(self, source: "Source") -> None:
        item = self._items.get(source)
        if item is not None:
            badge = self._badges.get(source, "")
            text = instance_text(item.data(0, _INSTANCE), self._numbers[source], badge)
            item.setData(0, _TEXT, text)
            item.setData(0, _SEARCH, f"{text.plain} {source.label}".casefold())
            self._write(item)

    def _follow(self) -> None:
        """Select the image of the active tile once; then the reader may go on with the keys."""
        item = self._items.get(self._active)
        if self._to_follow and item is not None:
            self._to_follow = False
            self.setCurrentItem(item)

    # What the reader does, and sees

    def _choose(self, item: QTreeWidgetItem) -> None:
        # An object beside an image is seen on the image.
        of = item.parent() if item.data(0, _COMPANION) is not None else item
        source = of.data(0, _SOURCE)
        if source is not None:
            self.chosen.emit(source)

    def _toggle(self, item: QTreeWidgetItem, column: int) -> None:
        companion = item.data(0, _COMPANION)
        if companion is None or item.parent() is None:
            return
        checked = item.checkState(0) is Qt.CheckState.Checked
        self.companion_toggled.emit(item.parent().data(0, _SOURCE), companion, checked)

    def _in_sight(self) -> "Iterator[Source]":
        item = self.itemAt(QPoint(1, 1))
        bottom = self.viewport().height()
        while item is not None and self.visualItemRect(item).top() < bottom:
            source = item.data(0, _SOURCE)
            if source is not None:
                yield source
            item = self.itemBelow(item)

    def _look(self) -> None:
        seen = list(self._in_sight())
        for source in seen:
            if source in self._icons:
                self._icons.move_to_end(source)
        missing = (s for s in seen if s not in self._icons and s not in self._unreadable)
        self.thumbnails_wanted.emit(list(missing))


def _row(parent: QTreeWidgetItem, order: _Order) -> int:
    """Return the row of a new child: behind all that do not come later."""
    rows = range(parent.childCount())
    return bisect_right(rows, order, key=lambda row: parent.child(row).data(0, _ORDER))


def _closes(event: QEvent) -> bool:
    plain = Qt.KeyboardModifier.NoModifier
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Delete
        and event.modifiers() in (plain, Qt.KeyboardModifier.KeypadModifier)
    )


@lru_cache(maxsize=1)
def _blank() -> QIcon:
    return QIcon(_black())


@lru_cache(maxsize=1)
def _warning() -> QIcon:
    pixmap = _black()
    painter = QPainter(pixmap)
    painter.drawPixmap(30, 30, on_image("warning", pixmap.width() - 60))
    painter.end()
    return QIcon(pixmap)


def _black() -> QPixmap:
    # Sharp on a screen of twice the pixels too.
    pixmap = QPixmap(2 * _ICON)
    pixmap.fill(QColor("black"))
    return pixmap
