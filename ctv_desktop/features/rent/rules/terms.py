"""What the rent engine is given: the terms of a lease as plain values.

Amounts are centimes, areas hundredths of m², rates basis points; days are inclusive at both ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True)
class Line:
    """A unit let for some days at a price by m² of its area, or by item."""

    unit_id: int
    code: str
    kind: str
    basis: str  # area or item
    price: int
    area: int
    starts: date
    ends: date
    vat_regime: str = ""  # empty: the lease's
    id: int = 0


@dataclass(frozen=True)
class Step:
    """A change of rent: a price or an amount from a day on; a discount or nothing due for a time.

    `kind` is price, amount, discount, free or fit_out; `unit_id` None means every line.
    """

    kind: str
    starts: date
    ends: date | None = None
    amount: int = 0
    unit_id: int | None = None
    origin: str = "contract"


@dataclass(frozen=True)
class Change:
    """A term that changed on a day by amendment: before it, the old value held.

    Of several in one list, those of a same day stand in the order in which they were agreed.
    """

    effective_on: date
    key: str
    old: Any


@dataclass(frozen=True)
class Terms:
    """All that the dues of a lease follow from. `ends` is the day it really ends."""

    starts: date
    ends: date
    lines: tuple[Line, ...] = ()
    steps: tuple[Step, ...] = ()
    changes: tuple[Change, ...] = ()
    rent_starts: date | None = None
    period: str = "quarter"
    term: str = "advance"
    payment_days: int | None = None
    part_month: str = "calendar"
    charges_rate: int = 0
    vat_regime: str = "equipped"
    tsc: bool = False
    withholds: bool = False
    waiting: bool = False  # for its hand-over: nothing is due yet


PERIODIC = ("period", "term", "payment_days", "part_month", "vat_regime", "tsc", "ends")


def on(terms: Terms, day: date) -> Terms:
    """The terms as they hold on a day: what changes later still has its old value."""
    later = [change for change in terms.changes if change.effective_on > day]
    if not later:
        return terms
    old: dict[str, Any] = {}
    for one in sorted(later, key=lambda one: one.effective_on):
        old.setdefault(one.key, one.old)
    return replace(terms, **old)


def cuts(terms: Terms) -> Sequence[date]:
    """The days on which a term that shapes the periods changes: a period ends before each."""
    return sorted({one.effective_on for one in terms.changes if one.key in PERIODIC})
