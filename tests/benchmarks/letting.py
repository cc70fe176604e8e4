"""The rule that no unit is let twice, at 1 000 000 lease lines, against inserts without it (P10).

Run with `python -m tests.benchmarks.letting`. Both sides insert binding lines into the same park
file, in turn; the triggers are dropped and made again between them.
"""

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from tests.benchmarks._measure import in_turn, ms, told

YEARS = 10  # consecutive leases of each unit
INSERT = (
    "INSERT INTO lease_line (version, unit_id, starts, ends, basis, rent, lease_id, binding, area)"
    " VALUES (1, ?, ?, ?, 'area', 14000, 1, 1, 10000)"
)
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"


def columns(connection: sqlite3.Connection, table: str, given: dict[str, str]) -> tuple[str, str]:
    """All columns of a table and what to put there: what is given, else empty or nothing."""
    names, values = [], []
    for _cid, name, kind, needed, _default, key in connection.execute(
        f"PRAGMA table_info({table})"
    ):
        if key and name not in given:
            continue
        plain = "''" if "CHAR" in kind or "TEXT" in kind else "0"
        names.append(name)
        values.append(given.get(name, plain if needed else "NULL"))
    return ", ".join(names), ", ".join(values)


def filled(path: Path, lines: int) -> sqlite3.Connection:
    """A park with so many binding lines, ten years of leases for each unit."""
    open_park(path, schema).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF;")
    triggers = rules(connection)
    drop(connection, triggers)
    connection.execute("BEGIN")
    units = lines // YEARS
    into, values = columns(
        connection, "unit", {"id": "i", "floor_id": "1", "code": "i", "code_key": "i"}
    )
    connection.execute(
        f"{NUMBERS.format(count=units)} INSERT INTO unit ({into}) SELECT {values} FROM n"
    )
    into, values = columns(
        connection,
        "lease_line",
        {
            "unit_id": f"(i - 1) / {YEARS} + 1",
            "starts": f"(2015 + (i - 1) % {YEARS}) || '-01-01'",
            "ends": f"(2015 + (i - 1) % {YEARS}) || '-12-31'",
            "lease_id": "1",
            "binding": "1",
            "basis": "'area'",
        },
    )
    connection.execute(
        f"{NUMBERS.format(count=lines)} INSERT INTO lease_line ({into}) SELECT {values} FROM n"
    )
    connection.execute("COMMIT")
    make(connection, triggers)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection


def rules(connection: sqlite3.Connection) -> dict[str, str]:
    """The triggers on lease lines, by name."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'lease_line'"
    )
    return dict(found.fetchall())


def drop(connection: sqlite3.Connection, triggers: dict[str, str]) -> None:
    for name in triggers:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")


def make(connection: sqlite3.Connection, triggers: dict[str, str]) -> None:
    for sql in triggers.values():
        connection.execute(sql)


def inserts(
    connection: sqlite3.Connection, units: int, batch: int, year: Callable[[], int]
) -> float:
    """Seconds for one line, in one act of so many, on units all over the park."""
    chosen = random.sample(range(1, units + 1), batch)
    day = year()
    rows = [(unit, f"{day}-01-01", f"{day}-12-31") for unit in chosen]
    connection.execute("BEGIN")
    start = time.perf_counter()
    for row in rows:
        connection.execute(INSERT, row)
    took = time.perf_counter() - start
    connection.execute("COMMIT")
    return took / batch


def compare(path: Path, lines: int, rounds: int, batch: int) -> None:
    connection = filled(path, lines)
    triggers, units = rules(connection), lines // YEARS
    years = iter(range(2030, 9_000))

    def ruled() -> float:
        drop(connection, triggers)
        make(connection, triggers)
        return inserts(connection, units, batch, lambda: next(years))

    def free() -> float:
        drop(connection, triggers)
        return inserts(connection, units, batch, lambda: next(years))

    without, with_rule = in_turn([free, ruled], rounds)
    print(f"{lines} lines: without the rule {ms(without)} a line, with it {ms(with_rule)}")
    told("P10", "insert of a binding line / without the rule", with_rule / without, 2)
    drop(connection, triggers)
    make(connection, triggers)
    try:
        connection.execute(INSERT, (units // 2, "2020-06-01", "2020-06-30"))
    except sqlite3.IntegrityError as error:
        print(f"  and a second letting of one unit is refused: {error}")
    else:
        raise RuntimeError("a unit was let twice")
    connection.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--batch", type=int, default=1_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder, "park.ctv"), chosen.lines, chosen.rounds, chosen.batch)
    return 0


if __name__ == "__main__":
    sys.exit(main())
