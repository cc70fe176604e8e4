"""Where an issued invoice stands, and what can be done to it."""

from datetime import date

from ctv_desktop.values.say import Say, say


def state(
    corrects: bool, cancelled: bool, paid: int, balance: int, due_on: date, today: date
) -> str:
    """The code of its state; an invoice is not overdue on its due day (R6: 0 owed is settled)."""
    if cancelled:
        return "cancelled"
    if corrects:
        return "credit"
    if balance <= 0:
        return "refund" if balance else "settled"
    if due_on < today:
        return "overdue"
    return "partial" if paid else "open"


def why_not_credit(kind: str, cancelled: bool) -> Say | None:
    """An invoice that holds is credited; a credit note is not."""
    if kind == "credit":
        return say("A credit note is not credited.")
    return say("This invoice is already credited in full.") if cancelled else None
