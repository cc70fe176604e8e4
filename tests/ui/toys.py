"""A toy park of tickets in a plain SQLite file, and a desk that writes down what it is told."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ctv_desktop.database.read import Query, Reader
from ctv_desktop.ui.declare import Action, Chip, Column, Listing, Total
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values.kinds import AREA, CODE, DAY, MONEY, Choice, Choices, choice
from ctv_desktop.values.say import Say, say

TODAY = date(2026, 11, 23)
STATES = Choices(
    Choice("open", say("Open"), "warn"),
    Choice("late", say("Late"), "bad"),
    Choice("done", say("Done"), "good"),
)
WORDS = ("Fuite", "Ascenseur", "Éclairage", "Serrure", "Climatisation", "Badge", "Vitre", "Porte")
PLACES = ("atrium", "parking", "toiture", "plateau", "hall", "cuisine", "escalier", "terrasse")

QUERY = Query(
    table="ticket",
    source="ticket",
    id="ticket.id",
    columns={
        "code": "ticket.code",
        "title": "ticket.title",
        "place": "ticket.place",
        "state": "ticket.state",
        "day": "ticket.day",
        "area": "ticket.area",
        "cost": "ticket.cost",
    },
    filters={"open": "ticket.state <> 'done'", "late": "ticket.state = 'late'"},
    scopes={"place": "ticket.place = $s"},
    search="ticket_search",
    totals={"cost": "sum(ticket.cost)", "area": "sum(ticket.area)"},
    order=(("code", False),),
)
COLUMNS = (
    Column("code", say("No."), CODE),
    Column("title", say("Title"), stretch=True),
    Column("place", say("Place"), width=10, hidden=False),
    Column("state", say("State"), choice(STATES), width=11),
    Column("day", say("Day"), DAY),
    Column("area", say("Area m²"), AREA),
    Column("cost", say("Cost"), MONEY),
)


def make(path: Path, rows: int) -> Path:
    """A file with so many tickets: codes T-0000001…, every third one done, every seventh late."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=OFF")
        db.execute("BEGIN")
        db.execute(
            "CREATE TABLE ticket (id INTEGER PRIMARY KEY, code TEXT NOT NULL, title TEXT,"
            " place TEXT, state TEXT, day TEXT, area INTEGER, cost INTEGER)"
        )
        db.executemany(
            "INSERT INTO ticket VALUES (?,?,?,?,?,?,?,?)", map(ticket, range(1, rows + 1))
        )
        for column in ("code", "title", "place", "state", "day", "area", "cost"):
            db.execute(f"CREATE INDEX ticket_{column} ON ticket ({column}, id)")
        db.execute("CREATE VIRTUAL TABLE ticket_search USING fts5(title, content='', prefix='1 2')")
        db.execute(
            "INSERT INTO ticket_search (rowid, title)"
            " SELECT id, replace(lower(code || ' ' || title || ' ' || place), 'É', 'e') FROM ticket"
        )
        db.execute("COMMIT")
        db.execute("ANALYZE")
    return path


def ticket(number: int) -> tuple[Any, ...]:
    """The values of a ticket, the same every time."""
    mixed = number * 2_654_435_761 % 4_294_967_296
    state = "done" if number % 3 == 0 else "late" if number % 7 == 0 else "open"
    return (
        number,
        f"T-{number:07d}",
        f"{WORDS[mixed % 8]} {PLACES[mixed // 8 % 8]} {mixed % 997}",
        PLACES[mixed // 64 % 8],
        state,
        (TODAY - timedelta(days=mixed % 900)).isoformat(),
        mixed % 90_000,
        mixed % 5_000_000,
    )


@dataclass(frozen=True)
class Changed:
    """What a toy write tells."""

    tables: frozenset[str] = frozenset({"ticket"})


class Database:
    """The two things tasks ask of a database."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def reader(self) -> Reader:
        """A reading connection."""
        return Reader(self.path)

    @contextmanager
    def plain(self) -> Iterator[sqlite3.Connection]:
        """A writing connection that saves at the end."""
        with closing(sqlite3.connect(self.path)) as db, db:
            yield db


@dataclass
class Desk:
    """A desk that remembers what it was told."""

    tasks: Tasks
    memory: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    saves_to: Path | None = None
    asked: list[str] = field(default_factory=list)

    def today(self) -> date:
        """Always the same day."""
        return TODAY

    def notify(self, said: Say, undo: bool = False) -> None:
        """Write it down."""
        self.said.append(str(said))

    def save_file(self, name: str, kinds: Any, place: str = "exports") -> Path | None:
        """Write the proposed name down, and give the path set before."""
        self.asked.append(name)
        return self.saves_to


def listing(run: Callable[..., None] = lambda _desk, _ids: None) -> Listing:
    """The toy list as a screen declares it."""
    return Listing(
        noun="ticket",
        title=say("Tickets"),
        query=QUERY,
        columns=COLUMNS,
        watches=frozenset({"ticket"}),
        empty=say("No ticket yet."),
        chips=(Chip("open", say("Open")), Chip("late", say("Late")), Chip("", say("All"))),
        totals=(Total("area", say("Area"), AREA), Total("cost", say("Cost"), MONEY)),
        actions=(
            Action("new", say("New ticket"), run, "add", "Ctrl+N", "none", primary=True),
            Action("close", say("Close tickets"), run, needs="some"),
            Action("print", say("Work sheet"), run, "print", "Ctrl+P", "one", menu="Print"),
            Action("delete", say("Delete"), run, "delete", "Delete", "some", danger=True),
        ),
    )
