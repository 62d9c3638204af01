"""The worklist: what stands first, what is next, the analysis of all, and counts of agreement."""

import csv
import json
import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.support.onnx_factory import write_model
from tests.ui.conftest import COLUMNS, ROWS, write_dicom
from tests.ui.test_accessibility import controls, silent, unreachable
from viewer.dicom import read
from viewer.review.verdict import Verdict
from viewer.review.worklist import ReadState
from viewer.ui import jobs, workers
from viewer.ui.judging import judge
from viewer.ui.tile import State
from viewer.ui.worklist_model import STATES

DIM, BRIGHT = (10, 10, 4, 4), (10, 10, 480, 600)


@pytest.fixture
def files(tmp_path):
    """A chest that hardly shows anything, a bright one, and a lateral one that nobody can judge."""
    return [
        write_dicom(tmp_path / "a.dcm", square=DIM, PatientName="Adams", PatientID="1"),
        write_dicom(
            tmp_path / "b.dcm", square=BRIGHT, PatientName="Brown", PatientID="2",
            StudyDate="20240301",
        ),
        write_dicom(tmp_path / "c.dcm", PatientName="Clark", PatientID="3", ViewPosition="LL"),
    ]  # fmt: skip


@pytest.fixture
def listed(make_window, settle, qtbot, files):
    """A window with three studies and its worklist; only the first image is analysed."""
    window = make_window(*files)
    settle(window)
    qtbot.waitUntil(lambda: len(window.session.instances) == 3)
    window.worklist_dock.show()
    qtbot.waitUntil(lambda: window.worklist.model.rowCount() == 3)
    return window


def column(window, number):
    model = window.worklist.model
    return [model.text(row, number) for row in model.rows]


def patients(window):
    return [name.split(" ")[0] for name in column(window, 0)]


def analyse_all(window, qtbot):
    window.action_set["analyse-all"].trigger()
    qtbot.waitUntil(lambda: not window.worklist.background.running, timeout=20_000)
    window.worklist.refresh()


def show_study(window, settle, name):
    instances = window.session.instances.values()
    window.session.show(next(i.source for i in instances if i.identity.patient_name == name))
    settle(window)


def test_all_studies_are_analysed_and_the_neediest_comes_first(listed, qtbot):
    assert column(listed, 2).count("not analysed") == 2
    shown = listed.session.current
    analyse_all(listed, qtbot)
    # The one without a result, since the model does not suit it, then by the bright square.
    assert patients(listed) == ["Clark", "Brown", "Adams"]
    assert column(listed, 2)[0] == "⚠ not suitable for the model"
    assert "Mass" in column(listed, 2)[1]
    assert "Mass" not in column(listed, 2)[2]
    assert listed.session.current == shown
    assert column(listed, 1) == ["lateral", "PA", "PA"]


def test_an_image_that_was_analysed_unseen_opens_with_its_strongest_finding(listed, settle, qtbot):
    analyse_all(listed, qtbot)
    show_study(listed, settle, "Brown")
    assert listed.session.review.visible == {"Mass"}
    assert not listed.session.can_undo


@pytest.fixture
def several(tmp_path):
    """Four frames: only the third shows the square, and the last one has no picture."""
    pixels = np.tile(np.linspace(100, 900, COLUMNS, dtype=np.uint16), (4, ROWS, 1))
    pixels[2, 40:600, 40:470] = 4000
    pixels[3] = 0
    return write_dicom(
        tmp_path / "several.dcm", NumberOfFrames=4, PixelData=pixels.tobytes(), PatientName="Four"
    )


def frames_of(window, source):
    return [one.frame for one in window.reading.results.of(source)]


def test_every_frame_is_analysed_by_the_same_gate(listed, settle, qtbot, several, monkeypatch):
    reads, real = [], read.read
    monkeypatch.setattr(read, "read", lambda source: reads.append(source) or real(source))
    listed.session.open([several], show=False)
    qtbot.waitUntil(lambda: listed.worklist.model.rowCount() == 4)
    listed.worklist.refresh()
    source = next(each for each in listed.session.instances if each.path == several)
    # Thumbnails are read as well.
    qtbot.waitUntil(lambda: not listed.session.reading.busy)
    reads.clear()
    analyse_all(listed, qtbot)
    # The file is read once; an empty picture has no number.
    assert reads.count(source) == 1
    assert frames_of(listed, source) == [0, 1, 2]
    row = patients(listed).index("Four")
    assert column(listed, 2)[row].endswith("· frame 3")
    assert "▲ Mass" in column(listed, 2)[row]
    assert "Mass" in listed.studies.tree.badge(source)
    # Nothing is asked twice.
    listed.worklist.background.start(list(listed.session.instances))
    assert not listed.worklist.background.running
    # Each frame has its own.
    listed.session.show(source)
    settle(listed)
    for frame, positive in ((0, False), (2, True)):
        listed.session.show_frame(frame)
        settle(listed)
        assert (listed.session.prediction.probability("Mass") > 0.5) is positive
    listed.session.show_frame(3)
    assert listed.session.state is State.REFUSED
    assert listed.session.prediction is None


def test_the_analysis_of_frames_is_told_and_stopped_between_two(
    listed, qtbot, several, monkeypatch
):
    listed.session.open([several], show=False)
    qtbot.waitUntil(lambda: len(listed.session.instances) == 4)
    source = next(each for each in listed.session.instances if each.path == several)
    background, seen = listed.worklist.background, []

    def stop():
        seen.append((background.done, background.total))
        if background.done == 2:
            background.cancel()

    background.progressed.connect(stop)
    background.start([source])
    qtbot.waitUntil(lambda: not background.running)
    assert seen[:3] == [(0, 0), (0, 4), (1, 4)]
    qtbot.waitUntil(lambda: not listed.session.busy)
    assert frames_of(listed, source) == [0, 1]


def test_what_the_reader_looks_at_does_not_wait_for_all_frames(
    listed, settle, qtbot, several, monkeypatch
):
    listed.session.open([several], show=False)
    qtbot.waitUntil(lambda: len(listed.session.instances) == 4)
    source = next(each for each in listed.session.instances if each.path == several)
    arrived, gate, entered = [], threading.Event(), threading.Event()
    real = jobs.Unseen.analyse

    def slow(self, task, frame, *more):
        entered.set()
        assert gate.wait(10)
        return real(self, task, frame, *more)

    monkeypatch.setattr(jobs.Unseen, "analyse", slow)
    listed.session.analysis.arrived.connect(lambda source, frame, _: arrived.append(source.name))
    listed.worklist.background.start([source])
    assert entered.wait(10)
    listed.session.analyse(again=True)
    gate.set()
    qtbot.waitUntil(lambda: len(arrived) >= 3)
    assert arrived[:2] == [source.name, listed.session.current.name]


def test_a_file_that_is_gone_is_not_asked_for_frame_by_frame(listed, qtbot, several):
    listed.session.open([several], show=False)
    qtbot.waitUntil(lambda: len(listed.session.instances) == 4)
    source = next(each for each in listed.session.instances if each.path == several)
    several.unlink()
    failed = []
    listed.session.analysis.failed.connect(lambda *told: failed.append(told))
    listed.worklist.background.start([source])
    qtbot.waitUntil(lambda: not listed.worklist.background.running)
    assert len(failed) == 1


def test_the_analysis_of_all_tells_how_far_it_is_and_is_stopped(listed, qtbot, monkeypatch):
    monkeypatch.setattr(workers.Lane, "submit", lambda *_, **__: workers.Task(*[None] * 5))
    listed.worklist.analyse.click()
    assert listed.worklist.progress.text() == "Analysed 0 of 2"
    assert listed.worklist.analyse.text() == "Stop"
    assert listed.action_set["analyse-all"].isChecked()
    listed.worklist.analyse.click()
    assert listed.worklist.progress.text() == ""
    assert not listed.worklist.background.running


def test_stopping_all_work_ends_it(listed, qtbot):
    listed.worklist.background.start(list(listed.session.instances))
    assert listed.worklist.background.running
    listed.session.stop()
    assert not listed.worklist.background.running


def test_another_model_starts_anew(listed, settle, qtbot, tmp_path):
    analyse_all(listed, qtbot)
    listed.worklist.background.start(list(listed.session.instances))
    other = write_model(tmp_path / "other.onnx", ("Mass",), gains=(8.0,), biases=(-4.0,))
    listed.session.tile_results.use_model(other, None)
    assert not listed.worklist.background.running
    settle(listed)
    listed.worklist.refresh()
    # What the last model said is not told as if it were of this one.
    assert sum(text.startswith("not analysed") for text in column(listed, 2)) == 2
    analyse_all(listed, qtbot)
    assert not any("Edema" in text for text in column(listed, 2))


def test_a_file_that_is_gone_does_not_hold_up_the_others(listed, qtbot, files):
    files[1].unlink()
    analyse_all(listed, qtbot)
    assert sorted(column(listed, 2))[-2:] != ["not analysed", "not analysed"]
    assert column(listed, 2).count("not analysed") == 1


@pytest.mark.parametrize(
    ("order", "expected"),
    [("date", "Brown Adams Clark"), ("highest", "Brown Adams Clark"), ("unsuitable", "Clark")],
)
def test_the_order_is_chosen(listed, qtbot, order, expected):
    analyse_all(listed, qtbot)
    box = listed.worklist.order
    box.setFocus()
    box.setCurrentIndex(box.findData(order))
    box.activated.emit(box.currentIndex())
    assert " ".join(patients(listed)).startswith(expected)


def test_a_day_of_reading_by_keys(listed, settle, qtbot):
    analyse_all(listed, qtbot)
    listed.activateWindow()
    qtbot.waitUntil(listed.isActiveWindow)
    listed.view.setFocus()
    show_study(listed, settle, "Brown")
    qtbot.keyClick(listed.view, Qt.Key.Key_N)
    qtbot.keyClick(listed.view, Qt.Key.Key_F6)
    listed.worklist.refresh()
    assert column(listed, 3)[patients(listed).index("Brown")] == "in progress"
    assert column(listed, 4)[patients(listed).index("Brown")] == "1 ✓"
    qtbot.keyClick(listed.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not listed.session.busy)
    listed.worklist.refresh()
    # Brown is read and went to the end; the next one of those that are left is shown.
    assert patients(listed) == ["Clark", "Adams", "Brown"]
    assert column(listed, 3) == ["unread", "unread", "read"]
    assert listed.session.instances[listed.session.current].identity.patient_name != "Brown"
    assert "1 of 3 read" in listed.worklist.summary.text()
    before = listed.session.current
    qtbot.keyClick(listed.view, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: listed.session.current != before)
    qtbot.keyClick(listed.view, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: listed.session.current == before)
    qtbot.keyClick(listed.view, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: listed.session.current != before)


def test_the_mark_is_taken_back_and_undone(window):
    window.action_set["mark-read"].trigger()
    assert window.session.review.read
    assert "Every open study is read" in window.banner.text.text()
    window.action_set["mark-read"].trigger()
    assert not window.session.review.read
    window.session.undo()
    assert window.session.review.read


def test_enter_opens_a_study(listed, settle, qtbot):
    table = listed.worklist.table
    table.setFocus()
    # The study that is shown is the row that the keys begin at.
    row = table.currentIndex().row()
    assert listed.worklist.model.row_of(listed.session.current) == row
    key = Qt.Key.Key_Down if row == 0 else Qt.Key.Key_Up
    QTest.keyClick(table, key)
    before = listed.session.current
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert listed.session.current != before
    assert listed.worklist.model.row_of(listed.session.current) == table.currentIndex().row()


def test_the_privacy_view_names_nobody(listed):
    listed.action_set["privacy"].trigger()
    assert sorted(column(listed, 0)) == [f"Patient {n} · Study 1" for n in (1, 2, 3)]


def test_every_state_has_a_word():
    assert set(STATES) == set(ReadState)


def test_closing_all_empties_the_list(listed, qtbot):
    listed.session.close_all()
    qtbot.waitUntil(lambda: listed.worklist.model.rowCount() == 0)


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_agreement_is_shown_and_exported(listed, settle, qtbot, tmp_path, monkeypatch, suffix):
    analyse_all(listed, qtbot)
    for name, verdict in (("Adams", Verdict.AGREE), ("Brown", Verdict.DISAGREE)):
        show_study(listed, settle, name)
        judge(listed.session, "Mass", verdict)
    listed.action_set["agreement"].trigger()
    dialog = listed.commands._dialog
    lines = {
        dialog.table.topLevelItem(row).text(0): [
            dialog.table.topLevelItem(row).text(column) for column in range(1, 6)
        ]
        for row in range(dialog.table.topLevelItemCount())
    }
    # Wilson's interval of 1 of 2.
    assert lines["Mass"] == ["1", "1", "0", "0", "50 % (9–91 %)"]
    assert lines["Edema"] == ["0", "0", "0", "2", ""]
    target = tmp_path / f"agreement{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.export_button.click()
    qtbot.waitUntil(target.exists)
    if suffix == ".csv":
        with target.open(newline="") as file:
            rows = {row["finding"]: row for row in csv.DictReader(file)}
    else:
        rows = {row["finding"]: row for row in json.loads(target.read_text())["findings"]}
    assert str(rows["Mass"]["overcalled"]) == "1"
    for secret in ("Adams", "Brown", "1.2."):
        assert secret not in target.read_text()


def test_every_control_has_name_and_description_and_tab_reaches_it(listed, qtbot):
    listed.activateWindow()
    qtbot.waitUntil(listed.isActiveWindow)
    assert set(controls(listed.worklist)) >= {
        listed.worklist.order, listed.worklist.analyse, listed.worklist.agreement,
        listed.worklist.table,
    }  # fmt: skip
    assert silent(listed) == []
    assert unreachable(listed) == []
