"""What a payment must be, and what cash costs (R18, R19)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ctv_desktop.features.payments.words import METHODS, PAPERS
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.values.money import rate_of
from ctv_desktop.values.period import EARLIEST
from ctv_desktop.values.say import Say, Shown, say

REASONS = 200  # characters


def stamp(method: str, amount: int, day: date, rates: Rates) -> int:
    """The stamp duty on cash in centimes: 65 400,00 in cash cost 163,50; other methods nothing."""
    return rate_of(amount, rates.of("stamp", day)) if method == "cash" else 0


def begins_as(method: str) -> str:
    """The state of a new payment: what the bank has still to pay is only received."""
    return "received" if method in PAPERS else "cleared"


def problems(values: Mapping[str, Any], today: date) -> dict[str, Say]:
    """What a payment cannot be, by field."""
    found: dict[str, Say] = {}
    day, amount = values.get("received_on"), values.get("amount")
    if values.get("method", "transfer") not in METHODS:
        found["method"] = say("Choose one of the list.")
    if day is not None and day > today:
        found["received_on"] = say("This day has not come yet.")
    elif day is not None and day < EARLIEST:
        found["received_on"] = say("This day is too long ago.")
    if amount is not None and amount <= 0:
        found["amount"] = say("A payment is more than nothing.")
    falls = values.get("falls_on")
    if day is not None and falls is not None and falls < day:
        found["falls_on"] = say("It cannot be cashed before it is received ({day}).", day=day)
    return found


def doubts(values: Mapping[str, Any], rates: Rates, today: date) -> dict[str, Say]:
    """What cash costs: its stamp duty, and the fine from the limit of the law on (R18, R19)."""
    amount, day = values.get("amount") or 0, values.get("received_on") or today
    if values.get("method") != "cash" or amount <= 0:
        return {}
    limit = rates.of("cash_limit", day)
    duty = Shown(MONEY_UNIT, stamp("cash", amount, day, rates))
    if limit and amount >= limit:
        return {
            "amount": say(
                "Cash from {limit} on costs the landlord a fine of 6% ({law}). Stamp duty: {duty}.",
                limit=Shown(MONEY_UNIT, limit),
                law=rates.source("cash_limit", day),
                duty=duty,
            )
        }
    return {"amount": say("Stamp duty on cash: {duty}.", duty=duty)}
