"""The desktop program: one application object, one window, and what happens without a display.

The window is on the screen before anything heavy is imported; model and images follow.
"""

import gc
import logging
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from viewer.ui import settings as remembered
from viewer.ui.language import chosen_language, tr, use_language
from viewer.ui.log import start_log
from viewer.ui.main_window import MainWindow
from viewer.ui.settings import Settings
from viewer.ui.theme import application_icon, apply_theme
from viewer.ui.tile import State
from viewer.ui.workers import any_left_behind

logger = logging.getLogger(__name__)

_SCREENSHOT_SIZE = (1600, 1000)
# A slow disk and a large model on one core; nobody waits longer for a picture.
_PATIENCE_MS = 180_000


def run(
    paths: Sequence[Path],
    model: Path | None = None,
    device: str = "auto",
    demo: bool = False,
    screenshot: Path | None = None,
    *,
    engine: str | None = None,
    separate: bool = False,
) -> int:
    """Show the window and return when it is closed.

    Parameters
    ----------
    paths : sequence of Path
        Files, folders and archives to open.
    model : Path or None
        Model file; None for the one that ships with the program.
    device : {"auto", "cpu", "cuda"}
    demo : bool
        Open the demo study. Without a display its findings are analysed off-screen, and where
        the pictures lie is printed.
    screenshot : Path or None
        Save a picture of the window once the first image is analysed, and end.
    engine : str or None
        What runs the model; None for what was chosen last.
    separate : bool
        Open a window of its own even if there is one; else paths go to that one.

    Returns
    -------
    int
        Exit status: 0, or 1 if there is no display and nothing to do without, or a picture could
        not be made; the reason is on stderr.
    """
    headless = not has_display()
    if headless and not demo and screenshot is None:
        return _fail(
            "There is no display for the window. Use pcam-viewer analyze or pcam-viewer render, "
            "or pcam-viewer --demo, which also works off-screen."
        )
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    start_log()
    qInstallMessageHandler(_log_qt)
    application = make_application()
    unattended = screenshot is not None or QApplication.platformName() == "offscreen"
    # Another model or device is not what the window that is open would use.
    asked_for = model is not None or engine is not None or device != "auto"
    alone = separate or unattended or demo or asked_for
    if not alone and _handed_over(paths):
        return 0
    window = MainWindow(model, device, engine=engine)
    _catch_errors(window)
    if unattended:
        window.resize(*_SCREENSHOT_SIZE)
        if QApplication.platformName() != "offscreen":
            _fill_small_screen(window)
    window.show()
    application.processEvents()
    window.start(paths, demo, ask=not unattended)
    if screenshot is not None:
        return _finish(window, lambda: _take_screenshot(window, screenshot))
    if unattended and demo:
        return _finish(window, lambda: _save_pictures(window))
    if not alone:
        _receive(window)
    _renew_when_wanted(window, alone)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    status = application.exec()
    if any_left_behind():
        # A plug-in, or a drive, that answers no more: everything of the reader's is written.
        logging.shutdown()
        os._exit(status)
    return status


def _handed_over(paths: Sequence[Path]) -> bool:
    from viewer.ui.handover import hand_over, socket_name

    return hand_over(paths, socket_name())


def _receive(window: MainWindow) -> None:
    """Let later starts of the program hand their paths to this window."""
    from viewer.ui.handover import Receiver, socket_name

    receiver = Receiver(socket_name(), window)
    receiver.received.connect(window.take_over)
    window.closed.connect(receiver.close)


def _renew_when_wanted(window: MainWindow, alone: bool) -> None:
    """Have another window take the place of one whose language is to change."""

    def replace() -> None:
        from viewer.ui.renewal import renew

        another = renew(window)
        if another is not None:
            _catch_errors(another)
            if not alone:
                _receive(another)
            _renew_when_wanted(another, alone)

    # Later: the button that was pressed goes with the window.
    window.renewal_wanted.connect(replace, Qt.ConnectionType.QueuedConnection)


def has_display() -> bool:
    """Return whether a window can be shown, as far as the environment tells."""
    if not sys.platform.startswith("linux"):
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def make_application() -> QApplication:
    """Return the application object in the program's style; an existing one is used."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1] or ["pcam-viewer"])
    application.setApplicationName("pcam-viewer")
    application.setDesktopFileName("pcam-viewer")
    application.setWindowIcon(application_icon())
    if not QFontDatabase.families():
        # A bare system has no fonts; the exporters bring one.
        from viewer.export.qt import ensure_application

        ensure_application()
    stay_responsive()
    settings = Settings()
    use_language(application, chosen_language(settings.get(remembered.LANGUAGE)))
    apply_theme(settings.get(remembered.THEME))
    return application


def stay_responsive() -> None:
    """Let the window have its turn while threads compute, and collect little garbage at a time.

    Reading a folder of thousands makes so many objects that a full collection would hold the window
    for longer than a frame (``python -m benchmarks.big_folder`` prints the longest silence): young
    objects are looked at often and few at a time, all of them hardly ever. A thread that computes
    in Python keeps the interpreter for Python's usual 5 ms at a time.
    """
    sys.setswitchinterval(0.0005)
    gc.set_threshold(5_000, 3, 10_000)


def wait_until_settled(window: MainWindow, patience_ms: int = _PATIENCE_MS) -> bool:
    """Run the event loop until the first image is analysed or will not be; False if it never was.

    Returns
    -------
    bool
        Whether it settled in time.
    """
    session = window.session
    loop = QEventLoop()

    def check() -> None:
        nothing_came = session.state is State.EMPTY and not session.busy
        settled = session.settled and session.state is not State.EMPTY
        if (settled or nothing_came) and not session.reading.busy:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(check)
    timer.start(50)
    limit = QTimer()
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(patience_ms)
    loop.exec()
    timer.stop()
    return limit.isActive()


def _finish(window: MainWindow, save: Callable[[], int]) -> int:
    """Wait for the result, save pictures of it and close."""
    try:
        if not wait_until_settled(window):
            return _fail("The analysis took too long; nothing was saved.")
        state = window.session.state
        if state in (State.EMPTY, State.UNREADABLE):
            reason = window.session.explanation or window.banner.text.text()
            return _fail(f"Nothing can be shown. {reason}".strip())
        return save()
    finally:
        window.close()


def _take_screenshot(window: MainWindow, target: Path) -> int:
    _settle_layout()
    if not window.grab().save(str(target)):
        return _fail(f"{target} could not be written. Choose another folder, and a name in .png")
    sys.stdout.write(f"{target}\n")
    return 0


def _save_pictures(window: MainWindow) -> int:
    """Save what a person would have seen: the annotated radiograph, and the window."""
    from viewer.export.options import ExportOptions
    from viewer.export.picture_file import PngExporter
    from viewer.review.case import finding_rows

    session = window.session
    if session.state is not State.DONE:
        return _fail(
            f"The demo study could not be analysed: {session.state.value}. {session.explanation}"
        )
    case = session.case
    assert case is not None
    rows = finding_rows(case)
    top = rows[0]
    if top.finding not in session.review.visible:
        session.change_to(session.review.with_visible(top.finding, True))
        case = session.case
        assert case is not None
    session.select_finding(top.finding)
    _settle_layout()
    try:
        folder = _output_folder()
        picture, shot = folder / "demo-annotated.png", folder / "demo-window.png"
        PngExporter().export(case, picture, ExportOptions())
        if not window.grab().save(str(shot)):
            return _fail(f"{shot} could not be written.")
    except OSError as error:
        return _fail(f"The pictures could not be saved: {error}")
    say = sys.stdout.write
    say("There is no display, so the demo study was analysed off-screen.\n")
    for row in rows[:3]:
        mark = "above" if row.positive else "below"
        say(f"  {row.label:<20} {row.probability:.2f}  {mark} its threshold {row.threshold:.2f}\n")
    say(f"Annotated radiograph: {picture}\nPicture of the window: {shot}\n")
    say("Not for clinical use: research and teaching.\n")
    return 0


def _output_folder() -> Path:
    """Return ``out`` in the current folder, or a temporary folder where that cannot be written."""
    folder = Path.cwd() / "out"
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="pcam-viewer-"))


def _fill_small_screen(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    window.resize(min(window.width(), room.width()), min(window.height(), room.height()))


def _settle_layout() -> None:
    """Let queued resizes and repaints happen before a picture is taken."""
    for _ in range(5):
        QApplication.processEvents()


def _fail(reason: str) -> int:
    sys.stderr.write(f"pcam-viewer: {reason}\n")
    return 1


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Put Qt's own messages into the log: they are for programmers."""
    serious = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    logger.log(logging.ERROR if serious else logging.DEBUG, "Qt: %s", message)


def _catch_errors(window: MainWindow) -> None:
    """Tell the reader in words of errors that nobody expected; a file has the rest."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        kept = _keep_details(kind, error, trace)
        window.banner.show_message(
            tr("Something went wrong that should not have ({kind}).", kind=kind.__name__),
            tr("What is on the screen may be incomplete: open the image again. {kept}", kept=kept),
        )

    def tell_of_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            _keep_details(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = tell
    threading.excepthook = tell_of_thread


def _keep_details(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> str:
    """Write an error to the log and return a sentence that says where."""
    # The log keeps no messages, and the terminal shows no stacks.
    logger.critical("unexpected error: %s", kind.__name__)
    target = start_log()
    if target is None:
        return tr("The details could not be saved.")
    logger.critical("unexpected error", exc_info=(kind, error, trace))
    return tr("The details are in {path}", path=target)
