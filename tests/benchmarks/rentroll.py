"""The rent roll of 10 000 leases, and what presses, against raw SQL fetching the same rows.

Run with `python -m tests.benchmarks.rentroll`. The raw side reads the stored columns of the same
units with sqlite3 alone: no state, no next revision, no day decoded.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ctv_desktop.app.demo import build
from ctv_desktop.database.read import Ask, Reader, export_rows, first_page
from ctv_desktop.features.deadlines import rows as deadlines
from ctv_desktop.features.rentroll import rows
from tests.benchmarks._measure import in_turn, ms, told

TODAY = date(2026, 11, 23)
RAW = """
SELECT building.code, floor.level, unit.code, unit.kind, tenant.legal_name, lease.reference,
 line.area, span.rent, span.charges, line.starts, line.ends, lease.firm_until, unit.asking_rent
FROM unit JOIN floor ON floor.id = unit.floor_id JOIN building ON building.id = unit.building_id
LEFT JOIN lease_line AS line ON line.unit_id = unit.id AND line.binding = 1
 AND line.starts <= :day AND line.ends >= :day
LEFT JOIN lease ON lease.id = line.lease_id LEFT JOIN tenant ON tenant.id = lease.tenant_id
LEFT JOIN rent_span AS span ON span.line_id = line.id AND span.starts <= :day AND span.ends >= :day
WHERE unit.id IN (SELECT id FROM shown)
ORDER BY building.code, floor.level DESC, unit.code_key
"""


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def compare(path: Path, leases: int, rounds: int) -> None:
    build(path, "small", leases * 252 // 160, 7, TODAY)
    reader = Reader(path)
    keys = tuple(rows.RENT_ROLL.columns)
    raw = sqlite3.connect(path)
    raw.execute("CREATE TEMP TABLE shown (id INTEGER PRIMARY KEY)")
    shown = [row[0] for row in export_rows(reader, rows.RENT_ROLL, Ask(TODAY), keys)]
    raw.executemany("INSERT INTO shown VALUES (?)", [(id,) for id in shown])

    def least() -> float:
        return timed(raw.execute(RAW, {"day": TODAY.isoformat()}).fetchall)

    def roll() -> float:
        return timed(lambda: list(export_rows(reader, rows.RENT_ROLL, Ask(TODAY), keys)))

    def page() -> float:
        return timed(lambda: first_page(reader, rows.RENT_ROLL, Ask(TODAY)))

    def figures() -> float:
        return timed(lambda: rows.figures(reader, TODAY, {}))

    def pressing() -> float:
        return timed(lambda: deadlines.pressing_count(reader, TODAY))

    count = reader.value("SELECT count(*) FROM lease")
    base, whole, first, all_figures, badge = in_turn([least, roll, page, figures, pressing], rounds)
    print(
        f"{count} leases, {len(shown)} rows: raw {ms(base)}, rent roll {ms(whole)},"
        f" its first page {ms(first)}, figures {ms(all_figures)}, critical dates {ms(badge)}"
    )
    told("RR1", "rent roll with states and revisions / raw SQL of its rows", whole / base, 4)
    told("RR2", "all figures of a day / raw SQL of its rows", all_figures / base, 6)
    told("RR3", "critical dates that press / raw SQL of the rent roll", badge / base, 4)
    reader.close()
    raw.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leases", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder, "park.ctv"), chosen.leases, chosen.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
