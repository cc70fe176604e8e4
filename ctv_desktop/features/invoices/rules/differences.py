"""What the schedule of a lease says of days already invoiced, less what was invoiced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ctv_desktop.features.invoices.rules.items import (
    Held,
    HeldItem,
    Item,
    Key,
    Proposal,
    vat_of,
    vat_parts,
)
from ctv_desktop.features.invoices.rules.lines import item_of
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.schedule import Due, DueLine
from ctv_desktop.features.rent.rules.spans import Span
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.values.money import rate_of
from ctv_desktop.values.say import Say, say

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """Which dues are asked for: those invoiced from `first` to `last`.

    Periods that begin before `since` were invoiced elsewhere. Corrections are asked for or not.
    """

    last: date
    first: date | None = None
    since: date | None = None
    corrections: bool = True

    def holds(self, day: date) -> bool:
        """Whether what is invoiced on a day is asked for."""
        return (self.first is None or self.first <= day) and day <= self.last


@dataclass(frozen=True)
class Group:
    """Dues and invoices that share days."""

    dues: list[Due]
    held: list[Held]
    ends: date


def difference(
    lease_id: int, terms: Terms, rates: Rates, found: Sequence[Span], group: Group, window: Window
) -> Iterator[Proposal]:
    """What the schedule says of days already invoiced, less what was invoiced."""
    before = _summed(group.held)
    after = _lines_of(group.dues)
    changed = [
        key
        for key in (*after, *(key for key in before if key not in after))
        if (key[3] is None and _net(after, key) != (before[key].net if key in before else 0))
    ]
    if not changed:
        return
    items = tuple(
        _more(item_of(terms, rates, found, *after[key][0]), _net(after, key), before.get(key))
        if key in after
        else minus(key, before[key])
        for key in changed
    )
    kept = [(key[2], one.net) for key, one in before.items() if key[3]]
    vat = vat_of([*kept, *((key[2], _net(after, key)) for key in after)])
    vat -= sum(one.vat - one.agreed_vat for one in group.held)
    rate = rates.of("withholding", min(due.starts for due in group.dues))
    withheld = _withheld(terms, rate, group, before, after)
    days = group.dues[-1]
    parts = vat_parts(items, vat)
    if sum(item.net for item in items) + vat < 0:
        if window.corrections:
            most = max(group.held, key=lambda one: one.gross)
            yield Proposal(
                lease_id, "credit", most.covers, *_span(group), window.last, 0, items, parts,
                withheld, rate if withheld else 0, most, reason(terms, most),
            )  # fmt: skip
    elif _ripe(group, window):
        starts, ends, covers = _rest(group)
        yield Proposal(
            lease_id, "invoice", covers, starts, ends, days.invoiced_on,
            (days.due_on - days.invoiced_on).days, items, parts, withheld, rate,
            reason=say("Complement to {reference}", reference=group.held[0].reference),
        )  # fmt: skip


def _span(group: Group) -> tuple[date, date]:
    return min(one.starts for one in group.held), max(one.ends for one in group.held)


def _ripe(group: Group, window: Window) -> bool:
    """A complement is asked for with corrections, once all of its dues may be invoiced."""
    return window.corrections and max(due.invoiced_on for due in group.dues) <= window.last


def _rest(group: Group) -> tuple[date, date, str]:
    """The days a complement is for: those no invoice holds yet, else those it completes."""
    starts, ends = _span(group)
    last = max(due.ends for due in group.dues)
    return (ends + DAY, last, "period") if last > ends else (starts, min(ends, last), "complement")


def _summed(held: Sequence[Held]) -> dict[Key, HeldItem]:
    """All lines that were invoiced, but for what was taken off on purpose."""
    sums: dict[Key, HeldItem] = {}
    for one in held:
        for key, item in one.items.items():
            net = item.net - one.agreed.get(key, 0)
            sums[key] = replace(item, net=net + (sums[key].net if key in sums else 0))
    return sums


Lines = dict[Key, list[tuple[Due, DueLine]]]


def _lines_of(dues: Sequence[Due]) -> Lines:
    """The lines of some dues, those that would be the same line on paper together."""
    found: Lines = {}
    for due in dues:
        for line in due.lines:
            key = (line.kind, line.unit_id, line.vat_rate, None)
            found.setdefault(key, []).append((due, line))
    return found


def _net(lines: Lines, key: Key) -> int:
    return sum(line.net for _, line in lines.get(key, ()))


def _more(item: Item, net: int, before: HeldItem | None) -> Item:
    """What of a line was not invoiced yet; a price times a quantity no longer says it."""
    if before is None:
        return replace(item, net=net)
    return replace(item, net=net - before.net, quantity=None, measure="", price=None)


def minus(key: Key, held: HeldItem) -> Item:
    kind, unit, rate, charge = key
    return Item(
        kind, Say(held.label), -held.net, rate, withholdable=held.withholdable, unit_id=unit,
        charge_id=charge,
    )  # fmt: skip


def _withheld(
    terms: Terms, rate: int, group: Group, before: dict[Key, HeldItem], after: Lines
) -> int:
    """What is withheld more or less; nothing where the tenant did not withhold on the invoices."""
    old = sum(one.withheld - one.agreed_withheld for one in group.held)
    if not old and any(item.net for item in before.values() if item.withholdable):
        return 0
    if terms.withholds:
        return sum(due.withheld for due in group.dues) - old
    base = sum(_net(after, key) for key, pairs in after.items() if pairs[0][1].withholdable)
    return rate_of(base, rate) - old if old else 0


def reason(terms: Terms, held: Held) -> Say:
    if held.ends > terms.ends:
        return say("The lease ends on {day}.", day=terms.ends)
    return say("The terms of the lease changed.")
