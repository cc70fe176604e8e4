"""The acts on a lease from the window, without one: small forms, amendments, panels."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.screen import amend, amendment
from ctv_desktop.features.leases.screen.record import view
from ctv_desktop.ui.declare import RecordView
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import use
from tests.features.leases.desks import (
    DESK,
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    TODAY,
    draft,
    furnish,
    invoice,
    rows,
    signed,
)
from tests.features.leases.test_screen import Desk, do, state_of


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with a floor of units to let."""
    use("en")
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    """A reader of the furnished park."""
    found = furnished.reader()
    yield found
    found.close()


def related(found: RecordView | None) -> dict[str, list[tuple[str, str]]]:
    assert found is not None
    return {str(one.title): [(line.title, line.detail) for line in one.lines]
            for one in found.related}  # fmt: skip


def facts(found: RecordView | None) -> dict[str, Any]:
    assert found is not None
    return {str(fact.label): fact.value for group in found.groups for fact in group.facts}


def test_a_lease_waits_is_handed_over_ends_and_is_left(furnished: Database) -> None:
    desk = Desk(furnished)
    id = signed(furnished, OFFICE, start_rule="handover", handover_days=10,
                starts=date(2026, 12, 1))  # fmt: skip
    assert state_of(furnished, id) == "waiting"
    do(desk, "hand_over", id, handed_over_on=date(2026, 11, 10))
    assert desk.said["handed_over_on"] == "The lease runs from 20/11/2026 to 20/12/2035."
    assert state_of(furnished, id) == "running"
    do(desk, "terminate", id, terminated_on=date(2026, 11, 22))
    do(desk, "move_out", id, keys_note="4 keys")
    assert rows(furnished, "SELECT moved_out_on, keys_note FROM lease") == [
        ("2026-11-22", "4 keys")
    ]


def test_the_notice_shows_the_days_and_the_article_that_follow(furnished: Database) -> None:
    desk = Desk(furnished)
    id = signed(furnished, OFFICE, regime="49-16")
    with pytest.raises(Refused):
        do(desk, "notice", id, notice_by="landlord", notice_reason="Impayés")
    assert desk.said["notice_served_on"] == "The delay ends on 08/12/2026; court by 08/06/2027."
    assert "49-16" in desk.said["notice_article"]
    assert "3 months of rent owed" in desk.said["months_owed"]
    do(desk, "notice", id, notice_by="landlord", notice_ground="rebuilding", notice_reason="x")
    assert desk.said["last_day"] == "First possible: 23/02/2027"
    other = signed(furnished, OFFICE_2, notice_months=6)
    do(desk, "notice", other)
    assert desk.said == {
        "notice_served_on": "The delay ends on 23/05/2027.",
        "last_day": "First possible: 23/05/2027",
    }


def test_a_lease_is_extended_assigned_and_its_option_used_by_small_forms(
    furnished: Database, reader: Reader
) -> None:
    desk = Desk(furnished)
    option = {
        "kind": "break",
        "held_by": "tenant",
        "opens": date(2026, 11, 1),
        "closes": date(2026, 12, 31),
    }
    id = signed(furnished, OFFICE, starts=date(2026, 1, 1), options=[option])
    do(desk, "option", id)
    do(desk, "extend", id, ends=date(2037, 12, 31))
    do(desk, "assign", id, tenant_id=RIF, effective_on=date(2028, 1, 1), purpose="Cession")
    found = related(view(reader, id, TODAY))
    assert found["Options"] == [("Break", "The tenant · 01/11/2026 – 31/12/2026")]
    assert found["Amendments"] == [
        ("No. 2 from 01/01/2028",
         "Tenant Atlas Data SARL → Rif Cloud SARL · End 31/12/2037 → 31/12/2027"),
        ("No. 1 from 01/01/2036", "End 31/12/2035 → 31/12/2037"),
    ]  # fmt: skip
    assert found["Before and after"] == [("BC-2026-002", "Assigned to · Rif Cloud SARL")]
    do(desk, "option", id)
    assert desk.warned == ["No option is left."]


def test_a_lease_is_renewed_by_a_small_form_that_tells_the_new_rent(
    furnished: Database, reader: Reader
) -> None:
    desk = Desk(furnished)
    id = signed(furnished, OFFICE, starts=date(2023, 12, 1), ends=date(2026, 12, 31))
    do(desk, "renew", id, months=36, rate=1_000)
    assert desk.said["rate"] == "New rent: 49,500.00"
    found = view(reader, id, TODAY)
    assert found is not None
    assert found.values["renewed"]
    do(desk, "renew", id)
    assert desk.warned == ["This lease is already renewed."]
    other = signed(furnished, OFFICE_2, starts=date(2023, 12, 1), ends=date(2026, 12, 31),
                   lines=[{"unit_id": OFFICE_2, "rent": 10_000}])  # fmt: skip
    with pytest.raises(Refused) as refused:
        do(desk, "renew", other, rate=1_500)
    assert list(refused.value.problems) == ["rate"]


# The form of an amendment.


def test_what_the_form_of_an_amendment_loads_changes_nothing(
    furnished: Database, reader: Reader
) -> None:
    id = signed(
        furnished, OFFICE, payment_days=30, firm_until=date(2029, 12, 31), purpose="Bureaux"
    )
    values = amend.load(reader, None, {"lease_id": id}, TODAY)
    assert values["lease"] == "BC-2027-001 · Atlas Data SARL"
    with pytest.raises(Refused) as refused:
        amend.FORM.save(furnished, values, None, values["version"])
    assert "Nothing changes" in str(refused.value)


def test_an_amendment_typed_in_the_form_says_what_was_and_is_kept_to_be_read(
    furnished: Database, reader: Reader
) -> None:
    id = signed(furnished, OFFICE, PARKING, charges_rate=2_500)
    invoice(furnished, id, date(2027, 1, 1), date(2027, 3, 31))
    signed(furnished, DESK, tenant=RIF)
    values = amend.load(reader, None, {"lease_id": id}, TODAY)
    assert values["effective_on"] == date(2027, 4, 1)
    values |= {"charges_rate": 2_800, "signed_on": TODAY, "about": "Accord du bailleur"}
    values["premises"] = [
        {"act": "add", "unit_id": OFFICE_2, "rent": 14_000},
        {"act": "price", "unit_id": OFFICE, "rent": 15_500},
        {"act": "add", "unit_id": DESK, "rent": None},
        {"act": "give_back", "unit_id": PARKING, "rent": None},
    ]
    said = {k: str(v) for k, v in amend.warn(reader, values, None, TODAY).items()}
    assert said["charges_rate"] == "Now: 25.00"
    assert said["premises.1.unit_id"] == "Price of the lease: 150.00"
    assert "Rif Cloud SARL" in said["premises.2.unit_id"]
    del values["premises"][2]
    made = amend.FORM.save(furnished, values, None, values["version"])
    assert str(made.said) == "Amendment no. 1 of lease BC-2027-001"
    before = amend.warn(reader, {**values, "effective_on": date(2027, 3, 1)}, None, TODAY)
    assert str(before["effective_on"]) == "Invoiced until 31/03/2027."
    row = reader.value("SELECT id FROM amendment")
    assert made.subject == row  # the window shows it next
    shown = amendment.view(reader, row, TODAY)
    told = facts(shown)
    assert told["Charges per m² and month"] == 2_500  # as it was before
    assert related(shown)["Premises until 31/03/2027"] == [
        ("A-3.12", "300.00\xa0m²"),
        ("P-041", ""),
    ]
    assert shown is not None
    changes = {str(fact.label): fact.value for fact in shown.groups[1].facts}
    assert changes == {
        "Charges per m² and month": "25.00 → 28.00",
        "P-041 given back, last day": "31/03/2027",
        "A-3.12 price": "150.00 → 155.00",
        "A-3.13 added, at": "140.00",
    }
    assert amend.load(reader, row, {}, TODAY)["about"] == "Accord du bailleur"
    with pytest.raises(Refused):
        amend.FORM.save(furnished, values, row, 1)


def test_a_lease_reads_as_it_was_before_each_of_its_amendments(
    furnished: Database, reader: Reader
) -> None:
    id = signed(furnished, OFFICE, charges_rate=2_500)
    for year, rate in ((2028, 2_800), (2030, 3_000)):
        values = {"signed_on": TODAY, "effective_on": date(year, 1, 1), "charges_rate": rate}
        store.amend(furnished, id, values, TODAY)
    seen = [facts(amendment.view(reader, row, TODAY))["Charges per m² and month"]
            for row in (1, 2)]  # fmt: skip
    assert seen == [2_500, 2_800]


def test_the_units_offered_follow_what_is_to_change(furnished: Database, reader: Reader) -> None:
    id = signed(furnished, OFFICE)
    signed(furnished, OFFICE_2, tenant=RIF)
    picker = amend.PREMISES.fields[1].picker
    assert picker is not None
    day = {"lease_id": id, "effective_on": date(2027, 4, 1)}
    assert [x.label for x in picker.offer(reader, "", {**day, "act": "price"})] == ["A-3.12"]
    added = {x.label: x.detail for x in picker.offer(reader, "", {**day, "act": "add"})}
    assert added["A-3.13"].endswith("free from 01/01/2036")
    assert added["P-041"].endswith("free")
    assert picker.label(reader, OFFICE) == "A-3.12"


@pytest.mark.parametrize("given", [{}, {"lease_id": 99}])
def test_an_amendment_without_its_lease_is_not_made(
    furnished: Database, reader: Reader, given: dict[str, Any]
) -> None:
    with pytest.raises(Refused):
        amend.FORM.save(furnished, amend.load(reader, None, given, TODAY), None, None)


def test_a_draft_is_not_amended_by_the_form(furnished: Database, reader: Reader) -> None:
    with pytest.raises(Refused):
        amend.load(reader, None, {"lease_id": draft(furnished, OFFICE)}, TODAY)


def test_half_typed_amendments_are_looked_at_without_harm(
    furnished: Database, reader: Reader
) -> None:
    id = signed(furnished, OFFICE)
    half: tuple[dict[str, Any], ...] = (
        {},
        {"lease_id": id, "premises": [{}]},
        {"lease_id": id, "effective_on": date(2099, 1, 1),
         "premises": [{"act": "add", "unit_id": 99}, {"act": "price", "unit_id": 99}]},
    )  # fmt: skip
    for values in half:
        amend.warn(reader, values, None, TODAY)
