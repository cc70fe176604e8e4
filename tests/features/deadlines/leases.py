"""Leases signed on a day that makes their registration pressing today."""

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.features.leases.desks import TODAY, draft

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

SIGNED = date(2026, 11, 1)


def let(park: "Database", *units: int, **more: Any) -> int:
    """A lease signed three weeks ago; gives its id."""
    from ctv_desktop.features.leases import store

    id = draft(park, *units, **more)
    store.sign(park, id, SIGNED, TODAY)
    return id
