"""A second start of the program gives its paths to the window that is open."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtNetwork import QLocalSocket

from tests.ui.conftest import write_dicom
from viewer.ui.handover import Receiver, hand_over, socket_name


@pytest.fixture(autouse=True)
def _own_socket(monkeypatch, tmp_path):
    monkeypatch.setenv("DISPLAY", f":{tmp_path.name}")


@pytest.fixture
def receiver(qapp):
    receiver = Receiver(socket_name())
    yield receiver
    receiver.close()
    receiver.deleteLater()


_HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from viewer.ui.handover import hand_over, socket_name
application = QCoreApplication([])
sys.exit(not hand_over([Path(path) for path in sys.argv[1:]], socket_name()))
"""


def hand_over_beside(qtbot, *paths, **options):
    """Hand over from another process, as a second start does."""
    other = subprocess.Popen(
        [sys.executable, "-c", _HAND_OVER, *map(str, paths)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        **options,
    )
    try:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
    finally:
        other.kill()
    return other.returncode == 0


def test_paths_reach_the_window(receiver, qtbot, tmp_path):
    got = []
    receiver.received.connect(got.append)
    awkward = tmp_path / "a b, “c”\n흉부"
    assert hand_over_beside(qtbot, tmp_path, awkward)
    assert got == [[tmp_path, awkward]]
    assert hand_over_beside(qtbot)
    assert got[1:] == [[]]


def test_relative_paths_are_those_of_the_second_start(receiver, qtbot, tmp_path):
    got = []
    receiver.received.connect(got.append)
    assert hand_over_beside(qtbot, "x.dcm", cwd=tmp_path)
    assert got == [[tmp_path / "x.dcm"]]


def test_without_a_window_nobody_takes_them(qapp, tmp_path):
    assert not hand_over([tmp_path], socket_name())


def test_a_socket_that_was_left_behind_is_replaced(qapp, qtbot, tmp_path):
    # A killed program leaves its socket file, and nobody listens there.
    ended = subprocess.run(
        [sys.executable, "-c",
         "import os, sys\n"
         "from PySide6.QtCore import QCoreApplication\n"
         "from PySide6.QtNetwork import QLocalServer\n"
         "app = QCoreApplication([])\nserver = QLocalServer()\n"
         "assert server.listen(sys.argv[1])\nos._exit(0)\n",
         socket_name()],
        check=False,
    )  # fmt: skip
    assert ended.returncode == 0
    receiver = Receiver(socket_name())
    assert receiver.listening
    assert hand_over_beside(qtbot, tmp_path)
    receiver.close()


def test_a_window_that_listens_keeps_its_socket(receiver, qtbot, tmp_path):
    got = []
    receiver.received.connect(got.append)
    later = Receiver(socket_name())
    assert not later.listening
    assert hand_over_beside(qtbot, tmp_path)
    assert got == [[tmp_path]]
    later.close()


@pytest.mark.parametrize("told", [b"nonsense\n", b"3\n", b'{"a": 1}\n', b"[1, null]\n", b"\xff\n"])
def test_what_is_no_list_of_paths_opens_nothing(receiver, qtbot, told):
    got = []
    receiver.received.connect(got.append)
    socket = QLocalSocket()
    socket.connectToServer(socket_name())
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(QByteArray(told))
    with qtbot.waitSignal(socket.disconnected):
        pass
    assert got == []


def test_a_second_start_opens_in_the_first_window(make_window, settle, chest, tmp_path, qtbot):
    window = make_window(chest)
    settle(window)
    receiver = Receiver(socket_name(), window)
    receiver.received.connect(window.take_over)
    other = write_dicom(tmp_path / "other.dcm")
    # A platform that counts as a screen: without one, a start never looks for another window.
    second = subprocess.Popen(
        [sys.executable, "-m", "viewer.cli", other.name],
        cwd=tmp_path,
        env=os.environ | {"QT_QPA_PLATFORM": "minimal", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    try:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    finally:
        second.kill()
    assert second.returncode == 0
    settle(window)
    assert window.session.current.path == other
    assert len(window.session.instances) == 2
