"""Unsaved reviews outlive a crash, and nothing is left of what was saved."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ui.conftest import write_dicom
from viewer.review.verdict import Verdict
from viewer.ui import autosave
from viewer.ui import settings as remembered
from viewer.ui.judging import judge
from viewer.ui.unsaved import UnsavedDialog

ROOT = Path(__file__).resolve().parents[2]


def kept():
    files = autosave.folder().glob("*.pcamreview")
    return sorted(file for file in files if not file.name.startswith("."))


def paths_kept():
    """Return the lists of paths that are kept."""
    files = autosave.folder().glob("*.paths")
    return [sorted(json.loads(file.read_text())) for file in files if file.name[0] != "."]


@pytest.fixture
def attended(make_window, settle, chest):
    window = make_window(chest, ask=True)
    settle(window)
    return window


def wait_kept(qtbot, text):
    qtbot.waitUntil(lambda: any(text in file.read_text() for file in kept()), timeout=10_000)


def leave(window, qtbot):
    """Close without saving."""
    window.close()
    dialog = window.commands._dialog
    assert isinstance(dialog, UnsavedDialog)
    dialog.leave.click()
    qtbot.waitUntil(lambda: not window.isVisible())


#: A reader at work in a process of their own, until somebody kills it.
READER = """
import sys
import time
from pathlib import Path
from PySide6.QtCore import QTimer
from viewer.review.verdict import Verdict
from viewer.ui import autosave
from viewer.ui.app import make_application
from viewer.ui.judging import judge
from viewer.ui.main_window import MainWindow

application = make_application()
window = MainWindow(Path(sys.argv[1]), "cpu")
window.show()
window.start(ask=True)
session, places = window.session, [Path(place) for place in sys.argv[2:]]

def work():
    # One place after the other, with a verdict on the image there.
    if session.prediction is not None and not session.review.verdicts:
        judge(session, "Mass", Verdict.DISAGREE)
    done = [s for s in session.histories.sources if session.histories.current(s).verdicts]
    if len(done) < len(places) and len(session.search.paths) == len(done) and not session.busy:
        window.commands.open_paths([places[len(done)]])

def look():
    files = [f for f in autosave.folder().glob("*.pcamreview") if not f.name.startswith(".")]
    if any(file.read_text().count('"disagree"') == len(places) for file in files):
        print("kept", flush=True)

timers = [QTimer(), QTimer()]
for timer, do in zip(timers, (work, look)):
    timer.timeout.connect(do)
    timer.start(50)
application.exec()
"""


def killed(model, *places):
    """Have a reader at work on places, one after the other, and kill them."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", READER, str(model), *map(str, places)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stdout.readline() == "kept\n"
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        process.communicate()


def test_a_killed_process_loses_nothing(make_window, settle, qtbot, model, chest):
    killed(model, chest)
    window = make_window(chest, ask=True)
    settle(window)
    # A banner, which stops nobody; nothing is restored unasked.
    qtbot.waitUntil(window.offer.isVisible)
    assert window.session.review.verdicts == {}
    window.offer.button.click()
    qtbot.waitUntil(lambda: bool(window.session.review.verdicts))
    assert window.session.review.verdicts["Mass"].verdict is Verdict.DISAGREE
    assert window.isWindowModified()
    # It stays kept until it is saved.
    leave(window, qtbot)
    assert len(kept()) == 1


@pytest.fixture
def folders(tmp_path):
    """Two folders with an image each."""
    made = [tmp_path / name for name in ("first", "second")]
    for folder in made:
        folder.mkdir()
        write_dicom(folder / "chest.dcm")
    return made


def judged(window):
    """Return the images with a verdict."""
    histories = window.session.histories
    return {source.path for source in histories.sources if histories.current(source).verdicts}


def test_all_that_a_killed_process_had_open_is_opened_again(
    make_window, settle, qtbot, model, folders
):
    killed(model, *folders)
    window = make_window(ask=True)
    qtbot.waitUntil(window.offer.isVisible)
    window.offer.button.click()
    qtbot.waitUntil(lambda: judged(window) == {each / "chest.dcm" for each in folders})
    settle(window)
    assert window.session.review.verdicts
    # Nothing is said to be missing.
    assert "not open" not in window.notes.text.text()
    leave(window, qtbot)


def test_no_paths_are_kept_of_readers_who_want_none_remembered(
    make_window, settle, qtbot, model, folders
):
    killed(model, *folders)
    assert paths_kept() == [sorted(map(str, folders))]
    window = make_window(ask=True)
    qtbot.waitUntil(window.offer.isVisible)
    window.settings.set(remembered.REMEMBER_RECENT, False)
    assert paths_kept() == []
    window.offer.button.click()
    # The reviews are there, and the reader is told to open their images.
    qtbot.waitUntil(lambda: "not open: 2" in window.notes.text.text())
    window.commands.open_paths([folders[1]])
    qtbot.waitUntil(lambda: bool(window.session.review.verdicts))
    qtbot.waitUntil(lambda: not window.reading.lane.busy)
    assert paths_kept() == []
    window.settings.set(remembered.REMEMBER_RECENT, True)
    qtbot.waitUntil(lambda: paths_kept() == [[str(folders[1])]])
    leave(window, qtbot)


def test_a_folder_that_is_away_is_looked_for_again(make_window, settle, qtbot, folders):
    window = make_window(*folders, ask=True)
    settle(window)
    for source in list(window.session.instances):
        window.session.show(source)
        settle(window)
        judge(window.session, "Mass", Verdict.AGREE)
    leave(window, qtbot)
    away = folders[0].rename(folders[0].with_name("away"))
    window = make_window(ask=True)
    qtbot.waitUntil(window.offer.isVisible)
    window.offer.button.click()
    qtbot.waitUntil(lambda: judged(window) == {folders[1] / "chest.dcm"})
    leave(window, qtbot)
    away.rename(folders[0])
    window = make_window(ask=True)
    qtbot.waitUntil(window.offer.isVisible)
    window.offer.button.click()
    qtbot.waitUntil(lambda: judged(window) == {each / "chest.dcm" for each in folders})
    leave(window, qtbot)


def test_restoring_leaves_what_is_looked_at_on_the_screen(
    make_window, settle, attended, qtbot, folders
):
    judge(attended.session, "Mass", Verdict.AGREE)
    leave(attended, qtbot)
    window = make_window(folders[0], ask=True)
    settle(window)
    shown = window.session.current
    window.offer.button.click()
    qtbot.waitUntil(lambda: len(judged(window)) == 1)
    settle(window)
    assert window.session.current == shown
    leave(window, qtbot)


def test_what_is_kept_names_nobody(attended, qtbot, chest):
    judge(attended.session, "Mass", Verdict.AGREE)
    wait_kept(qtbot, "agree")
    (file,) = kept()
    for secret in ("Doe", "P-4711", str(chest.parent)):
        assert secret not in file.read_text()


def test_nothing_is_kept_of_what_is_saved(attended, qtbot, tmp_path):
    judge(attended.session, "Mass", Verdict.AGREE)
    wait_kept(qtbot, "agree")
    attended.commands.reviews.save_to(tmp_path / "a.pcamreview")
    qtbot.waitUntil(lambda: not kept())
    judge(attended.session, "Mass", Verdict.UNSURE)
    wait_kept(qtbot, "unsure")
    attended.session.undo()
    qtbot.waitUntil(lambda: not kept())
    attended.close()
    assert not list(autosave.folder().iterdir())


def test_closing_without_saving_is_offered_once_more(make_window, attended, qtbot, chest):
    judge(attended.session, "Mass", Verdict.AGREE)
    leave(attended, qtbot)
    again = make_window(ask=True)
    qtbot.waitUntil(again.offer.isVisible)
    again.offer.second.click()
    assert not kept()
    assert not again.offer.isVisible()


def test_restoring_opens_what_was_opened_last(make_window, settle, attended, qtbot):
    judge(attended.session, "Mass", Verdict.AGREE)
    leave(attended, qtbot)
    again = make_window(ask=True)
    qtbot.waitUntil(again.offer.isVisible)
    again.offer.button.click()
    settle(again)
    qtbot.waitUntil(lambda: bool(again.session.review.verdicts))


def test_a_window_that_is_open_is_not_taken_for_a_crash(make_window, attended, qtbot, chest):
    judge(attended.session, "Mass", Verdict.AGREE)
    wait_kept(qtbot, "agree")
    other = make_window(chest, ask=True)
    qtbot.waitUntil(lambda: not other.reading.lane.busy)
    assert not other.offer.isVisible()
    assert len(kept()) == 1


def test_the_setting_switches_it_off_and_deletes(attended, qtbot):
    judge(attended.session, "Mass", Verdict.AGREE)
    wait_kept(qtbot, "agree")
    attended.settings.set(remembered.AUTOSAVE, False)
    qtbot.waitUntil(lambda: not kept())
    judge(attended.session, "Edema", Verdict.AGREE)
    qtbot.wait(1200)
    assert not kept()
    attended.close()
    assert "lost" in attended.commands._dialog.leave.toolTip()
    attended.commands._dialog.leave.click()
    qtbot.waitUntil(lambda: not attended.isVisible())


def test_what_cannot_be_kept_is_not_closed_as_if_it_were(attended, qtbot, monkeypatch):
    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("viewer.export.atomic.write_bytes", full)
    judge(attended.session, "Mass", Verdict.AGREE)
    attended.close()
    assert "offered again" in attended.commands._dialog.leave.toolTip()
    attended.commands._dialog.leave.click()
    qtbot.waitUntil(attended.banner.isVisible)
    assert attended.isVisible()
    # Now the reader is told what closing means, and may.
    attended.close()
    assert "lost" in attended.commands._dialog.leave.toolTip()
    attended.commands._dialog.leave.click()
    qtbot.waitUntil(lambda: not attended.isVisible())


def test_what_was_kept_is_deleted_in_the_settings(make_window, attended, qtbot):
    judge(attended.session, "Mass", Verdict.AGREE)
    leave(attended, qtbot)
    again = make_window(ask=True)
    qtbot.waitUntil(again.offer.isVisible)
    again.action_set["settings"].trigger()
    row = again.commands._dialog.rows[remembered.AUTOSAVE.key]
    (button,) = (b for b in row.findChildren(type(again.offer.button)) if b.text())
    button.click()
    assert not kept()


def test_a_damaged_file_does_not_take_the_others_with_it(make_window, attended, qtbot, chest):
    judge(attended.session, "Mass", Verdict.AGREE)
    leave(attended, qtbot)
    (autosave.folder() / "0.pcamreview").write_text("{")
    again = make_window(chest, ask=True)
    qtbot.waitUntil(again.offer.isVisible)
    again.offer.button.click()
    qtbot.waitUntil(lambda: bool(again.session.review.verdicts))


def test_what_a_crash_left_half_written_is_removed(make_window, qtbot):
    autosave.folder().mkdir(parents=True)
    for name, age in ((".old.part", 7200), (".new.part", 0)):
        file = autosave.folder() / f"{name}.pcamreview"
        file.write_text("{")
        os.utime(file, (time.time() - age,) * 2)
    window = make_window(ask=True)
    qtbot.waitUntil(lambda: not window.reading.lane.busy)
    assert [file.name for file in autosave.folder().iterdir()] == [".new.part.pcamreview"]
    assert not window.offer.isVisible()


def test_only_so_many_are_kept(make_window, qtbot):
    autosave.folder().mkdir(parents=True)
    for number in range(15):
        file = autosave.folder() / f"{number:02}.pcamreview"
        file.write_text("{}")
        os.utime(file, (number, number))
    window = make_window(ask=True)
    qtbot.waitUntil(window.offer.isVisible)
    assert [file.stem for file in kept()] == [f"{number:02}" for number in range(5, 15)]


def test_nobody_is_asked_and_nothing_kept_where_nobody_sits(window, qtbot, tmp_path):
    judge(window.session, "Mass", Verdict.AGREE)
    qtbot.wait(1200)
    assert not kept()
    assert window.close()


def test_two_windows_of_one_image_keep_two_files(make_window, settle, attended, qtbot, tmp_path):
    other = make_window(write_dicom(tmp_path / "other.dcm"), ask=True)
    settle(other)
    for window in (attended, other):
        judge(window.session, "Mass", Verdict.AGREE)
    qtbot.waitUntil(lambda: len(kept()) == 2, timeout=10_000)
