"""The DICOM header of an image: a tree to search, and to compare with another image's."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from pcam_model.wording import Text
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.tags import PRIVATE, PairRow, compare, read_tags, without_identifiers
from viewer.ui.language import tr
from viewer.ui.session import Session
from viewer.ui.theme import colour, icon
from viewer.ui.tips import literal
from viewer.ui.workers import Task

if TYPE_CHECKING:
    from viewer.dicom.source import Source

_DIFFERS = Qt.ItemDataRole.UserRole
_DIFFERENT = "≠"
_NO_OTHER = 0
# Columns that share what room the others leave.
_VALUES = (3, 4)


class HeaderDialog(QDialog):
    """Shows the header of the image in the active tile, and follows it.

    Parameters
    ----------
    session : Session
    private : bool
        Whether values that may identify somebody are hidden.
    parent : QWidget
    """

    def __init__(self, session: Session, private: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._private = private
        self._task: Task | None = None
        self.setWindowTitle(tr("DICOM header"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Tag, name or value"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setAccessibleName(tr("Search in the header"))
        self.other = QComboBox()
        self.other.setAccessibleName(tr("Image to compare with"))
        self.other.setToolTip(tr("Show the header of another open image beside this one"))
        self.other.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.other.setMinimumContentsLength(24)
        self.only_differences = QCheckBox(tr("Only differences"))
        self.only_differences.setToolTip(tr("Leave out elements that are the same in both images"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setObjectName("muted")
        self.tree = QTreeView()
        self.tree.setAccessibleName(tr("Elements of the header"))
        self.tree.setAccessibleDescription(tr("Ctrl+C copies the chosen line"))
        self.tree.setAlternatingRowColors(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._proxy = _Filter(self)
        self.tree.setModel(self._proxy)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.other)
        top.addWidget(self.only_differences)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.message)
        layout.addWidget(self.tree, 1)
        unit = self.fontMetrics().averageCharWidth()
        self.resize(unit * 120, min(unit * 85, parent.height()))
        self.search.textChanged.connect(self._filter)
        self.only_differences.toggled.connect(self._filter)
        self.other.activated.connect(self._load)
        QShortcut(QKeySequence.StandardKey.Copy, self.tree, self.copy_line)
        session.image_changed.connect(self._follow)
        session.instances_found.connect(self._offer)
        session.cleared.connect(self._offer)
        session.closings.closed.connect(self._offer)
        self.finished.connect(self._cancel)
        self._offer()
        self._follow()

    def copy_line(self) -> None:
        """Put the chosen line on the clipboard, columns divided by tabs."""
        current = self.tree.currentIndex()
        if not current.isValid():
            return
        columns = range(self._proxy.columnCount())
        line = "\t".join(str(current.siblingAtColumn(each).data() or "") for each in columns)
        QApplication.clipboard().setText(line)

    # Which headers

    def _offer(self, *_: object) -> None:
        """List what can be compared with."""
        chosen = self.other.currentData()
        self.other.clear()
        self.other.addItem(tr("Compare with …"), None)
        for number, source in enumerate(self._session.instances, start=1):
            hidden = tr("Image {number}", number=number)
            self.other.addItem(hidden if self._private else source.name, source)
        self.other.setCurrentIndex(max(self.other.findData(chosen), _NO_OTHER))

    def _follow(self) -> None:
        source = self._session.active.source
        if source is None:
            self._cancel()
            self._show_message(tr("Open an image first."))
            return
        self._load()

    def _load(self) -> None:
        source, other = self._session.active.source, self.other.currentData()
        if source is None:
            return
        self._cancel()
        private = self._private
        self._task = self._session.reading.submit(
            lambda task: _pairs(source, other, private),
            lambda pairs: self._show(pairs, source, other),
            self._failed,
        )

    def _cancel(self) -> None:
        """Await no header: what is read may come when the dialog is gone, or shows another."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _failed(self, error: Exception) -> None:
        expected = isinstance(error, UnreadableError)
        reason = tr(str(error)) if expected else type(error).__name__
        self._show_message(tr("The header cannot be shown: {reason}", reason=reason))

    # What is shown

    def _show_message(self, text: str) -> None:
        self._set_model(QStandardItemModel(self))
        self.message.setText(text)
        self.message.show()

    def _set_model(self, model: QStandardItemModel) -> None:
        old = self._proxy.sourceModel()
        self._proxy.setSourceModel(model)
        if old is not None:
            old.deleteLater()

    def _show(self, pairs: tuple[PairRow, ...], source: "Source", other: "Source | None") -> None:
        several = other is not None
        titles = [tr("Tag"), tr("Name"), tr("VR"), tr("Value")]
        if several:
            titles += [tr("Value of {name}", name=self.other.currentText()), _DIFFERENT]
        model = QStandardItemModel(self)
        model.setHorizontalHeaderLabels(titles)
        for pair in pairs:
            model.appendRow(_line(pair, several))
        self._set_model(model)
        self.only_differences.setEnabled(several)
        self.message.setText(source.label if not self._private else "")
        self.message.setVisible(bool(self.message.text()))
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in range(len(titles)):
            shares = column in _VALUES
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Stretch if shares else mode.ResizeToContents)
        self._filter()

    def _filter(self) -> None:
        self._proxy.set_wanted(
            self.search.text(), self.only_differences.isChecked() and self.other.currentIndex() > 0
        )
        if self.search.text() or self.only_differences.isChecked():
            self.tree.expandAll()


class _Filter(QSortFilterProxyModel):
    """Lines that hold a text, or differ, with everything above and below them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._differences = False
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def set_wanted(self, text: str, differences: bool) -> None:
        """Show lines with this text, all lines or only those that differ."""
        self._differences = differences
        self.setAutoAcceptChildRows(not differences)
        self.setFilterFixedString(text)
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether a line is wanted for its own sake."""
        if self._differences and not self.sourceModel().index(row, 0, parent).data(_DIFFERS):
            return False
        return super().filterAcceptsRow(row, parent)


def _pairs(source: "Source", other: "Source | None", private: bool) -> tuple[PairRow, ...]:
    left = read_tags(source)
    right = read_tags(other) if other is not None else left
    if private:
        left, right = without_identifiers(left), without_identifiers(right)
    return compare(left, right)


def _line(pair: PairRow, several: bool) -> Sequence[QStandardItem]:
    row = pair.row
    name = row.keyword if row.name == PRIVATE else row.name
    texts = [row.tag, name or row.name, row.vr, pair.left.value if pair.left else ""]
    if several:
        differs = _DIFFERENT if pair.differs else ""
        texts += [pair.right.value if pair.right else "", differs]
    # What a file says stays as it is.
    items = [QStandardItem(tr(text) if isinstance(text, Text) else text) for text in texts]
    items[0].setData(pair.differs, _DIFFERS)
    for item in items:
        item.setToolTip(literal(item.text()))
        if several and pair.differs:
            item.setForeground(colour("caution"))
    for child in pair.children:
        items[0].appendRow(_line(child, several))
    return items
