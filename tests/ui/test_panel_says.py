"""What the findings panel says where a reader would otherwise wonder, or be misled."""

import pytest

from tests.ui.conftest import write_dicom
from viewer.review.figures import figures
from viewer.review.review import HeatmapStyle
from viewer.ui.models_dialog import ModelsDialog
from viewer.ui.tile import State


def set_threshold(window, finding, threshold):
    session = window.session
    session.change_to(session.review.with_threshold(finding, threshold))


def test_it_counts_what_reaches_its_threshold(window):
    summary = window.findings.head.summary
    assert summary.text() == "1 of 3 findings at or above the threshold"
    set_threshold(window, "Mass", 0.0)
    assert summary.text() == "2 of 3 findings at or above the threshold"
    for finding in window.findings.rows:
        set_threshold(window, finding, 1.0)
    assert summary.text() == "None of 3 findings reaches its threshold"
    assert "exclude" in summary.toolTip()


def test_the_list_does_not_move_while_a_threshold_does(window):
    area = window.findings.scroll_area
    before = area.y()
    for finding in window.findings.rows:
        set_threshold(window, finding, 1.0)
        assert area.y() == before


def test_there_is_nothing_to_count_without_a_result(make_window, settle, tmp_path):
    window = make_window(write_dicom(tmp_path / "lateral.dcm", ViewPosition="LL"))
    settle(window, State.REFUSED)
    assert not window.findings.head.summary.isVisible()


def test_heatmaps_that_are_switched_off_are_said_to_be(window):
    note = window.findings.controls.off
    assert not note.isVisible()
    window.action_set["heatmaps"].trigger()
    assert not window.session.review.heatmaps_on
    assert note.isVisible()
    row = next(row for row in window.findings.rows.values() if row.check.isChecked())
    assert "heatmap shown" not in row.accessibleName()
    window.findings.controls.switch_on.click()
    assert window.session.review.heatmaps_on
    assert not note.isVisible()


def test_a_heatmap_with_nothing_on_it_says_why(window):
    row = window.findings.rows["Mass"]
    window.findings.show_finding("Mass", True)
    assert "Nothing" not in row.meaning.text()
    set_threshold(window, "Mass", 1.0)
    assert "Mass" in window.view.image.heatmaps.layers
    assert row.meaning.text() == "Nothing drawn: no place reaches the threshold"
    assert row.meaning.isVisible()
    window.findings.show_finding("Mass", False)
    assert "Nothing" not in row.meaning.text()


def test_without_a_model_the_panel_leads_to_the_models(make_window, settle, chest, tmp_path):
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"nothing")
    window = make_window(chest, own_model=broken)
    settle(window, State.NO_MODEL)
    ask = window.findings.head.ask
    assert ask.isVisible()
    assert ask.text() == "Models…"
    ask.click()
    assert isinstance(window.commands._dialog, ModelsDialog)


@pytest.mark.parametrize("style", HeatmapStyle)
def test_what_only_fills_have_is_disabled_without_a_fill(window, style):
    window.session.change(style=style)
    controls = window.findings.controls
    filled = style in (HeatmapStyle.FILL, HeatmapStyle.BOTH)
    assert controls.opacity.isEnabled() is filled
    assert controls.colour_choice.isEnabled() is filled
    assert ("fill" in controls.opacity.toolTip()) is not filled


def test_the_order_is_explained(window):
    assert "sorted" in window.findings.rows["Mass"].probability.toolTip()


@pytest.mark.parametrize(
    ("probability", "threshold", "texts"),
    [
        (0.0021, 0.02, ("0.002", "0.020")),
        (0.0001, 0.02, ("<0.001", "0.020")),
        (0.9991, 0.5, ("0.999", "0.500")),
        (0.99991, 0.5, (">0.999", "0.500")),
        (0.0, 1.0, ("0.00", "1.00")),
    ],
)
def test_what_is_possible_is_never_said_to_be_0_or_1(probability, threshold, texts):
    assert figures(probability, threshold) == texts
