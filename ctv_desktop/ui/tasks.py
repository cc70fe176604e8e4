"""Where work runs: reads beside the window, writes one after another, results back in one place."""

import sys
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal, Slot

from ctv_desktop.ui import lanes
from ctv_desktop.ui.jobs import Callback, Function, Job, Line
from ctv_desktop.ui.lanes import Progress, Shared, Stopped, Ticket, Work, warmed
from ctv_desktop.values.errors import Refused, Unavailable

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

READERS = 3  # threads that read; SQLite works without the interpreter's lock
SWITCH = 0.0005  # seconds a busy worker may keep the interpreter from the window


class Tasks(QObject):
    """The lanes in which the program works; every result is delivered in the window's thread."""

    changed = Signal(object)  # Changed: what a write touched
    troubled = Signal(object, object)  # Unavailable or Refused nobody waits for; retry() or None
    crashed = Signal(object)  # any other exception: a bug
    busy = Signal(int)  # writes not yet finished
    _done = Signal(int, object, object)
    _step = Signal(int)

    def __init__(
        self, database: "Database", at_once: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.database = database
        self.at_once = at_once
        self._jobs: dict[int, Job] = {}
        self._lanes: dict[tuple[int, str], Ticket] = {}
        self._lines: weakref.WeakSet[Line] = weakref.WeakSet()
        self._number = 0
        self._writes = 0
        self._closed = False
        self._shared = Shared(database)
        self._reading = ThreadPoolExecutor(READERS, "read")
        self._writing = ThreadPoolExecutor(1, "write")
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._step.connect(self._report, Qt.ConnectionType.QueuedConnection)
        if not at_once:
            sys.setswitchinterval(SWITCH)

    # What screens ask for.

    def read(
        self,
        function: Function,
        *args: Any,
        then: Callback | None = None,
        failed: Callback | None = None,
        owner: QObject | None = None,
        lane: str = "",
    ) -> None:
        """Run function(reader, *args) in a reading lane and give its result to `then`.

        A new read in the same named lane of the same owner interrupts the older one, whose result
        is dropped. `failed` gets the exception; without it the window shows the trouble.
        """
        again = partial(
            self.read, function, *args, then=then, failed=failed, owner=owner, lane=lane
        )
        job = Job(owner, then, failed, failed, again)
        if lane:
            job.key = (id(owner), lane)
            self.forget(owner, lane)
        self._read(job, (function, args))

    def forget(self, owner: QObject | None, lane: str) -> None:
        """Interrupt what is read in a named lane and drop its result."""
        ticket = self._lanes.pop((id(owner), lane), None)
        if ticket is not None:
            self.drop(ticket)

    def line(self) -> Line:
        """A reader of one's own, whose reads run in order (see Line); close it after use."""
        line = Line(self)
        self._lines.add(line)
        return line

    def write(
        self,
        function: Function,
        *args: Any,
        then: Callback | None = None,
        refused: Callback | None = None,
        unavailable: Callback | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run function(database, *args) in the writing lane; its Changed is announced to all.

        `then` gets the result after `changed` was sent. What is refused or unavailable and not
        handled here goes to `troubled`; the rest is a bug and goes to `crashed`.
        """
        again = partial(
            self.write,
            function,
            *args,
            then=then,
            refused=refused,
            unavailable=unavailable,
            owner=owner,
        )
        self._write(Job(owner, then, refused, unavailable, again), (function, args))

    def long(
        self,
        function: Function,
        *args: Any,
        progress: Callable[[Progress], object] | None = None,
        then: Callback | None = None,
        failed: Callback | None = None,
        stopped: Callable[[], object] | None = None,
        owner: QObject | None = None,
        writes: bool = False,
    ) -> Progress:
        """Run function(reader, progress, *args), or function(database, progress, *args) where it
        writes; `progress` hears how far it is, and the Progress given back can cancel it.
        """
        handle = Progress(partial(self._step.emit, self._number + 1))
        job = Job(owner, then, failed, failed)
        job.progress, job.stepped, job.stopped = handle, progress, stopped
        (self._write if writes else self._read)(job, (function, (handle, *args)))
        return handle

    def warm(self, function: Callable[[], object]) -> None:
        """Run heavy imports in the writing lane, after the first paint.

        Only then does Python collect again (see collect).
        """
        if not self._closed:
            self._run(self._take(Job(None, None, None, None)), (warmed, (function,)))

    @property
    def idle(self) -> bool:
        """Whether nothing is asked for or on its way."""
        return not self._jobs

    def settle(self, seconds: float = 30.0) -> bool:
        """Let the window live until all work is delivered (tests, pictures); False if late."""
        end = time.monotonic() + seconds
        while self._jobs and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            time.sleep(0.0005)
        return not self._jobs

    def close(self) -> None:
        """Interrupt what is read, let what is written finish, and close the readers."""
        if self._closed:
            return
        self._closed = True
        for line in list(self._lines):
            line.close()
        for job in list(self._jobs.values()):
            if job.progress is not None:
                job.progress.cancel()
            if job.ticket is not None and not job.writes:
                job.ticket.drop()
        self._writing.shutdown(wait=True)
        self._reading.shutdown(wait=True, cancel_futures=True)
        self._shared.close()
        self._jobs.clear()

    # The window's side of a job.

    def drop(self, ticket: Ticket) -> None:
        """Interrupt a job and forget who waited for it."""
        self._jobs.pop(ticket.number, None)
        ticket.drop()

    def read_in_line(self, line: Line, job: Job, work: Work) -> None:
        """Queue a read of a line (only Line calls this)."""
        if self._closed:
            return
        ticket = self._take(job)
        if self.at_once:
            lanes.read(ticket, line.source, work, self.finished)
        elif line.queue.add(ticket, work):
            self._reading.submit(line.queue.drain)

    def close_line(self, line: Line) -> None:
        """Drop what a line does, and close its reader in a worker (only Line calls this)."""
        tickets, send = line.queue.close()
        for ticket in tickets:
            self.drop(ticket)
        if send and (self.at_once or self._closed):
            line.queue.drain()
        elif send:
            self._reading.submit(line.queue.drain)

    def _read(self, job: Job, work: Work) -> None:
        if self._closed:
            return
        ticket = self._take(job)
        if job.key is not None:
            self._lanes[job.key] = ticket
        if self.at_once:
            lanes.read(ticket, self._shared, work, self.finished)
        else:
            self._reading.submit(lanes.read, ticket, self._shared, work, self.finished)

    def _write(self, job: Job, work: Work) -> None:
        if self._closed:
            return
        job.writes = True
        self._writes += 1
        self.busy.emit(self._writes)
        function, args = work
        self._run(self._take(job), (function, (self.database, *args)))

    def _run(self, ticket: Ticket, work: Work) -> None:
        if self.at_once:
            lanes.run(ticket, work, self.finished)
        else:
            self._writing.submit(lanes.run, ticket, work, self.finished)

    def _take(self, job: Job) -> Ticket:
        self._number += 1
        job.ticket = Ticket(self._number)
        self._jobs[self._number] = job
        return job.ticket

    def finished(self, ticket: Ticket, outcome: Any, error: Exception | None) -> None:
        """Hand a result over to the window's thread (called by the workers)."""
        if ticket.dropped:
            return
        if self.at_once:
            self._deliver(ticket.number, outcome, error)
        else:
            self._done.emit(ticket.number, outcome, error)

    @Slot(int, object, object)
    def _deliver(self, number: int, outcome: Any, error: Exception | None) -> None:
        job = self._jobs.pop(number, None)
        if job is None or self._closed:
            return
        if job.key is not None and self._lanes.get(job.key) is job.ticket:
            del self._lanes[job.key]
        if job.writes:
            self._writes -= 1
            self.busy.emit(self._writes)
            self._announce(outcome)
        if error is not None:
            self._fail(job, error)
        elif job.then is not None and job.waited:
            job.then(outcome)

    def _announce(self, outcome: Any) -> None:
        changed = outcome if hasattr(outcome, "tables") else getattr(outcome, "changed", None)
        if changed is not None:
            self.changed.emit(changed)

    def _fail(self, job: Job, error: Exception) -> None:
        if isinstance(error, Stopped):
            if job.stopped is not None and job.waited:
                job.stopped()
        elif isinstance(error, Refused | Unavailable):
            handler = job.refused if isinstance(error, Refused) else job.failed
            if handler is None:
                again = job.again if isinstance(error, Unavailable) else None
                self.troubled.emit(error, again)
            elif job.waited:
                handler(error)
        else:
            self.crashed.emit(error)
            if job.failed is not None and not job.writes and job.waited:
                job.failed(error)

    @Slot(int)
    def _report(self, number: int) -> None:
        job = self._jobs.get(number)
        if job is not None and job.progress is not None and job.stepped is not None and job.waited:
            job.stepped(job.progress)
