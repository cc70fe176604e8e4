"""A small park in which something breaks: two buildings, a floor, units, and who has one."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

TODAY = date(2026, 11, 23)
OFFICE, DESK, SHOP = 1, 2, 3


def furnish(park: "Database") -> "Database":
    """Fill an empty park: units 1 and 3 on floors of building A, 2 a desk of 1; Atlas has 1."""
    from ctv_desktop.features.landlords.model import Landlord
    from ctv_desktop.features.leases.model import Lease, LeaseLine
    from ctv_desktop.features.park.model import Building, Floor, Site, Unit
    from ctv_desktop.features.tenants.model import Tenant

    first, last = date(2026, 1, 1), date(2028, 12, 31)
    with park.write(say("Furnish")) as work:
        for row in (
            Landlord(legal_name="Aménageur du Parc SA"),
            Tenant(legal_name="Atlas Data SARL"),
            Site(name="Parc d’essai", city="Casablanca", landlord_id=1),
            Building(site_id=1, code="A", name="Bâtiment A"),
            Building(site_id=1, code="B"),
            Floor(building_id=1, level=3),
            Floor(building_id=1, level=0),
            Unit(floor_id=1, building_id=1, code="A-3.01", rentable_area=30_000),
            Unit(floor_id=1, building_id=1, code="A-3.01-1", kind="desk", part_of_id=1),
            Unit(floor_id=2, building_id=1, code="A-0.02", kind="shop", name="Café"),
            Lease(landlord_id=1, tenant_id=1, starts=first, ends=last, last_day=last, signed=True,
                  year=2026, number=1, reference="BC-2026-001"),
            LeaseLine(lease_id=1, unit_id=1, starts=first, ends=last, binding=True),
        ):  # fmt: skip
            work.add(row)
            work.flush()
    return park


def log(park: "Database", place: str = f"unit:{OFFICE}", **more: object) -> int:
    """A ticket; gives its id."""
    from ctv_desktop.features.tickets import store

    subject = store.save(park, {"place": place, "title": "Fuite d’eau", **more}).subject
    assert subject is not None
    return subject
