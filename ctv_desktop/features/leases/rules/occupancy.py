"""No unit is let twice for one day (R52): whose days are in the way, and the first free day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.period import OPEN_END, overlap
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Taken:
    """Days on which a unit (or what it is part of, or a part of it) is bound by a lease."""

    unit_id: int
    code: str
    starts: date
    ends: date
    lease_id: int = 0
    reference: str = ""
    tenant: str = ""


@dataclass(frozen=True)
class Span:
    """The days asked for a unit; `place` is its line in the form."""

    place: int
    unit_id: int
    code: str
    starts: date
    ends: date


def first_free_day(start: date, taken: Iterable[Taken]) -> date | None:
    """The first day from `start` that no span covers; None where the last has no end."""
    free = start
    for span in sorted(taken, key=lambda span: span.starts):
        if span.starts <= free <= span.ends:
            if span.ends >= OPEN_END:
                return None
            free = span.ends + DAY
    return free


def free_until(start: date, taken: Iterable[Taken]) -> date | None:
    """The last day before the next span begins; None where none follows. `start` is free."""
    following = [span.starts for span in taken if span.starts > start]
    return min(following) - DAY if following else None


def in_the_way(span: Span, taken: Iterable[Taken]) -> Taken | None:
    """The first lease that binds some day of a span."""
    met = [one for one in taken if overlap(span.starts, span.ends, one.starts, one.ends)]
    return min(met, key=lambda one: (one.starts, one.reference), default=None)


def refusal(span: Span, taken: Sequence[Taken]) -> tuple[str, Say, Proposal | None] | None:
    """Why a span cannot be let: the field, the sentence, and the day that would do.

    The sentence names the lease in the way. Free at first but taken later: an earlier end is
    proposed; taken at first: the first day from which it stays free to the end.
    """
    other = in_the_way(span, taken)
    if other is None:
        return None
    lines = f"lines.{span.place}."
    if other.starts > span.starts:
        until = other.starts - DAY
        return f"{lines}ends", _later(span, other), offer(until)
    said = _now(span, other)
    free = first_free_day(span.starts, taken)
    while free is not None and free <= span.ends:
        later = in_the_way(Span(span.place, span.unit_id, span.code, free, span.ends), taken)
        if later is None:
            return f"{lines}starts", said, offer(free)
        free = first_free_day(later.starts, taken)
    return f"{lines}unit_id", said, None


def offer(day: date) -> Proposal:
    """A day that would do, as a button offers it."""
    return Proposal(say("Use {day}", day=day), day)


def _now(span: Span, other: Taken) -> Say:
    if other.unit_id == span.unit_id:
        return say(
            "{unit} is let to {tenant} until {day} ({reference}).",
            unit=span.code,
            tenant=other.tenant,
            day=other.ends,
            reference=other.reference,
        )
    return say(
        "{unit} shares its space with {other}, let to {tenant} until {day} ({reference}).",
        unit=span.code,
        other=other.code,
        tenant=other.tenant,
        day=other.ends,
        reference=other.reference,
    )


def _later(span: Span, other: Taken) -> Say:
    if other.unit_id == span.unit_id:
        return say(
            "{unit} is let to {tenant} from {day} ({reference}).",
            unit=span.code,
            tenant=other.tenant,
            day=other.starts,
            reference=other.reference,
        )
    return say(
        "{unit} shares its space with {other}, let to {tenant} from {day} ({reference}).",
        unit=span.code,
        other=other.code,
        tenant=other.tenant,
        day=other.starts,
        reference=other.reference,
    )


def with_free_day(sentence: Say, free: date | None, span: Span) -> Say:
    """The sentence of a refusal with the first day on which the unit is free."""
    if free is None or free == span.starts:
        return sentence
    return say("{sentence} It is free from {day}.", sentence=sentence, day=free)


def twice(spans: Sequence[Span], related: Mapping[int, frozenset[int]]) -> dict[str, Say]:
    """Lines of one lease that meet on one unit, or on a unit and what contains it.

    `related` gives for a unit all that it contains or is contained in, itself included.
    """
    found: dict[str, Say] = {}
    for index, span in enumerate(spans):
        for other in spans[:index]:
            near = related.get(span.unit_id, frozenset({span.unit_id}))
            if other.unit_id in near and overlap(span.starts, span.ends, other.starts, other.ends):
                found[f"lines.{span.place}.unit_id"] = (
                    say("{unit} stands twice in this lease for the same days.", unit=span.code)
                    if other.unit_id == span.unit_id
                    else say(
                        "{unit} and {other} cannot both be let: one contains the other.",
                        unit=span.code,
                        other=other.code,
                    )
                )
    return found


def spans_of(lines: Sequence[Mapping[str, Any]], codes: Mapping[int, str]) -> list[Span]:
    """The spans of form lines that are far enough typed to be looked at."""
    return [
        Span(
            place,
            line["unit_id"],
            codes.get(line["unit_id"], ""),
            line["starts"],
            line["ends"],
        )
        for place, line in enumerate(lines)
        if line.get("unit_id")
        and line.get("starts")
        and line.get("ends")
        and line["starts"] <= line["ends"]
    ]
