"""The model manager: what is installed, its card, and which one is used."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
)

from viewer.models.library import SUFFIX, Model
from viewer.ui.dialog_buttons import close_box
from viewer.ui.language import tr
from viewer.ui.model_card import card

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow

_MODEL = Qt.ItemDataRole.UserRole


class ModelsDialog(QDialog):
    """Lists the models; a file that is dropped on it is checked and installed.

    Parameters
    ----------
    window : MainWindow
    selected : Path or None
        The file whose card is shown first; None for that of the model in use.
    """

    def __init__(self, window: "MainWindow", selected: Path | None = None) -> None:
        super().__init__(window)
        self._choice = choice = window.models
        self._comparison, self._session = window.comparison, window.session
        self._selected = selected or choice.file
        self.setWindowTitle(tr("Models"))
        self.setAcceptDrops(True)
        self._make_views()
        self.use = self._button(
            tr("&Use"), tr("Analyse all images with this model from now on"), self._use
        )
        self.compare = self._button(
            tr("&Compare"),
            tr("Show what this model says beside what the model in use says"),
            self._compare,
        )
        self.install = self._button(
            tr("&Install…"), tr("Check a model file and keep a copy of it"), self._browse
        )
        self.remove = self._button(
            tr("&Remove"), tr("Delete the copy that was installed"), self._remove
        )
        self._lay_out()
        unit = self.fontMetrics().averageCharWidth()
        self.resize(min(unit * 165, window.width()), min(unit * 85, window.height()))
        choice.listed.connect(self._fill)
        choice.changed.connect(self._mark)
        choice.problem.connect(self._tell)
        choice.installed.connect(self._show_installed)
        choice.look()

    def _make_views(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Models"))
        self.list.setToolTip(tr("Model files; drop one here to install it"))
        self.list.currentItemChanged.connect(self._follow)
        self.card = QTextBrowser()
        self.card.setAccessibleName(tr("Card of the model"))
        self.card.setAccessibleDescription(tr("Arrow keys scroll"))
        self.card.setOpenLinks(False)
        self.engine = QComboBox()
        self.engine.setAccessibleName(tr("Run with"))
        self.engine.setToolTip(tr("What runs the model; plug-ins stand here too"))
        for name in self._choice.engines():
            self.engine.addItem(name, name)
        self.engine.setCurrentIndex(max(0, self.engine.findData(self._choice.engine)))
        self.engine.currentIndexChanged.connect(self._follow)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setObjectName("edited")
        self.message.hide()

    def _lay_out(self) -> None:
        engine_row = QHBoxLayout()
        caption = QLabel(tr("Run with"))
        caption.setBuddy(self.engine)
        engine_row.addWidget(caption)
        engine_row.addWidget(self.engine, 1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(engine_row)
        middle = QHBoxLayout()
        middle.addLayout(left, 2)
        middle.addWidget(self.card, 5)
        buttons = QHBoxLayout()
        for button in (self.use, self.compare, self.install, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close_box(self))
        layout = QVBoxLayout(self)
        layout.addLayout(middle, 1)
        layout.addWidget(self.message)
        layout.addLayout(buttons)

    @property
    def model(self) -> Model | None:
        """The model whose card is shown."""
        item = self.list.currentItem()
        found: Model | None = item.data(_MODEL) if item is not None else None
        return found

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take model files."""
        if any(url.toLocalFile().lower().endswith(SUFFIX) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Install what was dropped."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            self._choice.install(Path(url.toLocalFile()))

    def _button(self, text: str, tip: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _fill(self, models: tuple[Model, ...]) -> None:
        selected = self.model.file if self.model is not None else self._selected
        self.list.blockSignals(True)
        self.list.clear()
        for model in models:
            item = QListWidgetItem()
            item.setData(_MODEL, model)
            self.list.addItem(item)
            if model.file == selected:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._mark()

    def _mark(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            model: Model = item.data(_MODEL)
            notes = []
            if model.file == self._choice.file:
                notes.append(tr("in use"))
            if model.file is None:
                notes.append(tr("shipped"))
            if model.problem:
                notes.append(tr("cannot be used"))
            item.setText(f"{model.title}\n{' · '.join(notes)}" if notes else model.title)
        self._follow()

    def _follow(self, *_: object) -> None:
        model = self.model
        if model is None:
            return
        self.card.setHtml(card(model))
        same = (model.file, self.engine.currentData()) == (self._choice.file, self._choice.engine)
        self.use.setEnabled(not model.problem and not same)
        self.compare.setEnabled(self.use.isEnabled() and self._session.opened is not None)
        self.remove.setEnabled(model.file is not None and model.file.parent == self._choice.folder)

    def _tell(self, text: str) -> None:
        self.message.setText(text)
        self.message.show()

    def _use(self) -> None:
        if self.model is not None:
            self.message.hide()
            self._choice.use(self.model.file, self.engine.currentData())

    def _compare(self) -> None:
        if self.model is not None:
            self.message.hide()
            self._comparison.start(self.model.file, self.engine.currentData())

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Install a model"), "", f"{tr('Models')} (*{SUFFIX})"
        )
        if name:
            self._choice.install(Path(name))

    def _remove(self) -> None:
        if self.model is not None:
            self._choice.remove(self.model)

    def _show_installed(self, model: Model) -> None:
        self.message.hide()
        for row in range(self.list.count()):
            if self.list.item(row).data(_MODEL).file == model.file:
                self.list.setCurrentRow(row)
