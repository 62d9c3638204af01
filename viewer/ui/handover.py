"""A second start of the program hands its paths to the window that is open already.

A local socket of this user's own, no network: on Linux a socket file that others cannot open, on
Windows a named pipe. If nobody listens there, the socket is a left-over and is replaced.
"""

import getpass
import hashlib
import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

logger = logging.getLogger(__name__)

_PATIENCE_MS = 2000
_LONGEST = 4_000_000
_ACCEPTED = b"ok\n"


def socket_name() -> str:
    """Return the name of this user's socket on this screen."""
    where = "|".join(
        (getpass.getuser(), *(os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY")))
    )
    return f"pcam-viewer-{hashlib.sha256(where.encode()).hexdigest()[:16]}"


def hand_over(paths: Sequence[Path], name: str) -> bool:
    """Give paths to a window that is open; return whether one took them.

    Parameters
    ----------
    paths : sequence of Path
        None at all only brings the window to the front.
    name : str
        See :func:`socket_name`.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    message = json.dumps([str(path.absolute()) for path in paths])
    socket.write(QByteArray(message.encode() + b"\n"))
    answered = socket.waitForBytesWritten(_PATIENCE_MS) and socket.waitForReadyRead(_PATIENCE_MS)
    taken = answered and bytes(socket.readAll().data()) == _ACCEPTED
    socket.disconnectFromServer()
    return bool(taken)


class Receiver(QObject):
    """Takes paths from later starts of the program."""

    #: Paths to open; none to come to the front only.
    received = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        # A program that was killed leaves its socket behind; one that runs keeps its own, which
        # Qt would replace without a word.
        if _is_alive(name):
            logger.warning("later starts hand over to another window")
            return
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            logger.warning("later starts cannot hand over: %s", self._server.serverError())

    @property
    def listening(self) -> bool:
        """Whether later starts find this window."""
        return self._server.isListening()

    def close(self) -> None:
        """Take nothing any more."""
        self._server.close()

    def _connected(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            told = json.loads(bytes(socket.readLine().data()))
            if not isinstance(told, list) or not all(isinstance(path, str) for path in told):
                raise ValueError
        except ValueError:
            logger.warning("a later start said something that is no list of paths")
            socket.abort()
            return
        socket.write(QByteArray(_ACCEPTED))
        socket.flush()
        self.received.emit(list(map(Path, told)))


def _is_alive(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    alive = socket.waitForConnected(_PATIENCE_MS)
    socket.abort()
    return alive
