"""Critical dates of records beside the lease: what expires, is cashed, is visited."""

from datetime import date

from ctv_desktop.features.deadlines.rules.days import Critical
from ctv_desktop.features.payments.words import PAPERS


def expiry(
    id: int, kind: str, expires_on: date | None, replaced: bool, needed: bool
) -> Critical | None:
    """When a guarantee or an insurance expires that none replaces and a lease still needs."""
    if expires_on is None or replaced or not needed:
        return None
    return Critical("insurance" if kind == "insurance" else "guarantee", id, expires_on)


def bill(id: int, method: str, state: str, falls_on: date | None) -> Critical | None:
    """When a cheque or a bill that was received is to be cashed."""
    if method not in PAPERS or state != "received" or falls_on is None:
        return None
    return Critical("bill_due", id, falls_on)


def visit(id: int, signed: bool, day: date) -> Critical | None:
    """When premises are visited; it is late until those present have signed the report."""
    return None if signed else Critical("survey", id, day)
