"""Whoever wants less movement gets it: nothing moves by itself any more."""

import pytest
from PySide6.QtGui import QGuiApplication

from viewer.ui import settings as declared
from viewer.ui.action_table import ACTIONS
from viewer.ui.tile import State


@pytest.fixture
def still(window):
    window.settings.set(declared.REDUCE_MOTION, True)
    yield window
    window.settings.set(declared.REDUCE_MOTION, False)


def test_things_move_unless_the_reader_wants_otherwise(window):
    assert not window.settings.get(declared.REDUCE_MOTION)
    assert window.isAnimated()
    assert window.action_set["blink-heatmaps"].isEnabled()


def test_blinking_ends_and_does_not_begin_again(window, qtbot):
    action = window.action_set["blink-heatmaps"]
    action.trigger()
    qtbot.waitUntil(lambda: window.sight.hidden)
    window.settings.set(declared.REDUCE_MOTION, True)
    assert not window.sight.blinking
    assert not window.sight.hidden
    assert not action.isEnabled()
    assert not action.isChecked()
    window.sight.set_blinking(True)
    assert not window.sight.blinking
    assert "reduced" in window.action_set.reason(
        next(spec for spec in ACTIONS if spec.id == "blink-heatmaps")
    )
    # Hiding while a key is held is the reader's own doing.
    assert window.action_set["hide-heatmaps"].isEnabled()
    window.settings.set(declared.REDUCE_MOTION, False)
    assert action.isEnabled()


def test_panels_menus_and_cursors_do_not_move(still, qtbot):
    assert not still.isAnimated()
    assert QGuiApplication.styleHints().cursorFlashTime() == 0
    still.settings.set(declared.REDUCE_MOTION, False)
    assert still.isAnimated()
    assert QGuiApplication.styleHints().cursorFlashTime() > 0


def test_a_bar_without_an_end_does_not_run_to_and_fro(still, qtbot):
    status, tile = still.status, still.session.active
    tile.set_state(State.ANALYSING)
    qtbot.waitUntil(status.work.isVisible)
    assert not status.progress.isVisible()
    still.settings.set(declared.REDUCE_MOTION, False)
    assert status.progress.isVisible()
    tile.set_state(State.DONE)


def test_it_holds_from_the_start(make_window, chest, settle, qapp):
    declared.Settings().set(declared.REDUCE_MOTION, True)
    window = make_window(chest)
    settle(window)
    assert not window.isAnimated()
    assert not window.action_set["blink-heatmaps"].isEnabled()
    window.settings.set(declared.REDUCE_MOTION, False)
