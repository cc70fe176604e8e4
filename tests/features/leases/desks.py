"""A small park to let: one floor with offices, a co-working space with desks, and parking."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

TODAY = date(2026, 11, 23)
OFFICE, OFFICE_2, PARKING, SPACE, DESK, DESK_2, HALL = range(1, 8)
LANDLORD, ATLAS, RIF = 1, 1, 2
FROM, TO = date(2027, 1, 1), date(2035, 12, 31)


def furnish(park: "Database") -> "Database":
    """Fill an empty park: ids are the constants above."""
    from ctv_desktop.features.landlords.model import Landlord
    from ctv_desktop.features.park.model import Building, Floor, Site, Unit
    from ctv_desktop.features.rates.store import seed
    from ctv_desktop.features.tenants.model import Tenant

    with park.write(say("Furnish")) as work:
        seed(work)
        for row in (
            Landlord(legal_name="Aménageur du Parc SA"),
            Tenant(legal_name="Atlas Data SARL", ice="001561191000066"),
            Tenant(legal_name="Rif Cloud SARL"),
            Site(name="Parc d’essai", city="Casablanca"),
            Building(site_id=1, code="A"),
            Floor(building_id=1, level=3),
        ):
            work.add(row)
            work.flush()
        for code, kind, area, rent, whole in (
            ("A-3.12", "office", 30_000, 15_000, None),
            ("A-3.13", "office", 20_000, None, None),
            ("P-041", "parking_space", 1_250, 50_000, None),
            ("A-3.20", "coworking_space", 10_000, 18_000, None),
            ("A-3.20-1", "desk", 500, 200_000, SPACE),
            ("A-3.20-2", "desk", 500, 200_000, SPACE),
            ("A-3.00", "common_part", 4_000, None, None),
        ):
            work.add(
                Unit(
                    floor_id=1,
                    building_id=1,
                    code=code,
                    kind=kind,
                    rentable_area=area,
                    asking_rent=rent,
                    part_of_id=whole,
                )
            )
            work.flush()
    return park


def lease_values(*units: int, tenant: int = ATLAS, **more: Any) -> dict[str, Any]:
    """The values of a lease over some units for all of its days."""
    return {
        "landlord_id": LANDLORD,
        "tenant_id": tenant,
        "starts": FROM,
        "ends": TO,
        "lines": [{"unit_id": unit} for unit in units],
        **more,
    }


def draft(park: "Database", *units: int, tenant: int = ATLAS, **more: Any) -> int:
    """A draft lease; gives its id."""
    from ctv_desktop.features.leases import store

    subject = store.save(park, lease_values(*units, tenant=tenant, **more)).subject
    assert subject is not None
    return subject


def signed(park: "Database", *units: int, tenant: int = ATLAS, **more: Any) -> int:
    """A signed lease; gives its id."""
    from ctv_desktop.features.leases import store

    id = draft(park, *units, tenant=tenant, **more)
    store.sign(park, id, TODAY, TODAY)
    return id


def rows(park: "Database", sql: str, *params: Any) -> list[tuple[Any, ...]]:
    """What the park holds, read as any screen reads it."""
    reader = park.reader()
    try:
        return reader.rows(sql, *params)
    finally:
        reader.close()


def everything(park: "Database") -> Mapping[str, list[tuple[Any, ...]]]:
    """All rows that an act on leases may touch, journal included."""
    tables = ("lease", "lease_line", "tenant", "contact", "journal_act", "lease_search")
    return {table: rows(park, f"SELECT * FROM {table}") for table in tables}


def invoice(park: "Database", lease: int, starts: date, ends: date, **more: Any) -> int:
    """An issued invoice of rent for some days of a lease, written as its own act; gives its id."""
    from ctv_desktop.features.invoices.model import Invoice, InvoiceLine

    number = rows(park, "SELECT count(*) FROM invoice WHERE year = $1", starts.year)[0][0]
    values = {
        "series": "FAC",
        "year": starts.year,
        "number": number + 1,
        "reference": f"FAC-{starts.year}-{number + 1:06d}",
        "tenant_id": ATLAS,
        "landlord_id": LANDLORD,
        "issued_on": starts,
        "due_on": starts,
        "net": 100,
        "vat": 20,
        "gross": 120,
        "balance": 120,
        "content": "{}",
        "digest": "0" * 64,
        **more,
    }
    with park.write(say("Invoice")) as work:
        row = Invoice(lease_id=lease, starts=starts, ends=ends, **values)
        work.add(row)
        work.flush()
        work.add(InvoiceLine(invoice_id=row.id or 0, place=1, kind="rent", label="Loyer", net=100))
        return row.id or 0
