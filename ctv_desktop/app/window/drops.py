"""PDFs dropped onto the window are verified; where a record takes files itself, it has them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

from ctv_desktop.ui.dropped import paths_of

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window


class Drops(QObject):
    """Watches what is dragged over the window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or not (papers := _papers(event)):
            return False
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            event.acceptProposedAction()
        elif event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            # What follows may ask; until the drop is over, the program it came from waits.
            then = partial(self._window.desk.paper, "verify", 0, papers)
            QTimer.singleShot(0, self, then)
        return True


def _papers(event: QDropEvent) -> list[Path]:
    return [path for path in paths_of(event) if path.suffix.lower() == ".pdf"]
