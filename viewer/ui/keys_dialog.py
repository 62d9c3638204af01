"""Choose the keys of every action; what a new key would take away is said before it is set."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from viewer.ui.action_table import ACTIONS, MENUS
from viewer.ui.actions import plain
from viewer.ui.dialog_buttons import close_box
from viewer.ui.keys import KeyFileError
from viewer.ui.language import tr

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow

_ID = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """Shows all keys; changes are in force at once."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._actions = window.action_set
        self._keys = window.action_set.keys
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search in commands and keys"))
        self.search.setToolTip(tr("Part of a command's name, or a key"))
        self.search.textChanged.connect(self._filter)
        self._make_tree()
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(tr("New key"))
        self.key.setToolTip(tr("Press the key that the chosen command shall have"))
        for inside in self.key.findChildren(QLineEdit):
            said = inside.fontMetrics().horizontalAdvance(inside.placeholderText())
            inside.setMinimumWidth(said + 3 * inside.fontMetrics().averageCharWidth())
        self.key.keySequenceChanged.connect(self._follow)
        self.said = QLabel()
        self.said.setObjectName("edited")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.set_button = self._button(
            tr("Set"), tr("Give the command this key in place of its others"), self._set
        )
        self.add_button = self._button(
            tr("Add"), tr("Give the command this key beside its others"), self._add
        )
        self.clear_button = self._button(tr("Remove"), tr("Take all keys away"), self._clear)
        self.reset_button = self._button(
            tr("Reset"), tr("Give the command its first keys again"), self._reset
        )
        reset_all = self._button(
            tr("Reset all"), tr("Give every command its first keys again"), self._keys.reset_all
        )
        export = self._button(tr("Export…"), tr("Save all keys to a file"), self._export)
        load = self._button(tr("Import…"), tr("Take the keys of a file"), self._import)
        row, bottom = QHBoxLayout(), QHBoxLayout()
        caption = QLabel(tr("&New key:"))
        caption.setBuddy(self.key)
        for widget in (caption, self.key, self.set_button, self.add_button, self.clear_button):
            row.addWidget(widget, int(widget is self.key))
        row.addWidget(self.reset_button)
        for widget in (export, load, reset_all):
            bottom.addWidget(widget)
        bottom.addStretch(1)
        bottom.addWidget(close_box(self))
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        layout.addWidget(self.said)
        layout.addLayout(bottom)
        self._keys.changed.connect(self._write)
        self._write()
        self.tree.setCurrentItem(self.items[ACTIONS[0].id])
        unit = self.fontMetrics().averageCharWidth()
        self.resize(unit * 105, min(unit * 95, window.height()))

    def _make_tree(self) -> None:
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([tr("Command"), tr("Keys")])
        self.tree.setAccessibleName(tr("Commands and keys"))
        self.tree.setToolTip(tr("Choose a command, then press its new key below"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.items: dict[str, QTreeWidgetItem] = {}
        menus: dict[str, QTreeWidgetItem] = {}
        for spec in ACTIONS:
            name = spec.menu.partition("/")[0]
            if name not in menus:
                menus[name] = QTreeWidgetItem(self.tree, [plain(tr(MENUS[name])), ""])
                menus[name].setFlags(Qt.ItemFlag.ItemIsEnabled)
                menus[name].setExpanded(True)
            self.items[spec.id] = QTreeWidgetItem(menus[name])
            self.items[spec.id].setData(0, _ID, spec.id)
        self.tree.currentItemChanged.connect(self._chosen)

    def _button(self, text: str, tip: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    @property
    def current(self) -> str:
        """The action that is chosen; empty for none."""
        item = self.tree.currentItem()
        return (item.data(0, _ID) or "") if item is not None else ""

    def _write(self) -> None:
        for spec in ACTIONS:
            item, edited = self.items[spec.id], self._keys.is_edited(spec.id)
            item.setText(0, self._actions.title(spec))
            mark = " ✎" if edited else ""
            item.setText(1, "  ".join(self._keys.shown(spec.id)) + mark)
            item.setToolTip(1, tr("Chosen by you") if edited else "")
        self._filter(self.search.text())
        self._follow()

    def _filter(self, wanted: str) -> None:
        for item in self.items.values():
            text = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(wanted.casefold() not in text)
        for row in range(self.tree.topLevelItemCount()):
            menu = self.tree.topLevelItem(row)
            children = [menu.child(place) for place in range(menu.childCount())]
            menu.setHidden(all(child.isHidden() for child in children))

    def _chosen(self) -> None:
        self.key.clear()
        self._follow()

    def _follow(self) -> None:
        action, keys = self.current, self._pressed()
        self.set_button.setEnabled(bool(action and keys))
        self.add_button.setEnabled(bool(action and keys))
        self.clear_button.setEnabled(bool(action and self._keys.of(action)))
        self.reset_button.setEnabled(bool(action and self._keys.is_edited(action)))
        owner = self._keys.owner(keys, besides=action) if keys else None
        if owner is None:
            self.said.setText("")
            return
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.said.setText(
            tr(
                "⚠ {key} belongs to “{command}”, which would lose it.",
                key=shown,
                command=self._actions.title(owner),
            )
        )

    def _pressed(self) -> str:
        return self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _set(self) -> None:
        self._keys.bind(self.current, (self._pressed(),))

    def _add(self) -> None:
        self._keys.bind(self.current, (*self._keys.of(self.current), self._pressed()))

    def _clear(self) -> None:
        self._keys.bind(self.current, ())

    def _reset(self) -> None:
        self._keys.reset(self.current)

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export keys"), "pcam-viewer-keys.json", tr("Keys (*.json)")
        )
        if name:
            self.save_to(Path(name))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Import keys"), "", tr("Keys (*.json)"))
        if name:
            self.load_from(Path(name))

    def save_to(self, target: Path) -> None:
        """Save all keys, and say what came of it."""
        try:
            self._keys.save_to(target)
            self.said.setText(tr("Saved {path}", path=target))
        except OSError as error:
            self.said.setText(tr("The keys could not be saved: {reason}", reason=error))

    def load_from(self, source: Path) -> None:
        """Take the keys of a file, and say what came of it."""
        try:
            self._keys.load_from(source)
            self.said.setText(tr("The keys of {path} are in force.", path=source))
        except (KeyFileError, OSError) as error:
            self.said.setText(tr("The keys could not be read: {reason}", reason=error))
