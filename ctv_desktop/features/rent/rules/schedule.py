"""The dues of a lease: one for each billing period, to the centime, from its terms alone.

Periods follow the calendar (a lease from 10/03 billed by the quarter first owes 10/03 to 31/03,
then whole quarters: R15). Each month of each span is rounded once; VAT is taken once on the sum
of a rate (R2); nothing here reads a clock.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from ctv_desktop.features.leases.words import TAXABLE
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.spans import DAY, Span, spans
from ctv_desktop.features.rent.rules.terms import MONTHS, Line, Terms, cuts, on
from ctv_desktop.values.money import part_of, rate_of, rent_of
from ctv_desktop.values.period import last_of_month, month_days

PARKING = "parking_space"
WITHHELD = ("rent", "parking")  # DOMAIN.md §1.5: not what is passed through


class DueLine(NamedTuple):
    """What is due for one unit, or for charges or tax as a whole; before VAT."""

    kind: str  # rent, parking, charges, tsc
    net: int
    vat_rate: int
    regime: str
    unit_id: int | None = None
    code: str = ""
    line_id: int = 0

    @property
    def withholdable(self) -> bool:
        """Whether a tenant that withholds does so on it (R5)."""
        return self.kind in WITHHELD


class VatPart(NamedTuple):
    """The VAT of one rate: its base and its amount (R2)."""

    rate: int
    net: int
    vat: int


class Due(NamedTuple):
    """What falls due for a period.

    A named tuple, as its parts: hundreds are made with every key in the lease sheet.
    """

    starts: date
    ends: date
    invoiced_on: date
    due_on: date
    lines: tuple[DueLine, ...]
    vat_parts: tuple[VatPart, ...]
    withheld: int

    @property
    def net(self) -> int:
        """Before VAT (HT)."""
        return sum(line.net for line in self.lines)

    @property
    def vat(self) -> int:
        """All VAT."""
        return sum(part.vat for part in self.vat_parts)

    @property
    def gross(self) -> int:
        """With VAT (TTC)."""
        return self.net + self.vat

    @property
    def to_pay(self) -> int:
        """What is paid to the landlord: the rest goes to the Treasury."""
        return self.gross - self.withheld

    def of(self, *kinds: str) -> int:
        """What some kinds of line come to, before VAT."""
        return sum(line.net for line in self.lines if line.kind in kinds)


def schedule(terms: Terms, rates: Rates) -> list[Due]:
    """Every due from the first to the last day. Of a lease that waits: as planned."""
    found = spans(terms)
    charges = charge_spans(terms, found)
    return [due_of(rates, found, charges, *period) for period in periods(terms)]


def periods(terms: Terms) -> Iterator[tuple[date, date, Terms]]:
    """The billing periods with the terms that hold in each."""
    days = cuts(terms)
    start, now = terms.starts, terms
    while start <= terms.ends:
        if days:
            now = on(terms, start)
        end = period_end(start, MONTHS[now.period])
        end = min(end, terms.ends)
        if days:
            end = min([end, *(day - DAY for day in days if start < day <= end)])
        yield start, end, now
        if end == date.max:
            return
        start = end + DAY


def period_end(start: date, months: int) -> date:
    """The last day of the calendar month, quarter, half-year or year a day lies in."""
    month = (start.month - 1) // months * months + months
    return date(start.year, month, month_days(start.year, month))


@dataclass(frozen=True)
class ChargeSpan:
    """Days on which the monthly provision for charges is the same; `area` is what it is due on."""

    starts: date
    ends: date
    area: int
    rate: int

    @cached_property
    def monthly(self) -> int:
        """The provision of a whole month, on the sum of the areas."""
        return rent_of(self.area, self.rate)


def charge_spans(terms: Terms, found: Sequence[Span]) -> list[ChargeSpan]:
    """The provision for charges from the first to the last day, cut where it changes."""
    edges = {terms.starts, *(c.effective_on for c in terms.changes if c.key == "charges_rate")}
    for span in found:
        edges |= {span.starts, span.ends + DAY}
    days = sorted(day for day in edges if terms.starts <= day <= terms.ends)
    made: list[ChargeSpan] = []
    for place, start in enumerate(days):
        end = days[place + 1] - DAY if place + 1 < len(days) else terms.ends
        area = sum(s.line.area for s in found if s.charged and s.starts <= start <= s.ends)
        rate = on(terms, start).charges_rate
        if made and (made[-1].area, made[-1].rate) == (area, rate):
            made[-1] = ChargeSpan(made[-1].starts, end, area, rate)
        else:
            made.append(ChargeSpan(start, end, area, rate))
    return made


def due_of(
    rates: Rates,
    found: Sequence[Span],
    charges: Sequence[ChargeSpan],
    starts: date,
    ends: date,
    now: Terms,
) -> Due:
    """What falls due for a period in which the terms `now` hold."""
    invoiced = starts if now.term == "advance" else ends
    vat = rates.of("vat", invoiced)
    lines = _rents(found, starts, ends, now, vat)
    beside = _charges(charges, starts, ends, now, vat)
    if beside is not None:
        lines.append(beside)
    if now.tsc:
        rent = sum(line.net for line in lines if line.kind == "rent")
        tax = rate_of(rent, rates.of("tsc", starts))  # R17: on the rent, month by month
        lines.append(DueLine("tsc", tax, _rate(now.vat_regime, vat), now.vat_regime))
    withheld = _withheld(rates, lines, starts) if now.withholds else 0
    days = now.payment_days
    agreed = rates.of("payment_days", invoiced) if days is None else days
    due_on = invoiced + timedelta(days=agreed)
    return Due(starts, ends, invoiced, due_on, tuple(lines), vat_parts(lines), withheld)


def _withheld(rates: Rates, lines: Sequence[DueLine], day: date) -> int:
    base = sum(line.net for line in lines if line.kind in WITHHELD)
    return rate_of(base, rates.of("withholding", day))


def _rents(found: Sequence[Span], starts: date, ends: date, now: Terms, vat: int) -> list[DueLine]:
    """One line for each line of the lease that runs in the period, also where nothing is due."""
    made: list[DueLine] = []
    line, net = None, 0
    for span in found:  # in order of line
        if span.starts <= ends and starts <= span.ends:
            if span.line is not line:
                if line is not None:
                    made.append(_rent(line, net, now, vat))
                line, net = span.line, 0
            net += _within(span.rent, span, starts, ends, now)
    if line is not None:
        made.append(_rent(line, net, now, vat))
    return made


def _rent(line: Line, net: int, now: Terms, vat: int) -> DueLine:
    regime = line.vat_regime or now.vat_regime
    kind = "parking" if line.kind == PARKING else "rent"
    rate = vat if regime in TAXABLE else 0
    return DueLine(kind, net, rate, regime, line.unit_id, line.code, line.id)


def _charges(
    charges: Sequence[ChargeSpan], starts: date, ends: date, now: Terms, vat: int
) -> DueLine | None:
    net, due = 0, False
    for span in charges:
        if span.starts <= ends and starts <= span.ends:
            net += _within(span.monthly, span, starts, ends, now)
            due = due or span.rate > 0
    if not due:
        return None
    return DueLine("charges", net, _rate(now.vat_regime, vat), now.vat_regime)


def _within(monthly: int, span: Span | ChargeSpan, starts: date, ends: date, now: Terms) -> int:
    """A monthly amount over the days that a span and a period share."""
    first = max(span.starts, starts)
    last = min(span.ends, ends)
    return over(monthly, first, last, now.part_month)


def _rate(regime: str, vat: int) -> int:
    return vat if regime in TAXABLE else 0


def vat_parts(lines: Sequence[DueLine]) -> tuple[VatPart, ...]:
    """VAT of each rate once on the sum of its lines, the highest rate first (R2)."""
    sums: dict[int, int] = {}
    for line in lines:
        rate = line.vat_rate
        sums[rate] = sums.get(rate, 0) + line.net
    rates = sorted(sums, reverse=True) if len(sums) > 1 else sums
    return tuple([VatPart(rate, sums[rate], rate_of(sums[rate], rate)) for rate in rates])


def over(monthly: int, starts: date, ends: date, method: str) -> int:
    """A monthly amount over some days: whole months as they are, parts of a month rounded once."""
    if not monthly:
        return 0
    months = (ends.year - starts.year) * 12 + ends.month - starts.month
    if starts.day == 1 and ends.day == month_days(ends.year, ends.month):
        return monthly * (months + 1)
    if months == 0:
        return part(monthly, starts, ends, method)
    whole = months - 1
    first = part(monthly, starts, last_of_month(starts), method)
    return first + whole * monthly + part(monthly, ends.replace(day=1), ends, method)


def part(monthly: int, starts: date, ends: date, method: str) -> int:
    """A monthly amount over days of one month, both counted (R13, R14)."""
    days, of = days_of(starts, ends, method)
    return monthly if days == of else part_of(monthly, days, of)


def days_of(starts: date, ends: date, method: str) -> tuple[int, int]:
    """The days counted of a month, and those it has: by the calendar, or as a month of 30 days."""
    last = last_of_month(starts).day
    if method == "calendar":
        return ends.day - starts.day + 1, last
    end = 30 if ends.day == last else min(ends.day, 30)
    return max(end - min(starts.day, 31) + 1, 0), 30
