"""The form of a condition report: a grid by room, filled by keyboard from notes on paper."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.park.rows import choices as places
from ctv_desktop.features.surveys.rows import choices, single
from ctv_desktop.features.surveys.rules import checks, rooms
from ctv_desktop.features.surveys.screen.grid import GRID, lines_of_entry
from ctv_desktop.features.surveys.words import LABELS
from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Rows, Section, Values
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

KEYS = ("lease_id", "kind", "entry_id", "day", "reservations", "remarks", "version")


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A report's values, or those a new one begins with: parties, units, meters, rooms, keys."""
    if id is None:
        return _begun(reader, given, today)
    found = single.survey(reader, id)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    if found.signed:
        raise Refused({"": checks.SIGNED})
    rows = {name: [dict(row) for row in getattr(found, name)] for name in single.PARTS}
    units = [{"id": row["id"], "unit_id": row["unit_id"]} for row in found.units]
    return {
        **{key: getattr(found, key) for key in KEYS}, **rows, "units": units,
        **_wearing(reader, found.lease_id, found.entry_id),
    }  # fmt: skip


def _wearing(reader: "Reader", lease: int | None, entry: int | None) -> dict[str, Any]:
    """What wear is worked out from while one types: the settings and the first day."""
    from ctv_desktop.features.rates.rows import rates

    first = None
    if entry is not None:
        before = single.survey(reader, entry)
        first = before.day if before else None
    if first is None and lease is not None:
        first = choices.lease_starts(reader, lease)
    return {"rates": rates(reader), "entered": first}


def _begun(reader: "Reader", given: Values, today: date) -> dict[str, Any]:
    kind, lease = given.get("kind", "entry"), given.get("lease_id")
    values: dict[str, Any] = {
        "lease_id": lease, "kind": kind, "entry_id": None, "day": today, "reservations": "",
        "remarks": "", "units": [], "persons": [], "keys": [], "meters": [], "items": [],
    }  # fmt: skip
    if lease is None:
        return values | _wearing(reader, None, None)
    units = single.units_of_lease(reader, lease, today)
    entry = single.entry_of(reader, lease) if kind == "exit" else None
    values["units"] = [{"unit_id": unit} for unit in units]
    values["persons"] = choices.persons(reader, lease)
    values["meters"] = [{**row, "counter": None} for row in single.meters_of(reader, units)]
    if entry is None:
        values["items"] = template(reader, values)
        values["keys"] = [{"kind": "key", "what": "", "given": 0, "returned": None, "cost": None}]
    else:
        values |= {"entry_id": entry.id, "keys": _keys(reader, entry.id)}
        values["items"] = lines_of_entry(reader, values)
    return values | _wearing(reader, lease, values["entry_id"])


def _keys(reader: "Reader", entry: int) -> list[dict[str, Any]]:
    """What was handed over at entry, to be counted again."""
    before = single.survey(reader, entry)
    keys = ("kind", "what", "given")
    rows = before.keys if before else ()
    return [{**{key: row[key] for key in keys}, "returned": None, "cost": None} for row in rows]


def template(reader: "Reader", values: Values) -> list[dict[str, Any]]:
    """The rooms that a description of the units chosen begins with, else of those of the lease."""
    ids = [row["unit_id"] for row in values.get("units") or () if row.get("unit_id")]
    if not ids and values.get("lease_id") and values.get("day"):
        ids = single.units_of_lease(reader, values["lease_id"], values["day"])
    found = []
    for id in ids:
        unit = single.unit(reader, id)
        if unit is not None:
            found.append(rooms.Premises(unit["code"], unit["kind"]))
    spoken = language.current()
    return [{"room": room, "element": element} for room, element in rooms.begun(found, spoken)]


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.surveys import store

    return store.save(database, values, id, version)


def _field(table: str, key: str, **more: Any) -> Field:
    label, kind = LABELS[table][key]
    return Field(key, label, kind, **more)


def _exit(values: Values) -> bool:
    return values.get("kind") == "exit"


def _leases(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in choices.leases(reader, text)]


def _entries(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    return [Choosable(*one) for one in choices.entries(reader, text, values.get("lease_id"))]


def _units(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    found: Sequence[Any] = choices.units_of(reader, text, values.get("lease_id"))
    return [Choosable(*offer) for offer in found]


def _meters(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in choices.meters(reader, text)]


UNITS = Rows(
    "units",
    say("Premises"),
    (_field("survey_unit", "unit_id", required=True, span=4,
            picker=Picker(_units, places.unit_label)),),
    add=say("Add a unit"),
    empty=say("No unit yet: the units of the lease are offered."),
)  # fmt: skip
PERSONS = Rows(
    "persons",
    say("Persons present"),
    (
        _field("survey_person", "side", required=True),
        _field("survey_person", "name", required=True),
        _field("survey_person", "capacity"),
    ),
    add=say("Add a person"),
    empty=say("Nobody is named yet: one for each party at least."),
)
ACCESS = Rows(
    "keys",
    say("Keys and badges"),
    (
        _field("survey_key", "kind", required=True, span=2),
        _field("survey_key", "what", span=2),
        _field("survey_key", "given", span=1),
        _field("survey_key", "returned", span=1, shown=_exit),
        _field("survey_key", "cost", span=1, shown=_exit),
    ),
    add=say("Add keys or badges"),
    empty=say("No key and no badge."),
)
METERS = Rows(
    "meters",
    say("Meters"),
    (
        _field("survey_meter", "meter_id", span=2, picker=Picker(_meters, choices.meter_name)),
        _field("survey_meter", "kind", span=2),
        _field("survey_meter", "serial", span=1, limit=60),
        _field("survey_meter", "counter", required=True, span=1),
    ),
    add=say("Add a meter"),
    empty=say("No meter to read."),
)

FORM = Form(
    noun="survey",
    title_new=say("New condition report"),
    title_edit=say("Edit the condition report"),
    sections=(
        Section(
            say("Report"),
            (
                _field("survey", "kind", required=True, span=1),
                _field("survey", "day", required=True, span=1),
                _field("survey", "lease_id", required=True, picker=Picker(_leases,
                       choices.lease_name)),
                _field("survey", "entry_id", picker=Picker(_entries, choices.entry_name),
                       shown=_exit, help=say("The report at entry it is compared with.")),
            ),
        ),
        Section(say("Rooms and elements"), (GRID,)),
        Section(say("Keys and badges"), (ACCESS,)),
        Section(say("Meters"), (METERS,)),
        Section(say("Premises"), (UNITS,)),
        Section(say("Persons present"), (PERSONS,)),
        Section(
            say("Reservations and remarks"),
            (
                _field("survey", "reservations", span=4, limit=10_000),
                _field("survey", "remarks", span=4, limit=10_000),
            ),
        ),
    ),
    load=load,
    save=save,
    wide=True,
    begins=frozenset({"kind", "lease_id"}),
)  # fmt: skip
