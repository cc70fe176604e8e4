"""What each kind of lease begins with: data, not code (DOMAIN.md §1.1 to §1.4, §1.7)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ctv_desktop.features.leases.rules.terms import length
from ctv_desktop.values.period import term_end
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say


@dataclass(frozen=True)
class Template:
    """The usual terms of a kind of lease; `months` and `firm` count from its start."""

    regime: str
    vat: str
    months: int
    firm: int
    notice: int
    deposit: int
    period: str
    purpose: Say
    term: str = "advance"
    days: int | None = 30
    tsc: bool = False
    renewal: str = "express"
    revised: str = "rate"


TEMPLATES: Mapping[str, Template] = {
    "equipped": Template(
        "doc", "equipped", 108, 36, 6, 3, "quarter",
        say("Offices of a technology company, to the exclusion of any other activity."),
        tsc=True,
    ),
    "bare": Template(
        "doc", "option", 108, 36, 6, 3, "quarter",
        say("Bare offices that the tenant fits out at its expense."), tsc=True,
    ),
    "startup": Template(
        "doc", "equipped", 36, 12, 3, 1, "month",
        say("Offices of a young company in the park’s start-up programme."),
    ),
    "coworking": Template(
        "coworking", "equipped", 12, 0, 1, 1, "month",
        say("Work places in shared premises, with their services."), days=0, revised="none",
        renewal="tacit",
    ),
    "lab": Template(
        "doc", "equipped", 72, 36, 6, 3, "quarter",
        say("Laboratory for research and development, without storage of dangerous goods."),
        tsc=True,
    ),
    "shop": Template(
        "49-16", "equipped", 108, 36, 6, 3, "month",
        say("Shop or restaurant that serves the users of the park."), renewal="tacit",
    ),
    "parking": Template(
        "doc", "equipped", 12, 0, 1, 1, "quarter", say("Parking of passenger cars."),
        renewal="tacit", revised="none",
    ),
    "domiciliation": Template(
        "domiciliation", "equipped", 12, 0, 2, 0, "year",
        say("Registered office without occupation of premises (law 89-17)."), days=0,
        revised="none", renewal="tacit",
    ),
}  # fmt: skip


def prefilled(code: str, starts: date | None) -> dict[str, Any]:
    """The values a lease of a kind begins with, by field; those of days where its start is known.

    Services (co-working, domiciliation) are contracts without a revision by law 07-03.
    """
    kind = TEMPLATES.get(code)
    if kind is None:
        return {}
    values = {
        "regime": kind.regime,
        "vat_regime": kind.vat,
        "notice_months": kind.notice,
        "deposit_months": kind.deposit,
        "payment_period": kind.period,
        "payment_term": kind.term,
        "payment_days": kind.days,
        "part_month": "calendar",
        "tsc_recharged": kind.tsc,
        "renewal": kind.renewal,
        "revision_kind": kind.revised,
        "purpose": str(kind.purpose),
    }
    return values | _days(kind, starts)


@dataclass(frozen=True)
class Lasting:
    """How long a new lease runs and is firm, in whole months; None: to a day, not for months."""

    template: str
    months: int | None
    firm: int | None


def lasting(template: str, starts: date, ends: date, firm: date | None) -> Lasting:
    """What is kept of the days a new lease begins with, to follow another start."""
    return Lasting(template, _months(starts, ends), _months(starts, firm) if firm else None)


def _months(starts: date, ends: date) -> int | None:
    months, days = length(starts, ends)
    return months if months and not days else None


def following(starts: date | None, template: str, kept: Lasting | None) -> dict[str, Any]:
    """The days that follow a changed start: those of the template chosen since, else as kept."""
    if starts is None or kept is None:
        return {}
    if template and template != kept.template:
        return _days(TEMPLATES[template], starts)
    spans = {"ends": kept.months, "firm_until": kept.firm}
    return {key: term_end(starts, months) for key, months in spans.items() if months}


def _days(kind: Template, starts: date | None) -> dict[str, Any]:
    if starts is None:
        return {}
    firm = term_end(starts, kind.firm) if kind.firm else None
    return {"ends": term_end(starts, kind.months), "firm_until": firm}
