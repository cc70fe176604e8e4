"""Guarantees and insurance certificates: their days, and what is wrong with one."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from ctv_desktop.values.say import Say, say

SOON = 60  # days before the end in which a newer one is asked for
LARGEST_FILE = 25_000_000  # bytes


def validity(valid_from: date, expires_on: date | None, replaced: bool, today: date) -> str:
    """Whether it holds on a day; one that a newer one replaces is no longer looked after."""
    if replaced:
        return "renewed"
    if valid_from > today:
        return "to_come"
    if expires_on is None:
        return "valid"
    if expires_on < today:
        return "expired"
    return "expiring" if expires_on <= today + timedelta(days=SOON) else "valid"


def problems(values: Mapping[str, Any]) -> dict[str, Say]:
    """What is wrong with a guarantee as typed, by field."""
    said: dict[str, Say] = {}
    first, last = values.get("valid_from"), values.get("expires_on")
    for key in ("tenant_id", "issuer", "valid_from"):
        if not values.get(key):
            said[key] = say("Fill this in.")
    if first and last and last < first:
        said["expires_on"] = say("This day comes before {day}.", day=first)
    if values.get("kind") != "insurance" and not values.get("amount"):
        said["amount"] = say("A guarantee covers an amount: fill this in.")
    return said
