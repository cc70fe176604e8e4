"""The list of leases, their state on a day as SQL, and the short lists of other records."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Query
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

SOON = 120  # days

# Says what rules.state.state says; a property test compares them.
WAITS = "lease.start_rule = 'handover' AND lease.handed_over_on IS NULL"
STATE = (
    "CASE WHEN lease.signed = 0 THEN 'draft'"
    f" WHEN {WAITS} THEN CASE WHEN lease.terminated_on IS NULL THEN 'waiting'"
    " ELSE 'terminated' END"
    " WHEN lease.last_day < $1 OR lease.last_day < lease.starts"
    " THEN CASE WHEN lease.terminated_on IS NULL THEN 'ended' ELSE 'terminated' END"
    " WHEN lease.starts > $1 THEN 'signed'"
    " WHEN lease.notice_on IS NOT NULL OR lease.terminated_on IS NOT NULL THEN 'notice'"
    " ELSE 'running' END"
)
_BEGUN = f"lease.signed = 1 AND NOT ({WAITS})"
RUNNING = f"{_BEGUN} AND lease.last_day >= $1 AND lease.starts <= $1"
TO_COME = (
    f"lease.signed = 1 AND CASE WHEN {WAITS} THEN lease.terminated_on IS NULL"
    " ELSE lease.starts > $1 AND lease.last_day >= lease.starts END"
)
ENDING = f"{RUNNING} AND lease.last_day <= date($1, '+{SOON} days')"
NOTICE = f"{RUNNING} AND (lease.notice_on IS NOT NULL OR lease.terminated_on IS NOT NULL)"
OVER = (
    f"lease.signed = 1 AND CASE WHEN {WAITS} THEN lease.terminated_on IS NOT NULL"
    " ELSE lease.last_day < $1 OR lease.last_day < lease.starts END"
)

_LINES = (
    "FROM lease_line JOIN unit ON unit.id = lease_line.unit_id WHERE lease_line.lease_id = lease.id"
)
_FIRST = f"(SELECT unit.code {_LINES} ORDER BY lease_line.area DESC, unit.code_key LIMIT 1)"
_MORE = (
    "(SELECT CASE WHEN count(DISTINCT lease_line.unit_id) > 1"
    " THEN ' +' || (count(DISTINCT lease_line.unit_id) - 1) ELSE '' END"
    " FROM lease_line WHERE lease_line.lease_id = lease.id)"
)
UNITS_TEXT = f"{_FIRST} || {_MORE}"
_BUILDING = (
    "(SELECT group_concat(code, ', ') FROM (SELECT DISTINCT building.code FROM lease_line"
    " JOIN unit ON unit.id = lease_line.unit_id JOIN building ON building.id = unit.building_id"
    " WHERE lease_line.lease_id = lease.id ORDER BY building.code))"
)
_DAYS_LEFT = (
    f"CASE WHEN {RUNNING} THEN CAST(julianday(lease.last_day) - julianday($1) AS INTEGER) END"
)

LEASES = Query(
    table="lease",
    source="lease JOIN tenant ON tenant.id = lease.tenant_id",
    id="lease.id",
    columns={
        "reference": "lease.reference",
        "tenant": "tenant.legal_name",
        "units": UNITS_TEXT,
        "building": _BUILDING,
        "starts": "lease.starts",
        "ends": "lease.last_day",
        "days_left": _DAYS_LEFT,
        "area": "lease.area",
        "rent": "lease.monthly_rent",
        "state": STATE,
        "regime": "lease.regime",
        "vat_regime": "lease.vat_regime",
        "signed_on": "lease.signed_on",
        "firm_until": "lease.firm_until",
        "period": "lease.payment_period",
    },
    sorts={
        "reference": "lease.year * 1000000 + lease.number",
        "tenant": "tenant.name_key",
        "units": f"(SELECT min(unit.code_key) {_LINES})",
        "building": f"(SELECT min(unit.building_id) {_LINES})",
    },
    filters={
        "": "1 = 1",
        "active": RUNNING,
        "draft": "lease.signed = 0",
        "to_come": TO_COME,
        "ending": ENDING,
        "notice": NOTICE,
        "over": OVER,
    },
    scopes={
        "tenant": "lease.tenant_id = $s",
        "landlord": "lease.landlord_id = $s",
        # Two ISO days with a stroke between them.
        "ends_between": "lease.signed = 1"
        " AND lease.last_day BETWEEN substr($s, 1, 10) AND substr($s, 12, 10)",
        "unit": "EXISTS (SELECT 1 FROM lease_line AS line"
        " WHERE line.lease_id = lease.id AND line.unit_id = $s)",
        "building": "EXISTS (SELECT 1 FROM lease_line AS line JOIN unit ON unit.id = line.unit_id"
        " WHERE line.lease_id = lease.id AND unit.building_id = $s)",
        "site": "EXISTS (SELECT 1 FROM lease_line AS line JOIN unit ON unit.id = line.unit_id"
        " JOIN building ON building.id = unit.building_id"
        " WHERE line.lease_id = lease.id AND building.site_id = $s)",
    },
    totals={
        "count": "count(*)",
        "area": "coalesce(sum(lease.area), 0)",
        "rent": "coalesce(sum(lease.monthly_rent), 0)",
    },
    search="lease_search",
    order=(("reference", True),),
)


def day(raw: Any) -> date | None:
    """A stored day."""
    return date.fromisoformat(raw) if raw else None


@dataclass(frozen=True)
class LeaseLine:
    """A lease as another record's panel names it."""

    id: int
    reference: str
    tenant: str
    units: str
    starts: date
    last_day: date
    state: str


def leases_of(
    reader: "Reader",
    today: date,
    tenant: int | None = None,
    unit: int | None = None,
    most: int = 6,
) -> list[LeaseLine]:
    """Leases of a tenant or of a unit, the latest first."""
    rows = reader.rows(
        "SELECT lease.id, lease.reference, tenant.legal_name,"
        f" {UNITS_TEXT}, lease.starts, lease.last_day, {STATE}"
        " FROM lease JOIN tenant ON tenant.id = lease.tenant_id"
        " WHERE ($2 IS NULL OR lease.tenant_id = $2)"
        " AND ($3 IS NULL OR lease.id IN (SELECT lease_id FROM lease_line WHERE unit_id = $3))"
        f" ORDER BY lease.last_day DESC, lease.id DESC LIMIT {most:d}",
        today,
        tenant,
        unit,
    )
    return [
        LeaseLine(
            id,
            reference,
            name,
            units or "",
            date.fromisoformat(starts),
            date.fromisoformat(ends),
            state,
        )
        for id, reference, name, units, starts, ends, state in rows
    ]
