"""Schedules: one lease against a bare loop of the same sums, 200 leases, and typing in the sheet.

Run: python -m tests.benchmarks.schedule
"""

import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.rent.rules.schedule import schedule
from ctv_desktop.features.rent.rules.spans import spans
from ctv_desktop.features.rent.rules.terms import Line, Terms
from tests.benchmarks._measure import ms, said_by, surroundings, told

STARTS, ENDS = date(2027, 1, 1), date(2035, 12, 31)
LOOPS, ROUNDS = 40, 40
LEASES = 200
RATES = known()


def lease(place: int = 0) -> Terms:
    """Nine years by the quarter: an office, charges, VAT, withholding, a rent-free time."""
    line = Line(1, "A-3.12", "office", "area", 15_000 + place, 30_000, STARTS, ENDS)
    return Terms(
        starts=STARTS, ends=ENDS, lines=(line,), rent_starts=date(2027, 4, 1), charges_rate=2_500,
        withholds=True,
    )  # fmt: skip


def bare(area: int, price: int, charges: int) -> list[tuple[date, date, int, int, int, int, int]]:
    """The same dues by nothing but arithmetic: whole quarters, one rate of each kind."""
    found = []
    rent, beside = (area * price + 50) // 100, (area * charges + 50) // 100
    year, month = STARTS.year, STARTS.month
    free = (2027, 4)
    while (year, month) <= (ENDS.year, ENDS.month):
        first = date(year, month, 1)
        due_rent = due_charges = 0
        for step in range(3):
            at = (year, month + step)
            if at >= free:
                due_rent += rent
            due_charges += beside
        net = due_rent + due_charges
        vat = (net * 2_000 + 5_000) // 10_000
        withheld = (due_rent * 500 + 5_000) // 10_000
        year, month = (year + 1, 1) if month == 10 else (year, month + 3)
        last = date(year, month, 1) - timedelta(days=1)
        due_on = first + timedelta(days=60)
        found.append((last, due_on, due_rent, due_charges, vat, withheld, net + vat - withheld))
    return found


def ours() -> list[tuple[date, date, int, int, int, int, int]]:
    """The same facts from the engine."""
    return [
        (d.ends, d.due_on, d.of("rent"), d.of("charges"), d.vat, d.withheld, d.to_pay)
        for d in schedule(lease(), RATES)
    ]


def _timed_bare() -> float:
    start = time.perf_counter()
    for _ in range(LOOPS):
        bare(30_000, 15_000, 2_500)
    return (time.perf_counter() - start) / LOOPS


def _timed_ours() -> float:
    terms = lease()
    start = time.perf_counter()
    for _ in range(LOOPS):
        schedule(terms, RATES)
    return (time.perf_counter() - start) / LOOPS


def _least() -> tuple[float, float]:
    """The least of each side, in turn: work this short is doubled by any neighbour."""
    rounds = [(_timed_bare(), _timed_ours()) for _ in range(ROUNDS)]
    return min(one for one, _ in rounds), min(other for _, other in rounds)


def _many() -> list[float]:
    """How long each of 200 leases takes to be computed anew, spans and schedule."""
    found = []
    for place in range(LEASES):
        terms = lease(place)
        start = time.perf_counter()
        spans(terms)
        schedule(terms, RATES)
        found.append(time.perf_counter() - start)
    return found


def main() -> int:
    """Print each figure with its goal."""
    assert ours() == bare(30_000, 15_000, 2_500), "both sides must give the same dues"
    floor, engine = _least()
    note = f"   ({ms(engine)} against {ms(floor)})"
    told("P11", "schedule of a nine-year quarterly lease / bare loop", engine / floor, 5, note)
    each = _many()
    told("P2", "200 such leases, the slowest of them, ms", 1_000 * max(each), 16,
         f"   (all in {ms(sum(each))}, median {ms(statistics.median(each))})")  # fmt: skip
    with TemporaryDirectory() as folder:
        environ = surroundings(Path(folder) / "home")
        window, total, paint = said_by(["-m", "tests.benchmarks._typing", folder], environ)
    told("P2", "a key in the lease sheet: longest stay on the window's thread, ms", window, 16)
    told("P2", "… from the key to the schedule painted anew, ms", total, 50)
    told("P2", "… of that, painting the schedule, ms", paint, 4)
    return 0


if __name__ == "__main__":
    sys.exit(main())
