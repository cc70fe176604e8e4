"""Invoicing 500 leases in one act: the preview, and the issue against raw inserts of its rows.

Run with `python -m tests.benchmarks.invoicing`. The raw side writes the same invoices, lines,
journal and search rows, as durable, with nothing computed: no schedule, no content, no check.
"""

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ctv_desktop.app.demo import build
from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.session import PRAGMAS
from ctv_desktop.features.invoices import store
from ctv_desktop.features.invoices.rows.plan import Asked, Plan, plan
from tests.benchmarks._measure import in_turn, ms, told

TODAY = date(2026, 11, 23)
LAST = date(2027, 3, 31)
WRITTEN = {"invoice": "*", "invoice_line": "*", "journal_act": "*", "journal_change": "*",
           "invoice_search": "rowid, text"}  # fmt: skip


def planned(path: Path, count: int) -> Plan:
    """What is due next of the first leases that have something due, one paper each."""
    park = open_park(path, schema)
    reader = park.reader()
    found = plan(reader, Asked(LAST, TODAY), TODAY)
    first = {entry.facts.lease_id: entry for entry in reversed(found.ready)}
    reader.close()
    park.close()
    chosen = sorted(first)[:count]
    return Plan(found.asked, tuple(first[id] for id in chosen), found.seen)


def preview(path: Path, leases: tuple[int, ...]) -> float:
    """Seconds to look at those leases and find what is due."""
    park = open_park(path, schema)
    reader = park.reader()
    start = time.perf_counter()
    plan(reader, Asked(LAST, TODAY, leases=leases), TODAY)
    taken = time.perf_counter() - start
    reader.close()
    park.close()
    return taken


def issue(folder: Path, source: Path, wanted: Plan) -> float:
    """Seconds to issue them all in one act, on a copy of the park."""
    path = folder / "issued.park"
    shutil.copy(source, path)
    park = open_park(path, schema)
    _ = park.engine
    start = time.perf_counter()
    store.issue(park, wanted, TODAY, TODAY)
    taken = time.perf_counter() - start
    park.close()
    return taken


def rows_of(path: Path, before: Path) -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """What an issue wrote: for each table its insert and the rows."""
    found = {}
    old, connection = sqlite3.connect(before), sqlite3.connect(path)
    for table, key in WRITTEN.items():
        last = old.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]
        cursor = connection.execute(f"SELECT {key} FROM {table} WHERE rowid > ?", (last,))
        names = ", ".join(each[0] for each in cursor.description)
        marks = ", ".join("?" for _ in cursor.description)
        found[table] = (f"INSERT INTO {table} ({names}) VALUES ({marks})", cursor.fetchall())
    old.close()
    connection.close()
    return found


def raw(folder: Path, source: Path, rows: dict[str, tuple[str, list[tuple[object, ...]]]]) -> float:
    """Seconds to insert the same rows by plain statements in one transaction."""
    path = folder / "raw.park"
    shutil.copy(source, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for sql, lines in rows.values():
        connection.executemany(sql, lines)
    connection.execute("COMMIT")
    taken = time.perf_counter() - start
    connection.close()
    return taken


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--leases", type=int, default=500)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "park.park"
        build(source, "small", given.leases * 3, 7, TODAY)
        wanted = planned(source, given.leases)
        leases = tuple(entry.facts.lease_id for entry in wanted.entries)
        issue(folder, source, wanted)
        rows = rows_of(folder / "issued.park", source)
        runs: tuple[Callable[[], float], ...] = (
            lambda: issue(folder, source, wanted),
            lambda: raw(folder, source, rows),
            lambda: preview(source, leases),
        )
        ours, bare, looked = in_turn(runs, given.rounds)
    count = len(wanted.entries)
    note = f"   ({ms(ours)} against {ms(bare)}; a paper {ms(ours / count)})"
    told("", f"{count} invoices in one act / the same rows raw", ours / bare, 8, note)
    note = f"   ({ms(looked)}; a lease {ms(looked / count)})"
    told("", f"preview of {count} leases / issuing them", looked / ours, 3, note)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
