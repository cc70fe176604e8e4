"""What must hold of a lease as it is edited: dates in order, lines inside them, known words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ctv_desktop.features.leases.rules import clauses
from ctv_desktop.features.leases.words import (
    BASES,
    PART_MONTHS,
    PERIODS,
    REGIMES,
    RENEWALS,
    REVISIONS,
    START_RULES,
    TERMS,
    VAT_REGIMES,
)
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.kinds import Choices
from ctv_desktop.values.period import EARLIEST, LATEST
from ctv_desktop.values.say import Say, say

Values = Mapping[str, Any]
LISTS: Mapping[str, Choices] = {
    "regime": REGIMES,
    "vat_regime": VAT_REGIMES,
    "payment_period": PERIODS,
    "payment_term": TERMS,
    "start_rule": START_RULES,
    "part_month": PART_MONTHS,
    "revision_kind": REVISIONS,
    "renewal": RENEWALS,
}
REQUIRED = ("landlord_id", "tenant_id", "starts", "ends")
DAYS = (
    "signed_on", "starts", "not_before", "not_after", "rent_starts", "firm_until", "ends",
    "index_month",
)  # fmt: skip


def within(values: Values, lines: Sequence[Values]) -> list[dict[str, Any]]:
    """The lines with the lease's own days where a line says none."""
    return [
        {
            **line,
            "starts": line.get("starts") or values.get("starts"),
            "ends": line.get("ends") or values.get("ends"),
        }
        for line in lines
    ]


def problems(values: Values, lines: Sequence[Values], rates: Rates) -> dict[str, Say]:
    """All that is wrong with a lease as typed, by field; lines as `lines.0.starts`."""
    found = {key: say("Fill this in.") for key in REQUIRED if not values.get(key)}
    for key, choices in LISTS.items():
        if key in values and values[key] not in choices:
            found[key] = say("Choose one of the list.")
    for key in DAYS:
        day = values.get(key)
        if day and not EARLIEST <= day <= LATEST:
            found[key] = say("The date {day} is outside 1900–2199.", day=day)
    found |= {key: said for key, said in _order(values).items() if key not in found}
    if not found.keys() & {"starts", "ends"}:
        found |= clauses.refused(values, rates)
    if values.get("vat_regime") == "exempt" and not str(values.get("exemption") or "").strip():
        found["exemption"] = say("Name the exemption and the number of its certificate.")
    return found | _of_lines(values, lines)


def _order(values: Values) -> dict[str, Say]:
    starts, ends = values.get("starts"), values.get("ends")
    if not starts or not ends:
        return {}
    if ends < starts:
        return {"ends": say("The lease cannot end before it starts ({day}).", day=starts)}
    found: dict[str, Say] = {}
    rent, firm = values.get("rent_starts"), values.get("firm_until")
    if rent and rent < starts:
        found["rent_starts"] = say(
            "Rent cannot be due before the lease starts ({day}).", day=starts
        )
    elif rent and rent > ends:
        found["rent_starts"] = say("Rent cannot begin after the lease ends ({day}).", day=ends)
    if firm and firm < starts:
        found["firm_until"] = say(
            "The firm period cannot end before the lease starts ({day}).", day=starts
        )
    elif firm and firm > ends:
        found["firm_until"] = say(
            "The firm period cannot go beyond the end of the lease ({day}).", day=ends
        )
    return found


def _of_lines(values: Values, lines: Sequence[Values]) -> dict[str, Say]:
    found: dict[str, Say] = {}
    for place, line in enumerate(lines):
        before = f"lines.{place}."
        if not line.get("unit_id"):
            found[f"{before}unit_id"] = say("Choose the unit.")
        if line.get("basis") not in BASES:
            found[f"{before}basis"] = say("Choose one of the list.")
        found |= {before + key: said for key, said in _days(values, line).items()}
    return found


def _days(values: Values, line: Values) -> dict[str, Say]:
    first, last = values.get("starts"), values.get("ends")
    starts, ends = line.get("starts"), line.get("ends")
    if not (first and last and starts and ends) or last < first:
        return {}
    if ends < starts:
        return {"ends": say("The line cannot end before it starts ({day}).", day=starts)}
    if starts < first:
        return {"starts": say("The lease only starts on {day}.", day=first)}
    if ends > last:
        return {"ends": say("The lease already ends on {day}.", day=last)}
    return {}


def signature_problems(
    lines: Sequence[object], signed_on: date, today: date, starts: date
) -> dict[str, Say]:
    """What stands against signing: no unit, a day still to come."""
    if not lines:
        return {"": say("A lease is signed over one unit at least: add the premises first.")}
    if signed_on > today:
        return {"signed_on": say("This day has not come yet.")}
    if signed_on.year < EARLIEST.year or signed_on > LATEST or starts > LATEST:
        return {"signed_on": say("The date {day} is outside 1900–2199.", day=signed_on)}
    return {}


def refuse(found: Mapping[str, Say], proposals: Mapping[str, Proposal] | None = None) -> None:
    """Raise Refused where anything is wrong."""
    if found:
        raise Refused(found, proposals)
