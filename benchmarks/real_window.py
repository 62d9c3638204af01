"""The real window, off-screen, for benchmarks: opened, filled, and painted when they say so."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from viewer.ui import settings
from viewer.ui.app import make_application
from viewer.ui.main_window import MainWindow

VIEW = (1920, 1080)


@contextmanager
def open_window(view: tuple[int, int] = VIEW) -> Iterator[MainWindow]:
    """Show a window whose image view has this width and height, with settings of its own."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ[settings.ENVIRONMENT] = str(Path(folder) / "settings.ini")
        make_application()
        window = MainWindow(device="cpu")
        window.resize(view[0] + 900, view[1] + 200)
        window.show()
        window.middle.pages.setCurrentWidget(window.tiles)
        QApplication.processEvents()
        missing = (view[0] - window.view.width(), view[1] - window.view.height())
        window.resize(window.width() + missing[0], window.height() + missing[1])
        QApplication.processEvents()
        window.start(ask=False)
        wait_until(lambda: not window.session.busy)
        try:
            yield window
        finally:
            window.close()


def wait_until(
    condition: Callable[[], bool], patience: float = 120.0, pause: float = 0.001
) -> None:
    """Run the event loop until something is so; give up loudly after ``patience`` seconds.

    Parameters
    ----------
    pause : float
        Seconds to sleep in every turn.
    """
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("the window did not get so far in time")
        QApplication.processEvents()
        time.sleep(pause)


def paint(window: MainWindow) -> None:
    """Do all that is due, and bring what changed onto the (unseen) screen at once."""
    QApplication.processEvents()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
