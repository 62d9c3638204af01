"""The export dialog: what it asks, what it writes, what it says; and the clipboard."""

import threading
from pathlib import Path

import pydicom
import pytest
from PySide6.QtGui import QGuiApplication, QImage

from tests.ui.conftest import COLUMNS, ROWS, write_dicom
from viewer.export.dicom_copy import DicomCopyExporter
from viewer.export.exporter import exporters
from viewer.export.pdf_file import PdfExporter
from viewer.ui import settings as remembered


@pytest.fixture
def everything(monkeypatch):
    """Every format of this checkout, also where an older one is installed."""
    usable, _ = exporters()
    usable |= {"dicom": DicomCopyExporter(), "pdf": PdfExporter()}
    monkeypatch.setattr("viewer.export.exporter.exporters", lambda: (usable, ()))
    return usable


@pytest.fixture
def dialog_for(everything, qtbot):
    """Return a function that opens the dialog of a window with these formats and this name."""

    def make(window, base: Path, *formats: str):
        window.action_set["export"].trigger()
        dialog = window.commands._dialog
        for name, check in dialog.formats.items():
            check.setChecked(name in formats)
        dialog.path.setText(str(base))
        return dialog

    return make


@pytest.fixture
def three(make_window, settle, tmp_path, qtbot):
    """A window with three images of one patient, the first of which is analysed."""
    folder = tmp_path / "study"
    folder.mkdir()
    for number in range(3):
        write_dicom(folder / f"{number}.dcm", InstanceNumber=number + 1, StudyInstanceUID="1.2.3")
    window = make_window(folder)
    settle(window)
    qtbot.waitUntil(lambda: len(window.session.instances) == 3)
    return window


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_a_picture_is_written_without_identifiers_by_default(window, dialog_for, qtbot, tmp_path):
    dialog = dialog_for(window, tmp_path / "picture.png", "png")
    assert not dialog.identifiers.isChecked()
    assert dialog.all_images.text() == "All open images"
    assert not dialog.all_images.isEnabled()
    assert dialog.names.text() == "picture.png"
    dialog.accept()
    target = tmp_path / "picture.png"
    qtbot.waitUntil(lambda: str(target) in window.banner.text.text())
    assert QImage(str(target)).width() == COLUMNS
    assert window.commands._dialog is None


def test_the_first_name_names_nobody(window, everything):
    window.action_set["export"].trigger()
    dialog = window.commands._dialog
    assert dialog.base.name == "radiograph"
    assert dialog.formats["png"].isChecked()


def test_several_formats_of_one_image(window, dialog_for, qtbot, tmp_path):
    (tmp_path / "out").mkdir()
    dialog = dialog_for(window, tmp_path / "out" / "a", "png", "pdf", "csv", "annotations", "dicom")
    dialog.accept()
    qtbot.waitUntil(lambda: window.commands._dialog is None, timeout=20_000)
    assert names(tmp_path / "out") == [
        "a-annotations.csv", "a-csv.csv", "a.dcm", "a.pdf", "a.png",
    ]  # fmt: skip
    copy = pydicom.dcmread(tmp_path / "out" / "a.dcm")
    assert copy.PatientID.startswith("ANON-")
    assert "5 files" in window.banner.text.text()


def test_all_open_images_are_numbered_and_share_a_report(three, dialog_for, qtbot, tmp_path):
    (tmp_path / "out").mkdir()
    dialog = dialog_for(three, tmp_path / "out" / "a", "json", "pdf")
    dialog.all_images.setChecked(True)
    assert dialog.names.text() == "a.pdf, a-0001.json, a-0002.json, a-0003.json"
    dialog.accept()
    qtbot.waitUntil(lambda: three.commands._dialog is None, timeout=30_000)
    assert names(tmp_path / "out") == ["a-0001.json", "a-0002.json", "a-0003.json", "a.pdf"]
    # What was not analysed yet was analysed for the export.
    assert '"Mass"' in (tmp_path / "out" / "a-0003.json").read_text()


def test_a_file_that_is_there_is_asked_about(window, dialog_for, qtbot, tmp_path):
    target = tmp_path / "a.png"
    target.write_bytes(b"mine")
    dialog = dialog_for(window, tmp_path / "a", "png")
    dialog.accept()
    assert "a.png" in dialog.message.text()
    assert dialog.save.text() == "Replace"
    assert target.read_bytes() == b"mine"
    # Another choice asks again.
    dialog.text.setChecked(not dialog.text.isChecked())
    assert dialog.save.text() == "Save"
    dialog.accept()
    assert target.read_bytes() == b"mine"
    dialog.accept()
    qtbot.waitUntil(lambda: target.read_bytes() != b"mine")


@pytest.mark.parametrize("base", ["no such folder/a", ""])
def test_an_impossible_name_is_said_before_anything_is_written(window, dialog_for, tmp_path, base):
    dialog = dialog_for(window, tmp_path / base if base else Path(), "png")
    if not base:
        dialog.path.setText("")
    dialog.accept()
    assert not dialog.running
    assert ("does not exist" if base else "a name") in dialog.message.text()


@pytest.mark.parametrize("base", ["~nobody-of-this-name/a", "b" * 300])
def test_no_name_is_too_strange_to_be_typed(window, dialog_for, qtbot, tmp_path, base):
    dialog = dialog_for(window, Path(base) if base[0] == "~" else tmp_path / base, "csv")
    dialog.accept()
    qtbot.waitUntil(lambda: not dialog.running, timeout=20_000)
    said = "does not exist" if base[0] == "~" else "the name is too long"
    assert said in dialog.message.text()
    assert dialog.isVisible()


def test_what_cannot_be_written_is_named_and_the_rest_is_written(
    make_window, settle, dialog_for, qtbot, tmp_path
):
    from viewer.ui.tile import State

    window = make_window(write_dicom(tmp_path / "lateral.dcm", ViewPosition="LL"))
    settle(window, State.REFUSED)
    dialog = dialog_for(window, tmp_path / "a", "csv", "png")
    dialog.accept()
    qtbot.waitUntil(lambda: not dialog.running, timeout=20_000)
    assert "a.csv: the image has not been analysed" in dialog.message.text()
    assert (tmp_path / "a.png").exists()
    assert dialog.isVisible()


def test_a_burned_in_text_must_be_looked_at_first(make_window, settle, dialog_for, qtbot, tmp_path):
    window = make_window(write_dicom(tmp_path / "text.dcm", BurnedInAnnotation="YES"))
    settle(window)
    dialog = dialog_for(window, tmp_path / "a", "dicom")
    assert dialog.identity.accept_burned_in.isVisible()
    assert "burned into its pixels" in dialog.identity.caution.text()
    dialog.accept()
    qtbot.waitUntil(lambda: not dialog.running, timeout=20_000)
    assert "burned into its pixels" in dialog.message.text()
    dialog.identity.accept_burned_in.setChecked(True)
    dialog.accept()
    qtbot.waitUntil((tmp_path / "a.dcm").exists, timeout=20_000)


def test_options_of_deidentification_are_asked_for_dicom_alone(window, dialog_for, tmp_path):
    dialog = dialog_for(window, tmp_path / "a", "png")
    assert not dialog.identity.dates.isVisible()
    dialog.formats["dicom"].setChecked(True)
    assert dialog.identity.dates.isVisible()
    dialog.identifiers.setChecked(True)
    assert not dialog.identity.dates.isVisible()


def test_choices_are_remembered_but_identifiers_never(window, dialog_for, qtbot, tmp_path):
    dialog = dialog_for(window, tmp_path / "a", "jpeg", "dicom")
    dialog.identifiers.setChecked(True)
    dialog.picture.boxes.setChecked(False)
    dialog.picture.size_choice.setCurrentIndex(2)
    dialog.picture.width_number.setValue(300)
    dialog.identity.dates.setCurrentIndex(1)
    dialog.identity.kept["device"].setChecked(True)
    dialog.identity.kept["safe_private"].setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: window.commands._dialog is None, timeout=20_000)
    assert QImage(str(tmp_path / "a.jpg")).width() == 300
    assert pydicom.dcmread(tmp_path / "a.dcm").PatientID == "P-4711"

    window.action_set["export"].trigger()
    again = window.commands._dialog
    assert [name for name, check in again.formats.items() if check.isChecked()] == ["jpeg", "dicom"]
    assert not again.identifiers.isChecked()
    assert not again.picture.boxes.isChecked()
    assert (again.picture.size_kind, again.picture.width_number.value()) == ("width", 300)
    assert again.identity.deidentification().device
    assert again.identity.deidentification().safe_private
    assert not again.identity.deidentification().uids
    assert again.identity.deidentification().dates.value == "MODIFIED"
    assert again.base.parent == tmp_path


def test_sizes(window, dialog_for, tmp_path):
    dialog = dialog_for(window, tmp_path / "a", "png")
    told = dialog.picture.size_told
    assert told.text() == f"{COLUMNS} × {ROWS} pixels"
    dialog.picture.size_choice.setCurrentIndex(1)
    scale = window.view.scale_factor
    assert told.text() == f"{round(COLUMNS * scale)} × {round(ROWS * scale)} pixels"
    dialog.picture.size_choice.setCurrentIndex(2)
    dialog.picture.width_number.setValue(256)
    assert told.text() == f"256 × {ROWS // 2} pixels"


def test_the_width_is_that_of_a_turned_picture(window, dialog_for, qtbot, tmp_path):
    window.action_set["rotate-right"].trigger()
    dialog = dialog_for(window, tmp_path / "a", "png")
    dialog.picture.size_choice.setCurrentIndex(2)
    dialog.picture.width_number.setValue(320)
    assert dialog.picture.size_told.text() == "320 × 256 pixels"
    dialog.accept()
    qtbot.waitUntil(lambda: window.commands._dialog is None, timeout=20_000)
    written = QImage(str(tmp_path / "a.png"))
    assert (written.width(), written.height()) == (320, 256)


def test_the_preview_follows_what_is_chosen(window, dialog_for, qtbot, tmp_path):
    dialog = dialog_for(window, tmp_path / "a", "png")
    qtbot.waitUntil(lambda: not dialog.picture.preview.pixmap().isNull())
    before = dialog.picture.preview.pixmap().toImage()
    dialog.heatmaps.setChecked(False)
    assert not dialog.picture.contours.isEnabled()
    qtbot.waitUntil(lambda: dialog.picture.preview.pixmap().toImage() != before)


def test_cancel_stops_after_the_file_that_is_being_written(
    three, dialog_for, everything, qtbot, tmp_path
):
    began, go_on = threading.Event(), threading.Event()

    class Slow:
        name, suffix, description = "slow", ".slow", "Slow"

        def export(self, case, target, options):
            target.write_text("whole")
            began.set()
            assert go_on.wait(20)

    everything["slow"] = Slow()
    (tmp_path / "out").mkdir()
    dialog = dialog_for(three, tmp_path / "out" / "a", "slow")
    dialog.all_images.setChecked(True)
    dialog.accept()
    assert began.wait(20)
    assert not dialog.path.isEnabled()
    dialog.reject()
    assert "Cancelled" in dialog.message.text()
    assert dialog.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not three.session.exporting.busy)
    qtbot.wait(50)
    assert names(tmp_path / "out") == ["a-0001.slow"]
    dialog.reject()
    assert three.commands._dialog is None


def test_the_clipboard_gets_what_the_dialog_would_save(window, dialog_for, qtbot, tmp_path):
    settings = window.settings
    settings.set(remembered.EXPORT_SIZE, "width")
    settings.set(remembered.EXPORT_WIDTH, 256)
    QGuiApplication.clipboard().clear()
    window.action_set["copy"].trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().width() == 256


def test_a_preview_that_comes_late_is_dropped(window, dialog_for, qtbot, tmp_path, monkeypatch):
    began, go_on = threading.Event(), threading.Event()

    def slow(case, options):
        began.set()
        assert go_on.wait(20)
        return QImage(8, 8, QImage.Format.Format_RGB32)

    monkeypatch.setattr("viewer.export.picture.paint", slow)
    dialog = dialog_for(window, tmp_path / "a", "png")
    qtbot.waitUntil(began.is_set)
    dialog.text.toggle()
    dialog.reject()
    go_on.set()
    qtbot.waitUntil(lambda: window.commands._dialog is None)
    # Errors in what is delivered to the window fail the test.
    qtbot.wait(300)
    assert not window.session.exporting.busy
