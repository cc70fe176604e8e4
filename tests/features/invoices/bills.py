"""The park of DOMAIN.md §8 with its demo lease L, and the shortest way to invoice it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.say import say
from tests.features.leases import desks

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.invoices.rows.plan import Asked, Plan

SELLER = {
    "legal_form": "SA",
    "capital": 500_000_000_00,
    "seat": "Boulevard Zerktouni, Casablanca",
    "rc": "123456",
    "rc_court": "Casablanca",
    "tax_id": "12345678",
    "tp": "35412587",
    "ice": "001234567000062",
    "cnss": "1234567",
    "rib": "007780000123456789012396",
    "bank": "Banque du Parc",
}
SPACES = (desks.PARKING, 8, 9, 10)
L = {"charges_rate": 2_500, "payment_period": "month", "vat_regime": "equipped"}


def furnish(park: "Database") -> "Database":
    """A landlord who may invoice, tenants with addresses, four parking spaces."""
    from ctv_desktop.features.landlords import store as landlords
    from ctv_desktop.features.park.model import Unit
    from ctv_desktop.features.tenants.model import Tenant

    desks.furnish(park)
    landlords.save(park, SELLER, desks.LANDLORD)
    with park.write(say("Furnish more")) as work:
        for id in (desks.ATLAS, desks.RIF):
            work.find(Tenant, id).address = "12, rue des Forges, Casablanca"
        work.find(Tenant, desks.ATLAS).withholds = True
        for number in range(42, 45):
            work.add(
                Unit(floor_id=1, building_id=1, code=f"P-0{number}", kind="parking_space",
                     rentable_area=1_250, asking_rent=50_000)
            )  # fmt: skip
            work.flush()
    return park


def lease(park: "Database", *units: int, tenant: int = desks.RIF, **more: Any) -> int:
    """A signed lease; lease L where no unit is named."""
    from ctv_desktop.features.leases import store

    lines = [{"unit_id": unit} for unit in units or (desks.OFFICE, *SPACES)]
    values = {**desks.lease_values(tenant=tenant), **L, "lines": lines, **more}
    id = store.save(park, values).subject
    assert id is not None
    store.sign(park, id, desks.TODAY, desks.TODAY)
    return id


def month(year: int, month: int, **more: Any) -> "Asked":
    """What is invoiced within a month."""
    from ctv_desktop.features.invoices.rows.plan import Asked
    from ctv_desktop.values.period import last_of_month

    first = date(year, month, 1)
    return Asked(last=last_of_month(first), first=first, **more)


def until(last: date, **more: Any) -> "Asked":
    """What is invoiced up to a day."""
    from ctv_desktop.features.invoices.rows.plan import Asked

    return Asked(last=last, **more)


def planned(park: "Database", asked: "Asked") -> "Plan":
    """What would be issued."""
    from ctv_desktop.features.invoices.rows.plan import plan

    reader = park.reader()
    try:
        return plan(reader, asked, asked.last)
    finally:
        reader.close()


def issue(park: "Database", asked: "Asked", day: date | None = None) -> "Changed":
    """Issue it, on the last day asked for or another."""
    from ctv_desktop.features.invoices import store

    return store.issue(park, planned(park, asked), day or asked.last, day or asked.last)


def charge(park: "Database", lease: int, net: int, **more: Any) -> int:
    """Something to invoice beside the rent."""
    from ctv_desktop.features.invoices import store

    values = {
        "lease_id": lease, "kind": "energy", "label": "Électricité", "net": net,
        "starts": date(2027, 1, 1), "ends": date(2027, 1, 31), **more,
    }  # fmt: skip
    found = store.save_charge(park, values).subject
    assert found is not None
    return found


def papers(park: "Database", columns: str = "reference, gross") -> list[tuple[Any, ...]]:
    """All that was issued, in order."""
    return desks.rows(park, f"SELECT {columns} FROM invoice ORDER BY id")
