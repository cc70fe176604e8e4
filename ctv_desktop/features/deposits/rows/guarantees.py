"""Guarantees and insurance certificates as lists, and one of them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Query
from ctv_desktop.features.deposits.rules.guarantee import SOON
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

REPLACED = "EXISTS (SELECT 1 FROM guarantee AS newer WHERE newer.replaces_id = guarantee.id)"
VALIDITY = (
    f"CASE WHEN {REPLACED} THEN 'renewed' WHEN guarantee.valid_from > $1 THEN 'to_come'"
    " WHEN guarantee.expires_on IS NULL THEN 'valid' WHEN guarantee.expires_on < $1 THEN 'expired'"
    f" WHEN guarantee.expires_on <= date($1, '+{SOON} days') THEN 'expiring' ELSE 'valid' END"
)
_FROM = (
    "guarantee JOIN tenant ON tenant.id = guarantee.tenant_id"
    " LEFT JOIN lease ON lease.id = guarantee.lease_id"
)
_LEFT = (
    f"CASE WHEN NOT {REPLACED} AND guarantee.valid_from <= $1"
    " THEN CAST(julianday(guarantee.expires_on) - julianday($1) AS INTEGER) END"
)

GUARANTEES = Query(
    table="guarantee",
    source=_FROM,
    id="guarantee.id",
    columns={
        "tenant": "tenant.legal_name",
        "kind": "guarantee.kind",
        "issuer": "guarantee.issuer",
        "number": "guarantee.number",
        "amount": "guarantee.amount",
        "valid_from": "guarantee.valid_from",
        "expires_on": "guarantee.expires_on",
        "days_left": _LEFT,
        "validity": VALIDITY,
        "lease": "lease.reference",
        "file": "guarantee.file_name",
    },
    sorts={"tenant": "tenant.name_key"},
    filters={
        "": "1 = 1",
        "live": f"{VALIDITY} IN ('valid', 'expiring')",
        "expiring": f"{VALIDITY} = 'expiring'",
        "expired": f"{VALIDITY} = 'expired'",
        "renewed": REPLACED,
    },
    scopes={"tenant": "guarantee.tenant_id = $s", "lease": "guarantee.lease_id = $s"},
    totals={
        "count": "count(*)",
        "covered": "coalesce(sum(CASE WHEN guarantee.kind <> 'insurance' AND"
        f" {VALIDITY} IN ('valid', 'expiring') THEN guarantee.amount END), 0)",
    },
    search="guarantee_search",
    order=(("expires_on", False),),
)


@dataclass(frozen=True)
class GuaranteeRow:
    """A guarantee with the names around it."""

    id: int
    version: int
    kind: str
    tenant_id: int
    tenant: str
    lease_id: int | None
    lease: str
    issuer: str
    number: str
    amount: int | None
    valid_from: date
    expires_on: date | None
    note: str
    replaces_id: int | None
    newer_id: int | None
    file_name: str
    file_digest: str
    file_size: int
    validity: str


_ROW = (
    "SELECT guarantee.id, guarantee.version, guarantee.kind, guarantee.tenant_id,"
    " tenant.legal_name, guarantee.lease_id, coalesce(lease.reference, ''), guarantee.issuer,"
    " guarantee.number, guarantee.amount, guarantee.valid_from, guarantee.expires_on,"
    " guarantee.note, guarantee.replaces_id,"
    " (SELECT newer.id FROM guarantee AS newer WHERE newer.replaces_id = guarantee.id),"
    f" guarantee.file_name, guarantee.file_digest, guarantee.file_size, {VALIDITY} FROM {_FROM}"
)


def guarantee(reader: "Reader", id: int, today: date) -> GuaranteeRow | None:
    """One guarantee on a day."""
    row = reader.row(f"{_ROW} WHERE guarantee.id = $2", today, id)
    return None if row is None else _row(row)


def guarantees_of(
    reader: "Reader", today: date, tenant: int | None = None, lease: int | None = None
) -> list[GuaranteeRow]:
    """The guarantees of a tenant or lease that no newer one replaces, the next to end first."""
    rows = reader.rows(
        f"{_ROW} WHERE ($2 IS NULL OR guarantee.tenant_id = $2)"
        f" AND ($3 IS NULL OR guarantee.lease_id = $3) AND NOT {REPLACED}"
        " ORDER BY guarantee.expires_on, guarantee.id",
        today,
        tenant,
        lease,
    )
    return [_row(row) for row in rows]


def _row(row: Any) -> GuaranteeRow:
    values = list(row)
    for place in (10, 11):
        values[place] = date.fromisoformat(values[place]) if values[place] else None
    return GuaranteeRow(*values)


def leases(
    reader: "Reader", text: str, tenant: int | None, most: int = 30
) -> list[tuple[int, str, str]]:
    """Leases for a picker, of a tenant where one is chosen: id, reference, tenant."""
    rows: list[tuple[int, str, str]] = reader.rows(
        "SELECT lease.id, lease.reference, tenant.legal_name FROM lease"
        " JOIN tenant ON tenant.id = lease.tenant_id"
        " WHERE ($1 IS NULL OR lease.tenant_id = $1) AND instr(lease.reference_key, $2) > 0"
        f" ORDER BY lease.last_day DESC, lease.id LIMIT {most:d}",
        tenant,
        text.strip().lower(),
    )
    return rows


def lease_name(reader: "Reader", id: int) -> str:
    """The reference of a lease; nothing where there is none."""
    return str(reader.value("SELECT reference FROM lease WHERE id = $1", id) or "")
