"""The list of meters with their last reading."""

from ctv_desktop.database.read import Query

LATE = 35  # days after which a meter is to be read again

_LAST = (
    "LEFT JOIN meter_reading AS last ON last.meter_id = meter.id AND last.day ="
    " (SELECT max(day) FROM meter_reading AS one WHERE one.meter_id = meter.id)"
)
_HELD = (
    "FROM lease_line JOIN lease ON lease.id = lease_line.lease_id"
    " JOIN tenant ON tenant.id = lease.tenant_id"
    " WHERE lease_line.unit_id = meter.unit_id AND lease_line.binding = 1 AND lease.signed = 1"
    " AND lease_line.starts <= $1 AND lease_line.ends >= $1 ORDER BY lease_line.id LIMIT 1"
)
PRICE = (
    "(SELECT price FROM meter_price WHERE meter_price.meter_id = meter.id AND valid_from <= $1"
    " ORDER BY valid_from DESC LIMIT 1)"
)
STATE = (
    "CASE WHEN meter.retired_on <= $1 THEN 'retired' WHEN last.id IS NULL THEN 'new'"
    f" WHEN last.day < date($1, '-{LATE} days') THEN 'late'"
    " WHEN last.unusual = 1 THEN 'unusual' ELSE 'read' END"
)
SOURCE = (
    "meter JOIN building ON building.id = meter.building_id"
    f" LEFT JOIN unit ON unit.id = meter.unit_id {_LAST}"
)

METERS = Query(
    table="meter",
    source=SOURCE,
    id="meter.id",
    columns={
        "serial": "meter.serial",
        "kind": "meter.kind",
        "building": "building.code",
        "unit": "unit.code",
        "place": "meter.place",
        "tenant": f"(SELECT tenant.legal_name {_HELD})",
        "last_on": "last.day",
        "counter": "last.counter",
        "used": "last.used",
        "measure": "meter.measure",
        "price": PRICE,
        "factor": "meter.factor",
        "state": STATE,
    },
    sorts={
        "serial": "meter.serial_key",
        "unit": "unit.code_key",
        "tenant": f"(SELECT tenant.name_key {_HELD})",
    },
    filters={
        "": "1 = 1",
        "late": f"({STATE}) IN ('late', 'new')",
        "unusual": "last.unusual = 1 AND meter.retired_on IS NULL",
        "common": "meter.unit_id IS NULL",
        "electricity": "meter.kind = 'electricity'",
        "water": "meter.kind IN ('water', 'chilled')",
    },
    scopes={"building": "meter.building_id = $s", "unit": "meter.unit_id = $s"},
    totals={"count": "count(*)"},
    search="meter_search",
    order=(("building", False), ("unit", False), ("kind", False)),
)
