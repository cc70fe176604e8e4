"""Dated rates: the one in force on a day, and their list."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.read import Query
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_IN_FORCE = (
    "dated_rate.valid_from = (SELECT max(other.valid_from) FROM dated_rate AS other"
    " WHERE other.kind = dated_rate.kind AND other.valid_from <= $1)"
)

RATES = Query(
    table="dated_rate",
    source="dated_rate",
    id="dated_rate.id",
    columns={
        "kind": "dated_rate.kind",
        "valid_from": "dated_rate.valid_from",
        "rate": "dated_rate.rate",
        "source": "dated_rate.source",
        "in_force": f"CASE WHEN {_IN_FORCE} THEN 1 ELSE 0 END",
    },
    filters={"": "1 = 1", "in_force": _IN_FORCE},
    scopes={"kind": "dated_rate.kind = $s"},
    totals={"count": "count(*)"},
    order=(("kind", False), ("valid_from", True)),
)


@dataclass(frozen=True)
class Rate:
    """A dated rate in basis points."""

    id: int
    version: int
    kind: str
    valid_from: date
    rate: int
    source: str


def rate(reader: "Reader", id: int) -> Rate | None:
    """One dated rate."""
    row = reader.row(
        "SELECT id, version, kind, valid_from, rate, source FROM dated_rate WHERE id = $1", id
    )
    if row is None:
        return None
    number, version, kind, day, points, source = row
    return Rate(number, version, kind, date.fromisoformat(day), points, source)


def rate_in_force(reader: "Reader", kind: str, day: date) -> int:
    """The rate of a kind on a day in basis points: the last whose day has come, else 0."""
    found = reader.value(
        "SELECT rate FROM dated_rate WHERE kind = $1 AND valid_from <= $2"
        " ORDER BY valid_from DESC LIMIT 1",
        kind,
        day,
    )
    return int(found or 0)
