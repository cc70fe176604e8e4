"""The form of a tenant with its contacts."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.tenants import rows, rules
from ctv_desktop.features.tenants.words import LABELS
from ctv_desktop.ui.declare import Field, Form, Rows, Section, Values
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

NEW: Values = {
    "legal_form": "sarl",
    "origin": "national",
    "size": "sme",
    "line": "digital_services",
    "offshoring": "none",
    "jobs_planned": 0,
    "jobs_present": 0,
    "withholds": False,
    "contacts": [],
}
IDENTIFIERS = ("ice", "rc", "rc_court", "tax_id", "tp", "cnss")


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A tenant's values, or those a new one begins with: a copy, or the name typed elsewhere."""
    source = id if id is not None else given.get("like")
    if source is None:
        known = {key: given[key] for key in rows.FIELDS if key in given}
        return {**NEW, "legal_name": given.get("typed", ""), **known}
    found = rows.tenant(reader, source, today)
    if found is None:
        raise Refused({"": say("This tenant has been deleted in the meantime.")})
    people = [asdict(person) for person in found.people]
    if id is None:
        blank = dict.fromkeys(IDENTIFIERS, "")
        copied = [{**person, "id": None} for person in people]
        return {**found.values, **blank, "contacts": copied}
    return {**found.values, "contacts": people, "version": found.version}


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.tenants import store

    return store.save(database, values, id, version)


def warn(reader: "Reader", values: Values, id: int | None, _today: date) -> Mapping[str, Say]:
    """What may be wrong while it is typed."""
    name, ice = str(values.get("legal_name") or ""), str(values.get("ice") or "")
    return rules.doubts(values, *rows.alike(reader, name, ice, id))


def _field(key: str, *, table: str = "tenant", **more: Any) -> Field:
    label, kind = LABELS[table][key]
    return Field(key, label, kind, **more)


def _foreign(values: Values) -> bool:
    return values.get("origin") == "foreign"


FORM = Form(
    noun="tenant",
    title_new=say("New tenant"),
    title_edit=say("Edit the tenant"),
    sections=(
        Section(
            say("Company"),
            (
                _field("legal_name", required=True),
                _field("trade_name"),
                _field("arabic_name"),
                _field("legal_form"),
                _field("origin"),
                _field("country", limit=80, shown=_foreign),
                _field("size"),
                _field("line"),
                _field("offshoring"),
            ),
        ),
        Section(
            say("Identifiers"),
            (
                _field("ice", help=say("15 digits; a foreign company may have none.")),
                _field("tax_id"),
                _field("rc"),
                _field("rc_court", limit=80),
                _field("tp"),
                _field("cnss"),
            ),
        ),
        Section(
            say("Address"),
            (
                _field("address", span=4, limit=2_000),
                _field("city", limit=80),
                _field("phone"),
                _field("email"),
                _field("website"),
            ),
        ),
        Section(
            say("Contacts"),
            (
                Rows(
                    "contacts",
                    say("Contacts"),
                    (
                        _field("name", table="contact", required=True),
                        _field("role", table="contact"),
                        _field("phone", table="contact"),
                        _field("email", table="contact"),
                    ),
                    add=say("Add a contact"),
                    empty=say("Nobody to call yet."),
                ),
            ),
        ),
        Section(
            say("Jobs and tax"),
            (
                _field("jobs_planned", span=2),
                _field("jobs_present", span=2),
                _field(
                    "withholds",
                    span=4,
                    help=say("5% of the rent before VAT since 1 July 2026, by companies."),
                ),
                _field("notes", span=4, limit=10_000),
            ),
        ),
    ),
    load=load,
    save=save,
    warn=warn,
)
