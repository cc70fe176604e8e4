"""What a credit note takes off an issued invoice: all of it, or some of its lines (R23)."""

from collections.abc import Sequence
from dataclasses import replace

from ctv_desktop.features.invoices.rules.items import Held, HeldItem, Item, Key, Proposal
from ctv_desktop.features.invoices.rules.proposals import credit
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

REASON = 2_000  # characters


def cancelled(lease_id: int, held: Held, rates: Rates, reason: str) -> Proposal:
    """A credit note of all that is left: the days of the invoice can be invoiced again. Refused."""
    taken = [item.net for item in held.items.values()]
    return _credit(lease_id, held, rates, taken, reason, "")


def reduced(lease_id: int, held: Held, rates: Rates, taken: Sequence[int], reason: str) -> Proposal:
    """A credit note of an amount of each line, before VAT, in the order of the lines. Refused."""
    problems: dict[str, Say] = {}
    for place, (amount, item) in enumerate(zip(taken, held.items.values(), strict=True)):
        if amount and not 0 < amount <= item.net:
            problems[f"line{place}"] = say("Between 0 and {most}.", most=_money(item.net))
    if problems:
        raise Refused(problems)
    if not any(taken):
        raise Refused({"line0": say("Say what is taken off which line.")})
    if list(taken) == [item.net for item in held.items.values()]:
        return _credit(lease_id, held, rates, taken, reason, "")
    return _credit(lease_id, held, rates, taken, reason, "agreed")


def _money(amount: int) -> object:
    from ctv_desktop.values.kinds import MONEY
    from ctv_desktop.values.say import Shown

    return Shown(MONEY, amount)


def _credit(
    lease_id: int, held: Held, rates: Rates, taken: Sequence[int], reason: str, covers: str
) -> Proposal:
    if not reason.strip():
        raise Refused({"reason": say("Fill this in.")})
    if len(reason) > REASON:
        raise Refused({"reason": say("At most {most} characters fit here.", most=REASON)})
    pairs = zip(held.items.items(), taken, strict=True)
    items = [_item(key, item, amount) for (key, item), amount in pairs if amount]
    if not items:
        raise Refused({"": say("This invoice is already credited in full.")})
    made = credit(lease_id, held, items, rates, covers)
    return replace(made, reason=Say(reason.strip()))


def _item(key: Key, item: HeldItem, amount: int) -> Item:
    kind, unit, rate, charge = key
    return Item(
        kind, Say(item.label), -amount, rate, withholdable=item.withholdable, unit_id=unit,
        charge_id=charge,
    )  # fmt: skip
