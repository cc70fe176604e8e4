"""A lease as the rent engine is given it, from rows of any make: stored, typed or drafted."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Protocol

from ctv_desktop.features.rent.rules.spans import Span, monthly, spans
from ctv_desktop.features.rent.rules.terms import Change, Line, Step, Terms, on
from ctv_desktop.values.money import rent_of

KEYS = {  # column of the lease → term of the engine
    "payment_period": "period",
    "payment_term": "term",
    "payment_days": "payment_days",
    "part_month": "part_month",
    "charges_rate": "charges_rate",
    "vat_regime": "vat_regime",
    "tsc_recharged": "tsc",
    "ends": "ends",  # an extension begins a period of its own: what came before is as it was
}
WHOLE = ("payment_days", "charges_rate")


class Termed(Protocol):
    """What a lease must tell: a stored row or a frozen one."""

    @property
    def starts(self) -> date: ...
    @property
    def last_day(self) -> date: ...
    @property
    def rent_starts(self) -> date | None: ...
    @property
    def payment_period(self) -> str: ...
    @property
    def payment_term(self) -> str: ...
    @property
    def payment_days(self) -> int | None: ...
    @property
    def part_month(self) -> str: ...
    @property
    def charges_rate(self) -> int: ...
    @property
    def vat_regime(self) -> str: ...
    @property
    def tsc_recharged(self) -> bool: ...
    @property
    def start_rule(self) -> str: ...
    @property
    def handed_over_on(self) -> date | None: ...


def terms_of(
    lease: Termed,
    lines: Iterable[Line],
    steps: Iterable[Step],
    changes: Iterable[Change],
    withholds: bool,
) -> Terms:
    """The terms of a lease until its last day."""
    return Terms(
        starts=lease.starts,
        ends=lease.last_day,
        lines=tuple(lines),
        steps=tuple(steps),
        changes=tuple(changes),
        rent_starts=lease.rent_starts,
        period=lease.payment_period,
        term=lease.payment_term,
        payment_days=lease.payment_days,
        part_month=lease.part_month,
        charges_rate=lease.charges_rate,
        vat_regime=lease.vat_regime,
        tsc=bool(lease.tsc_recharged),
        withholds=withholds,
        waiting=lease.start_rule == "handover" and lease.handed_over_on is None,
    )


def change(effective_on: date, item: str, old: str) -> Change | None:
    """An amended term as the engine reads it; None for one that no due follows from."""
    key = KEYS.get(item)
    return None if key is None else Change(effective_on, key, value_of(item, old))


def value_of(item: str, text: str) -> Any:
    """A term as an amendment stores it, as text, in its own type."""
    if item == "tsc_recharged":
        return text == "1"
    if item == "ends":
        return date.fromisoformat(text)
    if item in WHOLE:
        return int(text) if text else None
    return text


def charges_pieces(terms: Terms, span: Span) -> list[tuple[date, date, int]]:
    """The days of a span with one price of charges by m², and that price (0 in fit-out time)."""
    days = {span.starts}
    days |= {
        one.effective_on
        for one in terms.changes
        if one.key == "charges_rate" and span.starts < one.effective_on <= span.ends
    }
    starts = sorted(days)
    ends = [*(day - timedelta(days=1) for day in starts[1:]), span.ends]
    return [
        (first, last, on(terms, first).charges_rate if span.charged else 0)
        for first, last in zip(starts, ends, strict=True)
    ]


def wanted_spans(terms: Terms) -> Iterator[dict[str, Any]]:
    """The rent spans that follow from some terms, as stored."""
    for span in spans(terms):
        for starts, ends, rate in charges_pieces(terms, span):
            yield {
                "line_id": span.line.id,
                "unit_id": span.line.unit_id,
                "starts": starts,
                "ends": ends,
                "rent": span.rent,
                "charges": rent_of(span.line.area, rate),
                "base": monthly(span.line, span.level),
            }


def headline(terms: Terms, wanted: list[dict[str, Any]]) -> tuple[int, int]:
    """The area and the monthly rent a lease is known by: those of its fullest day.

    Lines may follow one another and rents step up: each counts on its own days.
    """
    areas = {line.id: line.area for line in terms.lines}

    def on(day: date) -> tuple[int, int, date]:
        live = [one for one in wanted if one["starts"] <= day <= one["ends"]]
        area = sum(areas[one["line_id"]] for one in live)
        return area, sum(one["rent"] for one in live), day

    found = max((on(one["starts"]) for one in wanted), default=None)
    return (0, 0) if found is None else found[:2]
