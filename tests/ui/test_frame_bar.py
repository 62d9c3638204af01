"""Images of several frames: the slider, and cine that goes round and ends when it should."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import COLUMNS, FRAMES, ROWS, write_dicom
from viewer.review.hanging import Layout
from viewer.ui import jobs
from viewer.ui.tile import State


@pytest.fixture
def moving(make_window, settle, several_frames):
    window = make_window(several_frames)
    settle(window)
    return window


def bar(window):
    return window.tiles.active.frames


def test_one_frame_has_no_bar(window):
    assert not bar(window).isVisible()
    assert not window.action_set["cine"].isEnabled()
    bar(window).set_playing(True)
    assert not bar(window).playing


def test_the_slider_shows_and_chooses_the_frame(moving, settle):
    frames = bar(moving)
    assert frames.isVisible()
    assert frames.place.text() == "1 / 4"
    frames.slider.setValue(2)
    settle(moving)
    assert moving.session.review.frame == moving.view.pyramid.frame == 2
    assert frames.place.text() == "3 / 4"
    moving.view.frame_stepped.emit(-1)
    assert frames.slider.value() == 1
    moving.session.undo()
    assert frames.slider.value() == 0


def test_the_keyboard_reaches_all_of_it(moving, qtbot, settle):
    frames = bar(moving)
    moving.view.setFocus()
    met = []
    for stop in frames.stops:
        moving.focusNextChild()
        met.append(moving.focusWidget())
        assert stop.accessibleName()
    assert tuple(met) == frames.stops
    frames.slider.setFocus()
    qtbot.keyClick(frames.slider, Qt.Key.Key_Right)
    assert moving.session.review.frame == 1
    moving.action_set["next-frame"].trigger()
    moving.action_set["next-frame"].trigger()
    moving.action_set["next-frame"].trigger()
    assert moving.session.review.frame == FRAMES - 1
    moving.action_set["previous-frame"].trigger()
    assert moving.session.review.frame == FRAMES - 2
    frames.play.setFocus()
    qtbot.keyClick(frames.play, Qt.Key.Key_Space)
    assert frames.playing
    assert frames.play.accessibleName() == "Pause"


def test_cine_goes_round_as_fast_as_the_file_says(moving, qtbot, settle):
    frames, seen = bar(moving), []
    moving.session.image_changed.connect(lambda: seen.append(moving.session.review.frame))
    assert frames.speed.value() == 25
    moving.action_set["cine"].trigger()
    assert moving.action_set["cine"].isChecked()
    qtbot.waitUntil(lambda: len(seen) >= FRAMES + 2)
    moving.action_set["cine"].trigger()
    assert seen[: FRAMES + 2] == [1, 2, 3, 0, 1, 2]
    assert not frames.playing
    assert not moving.action_set["cine"].isChecked()
    # All of it is taken back at once.
    settle(moving)
    moving.session.undo()
    assert moving.session.review.frame == 0
    assert not moving.session.can_undo


def test_only_the_frame_on_which_cine_stops_is_analysed(moving, qtbot, settle, monkeypatch):
    analysed, real = [], jobs.analyse_image

    def analyse(task, radiograph, engine, frame, *more):
        analysed.append(frame)
        return real(task, radiograph, engine, frame, *more)

    monkeypatch.setattr(jobs, "analyse_image", analyse)
    frames, session = bar(moving), moving.session
    frames.set_playing(True)
    qtbot.waitUntil(lambda: session.review.frame == 2)
    assert session.state is State.WAITING
    assert session.prediction is None
    assert not moving.findings.rows
    frames.set_playing(False)
    stopped = session.review.frame
    settle(moving)
    assert analysed == [stopped]
    # The square lies where it is in this very frame.
    column = session.prediction.logit_maps[0].max(axis=0).argmax()
    width = session.prediction.logit_maps[0].shape[1]
    assert abs((column + 0.5) / width * max(ROWS, COLUMNS) - (100 + 100 * stopped)) < 140


@pytest.mark.parametrize("how", ["another image", "close all", "fewer tiles", "close the window"])
def test_cine_ends_with_the_image(moving, how, settle, qapp, chest, qtbot):
    session = moving.session
    frames = bar(moving)
    session.open([chest])
    qtbot.waitUntil(lambda: len(session.instances) == 2)
    settle(moving)
    first, other = moving.studies.order
    if session.current != first:
        session.show(first)
        settle(moving)
    assert frames.isVisible()
    if how == "fewer tiles":
        session.set_layout(Layout(1, 2))
    frames.set_playing(True)
    assert frames.playing
    if how == "another image":
        session.show(other)
    elif how == "close all":
        session.close_all()
    elif how == "fewer tiles":
        session.activate(session.tiles[1])
        session.set_layout(Layout(1, 1))
    else:
        moving.close()
    assert not frames.playing
    assert not session.analysis.paused
    if how == "another image":
        settle(moving)
        assert not frames.isVisible()


def test_playing_in_a_tile_makes_it_the_active_one(moving, qapp, settle, qtbot):
    session = moving.session
    session.set_layout(Layout(1, 2))
    session.show(session.tiles[0].source, session.tiles[1])
    qapp.processEvents()
    right = moving.tiles.views[1].frames
    right.play.click()
    assert session.active is session.tiles[1]
    assert moving.action_set["cine"].isChecked()
    right.play.click()
    assert not right.playing


def test_without_a_rate_in_the_file_a_usual_one_is_taken(make_window, settle, tmp_path):
    pixels = np.zeros((2, ROWS, COLUMNS), np.uint16)
    pixels[:, 100:300, 100:300] = 4000
    path = write_dicom(tmp_path / "two.dcm", NumberOfFrames=2, PixelData=pixels.tobytes())
    window = make_window(path)
    settle(window)
    assert bar(window).speed.value() == 10
