"""Thresholds and shown heatmaps are remembered for each model by itself."""

from pathlib import Path

import pytest

from tests.support.onnx_factory import write_model
from tests.ui.conftest import write_dicom
from viewer.ui import settings as declared


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return write_dicom(tmp_path / "other.dcm", PatientID="4712")


def edit(window, finding: str, threshold: float) -> None:
    window.findings._want_threshold(finding, threshold)
    window.findings.flush_thresholds()


def test_the_next_image_begins_with_the_threshold_which_is_marked(window, settle, other):
    edit(window, "Edema", 0.9)
    window.session.open([other])
    settle(window)
    assert window.session.current.path == other
    assert window.session.review.edited_thresholds == {"Edema": 0.9}
    assert window.findings.rows["Edema"].threshold.objectName() == "edited"
    assert not window.session.can_undo


def test_a_threshold_that_is_taken_back_is_not_remembered(window, settle, other):
    edit(window, "Edema", 0.9)
    edit(window, "Mass", 0.2)
    window.session.undo()
    window.findings.rows["Edema"].reset.click()
    window.findings.flush_thresholds()
    window.session.open([other])
    settle(window)
    assert not window.session.review.edited_thresholds


def test_what_was_ticked_is_shown_and_what_was_not_is_hidden(window, settle, other):
    first = window.session.review.visible
    (shown,) = first
    hidden = next(name for name in window.findings.rows if name not in first)
    window.findings.rows[shown].check.click()
    window.findings.rows[hidden].check.click()
    window.session.open([other])
    settle(window)
    assert window.session.review.visible == {hidden}


def test_walking_through_findings_is_no_choice(window, settle, other, qtbot):
    first = window.session.review.visible
    window.findings.step_finding(1)
    window.findings.step_finding(1)
    window.session.open([other])
    settle(window)
    assert window.session.review.visible == first


def test_another_model_begins_as_it_was_made(window, make_window, settle, chest, tmp_path):
    edit(window, "Edema", 0.9)
    window.close()
    # The same findings, and another file.
    model = write_model(
        tmp_path / "other.onnx", ("Mass", "Effusion", "Edema"), gains=(8, 1, 0), biases=(-4, -6, 2)
    )
    second = make_window(chest, own_model=model)
    settle(second)
    assert not second.session.review.edited_thresholds
    third = make_window(chest)
    settle(third)
    assert third.session.review.edited_thresholds == {"Edema": 0.9}


def test_nothing_is_remembered_where_that_is_switched_off(window, settle, other):
    edit(window, "Edema", 0.9)
    window.settings.set(declared.REMEMBER_MODELS, False)
    window.settings.set(declared.REMEMBER_MODELS, True)
    window.session.open([other])
    settle(window)
    assert not window.session.review.edited_thresholds


def test_values_that_make_no_sense_count_as_absent(window, settle, other):
    key = f"models/{window.session.engine.identity.sha256[:16]}/thresholds"
    window.settings.set_list(key, ["Edema=much", "Gout=0.5", "Mass=7"])
    window.session.open([other])
    settle(window)
    assert window.session.review.edited_thresholds == {"Mass": 1.0}
