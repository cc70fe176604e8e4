"""The park's acts: save and delete sites, phases, buildings, floors and units."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.work import checked
from ctv_desktop.features.park import rules
from ctv_desktop.features.park.model import (
    Building,
    BuildingDraft,
    Floor,
    FloorDraft,
    Milestone,
    MilestoneDraft,
    Phase,
    PhaseDraft,
    Site,
    SiteDraft,
    Unit,
    UnitDraft,
)
from ctv_desktop.features.park.words import long_floor_label
from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]


def _merged(work: "Work", table: Any, values: Values, id: int | None) -> dict[str, Any]:
    """What is given over what is stored: a draft is checked whole."""
    return {**(work.find(table, id).model_dump() if id else {}), **values}


def save_site(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a site. Raises Refused, Stale."""
    name = str(values.get("name") or "")
    act = say("New site {name}", name=name) if id is None else say("Edit site {name}", name=name)
    with database.write(act) as work:
        merged = _merged(work, Site, values, id)
        work.subject = work.put(Site, SiteDraft, merged, id, version).id
    return work.changed


def save_phase(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a phase with its milestones (`milestones`: kind, planned, actual). Raises Refused."""
    name = str(values.get("name") or "")
    act = say("New phase {name}", name=name) if id is None else say("Edit phase {name}", name=name)
    with database.write(act) as work:
        row = work.put(Phase, PhaseDraft, _merged(work, Phase, values, id), id, version)
        work.subject = row.id
        if "milestones" in values:
            _put_milestones(work, row.id or 0, list(values["milestones"] or ()))
    return work.changed


def _put_milestones(work: "Work", phase: int, wanted: list[Values]) -> None:
    rules.check_milestones(wanted)
    stored = {row.kind: row for row in all_of(work, Milestone, Milestone.phase_id == phase)}
    for kind in stored.keys() - {each["kind"] for each in wanted}:
        work.remove(stored[kind])
    for each in wanted:
        values = {**each, "phase_id": phase}
        known = stored.get(each["kind"])
        work.put(Milestone, MilestoneDraft, values, known.id if known else None)


def save_building(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a building; its code is the only one of its site. Raises Refused, Stale."""
    code = str(values.get("code") or "")
    act = (
        say("New building {code}", code=code)
        if id is None
        else say("Edit building {code}", code=code)
    )
    with database.write(act) as work:
        merged = _merged(work, Building, values, id)
        phase = merged.get("phase_id")
        rules.check_building(merged, work.find(Phase, phase).site_id if phase else None)
        _refuse_code(work, merged, id)
        work.subject = work.put(Building, BuildingDraft, merged, id, version).id
    return work.changed


def _refuse_code(work: "Work", values: Values, id: int | None) -> None:
    code = fold(str(values.get("code") or ""))
    for row in all_of(work, Building, Building.site_id == values.get("site_id")):
        if row.id != id and fold(row.code) == code:
            raise Refused({"code": say("This site already has a building {code}.", code=row.code)})


def save_floor(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a floor; its level is the only one of its building. Raises Refused, Stale."""
    with database.write(say("Save floor")) as work:
        old = work.find(Floor, id) if id else None
        moved_from = old.building_id if old else None
        merged = _merged(work, Floor, values, id)
        _refuse_level(work, merged, id)
        row = work.put(Floor, FloorDraft, merged, id, version)
        if moved_from not in (None, row.building_id):
            _move_units(work, row)
        name = long_floor_label(row.level, row.label)
        work.subject = row.id
        work.act = (
            say("New floor {name}", name=name)
            if old is None
            else say("Edit floor {name}", name=name)
        )
    return work.changed


def _refuse_level(work: "Work", values: Values, id: int | None) -> None:
    level = values.get("level")
    taken = {
        row.level: row.id
        for row in all_of(work, Floor, Floor.building_id == values.get("building_id"))
        if row.id != id
    }
    if level in taken:
        free = max(taken) + 1
        raise Refused(
            {"level": say("This building already has a floor at level {level}.", level=level)},
            {"level": Proposal(say("Use level {level}", level=free), free)},
        )


def _move_units(work: "Work", floor: Floor) -> None:
    for unit in all_of(work, Unit, Unit.floor_id == floor.id):
        _refuse_unit_code(work, unit.code, floor.building_id, unit.id)
        unit.building_id = floor.building_id
    work.flush()


def save_unit(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a unit. Areas in hundredths of m²; rentable left empty = usable + share (§1.7).

    Its parts follow it to another floor. Raises Refused, Stale.
    """
    code = str(values.get("code") or "")
    act = say("New unit {code}", code=code) if id is None else say("Edit unit {code}", code=code)
    with database.write(act) as work:
        work.subject = put_unit(work, values, id, version).id
    return work.changed


def put_unit(
    work: "Work", values: Values, id: int | None = None, version: int | None = None
) -> Unit:
    """Save a unit inside an act."""
    old = work.find(Unit, id) if id else None
    merged = _with_areas(_merged(work, Unit, values, id), values)
    floor = work.find(Floor, int(merged.get("floor_id") or 0)) if merged.get("floor_id") else None
    if floor is None:
        raise Refused({"floor_id": say("Choose the floor of this unit.")})
    parts = _parts(work, id) if id else []
    moving = old is not None and old.floor_id != floor.id
    whole = merged.get("part_of_id")
    rules.check_unit(
        merged,
        rules.Place(id, floor.id or 0, (), _depth(work, id) if id else 0),
        _place(work, whole) if whole else None,
    )
    _refuse_unit_code(work, str(merged["code"]), floor.building_id, id)
    if old is None:
        data = checked(UnitDraft, merged).model_dump()
        return work.make(Unit, {**data, "building_id": floor.building_id})
    if version is None or old.version == version:
        old.building_id = floor.building_id
    row = work.put(Unit, UnitDraft, merged, id, version)
    if moving:
        for part in parts:
            part.floor_id, part.building_id = floor.id or 0, floor.building_id
        work.flush()
    return row


def _with_areas(merged: dict[str, Any], given: Values) -> dict[str, Any]:
    """Empty areas are nothing; a rentable area left empty is the sum of the other two."""
    usable, share = merged.get("usable_area") or 0, merged.get("common_share") or 0
    merged.update(usable_area=usable, common_share=share)
    if merged.get("rentable_area") is None or (
        "rentable_area" in given and given["rentable_area"] is None
    ):
        merged["rentable_area"] = rules.rentable_area(usable, share)
    return merged


def _place(work: "Work", id: int) -> rules.Place:
    unit = work.find(Unit, id)
    wholes: list[int] = []
    above = unit.part_of_id
    while above is not None and above not in wholes:
        wholes.append(above)
        above = work.find(Unit, above).part_of_id
    return rules.Place(id, unit.floor_id, tuple(wholes))


def _parts(work: "Work", id: int) -> list[Unit]:
    """The parts of a unit and their parts."""
    near = all_of(work, Unit, Unit.part_of_id == id)
    return near + [far for part in near for far in all_of(work, Unit, Unit.part_of_id == part.id)]


def _depth(work: "Work", id: int) -> int:
    near = all_of(work, Unit, Unit.part_of_id == id)
    return 1 + max(_depth(work, part.id or 0) for part in near) if near else 0


def _refuse_unit_code(work: "Work", code: str, building: int, id: int | None) -> None:
    same = all_of(work, Unit, Unit.building_id == building, Unit.code_key == fold(code)[:200])
    if any(row.id != id for row in same):
        raise Refused({"code": say("This building already has a unit {code}.", code=code)})


def make_units(
    database: "Database", floor: int, prefix: str, count: int, values: Values
) -> "Changed":
    """Make several units of one floor, numbered on: A-3.01, A-3.02… Raises Refused."""
    if not 1 <= count <= 500:
        raise Refused({"count": say("Between 1 and 500 units can be made at once.")})
    act = says("New unit", "{count} new units", count)
    with database.write(act) as work:
        place = work.find(Floor, floor)
        taken = {row.code_key for row in all_of(work, Unit, Unit.building_id == place.building_id)}
        number = 0
        for _ in range(count):
            number += 1
            while fold(f"{prefix}{number:02d}") in taken:
                number += 1
            put_unit(work, {**values, "floor_id": floor, "code": f"{prefix}{number:02d}"})
    return work.changed


def all_of(work: "Work", table: Any, *where: Any) -> list[Any]:
    """The rows of a table that meet some conditions."""
    from sqlmodel import select

    return list(work.exec(select(table).where(*where)).all())
