"""The rent roll: one row for each unit that is let or could be, as of `$1`.

Rents and charges come from the spans that the rent engine keeps: a day's rent is one row of them.
A space let by its desks stands here as its desks; one let as a whole, or empty, as itself.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Ask, Query, export_rows
from ctv_desktop.features.deadlines.rows.sources import NEXT_REVISION
from ctv_desktop.features.leases.rows.lists import WAITS
from ctv_desktop.features.park.rows.units import (
    ASKING_MONTH,
    FLOOR_NAME,
    PLACED,
    STATE,
    THERE,
    let_now,
)
from ctv_desktop.features.park.words import BY_ITEM
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def _parts_let(whole: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM unit AS part JOIN lease_line AS taken ON taken.unit_id = part.id"
        f" WHERE part.part_of_id = {whole} AND +taken.binding = 1 AND taken.starts <= $1"
        " AND taken.ends >= $1)"
    )


# A part that is not let stands where another part of its whole is: then no whole of it is (R52).
_EMPTY = (
    f"NOT {_parts_let('unit.id')} AND (unit.part_of_id IS NULL OR {_parts_let('unit.part_of_id')})"
)
_STANDS = f"unit.kind <> 'common_part' AND {THERE} AND (line.id IS NOT NULL OR {_EMPTY})"
_SPAN = (
    " LEFT JOIN rent_span AS span ON span.unit_id = line.unit_id AND span.line_id = line.id"
    f" AND span.starts <= $1 AND span.ends >= $1 AND NOT ({WAITS})"
)
# What is kept is asked last of each row, so that rows come in the order of the buildings' codes
# and the first page is read without the others.
ROLL = f"{PLACED}{let_now('(unit.id)')}{_SPAN} CROSS JOIN (SELECT 1) AS kept ON {_STANDS}"
AREA = (
    f"CASE WHEN unit.kind IN {BY_ITEM} AND coalesce(line.basis, 'item') = 'item' THEN NULL"
    " ELSE coalesce(line.area, unit.rentable_area) END"
)
_PRICE = f"CASE WHEN {AREA} > 0 THEN (span.rent * 100 + ({AREA}) / 2) / ({AREA}) END"
_AGREED = "CASE WHEN line.basis = 'area' THEN (line.area * line.rent + 50) / 100 ELSE line.rent END"
_ASKING = f"CASE WHEN line.id IS NULL THEN {ASKING_MONTH} END"

RENT_ROLL = Query(
    table="unit",
    source=ROLL,
    id="unit.id",
    columns={
        "building": "building.code",
        "floor": FLOOR_NAME,
        "unit": "unit.code",
        "kind": "unit.kind",
        "tenant": "tenant.legal_name",
        "lease": "lease.reference",
        "area": AREA,
        "price": _PRICE,
        "rent": "span.rent",
        "rent_year": "span.rent * 12",
        "charges": "span.charges",
        "starts": "line.starts",
        "ends": "line.ends",
        "firm_until": "lease.firm_until",
        "next_revision": f"CASE WHEN NOT ({WAITS}) THEN {NEXT_REVISION} END",
        "deposit": f"lease.deposit_months * ({_AGREED})",
        "asking": _ASKING,
        "state": STATE,
    },
    sorts={
        "floor": "floor.level",
        "unit": "unit.code_key",
        "tenant": "tenant.name_key",
        "lease": "lease.reference_key",
    },
    filters={
        "": "1 = 1",
        "let": "line.id IS NOT NULL",
        "ending": f"{STATE} = 'ending'",
        "vacant": "line.id IS NULL",
        "free": f"{STATE} = 'free'",
    },
    scopes={
        "site": "building.site_id = $s",
        "building": "unit.building_id = $s",
        "tenant": "lease.tenant_id = $s",
        "lease": "line.lease_id = $s",
        # Two ISO days with a stroke between them.
        "ends_between": "line.ends BETWEEN substr($s, 1, 10) AND substr($s, 12, 10)",
    },
    totals={
        "area": f"coalesce(sum(CASE WHEN line.id IS NOT NULL THEN {AREA} END), 0)",
        "vacant": f"coalesce(sum(CASE WHEN line.id IS NULL THEN {AREA} END), 0)",
        "rent": "coalesce(sum(span.rent), 0)",
        "charges": "coalesce(sum(span.charges), 0)",
        "asking": f"coalesce(sum({_ASKING}), 0)",
    },
    search="unit_search",
    order=(("building", False), ("floor", True), ("unit", False)),
)


@dataclass(frozen=True)
class Line:
    """A row of the rent roll: areas in hundredths of m², amounts in centimes."""

    id: int
    building: str
    floor: str
    unit: str
    kind: str
    tenant: str
    lease: str
    area: int | None
    price: int | None
    rent: int | None
    rent_year: int | None
    charges: int | None
    starts: date | None
    ends: date | None
    firm_until: date | None
    next_revision: date | None
    deposit: int | None
    asking: int | None
    state: str


_DAYS = ("starts", "ends", "firm_until", "next_revision")
_TEXTS = ("building", "floor", "unit", "tenant", "lease")


def lines(reader: "Reader", day: date, scope: Mapping[str, Any], filter: str = "") -> list[Line]:
    """The rent roll of a day, by building, floor and unit."""
    keys = tuple(RENT_ROLL.columns)
    ask = Ask(day, filter, scope=scope)
    return [_line(row[0], dict(zip(keys, row[1:], strict=True)))
            for row in export_rows(reader, RENT_ROLL, ask, keys)]  # fmt: skip


def _line(id: int, values: dict[str, Any]) -> Line:
    for key in _DAYS:
        values[key] = date.fromisoformat(values[key]) if values[key] else None
    for key in _TEXTS:
        values[key] = "" if values[key] is None else str(values[key])
    return Line(id=id, **values)
