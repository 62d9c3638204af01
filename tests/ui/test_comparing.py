"""Heatmaps compared: with the plain image, in time or side by side, and with another image."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import SQUARE, settle_all, write_dicom
from viewer.dicom.radiograph import Window
from viewer.review.hanging import Layout
from viewer.review.review import HeatmapStyle
from viewer.ui.tile import State


def seen(window, number=0):
    """Return whether heatmaps are on the screen in a tile: the square is coloured."""
    view = window.tiles.views[number].view
    QApplication.processEvents()
    x, y = SQUARE[0] + SQUARE[2] / 2, SQUARE[1] + SQUARE[3] / 2
    place = view.tile_point(x, y).toPoint()
    red, green, blue, _ = view.viewport().grab().toImage().pixelColor(place).getRgb()
    return max(red, green, blue) - min(red, green, blue) > 20


@pytest.fixture
def filled(window):
    window.session.change(visible=frozenset({"Mass"}), style=HeatmapStyle.FILL)
    window.session.end_drag()
    assert seen(window)
    return window


def test_heatmaps_are_hidden_as_long_as_the_key_is_held(filled):
    review, undoable = filled.session.review, filled.session.can_undo
    QTest.keyPress(filled.view, Qt.Key.Key_Q)
    assert not seen(filled)
    assert filled.view.overlay.bars == ()
    assert "Mass" not in filled.view.accessibleDescription()
    # The release of another key is not that of this one.
    QTest.keyClick(filled.view, Qt.Key.Key_Shift)
    assert not seen(filled)
    QTest.keyRelease(filled.view, Qt.Key.Key_Q)
    assert seen(filled)
    assert filled.view.overlay.bars
    assert filled.session.review is review
    assert filled.session.can_undo == undoable


def test_a_key_of_the_readers_own_can_be_held(filled):
    filled.action_set.keys.bind("hide-heatmaps", ("Ctrl+F7",))
    QTest.keyPress(filled.view, Qt.Key.Key_F7, Qt.KeyboardModifier.ControlModifier)
    assert not seen(filled)
    QTest.keyRelease(filled.view, Qt.Key.Key_F7)
    assert seen(filled)


def test_a_release_that_goes_to_another_program_is_not_awaited(filled, qapp):
    QTest.keyPress(filled.view, Qt.Key.Key_Q)
    assert not seen(filled)
    qapp.sendEvent(qapp, QEvent(QEvent.Type.ApplicationDeactivate))
    assert seen(filled)


def test_from_the_menu_they_are_hidden_for_a_moment(filled, qtbot):
    filled.action_set["hide-heatmaps"].trigger()
    assert not seen(filled)
    qtbot.waitUntil(lambda: seen(filled), timeout=10_000)


def test_blinking_goes_on_until_it_is_switched_off(filled, qtbot):
    action, review = filled.action_set["blink-heatmaps"], filled.session.review
    action.trigger()
    assert action.isChecked()
    assert not seen(filled)
    for wanted in (True, False, True):
        qtbot.waitUntil(lambda wanted=wanted: seen(filled) is wanted, timeout=10_000)
    action.trigger()
    assert not action.isChecked()
    with qtbot.assertNotEmitted(filled.sight.changed, wait=1500):
        assert seen(filled)
    assert filled.session.review is review


def test_the_plain_image_stands_beside_the_one_with_heatmaps(filled):
    session, action = filled.session, filled.action_set["plain-beside"]
    action.trigger()
    lead, plain = session.tiles
    assert action.isChecked()
    assert session.active is lead
    assert plain.source == lead.source
    assert [seen(filled, number) for number in (0, 1)] == [True, False]
    assert "Without heatmaps" in filled.tiles.views[1].view.overlay.corners[2]
    # Window, rotation, zoom and place are the same.
    session.change(voi=Window(1000, 300), quarter_turns=1)
    assert plain.review == lead.review
    filled.view.zoom(1.7, QPointF(20, 30))
    looks = [view.view.look for view in filled.tiles.views]
    assert (looks[0].x, looks[0].y, looks[0].unit) == pytest.approx(
        (looks[1].x, looks[1].y, looks[1].unit), rel=0.01
    )
    session.change_to(session.review.with_threshold("Mass", 0.2))
    assert [seen(filled, number) for number in (0, 1)] == [True, False]
    action.trigger()
    assert not action.isChecked()
    assert session.layout == Layout(1, 1)
    assert session.tiles == [lead]
    assert seen(filled)


def test_the_plain_tile_follows_its_lead_from_image_to_image(pair, qtbot):
    session = pair.session
    first, second = (tile.source for tile in session.tiles)
    session.activate(session.tiles[1])
    pair.action_set["plain-beside"].trigger()
    assert [tile.source for tile in session.tiles] == [second, second]
    session.show(first)
    settle_all(pair, qtbot)
    assert [tile.source for tile in session.tiles] == [first, first]
    # Chosen in the plain tile, an image is shown in both as well.
    session.activate(session.tiles[1])
    session.show(second)
    settle_all(pair, qtbot)
    assert [tile.source for tile in session.tiles] == [second, second]
    assert all(tile.state is State.DONE for tile in session.tiles)
    assert session.tiles[0].prediction is session.tiles[1].prediction
    pair.action_set["plain-beside"].trigger()
    assert [tile.source for tile in session.tiles] == [first, second]
    assert session.active is session.tiles[1]
    assert not any(tile.lead for tile in session.tiles)


def test_a_lead_that_cannot_be_read_or_is_closed_leaves_nothing_beside_it(filled, qtbot, tmp_path):
    broken = tmp_path / "broken.dcm"
    broken.write_bytes(write_dicom(tmp_path / "b.dcm").read_bytes()[:3000])
    session = filled.session
    filled.action_set["plain-beside"].trigger()
    session.open([broken])
    settle_all(filled, qtbot)
    assert [tile.state for tile in session.tiles] == [State.UNREADABLE] * 2
    assert session.tiles[1].opened is None
    session.close_all()
    assert session.tiles[0].state is State.EMPTY
    assert not filled.action_set["plain-beside"].isChecked()


def test_another_layout_ends_the_comparison(filled):
    filled.action_set["plain-beside"].trigger()
    plain = filled.session.tiles[1]
    filled.session.activate(plain)
    filled.session.set_layout(Layout(1, 1))
    assert filled.session.tiles == [plain]
    assert plain.lead is None
    assert seen(filled)


def test_linked_tiles_have_the_same_thresholds_and_scale(pair):
    session = pair.session
    first, second = session.tiles
    session.activate(first)
    session.change(visible=frozenset({"Mass"}))
    before = second.review
    pair.action_set["link-heatmaps"].trigger()
    session.change_to(session.review.with_threshold("Mass", 0.42).changed(colour_map="viridis"))
    assert second.review == before.with_heatmaps_of(first.review)
    assert second.review.edited_thresholds == {"Mass": 0.42}
    overlays = [tile_view.view.overlay for tile_view in pair.tiles.views]
    assert overlays[0].ticks == overlays[1].ticks
    assert overlays[0].bars == overlays[1].bars
    session.change(voi=Window(1000, 300))
    assert second.review.voi is None
    session.undo()
    session.undo()
    assert second.review.edited_thresholds == first.review.edited_thresholds == {}
    pair.action_set["link-heatmaps"].trigger()
    session.change(opacity=0.9)
    assert second.review.opacity != 0.9


def test_a_result_that_comes_later_takes_the_thresholds_in_force(pair, qtbot):
    session = pair.session
    first, second = session.tiles
    session.activate(first)
    pair.action_set["link-heatmaps"].trigger()
    session.change_to(session.review.with_threshold("Mass", 0.42))
    session.analysis.clear()
    session.histories.of(second.source).push(second.review.with_threshold("Mass", None))
    session.analysis.ask(second, 0, again=True)
    settle_all(pair, qtbot)
    assert second.review.edited_thresholds == {"Mass": 0.42}


def test_thresholds_can_be_given_to_all_tiles_once(pair):
    session = pair.session
    first, second = session.tiles
    session.activate(first)
    session.change_to(session.review.with_threshold("Mass", 0.42))
    pair.action_set["apply-heatmaps"].trigger()
    assert second.review.edited_thresholds == {"Mass": 0.42}
    session.change_to(session.review.with_threshold("Mass", 0.2))
    assert second.review.edited_thresholds == {"Mass": 0.42}
    session.activate(second)
    session.undo()
    assert second.review.edited_thresholds == {}
