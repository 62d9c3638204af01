"""What reaches the screen: the very pixels of the display pipeline, and colour where it belongs."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import COLUMNS, ROWS, SQUARE, write_dicom
from viewer.dicom.display import render
from viewer.dicom.radiograph import Window
from viewer.review.colour_maps import COLOUR_MAPS, colour_table
from viewer.review.colours import finding_colour
from viewer.review.review import HeatmapStyle
from viewer.ui.heatmaps import peaks
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
    layer = view.image.heatmaps.layers["Mass"]
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
    below, above = (view.image.heatmaps.layers[name] for name in ("Mass", "Edema"))
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
    layer = view.image.heatmaps.layers["Mass"]
    box = layer.boxes[0]
    left = view.tile_point(box.x, box.y + box.height / 2)
    shown = screen(window)[round(left.y())]
    across = shown[round(left.x()) - 4 : round(left.x()) + 4].astype(int)
    nearest = np.abs(across - layer.colour).sum(1).min()
    assert nearest < 30
    session.change(visible=frozenset())
    before = screen(window)[round(left.y())][round(left.x()) - 4 : round(left.x()) + 4]
    assert (across.sum(1) < before.astype(int).sum(1) - 20).any()


def test_nothing_of_an_image_is_left_when_it_is_closed(window):
    window.session.change(visible=frozenset({"Edema"}))
    window.session.close_all()
    window.middle.pages.setCurrentWidget(window.tiles)
    assert not screen(window).any()
    assert QColor(0, 0, 0) == window.view.backgroundBrush().color()


def all_at(session, **thresholds):
    """Return a review with these thresholds, all heatmaps drawn as fill and contour."""
    review = session.review.changed(
        visible=frozenset(session.prediction.findings), style=HeatmapStyle.BOTH
    )
    for finding, threshold in thresholds.items():
        review = review.with_threshold(finding, threshold)
    return review


@pytest.mark.parametrize("moved", ["Mass", "Effusion", "Edema"])
def test_a_slider_that_moves_leaves_the_picture_of_a_fresh_drawing(window, moved):
    session, view = window.session, window.view
    for threshold in (0.2, 0.0, 0.004, 0.99):
        session.change_to(all_at(session, Mass=0.5, Effusion=0.003, Edema=0.1))
        screen(window)
        session.change_to(
            all_at(session, **{"Mass": 0.5, "Effusion": 0.003, "Edema": 0.1} | {moved: threshold})
        )
        after_drag = screen(window).astype(int)
        # At another zoom nothing that was kept can be used.
        view.zoom(2.0)
        screen(window)
        session.change_to(all_at(session, Mass=0.9, Effusion=0.9, Edema=0.9))
        session.change_to(
            all_at(session, **{"Mass": 0.5, "Effusion": 0.003, "Edema": 0.1} | {moved: threshold})
        )
        view.fit()
        # Pictures that were laid together before are rounded once more.
        assert np.abs(screen(window).astype(int) - after_drag).max() <= 4


def test_a_peak_is_marked_where_it_is_with_its_value(window, monkeypatch):
    session, view = window.session, window.view
    texts = []
    monkeypatch.setattr(peaks, "shaded", lambda painter, place, text, ink: texts.append(text))
    session.change(visible=frozenset({"Mass"}), style=HeatmapStyle.PEAK)
    layer = view.image.heatmaps.layers["Mass"]
    spot = view.tile_point(layer.peak.x, layer.peak.y)
    with_mark = screen(window).astype(int)
    assert texts[-1] == f"Mass, here {layer.raster.max():.2f}"
    session.change(visible=frozenset())
    rows, columns = np.nonzero(np.abs(screen(window).astype(int) - with_mark).sum(2) > 30)
    # The mark is as wide as high, and the place is its middle.
    middle = (columns.min() + columns.max() + 1) / 2, (rows.min() + rows.max() + 1) / 2
    assert middle == pytest.approx((spot.x(), spot.y()), abs=1)


def test_a_peak_is_as_large_at_every_zoom_and_upright(window):
    session, view = window.session, window.view
    sizes = []
    for factor, turns in ((1.0, 0), (1.7, 1), (0.6, 3)):
        view.zoom(factor)
        session.change(visible=frozenset({"Mass"}), style=HeatmapStyle.PEAK, quarter_turns=turns)
        with_mark = screen(window).astype(int)
        session.change(visible=frozenset())
        rows, columns = np.nonzero(np.abs(screen(window).astype(int) - with_mark).sum(2) > 60)
        sizes.append((np.ptp(rows), np.ptp(columns)))
    assert np.ptp(sizes, axis=0).max() <= 2


@pytest.mark.parametrize("name", COLOUR_MAPS)
def test_the_fill_and_the_bar_have_the_chosen_colours(window, name):
    session, view = window.session, window.view
    session.change(
        visible=frozenset({"Mass"}), style=HeatmapStyle.FILL, opacity=1.0, colour_map=name
    )
    layer = view.image.heatmaps.layers["Mass"]
    table = colour_table(name, finding_colour("Mass"))
    (bar,) = view.overlay.bars
    assert (bar[0], bar[-1]) == (tuple(table[0]), tuple(table[-1]))
    x, y = SQUARE[0] + SQUARE[2] / 2, SQUARE[1] + SQUARE[3] / 2
    place = view.tile_point(x, y).toPoint()
    rows, columns = layer.raster.shape
    wanted = table[
        round(255 * float(layer.raster[int(y * rows / ROWS), int(x * columns / COLUMNS)]))
    ]
    assert screen(window)[place.y(), place.x()] == pytest.approx(wanted, abs=3)


def test_a_bar_of_several_findings_has_a_stripe_for_each(window):
    session, view = window.session, window.view
    session.change(visible=frozenset({"Mass", "Edema"}), colour_map="finding")
    assert [bar[-1] for bar in view.overlay.bars] == [
        layer.colour for layer in view.image.heatmaps.layers.values()
    ]
