"""Units split and merged: the small forms of both acts, and where a unit came from in its panel."""

from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.park import rows
from ctv_desktop.features.park.words import BY_ITEM, LABELS, LINEAGES, UNIT_STATES
from ctv_desktop.ui.declare import Field, Line, Link, Related, Rows, Values
from ctv_desktop.values import language
from ctv_desktop.values.kinds import AREA, CODE, DAY
from ctv_desktop.values.period import add_months
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]
ON_DAY = Field("on_day", say("From"), DAY, required=True)


def related(found: list[rows.Kin]) -> list[Related]:
    """The units one came from and those it became, where there are any."""
    made = []
    for title, older in ((say("Became"), False), (say("Came from"), True)):
        lines = tuple(_line(each) for each in found if each.older is older)
        if lines:
            made.append(Related(title, lines[:12], count=len(lines)))
    return made


def _line(each: rows.Kin) -> Line:
    speech = language.current()
    day, area = speech.day(each.on_day), speech.area(each.rentable_area)
    choice = UNIT_STATES[each.state]
    detail = f"{LINEAGES.label(each.kind)} · {day} · {area}"
    return Line(each.code, detail, choice.label, choice.tone, Link("unit", each.id))


# A unit becomes several.


def split(desk: "Desk", ids: Ids) -> None:
    """Ask how a unit is split."""
    desk.tasks.read(rows.unit, ids[0], desk.today(), then=partial(_ask_split, desk))


def _ask_split(desk: "Desk", unit: rows.Unit | None) -> None:
    if unit is None:
        desk.warn(say("This record has been deleted in the meantime."))
        return
    desk.ask_values(
        say("Split {unit}", unit=unit.code),
        (ON_DAY, _parts()),
        {"on_day": _first(desk.today()), "parts": _halves(unit)},
        partial(split_now, unit.id),
        say("Split the unit"),
        say("{area}\u00a0m² to share out; nobody may have it let on that day.",
            area=Shown(AREA, unit.rentable_area)),
        warn=partial(_left, unit),
    )  # fmt: skip


def _first(today: "date") -> "date":
    return add_months(today.replace(day=1), 1)


def _parts() -> Rows:
    return Rows(
        "parts",
        say("New units"),
        (
            Field("code", say("Code"), CODE, required=True, limit=40, span=2),
            _field("usable_area"),
            _field("rentable_area"),
            _field("asking_rent"),
        ),
        say("Another unit"),
        say("No new unit yet."),
    )


def _field(key: str) -> Field:
    label, kind = LABELS["unit"][key]
    return Field(key, label, kind, span=2)


def _halves(unit: rows.Unit) -> list[dict[str, Any]]:
    """Two halves to begin with; their asking price by m² is that of the unit."""
    first = {key: getattr(unit, key) // 2 for key in ("usable_area", "rentable_area")}
    rest = {key: getattr(unit, key) - half for key, half in first.items()}
    rent = None if unit.kind in BY_ITEM else unit.asking_rent
    return [
        {"code": f"{unit.code}{letter}", **areas, "asking_rent": rent}
        for letter, areas in (("a", first), ("b", rest))
    ]


def _left(unit: rows.Unit, _reader: "Reader", values: Values) -> "Mapping[str, Say]":
    """What of the area is not shared out yet, beside the last part."""
    parts = values.get("parts") or ()
    if not parts:
        return {}
    found = {}
    for key in ("rentable_area", "usable_area"):
        rest = getattr(unit, key) - sum(part.get(key) or 0 for part in parts)
        if rest:
            said = say("Left: {area}\u00a0m²", area=Shown(AREA, rest))
            found[f"parts.{len(parts) - 1}.{key}"] = said
    return found


def split_now(id: int, database: "Database", values: Values) -> "Changed":
    """Split in the writing lane, where the store is loaded."""
    from ctv_desktop.features.park import store

    return store.split_unit(database, id, values["on_day"], values["parts"])


# Several become one.


def merge(desk: "Desk", ids: Ids) -> None:
    """Ask what units are merged into."""
    desk.tasks.read(_units, ids, desk.today(), then=partial(_ask_merger, desk))


def _units(reader: "Reader", ids: Ids, today: "date") -> list[rows.Unit]:
    found = (rows.unit(reader, id, today) for id in ids)
    return [unit for unit in found if unit is not None]


def _ask_merger(desk: "Desk", units: list[rows.Unit]) -> None:
    if len(units) < 2:
        desk.warn(say("Choose two units at least."))
        return
    area = sum(unit.rentable_area for unit in units)
    label, kind = LABELS["unit"]["asking_rent"]
    desk.ask_values(
        say("Merge {units}", units=", ".join(unit.code for unit in units)[:120]),
        (
            ON_DAY,
            Field("code", LABELS["unit"]["code"][0], CODE, required=True, limit=40),
            Field("name", LABELS["unit"]["name"][0], limit=120),
            Field("asking_rent", label, kind),
        ),
        {
            "on_day": _first(desk.today()),
            "code": f"{units[0].code}M",
            "name": "",
            "asking_rent": units[0].asking_rent,
        },
        partial(merge_now, tuple(unit.id for unit in units)),
        say("Merge the units"),
        say("One unit of {area}\u00a0m²; nobody may have them let on that day.",
            area=Shown(AREA, area)),
    )  # fmt: skip


def merge_now(ids: Ids, database: "Database", values: Values) -> "Changed":
    """Merge in the writing lane, where the store is loaded."""
    from ctv_desktop.features.park import store

    return store.merge_units(database, ids, values["on_day"], values)
