"""The list of tickets as plain SQL; every sort meant for a million rows has its index."""

from ctv_desktop.database.read import Query
from ctv_desktop.features.tickets.words import LIVE

LIVE_SQL = f"ticket.state IN {LIVE}"
PLACE = "coalesce(unit.code, building.code, site.name)"
FLOOR_NAME = "CASE WHEN floor.label <> '' THEN floor.label ELSE floor.level END"
AGE = (
    f"CASE WHEN {LIVE_SQL} THEN"
    " CAST(julianday($1) - julianday(date(ticket.opened_at)) AS INTEGER) END"
)
# A ticket is a tenant's business where it was alive while the tenant had the unit.
_HAD = (
    "ticket.id IN (SELECT had.id FROM lease_line AS line JOIN lease ON lease.id = line.lease_id"
    " JOIN ticket AS had ON had.unit_id = line.unit_id WHERE {whose} = $s AND line.binding = 1"
    " AND date(had.opened_at) <= line.ends"
    " AND date(coalesce(had.resolved_at, had.closed_at, $1)) >= line.starts)"
)

TICKETS = Query(
    table="ticket",
    source=(
        "ticket LEFT JOIN unit ON unit.id = ticket.unit_id"
        " LEFT JOIN floor ON floor.id = ticket.floor_id"
        " LEFT JOIN building ON building.id = ticket.building_id"
        " LEFT JOIN site ON site.id = ticket.site_id"
    ),
    id="ticket.id",
    columns={
        "number": "ticket.reference",
        "title": "ticket.title",
        "place": PLACE,
        "floor": FLOOR_NAME,
        "building": "building.code",
        "site": "site.name",
        "category": "ticket.category",
        "priority": "ticket.priority",
        "state": "ticket.state",
        "opened": "ticket.opened_at",
        "age": AGE,
        "assignee": "ticket.assignee",
        "reporter": "ticket.reporter",
        "waiting": "ticket.waiting_reason",
        "resolved": "ticket.resolved_at",
    },
    sorts={"number": "ticket.id", "title": "ticket.title_key", "floor": "floor.level"},
    filters={
        "": "1 = 1",
        "live": LIVE_SQL,
        "urgent": f"{LIVE_SQL} AND ticket.priority IN ('P1', 'P2')",
        "waiting": "ticket.state = 'waiting'",
        "unassigned": f"{LIVE_SQL} AND ticket.assignee = ''",
        "resolved": "ticket.state = 'resolved'",
        "closed": "ticket.state = 'closed'",
    },
    scopes={
        "site": "ticket.site_id = $s",
        "building": "ticket.building_id = $s",
        "floor": "ticket.floor_id = $s",
        "unit": "ticket.unit_id = $s",
        "tenant": _HAD.format(whose="lease.tenant_id"),
        "lease": _HAD.format(whose="lease.id"),
        "category": "ticket.category = $s",
        "priority": "ticket.priority = $s",
        "state": "ticket.state = $s",
        "assignee": "ticket.assignee = $s",
    },
    totals={
        "count": "count(*)",
        "live": f"count(CASE WHEN {LIVE_SQL} THEN 1 END)",
        "urgent": f"count(CASE WHEN {LIVE_SQL} AND ticket.priority IN ('P1', 'P2') THEN 1 END)",
    },
    search="ticket_search",
    order=(("opened", True),),
)
