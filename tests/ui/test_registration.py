"""Heatmaps stay where they belong, vanish below the threshold, and follow no window."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import COLUMNS, ROWS, SQUARE, write_dicom
from viewer.review.review import HeatmapStyle
from viewer.ui.heatmaps.outlines import simplified

CHANGES = (
    "rotate-right", "rotate-left", "flip-horizontal", "flip-vertical", "invert", "preset-2",
    "actual-size", "fit", "auto-window",
)  # fmt: skip


def scene_rect(item):
    return item.mapRectToScene(item.boundingRect())


def show_only(window, finding, **changes):
    window.session.change(visible=frozenset({finding}), **changes)
    return window.view.image.heatmaps.layers[finding]


def outline_of(window, finding):
    return window.view.image.heatmaps.outlines.outlines[finding]


def assert_registered(window):
    """The heatmap covers the image's rectangle on the screen, and so does the picture."""
    image = window.view.image
    whole = image.mapRectToScene(image.image_rect())
    for rect in (scene_rect(image.heatmaps.fills), scene_rect(image.picture)):
        for got, wanted in zip(rect.getCoords(), whole.getCoords(), strict=True):
            assert got == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize("pixel_aspect", [None, [2, 1]])
def test_the_heatmap_covers_the_image_under_every_change(
    make_window, settle, tmp_path, pixel_aspect
):
    window = make_window(write_dicom(tmp_path / "a.dcm", PixelAspectRatio=pixel_aspect))
    settle(window)
    show_only(window, "Edema")
    assert_registered(window)
    for change in CHANGES:
        window.action_set[change].trigger()
        assert_registered(window)
    window.view.zoom(3.3, QPointF(5, 7))
    assert_registered(window)
    window.view.pan(QPointF(31, -17))
    assert_registered(window)
    window.resize(900, 700)
    assert_registered(window)


def test_a_tall_pixel_is_shown_tall(make_window, settle, tmp_path):
    window = make_window(write_dicom(tmp_path / "a.dcm", PixelAspectRatio=[2, 1]))
    settle(window)
    shown = window.view.image.mapRectToScene(window.view.image.image_rect())
    assert shown.height() / shown.width() == pytest.approx(2 * ROWS / COLUMNS, rel=1e-3)


@pytest.mark.parametrize(("turns", "flipped"), [*itertools.product(range(4), (False, True))])
def test_the_square_lights_up_where_it_is_seen(window, turns, flipped):
    show_only(window, "Mass", quarter_turns=turns, flipped=flipped, style=HeatmapStyle.CONTOUR)
    x, y, width, height = SQUARE
    bright = window.view.image.mapToScene(QPointF(x + width / 2, y + height / 2))
    outline = window.view.image.mapToScene(outline_of(window, "Mass").path())
    assert outline.contains(bright)
    # A dark place at the same distance from the middle, mirrored, is not outlined.
    dark = window.view.image.mapToScene(QPointF(COLUMNS - x - width / 2, ROWS - y - height / 2))
    assert not outline.contains(dark)


def test_the_view_turns_clockwise_and_mirrors_what_is_seen(window):
    def place(x, y):
        point = window.view.tile_point(x, y) - window.view.tile_point(COLUMNS / 2, ROWS / 2)
        return np.sign(round(point.x())), np.sign(round(point.y()))

    assert place(10, 20) == (-1, -1)
    window.action_set["rotate-right"].trigger()
    assert place(10, 20) == (1, -1)
    window.action_set["flip-horizontal"].trigger()
    assert place(10, 20) == (-1, -1)
    window.action_set["flip-vertical"].trigger()
    assert place(10, 20) == (-1, 1)
    window.action_set["reset"].trigger()
    assert place(10, 20) == (-1, -1)


def test_side_markers_follow_the_flip(window):
    assert window.view.overlay.edges[0] == "R"
    window.action_set["flip-horizontal"].trigger()
    assert window.view.overlay.edges[0] == "L"


@pytest.mark.parametrize("style", HeatmapStyle)
def test_the_heatmap_vanishes_when_the_threshold_exceeds_its_peak(window, style):
    layer = show_only(window, "Mass", style=style)
    assert window.view.image.heatmaps.draws("Mass")
    peak = float(layer.raster.max())
    session = window.session
    session.change_to(session.review.with_threshold("Mass", peak + 0.001))
    assert not window.view.image.heatmaps.draws("Mass")
    session.change_to(session.review.with_threshold("Mass", peak - 0.001))
    assert window.view.image.heatmaps.draws("Mass")


def test_one_key_switches_all_heatmaps(window, qtbot):
    show_only(window, "Mass")
    qtbot.keyClick(window.view, Qt.Key.Key_G)
    assert window.view.image.heatmaps.layers == {}
    assert window.view.overlay.bars == ()
    qtbot.keyClick(window.view, Qt.Key.Key_G)
    assert set(window.view.image.heatmaps.layers) == {"Mass"}
    assert window.view.overlay.bars


def test_the_colour_bar_is_absolute_and_marks_the_threshold(window):
    show_only(window, "Mass")
    session = window.session
    session.change_to(session.review.with_threshold("Mass", 0.2))
    bar, ticks = window.view.overlay.bars, window.view.overlay.ticks
    assert [tick.probability for tick in ticks] == [0.2]
    session.change_to(session.review.with_threshold("Mass", 0.6))
    assert window.view.overlay.bars == bar
    assert [tick.probability for tick in window.view.overlay.ticks] == [0.6]


def drag(
    view, start, end, button=Qt.MouseButton.LeftButton, modifier=Qt.KeyboardModifier.NoModifier
):
    QTest.mousePress(view.viewport(), button, modifier, start)
    for step in range(1, 11):
        QTest.mouseMove(view.viewport(), start + (end - start) * step / 10)
    QTest.mouseRelease(view.viewport(), button, modifier, end)


def test_a_window_drag_changes_the_picture_and_not_the_prediction(window):
    show_only(window, "Mass")
    view, session = window.view, window.session
    prediction, layer = session.prediction, view.image.heatmaps.layers["Mass"]
    before = view.image.picture.image.copy()
    renders = view.renders
    centre = view.viewport().rect().center()
    drag(view, centre, centre + QPoint(120, 80))
    assert not np.array_equal(view.image.picture.image, before)
    assert session.review.voi.width > 4096
    # Not once per mouse event.
    assert view.renders - renders < 10
    assert session.prediction is prediction
    assert view.image.heatmaps.layers["Mass"] is layer
    session.undo()
    assert session.review.voi is None
    assert np.array_equal(view.image.picture.image, before)
    session.redo()
    assert session.review.voi is not None


def test_dragging_down_brightens_and_right_flattens(window):
    view, session = window.view, window.session
    centre = view.viewport().rect().center()
    before = view.image.picture.image.mean()
    drag(view, centre, centre + QPoint(0, 100))
    assert view.image.picture.image.mean() > before
    assert session.review.voi.width == pytest.approx(4096)


@pytest.mark.parametrize(
    ("button", "modifier"),
    [
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_panning_moves_the_image_with_the_mouse(window, button, modifier):
    view = window.view
    centre = view.viewport().rect().center()
    before, review = view.tile_point(100, 100), window.session.review
    drag(view, centre, centre + QPoint(60, -40), button, modifier)
    moved = view.tile_point(100, 100) - before
    assert (moved.x(), moved.y()) == pytest.approx((60, -40), abs=1.5)
    assert window.session.review == review


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_a_click_without_a_drag_changes_nothing(window, button):
    view, session = window.view, window.session
    review = session.review
    QTest.mouseClick(view.viewport(), button)
    assert session.review == review
    assert not session.can_undo
    assert view.fitted


def test_the_space_bar_pans_and_a_tap_changes_the_corner_text(window, qtbot):
    view = window.view
    view.setFocus()
    centre = view.viewport().rect().center()
    before = view.tile_point(100, 100)
    QTest.keyPress(view, Qt.Key.Key_Space)
    drag(view, centre, centre + QPoint(50, 0))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (view.tile_point(100, 100) - before).x() == pytest.approx(50, abs=1.5)
    assert window.corner_text == "all"
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert window.corner_text == "picture"


def test_a_right_drag_zooms_and_fit_brings_all_back(window, qtbot):
    view = window.view
    centre = view.viewport().rect().center()
    scale = view.scale_factor
    drag(view, centre, centre + QPoint(0, -120), Qt.MouseButton.RightButton)
    assert view.scale_factor == pytest.approx(2 * scale, rel=0.02)
    qtbot.keyClick(view, Qt.Key.Key_Equal)
    assert view.scale_factor == pytest.approx(scale)
    window.action_set["actual-size"].trigger()
    assert view.scale_factor == pytest.approx(1.0)
    step = view.tile_point(101, 100) - view.tile_point(100, 100)
    assert step.x() == pytest.approx(1.0)


def test_escape_drops_the_tool(window, qtbot):
    window.action_set["tool-pan"].trigger()
    assert window.view.tool.name == "pan"
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.view.tool.name == "window"
    assert window.action_set["tool-window"].isChecked()


def test_a_simplified_outline_stays_where_it_was():
    angle = np.linspace(0, 2 * np.pi, 2001)
    circle = np.stack([500 + 300 * np.cos(angle), 400 + 200 * np.sin(angle)], axis=1)
    line = simplified(circle, 0.1)
    assert len(line) < len(circle) / 4
    assert np.array_equal(line[[0, -1]], circle[[0, -1]])
    # Every point that was left out lies near the line that is drawn.
    steps = np.linspace(0, 1, 50)[:, None, None]
    drawn = (line[:-1] + steps * np.diff(line, axis=0)).reshape(-1, 2)
    gaps = np.sqrt(((circle[::10, None] - drawn[None]) ** 2).sum(-1)).min(1)
    assert gaps.max() < 0.8
