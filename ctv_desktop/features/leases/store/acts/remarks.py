"""The remarks of a lease: the one thing that stays open once it is signed."""

from typing import TYPE_CHECKING

from ctv_desktop.features.leases.store.lease import save

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database


def change_remarks(
    database: "Database", id: int, remarks: str, version: int | None = None
) -> "Changed":
    """Change the remarks of a lease. Refused, Stale."""
    return save(database, {"remarks": remarks}, id, version)
