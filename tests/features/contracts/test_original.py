"""A contract printed after amendments states the lease as it was signed: the rest is in them."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.features.contracts.rows.facts import case
from ctv_desktop.features.contracts.screen.paper import stated
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.agreed import agreed
from tests.features.leases import desks

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

LATER = date(2028, 6, 15)
DAY = date(2028, 7, 1)
SIGNED = date(2028, 6, 1)
AMENDED: dict[str, dict[str, Any]] = {
    "terms": {
        "charges_rate": 3_000, "payment_period": "month", "payment_days": 30, "notice_months": 1,
        "deposit_months": 4, "vat_regime": "option", "tsc_recharged": True, "purpose": "Atelier",
        "firm_until": date(2030, 12, 31), "renewal": "tacit",
    },
    "added": {"premises": [{"act": "add", "unit_id": desks.OFFICE_2, "rent": 16_000}]},
    "given back": {"premises": [{"act": "give_back", "unit_id": desks.PARKING}]},
    "priced": {"premises": [{"act": "price", "unit_id": desks.OFFICE, "rent": 14_000}]},
}  # fmt: skip


@pytest.fixture
def signed(park: "Database") -> "Database":
    desks.furnish(park)
    steps = [{"unit_id": None, "kind": "free", "starts": desks.FROM, "ends": date(2027, 2, 28)}]
    desks.signed(
        park, desks.OFFICE, desks.PARKING, steps=steps, firm_until=date(2033, 12, 31),
        charges_rate=2_500, purpose="Bureaux",
    )  # fmt: skip
    return park


def told(park: "Database") -> dict[str, Any]:
    reader = park.reader()
    try:
        return stated(case(reader, 1, LATER), ("fr", "ar", "en"), LATER)
    finally:
        reader.close()


def amend(park: "Database", **values: Any) -> None:
    store.amend(park, 1, {"signed_on": SIGNED, "effective_on": DAY, **values}, LATER)


@pytest.mark.parametrize("what", AMENDED)
def test_terms_and_premises_are_those_signed(signed: "Database", what: str) -> None:
    before = told(signed)
    amend(signed, **AMENDED[what])
    assert told(signed) == before


def test_after_all_that_can_happen_it_is_as_signed(signed: "Database") -> None:
    before = told(signed)
    for values in AMENDED.values():
        amend(signed, **values)
    store.extend(signed, 1, {"ends": date(2037, 6, 30), "signed_on": SIGNED}, LATER)
    assert told(signed) == before
    store.assign(
        signed, 1, {"tenant_id": desks.RIF, "signed_on": SIGNED, "effective_on": DAY}, LATER
    )
    assert told(signed) == before


def test_after_a_notice_and_a_termination_it_is_as_signed(signed: "Database") -> None:
    before = told(signed)
    store.give_notice(signed, 1, "tenant", LATER, None, LATER)
    assert told(signed) == before
    store.terminate(signed, 1, date(2028, 8, 31), "agreement", "", LATER)
    assert told(signed) == before


def test_each_amendment_stands_on_those_before_it(signed: "Database") -> None:
    amend(signed, notice_months=2)
    amend(signed, notice_months=1, **AMENDED["added"])
    store.extend(signed, 1, {"ends": date(2037, 6, 30), "signed_on": SIGNED}, LATER)
    reader = signed.reader()
    lease = single.lease(reader, 1, LATER)
    assert lease is not None
    found = [agreed(reader, lease, number).lease for number in range(4)]
    reader.close()
    assert [one.notice_months for one in found] == [3, 2, 1, 1]
    assert [len(one.lines) for one in found] == [2, 2, 3, 3]
    assert [one.ends.year for one in found] == [2035, 2035, 2035, 2037]
    assert {line.ends.year for line in found[2].lines} == {2035}
    assert {line.ends.year for line in found[3].lines} == {2037}


def test_after_the_hand_over_it_has_the_days_planned(park: "Database") -> None:
    desks.furnish(park)
    right = {"kind": "break", "held_by": "tenant", "opens": date(2030, 1, 1),
             "closes": date(2030, 3, 31)}  # fmt: skip
    free = {"unit_id": None, "kind": "free", "starts": desks.FROM, "ends": date(2027, 2, 28)}
    desks.signed(
        park, desks.OFFICE, start_rule="handover", handover_days=15, not_before=date(2026, 12, 1),
        not_after=date(2027, 6, 30), firm_until=date(2033, 12, 31), steps=[free], options=[right],
    )  # fmt: skip
    before = told(park)
    store.hand_over(park, 1, date(2026, 11, 20), desks.TODAY)
    assert desks.rows(park, "SELECT starts FROM lease")[0][0] != "2027-01-01"
    assert told(park) == before
