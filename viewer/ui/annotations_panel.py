"""The panel that lists the annotations of an image, with what they measure."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.review.annotations import Annotation
from viewer.review.colours import Colour
from viewer.ui.annotate.words import KIND_NAMES
from viewer.ui.language import tr
from viewer.ui.theme import icon, tabular

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow

_KIND, _VALUE, _TEXT = range(3)
_SWATCH = 14
_TEXT_COLUMNS = 12


class AnnotationsPanel(QWidget):
    """Follows the active tile: a line per annotation.

    A click, or the arrow keys, selects the annotation and brings it into sight; Enter or a double
    click edits its text, Del deletes it.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self._session = window.session
        self._shown: tuple[object, ...] = ()
        self._filling = False
        self.list = _List(self)
        self.list.setAccessibleName(tr("Annotations"))
        self.list.setAccessibleDescription(
            tr("Arrow keys select, Enter edits the text, Del deletes")
        )
        self.list.setHeaderLabels([tr("Kind"), tr("Value"), tr("Text")])
        self.list.setFont(tabular(self.font()))
        self.list.currentItemChanged.connect(self._jump)
        self.list.itemClicked.connect(self._jump)
        self.list.itemChanged.connect(self._rename)
        self.empty = QLabel(tr("Nothing is drawn on this image."))
        self.empty.setObjectName("muted")
        self.empty.setWordWrap(True)
        self.colour = QToolButton()
        self.colour.setText(tr("Colour"))
        self.colour.setAccessibleName(tr("Colour of annotations"))
        self.colour.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.colour.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.edit = _button("rename", tr("Edit the text"))
        self.edit.clicked.connect(self.list.edit_current)
        self.delete = _button("delete", tr("Delete the annotation"))
        self.delete.clicked.connect(self._delete)
        row = QHBoxLayout()
        row.addWidget(self.colour)
        row.addStretch(1)
        row.addWidget(self.edit)
        row.addWidget(self.delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)

    def set_colours(self, menu: QMenu) -> None:
        """Offer the colours of the table of actions."""
        self.colour.setMenu(menu)
        self.refresh()

    def refresh(self) -> None:
        """List what the active tile shows; nothing is made anew that is the same."""
        session = self._session
        radiograph, annotations = session.radiograph, session.review.annotations
        editor = self._window.view.annotations
        shown = (radiograph, annotations if radiograph is not None else ())
        if shown != self._shown:
            self._shown = shown
            self._fill(shown[1])
        selected = editor.selected
        self._select(selected.id if selected is not None else "")
        self.colour.setIcon(swatch(editor.current_colour))
        self.colour.setEnabled(radiograph is not None)
        for button in (self.edit, self.delete):
            button.setEnabled(selected is not None)

    def edit_selected(self) -> None:
        """Edit the text of the selected annotation, in the list."""
        self.list.edit_current()

    def _fill(self, annotations: tuple[Annotation, ...]) -> None:
        self._filling = True
        self.list.clear()
        frames = self._session.radiograph.frames if self._session.radiograph is not None else 1
        for one in annotations:
            name = tr(KIND_NAMES[one.kind])
            if frames > 1:
                name = tr("{kind}, frame {number}", kind=name, number=one.frame + 1)
            value = self._value(one)
            item = QTreeWidgetItem([name, value, one.text])
            item.setData(_KIND, Qt.ItemDataRole.UserRole, one.id)
            item.setData(
                _KIND,
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(filter(None, (name, value, one.text))),
            )
            item.setIcon(_KIND, swatch(one.colour))
            item.setToolTip(_VALUE, value)
            item.setToolTip(_TEXT, one.text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addTopLevelItem(item)
        self._filling = False
        self.empty.setVisible(not annotations)
        self.list.setVisible(bool(annotations))

    def _value(self, one: Annotation) -> str:
        from viewer.review.measure_text import summary

        return summary(one, self._window.view.annotations.layer.measurement(one), tr)

    def _select(self, name: str) -> None:
        self._filling = True
        item = next((each for each in self.list.items() if _name(each) == name), None)
        if item is None:
            self.list.clearSelection()
            self.list.setCurrentItem(None)
        elif item is not self.list.currentItem():
            self.list.setCurrentItem(item)
        self._filling = False

    def _jump(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self._window.commands.annotations.jump(_name(item))

    def _rename(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling or column != _TEXT:
            return
        # What is typed is listed again as it was taken, also where nothing changed by it.
        self._shown = ()
        self._window.view.annotations.rename(_name(item), item.text(_TEXT))
        self.refresh()

    def _delete(self) -> None:
        self._window.commands.annotations.delete()


class _List(QTreeWidget):
    """A flat list whose texts can be edited."""

    def __init__(self, panel: AnnotationsPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(QSize(_SWATCH, _SWATCH))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setSectionResizeMode(_KIND, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_VALUE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_TEXT, self.fontMetrics().averageCharWidth() * _TEXT_COLUMNS)
        header.setStretchLastSection(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda item: self.edit_current())

    def items(self) -> list[QTreeWidgetItem]:
        """Return all lines."""
        return [self.topLevelItem(row) for row in range(self.topLevelItemCount())]

    def edit_current(self) -> None:
        """Let the reader type the text of the current line."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, _TEXT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter; Qt moves through the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_current()
        else:
            super().keyPressEvent(event)


def swatch(colour: Colour) -> QIcon:
    """Return a square of a colour, with an edge that is seen on every ground."""
    pixmap = QPixmap(QSize(2 * _SWATCH, 2 * _SWATCH))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(QColor(110, 110, 110))
    painter.setBrush(QColor(*colour))
    painter.drawRoundedRect(pixmap.rect().adjusted(2, 2, -3, -3), 5, 5)
    painter.end()
    return QIcon(pixmap)


def _name(item: QTreeWidgetItem) -> str:
    return str(item.data(_KIND, Qt.ItemDataRole.UserRole))


def _button(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("mini")
    button.setIcon(icon(name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
