"""Facts that are sentences: the premises, the steps of rent and the options of a lease, listed."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce

from ctv_desktop.features.leases.rows.single import Line
from ctv_desktop.features.leases.rows.terms import OptionRow, StepRow
from ctv_desktop.features.leases.rules import terms
from ctv_desktop.features.leases.words import GIVERS, OPTION_KINDS
from ctv_desktop.features.park.words import UNIT_KINDS
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.values.kinds import AREA, PERCENT
from ctv_desktop.values.say import Say, Shown, say, says


def inside(text: str) -> str:
    """A text to stand within a sentence, which ends with a stop of its own."""
    return " ".join(text.split()).rstrip(" .")


def address(street: str, city: str) -> str:
    """An address with its city, unless it already ends with it."""
    street, city = inside(street), inside(city)
    named = street.casefold().endswith(city.casefold())
    return street if named else ", ".join(part for part in (street, city) if part)


def listed(parts: Iterable[Say]) -> Say | None:
    """Sentences one after the other as the language separates them; None for none."""
    kept = list(parts)
    if not kept:
        return None
    return reduce(lambda rest, first: say("{first}; {rest}", first=first, rest=rest), kept[::-1])


def premises(lines: Sequence[Line]) -> Say | None:
    """Each unit with where it lies and its area."""
    return listed(map(_unit, lines))


def _unit(line: Line) -> Say:
    kind, floor = UNIT_KINDS.label(line.kind), _floor(line)
    if not line.area:
        return say(
            "{kind} {code} (building {building}, {floor})",
            kind=kind, code=line.code, building=line.building, floor=floor,
        )  # fmt: skip
    return say(
        "{kind} {code} (building {building}, {floor}, {area}\u00a0m²)",
        kind=kind, code=line.code, building=line.building, floor=floor,
        area=Shown(AREA, line.area),
    )  # fmt: skip


def _floor(line: Line) -> Say:
    """A floor within a sentence: its own label, else small letters."""
    if line.floor:
        return Say(line.floor)
    if line.level == 0:
        return say("ground floor")
    if line.level > 0:
        return say("floor {level}", level=line.level)
    return say("basement {level}", level=-line.level)


def steps(kept: Iterable[StepRow]) -> Say | None:
    """What the contract says of the rent from some days on; later acts have papers of their own."""
    return listed(_step(one) for one in kept if one.origin == "contract")


def _step(step: StepRow) -> Say:
    first, last = step.starts, step.ends
    when = say("from {first} to {last}", first=first, last=last) if last else say(
        "from {first}", first=first
    )  # fmt: skip
    if step.unit:
        return say("{when}, for {unit}: {what}", when=when, unit=step.unit, what=_what(step))
    return say("{when}: {what}", when=when, what=_what(step))


def _what(step: StepRow) -> Say:
    if step.kind == "free":
        return say("no rent is due, the charges remain due")
    if step.kind == "fit_out":
        return say("neither rent nor charges are due")
    if step.kind == "discount":
        return say("the rent is reduced by {rate}", rate=Shown(PERCENT, step.amount))
    amount = Shown(MONEY_UNIT, step.amount)
    if step.kind == "price":
        return say("the price is {amount} per m² or item and month, before VAT", amount=amount)
    return say("the rent is {amount} a month, before VAT", amount=amount)


def options(kept: Iterable[OptionRow]) -> Say | None:
    """Who may do what between which days."""
    return listed(_option(one) for one in kept)


def _option(option: OptionRow) -> Say:
    said = say(
        "{kind}, held by {holder}, from {first} to {last}",
        kind=OPTION_KINDS.label(option.kind), holder=_holder(option.held_by),
        first=option.opens, last=option.closes,
    )  # fmt: skip
    note = inside(option.note)
    return say("{option} ({note})", option=said, note=note) if note else said


def _holder(key: str) -> Say:
    known = {"tenant": say("the tenant"), "landlord": say("the landlord")}
    return known.get(key) or GIVERS.label(key)


def length(starts: date, ends: date) -> Say:
    """How long a lease runs: years where they are whole, else months and days."""
    months, days = terms.length(starts, ends)
    counted = says("{count} month", "{count} months", months)
    if months and months % 12 == 0:
        counted = says("{count} year", "{count} years", months // 12)
    left = says("{count} day", "{count} days", days)
    if not months:
        return left
    return say("{months} and {days}", months=counted, days=left) if days else counted
