"""The command palette: every action by a few letters of its name, with its key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from viewer.ui.action_table import ACTIONS, MENUS
from viewer.ui.actions import plain
from viewer.ui.fuzzy import best
from viewer.ui.language import tr
from viewer.ui.menus.spec import ActionSpec
from viewer.ui.theme import colour

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow

_ID = Qt.ItemDataRole.UserRole
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
# The palette does not offer itself.
_OWN = "palette"


class Palette(QDialog):
    """Asks for a command and runs it; what cannot be done now is grey and says why."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._actions = window.action_set
        self.setWindowTitle(tr("Command palette"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("A few letters of a command"))
        self.search.setAccessibleName(tr("Search for a command"))
        self.search.setToolTip(tr("Up and Down choose, Enter runs, Escape closes"))
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._run_current)
        self.search.installEventFilter(self)
        self.list = QTreeWidget()
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setToolTip(tr("Up and Down choose, Enter runs, Escape closes"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.itemActivated.connect(self._run)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        unit = self.fontMetrics().averageCharWidth()
        self.resize(min(unit * 110, window.width()), min(unit * 60, window.height()))
        self._fill("")

    def _fill(self, wanted: str) -> None:
        self.list.clear()
        offered = [spec for spec in ACTIONS if spec.id != _OWN]
        if not wanted:
            # The list as a whole begins with what can be done.
            offered.sort(key=lambda spec: bool(self._actions.reason(spec)))
        for spec in best(wanted, offered, self._texts):
            self.list.addTopLevelItem(self._item(spec))
        if self.list.topLevelItemCount():
            self.list.setCurrentItem(self.list.topLevelItem(0))

    def _texts(self, spec: ActionSpec) -> tuple[str, ...]:
        # English words find a command in every language.
        return self._actions.title(spec), plain(str(spec.text))

    def _item(self, spec: ActionSpec) -> QTreeWidgetItem:
        reason = self._actions.reason(spec)
        title = self._actions.title(spec)
        menu = plain(tr(MENUS[spec.menu]))
        keys = "  ".join(self._actions.keys.shown(spec.id))
        item = QTreeWidgetItem([title, reason or menu, keys])
        item.setData(0, _ID, spec.id)
        item.setToolTip(0, tr(spec.tip))
        item.setToolTip(1, reason or menu)
        item.setForeground(1, colour("muted"))
        if self._actions[spec.id].isChecked():
            item.setText(0, f"✓ {title}")
        if reason:
            # The reason is to be read.
            for column in (0, 2):
                item.setForeground(column, colour("faint"))
        told = ", ".join(filter(None, (title, keys, reason)))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
        return item

    def _run_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._run(item)

    def _run(self, item: QTreeWidgetItem) -> None:
        action = self._actions[item.data(0, _ID)]
        if action.isEnabled():
            self.accept()
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while letters are being typed."""
        if (
            watched is self.search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _LIST_KEYS
        ):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)
