"""Starting the program: off-screen demo, screenshots, errors that nobody expected."""

import logging
import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication, QImage

import resources
from tests.ui.conftest import COLUMNS, ROWS, write_dicom
from viewer.ui import app


@pytest.fixture
def demo_folder(tmp_path, monkeypatch):
    """A demo study of one synthetic image in place of the shipped one."""
    folder = tmp_path / "resources" / "demo"
    folder.mkdir(parents=True)
    write_dicom(folder / "one.dcm")
    real = resources.path
    monkeypatch.setattr(
        resources, "path", lambda name: folder if name == resources.DEMO_STUDY else real(name)
    )
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture(autouse=True)
def _log_in_its_own_folder(monkeypatch, tmp_path):
    monkeypatch.setattr("viewer.ui.log.log_file", lambda: tmp_path / "log" / "pcam-viewer.log")
    yield
    for name in ("viewer", "pcam_model"):
        for handler in list(logging.getLogger(name).handlers):
            logging.getLogger(name).removeHandler(handler)
            handler.close()


@pytest.fixture(autouse=True)
def _hooks_come_back(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", __import__("threading").excepthook)


def test_the_demo_without_a_display_writes_both_pictures(
    qapp, demo_folder, model, tmp_path, capsys, monkeypatch
):
    assert app.run([], model, "cpu", demo=True) == 0
    said = capsys.readouterr().out
    picture, shot = tmp_path / "out" / "demo-annotated.png", tmp_path / "out" / "demo-window.png"
    assert str(picture) in said
    assert str(shot) in said
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (COLUMNS, ROWS)
    assert not QImage(str(shot)).isNull()
    # The heatmap is in it: a grey image has no colour.
    colours = {image.pixelColor(x, y).saturation() for x in range(0, COLUMNS, 9) for y in (60, 300)}
    assert max(colours) > 40


def test_a_screenshot_shows_the_window_and_ends(qapp, model, chest, tmp_path):
    target = tmp_path / "shot.png"
    assert app.run([chest], model, "cpu", screenshot=target) == 0
    assert QImage(str(target)).width() >= 1200


def test_nothing_to_show_is_said(qapp, model, tmp_path, capsys):
    assert app.run([tmp_path / "missing"], model, "cpu", screenshot=tmp_path / "x.png") == 1
    assert "Nothing can be shown" in capsys.readouterr().err
    assert not (tmp_path / "x.png").exists()


def test_without_a_display_the_window_says_what_to_do(capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert app.run([]) == 1
    assert "pcam-viewer analyze" in capsys.readouterr().err


def test_an_unexpected_error_becomes_a_message_without_a_traceback(
    window, caplog, tmp_path, monkeypatch
):
    log = tmp_path / "log" / "pcam-viewer.log"
    monkeypatch.setattr("viewer.ui.log.log_file", lambda: log)
    app._catch_errors(window)
    with caplog.at_level(logging.CRITICAL):
        try:
            raise ZeroDivisionError("secret detail")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    shown = window.banner.text.text()
    assert window.banner.isVisible()
    assert "ZeroDivisionError" in shown
    assert "Traceback" not in shown
    assert str(log) in shown
    assert "secret detail" not in caplog.text
    kept = log.read_text()
    assert "ZeroDivisionError" in kept
    assert "test_app.py" in kept
    assert "secret detail" not in kept


def test_importing_the_window_loads_nothing_heavy():
    code = (
        "import sys, viewer.ui.app; "
        "print(*sorted({'onnxruntime', 'scipy', 'pydicom', 'imagecodecs', 'torch', 'PIL'}"
        " & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert result.stdout.split() == []


def test_copying_puts_the_picture_on_the_clipboard(window, qtbot):
    QGuiApplication.clipboard().clear()
    window.action_set["copy"].trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (COLUMNS, ROWS)


def test_help_pages_open(window):
    for name, words in (("keys", "Window/level"), ("about", "NOT FOR CLINICAL USE")):
        window.action_set[name].trigger()
        assert words in window.commands._dialog.text.toPlainText()
    assert "Apache-2.0" in window.commands._dialog.text.toPlainText()
    assert "test-model 1.2" in window.commands._dialog.text.toPlainText()


def test_an_empty_window_loads_nothing_heavy():
    code = (
        "import sys; from viewer.ui.app import make_application; application = make_application(); "
        "from viewer.ui.main_window import MainWindow; window = MainWindow(); window.show(); "
        "application.processEvents(); "
        "print(*sorted({'onnxruntime', 'scipy', 'pydicom', 'imagecodecs', 'torch', 'PIL'}"
        " & set(sys.modules))); window.close(); window.deleteLater(); application.processEvents()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert result.stdout.split() == []


def test_a_window_that_waits_for_a_file_gets_ready_to_read_it():
    code = (
        "import sys, time; from viewer.ui.app import make_application; "
        "application = make_application(); "
        "from viewer.ui.main_window import MainWindow; window = MainWindow(device='cpu'); "
        "window.show(); window.start(ask=False); end = time.monotonic() + 60\n"
        "while 'viewer.dicom.scan' not in sys.modules and time.monotonic() < end:\n"
        "    application.processEvents(); time.sleep(0.01)\n"
        "print('viewer.dicom.scan' in sys.modules, window.session.analysis.opening)\n"
        "window.close(); window.deleteLater(); application.processEvents()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert result.stdout.split() == ["True", "False"]


def test_diagnostic_information_goes_to_the_clipboard_without_identifiers(window, qtbot, chest):
    QGuiApplication.clipboard().clear()
    window.action_set["diagnostics"].trigger()
    qtbot.waitUntil(lambda: "theme" in QGuiApplication.clipboard().text(), timeout=20_000)
    text = QGuiApplication.clipboard().text()
    assert "1.2.840.10008.1.2.4.70" in text
    assert "platform         offscreen" in text
    for secret in ("Jane", "4711", chest.name, os.path.expanduser("~") + "/"):
        assert secret not in text
    qtbot.waitUntil(window.banner.isVisible)
