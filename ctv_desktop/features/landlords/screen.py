"""How a landlord is shown and edited; it stands in the preferences."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.landlords import rows, rules
from ctv_desktop.features.landlords.words import LABELS
from ctv_desktop.ui.declare import (
    Action,
    Column,
    Fact,
    Field,
    Form,
    Group,
    Listing,
    Record,
    RecordView,
    Section,
    Total,
    Values,
)
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.identifiers import ICE
from ctv_desktop.values.kinds import COUNT
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk

WORDS = LABELS["landlord"]


def _field(key: str, span: int = 2, **more: Any) -> Field:
    label, kind = WORDS[key]
    return Field(key, label, kind, span=span, **more)


SECTIONS = (
    Section(
        say("Company"),
        (
            _field("legal_name", 4, required=True),
            _field("legal_form", limit=60, help=say("For example: société anonyme.")),
            _field("capital", help=say("In dirhams.")),
            _field("seat", 4, limit=400),
            _field("phone", limit=40),
            _field("email"),
        ),
    ),
    Section(
        say("Identifiers"),
        (
            _field("ice", limit=15, help=say("15 digits. Every paper must state it.")),
            _field("tax_id", limit=20),
            _field("rc", limit=20),
            _field("rc_court", limit=80),
            _field("tp", limit=20),
            _field("cnss", limit=20),
        ),
    ),
    Section(say("Bank account"), (_field("rib", limit=34), _field("bank", limit=120))),
    Section(
        say("Invoices"),
        (
            _field(
                "invoices_from",
                4,
                help=say("Periods that begin before this day were invoiced elsewhere."),
            ),
        ),
    ),
    Section(
        say("Signatory"),
        (
            _field("signatory", help=say("Who signs the leases for the landlord.")),
            _field("signatory_capacity", help=say("For example: directeur général.")),
        ),
    ),
)


def load(reader: "Reader", id: int | None, given: Values, _today: date) -> dict[str, Any]:
    """The values of a landlord; nothing yet for a new one."""
    if id is None:
        return {"legal_name": given.get("typed", ""), **given}
    found = rows.landlord(reader, id)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    return asdict(found)


def save(database: Any, values: Values, id: int | None, version: int | None) -> Any:
    """Save in the writing lane."""
    from ctv_desktop.features.landlords import store

    return store.save(database, values, id, version)


FORM = Form(
    noun="landlord",
    title_new=say("New landlord"),
    title_edit=say("Landlord"),
    sections=SECTIONS,
    load=load,
    save=save,
)


def view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The landlord as its panel shows it; what papers lack stands first."""
    found = rows.landlord(reader, id)
    if found is None:
        return None
    values = asdict(found)
    lacking = rules.missing(values)
    groups = [
        Group(
            section.title,
            tuple(
                Fact(WORDS[field.key][0], values[field.key], WORDS[field.key][1])
                for field in section.fields
                if isinstance(field, Field) and values[field.key] not in (None, "")
            ),
        )
        for section in SECTIONS
    ]
    return RecordView(
        id=id,
        title=found.legal_name,
        subtitle=found.legal_form,
        state=say("Incomplete for papers") if lacking else None,
        tone="warn" if lacking else "",
        groups=(*_lacking(lacking), *(group for group in groups if group.facts)),
        values={**values, "used": sum(rows.uses(reader, id))},
        tables=(("landlord", id),),
    )


def _lacking(keys: list[str]) -> tuple[Group, ...]:
    facts = tuple(Fact(WORDS[key][0], str(say("missing")), tone="warn") for key in keys)
    return (Group(say("Papers still need"), facts),) if facts else ()


RECORD = Record("landlord", view)


def _why_keep(values: Mapping[str, Any]) -> Say | None:
    return say("Sites or leases name this landlord.") if values.get("used") else None


def _new(desk: "Desk", _ids: tuple[int, ...]) -> None:
    desk.edit("landlord", None)


def _edit(desk: "Desk", ids: tuple[int, ...]) -> None:
    desk.edit("landlord", ids[0])


def delete(database: Any, id: int) -> Any:
    """Delete in the writing lane."""
    from ctv_desktop.features.landlords import store

    return store.delete(database, id)


def _delete(desk: "Desk", ids: tuple[int, ...]) -> None:
    desk.act(delete, ids[0])


def set_logo(database: Any, id: int, path: Any) -> Any:
    """Keep a logo in the writing lane."""
    from ctv_desktop.features.landlords import store

    return store.set_logo(database, id, path)


def _logo(desk: "Desk", ids: tuple[int, ...]) -> None:
    pictures = ((say("Pictures"), "*.png *.jpg *.jpeg *.webp *.gif *.bmp"),)
    path = desk.open_file(say("Choose a logo"), pictures)
    if path is not None:
        desk.act(set_logo, ids[0], path)


def _no_logo(desk: "Desk", ids: tuple[int, ...]) -> None:
    desk.act(set_logo, ids[0], None)


def _why_no_logo(values: Values) -> Say | None:
    return None if values.get("logo") else say("There is no logo.")


LISTING = Listing(
    noun="landlord",
    title=say("Landlords"),
    query=rows.LANDLORDS,
    columns=(
        Column("name", say("Legal name"), stretch=True),
        Column("form", say("Legal form")),
        Column("ice", say("ICE"), ICE),
        Column("sites", say("Sites"), COUNT),
    ),
    watches=frozenset({"landlord", "site"}),
    empty=say(
        "The company that lets the park belongs here: its papers carry its name and numbers."
    ),
    totals=(Total("count", say("Landlords"), COUNT),),
    actions=(
        Action("new", say("New landlord"), _new, "add", "Ctrl+N", "none", primary=True),
        Action("edit", say("Edit"), _edit, "edit", "F2"),
        Action("logo", say("Logo…"), _logo, "image"),
        Action("no_logo", say("Take the logo away"), _no_logo, why_not=_why_no_logo),
        Action("delete", say("Delete"), _delete, "delete", "Del", why_not=_why_keep, danger=True),
    ),
)
