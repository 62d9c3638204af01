"""What is open: patient ▸ study ▸ image with thumbnails, and what could not be opened, and why."""

import textwrap
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.dicom.radiograph import View
from viewer.ui.language import tr
from viewer.ui.session import Session
from viewer.ui.theme import colour, icon

if TYPE_CHECKING:
    from viewer.dicom.scan import Instance, Rejected
    from viewer.dicom.source import Source
    from viewer.dicom.studies import Patient, Study, StudyTree

_ICON = QSize(54, 54)
# Characters in a line of a reason, so that it is read without a tool tip.
_REASON_WIDTH = 28
_SOURCE = Qt.ItemDataRole.UserRole
_PLAIN = Qt.ItemDataRole.UserRole + 1
_SEARCH = Qt.ItemDataRole.UserRole + 2


class StudiesPanel(QWidget):
    """Contents of the studies dock."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._studies: StudyTree | None = None
        self._items: dict[object, QTreeWidgetItem] = {}
        self._private = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setAccessibleName(tr("Search in open studies"))
        self.search.setToolTip(tr("Names, numbers, dates, descriptions or file names"))
        self.search.textChanged.connect(self._filter)
        self.hint = QLabel(
            tr("Nothing is open yet.\nDrop files, folders or ZIP archives anywhere.")
        )
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Open studies"))
        self.tree.setAccessibleDescription(tr("Arrow keys move, Enter shows an image"))
        self.tree.setHeaderHidden(True)
        self.tree.setIconSize(_ICON)
        self.tree.setIndentation(12)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.tree.setAcceptDrops(False)
        self.tree.viewport().setAcceptDrops(False)
        self.tree.currentItemChanged.connect(self._chosen)
        self.not_opened = QTreeWidgetItem([tr("Not opened")])
        self.not_opened.setForeground(0, colour("caution"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 4, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.hint)
        layout.addWidget(self.tree, 1)
        session.instances_found.connect(self.add_instances)
        session.rejected_found.connect(self.add_rejected)
        session.thumbnail_made.connect(self.set_thumbnail)
        session.image_changed.connect(self._follow)
        session.unreadable.connect(self.mark_unreadable)
        session.cleared.connect(self.clear)

    @property
    def order(self) -> "list[Source]":
        """Images from top to bottom."""
        if self._studies is None:
            return []
        return [
            instance.source
            for patient in self._studies.patients
            for study in patient.studies
            for series in study.series
            for instance in series.instances
        ]

    def add_instances(self, instances: "tuple[Instance, ...]") -> None:
        """Put images where they belong."""
        from viewer.dicom.studies import StudyTree

        if self._studies is None:
            self._studies = StudyTree()
        for instance in instances:
            self._studies.add(instance)
        self._sync()

    def add_rejected(self, rejected: "tuple[Rejected, ...]") -> None:
        """List files that could not be used, with the reason."""
        if self.not_opened.treeWidget() is None:
            self.tree.addTopLevelItem(self.not_opened)
        for each in rejected:
            name = each.label.replace("\\", "/").rsplit("/", 1)[-1]
            item = QTreeWidgetItem()
            told = tr(each.reason)
            reason = "\n".join(textwrap.wrap(told, _REASON_WIDTH))
            item.setData(0, _PLAIN, (f"{name}\n{reason}", f"{tr('A file')}\n{reason}"))
            item.setData(0, _SEARCH, each.label)
            item.setToolTip(0, each.label + "\n" + told)
            item.setForeground(0, colour("muted"))
            self.not_opened.addChild(item)
        self._move_to_end()
        self._write_texts()
        self.hint.hide()

    def set_thumbnail(self, source: "Source", image: QImage) -> None:
        """Show a thumbnail."""
        if source in self._items:
            self._items[source].setIcon(0, QIcon(QPixmap.fromImage(image)))

    def mark_unreadable(self, source: "Source") -> None:
        """Show that an image in the list cannot be shown."""
        if source in self._items:
            self._items[source].setIcon(0, QIcon(_warning()))
            self._items[source].setForeground(0, colour("faint"))

    def set_private(self, private: bool) -> None:
        """Hide or show all that names a person."""
        self._private = private
        self._write_texts()

    def clear(self) -> None:
        """Forget everything."""
        self._studies = None
        self._items.clear()
        self.not_opened.takeChildren()
        root = self.tree.invisibleRootItem()
        while root.childCount():
            root.takeChild(0)
        self.hint.show()

    # Helpers

    def _sync(self) -> None:
        assert self._studies is not None
        root = self.tree.invisibleRootItem()
        for row, patient in enumerate(self._studies.patients):
            parent = self._place(patient.key, root, row, _patient_text(patient, row))
            for number, study in enumerate(patient.studies):
                key = (patient.key, study.key)
                node = self._place(key, parent, number, _study_text(study, number))
                place = 0
                for series in study.series:
                    for instance in series.instances:
                        self._place_instance(instance, node, place)
                        place += 1
        self._move_to_end()
        self._write_texts()
        self.hint.hide()
        self._follow()

    def _place(
        self, key: object, parent: QTreeWidgetItem, row: int, texts: tuple[str, str]
    ) -> QTreeWidgetItem:
        """Return the item of a key, made or moved so that it stands in its row."""
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = QTreeWidgetItem()
            parent.insertChild(row, item)
            item.setExpanded(True)
        elif parent.child(row) is not item:
            open_before = item.isExpanded()
            self.tree.blockSignals(True)
            parent.takeChild(parent.indexOfChild(item))
            parent.insertChild(row, item)
            self.tree.blockSignals(False)
            item.setExpanded(open_before)
        item.setData(0, _PLAIN, texts)
        item.setData(0, _SEARCH, texts[0])
        return item

    def _place_instance(self, instance: "Instance", parent: QTreeWidgetItem, row: int) -> None:
        new = instance.source not in self._items
        item = self._place(instance.source, parent, row, _instance_text(instance, row))
        item.setData(0, _SEARCH, f"{_instance_text(instance, row)[0]} {instance.source.label}")
        if new:
            item.setData(0, _SOURCE, instance.source)
            item.setIcon(0, QIcon(_blank()))

    def _move_to_end(self) -> None:
        root = self.tree.invisibleRootItem()
        place = root.indexOfChild(self.not_opened)
        if 0 <= place < root.childCount() - 1:
            root.addChild(root.takeChild(place))
        self.not_opened.setExpanded(True)

    def _write_texts(self) -> None:
        for item in self._items.values():
            item.setText(0, item.data(0, _PLAIN)[int(self._private)])
            source = item.data(0, _SOURCE)
            item.setToolTip(0, "" if self._private or source is None else source.label)
        count = self.not_opened.childCount()
        self.not_opened.setText(0, tr("Not opened ({count})", count=count))
        for place in range(count):
            item = self.not_opened.child(place)
            texts = item.data(0, _PLAIN)
            item.setText(0, texts[int(self._private)])
            item.setToolTip(
                0,
                texts[1]
                if self._private
                else item.data(0, _SEARCH) + "\n" + texts[1].partition("\n")[2],
            )
        self._filter(self.search.text())

    def _filter(self, wanted: str) -> None:
        words = wanted.casefold().split()

        def shown(item: QTreeWidgetItem, above: str) -> bool:
            text = f"{above} {item.data(0, _SEARCH) or ''}"
            children = [shown(item.child(row), text) for row in range(item.childCount())]
            own = all(word in text.casefold() for word in words)
            item.setHidden(not (any(children) or (own and not children)))
            return not item.isHidden()

        root = self.tree.invisibleRootItem()
        for row in range(root.childCount()):
            shown(root.child(row), "")

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        source = item.data(0, _SOURCE) if item is not None else None
        if source is not None:
            self._session.show(source)

    def _follow(self) -> None:
        item = self._items.get(self._session.current)
        if item is not None and item is not self.tree.currentItem():
            self.tree.blockSignals(True)
            self.tree.setCurrentItem(item)
            self.tree.blockSignals(False)


def _patient_text(patient: "Patient", row: int) -> tuple[str, str]:
    name = patient.name.replace("^", " ").strip()
    text = " · ".join(filter(None, (name, patient.patient_id))) or tr("Without a name")
    return text, tr("Patient {number}", number=row + 1)


def _study_text(study: "Study", number: int) -> tuple[str, str]:
    date = study.date
    if len(date) == 8 and date.isdecimal():
        date = f"{date[:4]}-{date[4:6]}-{date[6:]}"
    text = "  ".join(filter(None, (date, study.description)))
    return text or tr("Study"), tr("Study {number}", number=number + 1)


def _instance_text(instance: "Instance", row: int) -> tuple[str, str]:
    view = "" if instance.view is View.UNKNOWN else instance.view.value
    what = " ".join(filter(None, (instance.modality, view)))
    frames = tr(" × {frames} frames", frames=instance.frames) if instance.frames > 1 else ""
    size = f"{instance.columns} × {instance.rows}{frames}"
    name = what or (
        tr("Image {number}", number=row + 1) if instance.is_dicom else instance.source.name
    )
    return f"{name}\n{size}", f"{what or tr('Image {number}', number=row + 1)}\n{size}"


def _blank() -> QPixmap:
    pixmap = QPixmap(_ICON)
    pixmap.fill(QColor("black"))
    return pixmap


def _warning() -> QPixmap:
    pixmap = _blank()
    painter = QPainter(pixmap)
    icon("warning").paint(painter, pixmap.rect().adjusted(15, 15, -15, -15))
    painter.end()
    return pixmap
