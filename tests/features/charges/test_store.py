"""Charge years in a park: costs entered, reconciled once, opened again, undone."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.features.charges import store
from ctv_desktop.features.charges.rows.plan import Plan, plan
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.features.invoices import bills
from tests.features.leases import desks

AFTER = date(2028, 2, 1)


@pytest.fixture
def office(park: Database) -> Database:
    """Lease L: 300 m² from 2027 at 25 MAD a month and m²; 300 m² stand empty."""
    bills.furnish(park)
    bills.lease(park)
    return park


def new_year(park: Database, *costs: dict[str, Any], year: int = 2027) -> int:
    found = store.save_year(park, {"building_id": 1, "year": year, "costs": list(costs)}).subject
    assert found is not None
    return found


def planned(park: Database, id: int, today: date = AFTER) -> Plan:
    reader = park.reader()
    try:
        found = plan(reader, id, today)
    finally:
        reader.close()
    assert found is not None
    return found


def close(park: Database, id: int, today: date = AFTER) -> None:
    store.close(park, id, planned(park, id, today), today)


SECURITY = {"category": "security", "actual": 600_000_00, "budget": 550_000_00}


def charges(park: Database) -> list[tuple[Any, ...]]:
    return desks.rows(
        park, "SELECT lease_id, kind, net, vat_rate, source, invoice_id FROM charge ORDER BY id"
    )


def test_a_year_is_shared_provisions_deducted_and_waits_to_be_invoiced(office: Database) -> None:
    id = new_year(office, SECURITY)
    found = planned(office, id)
    # 300 of 600 m² (offices and the shared space; parking and the hall bear nothing).
    (one,) = found.statements
    assert (one.share, one.paid.amount, one.paid.basis) == (300_000_00, 90_000_00, "schedule")
    assert found.vacant == 300_000_00
    close(office, id)
    assert charges(office) == [
        (1, "reconciliation", 210_000_00, 2_000, f"charge_year/{id}/lease/1", None)
    ]
    assert planned(office, id).statements == found.statements


def test_provisions_are_those_invoiced_once_there_are_invoices(office: Database) -> None:
    from ctv_desktop.features.invoices import store as invoices

    asked = bills.until(date(2027, 3, 31))
    invoices.issue(office, bills.planned(office, asked), date(2027, 3, 31), date(2027, 3, 31))
    (one,) = planned(office, new_year(office, SECURITY)).statements
    assert (one.paid.amount, one.paid.basis) == (3 * 7_500_00, "invoices")


def test_reconciling_twice_makes_nothing_twice(office: Database) -> None:
    id = new_year(office, SECURITY)
    close(office, id)
    with pytest.raises(Refused, match="déjà"):
        close(office, id)
    assert len(charges(office)) == 1
    store.reopen(office, id)
    assert charges(office) == []
    close(office, id)
    assert len(charges(office)) == 1


def test_a_balance_goes_on_an_invoice_and_then_the_year_stays_closed(office: Database) -> None:
    from ctv_desktop.features.invoices import store as invoices

    id = new_year(office, SECURITY)
    close(office, id)
    found = bills.planned(office, bills.until(AFTER))
    invoices.issue(office, found, AFTER, AFTER)
    lines = desks.rows(office, "SELECT net FROM invoice_line WHERE kind = 'reconciliation'")
    assert lines == [(210_000_00,)]
    with pytest.raises(Refused, match="facturé"):
        store.reopen(office, id)
    assert planned(office, id).year.state == "closed"


def test_undo_opens_the_year_again(office: Database) -> None:
    id = new_year(office, SECURITY)
    close(office, id)
    journal.undo(office)
    assert charges(office) == []
    assert planned(office, id).year.state == "open"
    assert desks.rows(office, "SELECT count(*) FROM charge_statement") == [(0,)]


def test_a_closed_year_is_not_edited_nor_deleted(office: Database) -> None:
    id = new_year(office, SECURITY)
    close(office, id)
    with pytest.raises(Refused, match="régularisé"):
        store.save_year(office, {"building_id": 1, "year": 2027, "notes": "x"}, id)
    with pytest.raises(Refused, match="régularisé"):
        store.delete_year(office, id)


def test_a_year_that_runs_or_costs_nothing_is_not_closed(office: Database) -> None:
    with pytest.raises(Refused, match="2027"):
        close(office, new_year(office, SECURITY), date(2027, 12, 31))
    with pytest.raises(Refused):
        close(office, new_year(office, {"category": "other", "budget": 1}, year=2026))


def test_what_changed_since_the_statements_were_made_stops_the_close(office: Database) -> None:
    id = new_year(office, SECURITY)
    found = planned(office, id)
    with office.write(say("Change")) as work:
        from ctv_desktop.features.park.model import Unit

        work.find(Unit, desks.OFFICE).rentable_area = 40_000
    with pytest.raises(Refused):
        store.close(office, id, found, AFTER)
    assert charges(office) == []


def test_a_tenant_that_left_in_the_year_bears_its_days(office: Database) -> None:
    bills.lease(office, desks.OFFICE_2, tenant=desks.ATLAS, ends=date(2027, 3, 14))
    found = planned(office, new_year(office, SECURITY))
    shares = {one.tenant.lease_id: one.share for one in found.statements}
    assert shares == {1: 300_000_00, 2: 40_000_00}  # 200 of 600 m² for 73 of 365 days
    assert sum(shares.values()) + found.vacant == 600_000_00
    left = next(one for one in found.statements if one.tenant.lease_id == 2)
    assert (left.starts, left.ends) == (date(2027, 1, 1), date(2027, 3, 14))


def test_a_key_shares_among_its_units_alone(office: Database) -> None:
    bills.lease(office, desks.OFFICE_2, tenant=desks.ATLAS)
    key = store.save_key(
        office,
        {"building_id": 1, "name": "Ascenseur",
         "weights": [{"unit_id": desks.OFFICE_2, "weight": 2},
                     {"unit_id": desks.SPACE, "weight": 1}]},
    ).subject  # fmt: skip
    lifts = {"category": "lifts", "actual": 90_000_00, "key_id": key}
    found = planned(office, new_year(office, lifts))
    shares = {one.tenant.lease_id: one.share for one in found.statements}
    assert shares == {1: 0, 2: 60_000_00}
    assert found.vacant == 30_000_00
    with pytest.raises(Refused):
        store.delete_key(office, key or 0)


def test_costs_are_edited_as_rows_and_refused_beside_their_field(office: Database) -> None:
    id = new_year(office, SECURITY, {"category": "cleaning", "actual": 1})
    kept = desks.rows(office, "SELECT id FROM charge_cost ORDER BY id")[0][0]
    values = {"building_id": 1, "year": 2027}
    store.save_year(office, {**values, "costs": [{"id": kept, **SECURITY, "actual": 5}]}, id)
    assert desks.rows(office, "SELECT id, actual FROM charge_cost") == [(kept, 5)]
    with pytest.raises(Refused) as refused:
        store.save_year(office, {**values, "costs": [{"category": "lifts", "actual": -1}]}, id)
    assert set(refused.value.problems) == {"costs.0.actual"}
    assert desks.rows(office, "SELECT actual FROM charge_cost") == [(5,)]


def test_a_year_stands_once_for_a_building(office: Database) -> None:
    new_year(office)
    with pytest.raises(Refused):
        new_year(office)


def test_weights_are_of_units_of_the_building_once_each(office: Database) -> None:
    twice = [{"unit_id": desks.OFFICE, "weight": 1}, {"unit_id": desks.OFFICE, "weight": 2}]
    for weights in (twice, [{"unit_id": desks.OFFICE, "weight": 0}]):
        with pytest.raises(Refused) as refused:
            store.save_key(office, {"building_id": 1, "name": "K", "weights": weights})
        assert all(key.startswith("weights.") for key in refused.value.problems)
