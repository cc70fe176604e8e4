"""The rent of each line as spans of equal monthly rent: steps, free time and discounts applied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ctv_desktop.features.rent.rules.terms import Line, Step, Terms
from ctv_desktop.values.money import rate_of, rent_of

DAY = timedelta(days=1)
LEVELS = ("price", "amount")


@dataclass(frozen=True)
class Span:
    """Days of a line with one monthly rent; `charged` where charges are due too."""

    line: Line
    starts: date
    ends: date
    rent: int
    charged: bool
    level: Step | None = None  # the step that set the price, where one did
    off: int = 0  # basis points of discount
    free: bool = False


def spans(terms: Terms) -> list[Span]:
    """All lines, cut where their rent changes, in order of line and day; equal neighbours joined.

    A line that begins after the lease has ended has none.
    """
    steps = _with_rent_start(terms)
    return [span for line in terms.lines for span in _joined(_of_line(line, steps, terms))]


def _with_rent_start(terms: Terms) -> tuple[Step, ...]:
    """Before the day rent is due from, rent is free and charges are due (R16)."""
    if terms.rent_starts is None or terms.rent_starts <= terms.starts:
        return terms.steps
    return (*terms.steps, Step("free", terms.starts, terms.rent_starts - DAY))


def _of_line(line: Line, steps: Sequence[Step], terms: Terms) -> Iterator[Span]:
    last = min(line.ends, terms.ends)
    near = [step for step in steps if _holds(step, line)]
    days = {line.starts, *(d for d in _edges(near) if line.starts < d <= last)}
    starts = sorted(day for day in days if day <= last)
    for place, start in enumerate(starts):
        end = starts[place + 1] - DAY if place + 1 < len(starts) else last
        yield _span(line, start, end, near)


def _holds(step: Step, line: Line) -> bool:
    if step.unit_id is not None:
        return step.unit_id == line.unit_id
    return step.kind not in LEVELS or (step.kind == "price" and line.basis == "area")


def _edges(steps: Sequence[Step]) -> Iterator[date]:
    for step in steps:
        yield step.starts
        if step.ends is not None and step.ends < date.max:
            yield step.ends + DAY


def _span(line: Line, start: date, end: date, steps: Sequence[Step]) -> Span:
    live = [one for one in steps if one.starts <= start and (one.ends is None or start <= one.ends)]
    level = max(
        (one for one in reversed(live) if one.kind in LEVELS),  # of two, the one agreed last
        key=lambda one: (one.starts, one.unit_id is not None),
        default=None,
    )
    rent = monthly(line, level)
    off = min(10_000, sum(one.amount for one in live if one.kind == "discount"))
    kinds = {one.kind for one in live}
    free = bool(kinds & {"free", "fit_out"})
    due = 0 if free else rent - rate_of(rent, off)
    return Span(line, start, end, due, "fit_out" not in kinds, level, off, free)


def monthly(line: Line, level: Step | None) -> int:
    """The monthly rent of a line at a step: an amount, a price by m² or item, or its own price."""
    if level is not None and level.kind == "amount":
        return level.amount
    price = level.amount if level is not None else line.price
    return rent_of(line.area, price) if line.basis == "area" else price


def _joined(found: Iterator[Span]) -> Iterator[Span]:
    """Neighbours that differ in nothing are one: a month is then rounded once."""
    kept: Span | None = None
    for span in found:
        if kept is not None and _same(kept, span):
            kept = Span(
                kept.line, kept.starts, span.ends, kept.rent, kept.charged, kept.level, kept.off,
                kept.free,
            )  # fmt: skip
        else:
            if kept is not None:
                yield kept
            kept = span
    if kept is not None:
        yield kept


def _same(one: Span, other: Span) -> bool:
    return (one.rent, one.charged, one.level, one.off, one.free) == (
        other.rent,
        other.charged,
        other.level,
        other.off,
        other.free,
    )


def rent_on(terms: Terms, day: date) -> int:
    """The monthly rent of all lines on a day, before VAT (R1)."""
    return sum(span.rent for span in spans(terms) if span.starts <= day <= span.ends)
