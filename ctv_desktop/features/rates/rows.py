"""Dated settings: their list, one of them, and all at once for the rules."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.read import Query
from ctv_desktop.features.rates.rules import Rates
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
        "value": "dated_rate.kind || '/' || dated_rate.value",
        "source": "dated_rate.source",
        "in_force": f"CASE WHEN {_IN_FORCE} THEN 1 ELSE 0 END",
    },
    sorts={"value": "dated_rate.value"},
    filters={"": "1 = 1", "in_force": _IN_FORCE},
    scopes={"kind": "dated_rate.kind = $s"},
    totals={"count": "count(*)"},
    order=(("kind", False), ("valid_from", True)),
)


@dataclass(frozen=True)
class Rate:
    """A dated setting; its value is in the unit of its kind."""

    id: int
    version: int
    kind: str
    valid_from: date
    value: int
    source: str


def rate(reader: "Reader", id: int) -> Rate | None:
    """One dated setting."""
    row = reader.row(
        "SELECT id, version, kind, valid_from, value, source FROM dated_rate WHERE id = $1", id
    )
    if row is None:
        return None
    number, version, kind, day, value, source = row
    return Rate(number, version, kind, date.fromisoformat(day), value, source)


def rates(reader: "Reader") -> Rates:
    """All dated settings, for the rules."""
    rows = reader.rows("SELECT kind, valid_from, value, source FROM dated_rate")
    return Rates((kind, date.fromisoformat(day), value, at) for kind, day, value, at in rows)
