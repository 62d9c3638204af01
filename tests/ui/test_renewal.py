"""Another language while images are open: a new window takes over everything, unsaved work too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from shiboken6 import isValid

from tests.ui.conftest import write_dicom
from tests.ui.test_autosave import kept, wait_kept
from viewer.review.hanging import Layout
from viewer.review.verdict import Verdict
from viewer.ui import autosave
from viewer.ui import settings as remembered
from viewer.ui.judging import judge
from viewer.ui.language import use_language
from viewer.ui.renewal import renew
from viewer.ui.tile import State

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def two(tmp_path):
    folder = tmp_path / "studies"
    folder.mkdir()
    return [write_dicom(folder / f"{name}.dcm", PatientID=name) for name in ("a", "b")]


@pytest.fixture
def attended(make_window, settle, two):
    """A window with two images, somebody before it, and nothing left to be done."""
    (two[0].parent / "letter.txt").write_text("not an image")
    window = make_window(two[0].parent, ask=True)
    settle(window)
    return window


@pytest.fixture
def german(qapp, qtbot):
    """Return a function that has a window made anew in German."""
    made = []

    def change(window):
        window.settings.set(remembered.LANGUAGE, "de")
        lanes = (window.session.scanning, window.reading.lane)
        qtbot.waitUntil(lambda: not any(lane.busy for lane in lanes))
        made.append(renew(window))
        return made[-1]

    yield change
    use_language(qapp, "en")
    for window in filter(None, made):
        window.attended = False
        window.close()
        window.deleteLater()
    qapp.processEvents()


def test_the_window_speaks_the_other_language(attended, german, settle):
    window = german(attended)
    settle(window)
    assert not attended.isVisible()
    assert window.isVisible()
    assert window.studies_dock.windowTitle() == "Studien"
    assert window.findings.rows["Mass"].check.text() == "Raumforderung"


def test_what_was_open_is_open(attended, german, settle, two):
    session = attended.session
    session.set_layout(Layout(1, 2))
    session.show(session.search.order[1], session.tiles[1])
    session.activate(session.tiles[1])
    settle(attended)
    session.select_finding("Edema")
    attended.set_private(True)
    attended.links.link_geometry(True)
    before = [tile.source for tile in session.tiles]
    window = german(attended)
    settle(window)
    now = window.session
    assert now.layout == Layout(1, 2)
    assert [tile.source for tile in now.tiles] == before
    assert now.active is now.tiles[1]
    assert now.finding == "Edema"
    assert set(now.instances) == set(session.instances)
    assert window.studies.order == attended.studies.order
    assert window.studies.not_opened.childCount() == 1
    assert window.private
    assert window.links.geometry
    # Nothing is read or asked again.
    assert now.radiograph is session.radiograph
    assert now.prediction is session.prediction
    assert now.engine is session.engine


def test_unsaved_work_goes_over_with_its_undo(attended, german, settle, qtbot):
    judge(attended.session, "Mass", Verdict.DISAGREE)
    attended.session.change(inverted=True)
    wait_kept(qtbot, "disagree")
    window = german(attended)
    settle(window)
    session = window.session
    assert session.review.inverted
    assert session.review.verdicts["Mass"].verdict is Verdict.DISAGREE
    assert window.isWindowModified()
    # What was kept is not offered as if it were of an earlier start, and follows what comes.
    qtbot.waitUntil(lambda: not window.reading.lane.busy)
    assert not window.offer.isVisible()
    judge(session, "Mass", Verdict.UNSURE)
    wait_kept(qtbot, "unsure")
    qtbot.waitUntil(lambda: len(kept()) == 1)
    session.undo()
    session.undo()
    assert not session.review.inverted
    session.undo()
    assert "Mass" not in session.review.verdicts
    qtbot.waitUntil(lambda: not kept())
    window.close()
    assert not list(autosave.folder().iterdir())


def test_work_that_was_not_kept_yet_is_kept_by_the_new_window(attended, german, settle, qtbot):
    judge(attended.session, "Mass", Verdict.DISAGREE)
    window = german(attended)
    settle(window)
    wait_kept(qtbot, "disagree")
    assert window.isWindowModified()


def test_the_file_of_the_review_is_still_the_same(attended, german, qtbot, tmp_path):
    judge(attended.session, "Mass", Verdict.AGREE)
    attended.commands.reviews.save_to(tmp_path / "mine.pcamreview")
    qtbot.waitUntil(lambda: not attended.reading.modified)
    window = german(attended)
    assert window.reading.path == tmp_path / "mine.pcamreview"
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("mine.pcamreview")
    judge(window.session, "Mass", Verdict.UNSURE)
    assert window.isWindowModified()


def test_reviews_of_images_that_are_not_open_go_over(attended, german, settle, qtbot, two):
    judge(attended.session, "Mass", Verdict.AGREE)
    saved = two[0].parent / "a.pcamreview"
    attended.commands.reviews.save_to(saved)
    qtbot.waitUntil(lambda: not attended.reading.modified)
    attended.session.close_all()
    attended.commands.reviews.open(saved)
    qtbot.waitUntil(lambda: attended.reading.path == saved)
    window = german(attended)
    window.session.open([two[0].parent])
    settle(window)
    qtbot.waitUntil(lambda: bool(window.session.review.verdicts))


def test_an_empty_window_stays_empty(make_window, german):
    window = german(make_window(ask=True))
    assert window.session.state is State.EMPTY
    assert window.middle.pages.currentWidget() is window.empty
    assert window.empty.demo.text() == "Beispielstudie öffnen"


def test_nothing_is_torn_apart_while_files_are_read(make_window, qapp, qtbot, tmp_path):
    window = make_window()
    for number in range(200):
        write_dicom(tmp_path / f"{number}.dcm")
    window.session.open([tmp_path])
    assert renew(window) is None
    assert window.isVisible()
    assert window.banner.isVisible()
    qtbot.waitUntil(lambda: not window.session.busy, timeout=20_000)


def test_the_settings_ask_for_it(window, qtbot):
    window.commands.show_settings()
    row = window.commands._dialog.rows[remembered.LANGUAGE.key]
    with qtbot.waitSignal(window.renewal_wanted):
        row.deed.click()
    assert window.commands._dialog is None


#: The program itself: its window is made anew twice, and hears of later starts after that.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from viewer.ui import app, handover, settings
from viewer.ui.main_window import MainWindow

app._handed_over = lambda paths: False
app.QApplication.platformName = staticmethod(lambda: "xcb")
application = app.make_application()
told = []

def look():
    windows = [w for w in application.topLevelWidgets() if isinstance(w, MainWindow)]
    windows = [w for w in windows if w.isVisible()]
    if len(windows) != 1 or not windows[0].session.settled or not windows[0].session.instances:
        return
    window = windows[0]
    title = window.studies_dock.windowTitle()
    if title in told or window.reading.lane.busy or window.session.busy:
        return
    told.append(title)
    listening = [r.listening for r in window.findChildren(handover.Receiver)]
    print(title, listening, len(window.session.instances), flush=True)
    wanted = {"Studies": "de", "Studien": "ko"}.get(title)
    if wanted:
        window.settings.set(settings.LANGUAGE, wanted)
        window.renewal_wanted.emit()
    else:
        window.close()

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
QTimer.singleShot(90_000, application.quit)
print("ended", app.run([Path(sys.argv[1])], engine=None), flush=True)
"""


def test_the_program_goes_on_with_the_new_window(model, chest, tmp_path):
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "DISPLAY": f":{tmp_path.name}",
    }
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(chest)],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.stdout.splitlines() == [
        "Studies [True] 1",
        "Studien [True] 1",
        "검사 [True] 1",
        "ended 0",
    ], ended.stderr
    assert ended.stderr == ""


def test_nothing_of_the_old_window_is_left(attended, german, settle, qtbot):
    lanes = [attended.session.scanning, attended.session.reading, attended.reading.lane]
    window = german(attended)
    assert not any(lane.isRunning() for lane in lanes)
    settle(window)
    qtbot.waitUntil(lambda: not isValid(attended))
    # What listened to the old window listens no more: nothing of it is called.
    window.session.change(inverted=True)
    window.settings.set(remembered.CORNER_TEXT, "none")
    window.session.close_all()
