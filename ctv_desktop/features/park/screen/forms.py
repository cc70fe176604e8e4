"""How sites, phases, buildings, floors and units are edited."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.landlords import rows as landlords
from ctv_desktop.features.park import rows
from ctv_desktop.features.park.words import LABELS
from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Rows, Section, Values
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Saved = Callable[[Any, Values, int | None, int | None], Any]


def _field(table: str, key: str, span: int = 2, **more: Any) -> Field:
    label, kind = LABELS[table][key]
    return Field(key, label, kind, span=span, **more)


def _offered(found: Sequence[tuple[int, str, str]]) -> list[Choosable]:
    return [Choosable(id, label, detail) for id, label, detail in found]


def _landlords(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return _offered(landlords.choices(reader, text))


def _sites(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return _offered(rows.site_choices(reader, text))


def _phases(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    return _offered(rows.phase_choices(reader, text, values.get("site_id")))


def _buildings(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return _offered(rows.building_choices(reader, text))


def _floors(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return _offered(rows.floor_choices(reader, text))


def _wholes(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    return _offered(rows.whole_choices(reader, text, values.get("floor_id"), values.get("id")))


SITE = Picker(_sites, rows.site_label, create="site")
PHASE = Picker(_phases, rows.phase_label, create="phase")
BUILDING = Picker(_buildings, rows.building_label, create="building")
FLOOR = Picker(_floors, rows.floor_name, create="floor")
WHOLE = Picker(_wholes, rows.unit_label)
LANDLORD = Picker(_landlords, landlords.name, create="landlord")
DEED = say("Number of the land title (titre foncier), as the preamble of contracts names it.")


def _gone() -> Refused:
    return Refused({"": say("This record has been deleted in the meantime.")})


def _load(
    find: "Callable[[Reader, int], Any]",
    starting: Values,
    named: str,
    reader: "Reader",
    id: int | None,
    given: Values,
    _today: date,
) -> dict[str, Any]:
    """The stored values, or those a new record starts with; a duplicate takes its source's."""
    like = given.get("like")
    source = id or like
    found = find(reader, int(source)) if source else None
    if found is None and id:
        raise _gone()
    if found is None:
        typed = {named: given["typed"]} if named and given.get("typed") else {}
        return {**starting, **typed, **given}
    values = asdict(found)
    if id is None:
        for key in ("id", "version", "code", "level"):
            values.pop(key, None)
    return values


def _load_unit(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    def find(found: "Reader", wanted: int) -> rows.Unit | None:
        return rows.unit(found, wanted, today)

    starting = {"kind": "office", "area_method": "gla"}
    values = _load(find, starting, "code", reader, id, given, today)
    if id is None and "floor_id" not in values and "building_id" in values:
        floors = rows.floor_choices(reader, "", values["building_id"])
        values["floor_id"] = floors[0][0] if len(floors) == 1 else None
    return values


def _load_phase(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    values = _load(rows.phase, {}, "name", reader, id, given, today)
    values["milestones"] = [dict(each) for each in values.get("milestones") or ()]
    return values


def _load_floor(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    values = _load(rows.floor, {}, "", reader, id, given, today)
    if id is None and values.get("level") is None and values.get("building_id"):
        values["level"] = rows.next_level(reader, values["building_id"])
    return values


def _save(act: str, database: Any, values: Values, id: int | None, version: int | None) -> Any:
    """Runs in the writing lane, where the store may be imported."""
    from ctv_desktop.features.park import store

    return getattr(store, act)(database, values, id, version)


def _saves(act: str) -> Saved:
    return partial(_save, act)


SITE_FORM = Form(
    noun="site",
    title_new=say("New site"),
    title_edit=say("Site"),
    sections=(
        Section(
            say("Site"),
            (
                _field("site", "name", 4, required=True, limit=120),
                _field("site", "city", limit=80),
                _field("site", "landlord_id", picker=LANDLORD),
                _field("site", "address", 4, limit=400),
                _field("site", "title_deed", 4, limit=200, help=DEED),
                _field("site", "notes", 4, limit=10_000),
            ),
        ),
    ),
    load=partial(_load, rows.site, {"city": "Casablanca"}, "name"),
    save=_saves("save_site"),
)
PHASE_FORM = Form(
    noun="phase",
    title_new=say("New phase"),
    title_edit=say("Phase"),
    sections=(
        Section(
            say("Phase"),
            (
                _field("phase", "name", required=True, limit=120),
                _field("phase", "site_id", required=True, picker=SITE),
            ),
        ),
        Section(
            say("Milestones"),
            (
                Rows(
                    "milestones",
                    say("Milestones"),
                    (
                        _field("milestone", "kind", required=True),
                        _field("milestone", "planned", 1),
                        _field("milestone", "actual", 1),
                    ),
                    add=say("Add a milestone"),
                    empty=say("Works, acceptances, delivery and certificate belong here."),
                ),
            ),
        ),
    ),
    load=_load_phase,
    save=_saves("save_phase"),
)
BUILDING_FORM = Form(
    noun="building",
    title_new=say("New building"),
    title_edit=say("Building"),
    sections=(
        Section(
            say("Building"),
            (
                _field("building", "code", 1, required=True, limit=20),
                _field("building", "name", 3, limit=120),
                _field("building", "site_id", required=True, picker=SITE),
                _field(
                    "building",
                    "phase_id",
                    picker=PHASE,
                    help=say(
                        "Its units can be let once the certificate of conformity is recorded."
                    ),
                ),
                _field("building", "state"),
                _field("building", "address", 4, limit=400),
                _field("building", "title_deed", 4, limit=200, help=DEED),
            ),
        ),
    ),
    load=partial(_load, rows.building, {"state": "delivered"}, "code"),
    save=_saves("save_building"),
)
FLOOR_FORM = Form(
    noun="floor",
    title_new=say("New floor"),
    title_edit=say("Floor"),
    sections=(
        Section(
            say("Floor"),
            (
                _field(
                    "floor",
                    "level",
                    1,
                    required=True,
                    help=say("0 is the ground floor, -1 the first basement."),
                ),
                _field(
                    "floor", "label", 1, limit=60, help=say("Left empty: named after its level.")
                ),
                _field("floor", "building_id", 4, required=True, picker=BUILDING),
                _field("floor", "gross_area"),
            ),
        ),
    ),
    load=_load_floor,
    save=_saves("save_floor"),
)
UNIT_FORM = Form(
    noun="unit",
    title_new=say("New unit"),
    title_edit=say("Unit"),
    sections=(
        Section(
            say("Unit"),
            (
                _field("unit", "code", required=True, limit=40),
                _field("unit", "kind", required=True),
                _field("unit", "name", 4, limit=120),
                _field("unit", "floor_id", required=True, picker=FLOOR),
                _field(
                    "unit",
                    "part_of_id",
                    picker=WHOLE,
                    help=say("For a desk of a space: letting one keeps the other from being let."),
                ),
            ),
        ),
        Section(
            say("Areas"),
            (
                _field("unit", "usable_area"),
                _field("unit", "common_share"),
                _field(
                    "unit",
                    "rentable_area",
                    help=say("Left empty: usable area plus share of common parts."),
                ),
                _field("unit", "area_method"),
            ),
        ),
        Section(
            say("Letting"),
            (
                _field(
                    "unit",
                    "asking_rent",
                    help=say("A month without VAT: per m², or per item for desks and parking."),
                ),
                _field("unit", "lettable_from"),
                _field("unit", "equipment", 4, limit=2_000),
            ),
        ),
    ),
    load=_load_unit,
    save=_saves("save_unit"),
)
