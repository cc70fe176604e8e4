"""Supplies a list with lines: the first ones at once, then any page by its position.

Nothing here reads the database in the window's thread. At any time one page is on its way; the
next one asked is the one seen now, so a fast scroll never leaves a queue behind it.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ctv_desktop.ui.list import pages
from ctv_desktop.ui.list.pages import PAGE, Built, Keep, Line, Shape, Spans
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.record import replace

if TYPE_CHECKING:
    from ctv_desktop.database.read import Ask, Query, View
    from ctv_desktop.ui import jobs
    from ctv_desktop.ui.tasks import Tasks

CACHED = 64  # pages kept


class Feed(QObject):
    """The lines of one list under one question."""

    opened = Signal()  # the first lines of a new question are there
    built = Signal(object, bool)  # Built; True where it only continues the first lines
    arrived = Signal(int, int)  # lines from, up to (not including)

    def __init__(self, tasks: "Tasks", query: "Query", shape: Shape, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._query = query
        self.shape = shape
        self.ask: Ask | None = None
        self.count = 0
        self.exact = False
        self._pages: OrderedDict[int, Sequence[Line | None]] = OrderedDict()
        self._line: jobs.Line | None = None
        self._next: jobs.Line | None = None
        self._view: View | None = None
        self._keep = Keep()
        self._wanted: list[int] = []
        self._asked: int | None = None
        self._resolving = False
        self._waiting: list[Callable[[], None]] = []
        self._gate = Event()

    # Asking.

    def put(self, ask: "Ask", keep: Keep) -> None:
        """A new question: its first lines at once, its index after them; older work is dropped."""
        self.ask, self._keep = ask, keep
        self._close("_next")
        self._close("_line")
        self._view, self._asked, self.exact, self._waiting = None, None, False, []
        self._resolving = False
        self._tasks.read(
            pages.opening,
            self._query,
            ask,
            self.shape,
            then=self._opened,
            failed=self._failed,
            owner=self,
            lane="list",
        )

    def renew(self, keep: Keep, spans: Spans = ()) -> None:
        """The same question again after a change; what is shown stays until the new is there."""
        if self.ask is None or self._view is None or self._line is None:
            if self.ask is not None:
                self.put(self.ask, keep)
            return
        self._close("_next")
        if spans:
            self._resolving = True
            self._line.read(
                pages.ids_at, self._view, spans, then=partial(self._resolved, keep), owner=self
            )
        else:
            self._build(keep)

    def _build(self, keep: Keep, gate: Event | None = None) -> None:
        self._close("_next")
        self._next = self._tasks.line()
        self._next.read(
            pages.build,
            self._query,
            self.ask,
            self.shape,
            keep,
            gate,
            then=self._built,
            failed=self._failed,
            owner=self,
        )

    def want(self, first: int, last: int, down: bool) -> None:
        """Lines first to last are seen, and the eye moves down or up: fetch what is missing."""
        here = list(range(first // PAGE, last // PAGE + 1))
        ahead, behind = here[-1] + 1, here[0] - 1
        self._wanted = [*here, *((ahead, behind) if down else (behind, ahead))]
        self._fetch()

    def line(self, row: int) -> Line | None:
        """A line, where it is here already."""
        found = self._pages.get(row // PAGE)
        place = row % PAGE
        return found[place] if found is not None and place < len(found) else None

    def lines(self) -> list[Line]:
        """All lines that are here, in order (tests, short lists)."""
        return [line for number in sorted(self._pages) for line in self._pages[number] if line]

    @property
    def cached(self) -> int:
        """How many pages are here."""
        return len(self._pages)

    def ids(self, spans: Spans, then: Callable[[Any], object]) -> None:
        """The ids at spans of positions: at once where they are here, else from a worker."""
        rows = sum(stop - start for start, stop in spans)
        if rows <= CACHED * PAGE:
            found = [self.line(row) for start, stop in spans for row in range(start, stop)]
            if all(found):
                then(tuple(line.id for line in found if line))
                return
        self._from_view(pages.ids_at, spans, then=then)

    def rows(self, spans: Spans, keys: Sequence[str], then: Callable[[Any], object]) -> None:
        """The rows at spans of positions, with the keys wanted, from a worker."""
        self._from_view(pages.rows_at, spans, tuple(keys), then=then)

    def totals(self, spans: Spans | None, then: Callable[[Any], object]) -> None:
        """The declared totals of spans of positions, or of the whole list."""
        self._from_view(pages.totals_at, spans, then=then)

    def position(self, id: int, then: Callable[[Any], object]) -> None:
        """Where a record stands, or None; in the new order where one is on its way."""
        if self._next is not None or self._resolving:
            self._waiting.append(partial(self.position, id, then))
        else:
            self._from_view(pages.position_of, id, then=then)

    def close(self) -> None:
        """Let the readers go."""
        self._close("_next")
        self._close("_line")

    # What comes back.

    def _from_view(self, function: Callable[..., Any], *args: Any, then: Any) -> None:
        if self._view is None or self._line is None:
            self._waiting.append(partial(self._from_view, function, *args, then=then))
        else:
            self._line.read(function, self._view, *args, then=then, owner=self)

    def _opened(self, lines: list[Line]) -> None:
        self._pages = OrderedDict({0: lines})
        self.count = len(lines)
        self.exact = len(lines) < pages.FIRST
        self.opened.emit()
        self._gate = Event()
        if self._tasks.at_once:
            self._gate.set()
        self._build(self._keep, self._gate)

    def painted(self) -> None:
        """The first lines are on the screen: the index may take the processor now."""
        self._gate.set()

    def _built(self, built: Built) -> None:
        continues = self._view is None and self._continued(built)
        self._close("_line")
        self._line, self._next = self._next, None
        self._view, self.count, self.exact = built.view, built.view.count, True
        self._asked = None
        self._pages = OrderedDict(sorted(built.pages.items()))
        self.built.emit(built, continues)
        waiting, self._waiting = self._waiting, []
        for later in waiting:
            later()
        self._fetch()

    def _continued(self, built: Built) -> bool:
        shown = [line.id for line in self._pages.get(0, ()) if line]
        return [line.id for line in built.pages[0] if line][: len(shown)] == shown

    def _fetch(self) -> None:
        if self._view is None or self._line is None or self._asked is not None:
            return
        last = (self.count - 1) // PAGE
        for number in self._wanted:
            if 0 <= number <= last and number not in self._pages:
                self._asked = number
                self._line.read(
                    pages.page,
                    self._view,
                    self.shape,
                    number,
                    then=partial(self._take, number),
                    failed=self._failed,
                    owner=self,
                )
                return
        for number in self._wanted:
            if number in self._pages:
                self._pages.move_to_end(number)

    def _take(self, number: int, lines: list[Line | None]) -> None:
        self._asked = None
        self._pages[number] = lines
        while len(self._pages) > CACHED:
            self._pages.popitem(last=False)
        self.arrived.emit(number * PAGE, number * PAGE + len(lines))
        self._fetch()

    def _failed(self, error: Exception) -> None:
        self._asked = None
        if isinstance(error, Refused | Unavailable):
            self._tasks.troubled.emit(error, self.again)

    def again(self) -> None:
        """Ask the same again, after trouble."""
        if self.ask is not None:
            self.put(self.ask, self._keep)

    def _resolved(self, keep: Keep, ids: tuple[int, ...]) -> None:
        self._resolving = False
        self._build(replace(keep, ids=ids))

    def _close(self, name: str) -> None:
        line: jobs.Line | None = getattr(self, name)
        if line is not None:
            line.close()
            setattr(self, name, None)
