"""Tool tips say what files say, and obey no markup in it."""

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt

from tests.ui.conftest import write_dicom
from viewer.review.annotations import Annotation, Kind
from viewer.ui.tips import literal

# No equals sign: in a name it divides the scripts.
NAME = "<u>Doe</u>"


def read(tip: str) -> str:
    """Return what a reader sees of a tool tip."""
    document = QtGui.QTextDocument()
    rich = QtGui.Qt.mightBeRichText(tip)
    (document.setHtml if rich else document.setPlainText)(tip)
    return document.toPlainText()


@pytest.mark.parametrize(
    "text", ["plain\ntext", "<b>bold</b>\nand  more", "a < b", "&lt;", "&amp;<i>", ""]
)
def test_a_text_is_seen_as_it_is(qapp, text):
    assert read(literal(text)) == text


def test_no_file_and_no_reader_marks_a_tool_tip_up(make_window, settle, qtbot, tmp_path):
    window = make_window(write_dicom(tmp_path / "a.dcm", PatientName=NAME))
    settle(window)
    qtbot.waitUntil(lambda: window.studies.tree.topLevelItemCount() > 0)
    assert NAME in read(window.studies.tree.topLevelItem(0).toolTip(0))
    window.action_set["header"].trigger()
    dialog = window.commands._dialog
    qtbot.waitUntil(lambda: dialog.tree.model().rowCount() > 0)
    dialog.search.setText(NAME)
    value = dialog.tree.model().index(0, 3)
    assert read(value.data(Qt.ItemDataRole.ToolTipRole)) == NAME
    window.session.change(annotations=(Annotation(Kind.TEXT, ((9, 9),), text=NAME),))
    assert NAME in read(window.annotations.list.topLevelItem(0).toolTip(0))
    window.worklist.refresh()
    model = window.worklist.model
    assert NAME in read(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole))
