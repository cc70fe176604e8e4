"""The forms of a charge year with its costs and of a key with its weights."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.charges.rows import plan as plans
from ctv_desktop.features.charges.rows import single
from ctv_desktop.features.charges.words import LABELS
from ctv_desktop.features.park.rows import choices
from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Rows, Section, Values
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.kinds import TEXT
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database


def _gone() -> Refused:
    return Refused({"": say("This record has been deleted in the meantime.")})


def load_year(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A year's values; a new one after another (`like`) has its budget from what that one cost."""
    if id is not None:
        found = plans.year(reader, id)
        if found is None:
            raise _gone()
        return {
            "building_id": found.building_id, "year": found.year, "notes": found.notes,
            "version": found.version, "costs": _costs(reader, id),
        }  # fmt: skip
    like = plans.year(reader, given.get("like") or 0)
    if like is None:
        building = given.get("building_id")
        return {"building_id": building, "year": today.year - 1, "notes": "", "costs": []}
    costs = [
        {**row, "id": None, "budget": row["actual"] or row["budget"], "actual": None,
         "invoice_reference": ""}
        for row in _costs(reader, like.id)
    ]  # fmt: skip
    return {
        "building_id": like.building_id, "year": like.year + 1, "notes": "", "costs": costs,
    }  # fmt: skip


def _costs(reader: "Reader", id: int) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "category": one.category, "label": one.label, "key_id": one.key_id,
         "budget": one.budget, "actual": one.actual, "invoice_reference": one.invoice_reference}
        for one in single.cost_rows(reader, id)
    ]  # fmt: skip


def save_year(
    database: "Database", values: Values, id: int | None, version: int | None
) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.charges import store

    return store.save_year(database, values, id, version)


def load_key(reader: "Reader", id: int | None, given: Values, _today: date) -> dict[str, Any]:
    """A key's values."""
    if id is None:
        return {"building_id": given.get("building_id"), "name": "", "weights": []}
    found = single.key_row(reader, id)
    if found is None:
        raise _gone()
    return found


def save_key(
    database: "Database", values: Values, id: int | None, version: int | None
) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.charges import store

    return store.save_key(database, values, id, version)


def _field(table: str, key: str, **more: Any) -> Field:
    label, kind = LABELS[table][key]
    return Field(key, label, kind, **more)


def _buildings(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in choices.building_choices(reader, text)]


def _keys(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    offers = single.key_offers(reader, values.get("building_id"))
    return [Choosable(id, name) for id, name in offers if fold(name).startswith(fold(text))]


def _units(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    found = choices.unit_choices(reader, text, language.today(), building=values.get("building_id"))
    return [Choosable(*offer) for offer in found]


BUILDING = Picker(_buildings, choices.building_label)

COSTS = Rows(
    "costs",
    say("Costs before VAT"),
    (
        _field("charge_cost", "category", required=True, span=2),
        _field("charge_cost", "label", span=2),
        _field("charge_cost", "budget", span=1),
        _field("charge_cost", "actual", span=1),
        Field(
            "key_id", say("Key, else by area"), TEXT, span=1,
            picker=Picker(_keys, single.key_name, create="charge_key"),
        ),
        _field("charge_cost", "invoice_reference", limit=120, span=1),
    ),
    add=say("Add a cost"),
    empty=say("No cost yet: security, cleaning, lifts, insurance…"),
)  # fmt: skip

YEAR_FORM = Form(
    noun="charge_year",
    title_new=say("New charge year"),
    title_edit=say("Edit the charge year"),
    sections=(
        Section(
            say("Charge year"),
            (
                _field("charge_year", "building_id", required=True, span=3, picker=BUILDING),
                _field("charge_year", "year", required=True, span=1),
                COSTS,
                _field("charge_year", "notes", span=4, limit=10_000),
            ),
        ),
    ),
    load=load_year,
    save=save_year,
    wide=True,  # a cost takes six fields: a column of them would be a tower
)

KEY_FORM = Form(
    noun="charge_key",
    title_new=say("New key"),
    title_edit=say("Edit the key"),
    sections=(
        Section(
            say("Key"),
            (
                _field("charge_key", "building_id", required=True, span=4, picker=BUILDING),
                _field("charge_key", "name", required=True, span=4, limit=120),
                Rows(
                    "weights",
                    say("Units that bear it"),
                    (
                        _field(
                            "key_weight", "unit_id", required=True, span=2,
                            picker=Picker(_units, choices.unit_label),
                        ),
                        _field("key_weight", "weight", required=True, span=2),
                    ),
                    add=say("Add a unit"),
                    empty=say("No unit yet: only those listed here bear what this key shares."),
                ),
            ),
        ),
    ),
    load=load_key,
    save=save_key,
)  # fmt: skip
