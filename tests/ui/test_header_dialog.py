"""The header of an image is listed, searched and compared; identifiers go in the privacy view."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import write_dicom
from viewer.ui.header_dialog import HeaderDialog
from viewer.ui.language import use_language
from viewer.ui.tile import State

_SHARED = Path(os.environ.get("PCAM_SHARED", Path(__file__).resolve().parents[3] / "shared"))


@pytest.fixture
def dialog(window, qtbot):
    window.action_set["header"].trigger()
    dialog = window.commands._dialog
    assert isinstance(dialog, HeaderDialog)
    qtbot.waitUntil(lambda: dialog.tree.model().rowCount() > 0)
    return dialog


def _rows(dialog, parent=None):
    """Return the visible lines, tree flattened."""
    model = dialog.tree.model()
    parent = parent if parent is not None else dialog.tree.rootIndex()
    found = []
    for row in range(model.rowCount(parent)):
        first = model.index(row, 0, parent)
        found.append([first.siblingAtColumn(each).data() for each in range(model.columnCount())])
        found += _rows(dialog, first)
    return found


def test_every_element_is_there_and_can_be_searched(dialog):
    lines = _rows(dialog)
    assert ["(0010,0010)", "Patient's Name", "PN", "Doe^Jane"] in lines
    assert any(line[:2] == ["(0002,0010)", "Transfer Syntax UID"] for line in lines)
    dialog.search.setText("window c")
    assert [line[1:] for line in _rows(dialog)] == [["Window Center", "DS", "2048.0"]]
    dialog.search.setText("doe^")
    assert [line[0] for line in _rows(dialog)] == ["(0010,0010)"]
    dialog.search.setText("")
    assert len(_rows(dialog)) == len(lines)


def test_a_line_is_copied(dialog):
    dialog.search.setText("(0010,0010)")
    dialog.tree.setCurrentIndex(dialog.tree.model().index(0, 0))
    dialog.copy_line()
    assert QApplication.clipboard().text() == "(0010,0010)\tPatient's Name\tPN\tDoe^Jane"


def test_two_files_side_by_side(window, dialog, qtbot, tmp_path):
    other = write_dicom(tmp_path / "other.dcm", PatientName="Roe^Richard", WindowCenter=None)
    window.commands.open_paths([other])
    qtbot.waitUntil(lambda: dialog.other.findText("other.dcm") > 0)
    qtbot.waitUntil(lambda: window.session.radiograph is not None)
    window.session.show(next(each for each in window.session.instances if each.name == "chest.dcm"))
    qtbot.waitUntil(lambda: "chest.dcm" in dialog.message.text())
    dialog.other.setCurrentText("other.dcm")
    dialog.other.activated.emit(dialog.other.currentIndex())
    qtbot.waitUntil(lambda: dialog.tree.model().columnCount() == 6)
    dialog.only_differences.setChecked(True)
    lines = {line[0]: line for line in _rows(dialog)}
    assert lines["(0010,0010)"][3:] == ["Doe^Jane", "Roe^Richard", "≠"]
    assert lines["(0028,1050)"][3:] == ["2048.0", "", "≠"]
    assert "(0028,0010)" not in lines
    dialog.only_differences.setChecked(False)
    assert "(0028,0010)" in {line[0] for line in _rows(dialog)}


def test_two_values_share_the_room(window, dialog, qtbot, tmp_path):
    window.commands.open_paths([write_dicom(tmp_path / "other.dcm", PatientName="Roe^Richard")])
    qtbot.waitUntil(lambda: dialog.other.count() == 3)
    dialog.other.setCurrentIndex(1)
    dialog.other.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.tree.model().columnCount() == 6)
    header = dialog.tree.header()
    one, other, differs = map(header.sectionSize, (3, 4, 5))
    assert abs(one - other) <= 1
    assert one > header.width() / 5 > differs


def test_nothing_identifies_the_patient_in_the_privacy_view(window, qtbot):
    window.action_set["privacy"].trigger()
    window.action_set["header"].trigger()
    dialog = window.commands._dialog
    qtbot.waitUntil(lambda: dialog.tree.model().rowCount() > 0)
    shown = " ".join(str(cell) for line in _rows(dialog) for cell in line)
    for secret in ("Doe", "P-4711", "20240102", "050Y"):
        assert secret not in shown
    assert "chest.dcm" not in dialog.message.text()
    assert [dialog.other.itemText(each) for each in range(1, dialog.other.count())] == ["Image 1"]
    assert "2048" in shown


def test_what_the_program_says_in_a_header_is_translated(window, qapp, qtbot):
    use_language(qapp, "de")
    try:
        window.action_set["privacy"].trigger()
        window.action_set["header"].trigger()
        dialog = window.commands._dialog
        qtbot.waitUntil(lambda: dialog.tree.model().rowCount() > 0)
        values = {line[3] for line in _rows(dialog)}
    finally:
        use_language(qapp, "en")
    assert "(verborgen)" in values
    assert "(hidden)" not in values


def test_a_picture_has_no_header(make_window, qtbot, settle, tmp_path):
    from PIL import Image

    Image.new("L", (300, 300), 90).save(tmp_path / "a.png")
    window = make_window(tmp_path / "a.png")
    qtbot.waitUntil(lambda: window.session.radiograph is not None)
    window.action_set["header"].trigger()
    dialog = window.commands._dialog
    qtbot.waitUntil(lambda: "not a DICOM file" in dialog.message.text())


def test_an_image_that_cannot_be_shown_has_a_header_all_the_same(
    make_window, settle, qtbot, tmp_path
):
    window = make_window(write_dicom(tmp_path / "a.dcm", PixelData=b"\0" * 64))
    settle(window, State.UNREADABLE)
    assert window.action_set["header"].isEnabled()
    window.action_set["header"].trigger()
    dialog = window.commands._dialog
    qtbot.waitUntil(lambda: dialog.tree.model().rowCount() > 0)
    assert "Doe^Jane" in {line[3] for line in _rows(dialog)}


def test_what_is_wrong_is_said_in_the_privacy_view_too(window, settle, qtbot, tmp_path):
    window.action_set["privacy"].trigger()
    window.action_set["header"].trigger()
    dialog = window.commands._dialog
    qtbot.waitUntil(lambda: dialog.tree.model().rowCount() > 0)
    window.action_set["close-all"].trigger()
    assert dialog.message.isVisible()
    assert "Open an image first" in dialog.message.text()


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["7_headers_and_charsets", "8_malformed"])
def test_survives_every_header(window, qtbot, folder, shared):
    from viewer.dicom.source import Source

    window.action_set["header"].trigger()
    dialog = window.commands._dialog
    files = sorted(file for file in (shared / "dicom" / folder).rglob("*") if file.is_file())
    assert files
    for file in files:
        window.session.active.source = Source(file)
        dialog.message.setText("waiting")
        dialog._load()
        qtbot.waitUntil(lambda: dialog.message.text() != "waiting")
        assert dialog.tree.model().rowCount() or "cannot be shown" in dialog.message.text()
