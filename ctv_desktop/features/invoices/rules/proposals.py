"""What is to be invoiced of a lease, and what of the issued is to be corrected.

The schedule of the lease, as its terms stand now, is laid beside what was issued. Days without an
invoice are invoiced; where days are invoiced but the schedule now says otherwise (early end, an
amendment back in time) the difference is a credit note, or an invoice of the complement. So the
papers of a lease always add up to its schedule.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ctv_desktop.features.invoices.rules.differences import (
    Group,
    Window,
    difference,
    minus,
    reason,
)
from ctv_desktop.features.invoices.rules.items import (
    Held,
    Item,
    Proposal,
    Waiting,
    vat_of,
    vat_parts,
)
from ctv_desktop.features.invoices.rules.lines import item_of
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.schedule import Due, schedule
from ctv_desktop.features.rent.rules.spans import Span, spans
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.values.money import rate_of
from ctv_desktop.values.say import say

DAY = timedelta(days=1)


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


def _groups(dues: Sequence[Due], held: Sequence[Held]) -> Iterator[Group]:
    periodic: list[Due | Held] = [*dues, *(one for one in held if one.covers != "charges")]
    now: Group | None = None
    for one in sorted(periodic, key=lambda one: one.starts):
        if now is None or one.starts > now.ends:
            if now is not None:
                yield now
            now = Group([], [], one.ends)
        (now.dues if isinstance(one, Due) else now.held).append(one)  # type: ignore[arg-type]
        now = replace(now, ends=max(now.ends, one.ends))
    if now is not None:
        yield now


def _of_group(
    lease_id: int, terms: Terms, rates: Rates, found: Sequence[Span], group: Group, window: Window
) -> Iterator[Proposal]:
    if not group.held:
        due = group.dues[0]
        early = window.since is not None and due.starts < window.since
        if window.holds(due.invoiced_on) and not early and any(line.net for line in due.lines):
            yield _invoice(lease_id, terms, rates, found, due)
    elif group.dues:
        yield from difference(lease_id, terms, rates, found, group, window)
    elif window.corrections:
        for one in group.held:
            if one.net(charges=False):
                yield _credit(lease_id, terms, rates, one, _taken_off(one))


def _invoice(
    lease_id: int, terms: Terms, rates: Rates, found: Sequence[Span], due: Due
) -> Proposal:
    items = tuple(item_of(terms, rates, found, due, line) for line in due.lines if line.net)
    return Proposal(
        lease_id, "invoice", "period", due.starts, due.ends, due.invoiced_on,
        (due.due_on - due.invoiced_on).days, items, vat_parts(items), due.withheld,
        rates.of("withholding", due.starts) if due.withheld else 0,
    )  # fmt: skip


def _taken_off(held: Held) -> tuple[Item, ...]:
    return tuple(
        minus(key, item) for key, item in held.items.items() if key[3] is None and item.net
    )


def _credit(
    lease_id: int, terms: Terms, rates: Rates, held: Held, items: tuple[Item, ...]
) -> Proposal:
    """A credit note of some lines of an invoice, before anybody chose its day."""
    return replace(credit(lease_id, held, items, rates), reason=reason(terms, held))


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


def due_day(proposal: Proposal, issued_on: date) -> date:
    """The day it falls due: from the day it had to be invoiced, or was if later (R20)."""
    if proposal.kind == "credit":
        return issued_on
    return max(proposal.invoiced_on, issued_on) + timedelta(days=proposal.days)
