"""The park as a tree, and as stacks of floors with the units in proportion, for plans."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from ctv_desktop.database.read import Reader
from ctv_desktop.features.park.rows.places import day
from ctv_desktop.features.park.rows.units import FREE_FROM, NOT_LETTABLE, SOURCE, STATE, THERE
from ctv_desktop.features.park.words import BY_ITEM
from ctv_desktop.values.record import dataclass


@dataclass(frozen=True)
class FloorNode:
    """A floor in the tree: how many units, and their rentable area in hundredths of m²."""

    id: int
    level: int
    label: str
    units: int
    area: int


@dataclass(frozen=True)
class BuildingNode:
    """A building in the tree with its floors, top one first."""

    id: int
    code: str
    name: str
    state: str
    units: int
    area: int
    floors: tuple[FloorNode, ...]


@dataclass(frozen=True)
class SiteNode:
    """A site in the tree with its buildings."""

    id: int
    name: str
    city: str
    units: int
    area: int
    buildings: tuple[BuildingNode, ...]


def tree(reader: Reader) -> tuple[SiteNode, ...]:
    """Sites → buildings → floors with counts and areas; small even in a large park."""
    floors = _grouped(
        reader.rows(
            "SELECT floor.building_id, floor.id, floor.level, floor.label, count(unit.id),"
            " coalesce(sum(CASE WHEN unit.part_of_id IS NULL THEN unit.rentable_area END), 0)"
            " FROM floor LEFT JOIN unit ON unit.floor_id = floor.id AND unit.retired_on IS NULL"
            " GROUP BY floor.id"
            " ORDER BY floor.building_id, floor.level DESC"
        )
    )
    buildings = _grouped(
        reader.rows(
            "SELECT site_id, id, code, name, state FROM building ORDER BY site_id, code, id"
        )
    )
    return tuple(
        _site(row, buildings.get(row[0], ()), floors)
        for row in reader.rows("SELECT id, name, city FROM site ORDER BY name_key, id")
    )


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    return {key: [row[1:] for row in group] for key, group in groupby(rows, key=lambda row: row[0])}


def _site(row: Any, buildings: Any, floors: Any) -> SiteNode:
    nodes = []
    for id, code, name, state in buildings:
        below = tuple(FloorNode(*each) for each in floors.get(id, ()))
        units, area = sum(f.units for f in below), sum(f.area for f in below)
        nodes.append(BuildingNode(id, code, name, state, units, area, below))
    units, area = sum(b.units for b in nodes), sum(b.area for b in nodes)
    return SiteNode(*(*row, units, area, tuple(nodes)))


@dataclass(frozen=True)
class StackUnit:
    """A unit in a stack; `rent` is the monthly rent of its line in centimes, `live` its tickets."""

    id: int
    code: str
    name: str
    kind: str
    area: int
    state: str
    tenant_id: int | None
    tenant: str | None
    lease_id: int | None
    lease: str | None
    ends: date | None
    free_from: date | None
    rent: int | None
    asking: int | None
    live: int


@dataclass(frozen=True)
class StackFloor:
    """A floor of a stack with its units in the order of their codes."""

    id: int
    level: int
    label: str
    units: tuple[StackUnit, ...]


@dataclass(frozen=True)
class Stack:
    """A building as a stack, top floor first. `area` and `let` leave common parts out."""

    id: int
    code: str
    name: str
    state: str
    site_id: int
    site: str
    floors: tuple[StackFloor, ...]
    area: int
    let: int


_RENT = "CASE WHEN line.basis = 'item' THEN line.rent ELSE (line.area * line.rent + 50) / 100 END"
_LIVE = (
    "(SELECT count(*) FROM ticket WHERE ticket.unit_id = unit.id"
    " AND ticket.state IN ('open', 'assigned', 'in_progress', 'waiting'))"
)
_STACKED = (
    f"SELECT unit.floor_id, unit.id, unit.code, unit.name, unit.kind, unit.rentable_area, {STATE},"
    f" tenant.id, tenant.legal_name, lease.id, lease.reference, line.ends, {FREE_FROM}, {_RENT},"
    f" unit.asking_rent, {_LIVE} FROM {SOURCE}"
    f" WHERE unit.part_of_id IS NULL AND unit.kind <> 'parking_space' AND {THERE}"
    " AND ($2 IS NULL OR building.site_id = $2)"
    " ORDER BY building.id, floor.level DESC, floor.id, unit.code_key"
)


def stacks(reader: Reader, today: date, site: int | None = None) -> tuple[Stack, ...]:
    """Every building of the park, or of a site, with floors and units as they stand on a day.

    Parts (desks of a space) and parking spaces are left out: a stack shows whole rooms.
    """
    units = _grouped(reader.rows(_STACKED, today, site))
    floors = _grouped(
        reader.rows(
            "SELECT building_id, id, level, label FROM floor ORDER BY building_id, level DESC"
        )
    )
    buildings = reader.rows(
        "SELECT building.id, code, building.name, state, site.id, site.name FROM building"
        " JOIN site ON site.id = building.site_id"
        " WHERE $1 IS NULL OR site.id = $1 ORDER BY site.name_key, site.id, code, building.id",
        site,
    )
    return tuple(_stack(row, floors.get(row[0], ()), units) for row in buildings)


def _stack(row: Any, floors: Any, units: Any) -> Stack:
    made = tuple(
        StackFloor(id, level, label, tuple(_unit(each) for each in units.get(id, ())))
        for id, level, label in floors
    )
    rooms = [unit for floor in made for unit in floor.units if unit.state != "common"]
    area = sum(unit.area for unit in rooms)
    let = sum(unit.area for unit in rooms if unit.state in ("let", "ending"))
    return Stack(*(*row, made, area, let))


def _unit(row: tuple[Any, ...]) -> StackUnit:
    *head, ends, free, rent, asking, live = row
    return StackUnit(*(*head, day(ends), day(free), rent, asking, live))


@dataclass(frozen=True)
class Occupancy:
    """How much of the lettable stock is let on a day; areas in hundredths of m² (R51)."""

    let_area: int
    area: int
    let_units: int
    units: int


_STOCK = (
    f"SELECT building.id AS building_id, unit.rentable_area AS area, {STATE} AS state,"
    f" line.id IS NULL AND {NOT_LETTABLE} AS closed,"
    " (SELECT count(*) FROM unit AS p WHERE p.part_of_id = unit.id) AS parts,"
    " (SELECT count(*) FROM unit AS p JOIN lease_line AS l ON l.unit_id = p.id"
    " WHERE p.part_of_id = unit.id AND l.binding = 1 AND l.starts <= $1 AND l.ends >= $1)"
    f" AS parts_let FROM {SOURCE} WHERE unit.part_of_id IS NULL AND {THERE}"
    f" AND unit.kind NOT IN {(*BY_ITEM, 'common_part')}"
    " AND ($2 IS NULL OR building.site_id = $2) AND ($3 IS NULL OR building.id = $3)"
)


def occupancies(
    reader: Reader, today: date, site: int | None = None, building: int | None = None
) -> dict[int, Occupancy]:
    """Let and lettable area and units of each building that has any, in one reading.

    Common parts, units let by the item (desks, parking), parts of other units and what cannot be
    let yet are no stock. A space let by its desks counts by the share of its desks that is let.
    """
    rows = reader.rows(
        # Materialized: folded into one, a unit's state would be computed for every use of it.
        f"WITH stock AS MATERIALIZED ({_STOCK})"
        " SELECT building_id, coalesce(sum(CASE WHEN state IN ('let', 'ending') THEN area"
        " WHEN state = 'partly' THEN area * parts_let / max(parts, 1) ELSE 0 END), 0),"
        " coalesce(sum(area), 0),"
        " coalesce(sum(state IN ('let', 'ending', 'partly')), 0), count(*)"
        " FROM stock"
        " WHERE state <> 'common' AND (NOT closed OR state = 'partly') GROUP BY building_id",
        today,
        site,
        building,
    )
    return {row[0]: Occupancy(*row[1:]) for row in rows}


def occupancy(
    reader: Reader, today: date, site: int | None = None, building: int | None = None
) -> Occupancy:
    """Let and lettable area and units of the park, a site or a building."""
    return together(occupancies(reader, today, site, building).values())


def together(parts: Iterable[Occupancy]) -> Occupancy:
    """What several buildings come to."""
    found = list(parts)
    return Occupancy(
        sum(part.let_area for part in found),
        sum(part.area for part in found),
        sum(part.let_units for part in found),
        sum(part.units for part in found),
    )
