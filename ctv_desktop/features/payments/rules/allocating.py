"""Which invoices a payment settles: the oldest first, or those chosen, never more than is open."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, Shown, say


@dataclass(frozen=True)
class Open:
    """An invoice with what is still owed on it, in centimes."""

    id: int
    reference: str
    due_on: date
    balance: int


def oldest(amount: int, invoices: Iterable[Open]) -> dict[int, int]:
    """What an amount settles of the invoices that fell due first; the rest stays a credit.

    The law of imputation: the oldest debt first where the payer says nothing (DOC art. 245).
    """
    found: dict[int, int] = {}
    for one in sorted(invoices, key=lambda each: (each.due_on, each.id)):
        part = min(amount, one.balance)
        if part > 0:
            found[one.id] = part
            amount -= part
    return found


def problems(
    amount: int, wanted: Mapping[int, int], invoices: Sequence[Open]
) -> tuple[dict[int, Say], Say | None]:
    """What cannot be settled as wanted: by invoice, and of the sum.

    `invoices` are open as they would be without this payment.
    """
    known = {one.id: one for one in invoices}
    found: dict[int, Say] = {}
    for id, part in wanted.items():
        one = known.get(id)
        if one is None:
            found[id] = say("This invoice is not open.")
        elif part < 0:
            found[id] = say("This cannot be negative.")
        elif part > one.balance:
            found[id] = say("Only {balance} is owed on it.", balance=Shown(MONEY_UNIT, one.balance))
    over = sum(wanted.values()) - amount
    said = (
        say("This is {over} more than the payment.", over=Shown(MONEY_UNIT, over))
        if over > 0
        else None
    )
    return found, said
