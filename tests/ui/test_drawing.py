"""What reaches the screen: the very pixels of the display pipeline, and colour where it belongs."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import COLUMNS, ROWS, SQUARE, write_dicom
from viewer.dicom.display import render
from viewer.dicom.radiograph import Window
from viewer.review.review import HeatmapStyle
from viewer.ui.overlay import Overlay


def screen(window):
    """Return what the view shows, without texts, shape (rows, columns, 3)."""
    QApplication.processEvents()
    window.view.overlay = Overlay()
    image = window.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def noise(shape=(ROWS, COLUMNS)):
    return np.random.default_rng(1).integers(0, 4096, shape, np.uint16)


@pytest.fixture
def noisy(make_window, settle, tmp_path):
    window = make_window(write_dicom(tmp_path / "a.dcm", PixelData=noise().tobytes()))
    settle(window)
    window.session.change(visible=frozenset())
    return window


def put(view, x, y):
    """Show the image at 1:1 with its first pixel at a place of the view."""
    view.actual_size()
    view.pan(QPointF(x, y) - view.tile_point(0, 0))


def test_at_one_to_one_every_pixel_of_the_pipeline_is_on_the_screen(noisy):
    view, session = noisy.view, noisy.session
    put(view, 20, -40)
    for window in (None, Window(2000, 60), Window(100, 4000), Window(2000, 60)):
        session.change(voi=window)
        wanted = render(session.radiograph, 0, window)
        shown = screen(noisy)
        height, width = min(len(shown), ROWS - 40), min(shown.shape[1] - 20, COLUMNS)
        assert (shown[:height, 20 : 20 + width] == wanted[40 : 40 + height, :width, None]).all()


def test_what_comes_into_sight_is_drawn_with_the_window_in_force(noisy):
    view, session = noisy.view, noisy.session
    put(view, 0, -ROWS + 100)
    session.change(voi=Window(2000, 60))
    screen(noisy)
    for place in (-300, -200, -77, 0):
        put(view, 0, place)
        shown = screen(noisy)
        wanted = render(session.radiograph, 0, Window(2000, 60))[-place:]
        height = min(len(shown), len(wanted))
        assert (shown[:height, :COLUMNS] == wanted[:height, :, None]).all()


def test_the_fill_covers_exactly_what_reaches_the_level(window):
    session, view = window.session, window.view
    session.change(visible=frozenset({"Mass"}), style=HeatmapStyle.FILL, opacity=1.0)
    layer = view.image.layers["Mass"].layer
    shown = screen(window)
    coloured = np.ptp(shown.astype(int), axis=2) > 20
    rows, columns = np.nonzero(layer.raster >= layer.level)
    corners = [
        view.tile_point(x * COLUMNS / layer.raster.shape[1], y * ROWS / layer.raster.shape[0])
        for x, y in ((columns.min(), rows.min()), (columns.max() + 1, rows.max() + 1))
    ]
    ys, xs = np.nonzero(coloured)
    got = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    wanted = (corners[0].x(), corners[0].y(), corners[1].x(), corners[1].y())
    assert got == pytest.approx(wanted, abs=1.5)


def test_the_later_finding_lies_on_top_and_both_are_seen_through(window):
    session, view = window.session, window.view
    everywhere = session.review.changed(
        visible=frozenset({"Mass", "Edema"}), style=HeatmapStyle.FILL, opacity=0.5
    )
    for finding in everywhere.visible:
        everywhere = everywhere.with_threshold(finding, 0.0)
    session.change_to(everywhere)
    below, above = (view.image.layers[name].layer for name in ("Mass", "Edema"))
    x, y = SQUARE[0] + SQUARE[2] / 2, SQUARE[1] + SQUARE[3] / 2
    place = view.tile_point(x, y).toPoint()
    got = screen(window)[place.y(), place.x()].astype(float)
    session.change(visible=frozenset())
    mixed = screen(window)[place.y(), place.x()].astype(float)
    for layer in (below, above):
        rows, columns = layer.raster.shape
        mixed = (mixed + layer.rgba()[int(y * rows / ROWS), int(x * columns / COLUMNS), :3]) / 2
    assert got == pytest.approx(mixed, abs=3)


def test_an_outline_is_coloured_on_a_dark_edge(window):
    session, view = window.session, window.view
    session.change(visible=frozenset({"Mass"}), style=HeatmapStyle.BOXES)
    item = view.image.layers["Mass"]
    box = item.layer.boxes[0]
    left = view.tile_point(box.x, box.y + box.height / 2)
    shown = screen(window)[round(left.y())]
    across = shown[round(left.x()) - 4 : round(left.x()) + 4].astype(int)
    nearest = np.abs(across - item.layer.colour).sum(1).min()
    assert nearest < 30
    session.change(visible=frozenset())
    before = screen(window)[round(left.y())][round(left.x()) - 4 : round(left.x()) + 4]
    assert (across.sum(1) < before.astype(int).sum(1) - 20).any()


def test_nothing_of_an_image_is_left_when_it_is_closed(window):
    window.session.change(visible=frozenset({"Edema"}))
    window.session.close_all()
    window.pages.setCurrentWidget(window.tiles)
    assert not screen(window).any()
    assert QColor(0, 0, 0) == window.view.backgroundBrush().color()
