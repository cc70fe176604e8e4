"""What happened to a lease: its amendments, what it renews or follows, what is invoiced."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows.lists import day
from ctv_desktop.features.leases.rules.amend import as_on
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.leases.rows import single


@dataclass(frozen=True)
class ChangeRow:
    """A term changed by an amendment; `name` is its unit, or the tenants' names for a tenant."""

    item: str
    unit_id: int | None
    name: str
    old: str
    new: str


@dataclass(frozen=True)
class AmendmentRow:
    """An amendment with what it changed."""

    id: int
    version: int
    lease_id: int
    reference: str
    tenant: str
    number: int
    kind: str
    signed_on: date
    effective_on: date
    purpose: str
    changes: tuple[ChangeRow, ...] = ()


_AMENDMENTS = (
    "SELECT amendment.id, amendment.version, lease.id, lease.reference, tenant.legal_name,"
    " amendment.number, amendment.kind, amendment.signed_on, amendment.effective_on,"
    " amendment.purpose FROM amendment JOIN lease ON lease.id = amendment.lease_id"
    " JOIN tenant ON tenant.id = lease.tenant_id"
)


def amendments(reader: "Reader", lease_id: int) -> list[AmendmentRow]:
    """The amendments of a lease, the latest first."""
    rows = reader.rows(
        f"{_AMENDMENTS} WHERE amendment.lease_id = $1 ORDER BY amendment.number DESC", lease_id
    )
    return [_amendment(reader, row) for row in rows]


def amendment(reader: "Reader", id: int) -> AmendmentRow | None:
    """One amendment."""
    row = reader.row(f"{_AMENDMENTS} WHERE amendment.id = $1", id)
    return _amendment(reader, row) if row else None


def _amendment(reader: "Reader", row: tuple[Any, ...]) -> AmendmentRow:
    id, version, lease_id, reference, tenant, number, kind, signed, effective, purpose = row
    return AmendmentRow(
        id, version, lease_id, reference, tenant, number, kind, date.fromisoformat(signed),
        date.fromisoformat(effective), purpose, tuple(_changes(reader, id)),
    )  # fmt: skip


def _changes(reader: "Reader", amendment_id: int) -> list[ChangeRow]:
    rows = reader.rows(
        "SELECT item, unit_id, CASE WHEN item = 'tenant_id' THEN before.legal_name || char(10)"
        " || after.legal_name ELSE coalesce(unit.code, '') END, old, new"
        " FROM amendment_change AS change LEFT JOIN unit ON unit.id = change.unit_id"
        " LEFT JOIN tenant AS before ON item = 'tenant_id' AND before.id = CAST(old AS INTEGER)"
        " LEFT JOIN tenant AS after ON item = 'tenant_id' AND after.id = CAST(new AS INTEGER)"
        " WHERE amendment_id = $1 ORDER BY change.id",
        amendment_id,
    )
    return [ChangeRow(*row) for row in rows]


def terms_on(reader: "Reader", lease: "single.Lease", at: date) -> dict[str, Any]:
    """The terms of a lease as they were on a day, by column; a later end counts once signed."""
    rows = reader.rows(
        "SELECT CASE WHEN item = 'ends' THEN signed_on ELSE effective_on END, item, old"
        " FROM amendment_change JOIN amendment ON amendment.id = amendment_id"
        " WHERE lease_id = $1 AND unit_id IS NULL AND item <> 'tenant_id'"
        " ORDER BY effective_on, amendment_change.id",
        lease.id,
    )
    values = {name: getattr(lease, name) for name in type(lease).__dataclass_fields__}
    changes = ((date.fromisoformat(since), item, old) for since, item, old in rows)
    return as_on(values, changes, at)


@dataclass(frozen=True)
class Kin:
    """A lease that this one renews or follows, or that came after it: `how` says which."""

    how: str  # renews, renewed_by, assigned_from, assigned_to
    id: int
    reference: str
    tenant: str
    state: str


def kin(reader: "Reader", lease: "single.Lease", today: date) -> list[Kin]:
    """The leases before and after a lease."""
    from ctv_desktop.features.leases.rows.lists import STATE

    found = []
    for how, where, value in (
        ("renews", "lease.id = $2", lease.renewed_from_id),
        ("renewed_by", "lease.renewed_from_id = $2", lease.id),
        ("assigned_from", "lease.id = $2", lease.assigned_from_id),
        ("assigned_to", "lease.assigned_from_id = $2", lease.id),
    ):
        rows = reader.rows(
            f"SELECT lease.id, lease.reference, tenant.legal_name, {STATE} FROM lease"
            f" JOIN tenant ON tenant.id = lease.tenant_id WHERE {where} ORDER BY lease.id",
            today,
            value,
        )
        found += [Kin(how, *row) for row in rows]
    return found


def invoiced_until(reader: "Reader", lease_id: int) -> date | None:
    """The last day for which rent or charges are invoiced and not taken back by a credit note."""
    return day(
        reader.value(
            "SELECT max(ends) FROM invoice WHERE lease_id = $1 AND kind = 'invoice'"
            " AND abs(credited) < gross AND id IN (SELECT invoice_id FROM invoice_line"
            " WHERE kind IN ('rent', 'parking', 'charges', 'tsc'))",
            lease_id,
        )
    )


def months_owed(reader: "Reader", lease_id: int, at: date) -> int:
    """The months of rent due before a day and not settled, by the invoices issued."""
    from ctv_desktop.features.leases.rules.terms import length

    rows = reader.rows(
        "SELECT starts, ends FROM invoice WHERE lease_id = $1 AND due_on < $2 AND balance > 0",
        lease_id,
        at,
    )
    return sum(length(date.fromisoformat(a), date.fromisoformat(b))[0] for a, b in rows)
