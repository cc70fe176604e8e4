"""Tenants as lists, panels and pickers read them: plain SQL and frozen rows."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Query, matching
from ctv_desktop.values.folding import fold
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_OWN = "lease.tenant_id = tenant.id AND lease.signed = 1 AND lease.last_day >= lease.starts"
_CURRENT = f"EXISTS (SELECT 1 FROM lease WHERE {_OWN} AND lease.last_day >= $1)"
_SIGNED = "EXISTS (SELECT 1 FROM lease WHERE lease.tenant_id = tenant.id AND lease.signed = 1)"
_RUNNING = f"{_OWN} AND lease.starts <= $1 AND lease.last_day >= $1"

# Says what rules.standing says; a test compares them.
STANDING = f"CASE WHEN {_CURRENT} THEN 'current' WHEN {_SIGNED} THEN 'former' ELSE 'prospect' END"
AREA = f"(SELECT coalesce(sum(lease.area), 0) FROM lease WHERE {_RUNNING})"
RENT = f"(SELECT coalesce(sum(lease.monthly_rent), 0) FROM lease WHERE {_RUNNING})"

TENANTS = Query(
    table="tenant",
    source="tenant",
    id="tenant.id",
    columns={
        "name": "tenant.legal_name",
        "trade_name": "tenant.trade_name",
        "standing": STANDING,
        "line": "tenant.line",
        "size": "tenant.size",
        "origin": "tenant.origin",
        "offshoring": "tenant.offshoring",
        "city": "tenant.city",
        "ice": "tenant.ice",
        "leases": f"nullif((SELECT count(*) FROM lease WHERE {_RUNNING}), 0)",
        "area": f"nullif({AREA}, 0)",
        "rent": f"nullif({RENT}, 0)",
        "jobs_present": "tenant.jobs_present",
        "jobs_planned": "tenant.jobs_planned",
        "phone": "tenant.phone",
        "email": "tenant.email",
    },
    sorts={"name": "tenant.name_key"},
    filters={
        "": "1 = 1",
        "current": _CURRENT,
        "prospect": f"NOT {_SIGNED}",
        "former": f"{_SIGNED} AND NOT {_CURRENT}",
        "startup": "tenant.size = 'startup'",
        "foreign": "tenant.origin = 'foreign'",
    },
    scopes={
        "line": "tenant.line = $s",
        "size": "tenant.size = $s",
        "building": (
            "EXISTS (SELECT 1 FROM lease JOIN lease_line AS line ON line.lease_id = lease.id"
            " JOIN unit ON unit.id = line.unit_id"
            f" WHERE {_OWN} AND lease.last_day >= $1 AND unit.building_id = $s)"
        ),
    },
    totals={
        "count": "count(*)",
        "area": f"coalesce(sum({AREA}), 0)",
        "rent": f"coalesce(sum({RENT}), 0)",
        "jobs": "coalesce(sum(tenant.jobs_present), 0)",
    },
    search="tenant_search",
    order=(("name", False),),
)

FIELDS = (
    "legal_name",
    "trade_name",
    "arabic_name",
    "legal_form",
    "origin",
    "country",
    "size",
    "line",
    "offshoring",
    "ice",
    "rc",
    "rc_court",
    "tax_id",
    "tp",
    "cnss",
    "address",
    "city",
    "phone",
    "email",
    "website",
    "jobs_planned",
    "jobs_present",
    "withholds",
    "notes",
)
CONTACT_FIELDS = ("name", "role", "capacity", "cin", "email", "phone")


@dataclass(frozen=True)
class Person:
    """A contact of a tenant."""

    id: int
    name: str
    role: str
    capacity: str
    cin: str
    email: str
    phone: str


@dataclass(frozen=True)
class TenantRecord:
    """One tenant with its contacts and what its leases come to on a day."""

    id: int
    version: int
    values: Mapping[str, Any]
    people: tuple[Person, ...]
    standing: str
    leases: int
    area: int
    rent: int

    @property
    def name(self) -> str:
        """The name it goes by."""
        return str(self.values["legal_name"])


def tenant(reader: "Reader", id: int, today: date) -> TenantRecord | None:
    """One tenant as of a day; None where there is none."""
    shown = ", ".join(f"tenant.{key}" for key in FIELDS)
    leases = "(SELECT count(*) FROM lease WHERE lease.tenant_id = tenant.id)"
    row = reader.row(
        f"SELECT tenant.id, tenant.version, {STANDING}, {leases}, {AREA}, {RENT}, {shown}"
        " FROM tenant WHERE tenant.id = $2",
        today,
        id,
    )
    if row is None:
        return None
    number, version, standing, count, area, rent, *rest = row
    values = dict(zip(FIELDS, rest, strict=True))
    values["withholds"] = bool(values["withholds"])
    return TenantRecord(number, version, values, people(reader, id), standing, count, area, rent)


def people(reader: "Reader", tenant_id: int) -> tuple[Person, ...]:
    """The contacts of a tenant in the order they were noted."""
    shown = ", ".join(CONTACT_FIELDS)
    rows = reader.rows(
        f"SELECT id, {shown} FROM contact WHERE tenant_id = $1 ORDER BY id", tenant_id
    )
    return tuple(Person(*row) for row in rows)


@dataclass(frozen=True)
class OpenTicket:
    """A ticket not yet resolved in premises that a tenant rents."""

    id: int
    reference: str
    title: str
    state: str
    priority: str
    place: str


def open_tickets(reader: "Reader", tenant_id: int, today: date, most: int = 5) -> list[OpenTicket]:
    """Live tickets on units that a tenant rents on a day, the most pressing first."""
    rows = reader.rows(
        "SELECT DISTINCT ticket.id, ticket.reference, ticket.title, ticket.state, ticket.priority,"
        " unit.code FROM lease JOIN lease_line AS line ON line.lease_id = lease.id"
        " JOIN unit ON unit.id = line.unit_id JOIN ticket ON ticket.unit_id = unit.id"
        " WHERE lease.tenant_id = $1 AND line.binding = 1 AND line.starts <= $2 AND line.ends >= $2"
        " AND ticket.state IN ('open', 'assigned', 'in_progress', 'waiting')"
        f" ORDER BY ticket.priority, ticket.opened_at LIMIT {most:d}",
        tenant_id,
        today,
    )
    return [OpenTicket(*row) for row in rows]


def choices(reader: "Reader", text: str, most: int = 50) -> list[tuple[int, str, str]]:
    """Tenants for a picker: id, name, and what tells two of one name apart."""
    found, params = "", []
    if match := matching(text):
        params.append(match)
        found = " WHERE id IN (SELECT rowid FROM tenant_search WHERE tenant_search MATCH $1)"
    return [
        (id, name, " · ".join(part for part in (trade, city, ice) if part))
        for id, name, trade, city, ice in reader.rows(
            "SELECT id, legal_name, trade_name, city, ice FROM tenant"
            f"{found} ORDER BY name_key, id LIMIT {most:d}",
            *params,
        )
    ]


def name_of(reader: "Reader", id: int) -> str:
    """The name of a tenant; nothing where there is none."""
    return str(reader.value("SELECT legal_name FROM tenant WHERE id = $1", id) or "")


def mail_of(reader: "Reader", id: int) -> str:
    """The address papers about money go to: the accounts department's, else the tenant's own."""
    found = reader.value(
        "SELECT coalesce((SELECT email FROM contact WHERE tenant_id = tenant.id"
        " AND role = 'accounting' AND email <> '' ORDER BY id LIMIT 1), tenant.email)"
        " FROM tenant WHERE id = $1",
        id,
    )
    return str(found or "")


def alike(reader: "Reader", name: str, ice: str, but: int | None) -> tuple[str | None, str | None]:
    """The names of another tenant that folds to the same name, and of one with the same ICE."""
    key, other = fold(name)[:200], but or 0
    same = "SELECT legal_name FROM tenant WHERE id <> $2 AND"
    return (
        reader.value(f"{same} name_key = $1 LIMIT 1", key, other) if key else None,
        reader.value(f"{same} ice = $1 LIMIT 1", ice, other) if ice else None,
    )
