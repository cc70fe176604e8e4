"""What the pickers of a lease offer: landlords, and units with whether they are free."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.read import matching
from ctv_desktop.features.leases.rows.taken import taken
from ctv_desktop.features.leases.rules.occupancy import first_free_day, free_until
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class UnitOffer:
    """A unit that may be let, its first free day and the last one before it is let again."""

    id: int
    code: str
    kind: str
    area: int
    asking_rent: int | None
    building: str
    level: int
    floor: str
    site: str
    free_from: date | None = None
    until: date | None = None


_UNIT = (
    "SELECT unit.id, unit.code, unit.kind, unit.rentable_area, unit.asking_rent, building.code,"
    " floor.level, floor.label, site.name FROM unit JOIN floor ON floor.id = unit.floor_id"
    " JOIN building ON building.id = unit.building_id JOIN site ON site.id = building.site_id"
)


def units(
    reader: "Reader", text: str, start: date, but: int = 0, most: int = 30
) -> list[UnitOffer]:
    """Units that can be let, by code or words, each with its first free day from `start`."""
    where = [
        "unit.kind <> 'common_part'",
        "building.state <> 'retired'",
        "coalesce(unit.retired_on, '9999') > $1",
    ]
    params = [start.isoformat()]
    if match := matching(text):
        params.append(match)
        where.append("unit.id IN (SELECT rowid FROM unit_search WHERE unit_search MATCH $2)")
    rows = reader.rows(
        f"{_UNIT} WHERE {' AND '.join(where)} ORDER BY unit.code_key, unit.id LIMIT {most:d}",
        *params,
    )
    return [_offer(reader, UnitOffer(*row), start, but) for row in rows]


def _offer(reader: "Reader", unit: UnitOffer, start: date, but: int) -> UnitOffer:
    from dataclasses import replace

    bound = taken(reader, unit.id, start, but)
    free = first_free_day(start, bound)
    return replace(unit, free_from=free, until=free and free_until(free, bound))


def unit(reader: "Reader", id: int) -> UnitOffer | None:
    """One unit as a lease line needs it."""
    row = reader.row(f"{_UNIT} WHERE unit.id = $1", id)
    return UnitOffer(*row) if row else None


def landlords(reader: "Reader", text: str) -> list[tuple[int, str]]:
    """Landlords by name."""
    from ctv_desktop.values.folding import fold

    rows = reader.rows("SELECT id, legal_name FROM landlord ORDER BY legal_name, id")
    return [(id, name) for id, name in rows if fold(text) in fold(name)]


def landlord_name(reader: "Reader", id: int) -> str:
    """The name of a landlord."""
    return str(reader.value("SELECT legal_name FROM landlord WHERE id = $1", id) or "")


def indexes(reader: "Reader", text: str) -> list[tuple[int, str, str]]:
    """Indexes a rent may follow, by code, with their names."""
    from ctv_desktop.values.folding import fold

    rows = reader.rows("SELECT id, code, name FROM rent_index ORDER BY code, id")
    return [(id, code, name) for id, code, name in rows if fold(text) in fold(f"{code} {name}")]


def index_name(reader: "Reader", id: int) -> str:
    """The code of an index."""
    return str(reader.value("SELECT code FROM rent_index WHERE id = $1", id) or "")
