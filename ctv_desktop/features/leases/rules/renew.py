"""A lease renewed: the days, the rent within the cap, and what of it is carried to the new one."""

from collections.abc import Sequence
from datetime import date, timedelta

from ctv_desktop.features.leases.rules.terms import length
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.kinds import PERCENT
from ctv_desktop.values.money import part_of, rent_of
from ctv_desktop.values.period import LATEST, add_months, term_end
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, Shown, say

DAY = timedelta(days=1)
WHOLE = 10_000


@dataclass(frozen=True)
class Held:
    """A line of the lease on its last day: `rent` centimes a month, area hundredths of m²."""

    unit_id: int
    basis: str
    area: int
    rent: int
    vat_regime: str = ""


@dataclass(frozen=True)
class Offer:
    """A line of the new lease: its price by m² or item; `amount` where no price gives its rent."""

    unit_id: int
    basis: str
    price: int
    rent: int
    amount: int | None
    vat_regime: str


def offer(line: Held, share: int, of: int, by_rate: bool) -> Offer:
    """A line at its rent of now × share ÷ of.

    The price by m² is rounded to the centime and the rent follows from it (R9: 150,00 at 10 % is
    165,00, 300 m² at that 49 500,00); by a rate, which may be the legal cap, never above it. A
    rent that no price gives stays an amount.
    """
    rent = line.rent * share // of if by_rate else part_of(line.rent, share, of)
    if line.basis != "area" or not line.area:
        return Offer(line.unit_id, line.basis, rent, rent, None, line.vat_regime)
    price = part_of(line.rent, 100, line.area)
    if rent_of(line.area, price) == line.rent:
        price = part_of(price, share, of)
        if by_rate and rent_of(line.area, price) * of > line.rent * share:
            price -= 1
        return Offer(line.unit_id, line.basis, price, rent_of(line.area, price), None,
                     line.vat_regime)  # fmt: skip
    near = part_of(rent, 100, line.area)
    return Offer(line.unit_id, line.basis, near, rent, rent, line.vat_regime)


def share_of(rent: int, rate: int | None, wanted: int | None) -> tuple[int, int]:
    """How the rent of now becomes the new one: by a rate (basis points), or to an amount wanted."""
    if wanted is not None and rent:
        return wanted, rent
    return WHOLE + (rate or 0), WHOLE


def offers(lines: Sequence[Held], rate: int | None, wanted: int | None) -> list[Offer]:
    """All lines at the new rent."""
    share, of = share_of(sum(line.rent for line in lines), rate, wanted)
    return [offer(line, share, of, wanted is None) for line in lines]


def months_of(starts: date, ends: date) -> int:
    """The term of the lease in whole months, for a new one as long; one at least."""
    months, days = length(starts, ends)
    return max(months + (1 if days > 15 else 0), 1)


def days(last_day: date, months: int) -> tuple[date, date]:
    """The first and last day of the new lease: it begins the day after."""
    starts = last_day + DAY
    return starts, term_end(starts, months)


def moved(opens: date, closes: date, old: date, new: date) -> tuple[date, date]:
    """The days of an option as far from the new start as they were from the old one.

    By months where both leases begin on the same day of a month: the ends of months stay so.
    """
    if old.day != new.day:
        return opens + (new - old), closes + (new - old)
    months = (new.year - old.year) * 12 + new.month - old.month
    return add_months(opens, months), add_months(closes + DAY, months) - DAY


def proposed_rate(base: date, starts: date, agreed: int, regime: str, rates: Rates) -> int:
    """The rise to propose: what the lease agreed, within the cap; none before it is allowed."""
    if regime not in {"doc", "49-16", "67-12"} or starts < earliest_rise(base, rates):
        return 0
    return min(agreed, rates.of("revision_cap", starts))


def earliest_rise(base: date, rates: Rates) -> date:
    """The first day on which law 07-03 lets the rent rise, from the lease or its last revision."""
    return add_months(base, rates.of("revision_months", base))


def problems(
    rent: int, rate: int | None, wanted: int | None, months: int | None, starts: date, rates: Rates
) -> tuple[dict[str, Say], dict[str, Proposal]]:
    """What stands against the proposed terms, and the cap that would do (R9)."""
    found: dict[str, Say] = {}
    offered: dict[str, Proposal] = {}
    if not months or months < 1 or months > 1_200 or term_end(starts, months) > LATEST:
        found["months"] = say("Between 1 and 1 200 months.")
    share, of = share_of(rent, rate, wanted)
    cap = rates.of("revision_cap", starts)
    if share < 0 or (wanted is not None and wanted < 0):
        found["rate"] = say("This cannot be negative.")
    elif share * WHOLE > of * (WHOLE + cap):
        found["rate"] = say(
            "The rent rises by {rate} at most ({law}).",
            rate=Shown(PERCENT, cap),
            law=rates.source("revision_cap", starts),
        )
        offered["rate"] = Proposal(say("Use {rate}", rate=Shown(PERCENT, cap)), cap)
    return found, offered


def doubt(base: date, starts: date, share: int, of: int, rates: Rates) -> Say | None:
    """A rise that comes before law 07-03 lets the rent rise (R8, R10)."""
    first = earliest_rise(base, rates)
    if share > of and starts < first:
        return say("No rise before {day} (law 07-03).", day=first)
    return None
