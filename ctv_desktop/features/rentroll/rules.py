"""Figures of what is let: weighted remaining terms, and when the leases end."""

from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from operator import mul
from typing import NamedTuple

from ctv_desktop.values.period import add_months
from ctv_desktop.values.record import dataclass

YEAR = Decimal("365.25")  # days


class Let(NamedTuple):
    """One unit let on a day: area in hundredths of m², rent in centimes a month."""

    area: int
    rent: int
    ends: date
    firm_until: date | None


@dataclass(frozen=True)
class Terms:
    """Weighted remaining terms in days: by area and by rent, to the end and to the firm end."""

    area_end: Decimal
    rent_end: Decimal
    area_firm: Decimal
    rent_firm: Decimal


@dataclass(frozen=True)
class Span:
    """What ends between two days; `last` gathers all that ends later too."""

    starts: date
    ends: date
    units: int
    area: int
    rent: int
    last: bool = False


def years(days: Decimal) -> Decimal:
    """Days as years to the hundredth, half up."""
    return (days / YEAR).quantize(Decimal("0.01"), ROUND_HALF_UP)


def remaining(day: date, until: date | None) -> int:
    """The days left from a day to another; none where it is past or there is none."""
    return max(0, (until - day).days) if until is not None else 0


def terms(lets: Sequence[Let], day: date) -> Terms:
    """The weighted remaining terms of what is let: Σ weight × days left ÷ Σ weight."""

    def firm(each: Let) -> date | None:
        return min(each.firm_until, each.ends) if each.firm_until else None

    def weighted(weights: list[int], left: list[int]) -> Decimal:
        total = sum(weights)
        return Decimal(sum(map(mul, weights, left))) / total if total else Decimal(0)

    areas, rents = [each.area for each in lets], [each.rent for each in lets]
    ends = [remaining(day, each.ends) for each in lets]
    firms = [remaining(day, firm(each)) for each in lets]
    return Terms(
        weighted(areas, ends), weighted(rents, ends), weighted(areas, firms), weighted(rents, firms)
    )


def vacancy(let: int, stock: int) -> int:
    """The share that stands empty, in basis points to the tenth of a percent (R51)."""
    if not stock:
        return 0
    share = Decimal((stock - let) * 1_000) / stock
    return int(share.quantize(Decimal(1), ROUND_HALF_UP)) * 10


def expiry(lets: Sequence[Let], day: date, months: int, count: int) -> list[Span]:
    """What ends in each of the next quarters (3 months) or years (12); the last one: or later."""
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    starts = [add_months(first, months * place) for place in range(count)]
    inside: list[list[Let]] = [[] for _ in starts]
    for each in lets:
        if each.ends >= first:
            inside[bisect(starts, each.ends) - 1].append(each)
    ends = [*(after - timedelta(days=1) for after in starts[1:]), date.max]
    return [
        Span(
            starts[place], ends[place], len(some), sum(each.area for each in some),
            sum(each.rent for each in some), place == count - 1,
        )
        for place, some in enumerate(inside)
    ]  # fmt: skip
