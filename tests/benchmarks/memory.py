"""Memory with the list of 1 000 000 tickets on screen, against loading them by ORM (P3).

Run with `python -m tests.benchmarks.memory`. Each side is a process of its own; the ORM loads one
ticket of twenty and its growth is multiplied (it would take minutes and gigabytes otherwise).
"""

import argparse
import sqlite3
import sys
import tempfile
from pathlib import Path

from tests.benchmarks._measure import in_turn, said_by, surroundings, told

SAMPLE = 20

SHOWN = """
import os, resource, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ctv_desktop.app import opening, start
from ctv_desktop.ui.list.view import ListView
from ctv_desktop.values import language
from ctv_desktop.values.settings import Paths, Preferences

language.use("fr")
preferences = Preferences(Paths.here().preferences)
preferences.set("last_place", "tickets")
app = opening.make_app(preferences, start.Wish())
made = opening.Opening(app, preferences, Paths.here())
made.open(Path(sys.argv[1]))
view = made.window.findChild(ListView)
while not view.feed.exact:
    app.processEvents()
bar = view.verticalScrollBar()
for step in range(200):
    bar.setValue(bar.maximum() * step // 199)
    app.processEvents()
made.window.tasks.settle()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
own = int(status["RssAnon"].split()[0]) / 1024
print(peak, own, view.feed.count, flush=True)
os._exit(0)
"""

LOADED = """
import resource, sys
from pathlib import Path
from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.tickets.model import Ticket
from sqlmodel import Session, select

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

park = open_park(Path(sys.argv[1]), schema)
with Session(park.engine) as session:
    session.exec(select(Ticket).limit(1)).all()
    before = peak()
    kept = session.exec(select(Ticket).where(Ticket.id % int(sys.argv[2]) == 0)).all()
    print(before, peak(), len(kept), flush=True)
"""

MAKE = """
import sys
from pathlib import Path
from ctv_desktop.app.demo import build
print(build(Path(sys.argv[1]), units=250).made["ticket"])
"""


def multiplied(path: Path, made: int, wanted: int) -> None:
    """Repeat the demo's tickets under new numbers until there are enough."""
    connection = sqlite3.connect(path)
    names = [each[1] for each in connection.execute("PRAGMA table_info(ticket)")]
    new = {
        "id": "(SELECT max(id) FROM ticket) + i * :made + id",
        "number": "100000 + i * :made + id",
        "reference": "'T-' || (100000 + i * :made + id)",
    }
    values = ", ".join(new.get(name, name) for name in names)
    connection.execute("CREATE TEMP TABLE first AS SELECT * FROM ticket")
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :times)"
        f" INSERT INTO ticket ({', '.join(names)}) SELECT {values} FROM n, first LIMIT :more",
        {"made": made + 100_000, "times": wanted // made + 1, "more": wanted - made},
    )
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


class Shown:
    """The window with a park's tickets: peak of its memory, and what of it is its own (MB)."""

    def __init__(self, park: Path, environ: dict[str, str]) -> None:
        self.park, self.environ = park, environ
        self.peak = self.own = 0.0

    def __call__(self) -> float:
        peak, own, _count = said_by(["-c", SHOWN, str(self.park)], self.environ)
        self.peak, self.own = max(peak, self.peak), max(own, self.own)
        return peak


def compare(folder: Path, count: int, rounds: int) -> None:
    environ = surroundings(folder / "home")
    few, many = folder / "few.ctv", folder / "many.ctv"
    (made,) = said_by(["-c", MAKE, str(few)], environ)
    said_by(["-c", MAKE, str(many)], environ)
    multiplied(many, int(made), count)
    said_by(["-c", SHOWN, str(few)], environ)  # the first start compiles the theme
    small, large = Shown(few, environ), Shown(many, environ)
    in_turn([small, large], rounds)
    before, after, loaded = said_by(["-c", LOADED, str(many), str(SAMPLE)], environ)
    orm = before + (after - before) * count / loaded
    print(
        f"peak memory: window with {made:.0f} tickets {small.peak:.0f} MB ({small.own:.0f} its own,"
        f" the rest mapped files), with {count} {large.peak:.0f} MB ({large.own:.0f} its own);"
        f" ORM objects {orm:.0f} MB ({loaded:.0f} loaded: {after - before:.0f} MB, multiplied)"
    )
    told("P3", "peak with all tickets, mapped file included / by ORM", large.peak / orm, 1 / 10)
    told("P3", "own memory with all tickets listed / by ORM", large.own / orm, 1 / 10)
    told(
        "P3",
        "growth of the list / growth of loading",
        (large.own - small.own) / (orm - before),
        1 / 10,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), chosen.tickets, chosen.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
