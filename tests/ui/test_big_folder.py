"""A folder of many files: all are listed, and what cannot be shown does not hold the window up."""

import threading

import pytest

from tests.ui.conftest import write_dicom
from viewer.ui import jobs
from viewer.ui.tile import State
from viewer.ui.workers import Lane


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


@pytest.fixture
def lane(qapp):
    lane = Lane("test")
    yield lane
    lane.close()


def test_who_tells_much_waits_until_the_window_has_taken_it(lane, qtbot):
    told, taken, waits = [], [], threading.Event()

    def work(task):
        for number in range(20):
            task.report(number)
            told.append(number)
            if number == 1:
                waits.set()

    lane.submit(work, taken.append, taken.append, taken.append)
    assert waits.wait(10)
    # The window does nothing: whatever the work has to tell, no third report goes out.
    assert not lane.wait(200)
    assert told == [0, 1]
    qtbot.waitUntil(lambda: not lane.busy)
    assert taken == [*range(20), None]


def test_who_waits_to_tell_something_does_not_keep_the_program_from_ending(lane):
    began = threading.Event()

    def work(task):
        began.set()
        for number in range(20):
            task.report(number)

    lane.submit(work, print, print)
    assert began.wait(10)
    lane.close()
    assert lane.isFinished()


def test_a_report_of_a_search_has_few_files_however_fast_they_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(jobs, "_REPORT_EVERY", 1000)
    for number in range(350):
        (tmp_path / f"{number:03}.txt").write_text("no image")

    class Reader:
        cancelled = False

        def __init__(self):
            self.reports = []

        def report(self, scanned):
            self.reports.append(scanned)

    task = Reader()
    jobs.scan_paths(task, [tmp_path])
    assert sum(len(scanned.rejected) for scanned in task.reports) == 350
    assert max(len(scanned.rejected) for scanned in task.reports) <= 100
    assert task.reports[-1].done == task.reports[-1].total == 350
