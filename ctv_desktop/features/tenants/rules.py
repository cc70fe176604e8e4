"""The tenants' rules: identifiers as they are stored, closed lists, what is doubtful."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ctv_desktop.features.tenants.words import (
    LEGAL_FORMS,
    LINES,
    OFFSHORING,
    ORIGINS,
    ROLES,
    SIZES,
)
from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.identifiers import (
    check_cin,
    check_cnss,
    check_email,
    check_ice,
    check_if,
    check_phone,
    check_rc,
    check_tp,
)
from ctv_desktop.values.kinds import Choices
from ctv_desktop.values.say import Say, say

Values = Mapping[str, Any]
Check = Callable[[str], str]

CHECKS: Mapping[str, Check] = {
    "ice": check_ice,
    "tp": check_tp,
    "cnss": check_cnss,
    "email": check_email,
    "phone": check_phone,
}
MOROCCAN: Mapping[str, Check] = {"rc": check_rc, "tax_id": check_if}
OF_CONTACTS: Mapping[str, Check] = {
    "cin": check_cin,
    "email": check_email,
    "phone": check_phone,
}
LISTS: Mapping[str, Choices] = {
    "legal_form": LEGAL_FORMS,
    "origin": ORIGINS,
    "size": SIZES,
    "line": LINES,
    "offshoring": OFFSHORING,
}


class Findings:
    """What is wrong with some values, field by field, gathered before anything is refused."""

    def __init__(self) -> None:
        self.problems: dict[str, Say] = {}
        self.proposals: dict[str, Proposal] = {}

    def apply(self, checks: Mapping[str, Check], values: dict[str, Any], before: str = "") -> None:
        """Put the stored form of each identifier into the values, or note why there is none."""
        for key, check in checks.items():
            try:
                values[key] = check(str(values.get(key) or ""))
            except Refused as refused:
                self.problems[before + key] = refused.problems[""]
                if "" in refused.proposals:
                    self.proposals[before + key] = refused.proposals[""]

    def listed(self, lists: Mapping[str, Choices], values: Values, before: str = "") -> None:
        """Note the codes that are on no list."""
        for key, choices in lists.items():
            if key in values and values[key] not in choices:
                self.problems[before + key] = say("Choose one of the list.")

    def refuse(self) -> None:
        """Raise Refused where anything was noted."""
        if self.problems:
            raise Refused(self.problems, self.proposals)


def checked_tenant(values: Values, contacts: Sequence[Values] | None) -> dict[str, Any]:
    """The values with identifiers as they are stored (R39, R41), contacts under "contacts".

    A foreign company may have no ICE, and numbers of its own country for RC and IF. Raises
    Refused, contacts' problems under `contacts.0.email`.
    """
    found, data = Findings(), dict(values)
    foreign = data.get("origin") == "foreign"
    found.listed(LISTS, data)
    found.apply(CHECKS if foreign else {**CHECKS, **MOROCCAN}, data)
    if data.get("rc") and not str(data.get("rc_court") or "").strip():
        found.problems.setdefault(
            "rc_court", say("Name the court: an RC number alone names no company.")
        )
    people = [dict(person) for person in contacts or ()]
    for place, person in enumerate(people):
        before = f"contacts.{place}."
        person["role"] = person.get("role") or "other"
        found.apply(OF_CONTACTS, person, before)
        found.listed({"role": ROLES}, person, before)
        if not str(person.get("name") or "").strip():
            found.problems[f"{before}name"] = say("Fill this in.")
    found.refuse()
    return {**data, "contacts": people}


def taken_ice(name: str) -> Refused:
    """The refusal of an ICE that another tenant has."""
    return Refused({"ice": say("{tenant} already has this ICE.", tenant=name)})


def doubts(values: Values, same_name: str | None, same_ice: str | None) -> dict[str, Say]:
    """What may be wrong without being refused: `same_…` name the other tenant alike."""
    found: dict[str, Say] = {}
    if same_name:
        found["legal_name"] = say(
            "{tenant} is already there: is it the same company?", tenant=same_name
        )
    if same_ice:
        found["ice"] = say("{tenant} already has this ICE.", tenant=same_ice)
    elif not values.get("ice") and values.get("origin") != "foreign" and values.get("legal_name"):
        found["ice"] = say("Invoices must state the ICE of a company in Morocco.")
    planned, present = values.get("jobs_planned"), values.get("jobs_present")
    if planned and present and present > planned:
        found["jobs_present"] = say("More jobs are present than planned.")
    return found


def standing(leases: int, current: int) -> str:
    """The code of a tenant's standing: from how many leases it signed and how many are not over."""
    if current:
        return "current"
    return "former" if leases else "prospect"
