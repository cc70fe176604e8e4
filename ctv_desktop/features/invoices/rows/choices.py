"""What the pickers of a charge offer: signed leases."""

from typing import TYPE_CHECKING

from ctv_desktop.database.read import matching

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def signed_leases(reader: "Reader", text: str, most: int = 30) -> list[tuple[int, str, str]]:
    """Signed leases by words: id, reference, tenant; the latest first."""
    where, params = "lease.signed = 1", []
    if match := matching(text):
        params.append(match)
        where += " AND lease.id IN (SELECT rowid FROM lease_search WHERE lease_search MATCH $1)"
    return [
        (id, reference, tenant)
        for id, reference, tenant in reader.rows(
            "SELECT lease.id, lease.reference, tenant.legal_name FROM lease"
            " JOIN tenant ON tenant.id = lease.tenant_id"
            f" WHERE {where} ORDER BY lease.last_day DESC, lease.id DESC LIMIT {most:d}",
            *params,
        )
    ]
