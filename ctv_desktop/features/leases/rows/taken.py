"""Which days of a unit are bound, and the first that are free (R52)."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rules import occupancy
from ctv_desktop.features.leases.rules.occupancy import Taken

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

# The unit, all it is part of and all its parts: letting one blocks the others.
_NEAR = (
    "WITH RECURSIVE up(id) AS (SELECT $1 UNION SELECT unit.part_of_id FROM unit"
    " JOIN up ON unit.id = up.id WHERE unit.part_of_id IS NOT NULL),"
    " down(id) AS (SELECT $1 UNION SELECT unit.id FROM unit JOIN down ON unit.part_of_id = down.id)"
)


def near(reader: "Reader", unit_id: int) -> frozenset[int]:
    """A unit, what it is part of, and its parts, at every level."""
    sql = f"{_NEAR} SELECT id FROM up UNION SELECT id FROM down"
    return frozenset(id for (id,) in reader.rows(sql, unit_id))


def taken(reader: "Reader", unit_id: int, since: date, but: int = 0) -> list[Taken]:
    """Days of a unit that other leases than `but` bind, from a day on, in order."""
    rows = reader.rows(
        f"{_NEAR} SELECT line.unit_id, unit.code, line.starts, line.ends, lease.id,"
        " lease.reference, tenant.legal_name FROM lease_line AS line"
        " JOIN unit ON unit.id = line.unit_id JOIN lease ON lease.id = line.lease_id"
        " JOIN tenant ON tenant.id = lease.tenant_id"
        " WHERE line.unit_id IN (SELECT id FROM up UNION SELECT id FROM down)"
        " AND line.binding = 1 AND line.ends >= $2 AND line.lease_id <> $3"
        " ORDER BY line.starts, line.id",
        unit_id,
        since,
        but,
    )
    return [
        Taken(unit, code, date.fromisoformat(starts), date.fromisoformat(ends), lease, ref, name)
        for unit, code, starts, ends, lease, ref, name in rows
    ]


def first_free_day(reader: "Reader", unit_id: int, start: date, but: int = 0) -> date | None:
    """The first day from `start` on which a unit is let to nobody; None where it never is."""
    return occupancy.first_free_day(start, taken(reader, unit_id, start, but))
