"""Meters read in a park: charges made once, several readings in one act, all or none."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.features.meters import store
from ctv_desktop.values.errors import Refused
from tests.features.invoices import bills
from tests.features.leases import desks

TODAY = date(2027, 6, 1)
FIRST, OLD, DAY = date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)


@pytest.fixture
def office(park: Database) -> Database:
    """Lease L from 2027 over the office, which has a meter at 1,20 MAD from 2026."""
    bills.furnish(park)
    bills.lease(park)
    meter(park)
    return park


def meter(park: Database, unit: int | None = desks.OFFICE, serial: str = "E-1") -> int:
    found = store.save(
        park,
        {"building_id": 1, "unit_id": unit, "serial": serial,
         "prices": [{"valid_from": date(2026, 1, 1), "price": 12_000}]},
    ).subject  # fmt: skip
    assert found is not None
    return found


def reading(day: date, counter: int, meter: int = 1, **more: Any) -> dict[str, Any]:
    return {"meter_id": meter, "day": day, "counter": counter * 1_000, **more}


def charges(park: Database) -> list[tuple[Any, ...]]:
    return desks.rows(park, "SELECT lease_id, kind, net, source, starts FROM charge ORDER BY id")


def test_a_reading_makes_a_charge_of_the_lease_that_holds_the_unit(office: Database) -> None:
    store.read(office, [reading(OLD, 10_250)], TODAY)
    assert charges(office) == []
    store.read(office, [reading(DAY, 11_480)], TODAY)
    assert charges(office) == [(1, "energy", 1_476_00, "meter_reading/2", "2027-02-01")]
    (said,) = desks.rows(office, "SELECT explanation FROM charge")[0]
    assert "1,20" in said
    assert "1\u202f476,00" in said


def test_several_are_read_at_once_or_none(office: Database) -> None:
    second = meter(office, desks.OFFICE_2, "E-2")
    store.read(office, [reading(OLD, 5), reading(OLD, 7, second)], TODAY)
    with pytest.raises(Refused) as refused:
        store.read(office, [reading(DAY, 9), reading(DAY, 6, second)], TODAY, "rows")
    assert set(refused.value.problems) == {"rows.1.counter"}
    assert desks.rows(office, "SELECT count(*) FROM meter_reading") == [(2,)]
    store.read(office, [reading(DAY, 9), reading(DAY, 8, second)], TODAY, "rows")
    assert [row[:3] for row in charges(office)] == [(1, "energy", 4_80)]  # E-2 stands empty


def test_a_tenant_that_came_between_two_readings_pays_its_days(office: Database) -> None:
    store.read(office, [reading(date(2026, 12, 1), 0), reading(date(2027, 1, 30), 600)], TODAY)
    # 60 days, the lease holds the office in 30 of them: 300 × 1,20.
    assert [row[:3] for row in charges(office)] == [(1, "energy", 360_00)]


def test_a_meter_of_common_parts_charges_nobody(office: Database) -> None:
    common = meter(office, None, "G-1")
    store.read(office, [reading(OLD, 0, common), reading(DAY, 900, common)], TODAY)
    assert charges(office) == []
    assert desks.rows(office, "SELECT max(used) FROM meter_reading") == [(900_000,)]


def test_the_last_reading_is_taken_back_with_its_charge_until_it_is_invoiced(
    office: Database,
) -> None:
    from ctv_desktop.features.invoices import store as invoices

    store.read(office, [reading(OLD, 10), reading(DAY, 20)], TODAY)
    store.delete_last(office, 1)
    assert charges(office) == []
    store.read(office, [reading(DAY, 30)], TODAY)
    invoices.issue(office, bills.planned(office, bills.until(TODAY)), TODAY, TODAY)
    assert desks.rows(office, "SELECT net FROM invoice_line WHERE kind = 'energy'") == [(24_00,)]
    with pytest.raises(Refused, match="facturé"):
        store.delete_last(office, 1)


def test_undo_takes_readings_and_charges_back(office: Database) -> None:
    store.read(office, [reading(OLD, 10), reading(DAY, 20)], TODAY)
    journal.undo(office)
    assert charges(office) == []
    assert desks.rows(office, "SELECT count(*) FROM meter_reading") == [(0,)]


def test_an_unusual_use_is_marked(office: Database) -> None:
    days = [date(2027, month, 1) for month in (1, 2, 3, 4)]
    counts = (0, 31, 59, 159)
    store.read(office, [reading(*one) for one in zip(days, counts, strict=True)], TODAY)
    found = desks.rows(office, "SELECT unusual FROM meter_reading ORDER BY day")
    assert found == [(0,), (0,), (0,), (1,)]


def test_a_meter_that_was_read_is_taken_out_not_deleted(office: Database) -> None:
    store.read(office, [reading(OLD, 10)], TODAY)
    with pytest.raises(Refused):
        store.delete(office, 1)
    values = {"building_id": 1, "unit_id": desks.OFFICE, "serial": "E-1", "retired_on": OLD}
    store.save(office, values, 1)
    with pytest.raises(Refused) as refused:
        store.read(office, [reading(DAY, 20)], TODAY)
    assert set(refused.value.problems) == {"day"}


def test_prices_are_kept_by_day_and_not_twice(office: Database) -> None:
    base = {"building_id": 1, "unit_id": desks.OFFICE, "serial": "E-1"}
    both = [{"valid_from": FIRST, "price": 1}, {"valid_from": FIRST, "price": 2}]
    with pytest.raises(Refused) as refused:
        store.save(office, {**base, "prices": both}, 1)
    assert set(refused.value.problems) == {"prices.1.valid_from"}
    store.save(office, {**base, "prices": both[:1]}, 1)
    assert desks.rows(office, "SELECT price FROM meter_price") == [(1,)]


def test_a_serial_number_stands_once_in_a_building(office: Database) -> None:
    with pytest.raises(Refused) as refused:
        meter(office, desks.OFFICE_2, "e-1")
    assert set(refused.value.problems) == {"serial"}
