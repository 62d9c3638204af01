"""No number of an unsuitable image before the reader says “Run anyway”."""

from threading import Event

import numpy as np
import pytest

from tests.ui.conftest import COLUMNS, ROWS, write_dicom
from viewer.review.saved import decode, encode
from viewer.ui.tile import State

FLAT = np.full((ROWS, COLUMNS), 900, np.uint16).tobytes()


@pytest.fixture(params=["a lateral view", "no picture"])
def refused(request, make_window, settle, tmp_path):
    """A window with an image that the model does not suit, by its header or by its pixels."""
    changes = {"ViewPosition": "LL"} if "lateral" in request.param else {"PixelData": FLAT}
    window = make_window(write_dicom(tmp_path / "unsuitable.dcm", **changes))
    settle(window, State.REFUSED)
    window.reason = request.param
    return window


def test_the_reason_is_there_and_no_number(refused):
    window = refused
    assert window.reason in window.findings.head.warning_text.text()
    assert not window.findings.rows
    assert window.session.prediction is None
    assert window.session.case.prediction is None
    assert window.findings.head.ask.isVisible()
    assert window.findings.head.ask.text() == "Run anyway"
    assert window.reason in window.status.warnings.toolTip()


def test_f5_gives_no_number_either(refused, settle):
    refused.action_set["analyse-again"].trigger()
    settle(refused, State.REFUSED)
    assert not refused.findings.rows


def test_run_anyway_is_one_step_to_undo_and_to_redo(refused, settle):
    window, session = refused, refused.session
    assert window.action_set["run-anyway"].isEnabled()
    window.findings.head.ask.click()
    settle(window)
    assert window.findings.rows
    assert session.case.prediction.refusals
    assert window.findings.head.warning_text.text().startswith(
        "⚠ Not suitable: analysed only because"
    )
    assert not window.action_set["run-anyway"].isEnabled()
    session.undo()
    settle(window, State.REFUSED)
    assert not window.findings.rows
    assert session.case.prediction is None
    assert window.reason in window.findings.head.warning_text.text()
    assert not session.can_undo
    session.redo()
    settle(window)
    assert window.findings.rows


def test_the_choice_is_kept_in_the_review(refused, settle):
    refused.action_set["run-anyway"].trigger()
    settle(refused)
    saved = decode(encode(refused.session.review))
    assert saved.review.forced
    refused.session.change_to(saved.review.changed(forced=False))
    settle(refused, State.REFUSED)


def test_coming_back_shows_the_refusal_again_without_a_new_look(
    refused, make_window, settle, tmp_path, monkeypatch
):
    session, source = refused.session, refused.session.current
    other = write_dicom(tmp_path / "other.dcm")
    session.open([other])
    settle(refused)
    monkeypatch.setattr("viewer.ui.jobs.analyse_image", None)
    session.show(source)
    settle(refused, State.REFUSED)
    assert refused.reason in refused.findings.head.warning_text.text()


def test_run_anyway_counts_where_images_wait_to_be_asked_for(refused, settle):
    refused.session.analysis.automatic = False
    refused.findings.head.ask.click()
    settle(refused)
    assert refused.findings.rows


def test_the_list_says_what_is_being_analysed_and_what_is_refused(
    make_window, settle, tmp_path, monkeypatch, qtbot
):
    from viewer.ui import jobs

    go_on = Event()
    real = jobs.analyse_image
    window = make_window()

    def held(task, *more):
        go_on.wait(60)
        return real(task, *more)

    monkeypatch.setattr(jobs, "analyse_image", held)
    window.session.open([write_dicom(tmp_path / "chest.dcm")])
    qtbot.waitUntil(lambda: window.session.state is State.ANALYSING, timeout=60_000)
    chest = window.session.current
    assert window.studies.tree.badge(chest) == "◌ analysing …"
    go_on.set()
    settle(window)
    assert window.studies.tree.badge(chest).startswith("▲")
    window.session.open([write_dicom(tmp_path / "flat.dcm", PixelData=FLAT)])
    settle(window, State.REFUSED)
    assert window.studies.tree.badge(window.session.current) == "⚠ not suitable"
    window.findings.head.ask.click()
    settle(window)
    assert window.studies.tree.badge(window.session.current) not in ("", "◌ analysing …")
    # What is called off leaves what stood there before.
    window.session.show(chest)
    settle(window)
    window.session.analyse(again=True)
    window.session.stop()
    settle(window, State.STOPPED)
    assert window.studies.tree.badge(chest).startswith("▲")
