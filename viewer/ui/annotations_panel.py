"""The panel that lists the annotations of an image, with what they measure."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pcam_model.findings import label
from viewer.review.annotations import LONGEST_TEXT, Annotation
from viewer.review.colours import Colour
from viewer.ui.language import tr
from viewer.ui.swatch import SIDE, swatch
from viewer.ui.theme import icon, tabular
from viewer.ui.tips import literal

if TYPE_CHECKING:
    from viewer.ui.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex

_NAME, _VALUE = range(2)
_ID = Qt.ItemDataRole.UserRole
_TEXT = Qt.ItemDataRole.UserRole + 1
# Of the dock, when the first annotation comes.
_HEIGHT = 190
# Qt's QWIDGETSIZE_MAX.
_UNLIMITED = 16_777_215


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
        self._colour: Colour | None = None
        self._filling = False
        self._one_line = False
        self._height = _HEIGHT
        self.list = _List(self)
        self.list.setAccessibleName(tr("Annotations"))
        self.list.setAccessibleDescription(
            tr("Arrow keys select, Enter edits the text, Del deletes")
        )
        self.list.setFont(tabular(self.font()))
        self.list.currentItemChanged.connect(self._jump)
        self.list.itemClicked.connect(self._jump)
        self.list.text_typed.connect(self._rename)
        self.list.setHeaderLabels([tr("Annotation"), tr("Value")])
        self.source = QLabel()
        self.source.setObjectName("muted")
        self.source.setWordWrap(True)
        self.empty = QLabel(tr("Nothing is drawn on this image."))
        self.empty.setObjectName("muted")
        self.empty.setWordWrap(True)
        self.colour = QToolButton()
        self.colour.setText(tr("Colour"))
        self.colour.setAccessibleName(tr("Colour of annotations"))
        self.colour.setToolTip(tr("Of the selected annotation, and of those drawn from now on"))
        self.colour.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.colour.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.edit = _button("rename", tr("Edit the text"))
        self.edit.clicked.connect(self.list.edit_current)
        self.delete = _button("delete", tr("Delete the annotation"))
        self.delete.clicked.connect(self._delete)
        row = QHBoxLayout()
        row.addWidget(self.empty, 1)
        row.addWidget(self.colour)
        row.addStretch()
        row.addWidget(self.edit)
        row.addWidget(self.delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.source)
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
        self._show_colour(editor.current_colour)
        self.colour.setEnabled(radiograph is not None)
        for button in (self.edit, self.delete):
            button.setEnabled(selected is not None)

    def _show_colour(self, colour: Colour) -> None:
        # Another icon lays out the whole window: not in every frame of a drag.
        if colour != self._colour:
            self._colour = colour
            self.colour.setIcon(swatch(colour))

    def _fill(self, annotations: tuple[Annotation, ...]) -> None:
        self._filling = True
        self.list.clear()
        radiograph = self._session.radiograph
        frames = radiograph.frames if radiograph is not None else 1
        # One image has one source of millimetres: it is named once for all values.
        source = tr(radiograph.spacing.source.value) if radiograph is not None else ""
        self.source.setText(tr("Sizes: {source}", source=source))
        from viewer.review.measure_text import KIND_NAMES

        for one in annotations:
            name = tr(KIND_NAMES[one.kind])
            if frames > 1:
                name = tr("{kind}, frame {number}", kind=name, number=one.frame + 1)
            finding = tr(label(one.finding)) if one.finding else ""
            shown = " · ".join(word for word in (name, finding, one.text) if word)
            value, told = self._told(one)
            item = QTreeWidgetItem([shown, value])
            item.setData(_NAME, _ID, one.id)
            item.setData(_NAME, _TEXT, one.text)
            item.setIcon(_NAME, swatch(one.colour))
            for column in (_NAME, _VALUE):
                item.setToolTip(column, literal("\n".join((shown, *told))))
            item.setData(_NAME, Qt.ItemDataRole.AccessibleTextRole, ", ".join((shown, *told)))
            item.setTextAlignment(_VALUE, Qt.AlignmentFlag.AlignRight)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addTopLevelItem(item)
        self._filling = False
        self.empty.setVisible(not annotations)
        for widget in (self.list, self.source, self.edit, self.delete):
            widget.setVisible(bool(annotations))
        self._make_room(bool(annotations))

    def _make_room(self, needed: bool) -> None:
        """Be one line high while there is nothing to list: the findings need the height."""
        if needed is not self._one_line:
            return
        self._one_line = not needed
        style = Qt.ToolButtonStyle
        self.colour.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if needed else style.ToolButtonIconOnly
        )
        if needed:
            self.setMaximumHeight(_UNLIMITED)
            self._window.resizeDocks(
                [self._window.annotations_dock], [self._height], Qt.Orientation.Vertical
            )
        else:
            self._height = max(self.parentWidget().height(), _HEIGHT)
            self.setMaximumHeight(self.minimumSizeHint().height())

    def _told(self, one: Annotation) -> tuple[str, tuple[str, ...]]:
        """Return the most important number, marked where there is a caution, and all lines."""
        from viewer.review.measure_text import CAUTION, summary, value_lines

        found = self._window.view.annotations.layer.measurement(one, self._session.radiograph)
        value = summary(found)
        return f"{CAUTION} {value}" if found.cautions else value, value_lines(found, tr)

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

    def _rename(self, name: str, text: str) -> None:
        self._window.view.annotations.rename(name, text)

    def _delete(self) -> None:
        self._window.commands.annotations.delete()


class _List(QTreeWidget):
    """A flat list whose texts can be edited."""

    #: Identity of an annotation and the text that was typed for it.
    text_typed = Signal(str, str)

    def __init__(self, panel: AnnotationsPanel) -> None:
        super().__init__(panel)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(_NAME, _TextDelegate(self))
        self.setColumnCount(2)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_VALUE, QHeaderView.ResizeMode.ResizeToContents)
        self.itemDoubleClicked.connect(lambda item: self.edit_current())

    def items(self) -> list[QTreeWidgetItem]:
        """Return all lines."""
        return [self.topLevelItem(row) for row in range(self.topLevelItemCount())]

    def edit_current(self) -> None:
        """Let the reader type the text of the current line."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, _NAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter; Qt moves through the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_current()
        else:
            super().keyPressEvent(event)


class _TextDelegate(QStyledItemDelegate):
    """Edits the reader's own words alone, not all that the line says."""

    def __init__(self, tree: _List) -> None:
        super().__init__(tree)
        self._tree = tree

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        """Return a line to type on."""
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST_TEXT)
        editor.setAccessibleName(tr("Text of the annotation"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the text that is there."""
        assert isinstance(editor, QLineEdit)
        editor.setText(index.data(_TEXT))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Say what was typed; the list is made anew from what becomes of it."""
        assert isinstance(editor, QLineEdit)
        self._tree.text_typed.emit(index.data(_ID), editor.text())


def _name(item: QTreeWidgetItem) -> str:
    return str(item.data(_NAME, _ID))


def _button(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("mini")
    button.setIcon(icon(name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
