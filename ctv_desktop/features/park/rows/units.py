"""The list of units: their state on a day, who has them, when they are free, as plain SQL."""

from ctv_desktop.database.read import Query
from ctv_desktop.features.park.rules import ENDING_DAYS
from ctv_desktop.features.park.words import BY_ITEM, UNIT_KINDS

# The unit itself and what it is part of: a let space takes its desks along.
_ITS = "(unit.id, unit.part_of_id, whole.part_of_id)"
_NEXT = (
    "(SELECT min(later.starts) FROM lease_line AS later"
    f" WHERE later.unit_id IN {_ITS} AND later.binding = 1 AND later.starts > $1)"
)
_FOLLOWED = (
    "EXISTS (SELECT 1 FROM lease_line AS later"
    f" WHERE later.unit_id IN {_ITS} AND later.binding = 1"
    " AND later.starts > $1 AND later.starts <= date(line.ends, '+1 day'))"
)
_TAKEN = (
    " CROSS JOIN lease_line AS taken ON taken.unit_id = part.id"
    " AND +taken.binding = 1 AND taken.starts <= $1 AND taken.ends >= $1"
)
# Its parts, then theirs: in one condition with OR, every line there is would be read.
_PARTS_LET = (
    f"(EXISTS (SELECT 1 FROM unit AS part{_TAKEN} WHERE part.part_of_id = unit.id)"
    " OR EXISTS (SELECT 1 FROM unit AS room CROSS JOIN unit AS part ON part.part_of_id = room.id"
    f"{_TAKEN} WHERE room.part_of_id = unit.id))"
)
_DRAFTED = (
    "EXISTS (SELECT 1 FROM lease_line AS drawn JOIN lease AS draft ON draft.id = drawn.lease_id"
    " WHERE drawn.unit_id = unit.id AND draft.signed = 0 AND drawn.ends >= $1)"
)
_CONFORMITY = (
    "EXISTS (SELECT 1 FROM milestone WHERE milestone.phase_id = building.phase_id"
    " AND milestone.kind = 'conformity' AND milestone.actual <= $1)"
)
_NO_CERTIFICATE = f"(building.phase_id IS NOT NULL AND NOT {_CONFORMITY})"
_RETIRED = "coalesce(unit.retired_on, '9999') <= $1"
_NOT_YET = "coalesce(unit.made_on, '') > $1"
# Whether a unit exists on a day: one that is split or merged gives way to others.
THERE = f"NOT ({_RETIRED} OR {_NOT_YET})"
NOT_LETTABLE = (
    "(building.state <> 'delivered' OR coalesce(unit.lettable_from, '') > $1"
    f" OR {_NOT_YET} OR {_NO_CERTIFICATE})"
)
_ENDING = f"line.ends < date($1, '+{ENDING_DAYS} days') AND NOT {_FOLLOWED}"

# Says what rules.unit_state says; a property test compares them.
STATE = (
    f"CASE WHEN {_RETIRED} THEN 'retired'"
    " WHEN unit.kind = 'common_part' THEN 'common'"
    f" WHEN line.id IS NOT NULL THEN CASE WHEN {_ENDING} THEN 'ending' ELSE 'let' END"
    f" WHEN {_PARTS_LET} THEN 'partly'"
    f" WHEN {_NEXT} IS NOT NULL THEN 'reserved'"
    f" WHEN {NOT_LETTABLE} THEN 'not_lettable'"
    f" WHEN {_DRAFTED} THEN 'reserved'"
    " ELSE 'free' END"
)
FREE_FROM = (
    f"CASE WHEN unit.kind = 'common_part' OR {_RETIRED} THEN NULL"
    f" WHEN line.id IS NOT NULL THEN CASE WHEN {_FOLLOWED} THEN NULL"
    " ELSE date(line.ends, '+1 day') END"
    f" WHEN building.state <> 'delivered' OR {_NO_CERTIFICATE} OR {_PARTS_LET}"
    f" OR {_NEXT} IS NOT NULL THEN NULL"
    " ELSE max(coalesce(unit.lettable_from, $1), coalesce(unit.made_on, $1), $1) END"
)
FLOOR_NAME = "CASE WHEN floor.label <> '' THEN floor.label ELSE floor.level END"
ASKING_MONTH = (
    f"CASE WHEN unit.kind IN {BY_ITEM} THEN unit.asking_rent"
    " ELSE (unit.rentable_area * unit.asking_rent + 50) / 100 END"
)

PLACED = (
    "unit JOIN floor ON floor.id = unit.floor_id"
    " JOIN building ON building.id = unit.building_id"
    " JOIN site ON site.id = building.site_id"
    " LEFT JOIN unit AS whole ON whole.id = unit.part_of_id"
)


def let_now(units: str) -> str:
    """The line that lets one of some units on a day, its lease and tenant.

    At most one binding line covers a day: neither a unit nor its whole is let twice (R52).
    """
    return (
        f" LEFT JOIN lease_line AS line ON line.unit_id IN {units}"
        " AND line.binding = 1 AND line.starts <= $1 AND line.ends >= $1"
        " LEFT JOIN lease ON lease.id = line.lease_id"
        " LEFT JOIN tenant ON tenant.id = lease.tenant_id"
    )


SOURCE = PLACED + let_now(_ITS)

UNITS = Query(
    table="unit",
    source=SOURCE,
    id="unit.id",
    columns={
        "code": "unit.code",
        "name": "unit.name",
        "kind": "unit.kind",
        "site": "site.name",
        "building": "building.code",
        "floor": FLOOR_NAME,
        "usable": "unit.usable_area",
        "rentable": "unit.rentable_area",
        "asking": "unit.asking_rent",
        "asking_month": ASKING_MONTH,
        "state": STATE,
        "tenant": "tenant.legal_name",
        "lease": "lease.reference",
        "ends": "line.ends",
        "free_from": FREE_FROM,
        "whole": "whole.code",
        "method": "unit.area_method",
    },
    sorts={
        "code": "unit.code_key",
        "site": "site.name_key",
        "floor": "floor.level",
        "tenant": "tenant.name_key",
        "lease": "lease.reference_key",
        "whole": "whole.code_key",
    },
    filters={
        "free": f"{STATE} = 'free'",
        "ending": f"line.id IS NOT NULL AND unit.kind <> 'common_part' AND {_ENDING}",
        "let": "line.id IS NOT NULL AND unit.kind <> 'common_part'",
        "reserved": f"{STATE} = 'reserved'",
        "not_lettable": f"{STATE} = 'not_lettable'",
        "partly": f"{STATE} = 'partly'",
        "common": "unit.kind = 'common_part'",
        "retired": _RETIRED,
        **{f"kind_{kind}": f"unit.kind = '{kind}'" for kind in UNIT_KINDS},
    },
    scopes={
        "site": "building.site_id = $s",
        "phase": "building.phase_id = $s",
        "building": "unit.building_id = $s",
        "floor": "unit.floor_id = $s",
        "whole": "unit.part_of_id = $s",
        "kind": "unit.kind = $s",
        "state": f"{STATE} = $s",
        "tenant": "lease.tenant_id = $s",
        "lease": "unit.id IN (SELECT unit_id FROM lease_line WHERE lease_id = $s)",
    },
    totals={
        "count": "count(*)",
        "usable": f"coalesce(sum(unit.usable_area) FILTER (WHERE {THERE}), 0)",
        "rentable": f"coalesce(sum(unit.rentable_area) FILTER (WHERE {THERE}), 0)",
        "asking_month": f"coalesce(sum({ASKING_MONTH}) FILTER (WHERE {THERE}), 0)",
    },
    search="unit_search",
    order=(("code", False),),
)
