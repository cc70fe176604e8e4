"""The demo lease of DOMAIN.md §8 and variations of it, as the rent engine is given them."""

from dataclasses import replace
from datetime import date
from typing import Any

from ctv_desktop.features.rent.rules.terms import Line, Terms

STARTS, ENDS = date(2027, 1, 1), date(2035, 12, 31)
OFFICE = Line(1, "A-3.12", "office", "area", 15_000, 30_000, STARTS, ENDS, id=1)
PARKING = tuple(
    Line(2 + n, f"P-04{n}", "parking_space", "item", 50_000, 0, STARTS, ENDS, id=2 + n)
    for n in range(4)
)
L = Terms(STARTS, ENDS, (OFFICE, *PARKING), period="month", charges_rate=2_500)


def let(starts: date, ends: date = ENDS, **more: Any) -> Terms:
    """The office of lease L alone, between two days."""
    line = replace(OFFICE, starts=starts, ends=ends)
    return Terms(starts, ends, (line,), **{"period": "month", **more})
