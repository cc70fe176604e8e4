"""What must hold of the steps of rent and the options of a lease, and what the law doubts in them.

Steps come as typed values; problems are said under `steps.0.amount`, `options.0.closes`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.features.leases.words import GIVERS, OPTION_KINDS, STEP_KINDS
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.spans import LEVELS, monthly, spans
from ctv_desktop.features.rent.rules.terms import Step, Terms
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.period import add_months
from ctv_desktop.values.say import Say, Shown, say

Values = Mapping[str, Any]
Found = Iterator[tuple[str, Say]]
VALUED = ("price", "amount", "discount")
ALL = 10_000  # basis points


def problems(values: Values, lines: Sequence[Values]) -> dict[str, Say]:
    """All that is wrong with the steps and options of a lease as typed, by field."""
    found: dict[str, Say] = {}
    units = {line.get("unit_id") for line in lines}
    for place, step in enumerate(values.get("steps") or ()):
        for key, said in (*_days(values, step, "starts", "ends"), *_step(step, units)):
            found.setdefault(f"steps.{place}.{key}", said)
    for place, key in _same(values.get("steps") or ()):
        found.setdefault(f"steps.{place}.{key}", say("Another step sets the rent from this day."))
    for place, option in enumerate(values.get("options") or ()):
        for key, said in (*_days(values, option, "opens", "closes"), *_option(option)):
            found.setdefault(f"options.{place}.{key}", said)
    return found


def _days(values: Values, row: Values, first: str, last: str) -> Found:
    starts, ends = values.get("starts"), values.get("ends")
    since, until = row.get(first), row.get(last)
    if since is None:
        yield first, say("Fill this in.")
    if until is None and last == "closes":
        yield last, say("Fill this in.")
    if since and until and until < since:
        yield last, say("This day comes before {day}.", day=since)
    for key, day in ((first, since), (last, until)):
        if day and starts and day < starts:
            yield key, say("The lease only starts on {day}.", day=starts)
        if day and ends and day > ends:
            yield key, say("The lease already ends on {day}.", day=ends)


def _step(step: Values, units: set[Any]) -> Found:
    kind, amount, unit = step.get("kind"), step.get("amount"), step.get("unit_id")
    if kind not in STEP_KINDS:
        yield "kind", say("Choose one of the list.")
        return
    if unit is not None and unit not in units:
        yield "unit_id", say("This unit is not let by this lease.")
    if kind == "amount" and unit is None:
        yield "unit_id", say("Name the unit whose rent this is.")
    if kind not in VALUED:
        return
    if amount is None or (kind == "discount" and not amount):
        yield "amount", say("Fill this in.")
    elif amount < 0:
        yield "amount", say("This cannot be negative.")
    elif kind == "discount" and amount > ALL:
        yield "amount", say("A discount is 100 % at most.")


def _same(given: Sequence[Values]) -> Iterator[tuple[int, str]]:
    """Steps that set the rent of the same units from the same day."""
    seen: set[tuple[Any, Any]] = set()
    for place, step in enumerate(given):
        key = (step.get("starts"), step.get("unit_id"))
        if step.get("kind") not in LEVELS or key[0] is None:
            continue
        if key in seen:
            yield place, "starts"
        seen.add(key)


def _option(option: Values) -> Found:
    if option.get("kind") not in OPTION_KINDS:
        yield "kind", say("Choose one of the list.")
    if option.get("held_by") not in GIVERS:
        yield "held_by", say("Choose one of the list.")


def as_stored(values: Values) -> dict[str, Any]:
    """The values of a form with each step's amount in its own unit: a form types discounts apart.

    A step in which nothing is due has the amount 0.
    """
    if values.get("steps") is None:
        return dict(values)
    return {**values, "steps": [_stored(step) for step in values["steps"]]}


def _stored(step: Values) -> dict[str, Any]:
    kind = step.get("kind")
    kept = {key: value for key, value in step.items() if key != "rate"}
    if kind == "discount" and "rate" in step:
        return {**kept, "amount": step["rate"]}
    return kept if kind in VALUED else {**kept, "amount": 0}


def as_typed(said: Mapping[str, Any], values: Values) -> dict[str, Any]:
    """What is said of steps, under the fields of a form."""
    discounts = {
        f"steps.{place}.amount": f"steps.{place}.rate"
        for place, step in enumerate(values.get("steps") or ())
        if step.get("kind") == "discount"
    }
    return {discounts.get(key, key): one for key, one in said.items()}


def steps_of(given: Sequence[Values]) -> list[Step]:
    """The steps that are typed far enough to be counted with."""
    return [
        Step(
            step["kind"], step["starts"], step.get("ends"), step.get("amount") or 0,
            step.get("unit_id"),
        )
        for step in given
        if step.get("starts")
        and step.get("kind") in STEP_KINDS
        and (step["kind"] not in VALUED or step.get("amount") is not None)
        and not (step.get("ends") and step["ends"] < step["starts"])
    ]  # fmt: skip


def early_rises(terms: Terms, rates: Rates) -> dict[date, tuple[int, int]]:
    """The days on which a step raises the rent of a unit before the law lets it rise (R10).

    Gives the rent a month before and after, for the first unit it raises that day.
    """
    until = add_months(terms.starts, rates.of("revision_months", terms.starts))
    found: dict[date, tuple[int, int]] = {}
    before: dict[int, int] = {}
    for span in spans(terms):
        key = id(span.line)
        rent = monthly(span.line, span.level)
        old = before.get(key, monthly(span.line, None))
        if rent > old and terms.starts <= span.starts < until:
            found.setdefault(span.starts, (old, rent))
        before[key] = rent
    return found


def doubts(values: Values, terms: Terms, rates: Rates) -> dict[str, Say]:
    """Rises before the law allows them: doubtful at the amount, and a reason is asked (R10)."""
    return {f"steps.{place}.amount": said for place, said in _early(values, terms, rates)}


def unexplained(values: Values, terms: Terms, rates: Rates) -> dict[str, Say]:
    """Early rises whose reason is not written down."""
    steps = values.get("steps") or ()
    return {
        f"steps.{place}.note": say("Say why the rent rises so early.")
        for place, _ in _early(values, terms, rates)
        if not str(steps[place].get("note") or "").strip()
    }


def _early(values: Values, terms: Terms, rates: Rates) -> Iterator[tuple[int, Say]]:
    if values.get("regime") not in LEASES:
        return
    rises = early_rises(terms, rates)
    allowed = add_months(terms.starts, rates.of("revision_months", terms.starts))
    for place, step in enumerate(values.get("steps") or ()):
        if step.get("kind") in LEVELS and step.get("starts") in rises:
            old, new = rises[step["starts"]]
            yield (
                place,
                say(
                    "The rent rises from {old} to {new} before {day} ({law}).",
                    old=Shown(MONEY, old),
                    new=Shown(MONEY, new),
                    day=allowed,
                    law=rates.source("revision_months", terms.starts),
                ),
            )
