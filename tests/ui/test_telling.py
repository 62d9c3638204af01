"""What is drawn comes before panels: they wait for a first result, never beside another image."""

import threading

import pytest

from tests.ui.conftest import write_dicom
from viewer.ui import jobs, tile
from viewer.ui.tile import State

FOR_EVER, NOT_AT_ALL = 3_600_000, 0


@pytest.fixture
def gate(monkeypatch):
    """Hold every analysis until the gate is set."""
    real, go = jobs.analyse_image, threading.Event()

    def held(*args):
        assert go.wait(20)
        return real(*args)

    monkeypatch.setattr(jobs, "analyse_image", held)
    yield go
    go.set()


def test_panels_follow_a_first_image_and_its_result_at_once(
    make_window, settle, chest, monkeypatch
):
    monkeypatch.setattr(tile, "_PATIENCE_MS", FOR_EVER)
    window = make_window()
    session, told = window.session, []
    session.image_changed.connect(lambda: told.append(("image", session.state)))
    session.prediction_changed.connect(lambda: told.append(("prediction", session.state)))
    session.presented.connect(lambda *_: told.append(("presented", session.state)))
    session.open([chest])
    settle(window)
    assert told == [(what, State.DONE) for what in ("image", "prediction", "presented")]
    assert window.findings.rows


def test_panels_do_not_wait_for_a_slow_model(make_window, qtbot, settle, chest, gate, monkeypatch):
    monkeypatch.setattr(tile, "_PATIENCE_MS", NOT_AT_ALL)
    window = make_window()
    presented = []
    window.session.presented.connect(lambda source, _: presented.append(source))
    window.session.open([chest])
    qtbot.waitUntil(lambda: window.findings.head.explanation.text() == "Analysing …")
    assert presented == [window.session.current]
    assert window.session.state is State.ANALYSING
    gate.set()
    settle(window)


def test_a_change_by_the_reader_is_told_after_the_image(
    make_window, qtbot, settle, chest, gate, monkeypatch
):
    monkeypatch.setattr(tile, "_PATIENCE_MS", FOR_EVER)
    window = make_window()
    session, told = window.session, []
    session.image_changed.connect(lambda: told.append("image"))
    session.review_changed.connect(lambda: told.append("review"))
    session.open([chest])
    qtbot.waitUntil(lambda: session.state is State.ANALYSING)
    assert told == []
    session.change(inverted=True)
    assert told == ["image", "review"]
    gate.set()
    settle(window)


def test_no_panel_shows_what_was_found_in_the_last_image(
    window, qtbot, settle, tmp_path, gate, monkeypatch
):

    window.session.active._patience.setInterval(FOR_EVER)
    assert window.findings.rows
    session, other = window.session, write_dicom(tmp_path / "other.dcm")
    session.open([other])
    qtbot.waitUntil(lambda: session.current.path == other)
    assert not window.findings.rows
    qtbot.waitUntil(lambda: session.state is State.ANALYSING)
    assert not window.findings.rows
    # An image that is in memory takes the place of another one without being read.
    gate.set()
    settle(window)
    gate.clear()
    session.analysis.clear()
    session.show(window.studies.order[0])
    assert session.state is State.ANALYSING
    assert not window.findings.rows
    gate.set()
    settle(window)


def test_nothing_is_told_of_an_image_that_was_closed(
    make_window, qtbot, settle, chest, gate, monkeypatch
):
    monkeypatch.setattr(tile, "_PATIENCE_MS", FOR_EVER)
    window = make_window()
    presented = []
    window.session.presented.connect(lambda source, _: presented.append(source))
    window.session.open([chest])
    qtbot.waitUntil(lambda: window.session.state is State.ANALYSING)
    window.session.close_all()
    gate.set()
    qtbot.waitUntil(lambda: not window.session.busy)
    assert presented == []
