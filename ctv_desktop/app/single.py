"""One window for one park: a second start raises the first and leaves."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 500  # milliseconds


def ring(name: str) -> bool:
    """Ask the window of this name to come forward; True where one answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT):
        return False
    socket.write(b"raise\n")
    socket.waitForBytesWritten(WAIT)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for later starts and calls `raised`."""

    def __init__(self, name: str, raised: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._raised = raised
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left over from a crash
            self._server.listen(name)
        self._server.newConnection.connect(self._rung)

    def _rung(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self._raised()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
