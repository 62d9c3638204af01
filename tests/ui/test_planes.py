"""Overlay planes and shutter lie where the file puts them, and are switched by the reader."""

import numpy as np
import pydicom
import pytest
from PySide6.QtGui import QColor

from tests.ui.conftest import COLUMNS, ROWS, write_dicom
from viewer.review.review import HeatmapStyle
from viewer.ui.planes import mask_image


@pytest.fixture
def covered(make_window, settle, tmp_path):
    """A window with an image whose outer half is covered, and with a small overlay plane."""
    plane = np.zeros((ROWS, COLUMNS), np.uint8)
    plane[300:340, 240:280] = 1
    path = write_dicom(
        tmp_path / "covered.dcm",
        ShutterShape="RECTANGULAR",
        ShutterLeftVerticalEdge=101,
        ShutterRightVerticalEdge=400,
        ShutterUpperHorizontalEdge=101,
        ShutterLowerHorizontalEdge=500,
        ShutterPresentationValue=65535,
    )
    dataset = pydicom.dcmread(path)
    for element, vr, value in (
        (0x0010, "US", ROWS),
        (0x0011, "US", COLUMNS),
        (0x0040, "CS", "G"),
        (0x0050, "SS", [1, 1]),
        (0x0100, "US", 1),
        (0x0102, "US", 0),
        (0x3000, "OW", np.packbits(plane, bitorder="little").tobytes()),
    ):
        dataset.add_new((0x6000, element), vr, value)
    dataset.save_as(path)
    window = make_window(path)
    settle(window)
    window.session.change(heatmaps_on=False)
    return window


def _grey(window, x, y):
    """Return the grey value that is painted at a place of the image."""
    view = window.view
    point = view.tile_point(x, y)
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    return QColor(picture.pixel(round(point.x() * ratio), round(point.y() * ratio))).lightness()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_shutter_covers_and_can_be_switched_off(covered, turns):
    covered.session.change(quarter_turns=turns, flipped=turns % 2 == 1)
    assert _grey(covered, 50, 320) == 255
    assert _grey(covered, 130, 420) < 80
    covered.action_set["shutter"].trigger()
    assert not covered.session.review.shutter_on
    assert _grey(covered, 50, 320) < 80
    assert "Shutter off" in covered.view.overlay.corners[1]
    covered.session.undo()
    assert _grey(covered, 50, 320) == 255


def test_the_overlay_plane_is_drawn_and_can_be_switched_off(covered):
    assert _grey(covered, 260, 320) > 200
    covered.action_set["overlays"].trigger()
    assert _grey(covered, 260, 320) < 80


def test_another_image_takes_the_planes_away(covered, tmp_path, settle):
    other = write_dicom(tmp_path / "plain.dcm")
    covered.commands.open_paths([other])
    settle(covered)
    assert not covered.action_set["shutter"].isEnabled()
    assert not covered.action_set["overlays"].isEnabled()
    assert covered.tiles.active.planes.shutter.mask is None
    assert _grey(covered, 50, 320) < 120


def test_thin_lines_stay_when_the_mask_is_made_smaller():
    mask = np.zeros((65, 33), np.bool_)
    mask[:, 7] = True
    mask[64, 32] = True
    ink = QColor(200, 100, 50)
    for level in range(4):
        picture = mask_image(mask, level, ink)
        step = 2**level
        assert (picture.width(), picture.height()) == (-(-33 // step), -(-65 // step))
        assert picture.pixelColor(7 // step, 3) == ink
        assert picture.pixelColor(32 // step, 64 // step) == ink
        assert picture.pixelColor(20 // step, 3).alpha() == 0


def test_nothing_is_drawn_without_a_mask(window):
    item = window.tiles.active.planes.overlays
    assert item.boundingRect().isEmpty()
    assert not item.isVisible()


def test_no_cover_hides_where_a_heatmap_reaches(covered):
    covered.session.change_to(
        covered.session.review.changed(
            heatmaps_on=True, visible=frozenset({"Edema"}), style=HeatmapStyle.FILL, opacity=1.0
        ).with_threshold("Edema", 0.0)
    )
    view = covered.view
    place = view.tile_point(50, 320).toPoint()
    colour = view.viewport().grab().toImage().pixelColor(place)
    assert max(colour.getRgb()[:3]) - min(colour.getRgb()[:3]) > 60
