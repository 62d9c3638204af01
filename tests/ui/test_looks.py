"""In every language every text has its room: nothing is cut off, whatever the window is made of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from pcam_model.findings import label
from tests.ui.conftest import write_dicom
from tests.ui.test_accessibility import DIALOGS, silent
from viewer.models.library import Library
from viewer.review.annotations import Annotation, Kind
from viewer.review.hanging import Layout
from viewer.review.verdict import Verdict
from viewer.ui.judging import judge
from viewer.ui.language import tr
from viewer.ui.model_card import card
from viewer.ui.tile import State
from viewer.ui.unsaved import AFTER_ALL, AFTER_SOME, UnsavedDialog


def cut_off(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.window() is not root.window():
            continue
        if isinstance(widget, QHeaderView):
            found += narrow_headings(widget)
        elif isinstance(widget, QAbstractItemView):
            found += elided_items(widget)
        if isinstance(widget, QToolButton) and not widget.text():
            continue
        if isinstance(widget, QLabel):
            if not widget.text() or not widget.pixmap().isNull():
                continue
            needed = 0 if widget.wordWrap() else widget.sizeHint().width()
            height = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
        elif isinstance(widget, QComboBox):
            needed, height = widget.width() - room_of(widget) + advance(widget), 0
        elif isinstance(widget, QLineEdit):
            needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            height = 0
        elif isinstance(widget, QAbstractButton):
            needed, height = widget.minimumSizeHint().width(), 0
        else:
            continue
        if widget.width() < needed or widget.height() < height:
            text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
            found.append(f"{text!r}: {widget.size().toTuple()} < {needed, height}")
    return found


def advance(combo: QComboBox) -> int:
    return combo.fontMetrics().horizontalAdvance(combo.currentText())


def room_of(combo: QComboBox) -> int:
    """Return how many pixels a combo box has for its text."""
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    kind = QStyle.ComplexControl.CC_ComboBox
    return combo.style().subControlRect(kind, option, part, combo).width()


def narrow_headings(header: QHeaderView) -> list[str]:
    """Return headings that are cut off and have no tool tip that says them."""
    if header.orientation() is not Qt.Orientation.Horizontal or header.model() is None:
        return []
    found = []
    for section in range(header.count()):
        said = header.model().headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        if header.sectionSize(section) < header.sectionSizeHint(section) and not said:
            found.append(f"heading {section}: {header.sectionSize(section)}")
        if header.length() > header.viewport().width():
            found.append(f"headings: {header.length()} > {header.viewport().width()}")
    return found


def elided_items(view: QAbstractItemView) -> list[str]:
    """Return items whose text is cut off and that have no tool tip that says it."""
    model, found = view.model(), []
    if model is None or not isinstance(view, (QTreeView, QTableView)):
        return []
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        first = waiting.pop()
        waiting += [model.index(row, 0, first) for row in range(model.rowCount(first))]
        for column in range(model.columnCount(first.parent())):
            index = first.siblingAtColumn(column)
            room, needed = view.visualRect(index).width(), view.sizeHintForIndex(index).width()
            if 0 < room < needed and not index.data(Qt.ItemDataRole.ToolTipRole):
                found.append(f"{index.data()!r}: {room} < {needed}")
    return found


def test_nothing_of_the_window_is_cut_off(language, make_window, settle, chest, qtbot):
    window = make_window(chest)
    settle(window)
    qtbot.wait(50)
    assert cut_off(window) == []


def test_nothing_of_the_empty_window_is_cut_off(language, make_window, qtbot):
    window = make_window(ask=True)
    qtbot.wait(50)
    assert cut_off(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_of_a_dialog_is_cut_off(language, dialog_of, qtbot, name):
    dialog = dialog_of(name)
    qtbot.waitExposed(dialog)
    assert cut_off(dialog) == []


def test_no_name_is_broken_on_the_card_of_the_model_that_ships(language, dialog_of, qtbot):
    dialog = dialog_of("models")
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=20_000)
    shipped = next(model for model in Library().models() if model.file is None)
    dialog.card.setHtml(card(shipped))
    assert dialog.card.horizontalScrollBar().maximum() == 0
    names = {tr(label(finding.name)) for finding in shipped.manifest.findings}
    document, lines = dialog.card.document(), []
    for number in range(document.blockCount()):
        block = document.findBlockByNumber(number)
        if block.text() in names:
            lines.append(block.layout().lineCount())
    assert lines == [1] * len(names)


def test_nothing_of_a_reading_is_cut_off(language, window, qtbot):
    window.worklist_dock.show()
    judge(window.session, "Mass", Verdict.DISAGREE)
    region = Annotation(Kind.ELLIPSE, ((50.0, 60.0), (90.0, 120.0)), finding="Mass")
    window.session.change(annotations=(region,))
    window.worklist.refresh()
    qtbot.wait(50)
    assert cut_off(window) == []
    assert silent(window) == []


def test_nothing_of_two_models_is_cut_off(language, window, qtbot, model):
    window.comparison.start(model, window.models.engine)
    qtbot.waitUntil(lambda: window.comparison.second.state is State.DONE, timeout=20_000)
    qtbot.wait(50)
    assert cut_off(window) == []
    assert silent(window) == []
    told = {window.comparison.table.item(row, 0).text() for row in range(3)}
    assert told == {row.check.text() for row in window.findings.rows.values()}


def test_nothing_of_an_unsuitable_image_is_cut_off(language, make_window, settle, qtbot, tmp_path):
    folder = tmp_path / "study"
    folder.mkdir()
    write_dicom(folder / "lateral.dcm", ViewPosition="LL")
    (folder / "letter.docx").write_bytes(b"PK\3\4 nothing of use")
    window = make_window(folder)
    settle(window, State.REFUSED)
    window.session.set_layout(Layout(2, 2))
    qtbot.wait(50)
    assert cut_off(window) == []
    assert silent(window) == []


@pytest.mark.parametrize("after", [*AFTER_ALL.values(), AFTER_SOME])
def test_nothing_of_the_question_before_closing_is_cut_off(language, window, qtbot, after):
    dialog = UnsavedDialog(120, after, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert cut_off(dialog) == []
    assert silent(dialog) == []
