"""Nothing is left of what was closed: no widget, timer, thread, open file or image."""

import gc
import os
import threading
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import write_dicom
from viewer.review.hanging import Layout
from viewer.review.review import HeatmapStyle
from viewer.ui.main_window import MainWindow

SIDE = 160
STUDIES = 50


def small(path, number):
    pixels = np.random.default_rng(number).integers(0, 4096, (SIDE, SIDE), np.uint16)
    return write_dicom(path, Rows=SIDE, Columns=SIDE, PixelData=pixels.tobytes())


def settle_down():
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def census():
    """Return what there is of everything that might be left behind."""
    settle_down()
    tops = QApplication.topLevelWidgets()
    objects = [
        child
        for top in tops
        for child in top.findChildren(QObject)
        # Qt's style makes one for a busy bar when it is painted, and keeps it.
        if child.metaObject().className() != "QProgressStyleAnimation"
    ]
    files = os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []
    return {
        "widgets": len(QApplication.allWidgets()),
        "objects": len(objects),
        "timers": sum(isinstance(each, QTimer) for each in objects),
        "running timers": sum(isinstance(each, QTimer) and each.isActive() for each in objects),
        "Qt threads": sum(isinstance(each, QThread) for each in objects),
        "threads": threading.active_count(),
        "graphics items": sum(
            len(top.view.scene().items()) for top in tops if isinstance(top, MainWindow)
        ),
        "files": len(files),
    }


def test_fifty_studies_leave_nothing_behind(make_window, settle, tmp_path):
    window = make_window()
    pixels = []

    def open_and_close(number):
        session = window.session
        session.open([small(tmp_path / f"{number}.dcm", number)])
        settle(window)
        # Heatmaps, lines, boxes and a second tile come and go with it.
        session.change(visible=frozenset(session.prediction.findings), style=HeatmapStyle.BOTH)
        session.change(style=HeatmapStyle.BOXES)
        session.set_layout(Layout(1, 2))
        QApplication.processEvents()
        pixels.append(weakref.ref(session.radiograph.stored))
        session.close_all()

    # What is made once, when it is first needed, is no leak.
    for number in range(3):
        open_and_close(number)
    before = census()
    for number in range(3, STUDIES):
        open_and_close(number)
    assert census() == before
    # The caches of layers hold on to predictions, never to pixels.
    assert [ref for ref in pixels if ref() is not None] == []


def test_a_closed_window_leaves_nothing_behind(model, qapp, qtbot, tmp_path):
    file = small(tmp_path / "a.dcm", 0)

    def open_and_close():
        window = MainWindow(model, "cpu")
        window.show()
        window.start([file], ask=False)
        qtbot.waitUntil(lambda: window.session.prediction is not None, timeout=20_000)
        window.close()
        window.deleteLater()
        return weakref.ref(window.session.radiograph.stored)

    open_and_close()
    before = census()
    gone = [open_and_close() for _ in range(3)]
    assert census() == before
    assert all(ref() is None for ref in gone)


@pytest.mark.parametrize("leave", ["close", "reject", "accept"])
@pytest.mark.parametrize("name", ["keys", "settings", "edit-keys", "palette", "window-numbers"])
def test_a_closed_dialog_leaves_nothing_behind(window, name, leave):
    def open_and_close():
        window.action_set[name].trigger()
        dialog = window.commands._dialog
        assert dialog.isVisible()
        getattr(dialog, leave)()
        assert window.commands._dialog is None
        return weakref.ref(dialog)

    open_and_close()
    before = census()
    gone = [open_and_close() for _ in range(2)]
    assert census() == before
    assert [ref for ref in gone if ref() is not None] == []


@pytest.mark.parametrize("kept", [2, 5])
def test_images_beyond_the_limit_are_let_go(make_window, settle, tmp_path, kept):
    window = make_window()
    session = window.session
    # The setting cannot go below a hundred megabytes; the images here are small.
    session.images.capacity = (kept + 0.5) * SIDE * SIDE * 2 * 1.4
    alive = []
    for number in range(12):
        session.open([small(tmp_path / f"{number}.dcm", number)])
        settle(window)
        alive.append(weakref.ref(session.radiograph.stored))
        settle_down()
        assert sum(ref() is not None for ref in alive) <= kept
    assert alive[-1]() is session.radiograph.stored
    # One that was let go is read again.
    session.show(next(iter(session.instances)))
    settle(window)
    assert session.radiograph.rows == SIDE
