"""What is to be invoiced of a lease, and what of the issued is to be corrected.

The schedule of the lease, as its terms stand now, is laid beside what was issued. Days without an
invoice are invoiced; where days are invoiced but the schedule now says otherwise (early end, an
amendment back in time) the difference is a credit note, or an invoice of the complement. So the
papers of a lease always add up to its schedule.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ctv_desktop.features.invoices.rules.items import (
    Held,
    HeldItem,
    Item,
    Key,
    Proposal,
    Waiting,
    vat_of,
    vat_parts,
)
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules import explain
from ctv_desktop.features.rent.rules.schedule import Due, DueLine, schedule
from ctv_desktop.features.rent.rules.spans import Span, spans
from ctv_desktop.features.rent.rules.terms import Terms, on
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


def proposals(
    lease_id: int,
    terms: Terms,
    rates: Rates,
    held: Sequence[Held],
    charges: Sequence[Waiting],
    window: Window,
) -> list[Proposal]:
    """Every paper to issue for a lease, in the order of its days."""
    dues = [] if terms.waiting else schedule(terms, rates)
    found = spans(terms)
    made: list[Proposal] = []
    for group in _groups(dues, held):
        made += _of_group(lease_id, terms, rates, found, group, window)
    return _with_charges(lease_id, made, charges, rates, window)


@dataclass(frozen=True)
class _Group:
    """Dues and invoices that share days."""

    dues: list[Due]
    held: list[Held]
    ends: date


def _groups(dues: Sequence[Due], held: Sequence[Held]) -> Iterator[_Group]:
    periodic: list[Due | Held] = [*dues, *(one for one in held if one.covers != "charges")]
    now: _Group | None = None
    for one in sorted(periodic, key=lambda one: one.starts):
        if now is None or one.starts > now.ends:
            if now is not None:
                yield now
            now = _Group([], [], one.ends)
        (now.dues if isinstance(one, Due) else now.held).append(one)  # type: ignore[arg-type]
        now = replace(now, ends=max(now.ends, one.ends))
    if now is not None:
        yield now


def _of_group(
    lease_id: int, terms: Terms, rates: Rates, found: Sequence[Span], group: _Group, window: Window
) -> Iterator[Proposal]:
    if not group.held:
        due = group.dues[0]
        early = window.since is not None and due.starts < window.since
        if window.holds(due.invoiced_on) and not early and any(line.net for line in due.lines):
            yield _invoice(lease_id, terms, rates, found, due)
    elif group.dues:
        yield from _difference(lease_id, terms, rates, found, group, window)
    elif window.corrections:
        for one in group.held:
            if one.net(charges=False):
                yield _credit(lease_id, terms, rates, one, _taken_off(one))


def _invoice(
    lease_id: int, terms: Terms, rates: Rates, found: Sequence[Span], due: Due
) -> Proposal:
    items = tuple(_item(terms, rates, found, due, line) for line in due.lines if line.net)
    return Proposal(
        lease_id, "invoice", "period", due.starts, due.ends, due.invoiced_on,
        (due.due_on - due.invoiced_on).days, items, vat_parts(items), due.withheld,
        rates.of("withholding", due.starts) if due.withheld else 0,
    )  # fmt: skip


def _item(terms: Terms, rates: Rates, found: Sequence[Span], due: Due, line: DueLine) -> Item:
    why = explain.of_line(terms, rates, due, line)
    quantity, measure, price = _priced(found, due, line)
    return Item(
        line.kind, why.title, line.net, line.vat_rate, line.regime, line.withholdable, line.unit_id,
        line.code, quantity, measure, price, why.steps,
    )  # fmt: skip


def _priced(found: Sequence[Span], due: Due, line: DueLine) -> tuple[int | None, str, int | None]:
    """Quantity and monthly price of a rent line, where one price holds for all of its days."""
    near = [
        span for span in found
        if span.line.id == line.line_id and span.line.unit_id == line.unit_id
        and span.starts <= due.ends and due.starts <= span.ends
    ]  # fmt: skip
    if line.unit_id is None or len(near) != 1 or near[0].off or near[0].free:
        return None, "", None
    level, of = near[0].level, near[0].line
    if of.basis == "item" or (level is not None and level.kind == "amount"):
        return 100, "item", near[0].rent
    return of.area, "area", level.amount if level is not None else of.price


def _difference(
    lease_id: int, terms: Terms, rates: Rates, found: Sequence[Span], group: _Group, window: Window
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
        _more(_item(terms, rates, found, *after[key][0]), _net(after, key), before.get(key))
        if key in after
        else _minus(key, before[key])
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
                withheld, rate if withheld else 0, most, _reason(terms, most),
            )  # fmt: skip
    elif _ripe(group, window):
        starts, ends, covers = _rest(group)
        yield Proposal(
            lease_id, "invoice", covers, starts, ends, days.invoiced_on,
            (days.due_on - days.invoiced_on).days, items, parts, withheld, rate,
            reason=say("Complement to {reference}", reference=group.held[0].reference),
        )  # fmt: skip


def _span(group: _Group) -> tuple[date, date]:
    return min(one.starts for one in group.held), max(one.ends for one in group.held)


def _ripe(group: _Group, window: Window) -> bool:
    """A complement is asked for with corrections, once all of its dues may be invoiced."""
    return window.corrections and max(due.invoiced_on for due in group.dues) <= window.last


def _rest(group: _Group) -> tuple[date, date, str]:
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


def _minus(key: Key, held: HeldItem) -> Item:
    kind, unit, rate, charge = key
    return Item(
        kind, Say(held.label), -held.net, rate, withholdable=held.withholdable, unit_id=unit,
        charge_id=charge,
    )  # fmt: skip


def _withheld(
    terms: Terms, rate: int, group: _Group, before: dict[Key, HeldItem], after: Lines
) -> int:
    """What is withheld more or less; nothing where the tenant did not withhold on the invoices."""
    old = sum(one.withheld - one.agreed_withheld for one in group.held)
    if not old and any(item.net for item in before.values() if item.withholdable):
        return 0
    if terms.withholds:
        return sum(due.withheld for due in group.dues) - old
    base = sum(_net(after, key) for key, pairs in after.items() if pairs[0][1].withholdable)
    return rate_of(base, rate) - old if old else 0


def _taken_off(held: Held) -> tuple[Item, ...]:
    return tuple(
        _minus(key, item) for key, item in held.items.items() if key[3] is None and item.net
    )


def _credit(
    lease_id: int, terms: Terms, rates: Rates, held: Held, items: tuple[Item, ...]
) -> Proposal:
    """A credit note of some lines of an invoice, before anybody chose its day."""
    return replace(credit(lease_id, held, items, rates), reason=_reason(terms, held))


def _reason(terms: Terms, held: Held) -> Say:
    if held.ends > terms.ends:
        return say("The lease ends on {day}.", day=terms.ends)
    return say("The terms of the lease changed.")


def credit(
    lease_id: int, held: Held, items: Sequence[Item], rates: Rates, covers: str = ""
) -> Proposal:
    """A credit note of some lines (negative amounts) of one invoice; `covers` as the invoice does.

    What is left of the invoice keeps the VAT and the withholding of its own sum, so that credit
    notes by pieces take off no centime more than the whole.
    """
    left = {key: item.net for key, item in held.items.items()}
    for item in items:
        left[item.key] = left.get(item.key, 0) + item.net
    vat = vat_of((key[2], net) for key, net in left.items()) - held.vat
    rate = rates.of("withholding", held.starts) if held.withheld else 0
    base = sum(
        net for key, net in left.items() if key in held.items and held.items[key].withholdable
    )
    withheld = rate_of(base, rate) - held.withheld if rate else 0
    if not any(left.values()):
        withheld = -held.withheld
    return Proposal(
        lease_id, "credit", covers or held.covers, held.starts, held.ends, held.issued_on, 0,
        tuple(items),
        vat_parts(items, vat), withheld, rate, held,
    )  # fmt: skip


def _with_charges(
    lease_id: int,
    made: list[Proposal],
    charges: Sequence[Waiting],
    rates: Rates,
    window: Window,
) -> list[Proposal]:
    """Charges go on the first invoice of a period that stays positive, else on their own paper."""
    ripe = [one for one in charges if one.ends <= window.last]
    if not ripe:
        return made
    items = tuple(one.item() for one in ripe)
    for place, paper in enumerate(made):
        if paper.covers == "period" and paper.kind == "invoice" and paper.reason is None:
            whole = (*paper.items, *items)
            if sum(item.net for item in whole) > 0:
                made[place] = replace(paper, items=whole, vat_parts=vat_parts(whole))
                return made
            break
    return [*made, _charges(lease_id, ripe, items, rates, window)]


def _charges(
    lease_id: int, ripe: Sequence[Waiting], items: tuple[Item, ...], rates: Rates, window: Window
) -> Proposal:
    parts = vat_parts(items)
    owed = sum(item.net for item in items) + sum(part.vat for part in parts)
    return Proposal(
        lease_id, "invoice" if owed >= 0 else "credit", "charges",
        min(one.starts for one in ripe), max(one.ends for one in ripe), window.last,
        rates.of("payment_days", window.last), items, parts,
        reason=None if owed >= 0 else say("Charges paid in excess"),
    )  # fmt: skip


def days_to_pay(terms: Terms, rates: Rates, day: date) -> int:
    """Days from the invoice to the due day: as agreed, else what the law says (R20)."""
    agreed = on(terms, day).payment_days
    return rates.of("payment_days", day) if agreed is None else agreed


def due_day(proposal: Proposal, issued_on: date) -> date:
    """The day it falls due: from the day it had to be invoiced, or was if later (R20)."""
    if proposal.kind == "credit":
        return issued_on
    return max(proposal.invoiced_on, issued_on) + timedelta(days=proposal.days)
