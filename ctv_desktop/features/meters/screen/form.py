"""The form of a meter with its prices."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.meters.rows import single
from ctv_desktop.features.meters.words import LABELS
from ctv_desktop.features.park.rows import choices
from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Rows, Section, Values
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

KEYS = (
    "building_id", "unit_id", "kind", "serial", "measure", "factor", "place", "retired_on",
    "notes", "version",
)  # fmt: skip


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A meter's values."""
    if id is None:
        return {
            "building_id": given.get("building_id"), "unit_id": given.get("unit_id"),
            "kind": "electricity", "measure": "kWh", "factor": 1_000,
            "prices": [{"valid_from": today.replace(month=1, day=1), "price": None}],
        }  # fmt: skip
    found = single.meter(reader, id, today)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    return {**{key: getattr(found, key) for key in KEYS}, "prices": single.prices(reader, id)}


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.meters import store

    return store.save(database, values, id, version)


def _field(table: str, key: str, **more: Any) -> Field:
    label, kind = LABELS[table][key]
    return Field(key, label, kind, **more)


def _buildings(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in choices.building_choices(reader, text)]


def _units(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    found = choices.unit_choices(reader, text, language.today(), building=values.get("building_id"))
    return [Choosable(*offer) for offer in found]


MEASURES = {"electricity": "kWh", "water": "m³", "chilled": "kWh", "other": ""}


def _measure(values: Values) -> Values:
    return {"measure": MEASURES.get(str(values.get("kind")), "")}


PRICES = Rows(
    "prices",
    say("Prices before VAT"),
    (
        _field("meter_price", "valid_from", required=True),
        _field("meter_price", "price", required=True),
    ),
    add=say("Add a price"),
    empty=say("Without a price nothing is charged."),
)

FORM = Form(
    noun="meter",
    title_new=say("New meter"),
    title_edit=say("Edit the meter"),
    sections=(
        Section(
            say("Meter"),
            (
                _field("meter", "building_id", required=True,
                       picker=Picker(_buildings, choices.building_label)),
                _field("meter", "unit_id", picker=Picker(_units, choices.unit_label),
                       help=say("Empty: common parts, charged to nobody.")),
                _field("meter", "kind", required=True, fills=_measure),
                _field("meter", "measure", required=True, limit=10),
                _field("meter", "serial", required=True, limit=60),
                _field("meter", "factor", required=True),
                _field("meter", "place", span=4),
                PRICES,
                _field("meter", "retired_on"),
                _field("meter", "notes", span=4, limit=10_000),
            ),
        ),
    ),
    load=load,
    save=save,
)  # fmt: skip
