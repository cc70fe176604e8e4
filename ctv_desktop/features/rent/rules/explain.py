"""Why an amount is what it is: the rule, its inputs, the law and the arithmetic in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ctv_desktop.features.leases.words import VAT_REGIMES
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.schedule import (
    ChargeSpan,
    Due,
    DueLine,
    charge_spans,
    days_of,
    over,
    part,
)
from ctv_desktop.features.rent.rules.spans import Span, monthly, spans
from ctv_desktop.features.rent.rules.terms import Terms, on
from ctv_desktop.values.kinds import AREA, DAY, MONEY, PERCENT
from ctv_desktop.values.period import last_of_month
from ctv_desktop.values.say import Say, Shown, say, says


@dataclass(frozen=True)
class Explanation:
    """An amount (centimes) or a day, what it is, each step to it in words, and its source."""

    title: Say
    steps: tuple[Say, ...]
    law: Say
    amount: int | None = None
    day: date | None = None

    @property
    def result(self) -> Shown:
        """The amount or the day as it is shown."""
        return Shown(MONEY, self.amount) if self.day is None else Shown(DAY, self.day)


def _money(amount: int) -> Shown:
    return Shown(MONEY, amount)


def _percent(rate: int) -> Shown:
    return Shown(PERCENT, rate)


CONTRACT = say("The lease")


def of_line(terms: Terms, rates: Rates, due: Due, line: DueLine) -> Explanation:
    """Why a line of a due is what it is."""
    now = on(terms, due.starts)
    if line.kind == "charges":
        steps = tuple(_charges(terms, now, due))
        return Explanation(say("Provision for charges"), steps, CONTRACT, line.net)
    if line.kind == "tsc":
        return of_tsc(rates, due, line)
    title = say("Parking {unit}", unit=line.code) if line.kind == "parking" else say(
        "Rent of {unit}", unit=line.code
    )  # fmt: skip
    return Explanation(title, tuple(_rent(terms, now, due, line)), CONTRACT, line.net)


def _rent(terms: Terms, now: Terms, due: Due, line: DueLine) -> Iterator[Say]:
    for span in spans(terms):
        same = span.line.unit_id == line.unit_id and span.line.id == line.line_id
        if same and span.starts <= due.ends and due.starts <= span.ends:
            starts, ends = max(span.starts, due.starts), min(span.ends, due.ends)
            yield from price(span)
            if span.free:
                yield say("{first} to {last}: no rent is due.", first=starts, last=ends)
            else:
                yield from _days(span.rent, starts, ends, now.part_month)


def price(span: Span) -> Iterator[Say]:
    line, level = span.line, span.level
    if level is not None:
        yield _origin(level.origin, level.starts)
    whole = monthly(line, level)
    if line.basis == "area" and (level is None or level.kind == "price"):
        unit_price = level.amount if level else line.price
        yield say(
            "{area}\u00a0m² × {price} MAD = {amount} a month",
            area=Shown(AREA, line.area),
            price=_money(unit_price),
            amount=_money(whole),
        )
    else:
        yield say("{amount} a month", amount=_money(whole))
    if span.off and not span.free:
        yield say(
            "less {rate}: {amount} a month", rate=_percent(span.off), amount=_money(span.rent)
        )


def _origin(origin: str, day: date) -> Say:
    if origin == "revision":
        return say("Revised from {day} (law 07-03):", day=day)
    if origin == "amendment":
        return say("Changed by amendment from {day}:", day=day)
    return say("Step of the lease from {day}:", day=day)


def _days(amount: int, starts: date, ends: date, method: str) -> Iterator[Say]:
    """The parts of months at both ends, and the whole months between them."""
    first, last = starts, ends
    if starts.day > 1 or ends < last_of_month(starts):
        stop = min(ends, last_of_month(starts))
        yield _part(amount, starts, stop, method)
        if stop == ends:
            return
        first = _next(stop)
    if ends < last_of_month(ends):
        last = ends.replace(day=1)
        last = date.fromordinal(last.toordinal() - 1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > 0:
        yield says(
            "{count} whole month × {amount} = {sum}",
            "{count} whole months × {amount} = {sum}",
            count,
            amount=_money(amount),
            sum=_money(count * amount),
        )
    if last != ends:
        yield _part(amount, ends.replace(day=1), ends, method)


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _part(amount: int, starts: date, ends: date, method: str) -> Say:
    days, of = days_of(starts, ends, method)
    return say(
        "{first} to {last}: {days} of {of} days = {amount}",
        first=starts,
        last=ends,
        days=days,
        of=of,
        amount=_money(part(amount, starts, ends, method)),
    )


def _charges(terms: Terms, now: Terms, due: Due) -> Iterator[Say]:
    for span in charge_spans(terms, spans(terms)):
        if span.starts <= due.ends and due.starts <= span.ends:
            yield from _provision(span, max(span.starts, due.starts), min(span.ends, due.ends), now)


def _provision(span: ChargeSpan, starts: date, ends: date, now: Terms) -> Iterator[Say]:
    if not over(span.monthly, starts, ends, now.part_month):
        yield say("{first} to {last}: no charges are due.", first=starts, last=ends)
        return
    yield say(
        "{area}\u00a0m² × {price} MAD = {amount} a month",
        area=Shown(AREA, span.area),
        price=_money(span.rate),
        amount=_money(span.monthly),
    )
    yield from _days(span.monthly, starts, ends, now.part_month)


def of_tsc(rates: Rates, due: Due, line: DueLine) -> Explanation:
    step = say(
        "{rate} of the rent of {rent} = {amount}",
        rate=_percent(rates.of("tsc", due.starts)),
        rent=_money(due.of("rent")),
        amount=_money(line.net),
    )
    law = Say(rates.source("tsc", due.starts))
    return Explanation(say("Communal services tax (TSC)"), (step,), law, line.net)


def of_net(due: Due) -> Explanation:
    """The sum before VAT."""
    steps = tuple(
        say("{what}: {amount}", what=what(line), amount=_money(line.net)) for line in due.lines
    )
    return Explanation(say("Sum before VAT"), steps, CONTRACT, due.net)


def what(line: DueLine) -> Say:
    if line.kind == "charges":
        return say("Charges")
    if line.kind == "tsc":
        return say("TSC")
    return Say(line.code)


def of_vat(rates: Rates, due: Due) -> Explanation:
    """VAT, once on the sum of each rate (R2)."""
    steps = [
        say(
            "{rate} of {net} = {vat}",
            rate=_percent(part.rate),
            net=_money(part.net),
            vat=_money(part.vat),
        )
        for part in due.vat_parts
    ]
    regimes = dict.fromkeys(line.regime for line in due.lines)
    steps += [say("{regime}.", regime=VAT_REGIMES.label(regime)) for regime in regimes]
    law = Say(rates.source("vat", due.invoiced_on))
    return Explanation(say("VAT"), tuple(steps), law, due.vat)


def of_gross(due: Due) -> Explanation:
    """The sum with VAT."""
    step = say(
        "{net} + {vat} = {gross}",
        net=_money(due.net),
        vat=_money(due.vat),
        gross=_money(due.gross),
    )
    return Explanation(say("Sum with VAT"), (step,), CONTRACT, due.gross)


def of_withheld(rates: Rates, due: Due) -> Explanation:
    """What the tenant keeps back for the Treasury (R5)."""
    base = sum(line.net for line in due.lines if line.withholdable)
    rate = rates.of("withholding", due.starts)
    step = say(
        "{rate} of rent and parking before VAT, {base} = {amount}",
        rate=_percent(rate),
        base=_money(base),
        amount=_money(due.withheld),
    )
    steps = (step,) if due.withheld else (say("Nothing is withheld for this period."),)
    law = Say(rates.source("withholding", due.starts))
    return Explanation(say("Withheld by the tenant"), steps, law, due.withheld)


def of_to_pay(due: Due) -> Explanation:
    """What is paid to the landlord."""
    step = say(
        "{gross} − {withheld} = {amount}",
        gross=_money(due.gross),
        withheld=_money(due.withheld),
        amount=_money(due.to_pay),
    )
    return Explanation(say("To pay"), (step,), CONTRACT, due.to_pay)


def of_due_day(terms: Terms, rates: Rates, due: Due) -> Explanation:
    """The day it falls due: so many days after the invoice (R20)."""
    days = (due.due_on - due.invoiced_on).days
    step = say(
        "Invoiced on {day}, payable within {count}: {due}",
        day=due.invoiced_on,
        count=says("{count} day", "{count} days", days),
        due=due.due_on,
    )
    agreed = on(terms, due.starts).payment_days is not None
    law = CONTRACT if agreed else Say(rates.source("payment_days", due.invoiced_on))
    return Explanation(say("Due day"), (step,), law, day=due.due_on)


def of_sum(rates: Rates, due: Due, key: str) -> Explanation | None:
    """Why a sum of a due is what it is: net, vat, gross, withheld or to_pay."""
    match key:
        case "net":
            return of_net(due)
        case "vat":
            return of_vat(rates, due)
        case "gross":
            return of_gross(due)
        case "withheld":
            return of_withheld(rates, due)
        case "to_pay":
            return of_to_pay(due)
        case _:
            return None
