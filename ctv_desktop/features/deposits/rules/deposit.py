"""The deposit of a lease: what is asked, held, given back or kept, and by when (R11, R12)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ctv_desktop.features.leases.rules import money
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.period import add_months
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, Shown, say

Values = Mapping[str, Any]
SIGNS = {"received": 1, "carried_in": 1, "returned": -1, "kept": -1, "carried_out": -1}


@dataclass(frozen=True)
class Deposit:
    """A lease's deposit on a day; amounts in centimes.

    `rent` is its monthly rent on that day, before discounts; `over` whether it is at its end;
    `leaves_on` the day of the move-out, else its last day; `next` the lease that follows it.
    """

    regime: str
    months: int
    rent: int
    held: int
    starts: date
    over: bool
    leaves_on: date
    next: int | None = None

    @property
    def asked(self) -> int:
        """Months of rent before VAT (R11: a revision raises it)."""
        return money.deposit(self.months, self.rent)

    @property
    def missing(self) -> int:
        """What is still to be received; nothing of a lease that is over."""
        return 0 if self.over else max(self.asked - self.held, 0)


def balance(entries: Iterable[tuple[str, int]]) -> int:
    """What is held: the sum of the entries, each with the sign of its kind."""
    return sum(SIGNS[kind] * amount for kind, amount in entries)


def return_by(deposit: Deposit, rates: Rates) -> date:
    """The last day to give it back: by dated setting, two months after the move-out."""
    return add_months(deposit.leaves_on, rates.of("deposit_return_months", deposit.leaves_on))


def state(deposit: Deposit, rates: Rates, today: date) -> str:
    """To receive, held; once the lease is over to carry over, to return, overdue or settled."""
    if not deposit.over:
        return "to_receive" if deposit.missing else "held"
    if not deposit.held:
        return "settled"
    if deposit.next is not None:
        return "to_carry"
    return "late" if return_by(deposit, rates) < today else "to_return"


def cap(deposit: Deposit, rates: Rates) -> int | None:
    """The most that may be held by law: months of rent (R12); None where no law caps it."""
    months = money.deposit_cap(deposit.regime, deposit.starts, rates)
    return None if months is None else months * deposit.rent


Found = tuple[dict[str, Say], dict[str, Proposal]]


def receive_problems(deposit: Deposit, values: Values, rates: Rates, today: date) -> Found:
    """What stands against receiving an amount: the law's cap, more than asked without a reason."""
    said, amount = _entry(values, today), values.get("amount") or 0
    offers: dict[str, Proposal] = {}
    most = cap(deposit, rates)
    if "amount" in said:
        return said, offers
    if most is not None and deposit.held + amount > most:
        said["amount"] = say(
            "The deposit is {most} at most ({law}); {held} is held already.",
            most=Shown(MONEY, most),
            law=rates.source("deposit_cap", deposit.starts),
            held=Shown(MONEY, deposit.held),
        )
    elif amount > deposit.missing and not _text(values, "reason"):
        said["reason"] = say(
            "Only {missing} is missing: say why more is received.",
            missing=Shown(MONEY, deposit.missing),
        )
    if said and deposit.missing:
        offers["amount"] = Proposal(
            say("Use {value}", value=Shown(MONEY, deposit.missing)), deposit.missing
        )
    return said, offers


def return_problems(deposit: Deposit, values: Values, today: date) -> Found:
    """What stands against giving back `amount` and keeping the parts in `kept` (amount, reason)."""
    said = _entry(values, today, nothing=True)
    kept: Sequence[Values] = values.get("kept") or ()
    for place, part in enumerate(kept):
        if not (part.get("amount") or 0) > 0:
            said[f"kept.{place}.amount"] = say("An amount above 0 is needed.")
        if not _text(part, "reason"):
            said[f"kept.{place}.reason"] = say("Say why this part is kept.")
    parts = sum(part.get("amount") or 0 for part in kept)
    amount = values.get("amount") or 0
    if not amount and not parts:
        said.setdefault("amount", say("Nothing is given back and nothing kept."))
    elif amount + parts > deposit.held:
        said.setdefault(
            "amount",
            say(
                "Only {held} is held: {amount} given back and {kept} kept is more.",
                held=Shown(MONEY, deposit.held),
                amount=Shown(MONEY, amount),
                kept=Shown(MONEY, parts),
            ),
        )
    if not deposit.over and not _text(values, "reason"):
        said["reason"] = say("The lease still runs: say why the deposit is given back.")
    rest = deposit.held - parts
    fits = "amount" in said and rest >= 0
    offer = {"amount": Proposal(say("Use {value}", value=Shown(MONEY, rest)), rest)}
    return said, offer if fits else {}


def _entry(values: Values, today: date, nothing: bool = False) -> dict[str, Say]:
    said: dict[str, Say] = {}
    amount, day = values.get("amount"), values.get("day")
    if day is None:
        said["day"] = say("Fill this in.")
    elif day > today:
        said["day"] = say("This day is still to come.")
    if amount is not None and amount < 0:
        said["amount"] = say("This cannot be negative.")
    elif not amount and not nothing:
        said["amount"] = say("An amount above 0 is needed.")
    return said


def _text(values: Values, key: str) -> str:
    return str(values.get(key) or "").strip()
