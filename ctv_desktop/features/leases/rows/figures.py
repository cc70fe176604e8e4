"""Figures of the leases for the home page, each the sum of an exact list."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rows.lists import ENDING, RUNNING
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_ON = "line.binding = 1 AND line.starts <= $1 AND line.ends >= $1"
_RENT = "CASE line.basis WHEN 'area' THEN (line.area * line.rent + 50) / 100 ELSE line.rent END"


@dataclass(frozen=True)
class Figure:
    """How many leases, over what area, for what monthly rent before VAT."""

    count: int
    area: int
    rent: int


def _figure(reader: "Reader", where: str, today: date) -> Figure:
    row = reader.row(
        "SELECT count(*), coalesce(sum(lease.area), 0), coalesce(sum(lease.monthly_rent), 0)"
        f" FROM lease WHERE {where}",
        today,
    )
    return Figure(*(row or (0, 0, 0)))


def running(reader: "Reader", today: date) -> Figure:
    """Leases running on a day (the list's "active" filter)."""
    return _figure(reader, RUNNING, today)


def ending(reader: "Reader", today: date) -> Figure:
    """Leases that end within 120 days (the list's "ending" filter)."""
    return _figure(reader, ENDING, today)


def drafts(reader: "Reader", today: date) -> Figure:
    """Leases waiting for a signature."""
    return _figure(reader, "lease.signed = 0", today)


def let_area(reader: "Reader", day: date) -> int:
    """The area let on a day, from the lines that bind."""
    found = reader.value(
        f"SELECT coalesce(sum(line.area), 0) FROM lease_line AS line WHERE {_ON}", day
    )
    return int(found or 0)


def contractual_rent(reader: "Reader", day: date) -> int:
    """The rent of a month before VAT that the leases running on a day provide for.

    Lines count from the day their rent is due.
    """
    found = reader.value(
        f"SELECT coalesce(sum({_RENT}), 0) FROM lease_line AS line"
        " JOIN lease ON lease.id = line.lease_id"
        f" WHERE {_ON} AND coalesce(lease.rent_starts, lease.starts) <= $1",
        day,
    )
    return int(found or 0)
