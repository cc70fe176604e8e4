"""Lists and single records of sites, phases, buildings and floors, read by plain SQL."""

from datetime import date
from typing import Any

from ctv_desktop.database.read import Query, Reader
from ctv_desktop.values.record import dataclass

# A unit that was or will be split or merged gives way to those in its place: each area once.
_AREA_OF = (
    "(SELECT coalesce(sum(unit.rentable_area), 0) FROM unit"
    " WHERE unit.part_of_id IS NULL AND unit.retired_on IS NULL AND {where})"
)
_COUNT_OF = "(SELECT count(*) FROM unit WHERE unit.retired_on IS NULL AND {where})"
_IN_SITE = "unit.building_id IN (SELECT b.id FROM building AS b WHERE b.site_id = site.id)"
_IN_BUILDING = "unit.building_id = building.id"
_DONE = (
    "(SELECT milestone.actual FROM milestone"
    " WHERE milestone.phase_id = phase.id AND milestone.kind = '{kind}')"
)

SITES = Query(
    table="site",
    source="site",
    id="site.id",
    columns={
        "name": "site.name",
        "city": "site.city",
        "address": "site.address",
        "buildings": "(SELECT count(*) FROM building WHERE building.site_id = site.id)",
        "units": _COUNT_OF.format(where=_IN_SITE),
        "rentable": _AREA_OF.format(where=_IN_SITE),
    },
    sorts={"name": "site.name_key"},
    totals={"count": "count(*)"},
    order=(("name", False),),
)
PHASES = Query(
    table="phase",
    source="phase JOIN site ON site.id = phase.site_id",
    id="phase.id",
    columns={
        "name": "phase.name",
        "site": "site.name",
        "delivery": _DONE.format(kind="delivery"),
        "conformity": _DONE.format(kind="conformity"),
        "buildings": "(SELECT count(*) FROM building WHERE building.phase_id = phase.id)",
    },
    sorts={"site": "site.name_key"},
    scopes={"site": "phase.site_id = $s"},
    totals={"count": "count(*)"},
    order=(("site", False), ("name", False)),
)
BUILDINGS = Query(
    table="building",
    source="building JOIN site ON site.id = building.site_id"
    " LEFT JOIN phase ON phase.id = building.phase_id",
    id="building.id",
    columns={
        "code": "building.code",
        "name": "building.name",
        "site": "site.name",
        "phase": "phase.name",
        "state": "building.state",
        "floors": "(SELECT count(*) FROM floor WHERE floor.building_id = building.id)",
        "units": _COUNT_OF.format(where=_IN_BUILDING),
        "rentable": _AREA_OF.format(where=_IN_BUILDING),
    },
    sorts={"site": "site.name_key"},
    filters={
        state: f"building.state = '{state}'"
        for state in ("planned", "under_works", "delivered", "retired")
    },
    scopes={"site": "building.site_id = $s", "phase": "building.phase_id = $s"},
    totals={"count": "count(*)"},
    search="building_search",
    order=(("site", False), ("code", False)),
)


@dataclass(frozen=True)
class Site:
    """A site as stored."""

    id: int
    version: int
    name: str
    city: str
    address: str
    title_deed: str
    notes: str
    landlord_id: int | None
    fictitious: bool  # 0 or 1 as the driver gives it
    landlord: str


@dataclass(frozen=True)
class Milestone:
    """A milestone of a phase."""

    id: int
    kind: str
    planned: date | None
    actual: date | None


@dataclass(frozen=True)
class Phase:
    """A phase with its milestones."""

    id: int
    version: int
    site_id: int
    name: str
    site: str
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class Building:
    """A building with the names of what it belongs to."""

    id: int
    version: int
    site_id: int
    phase_id: int | None
    code: str
    name: str
    state: str
    address: str
    title_deed: str
    site: str
    phase: str | None

    @property
    def title(self) -> str:
        """The name, with the code where the name does not say it."""
        return titled(self.code, self.name)


def titled(code: str, name: str) -> str:
    """A building's name, with its code where the name does not say it."""
    if code.casefold() in name.casefold().split():
        return name
    return f"{code} · {name}" if name else code


@dataclass(frozen=True)
class Floor:
    """A floor with the names of what it belongs to."""

    id: int
    version: int
    building_id: int
    level: int
    label: str
    gross_area: int
    building: str
    site_id: int
    site: str


@dataclass(frozen=True)
class Sums:
    """What a place holds; rentable area in hundredths of m², parts of units not counted twice."""

    units: int
    rentable: int
    floors: int = 0
    buildings: int = 0


def site(reader: Reader, id: int) -> Site | None:
    """A site, or None where it is gone."""
    row = reader.row(
        "SELECT site.id, site.version, site.name, site.city, site.address, site.title_deed,"
        " site.notes, site.landlord_id, site.fictitious, coalesce(landlord.legal_name, '')"
        " FROM site LEFT JOIN landlord ON landlord.id = site.landlord_id WHERE site.id = $1",
        id,
    )
    return Site(*row) if row else None


def phase(reader: Reader, id: int) -> Phase | None:
    """A phase with its milestones, or None where it is gone."""
    row = reader.row(
        "SELECT phase.id, phase.version, site_id, phase.name, site.name FROM phase"
        " JOIN site ON site.id = phase.site_id WHERE phase.id = $1",
        id,
    )
    return Phase(*(*row, milestones(reader, id))) if row else None


def milestones(reader: Reader, phase_id: int) -> tuple[Milestone, ...]:
    """The milestones of a phase in the order of their days."""
    rows = reader.rows(
        "SELECT id, kind, planned, actual FROM milestone WHERE phase_id = $1"
        " ORDER BY coalesce(actual, planned, '9999'), id",
        phase_id,
    )
    return tuple(Milestone(id, kind, day(p), day(a)) for id, kind, p, a in rows)


def building(reader: Reader, id: int) -> Building | None:
    """A building, or None where it is gone."""
    row = reader.row(
        "SELECT building.id, building.version, building.site_id, phase_id, code, building.name,"
        " state, building.address, building.title_deed, site.name, phase.name FROM building"
        " JOIN site ON site.id = building.site_id LEFT JOIN phase ON phase.id = building.phase_id"
        " WHERE building.id = $1",
        id,
    )
    return Building(*row) if row else None


def floor(reader: Reader, id: int) -> Floor | None:
    """A floor, or None where it is gone."""
    row = reader.row(
        "SELECT floor.id, floor.version, building_id, level, label, gross_area, building.code,"
        " site.id, site.name FROM floor JOIN building ON building.id = floor.building_id"
        " JOIN site ON site.id = building.site_id WHERE floor.id = $1",
        id,
    )
    return Floor(*row) if row else None


def buildings_of_phase(reader: Reader, phase_id: int) -> list[tuple[int, str]]:
    """The buildings of a phase as (id, name or else code)."""
    rows = reader.rows(
        "SELECT id, coalesce(nullif(name, ''), code) FROM building WHERE phase_id = $1"
        " ORDER BY code",
        phase_id,
    )
    return [(id, name) for id, name in rows]


def floors_of(reader: Reader, building_id: int) -> list[tuple[int, int, str, int]]:
    """The floors of a building, top one first, as (id, level, label, rentable area)."""
    return [
        (id, level, label, area)
        for id, level, label, area in reader.rows(
            "SELECT floor.id, level, label, coalesce((SELECT sum(rentable_area) FROM unit"
            " WHERE unit.floor_id = floor.id AND part_of_id IS NULL AND retired_on IS NULL), 0)"
            " FROM floor WHERE building_id = $1 ORDER BY level DESC",
            building_id,
        )
    ]


def next_level(reader: Reader, building_id: int) -> int:
    """The level above the top floor of a building; 0 for its first."""
    top = reader.value("SELECT max(level) FROM floor WHERE building_id = $1", building_id)
    return 0 if top is None else int(top) + 1


_WITHIN = {
    "site": "building_id IN (SELECT id FROM building WHERE site_id = $1)",
    "phase": "building_id IN (SELECT id FROM building WHERE phase_id = $1)",
    "building": "building_id = $1",
    "floor": "floor_id = $1",
}


def sums(reader: Reader, place: str, id: int) -> Sums:
    """What a site, phase, building or floor holds."""
    row = reader.row(
        "SELECT count(*), coalesce(sum(CASE WHEN part_of_id IS NULL THEN rentable_area END), 0)"
        f" FROM unit WHERE retired_on IS NULL AND {_WITHIN[place]}",
        id,
    )
    units, rentable = row or (0, 0)
    floors = {
        "site": "SELECT count(*) FROM floor JOIN building AS b ON b.id = building_id"
        " WHERE b.site_id = $1",
        "building": "SELECT count(*) FROM floor WHERE building_id = $1",
    }
    buildings = {"site": "site_id", "phase": "phase_id"}
    return Sums(
        units,
        rentable,
        reader.value(floors[place], id) if place in floors else 0,
        reader.value(f"SELECT count(*) FROM building WHERE {buildings[place]} = $1", id)
        if place in buildings
        else 0,
    )


def day(raw: Any) -> date | None:
    """A day as the driver gives it."""
    return date.fromisoformat(raw) if isinstance(raw, str) and raw else raw or None
