"""The findings panel: thresholds, marks, order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from viewer.review.figures import figures
from viewer.review.review import HeatmapStyle
from viewer.ui.threshold_slider import bar_place, bar_probability

probabilities = st.floats(0.0, 1.0)
points = st.floats(0.01, 0.99)


@given(probabilities, points)
def test_the_bar_and_its_inverse(probability, point):
    assert bar_probability(bar_place(probability, point), point) == pytest.approx(probability)


@given(points)
def test_the_operating_point_is_always_in_the_middle(point):
    assert bar_place(point, point) == pytest.approx(0.5)
    assert bar_place(0.0, point) == 0.0
    assert bar_place(1.0, point) == pytest.approx(1.0)


def test_two_numbers_that_differ_never_look_the_same():
    assert figures(0.812, 0.354) == ("0.81", "0.35")
    assert figures(0.0521, 0.0538) == ("0.052", "0.054")
    assert figures(0.5, 0.5) == ("0.500", "0.500")


def drag_threshold(slider, to):
    y = slider.height() - 4
    start = round(slider._x(slider.value() / slider.maximum()))
    end = round(slider._x(to))
    QTest.mousePress(
        slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(start, y)
    )
    for step in range(1, 6):
        QTest.mouseMove(slider, QPoint(start + (end - start) * step // 5, y))
    return QPoint(end, y)


def test_an_edited_threshold_is_marked_and_changes_no_probability(window, qtbot):
    row = window.findings.rows["Edema"]
    before = window.session.prediction
    texts = {name: each.probability.text() for name, each in window.findings.rows.items()}
    order = list(window.findings.rows)
    assert row.sign.text() == "▲"
    assert not row.reset.isVisible()
    end = drag_threshold(row.slider, 0.9)
    window.findings.flush_thresholds()
    assert list(window.findings.rows) == order
    QTest.mouseRelease(row.slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    threshold = window.session.review.edited_thresholds["Edema"]
    assert threshold == pytest.approx(0.9, abs=0.02)
    assert row.reset.isVisible()
    assert row.threshold.text() == f"≥ {threshold:.2f}"
    assert row.threshold.objectName() == "edited"
    assert row.sign.text() == ""
    assert "edited" in row.accessibleName()
    assert window.session.prediction is before
    assert texts == {name: each.probability.text() for name, each in window.findings.rows.items()}
    assert list(window.findings.rows) == order
    row.reset.click()
    qtbot.waitUntil(lambda: not window.session.review.edited_thresholds)
    assert not row.reset.isVisible()
    assert row.sign.text() == "▲"


def test_one_drag_is_one_step_to_undo(window):
    row = window.findings.rows["Edema"]
    end = drag_threshold(row.slider, 0.9)
    window.findings.flush_thresholds()
    QTest.mouseMove(row.slider, QPoint(end.x() - 10, end.y()))
    QTest.mouseRelease(
        row.slider,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(end.x() - 10, end.y()),
    )
    assert window.session.review.edited_thresholds
    window.session.undo()
    assert not window.session.review.edited_thresholds


def test_a_click_on_a_bar_moves_no_threshold(window):
    row = window.findings.rows["Edema"]
    QTest.mouseClick(
        row.slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(12, 5)
    )
    assert not window.session.review.edited_thresholds
    assert window.session.finding == "Edema"


def test_the_keyboard_moves_a_threshold(window, qtbot):
    row = window.findings.rows["Edema"]
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "Edema" in window.session.review.edited_thresholds)
    assert window.session.review.edited_thresholds["Edema"] > 0.5


def test_a_checkbox_shows_and_hides_one_heatmap(window):
    row = window.findings.rows["Mass"]
    shown = row.check.isChecked()
    row.check.click()
    assert ("Mass" in window.view.image.heatmaps.layers) is not shown
    row.check.click()
    assert ("Mass" in window.view.image.heatmaps.layers) is shown


def test_next_finding_shows_one_alone_and_goes_round(window, qtbot):
    names = list(window.findings.rows)
    for name in [*names, names[0]]:
        qtbot.keyClick(window.view, Qt.Key.Key_N)
        assert window.session.finding == name
        assert set(window.view.image.heatmaps.layers) == {name}
    qtbot.keyClick(window.view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.finding == names[-1]


def test_all_and_none_and_reset(window):
    panel = window.findings
    panel.controls.all_button.click()
    assert set(window.view.image.heatmaps.layers) == set(panel.rows)
    panel.controls.none_button.click()
    assert window.view.image.heatmaps.layers == {}
    session = window.session
    session.change_to(session.review.with_threshold("Mass", 0.1).with_threshold("Edema", 0.9))
    panel.controls.reset_button.click()
    assert not session.review.edited_thresholds


def test_style_and_colours_by_menu_are_those_of_new_images_too(window):
    window.action_set["heatmap-style-peak"].trigger()
    window.action_set["heatmap-colours-cividis"].trigger()
    controls = window.findings.controls
    assert controls.style_choice.currentData() == "peak"
    assert controls.colour_choice.currentData() == "cividis"
    assert window.action_set["heatmap-colours-cividis"].isChecked()
    fresh = window.session.histories.new_review()
    assert (fresh.style, fresh.colour_map) == (HeatmapStyle.PEAK, "cividis")
    window.session.undo()
    assert controls.colour_choice.currentData() == "violet-yellow"


def test_opacity_and_style_reach_the_layers(window):
    window.session.change(visible=frozenset({"Edema"}))
    window.findings.controls.opacity.setValue(80)
    assert window.view.image.heatmaps.layers["Edema"].rgba()[..., 3].max() == 204
    choice = window.findings.controls.style_choice
    choice.setCurrentIndex(choice.findData("boxes"))
    choice.activated.emit(choice.currentIndex())
    layer = window.view.image.heatmaps.layers["Edema"]
    assert not window.view.image.heatmaps.fills.findings
    assert layer.boxes
    assert window.view.image.heatmaps.draws("Edema")
