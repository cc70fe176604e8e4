"""Which reminder is due, what stops it, and the delays of a formal notice (R26, R29)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ctv_desktop.features.leases.rules.notice import Clause, grounds, notice
from ctv_desktop.features.leases.rules.terms import length
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.reminders.words import LEVELS, STEPS
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say, says

FORMAT = 1


@dataclass(frozen=True)
class Item:
    """An overdue invoice of a debt, in centimes."""

    reference: str
    issued_on: date
    starts: date
    ends: date
    due_on: date
    gross: int
    balance: int


@dataclass(frozen=True)
class Limits:
    """The days of a formal notice: to pay, then to leave (where both run), then the court."""

    pay_by: date
    leave_by: date | None
    court_by: date | None
    article: str


def days_of(level: str, rates: Rates, day: date) -> int:
    """After how many days late a level is due: a dated setting."""
    return rates.of(f"reminder_{level}_days", day)


def level_due(days_late: int, last: str | None, rates: Rates, day: date) -> str | None:
    """The next level whose days have come; no level is skipped. None where none is due."""
    place = STEPS.index(last) + 1 if last in STEPS else 0
    if place >= len(STEPS):
        return None
    level = STEPS[place]
    return level if days_late >= days_of(level, rates, day) else None


def months_owed(items: Sequence[Item]) -> int:
    """Whole months of rent that are overdue."""
    return sum(length(item.starts, item.ends)[0] for item in items)


def why_not(level: str, regime: str, months: int, rates: Rates, day: date) -> Say | None:
    """What stops a reminder: a formal notice under law 49-16 needs three months owed (art. 8)."""
    least = rates.of("arrears_months", day)
    if level != "formal" or regime != "49-16" or months >= least:
        return None
    return says(
        "A notice for arrears needs {count} month of rent owed ({law}).",
        "A notice for arrears needs {count} months of rent owed ({law}).",
        least,
        law=rates.source("arrears_months", day),
    )


def limits(clause: Clause, served_on: date, rates: Rates) -> Limits:
    """What runs from the service of a formal notice.

    49-16: 15 days to pay, 15 more to leave, six months from the first to go to court: served
    05/04/2027 gives 20/04/2027, 05/05/2027 and 20/10/2027 (R26; courts split on one notice or two,
    so both periods are stated). Elsewhere the delay of law or contract alone (R29).
    """
    ground = "arrears" if clause.regime == "49-16" else grounds(clause.regime, "landlord")[0]
    found = notice(clause, "landlord", ground, served_on, rates)
    leave = None
    if clause.regime == "49-16":
        leave = found.expires_on + timedelta(days=rates.of("arrears_days", served_on))
    return Limits(found.expires_on, leave, found.court_by, found.article)


def claim(clause: Clause, rates: Rates, day: date) -> dict[str, Any]:
    """What a formal notice asks: the time to pay, then to leave where 49-16 applies (R26, R29)."""
    if clause.regime == "49-16":
        days = rates.of("arrears_days", day)
        source = rates.source("arrears_days", day)
        return {"pay": {"days": days}, "leave": {"days": days}, "article": source}
    if clause.regime == "67-12":
        months = rates.of("professional_notice_months", day)
        source = rates.source("professional_notice_months", day)
        return {"pay": {"months": months}, "leave": None, "article": source}
    own = {"months": clause.months} if clause.days is None else {"days": clause.days}
    return {"pay": own, "leave": None, "article": ""}


def content(
    level: str, parties: Mapping[str, Any], items: Sequence[Item], made_on: date
) -> dict[str, Any]:
    """What a reminder says: parties, and each invoice with its days late; ISO days, centimes."""
    return {
        "format": FORMAT,
        "level": level,
        "made_on": made_on.isoformat(),
        **parties,
        "items": [
            {
                "reference": item.reference,
                "issued_on": item.issued_on.isoformat(),
                "period": {"starts": item.starts.isoformat(), "ends": item.ends.isoformat()},
                "due_on": item.due_on.isoformat(),
                "days": (made_on - item.due_on).days,
                "gross": item.gross,
                "balance": item.balance,
            }
            for item in items
        ],
        "owed": sum(item.balance for item in items),
    }


def problem(level: str) -> Say | None:
    """A level that is none."""
    return None if level in LEVELS else say("Choose one of the list.")
