"""A whole month of a lease at the terms of one day: what it comes to, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules import explain
from ctv_desktop.features.rent.rules.explain import CONTRACT, Explanation
from ctv_desktop.features.rent.rules.schedule import Due, charge_spans, due_of
from ctv_desktop.features.rent.rules.spans import DAY, Span, rent_on, spans
from ctv_desktop.features.rent.rules.terms import Terms, on
from ctv_desktop.values.kinds import AREA, MONEY
from ctv_desktop.values.period import last_of_month
from ctv_desktop.values.say import Say, Shown, say


def month_on(terms: Terms, rates: Rates, day: date) -> Due:
    """The month a day lies in as if all its days were like that day (R1)."""
    first, last = day.replace(day=1), last_of_month(day)
    found = spans(terms)
    whole = [replace(s, starts=first, ends=last) for s in found if s.starts <= day <= s.ends]
    charges = [
        replace(s, starts=first, ends=last)
        for s in charge_spans(terms, found)
        if s.starts <= day <= s.ends
    ]
    return due_of(rates, whole, charges, first, last, on(terms, day))


def representative_day(terms: Terms, day: date) -> date:
    """The day a lease is known by: the one asked, moved into its days, and past rent-free ones."""
    inside = min(max(day, terms.starts), terms.ends)
    found = spans(terms)
    while inside <= terms.ends:
        live = [span for span in found if span.starts <= inside <= span.ends]
        if not live or any(span.rent for span in live) or not any(span.free for span in live):
            return inside
        free = min(span.ends for span in live if span.free)
        if free >= terms.ends:
            return inside
        inside = free + DAY
    return inside


def first_rent(terms: Terms) -> int:
    """The monthly rent that a deposit is counted in: the first that is due (R11)."""
    return rent_on(terms, representative_day(terms, terms.starts))


def why(terms: Terms, rates: Rates, day: date, key: str) -> Explanation | None:
    """Why an amount of a month is what it is: rent, charges, tsc, vat, gross, withheld, to_pay."""
    month = month_on(terms, rates, day)
    match key:
        case "rent":
            steps = tuple(_rent(terms, day))
            return Explanation(say("Rent per month"), steps, CONTRACT, month.of("rent", "parking"))
        case "charges":
            steps = tuple(_charges(terms, day))
            return Explanation(say("Charges per month"), steps, CONTRACT, month.of("charges"))
        case "tsc":
            line = next((line for line in month.lines if line.kind == "tsc"), None)
            return None if line is None else explain.of_tsc(rates, month, line)
        case _:
            return explain.of_sum(rates, month, key)


def _rent(terms: Terms, day: date) -> Iterator[Say]:
    live = [span for span in spans(terms) if span.starts <= day <= span.ends]
    for span in live:
        yield from _line(span, len(live) > 1)


def _line(span: Span, named: bool) -> Iterator[Say]:
    steps = [*explain.price(span)]
    if span.free:
        steps.append(say("Rent-free until {day}: no rent is due.", day=span.ends))
    for step in steps:
        yield say("{unit}: {step}", unit=span.line.code, step=step) if named else step


def _charges(terms: Terms, day: date) -> Iterator[Say]:
    for span in charge_spans(terms, spans(terms)):
        if span.starts <= day <= span.ends:
            yield say(
                "{area}\u00a0m² × {price} MAD = {amount} a month",
                area=Shown(AREA, span.area),
                price=Shown(MONEY, span.rate),
                amount=Shown(MONEY, span.monthly),
            )
