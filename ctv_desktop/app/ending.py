"""Ends the window in order when the computer asks the program to end."""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Ending(QObject):
    """Calls `end` in the window's loop when the system asks to end (logging off, SIGTERM)."""

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        if sys.platform == "win32":
            return  # there the session manager closes the window itself
        self._ours, self._theirs = os.pipe()
        for pipe in (self._ours, self._theirs):
            os.set_blocking(pipe, False)
        # Python's own handler runs only between two of its lines; the byte wakes Qt's loop.
        signal.set_wakeup_fd(self._theirs, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _nothing)
        self._bell = QSocketNotifier(self._ours, QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._asked)

    def _asked(self) -> None:
        os.read(self._ours, 64)
        self._end()

    def close(self) -> None:
        """Listen no more."""
        self._bell.setEnabled(False)
        signal.set_wakeup_fd(-1)
        os.close(self._ours)
        os.close(self._theirs)


def _nothing(_number: int, _frame: object) -> None:
    return
