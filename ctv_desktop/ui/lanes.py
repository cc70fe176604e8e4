"""The workers' side of tasks: tickets, readers to share or to keep, progress. No Qt here.

Nothing in a worker ever holds anything of the window (no owner, no callback), so no Qt object can
be destroyed in a thread that is not its own.
"""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.say import Say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Database

STEP = 0.05  # seconds between two reports of a long act


class Stopped(Exception):
    """A long act was cancelled by the user; nothing is shown, nothing was kept."""


class Progress:
    """What a long act says of itself, and how it is told to stop."""

    def __init__(self, report: Callable[[], None]) -> None:
        self.done = 0
        self.total = 0
        self.said: Say | None = None
        self.cancelled = False
        self._report = report
        self._last = 0.0

    def step(self, done: int, total: int = 0, said: Say | None = None) -> None:
        """Say how far the act is (total 0: not known); raises Stopped once it was cancelled."""
        if self.cancelled:
            raise Stopped
        self.done, self.total, self.said = done, total, said or self.said
        now = time.monotonic()
        if now - self._last >= STEP:
            self._last = now
            self._report()

    def cancel(self) -> None:
        """Ask the act to stop at its next step."""
        self.cancelled = True


class Ticket:
    """The worker's part of a job: its number, and the reader to interrupt."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.dropped = False
        self._reader: Reader | None = None
        self._lock = threading.Lock()

    @contextmanager
    def holding(self, reader: "Reader") -> Iterator[None]:
        """While inside, dropping the ticket interrupts this reader and no other work of it."""
        with self._lock:
            self._reader = reader
        try:
            yield
        finally:
            with self._lock:
                self._reader = None

    def drop(self) -> None:
        """Nobody waits any more: interrupt the work, forget its result."""
        with self._lock:
            self.dropped = True
            if self._reader is not None:
                self._reader.interrupt()


class Shared:
    """Readers used in turn by whoever reads; opened when all others are busy."""

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._idle: list[Reader] = []
        self._lock = threading.Lock()

    @contextmanager
    def reader(self) -> "Iterator[Reader]":
        """A reader for one piece of work."""
        with self._lock:
            found = self._idle.pop() if self._idle else None
        reader = found or self._database.reader()
        try:
            yield reader
        finally:
            with self._lock:
                self._idle.append(reader)

    def close(self) -> None:
        """Close the readers that wait."""
        with self._lock:
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.close()


class Kept:
    """A reader kept for one line of work, used by one thread at a time."""

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._reader: Reader | None = None

    @contextmanager
    def reader(self) -> "Iterator[Reader]":
        """The one reader of this line."""
        if self._reader is None:
            self._reader = self._database.reader()
        yield self._reader

    def close(self) -> None:
        """Close it, and its temporary tables with it."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()


Work = tuple[Callable[..., Any], tuple[Any, ...]]
Finished = Callable[[Ticket, Any, Exception | None], None]


def read(ticket: Ticket, source: Shared | Kept, work: Work, finished: Finished) -> None:
    """Run function(reader, *args) unless nobody waits for it any more."""
    if ticket.dropped:
        return
    function, args = work
    try:
        with source.reader() as reader, ticket.holding(reader):
            outcome = function(reader, *args)
    except Exception as caught:  # noqa: BLE001 - told apart in the window's thread
        finished(ticket, None, caught)  # never kept: it would hold this frame, and that the reader
    else:
        finished(ticket, outcome, None)


def run(ticket: Ticket, work: Work, finished: Finished) -> None:
    """Run function(*args) in the writing lane."""
    function, args = work
    try:
        outcome = function(*args)
    except Exception as caught:  # noqa: BLE001 - told apart in the window's thread
        finished(ticket, None, caught)
    else:
        finished(ticket, outcome, None)


class Queue:
    """Reads that run one after another on one kept reader."""

    def __init__(self, source: Kept, finished: Finished) -> None:
        self._source = source
        self._finished = finished
        self._waiting: list[tuple[Ticket, Work]] = []
        self._running: Ticket | None = None
        self._lock = threading.Lock()
        self.closing = False

    def add(self, ticket: Ticket, work: Work) -> bool:
        """Put work at the end; True where a thread must be sent to `drain`."""
        with self._lock:
            self._waiting.append((ticket, work))
            if self._running is not None:
                return False
            self._running = ticket
            return True

    def drain(self) -> None:
        """Work until nothing waits."""
        while (waiting := self._next()) is not None:
            read(waiting[0], self._source, waiting[1], self._finished)

    def _next(self) -> tuple[Ticket, Work] | None:
        with self._lock:
            if self._waiting:
                ticket, work = self._waiting.pop(0)
                self._running = ticket
                return ticket, work
            self._running = None
            if self.closing:
                self._source.close()
            return None

    def close(self) -> tuple[list[Ticket], bool]:
        """Take no more: the tickets to drop, and whether a thread must be sent to `drain`.

        The reader is closed there: to free the index of a million rows takes milliseconds.
        """
        with self._lock:
            send = self._running is None and not self.closing
            self.closing = True
            tickets = [ticket for ticket, _work in self._waiting]
            self._waiting.clear()
            if self._running is not None:
                tickets.append(self._running)
        return tickets, send


def collect() -> None:
    """Let Python collect again, but never walk through what is loaded by now (50 ms each time)."""
    gc.freeze()
    gc.enable()


def warmed(function: Callable[[], object]) -> None:
    """Run heavy imports; only then does Python collect again."""
    function()
    collect()
