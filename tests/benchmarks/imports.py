"""Import of 10 000 units from a workbook, checked, journaled and searchable, against raw inserts.

Run with `python -m tests.benchmarks.imports` (issue 2, "Speed and size"; P7 speaks of 100 000).
The raw side writes the same unit rows with one `executemany` under the same pragmas; reading the
workbook is timed beside reading it with the bare library.
"""

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.session import PRAGMAS
from ctv_desktop.features.imports import plan, store
from tests.benchmarks._measure import in_turn, ms, told

HEADINGS = ("Site", "Bâtiment", "Étage", "Code", "Type", "Surface locative", "Loyer demandé")
A_FLOOR, A_BUILDING = 20, 200


def workbook(path: Path, count: int) -> Path:
    """Units of one site, 20 a floor, 200 a building."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Locaux")
        sheet.write_row(0, 0, HEADINGS)
        for number in range(count):
            building, place = divmod(number, A_BUILDING)
            floor = place // A_FLOOR
            code = f"B{building:03}-{floor}.{place % A_FLOOR:02}"
            cells = ("Parc", f"B{building:03}", f"R+{floor}", code, "Bureau", 45.5, 150)
            sheet.write_row(number + 1, 0, cells)
    return path


class Import:
    """Ours: each time into a fresh empty park."""

    def __init__(self, empty: Path, book: Path) -> None:
        self.empty, self.book = empty, book
        self.park = empty.with_name("ours.ctv")
        self.reading: list[float] = []

    def __call__(self) -> float:
        shutil.copy(self.empty, self.park)
        database = open_park(self.park, schema)
        _ = database.engine
        reader = database.reader()
        start = time.perf_counter()
        planned = plan.plan_file(self.book, reader)
        middle = time.perf_counter()
        store.apply(database, planned)
        end = time.perf_counter()
        reader.close()
        database.close()
        self.reading.append(middle - start)
        return end - start


def rows_of(park: Path) -> tuple[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(park)
    cursor = connection.execute("SELECT * FROM unit")
    names = [each[0] for each in cursor.description]
    rows = cursor.fetchall()
    connection.close()
    marks = ", ".join("?" for _ in names)
    return f"INSERT INTO unit ({', '.join(names)}) VALUES ({marks})", rows


def raw(empty: Path, sql: str, rows: list[tuple[object, ...]]) -> float:
    path = empty.with_name("raw.ctv")
    shutil.copy(empty, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (*PRAGMAS, "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(sql, rows)
    connection.execute("COMMIT")
    took = time.perf_counter() - start
    connection.close()
    return took


def bare_reading(book: Path) -> float:
    start = time.perf_counter()
    CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    return time.perf_counter() - start


def compare(folder: Path, count: int, rounds: int) -> None:
    empty = folder / "empty.ctv"
    open_park(empty, schema).close()
    book = workbook(folder / "units.xlsx", count)
    ours = Import(empty, book)
    ours()
    sql, rows = rows_of(ours.park)
    sides: list[Callable[[], float]] = [
        lambda: raw(empty, sql, rows),
        lambda: bare_reading(book),
        ours,
    ]
    least, read, took = in_turn(sides, rounds)
    planning = sorted(ours.reading)[len(ours.reading) // 2]
    print(
        f"{len(rows)} units: raw {ms(least)}, workbook read bare {ms(read)};"
        f" ours {ms(took)}, of which reading and planning {ms(planning)};"
        f" {len(rows) / took:.0f} units a second"
    )
    told("P7", "checked, journaled, searchable / raw insert", (took - planning) / least, 4)
    told("P7", "whole import / workbook read bare and raw insert", took / (least + read), 4)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), chosen.units, chosen.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
