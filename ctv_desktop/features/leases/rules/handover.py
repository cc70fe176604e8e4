"""The hand-over of premises: the first day that follows from it, and all days moved with it."""

from datetime import date, timedelta
from typing import Any

from ctv_desktop.values.say import Say, say

LEASE_DAYS = ("starts", "rent_starts", "firm_until", "ends", "last_day")
LINE_DAYS = ("starts", "ends", "agreed_ends")
STEP_DAYS = ("starts", "ends")
OPTION_DAYS = ("opens", "closes")


def first_day(handed: date, days: int, not_before: date | None, not_after: date | None) -> date:
    """So many days after the hand-over, not before one day and not after another."""
    start = handed + timedelta(days=days)
    start = max(start, not_before or start)
    return min(start, not_after or start)


def problem(handed: date | None, not_after: date | None, today: date) -> Say | None:
    """Why premises cannot have been handed over on a day."""
    if handed is None:
        return say("Fill this in.")
    if handed > today:
        return say("This day has not come yet.")
    if not_after is not None and handed > not_after:
        return say("The lease was to begin by {day}: agree on new days first.", day=not_after)
    return None


def moved(row: Any, keys: tuple[str, ...], shift: timedelta) -> dict[str, date]:
    """The days of a row, moved; those it does not have stay empty."""
    found = {key: getattr(row, key) for key in keys}
    return {key: day + shift for key, day in found.items() if day is not None}
