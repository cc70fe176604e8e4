"""Dated settings in the window: VAT, withholding, taxes, caps, delays."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.rates import rows
from ctv_desktop.features.rates.words import LABELS, RATE, RATES, SETTING, UNITS, unit_of, worded
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
from ctv_desktop.ui.sure import sure
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import COUNT, DAY, YES_NO
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A setting's values, or those a new one begins with."""
    if id is None:
        kind = given.get("kind", "vat")
        return {**dict.fromkeys(UNITS), "kind": kind, "valid_from": today, "source": ""}
    found = rows.rate(reader, id)
    if found is None:
        raise Refused({"": say("This setting has been deleted in the meantime.")})
    return {
        **dict.fromkeys(UNITS),
        "kind": found.kind,
        "valid_from": found.valid_from,
        unit_of(found.kind): _typed(found),
        "source": found.source,
        "version": found.version,
    }


def _typed(found: rows.Rate) -> int | str:
    """The value as its field has it; a choice is known by its code."""
    return str(found.value) if unit_of(found.kind) == "language" else found.value


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.rates import store

    unit = unit_of(str(values.get("kind")))
    try:
        return store.save(database, {**values, "value": values.get(unit)}, id, version)
    except Refused as refused:  # the sentence stands beside the field that is shown
        if "value" not in refused.problems:
            raise
        problems = {unit if key == "value" else key: s for key, s in refused.problems.items()}
        raise Refused(problems) from None


def _field(key: str, *, required: bool = True, span: int = 2, limit: int = 200) -> Field:
    label, kind = LABELS["dated_rate"][key]
    return Field(key, label, kind, required=required, span=span, limit=limit)


def _value(unit: str) -> Field:
    label, kind = UNITS[unit]
    return Field(
        unit, label, kind, required=True, span=1, shown=lambda values: _unit(values) == unit
    )


def _unit(values: Values) -> str:
    return unit_of(str(values.get("kind")))


RATE_FORM = Form(
    noun="rate",
    title_new=say("New setting"),
    title_edit=say("Edit the setting"),
    sections=(
        Section(
            say("A value applies from its day until the day of the next one."),
            (
                _field("kind"),
                *(_value(unit) for unit in UNITS),
                _field("valid_from", span=1),
                _field("source", required=False, span=4, limit=400),
            ),
        ),
    ),
    load=load,
    save=save,
)


def view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The panel of a setting."""
    found = rows.rate(reader, id)
    if found is None:
        return None
    value = str(worded(found.kind, found.value))
    facts = (
        Fact(LABELS["dated_rate"]["value"][0], value),
        Fact(LABELS["dated_rate"]["valid_from"][0], found.valid_from, DAY),
        Fact(LABELS["dated_rate"]["source"][0], found.source),
    )
    return RecordView(
        id,
        str(RATES.label(found.kind)),
        value,
        groups=(Group(say("Setting"), facts),),
        values={"version": found.version},
        tables=(("dated_rate", id),),
    )


RATE_RECORD = Record("rate", view)


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("rate", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("rate", ids[0])


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane, where the store is loaded."""
    from ctv_desktop.features.rates import store

    return store.delete(database, id)


_delete = sure(
    say("Delete this setting?"),
    say("The value before it is in force again; papers already issued do not change."),
    say("Delete"),
    delete_now,
)


RATE_ACTIONS = (
    Action(
        "new", say("New setting"), _new, icon="add", shortcut="Ctrl+N", needs="none", primary=True
    ),
    Action("edit", say("Edit"), _edit, icon="edit", shortcut="F2"),
    Action("delete", say("Delete"), _delete, icon="delete", shortcut="Delete", danger=True),
)

RATE_LISTING = Listing(
    noun="rate",
    title=say("Dated settings"),
    query=rows.RATES,
    columns=(
        Column("kind", say("Setting"), RATE, width=34),
        Column("value", say("Value"), SETTING),
        Column("valid_from", say("Valid from"), DAY),
        Column("in_force", say("In force"), YES_NO, width=9),
        Column("source", say("Source"), stretch=True),
    ),
    watches=frozenset({"dated_rate"}),
    empty=say("What leases are computed with stands here, each value with its first day."),
    chips=(Chip("", say("All")), Chip("in_force", say("In force"))),
    totals=(Total("count", say("settings"), COUNT),),
    actions=RATE_ACTIONS,
)
