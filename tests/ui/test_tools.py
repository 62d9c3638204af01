"""Tools that are not for measuring: lens, window from a region, numbers, true size."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest

from tests.ui.conftest import COLUMNS, SQUARE, write_dicom
from tests.ui.mouse import click, drag, hover, place
from viewer.ui import settings as remembered
from viewer.ui.image_view import ImageView
from viewer.ui.theme import apply_theme, colour
from viewer.ui.tools.magnifier import Lens
from viewer.ui.window_dialog import WindowDialog


def lens_of(view):
    return view.findChild(Lens)


def grey(widget, point):
    return widget.grab().toImage().pixelColor(point).lightness()


def test_the_lens_follows_the_mouse_with_stored_pixels(window, qtbot):
    view = window.view
    window.session.change(heatmaps_on=False)
    qtbot.keyClick(view, Qt.Key.Key_M)
    x, y, width, height = SQUARE
    hover(view, x + width / 2, y + height / 2)
    lens = lens_of(view)
    assert (lens.geometry().center() - place(view, x + 40, y + 40)).manhattanLength() <= 2
    # Twice as large as the image in the tile, and never less than pixel by pixel.
    assert lens.factor == pytest.approx(max(2 * view.scale_factor, 1))
    assert grey(lens, lens.rect().center()) > 230
    hover(view, x - 60, y)
    assert grey(lens, lens.rect().center()) < 60
    qtbot.keyClick(view, Qt.Key.Key_I)
    assert grey(lens, lens.rect().center()) > 190
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: lens_of(view) is None)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("flipped", [False, True])
def test_the_lens_is_turned_as_the_image_is(window, turns, flipped):
    view = window.view
    window.session.change(heatmaps_on=False, quarter_turns=turns, flipped=flipped)
    view.set_tool("magnifier")
    x, y = SQUARE[:2]
    # At the corner of the bright square: where it lies on the image, it lies in the lens.
    hover(view, x, y)
    lens, corner = lens_of(view), view.tile_point(x, y)
    for dx, dy in ((6, 6), (-6, 6), (6, -6), (-6, -6)):
        way = (view.tile_point(x + dx, y + dy) - corner).toPoint() * 2
        bright = grey(lens, lens.rect().center() + way) > 150
        assert bright is (dx > 0 and dy > 0)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_ring_of_the_lens_is_seen_on_black_in_every_theme(window, name):
    apply_theme(name)
    try:
        view = window.view
        view.set_tool("magnifier")
        hover(view, 10, 10)
        lens = lens_of(view)
        edge = lens.grab().toImage().pixelColor(2, lens.height() // 2)
        assert edge == colour("image_focus")
    finally:
        apply_theme("dark")


def test_the_lens_leaves_with_the_mouse(window, qtbot):
    view = window.view
    view.set_tool("magnifier")
    hover(view, 100, 100)
    assert lens_of(view) is not None
    from PySide6.QtCore import QEvent

    view.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: lens_of(view) is None)


def test_a_region_fills_the_window(window, qtbot):
    view = window.view
    qtbot.keyClick(view, Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    assert "region" in view.hint.text()
    # The slope rises from 100 to 900 over the columns.
    drag(view, (0, 500), (COLUMNS / 2, 600))
    voi = window.session.review.voi
    low, high = voi.centre - voi.width / 2, voi.centre + voi.width / 2
    stored = window.session.radiograph.stored[0, 500:600, : COLUMNS // 2]
    assert (low, high) == pytest.approx(np.percentile(stored, (0.5, 99.5)), abs=8)
    window.session.undo()
    assert window.session.review.voi is None


def test_a_region_can_be_given_by_two_clicks_and_dropped(window):
    view = window.view
    view.set_tool("window-region")
    click(view, 50, 500)
    hover(view, 200, 600)
    assert window.session.review.voi is None
    assert view.tool.busy
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.tool.busy
    click(view, 50, 500)
    click(view, 200, 600)
    assert window.session.review.voi is not None


def test_a_region_off_the_image_changes_nothing(window):
    view = window.view
    view.zoom(0.3)
    view.set_tool("window-region")
    drag(view, (-300, -300), (-100, -100))
    assert window.session.review.voi is None


def test_centre_and_width_as_numbers(window, qtbot):
    window.action_set["window-numbers"].trigger()
    dialog = window.findChild(WindowDialog)
    assert (dialog.centre.value(), dialog.width_.value()) == (2048, 4096)
    dialog.centre.setValue(500)
    dialog.width_.setValue(300)
    voi = window.session.review.voi
    assert (voi.centre, voi.width) == (500, 300)
    dialog.accept()
    assert window.session.review.voi == voi
    window.session.undo()
    assert window.session.review.voi is None


def test_cancel_takes_the_numbers_back(window):
    window.commands.image.window_numbers()
    dialog = window.findChild(WindowDialog)
    dialog.centre.setValue(500)
    dialog.reject()
    assert window.session.review.voi is None


def test_true_size(make_window, settle, tmp_path, monkeypatch):
    window = make_window(write_dicom(tmp_path / "a.dcm", PixelSpacing=[0.5, 0.5]))
    settle(window)
    # 127 dots per inch are 5 per millimetre.
    monkeypatch.setattr(QScreen, "physicalDotsPerInchX", lambda screen: 127.0)
    window.action_set["true-size"].trigger()
    step = window.view.tile_point(110, 100) - window.view.tile_point(100, 100)
    assert step.x() == pytest.approx(25.0)
    assert not window.banner.isVisible()
    window.action_set["rotate-right"].trigger()
    step = window.view.tile_point(110, 100) - window.view.tile_point(100, 100)
    assert step.y() == pytest.approx(25.0)


@pytest.mark.parametrize(
    ("changes", "dots", "said"),
    [
        ({}, 96.0, "how large a pixel is"),
        ({"PixelSpacing": [0.5, 0.5]}, 0.0, "how large it is"),
        ({"PixelSpacing": [0.5, 0.5]}, 5000.0, "how large it is"),
    ],
)
def test_true_size_says_why_it_is_not_possible(
    make_window, settle, tmp_path, monkeypatch, changes, dots, said
):
    window = make_window(write_dicom(tmp_path / "a.dcm", **changes))
    settle(window)
    monkeypatch.setattr(QScreen, "physicalDotsPerInchX", lambda screen: dots)
    window.action_set["true-size"].trigger()
    assert said in window.banner.text.text()
    assert window.view.fitted


def test_true_size_at_the_detector_is_said(make_window, settle, tmp_path, monkeypatch):
    window = make_window(write_dicom(tmp_path / "a.dcm", ImagerPixelSpacing=[0.2, 0.2]))
    settle(window)
    monkeypatch.setattr(QScreen, "physicalDotsPerInchX", lambda screen: 254.0)
    window.action_set["true-size"].trigger()
    step = window.view.tile_point(110, 100) - window.view.tile_point(100, 100)
    assert step.x() == pytest.approx(20.0)
    assert "at the detector" in window.banner.text.text()


def corner(window):
    return window.view.overlay.corners[2]


def test_the_corner_says_zoom_and_how_the_patient_compares_with_life(
    make_window, settle, tmp_path, monkeypatch
):
    # 127 dots per inch are 5 per millimetre; at 1:1 half a millimetre is seen as a fifth of one.
    monkeypatch.setattr(QScreen, "physicalDotsPerInchX", lambda screen: 127.0)
    window = make_window(write_dicom(tmp_path / "a.dcm", PixelSpacing=[0.5, 0.5]))
    settle(window)
    window.action_set["actual-size"].trigger()
    assert corner(window)[-2:] == ("Zoom 100%", "0.4 × true size")
    window.action_set["zoom-in"].trigger()
    assert corner(window)[-2:] == ("Zoom 125%", "0.5 × true size")
    window.action_set["true-size"].trigger()
    assert corner(window)[-2:] == ("Zoom 250%", "1 × true size")
    window.settings.set(remembered.CORNER_TEXT, "essentials")
    assert corner(window)[-1] == "1 × true size (as in file)"
    window.settings.set(remembered.CORNER_TEXT, "none")
    assert corner(window) == ()


@pytest.mark.parametrize(
    ("changes", "dots", "said"),
    [
        ({}, 127.0, None),
        ({"PixelSpacing": [0.5, 0.5]}, 0.0, None),
        ({"PixelSpacing": [0.5, 0.5]}, 5000.0, None),
        # Ten dots per millimetre: half as large as at the detector, where the patient is smaller.
        ({"ImagerPixelSpacing": [0.2, 0.2]}, 254.0, "0.5 × size at the detector"),
        # Magnified by 2: a column is 0.1 mm of the patient.
        (
            {"ImagerPixelSpacing": [0.2, 0.2], "EstimatedRadiographicMagnificationFactor": 2.0},
            254.0,
            "1 × true size",
        ),
    ],
)
def test_the_corner_claims_no_size_that_file_and_screen_do_not_give(
    make_window, settle, tmp_path, monkeypatch, changes, dots, said
):
    monkeypatch.setattr(QScreen, "physicalDotsPerInchX", lambda screen: dots)
    window = make_window(write_dicom(tmp_path / "a.dcm", **changes))
    settle(window)
    window.action_set["actual-size"].trigger()
    assert [line for line in corner(window) if "size" in line] == ([said] if said else [])


def test_one_to_one_is_about_the_pixels_of_the_screen_and_not_of_the_window(window, monkeypatch):
    # A screen of twice the pixels: two of them, two columns of the image, fill one of the window.
    monkeypatch.setattr(ImageView, "devicePixelRatioF", lambda view: 2.0)
    window.action_set["actual-size"].trigger()
    view = window.view
    assert view.scale_factor == pytest.approx(1.0)
    assert "Zoom 100%" in corner(window)
    step = view.tile_point(120, 100) - view.tile_point(100, 100)
    assert step.x() == pytest.approx(10.0)


def test_a_size_that_was_chosen_stays_when_the_window_is_resized(window, qtbot):
    window.action_set["actual-size"].trigger()
    view = window.view
    width = view.width()
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: view.width() < width)
    assert view.scale_factor == pytest.approx(1.0)
