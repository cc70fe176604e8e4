"""What is refused of a charge year, its costs and its keys."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ctv_desktop.values.say import Say, say

CLOSED = say("This year is reconciled: reopen it first.")


def closing(year: int, state: str, costs: int, today: date) -> Say | None:
    """Why a year cannot be closed."""
    if state == "closed":
        return say("This year is already reconciled.")
    if today <= date(year, 12, 31):
        return say("The year {year} is not over yet.", year=str(year))
    if not costs:
        return say("No actual cost was entered yet.")
    return None


def reopening(state: str, invoiced: int) -> Say | None:
    """Why a year cannot be reopened."""
    if state != "closed":
        return say("This year is not reconciled.")
    if invoiced:
        return say("A balance of this year is already invoiced: credit that invoice first.")
    return None


def weights(given: Sequence[Mapping[str, Any]], inside: set[int]) -> dict[str, Say]:
    """What is wrong with the weights of a key, by field: `inside` are the building's units."""
    found: dict[str, Say] = {}
    seen: set[int] = set()
    for place, row in enumerate(given):
        unit = row.get("unit_id")
        if unit is None:
            continue  # the draft says so
        if unit in seen:
            found[f"weights.{place}.unit_id"] = say("This unit stands there twice.")
        elif unit not in inside:
            found[f"weights.{place}.unit_id"] = say("This unit is in another building.")
        seen.add(unit)
    return found
