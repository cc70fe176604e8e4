"""Which receipt an invoice can have, and all that its paper states (R6, R25)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ctv_desktop.features.payments.words import METHODS, PAPERS
from ctv_desktop.values import language, words
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

SERIES = {"full": "QUI", "part": "RAC"}
FORMAT = 1


@dataclass(frozen=True)
class Part:
    """What a payment settled of the invoice; `stated` where a receipt already says so."""

    received_on: date
    method: str
    bank: str
    reference: str
    state: str
    amount: int
    stated: bool
    stamp: int = 0  # duty on cash, paid to the Treasury beside it (R18)


@dataclass(frozen=True)
class Certified:
    """A certificate of what the tenant withheld."""

    number: str
    dated: date
    amount: int


@dataclass(frozen=True)
class Standing:
    """An invoice as receipts see it: sums in centimes, `balance` what is left to pay."""

    kind: str
    balance: int
    cancelled: bool
    receipted: bool  # a receipt in full stands
    parts: tuple[Part, ...]
    certificates: tuple[Certified, ...] = ()


def kind_of(standing: Standing) -> str:
    """A receipt in full where payments and withholding reach the sum with VAT (R6), else a part."""
    return "full" if standing.balance <= 0 else "part"


def why_not(standing: Standing) -> Say | None:
    """Why no receipt can be issued now; None where one can."""
    if standing.kind != "invoice" or standing.cancelled:
        return say("Only an invoice that holds has a receipt.")
    if standing.receipted:
        return say("Its receipt is already issued.")
    if not standing.parts:
        return say("Nothing was paid on this invoice yet.")
    if standing.balance > 0 and all(part.stated for part in standing.parts):
        return say("All that was paid on it is already on a receipt.")
    return None


def stated(standing: Standing) -> tuple[Part, ...]:
    """The payments a new receipt states: all of them in full, else those on no receipt yet."""
    if kind_of(standing) == "full":
        return standing.parts
    return tuple(part for part in standing.parts if not part.stated)


def content(
    invoice: Mapping[str, Any], standing: Standing, reference: str, issued_on: date, spoken: str
) -> dict[str, Any]:
    """What the paper states: parties, premises and period as on the invoice; days ISO, centimes."""
    tongue = language.of(spoken)
    parts = stated(standing)
    amount = sum(part.amount for part in parts)
    kept = ("seller", "client", "lease", "premises", "period", "gross", "withheld", "net", "vat")
    return {
        "format": FORMAT,
        "kind": kind_of(standing),
        "reference": reference,
        "issued_on": issued_on.isoformat(),
        "language": spoken,
        **{key: invoice[key] for key in kept},
        "invoice": {key: invoice[key] for key in ("reference", "issued_on")},
        "split": _split(invoice["lines"]),
        "certificates": [
            {"number": one.number, "dated": one.dated.isoformat(), "amount": one.amount}
            for one in standing.certificates
        ],
        "payments": [_part(part, tongue) for part in parts],
        "amount": amount,
        "words": words.amount(amount, spoken),
        "paid_before": sum(part.amount for part in standing.parts) - amount,
        "rest": max(standing.balance, 0),
        "subject_to_clearing": any(part.state == "received" for part in parts),
    }


def _split(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rent and charges apart (DOMAIN.md §3.2): the sum before VAT of each kind of line."""
    sums: dict[str, int] = {}
    for line in lines:
        sums[line["kind"]] = sums.get(line["kind"], 0) + line["net"]
    return [{"kind": kind, "net": net} for kind, net in sums.items()]


def _part(part: Part, tongue: language.Language) -> dict[str, Any]:
    return {
        "received_on": part.received_on.isoformat(),
        "method": METHODS.label(part.method).in_language(tongue),
        "bank": part.bank if part.method in PAPERS or part.bank else "",
        "reference": part.reference,
        "amount": part.amount,
        "stamp": part.stamp,
    }
