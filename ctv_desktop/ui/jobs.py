"""The window's part of work: who waits for it and what to do with its outcome; lines of reads."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ctv_desktop.ui.lanes import Kept, Progress, Queue, Ticket

if TYPE_CHECKING:
    from ctv_desktop.ui.tasks import Tasks

Callback = Callable[[Any], object]
Function = Callable[..., Any]


class Job:
    """The window's part of a job: who waits for it and what to do with its outcome."""

    def __init__(
        self,
        owner: QObject | None,
        then: Callback | None,
        refused: Callback | None,
        failed: Callback | None,
        again: Callable[[], object] | None = None,
    ) -> None:
        self.owner = owner
        self.then = then
        self.refused = refused
        self.failed = failed
        self.again = again
        self.key: tuple[int, str] | None = None
        self.ticket: Ticket | None = None
        self.writes = False
        self.progress: Progress | None = None
        self.stepped: Callable[[Progress], object] | None = None
        self.stopped: Callable[[], object] | None = None

    @property
    def waited(self) -> bool:
        """Whether somebody still wants the outcome."""
        return self.owner is None or isValid(self.owner)


class Line:
    """A reader of one's own: its reads run in order on it, until it is closed (Tasks.line).

    A list keeps its position index (a temporary table) on such a reader.
    """

    def __init__(self, tasks: "Tasks") -> None:
        self._tasks = tasks
        self.source = Kept(tasks.database)
        self.queue = Queue(self.source, tasks.finished)

    def read(
        self,
        function: Function,
        *args: Any,
        then: Callback | None = None,
        failed: Callback | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run function(reader, *args) after what was asked of this line before."""
        if not self.queue.closing:
            job = Job(owner, then, failed, failed)
            self._tasks.read_in_line(self, job, (function, args))

    def close(self) -> None:
        """Interrupt what runs, forget what waits, and let the reader go."""
        self._tasks.close_line(self)
