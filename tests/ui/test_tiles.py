"""Several images side by side: each tile has its own image and results, panels follow one."""

import threading
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import settle_all, write_dicom
from viewer.review.hanging import LAYOUTS, Layout
from viewer.ui import jobs
from viewer.ui.tile import State
from viewer.ui.tile_view import TileView
from viewer.ui.workers import SOON, Lane


def peak_column(tile):
    return int(tile.prediction.logit_maps[0].max(axis=0).argmax())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_shows_its_tiles(window, qapp, layout):
    action = window.action_set[f"layout-{layout.rows}x{layout.columns}"]
    action.trigger()
    qapp.processEvents()
    views = window.tiles.views
    assert len(views) == layout.rows * layout.columns
    assert all(view.isVisible() for view in views)
    assert len({view.y() for view in views}) == layout.rows
    assert len({view.x() for view in views}) == layout.columns
    widths, heights = {view.width() for view in views}, {view.height() for view in views}
    assert max(widths) - min(widths) <= 1
    assert max(heights) - min(heights) <= 1
    assert action.isChecked()
    assert window.session.active is window.session.tiles[0]


def test_each_tile_has_the_result_of_its_own_image(pair):
    first, second = pair.session.tiles
    assert first.state is second.state is State.DONE
    assert peak_column(first) < 4 < peak_column(second)
    for tile, tile_view in zip(pair.session.tiles, pair.tiles.views, strict=True):
        drawn = tile_view.view.image.heatmaps.layers
        for layer in drawn.values():
            assert layer in tile.case.layers()
    assert pair.tiles.views[0].view.pyramid.radiograph is first.opened.radiograph


def test_panels_and_actions_follow_the_active_tile(pair):
    session = pair.session
    session.change(inverted=True)
    session.change(visible=frozenset({"Mass"}))
    session.activate(session.tiles[1])
    assert not session.review.inverted
    assert not pair.findings.rows["Mass"].check.isChecked()
    assert pair.studies.tree.currentItem().source == session.current
    assert not pair.action_set["undo"].isEnabled()
    pair.action_set["rotate-right"].trigger()
    assert [tile.review.quarter_turns for tile in session.tiles] == [0, 1]
    session.activate(session.tiles[0])
    assert pair.findings.rows["Mass"].check.isChecked()
    assert pair.action_set["undo"].isEnabled()


def test_a_press_makes_a_tile_active_and_drags_its_own_window(pair, qtbot):
    view = pair.tiles.views[1].view
    centre = view.viewport().rect().center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseMove(view.viewport(), centre + centre / 4)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=centre + centre / 4)
    assert pair.session.active is pair.session.tiles[1]
    assert pair.view is view
    first, second = (tile.review.voi for tile in pair.session.tiles)
    assert first is None
    assert second is not None


def test_the_active_tile_is_framed_and_named(pair):
    def frames():
        return [view.property("place") for view in pair.tiles.views]

    assert frames() == ["active", "other"]
    pair.action_set["next-tile"].trigger()
    assert frames() == ["other", "active"]
    assert "active" in pair.tiles.views[1].view.accessibleName()
    assert "active" not in pair.tiles.views[0].view.accessibleName()
    pair.action_set["layout-1x1"].trigger()
    assert frames() == ["alone"]


def test_a_double_click_fills_the_window_and_another_one_goes_back(pair, qapp):
    left, right = pair.tiles.views
    QTest.mouseDClick(right.view.viewport(), Qt.MouseButton.LeftButton)
    pair.session.activate(right.tile)
    qapp.processEvents()
    assert right.isVisible()
    assert not left.isVisible()
    assert right.width() == pair.tiles.width()
    QTest.mouseDClick(right.view.viewport(), Qt.MouseButton.LeftButton)
    assert left.isVisible()
    assert left.tile.state is State.DONE


def test_fewer_tiles_keep_the_active_one(pair):
    kept = pair.session.tiles[1]
    pair.session.activate(kept)
    image = pair.session.current
    pair.action_set["layout-1x1"].trigger()
    assert pair.session.tiles == [kept]
    assert pair.session.current == image
    assert pair.findings.rows


def test_a_late_result_is_painted_on_no_tile(pair, qtbot, monkeypatch):
    session = pair.session
    first, second = session.tiles
    real, entered, go = jobs.analyse_image, threading.Event(), threading.Event()
    late = first.opened.radiograph

    def slow(task, radiograph, engine, frame, *rest):
        if radiograph is late:
            entered.set()
            assert go.wait(10)
            # As an engine that cannot be stopped: it ends late, but it ends.
            task.token.__init__()
        return real(task, radiograph, engine, frame, *rest)

    monkeypatch.setattr(jobs, "analyse_image", slow)
    kept = second.prediction
    session.analyse(again=True)
    assert entered.wait(5)
    assert first.prediction is None
    assert second.prediction is kept
    session.show(second.source, first)
    go.set()
    settle_all(pair, qtbot)
    assert peak_column(first) > 4
    assert second.prediction is kept


def test_a_result_reaches_every_tile_that_shows_its_image(pair, qtbot):
    session = pair.session
    first, second = session.tiles
    session.show(first.source, second)
    session.analyse(again=True)
    settle_all(pair, qtbot)
    assert first.prediction is second.prediction
    session.change(inverted=True)
    assert second.review.inverted
    views = [view.view for view in pair.tiles.views]
    pictures = [view.pyramid.render(0.1, None, True).mean() for view in views]
    assert pictures[0] == pictures[1]


def test_an_image_that_cannot_be_read_leaves_the_other_tile_alone(pair, qtbot, tmp_path):
    session = pair.session
    broken = write_dicom(tmp_path / "broken.dcm", PixelData=None)
    session.open([broken])
    qtbot.waitUntil(lambda: session.state is State.UNREADABLE)
    assert session.tiles[1].state is State.DONE
    assert pair.tiles.views[0].view.overlay.message == session.explanation
    assert not pair.findings.rows


def test_the_active_tile_is_analysed_first(pair, qtbot, monkeypatch):
    session = pair.session
    session.set_layout(Layout(2, 2))
    session.show(session.tiles[0].source, session.tiles[3])
    settle_all(pair, qtbot)
    entered, go, order = threading.Event(), threading.Event(), []
    real = jobs.analyse_image

    def slow(task, radiograph, engine, frame, *rest):
        entered.set()
        assert go.wait(10)
        order.append(radiograph)
        return real(task, radiograph, engine, frame, *rest)

    monkeypatch.setattr(jobs, "analyse_image", slow)
    session.analysing.submit(lambda task: slow(task, None, session.engine, 0), print, order.append)
    assert entered.wait(5)
    session.analysis.clear()
    first, second = session.tiles[:2]
    session.analysis.ask(first, SOON)
    session.analysis.ask(second, SOON)
    session.activate(second)
    session.activate(first)
    go.set()
    settle_all(pair, qtbot)
    asked = [each for each in order if each is not None and not isinstance(each, Exception)]
    assert asked[0] is first.opened.radiograph


def test_a_waiting_task_can_be_preferred(qtbot):
    lane, go, done = Lane("test"), threading.Event(), []
    lane.submit(lambda task: go.wait(10), done.append, done.append)
    qtbot.waitUntil(lambda: not lane._waiting)
    wanted = lane.submit(lambda task: "wanted", done.append, done.append, priority=SOON)
    lane.submit(lambda task: "newer", done.append, done.append)
    lane.prefer(wanted)
    go.set()
    qtbot.waitUntil(lambda: len(done) == 3)
    lane.close()
    assert done == [True, "wanted", "newer"]


def test_closed_tiles_leave_nothing(pair, qapp, qtbot):
    pair.action_set["layout-2x2"].trigger()
    settle_all(pair, qtbot)
    image = weakref.ref(pair.session.tiles[1].opened.pyramid)
    before = len(pair.session.findChildren(QObject))
    assert image() is not None
    pair.session.close_all()
    qapp.processEvents()
    qtbot.waitUntil(lambda: len(pair.findChildren(TileView)) == 1)
    qtbot.waitUntil(lambda: image() is None)
    assert len(pair.session.findChildren(QObject)) < before
    assert pair.session.state is State.EMPTY
    assert pair.middle.pages.currentWidget() is pair.empty


def test_the_arrow_keys_go_from_image_to_image(pair, qtbot):
    first, second = pair.studies.order
    view = pair.tiles.views[0].view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert pair.session.current == second
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert pair.session.current == first
