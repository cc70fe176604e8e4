"""A guarantee or an insurance certificate: its panel and its form."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.deposits.rows import guarantees as rows
from ctv_desktop.features.deposits.words import KINDS, LABELS, VALIDITIES
from ctv_desktop.features.tenants import rows as tenants
from ctv_desktop.ui.declare import (
    Choosable,
    Fact,
    Field,
    Form,
    Group,
    Line,
    Link,
    Picker,
    Record,
    RecordView,
    Related,
    Section,
    Values,
)
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import TEXT
from ctv_desktop.values.period import add_months
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

KEYS = ("kind", "tenant_id", "lease_id", "issuer", "number", "amount", "valid_from", "expires_on",
        "note")  # fmt: skip


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a guarantee on a day."""
    found = rows.guarantee(reader, id, today)
    if found is None:
        return None
    state = VALIDITIES[found.validity]
    return RecordView(
        id,
        found.tenant,
        " · ".join(part for part in (str(KINDS.label(found.kind)), found.number) if part),
        state.label,
        state.tone,
        groups=(Group(say("Guarantee"), _facts(found)),),
        related=(_file(found),),
        values={
            "newer": found.newer_id,
            "file": found.file_name,
            "version": found.version,
        },
        tables=(("guarantee", id),),
    )


def _facts(found: rows.GuaranteeRow) -> tuple[Fact, ...]:
    labels = LABELS["guarantee"]
    facts = [
        Fact(labels["tenant_id"][0], found.tenant, TEXT, Link("tenant", found.tenant_id)),
        *(
            Fact(labels[key][0], getattr(found, key), labels[key][1])
            for key in ("issuer", "number", "amount", "valid_from", "expires_on", "note")
            if getattr(found, key) not in (None, "")
        ),
    ]
    if found.lease_id is not None:
        facts.insert(1, Fact(say("Lease"), found.lease, TEXT, Link("lease", found.lease_id)))
    if found.replaces_id is not None:
        older = Link("guarantee", found.replaces_id)
        facts.append(Fact(say("Replaces"), str(say("Open")), TEXT, older))
    if found.newer_id is not None:
        newer = Link("guarantee", found.newer_id)
        facts.append(Fact(say("Replaced by"), str(say("Open")), TEXT, newer))
    return tuple(facts)


def _file(found: rows.GuaranteeRow) -> Related:
    lines: tuple[Line, ...] = ()
    if found.file_name:
        lines = (Line(found.file_name, language.current().size(found.file_size)),)
    return Related(say("File"), lines, count=len(lines), empty=say("No file is attached."))


def line(one: rows.GuaranteeRow) -> Line:
    """A guarantee as another record's panel names it."""
    spoken = language.current()
    parts = [one.issuer, one.number]
    if one.amount:
        parts.append(spoken.money(one.amount))
    if one.expires_on is not None:
        parts.append(str(say("until {day}", day=one.expires_on)))
    state = VALIDITIES[one.validity]
    detail = " · ".join(part for part in parts if part)
    title = str(KINDS.label(one.kind))
    return Line(title, detail, state.label, state.tone, Link("guarantee", one.id))


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A guarantee's values; those a new one begins with, or the newer one of `replaces`."""
    source = id if id is not None else given.get("replaces") or given.get("like")
    if source is None:
        known = {key: given[key] for key in ("tenant_id", "lease_id") if given.get(key)}
        blank: dict[str, Any] = dict.fromkeys(KEYS)
        return {**blank, "kind": "bank", "issuer": given.get("typed", ""), "valid_from": today,
                "number": "", "note": "", **known}  # fmt: skip
    found = rows.guarantee(reader, source, today)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    values = {key: getattr(found, key) for key in KEYS}
    if id is not None:
        return {**values, "replaces_id": found.replaces_id, "version": found.version}
    if given.get("replaces") and found.expires_on is not None:
        months = 12
        first = date.fromordinal(found.expires_on.toordinal() + 1)
        values |= {"valid_from": first, "expires_on": add_months(found.expires_on, months)}
    return {**values, "number": "", "replaces_id": given.get("replaces")}


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.deposits import store

    return store.save(database, values, id, version)


def _tenants(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in tenants.choices(reader, text)]


def _leases(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    return [Choosable(*one) for one in rows.leases(reader, text, values.get("tenant_id"))]


def _field(key: str, span: int = 2, required: bool = False, **more: Any) -> Field:
    label, kind = LABELS["guarantee"][key]
    return Field(key, label, kind, required=required, span=span, **more)


FORM = Form(
    noun="guarantee",
    title_new=say("New guarantee or certificate"),
    title_edit=say("Change the guarantee"),
    sections=(
        Section(
            say("Guarantee"),
            (
                _field("kind", 4, required=True),
                _field(
                    "tenant_id", 4, required=True,
                    picker=Picker(_tenants, tenants.name_of, create="tenant"),
                ),
                _field("lease_id", 4, picker=Picker(_leases, rows.lease_name)),
                _field("issuer", required=True),
                _field("number", limit=80),
                _field("amount", 4),
                _field("valid_from", required=True),
                _field("expires_on"),
                _field("note", 4, limit=2_000),
            ),
        ),
    ),
    load=load,
    save=save,
)  # fmt: skip
RECORD = Record("guarantee", view)
