"""What the form of a condition report offers: leases, reports at entry, units, meters, persons."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import matching
from ctv_desktop.values import language
from ctv_desktop.values.folding import fold

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Offer = tuple[int, str, str]


def leases(reader: "Reader", text: str, most: int = 30) -> list[Offer]:
    """Signed leases by words: id, reference, tenant."""
    where, params = "lease.signed = 1", []
    if match := matching(text):
        params.append(match)
        where += " AND lease.id IN (SELECT rowid FROM lease_search WHERE lease_search MATCH $1)"
    rows: list[Offer] = reader.rows(
        "SELECT lease.id, lease.reference, tenant.legal_name FROM lease"
        f" JOIN tenant ON tenant.id = lease.tenant_id WHERE {where}"
        f" ORDER BY lease.starts DESC, lease.id DESC LIMIT {most:d}",
        *params,
    )
    return rows


def lease_name(reader: "Reader", id: int) -> str:
    """A lease and its tenant; nothing where there is none."""
    row = reader.row(
        "SELECT lease.reference, tenant.legal_name FROM lease"
        " JOIN tenant ON tenant.id = lease.tenant_id WHERE lease.id = $1",
        id,
    )
    return f"{row[0]} · {row[1]}" if row else ""


def lease_starts(reader: "Reader", id: int) -> date | None:
    """The first day of a lease."""
    found = reader.value("SELECT starts FROM lease WHERE id = $1", id)
    return date.fromisoformat(found) if found else None


def entries(reader: "Reader", text: str, lease: int | None) -> list[Offer]:
    """Reports at entry, those of the lease first: id, reference, day."""
    spoken = language.current()
    rows = reader.rows(
        "SELECT id, reference, day FROM survey WHERE kind = 'entry'"
        " ORDER BY lease_id = $1 DESC, day DESC, id DESC LIMIT 200",
        lease or 0,
    )
    return [
        (id, name, spoken.day(date.fromisoformat(day)))
        for id, name, day in rows
        if fold(text) in fold(name)
    ][:30]


def entry_name(reader: "Reader", id: int) -> str:
    """A report by its reference."""
    return str(reader.value("SELECT reference FROM survey WHERE id = $1", id) or "")


def units_of(reader: "Reader", text: str, lease: int | None) -> list[Offer]:
    """The units of a lease: id, code, building; without a lease, all of them."""
    rows = reader.rows(
        "SELECT unit.id, unit.code, building.name FROM unit"
        " JOIN building ON building.id = unit.building_id WHERE unit.retired_on IS NULL"
        " AND ($1 IS NULL OR unit.id IN (SELECT unit_id FROM lease_line WHERE lease_id = $1))"
        " ORDER BY unit.code_key LIMIT 2000",
        lease,
    )
    return [row for row in rows if fold(text) in fold(row[1])][:50]


def meters(reader: "Reader", text: str) -> list[Offer]:
    """Meters in use by words."""
    from ctv_desktop.features.meters.rows.single import offers

    return offers(reader, text)


def meter_name(reader: "Reader", id: int) -> str:
    """A meter and where it is."""
    from ctv_desktop.features.meters.rows.single import named

    return named(reader, id)


def persons(reader: "Reader", lease: int) -> list[dict[str, Any]]:
    """Who signs for each party of a lease, where that is known."""
    found = []
    row = reader.row(
        "SELECT signatory, signatory_capacity FROM landlord JOIN lease"
        " ON lease.landlord_id = landlord.id WHERE lease.id = $1",
        lease,
    )
    if row and row[0]:
        found.append({"side": "landlord", "name": row[0], "capacity": row[1]})
    row = reader.row(
        "SELECT contact.name, contact.capacity FROM contact JOIN lease"
        " ON lease.tenant_id = contact.tenant_id WHERE lease.id = $1"
        " AND contact.role IN ('legal', 'director') ORDER BY contact.role DESC, contact.id LIMIT 1",
        lease,
    )
    if row:
        found.append({"side": "tenant", "name": row[0], "capacity": row[1] or ""})
    return found
