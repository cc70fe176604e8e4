"""Dated rates in the window: VAT, withholding, communal tax, cap of a revision."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import rates as rows
from ctv_desktop.features.leases.words import LABELS, RATE, RATES
from ctv_desktop.ui.declare import (
    Action,
    Chip,
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
from ctv_desktop.values.kinds import COUNT, DAY, PERCENT, YES_NO
from ctv_desktop.values.language import current
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A rate's values, or those a new one begins with."""
    if id is None:
        return {"kind": given.get("kind", "vat"), "valid_from": today, "rate": None, "source": ""}
    found = rows.rate(reader, id)
    if found is None:
        raise Refused({"": say("This rate has been deleted in the meantime.")})
    return {
        "kind": found.kind,
        "valid_from": found.valid_from,
        "rate": found.rate,
        "source": found.source,
        "version": found.version,
    }


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases.store import rates

    return rates.save(database, values, id, version)


def _field(key: str, *, required: bool = True, span: int = 2, limit: int = 200) -> Field:
    label, kind = LABELS["dated_rate"][key]
    return Field(key, label, kind, required=required, span=span, limit=limit)


RATE_FORM = Form(
    noun="rate",
    title_new=say("New rate"),
    title_edit=say("Edit the rate"),
    sections=(
        Section(
            say("A rate applies from its day until the day of the next one."),
            (
                _field("kind"),
                _field("rate", span=1),
                _field("valid_from", span=1),
                _field("source", required=False, span=4, limit=400),
            ),
        ),
    ),
    load=load,
    save=save,
)


def view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The panel of a rate."""
    found = rows.rate(reader, id)
    if found is None:
        return None
    facts = tuple(
        Fact(*LABELS["dated_rate"][key][:1], getattr(found, key), LABELS["dated_rate"][key][1])
        for key in ("kind", "rate", "valid_from", "source")
    )
    return RecordView(
        id,
        str(RATES.label(found.kind)),
        current().percent(found.rate),
        groups=(Group(say("Rate"), facts),),
        values={"version": found.version},
        tables=(("dated_rate", id),),
    )


RATE_RECORD = Record("rate", view)


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("rate", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("rate", ids[0])


def _delete(desk: "Desk", ids: Ids) -> None:
    desk.ask(
        say("Delete this rate?"),
        say("The rate before it is in force again; papers already printed do not change."),
        say("Delete"),
        partial(desk.act, delete_now, ids[0]),
        danger=True,
    )


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases.store import rates

    return rates.delete(database, id)


RATE_ACTIONS = (
    Action("new", say("New rate"), _new, icon="add", shortcut="Ctrl+N", needs="none", primary=True),
    Action("edit", say("Edit"), _edit, icon="edit", shortcut="F2"),
    Action("delete", say("Delete"), _delete, icon="delete", shortcut="Delete", danger=True),
)

RATE_LISTING = Listing(
    noun="rate",
    title=say("Rates"),
    query=rows.RATES,
    columns=(
        Column("kind", say("Rate of"), RATE, width=26),
        Column("rate", say("Rate"), PERCENT),
        Column("valid_from", say("Valid from"), DAY),
        Column("in_force", say("In force"), YES_NO, width=9),
        Column("source", say("Source"), stretch=True),
    ),
    watches=frozenset({"dated_rate"}),
    empty=say("The rates that leases are computed with stand here, each with its first day."),
    chips=(Chip("", say("All")), Chip("in_force", say("In force"))),
    totals=(Total("count", say("rates"), COUNT),),
    actions=RATE_ACTIONS,
)
