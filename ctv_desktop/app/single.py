"""One window for one park: a second start raises the first and leaves."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 500  # milliseconds


def name_of(park: Path) -> str:
    """The name under which the window of a park is found on this computer by this user."""
    digest = hashlib.sha256(str(park.absolute()).encode()).hexdigest()[:20]
    return f"ctv-desktop-{digest}"


def raise_first(park: Path) -> bool:
    """Ask a window that already shows this park to come forward; True where there is one."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(park))
    if not socket.waitForConnected(WAIT):
        return False
    socket.write(b"raise\n")
    socket.waitForBytesWritten(WAIT)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for later starts and calls `raised`."""

    def __init__(self, park: Path, raised: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._raised = raised
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not self._server.listen(name_of(park)):
            QLocalServer.removeServer(name_of(park))  # left over from a crash
            self._server.listen(name_of(park))
        self._server.newConnection.connect(self._rung)

    def _rung(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self._raised()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
