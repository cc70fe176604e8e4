"""What each lease owes for a consumption: (new − old) × price (R35), split by days.

Where the tenant or the price changed between two readings, the consumption is spread evenly over
the days and each part is priced as of its days; parts add up to the whole consumption.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from ctv_desktop.values.money import part_of
from ctv_desktop.values.record import dataclass

DAY = timedelta(days=1)
SCALE = 100_000  # thousandths × ten-thousandths of a dirham, in a centime


@dataclass(frozen=True)
class Price:
    """A price in ten-thousandths of a dirham, from a day on."""

    valid_from: date
    price: int


@dataclass(frozen=True)
class Holder:
    """A lease that holds the unit between two days; `vat_rate` in basis points."""

    lease_id: int
    starts: date
    ends: date
    vat_rate: int


@dataclass(frozen=True)
class Share:
    """A part of a consumption at one price for one lease; `net` centimes before VAT."""

    lease_id: int
    starts: date
    ends: date
    used: int
    price: int
    net: int
    vat_rate: int


def shares(
    use: int, since: date, day: date, prices: Sequence[Price], holders: Sequence[Holder]
) -> tuple[Share, ...]:
    """Who owes what for a use between the day after one reading and the day of the next.

    Days on which nobody held the unit, and days without a price, are owed by nobody.
    """
    first, days = since + DAY, (day - since).days
    made = []
    for one in holders:
        begun, over = max(one.starts, first), min(one.ends, day)
        for starts, ends, price in _priced(begun, over, prices):
            before = part_of(use, (starts - first).days, days)
            after = part_of(use, (ends - first).days + 1, days)
            part = after - before  # neighbours share their edge: parts add up to the use
            net = part_of(part, price, SCALE)
            made.append(Share(one.lease_id, starts, ends, part, price, net, one.vat_rate))
    return tuple(made)


def _priced(begun: date, over: date, prices: Sequence[Price]) -> list[tuple[date, date, int]]:
    """Days cut where the price changes."""
    known = sorted(prices, key=lambda one: one.valid_from)
    found = []
    for place, one in enumerate(known):
        until = known[place + 1].valid_from - DAY if place + 1 < len(known) else over
        starts, ends = max(begun, one.valid_from), min(over, until)
        if starts <= ends:
            found.append((starts, ends, one.price))
    return found
