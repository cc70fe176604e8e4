"""How long a notice runs, by legal regime and ground, from dated settings (R26 to R29)."""

from datetime import date, timedelta

from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.period import add_months
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say, says

SHORT = ("arrears", "collapse")  # 49-16 art. 26: days, not months
LONG = ("own_use", "rebuilding", "breach", "term")
FAULTS = ("arrears", "collapse", "breach")  # no firm period shelters from these


@dataclass(frozen=True)
class Clause:
    """What the lease itself says of its end: the delay of its notice, its firm period, its end."""

    regime: str
    months: int
    days: int | None
    firm_until: date | None
    ends: date


@dataclass(frozen=True)
class Notice:
    """What follows from a notice: the end of its delay, the last day of the lease, the court."""

    expires_on: date
    last_day: date
    court_by: date | None
    article: str


def grounds(regime: str, given_by: str) -> tuple[str, ...]:
    """The grounds that a party may give under a regime, the usual one first.

    Law 49-16 binds the landlord to a reason (art. 26); its tenant, and the other regimes, follow
    the delays of the contract (R29), and law 67-12 its own.
    """
    if regime == "49-16" and given_by == "landlord":
        return (*SHORT, *LONG)
    return ("term",) if regime == "67-12" else ("contract",)


def notice(clause: Clause, given_by: str, ground: str, served_on: date, rates: Rates) -> Notice:
    """The limits of a notice served on a day.

    49-16: 15 days for arrears or danger (served 05/04/2027: 20/04/2027, court by 20/10/2027, R26),
    three months for the rest (R27), court within six months after; 67-12: two months; elsewhere
    the clause of the lease, in days or months (R29).
    """
    kind = ""
    if ground in SHORT:
        kind = "arrears_days"
        expires = served_on + timedelta(days=rates.of(kind, served_on))
    elif clause.regime == "49-16" and given_by == "landlord":
        kind = "long_notice_months"
        expires = add_months(served_on, rates.of(kind, served_on))
    elif clause.regime == "67-12":
        kind = "professional_notice_months"
        expires = add_months(served_on, rates.of(kind, served_on))
    else:
        expires = _by_contract(clause, served_on)
    court = None
    if kind in {"arrears_days", "long_notice_months"}:
        court = add_months(expires, rates.of("court_months", served_on))
    source = rates.source(kind, served_on) if kind else ""
    return Notice(expires, _last_day(clause, ground, expires), court, source)


def _by_contract(clause: Clause, served_on: date) -> date:
    if clause.days is not None:
        return served_on + timedelta(days=clause.days)
    return add_months(served_on, clause.months)


def _last_day(clause: Clause, ground: str, expires: date) -> date:
    firm = clause.firm_until
    sheltered = ground not in FAULTS and firm is not None
    return min(max(expires, firm) if sheltered and firm else expires, clause.ends)


def problems(
    regime: str, given_by: str, ground: str, reason: str, owed: int | None, rates: Rates, day: date
) -> dict[str, Say]:
    """What law forbids of a notice: a ground that is none, no reason, too little owed (R26)."""
    found: dict[str, Say] = {}
    if ground not in grounds(regime, given_by):
        found["notice_ground"] = say("Choose one of the list.")
    if regime == "49-16" and given_by == "landlord" and not reason.strip():
        found["notice_reason"] = say("Under law 49-16 the landlord gives a reason.")
    least = rates.of("arrears_months", day)
    if ground == "arrears" and (owed or 0) < least:
        found["months_owed"] = says(
            "A notice for arrears needs {count} month of rent owed ({law}).",
            "A notice for arrears needs {count} months of rent owed ({law}).",
            least,
            law=rates.source("arrears_months", day),
        )
    return found
