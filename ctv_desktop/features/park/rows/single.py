"""One unit with all that its panel, its form and a lease line need to know."""

from datetime import date
from typing import Any

from ctv_desktop.database.read import Reader
from ctv_desktop.features.park.rows.places import day
from ctv_desktop.features.park.rows.units import FREE_FROM, SOURCE, STATE
from ctv_desktop.values.record import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit as stored, where it lies, and how it stands on a day."""

    id: int
    version: int
    floor_id: int
    part_of_id: int | None
    code: str
    name: str
    kind: str
    usable_area: int
    common_share: int
    rentable_area: int
    area_method: str
    asking_rent: int | None
    lettable_from: date | None
    equipment: str
    made_on: date | None
    retired_on: date | None
    building_id: int
    building: str
    level: int
    floor_label: str
    site_id: int
    site: str
    whole: str | None
    state: str
    lease_id: int | None
    lease: str | None
    let_until: date | None
    tenant_id: int | None
    tenant: str | None
    free_from: date | None


@dataclass(frozen=True)
class UnitLease:
    """A lease line of a unit: whose, from when to when, at what price, and whether it binds."""

    lease_id: int
    reference: str
    tenant_id: int
    tenant: str
    starts: date
    ends: date
    binding: bool
    signed: bool
    basis: str
    rent: int
    area: int


@dataclass(frozen=True)
class UnitTicket:
    """A ticket of a unit in one line."""

    id: int
    reference: str
    title: str
    state: str
    priority: str


@dataclass(frozen=True)
class UnitPart:
    """A part of a unit, or another unit beside it, with its state."""

    id: int
    code: str
    kind: str
    rentable_area: int
    state: str


_UNIT = (
    "SELECT unit.id, unit.version, unit.floor_id, unit.part_of_id, unit.code, unit.name,"
    " unit.kind, unit.usable_area, unit.common_share, unit.rentable_area, unit.area_method,"
    " unit.asking_rent, unit.lettable_from, unit.equipment, unit.made_on, unit.retired_on,"
    " unit.building_id, building.code,"
    f" floor.level, floor.label, building.site_id, site.name, whole.code, {STATE}, lease.id,"
    f" lease.reference, line.ends, tenant.id, tenant.legal_name, {FREE_FROM} FROM {SOURCE}"
)


def unit(reader: Reader, id: int, today: date) -> Unit | None:
    """A unit as it stands on a day, or None where it is gone."""
    row = reader.row(f"{_UNIT} WHERE unit.id = $2", today, id)
    return _made(row) if row else None


def units_of_floor(reader: Reader, floor_id: int, today: date) -> list[Unit]:
    """All units of a floor in the order of their codes."""
    sql = f"{_UNIT} WHERE unit.floor_id = $2 ORDER BY unit.code_key"
    return [_made(row) for row in reader.rows(sql, today, floor_id)]


def _made(row: tuple[Any, ...]) -> Unit:
    values = list(row)
    for place in (12, 14, 15, 26, 29):
        values[place] = day(values[place])
    return Unit(*values)


def leases(reader: Reader, unit_id: int, limit: int = 20) -> list[UnitLease]:
    """The lease lines of a unit, latest first."""
    rows = reader.rows(
        "SELECT lease.id, lease.reference, tenant.id, tenant.legal_name, line.starts, line.ends,"
        " line.binding, lease.signed, line.basis, line.rent, line.area FROM lease_line AS line"
        " JOIN lease ON lease.id = line.lease_id JOIN tenant ON tenant.id = lease.tenant_id"
        f" WHERE line.unit_id = $1 ORDER BY line.starts DESC, line.id DESC LIMIT {limit:d}",
        unit_id,
    )
    return [_lease(row) for row in rows]


def _lease(row: tuple[Any, ...]) -> UnitLease:
    values = list(row)
    values[4:8] = [day(row[4]), day(row[5]), bool(row[6]), bool(row[7])]
    return UnitLease(*values)


_PLACES = ("site", "building", "floor", "unit")


def tickets(reader: Reader, place: str, id: int, limit: int = 8) -> list[UnitTicket]:
    """The latest tickets of a unit, floor, building or site (`place`), live ones first."""
    column = _PLACES[_PLACES.index(place)]
    rows = reader.rows(
        f"SELECT id, reference, title, state, priority FROM ticket WHERE {column}_id = $1"
        " ORDER BY state IN ('closed', 'cancelled', 'resolved'), opened_at DESC, id DESC"
        f" LIMIT {limit:d}",
        id,
    )
    return [UnitTicket(*row) for row in rows]


def ticket_count(reader: Reader, place: str, id: int) -> int:
    """How many tickets there are of a place."""
    column = _PLACES[_PLACES.index(place)]
    return int(reader.value(f"SELECT count(*) FROM ticket WHERE {column}_id = $1", id) or 0)


def parts(reader: Reader, unit_id: int, today: date) -> list[UnitPart]:
    """The units that are part of a unit."""
    rows = reader.rows(
        f"SELECT unit.id, unit.code, unit.kind, unit.rentable_area, {STATE} FROM {SOURCE}"
        " WHERE unit.part_of_id = $2 ORDER BY unit.code_key",
        today,
        unit_id,
    )
    return [UnitPart(*row) for row in rows]


@dataclass(frozen=True)
class Kin:
    """A unit that another came from (`older`), or became, on a day by split or merge."""

    id: int
    code: str
    rentable_area: int
    on_day: date
    kind: str
    older: bool
    state: str


def kin(reader: Reader, unit_id: int, today: date) -> list[Kin]:
    """The units a unit came from and those it became, all the way back and on, the oldest first."""
    rows = reader.rows(
        "WITH RECURSIVE older(id) AS (SELECT old_id FROM unit_lineage WHERE new_id = $2"
        " UNION SELECT link.old_id FROM unit_lineage AS link JOIN older ON link.new_id = older.id),"
        " newer(id) AS (SELECT new_id FROM unit_lineage WHERE old_id = $2"
        " UNION SELECT link.new_id FROM unit_lineage AS link JOIN newer ON link.old_id = newer.id)"
        " SELECT unit.id, unit.code, unit.rentable_area,"
        " coalesce(unit.made_on, unit.retired_on), (SELECT kind FROM unit_lineage AS link"
        " WHERE unit.id IN (link.old_id, link.new_id) ORDER BY link.id LIMIT 1),"
        f" unit.id IN (SELECT id FROM older), {STATE} FROM {SOURCE}"
        " WHERE unit.id IN (SELECT id FROM older UNION SELECT id FROM newer)"
        " ORDER BY coalesce(unit.made_on, ''), unit.code_key",
        today,
        unit_id,
    )
    return [
        Kin(id, code, area, date.fromisoformat(on_day), kind, bool(older), state)
        for id, code, area, on_day, kind, older, state in rows
    ]


def fictitious(reader: "Reader") -> bool:
    """Whether this is a demo park: its data never mixes with real data."""
    return bool(reader.value("SELECT max(fictitious) FROM site"))
