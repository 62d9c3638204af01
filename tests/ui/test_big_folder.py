"""A folder of many files: all are listed, and what cannot be shown does not hold the window up."""

from tests.ui.conftest import write_dicom
from viewer.ui.tile import State


def test_after_some_images_without_pixels_the_reader_chooses(make_window, qtbot, tmp_path):
    for number in range(30):
        write_dicom(tmp_path / f"{number:02}.dcm", PixelData=None)
    window = make_window(tmp_path)
    session = window.session
    qtbot.waitUntil(lambda: len(session.instances) == 30 and not session.busy, timeout=20_000)
    assert session.state is State.UNREADABLE
    refused = window.studies.not_opened.childCount()
    assert 2 <= refused < 15
    # What was not tried can still be chosen, and says why it is not shown.
    last = window.studies.order[-1]
    session.show(last)
    qtbot.waitUntil(lambda: session.state is State.UNREADABLE, timeout=20_000)
    assert "no pixel data" in session.explanation
    assert window.studies.not_opened.childCount() == refused + 1


def test_an_image_behind_files_without_pixels_is_still_shown(make_window, settle, tmp_path):
    for number in range(3):
        write_dicom(tmp_path / f"{number}.dcm", PixelData=None)
    write_dicom(tmp_path / "9.dcm")
    window = make_window(tmp_path)
    settle(window)
    assert window.session.current.name == "9.dcm"
