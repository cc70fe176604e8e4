"""Arrears by age over 2 000 000 invoices, against the plainest SQL that gives the same sums.

Run with `python -m tests.benchmarks.ageing`. Both sides read the same park file, in turn; the raw
side looks at every invoice, as one would without an index of what is open. A second line compares
with raw SQL that knows the index too, and a third asks as of a day long past.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.read import Reader
from ctv_desktop.features.accounts.rows.ageing import Ageing, ageing
from tests.benchmarks._measure import in_turn, ms, told
from tests.benchmarks.letting import NUMBERS, columns

TODAY, PAST = date(2026, 11, 23), date(2025, 6, 1)
OPEN_EVERY = 40  # one invoice of so many is still owed
TENANTS = 20_000
AGES = (
    "sum(CASE WHEN due_on >= '{0}' THEN {1} END),"
    " sum(CASE WHEN due_on < '{0}' AND due_on >= '{2}' THEN {1} END),"
    " sum(CASE WHEN due_on < '{2}' AND due_on >= '{3}' THEN {1} END),"
    " sum(CASE WHEN due_on < '{3}' AND due_on >= '{4}' THEN {1} END),"
    " sum(CASE WHEN due_on < '{4}' THEN {1} END)"
).format(TODAY, "balance", "2026-10-24", "2026-09-24", "2026-08-25")
PLAIN = f"SELECT {AGES} FROM invoice WHERE balance > 0"
INDEXED = f"SELECT {AGES} FROM invoice WHERE balance <> 0"


def filled(path: Path, count: int) -> None:
    """A park with so many invoices over ten years; one in forty is open."""
    open_park(path, schema).close()
    raw = sqlite3.connect(path, isolation_level=None)
    raw.executescript("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    day = f"date('2017-01-01', ((i * 3600) / {count}) || ' days')"
    into, values = columns(raw, "invoice", {
        "id": "i", "kind": "'invoice'", "series": "'FAC'", "year": "2026", "number": "i",
        "reference": "'FAC-' || i", "reference_key": "'fac-' || i", "landlord_id": "1",
        "tenant_id": f"i % {TENANTS} + 1", "lease_id": f"i % {TENANTS} + 1",
        "issued_on": day, "starts": day, "ends": day, "due_on": f"date({day}, '60 days')",
        "net": "5000000", "vat": "1000000", "gross": "6000000",
        "paid": f"CASE WHEN i % {OPEN_EVERY} THEN 6000000 ELSE 0 END",
        "balance": f"CASE WHEN i % {OPEN_EVERY} THEN 0 ELSE 6000000 END",
    })  # fmt: skip
    raw.execute("BEGIN")
    raw.execute(
        f"{NUMBERS.format(count=count)} INSERT INTO invoice ({into}) SELECT {values} FROM n"
    )
    into, values = columns(raw, "payment", {
        "id": "i", "tenant_id": f"i % {TENANTS} + 1", "landlord_id": "1", "method": "'transfer'",
        "received_on": f"min(date({day}, '50 days'), '{TODAY}')",
        "amount": "6000000", "state": "'cleared'",
    })  # fmt: skip
    raw.execute(
        f"{NUMBERS.format(count=count)} INSERT INTO payment ({into}) SELECT {values} FROM n"
        f" WHERE i % {OPEN_EVERY}"
    )
    into, values = columns(raw, "allocation", {
        "id": "i", "payment_id": "i", "invoice_id": "i", "amount": "6000000",
        "since": f"min(date({day}, '50 days'), '{TODAY}')",
    })  # fmt: skip
    raw.execute(
        f"{NUMBERS.format(count=count)} INSERT INTO allocation ({into}) SELECT {values} FROM n"
        f" WHERE i % {OPEN_EVERY}"
    )
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def timed_raw(raw: sqlite3.Connection, sql: str, found: list[tuple[int, ...]]) -> float:
    """Seconds of a plain statement."""
    begun = time.perf_counter()
    found[:] = raw.execute(sql).fetchall()
    return time.perf_counter() - begun


def timed(reader: Reader, day: date, found: list[Ageing]) -> float:
    """Seconds of the program's own reading, credit of payments included."""
    begun = time.perf_counter()
    found[:] = [ageing(reader, day)]
    return time.perf_counter() - begun


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--invoices", type=int, default=2_000_000)
    asked.add_argument("--rounds", type=int, default=5)
    options = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "park.ctv"
        begun = time.perf_counter()
        filled(path, options.invoices)
        print(f"{options.invoices} invoices in {time.perf_counter() - begun:.0f} s", flush=True)
        measure(path, options.rounds)
    return 0


def measure(path: Path, rounds: int) -> None:
    """The sides in turn, after each has shown that its sums are the same."""
    raw, reader = sqlite3.connect(path), Reader(path)
    theirs: list[tuple[int, ...]] = []
    ours: list[Ageing] = []
    plain, indexed, mine, past = in_turn(
        (
            lambda: timed_raw(raw, PLAIN, theirs),
            lambda: timed_raw(raw, INDEXED, theirs),
            lambda: timed(reader, TODAY, ours),
            lambda: timed(reader, PAST, []),
        ),
        rounds,
    )
    found = ours[0]
    assert theirs[0] == (found.not_due, found.d30, found.d60, found.d90, found.older)
    told("A1", "ageing today ÷ raw SQL over all invoices", mine / plain, 1.0, f"   {ms(mine)}")
    told("A2", "ageing today ÷ raw SQL over the same index", mine / indexed, 1.25,
         f"   {ms(indexed)}")  # fmt: skip
    told("A3", "ageing long ago ÷ raw SQL over all invoices", past / plain, 5.0, f"   {ms(past)}")
    reader.close()
    raw.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
