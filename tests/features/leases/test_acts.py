"""The life of a lease in the park: hand-over, amendment, extension, assignment, renewal, notice."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.terms import terms
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rent.rules.schedule import Due, schedule
from ctv_desktop.values.errors import Refused, Stale
from ctv_desktop.values.language import use
from tests.features.leases.desks import (
    DESK,
    FROM,
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    SPACE,
    TO,
    TODAY,
    draft,
    furnish,
    invoice,
    rows,
    signed,
)

DAY = timedelta(days=1)
KEPT = ("lease", "lease_line", "lease_step", "lease_option", "amendment", "amendment_change",
        "rent_span", "lease_search")  # fmt: skip


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with a floor of units to let."""
    use("en")
    return furnish(park)


def refused(act: Callable[..., Any], *args: Any, **more: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        act(*args, **more)
    return caught.value


def kept(park: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All that an act may touch, versions left out: undo makes them grow."""
    found = {}
    for table in KEPT:
        names = [name for _, name, *_ in rows(park, f"PRAGMA table_info({table})")]
        columns = ", ".join(name for name in names if name != "version")
        found[table] = sorted(rows(park, f"SELECT {columns} FROM {table}"), key=str)
    return found


def dues(park: Database, id: int) -> list[Due]:
    reader = park.reader()
    try:
        lease = single.lease(reader, id, TODAY)
        assert lease is not None
        return schedule(terms(reader, lease), rates(reader))
    finally:
        reader.close()


def avenant(effective_on: date, **more: Any) -> dict[str, Any]:
    return {"signed_on": TODAY, "effective_on": effective_on, "about": "Accord", **more}


def swap(act: str, unit: int, rent: int | None = None) -> dict[str, Any]:
    return {"act": act, "unit_id": unit, "rent": rent}


# Hand-over.


def waiting(park: Database, *units: int, **more: Any) -> int:
    values: dict[str, Any] = {
        "start_rule": "handover",
        "handover_days": 30,
        "starts": date(2026, 12, 1),
        "ends": date(2029, 11, 30),
        "not_before": date(2026, 11, 1),
        "not_after": date(2027, 3, 1),
        **more,
    }
    return signed(park, *units, **values)


def test_the_hand_over_moves_every_day_of_the_lease_by_the_same_shift(furnished: Database) -> None:
    step = {"kind": "price", "starts": date(2027, 12, 1), "amount": 16_000}
    option = {
        "kind": "break",
        "held_by": "tenant",
        "opens": date(2028, 1, 1),
        "closes": date(2028, 6, 30),
    }
    lines = [{"unit_id": OFFICE}, {"unit_id": PARKING, "starts": date(2027, 1, 1)}]
    id = waiting(furnished, lines=lines, steps=[step], options=[option],
                 firm_until=date(2028, 11, 30))  # fmt: skip
    store.hand_over(furnished, id, date(2026, 11, 11), TODAY)  # 30 days later: 11/12
    assert rows(furnished, "SELECT starts, ends, last_day, firm_until FROM lease") == [
        ("2026-12-11", "2029-12-10", "2029-12-10", "2028-12-10")
    ]
    assert rows(furnished, "SELECT starts, ends, binding FROM lease_line ORDER BY id") == [
        ("2026-12-11", "2029-12-10", 1),
        ("2027-01-11", "2029-12-10", 1),
    ]
    assert rows(furnished, "SELECT starts FROM lease_step") == [("2027-12-11",)]
    assert rows(furnished, "SELECT opens, closes FROM lease_option") == [
        ("2028-01-11", "2028-07-10")
    ]
    assert rows(furnished, "SELECT min(starts), max(ends) FROM rent_span") == [
        ("2026-12-11", "2029-12-10")
    ]


@pytest.mark.parametrize(
    ("handed", "first"),
    [
        (date(2026, 11, 10), date(2026, 12, 10)),
        (date(2026, 9, 1), date(2026, 11, 1)),  # not before
    ],
)
def test_the_lease_begins_not_before_and_not_after_the_days_agreed(
    furnished: Database, handed: date, first: date
) -> None:
    id = waiting(furnished, OFFICE)
    store.hand_over(furnished, id, handed, TODAY)
    assert rows(furnished, "SELECT starts FROM lease") == [(first.isoformat(),)]


def test_a_late_hand_over_starts_the_lease_on_the_last_day_agreed(furnished: Database) -> None:
    id = waiting(furnished, OFFICE, not_after=date(2026, 12, 5))
    store.hand_over(furnished, id, TODAY, TODAY)
    assert rows(furnished, "SELECT starts FROM lease") == [("2026-12-05",)]


def test_a_hand_over_onto_days_let_to_another_is_refused(furnished: Database) -> None:
    id = waiting(furnished, OFFICE, ends=date(2027, 11, 30))
    signed(furnished, OFFICE, tenant=RIF, starts=date(2027, 12, 1))
    before = kept(furnished)
    assert "Rif Cloud SARL" in str(refused(store.hand_over, furnished, id, TODAY, TODAY))
    assert kept(furnished) == before
    for day in (None, TODAY + DAY):
        found = refused(store.hand_over, furnished, id, day, TODAY)
        assert list(found.problems) == ["handed_over_on"]
    refused(store.hand_over, furnished, signed(furnished, PARKING), TODAY, TODAY)


# Amendment.


def test_an_amendment_changes_the_schedule_from_its_day_only(furnished: Database) -> None:
    id = signed(furnished, OFFICE, charges_rate=2_500, payment_period="month")
    before = dues(furnished, id)
    store.amend(furnished, id, avenant(date(2028, 1, 1), charges_rate=2_800), TODAY)
    after = dues(furnished, id)
    assert [due for due in after if due.ends < date(2028, 1, 1)] == before[:12]
    assert {due.of("charges") for due in after[:12]} == {750_000}
    assert {due.of("charges") for due in after[12:]} == {840_000}
    assert rows(furnished, "SELECT charges_rate FROM lease") == [(2_800,)]
    assert rows(furnished, "SELECT number, kind, purpose FROM amendment") == [
        (1, "terms", "Accord")
    ]
    assert rows(furnished, "SELECT item, old, new FROM amendment_change") == [
        ("charges_rate", "2500", "2800")
    ]


def test_two_amendments_of_one_day_leave_what_was_before_as_it_was(furnished: Database) -> None:
    id = signed(furnished, OFFICE, charges_rate=2_500, payment_period="month")
    before = dues(furnished, id)
    for rate in (2_800, 3_000):
        store.amend(furnished, id, avenant(date(2028, 1, 1), charges_rate=rate), TODAY)
    after = dues(furnished, id)
    assert after[:12] == before[:12]
    assert after[12].of("charges") == 900_000
    assert rows(furnished, "SELECT number FROM amendment ORDER BY id") == [(1,), (2,)]


def test_premises_change_from_a_day_added_given_back_and_at_a_new_price(
    furnished: Database,
) -> None:
    id = signed(furnished, OFFICE, PARKING, payment_period="month")
    day = date(2028, 7, 1)
    acts = [
        swap("add", OFFICE_2, 14_000),
        swap("give_back", PARKING),
        swap("price", OFFICE, 15_500),
    ]
    before = dues(furnished, id)
    store.amend(furnished, id, avenant(day, premises=acts), TODAY)
    after = dues(furnished, id)
    assert after[:18] == before[:18]
    assert [(line.code, line.net) for line in after[18].lines] == [
        ("A-3.12", 4_650_000),
        ("A-3.13", 2_800_000),
    ]
    assert rows(furnished, "SELECT unit_id, item, old, new FROM amendment_change ORDER BY id") == [
        (PARKING, "given_back", "2035-12-31", "2028-06-30"),
        (OFFICE, "price", "15000", "15500"),
        (OFFICE_2, "added", "", "14000"),
    ]
    signed(furnished, PARKING, tenant=RIF, starts=day)  # free again
    other = draft(furnished, OFFICE_2, tenant=RIF, starts=day)
    assert "Atlas" in str(refused(store.sign, furnished, other, TODAY, TODAY))


@pytest.mark.parametrize(
    ("acts", "field"),
    [
        ([swap("add", OFFICE_2)], "premises.0.unit_id"),  # let to Rif
        ([swap("add", OFFICE)], "premises.0.unit_id"),  # let by this lease already
        ([swap("add", 7)], "premises.0.unit_id"),  # a common part
        ([swap("add", 99)], "premises.0.unit_id"),
        ([swap("add", SPACE), swap("add", DESK)], "premises.1.unit_id"),
        ([swap("price", DESK, 1)], "premises.0.unit_id"),
        ([swap("price", OFFICE)], "premises.0.rent"),
        ([swap("give_back", OFFICE), swap("give_back", OFFICE)], "premises.1.unit_id"),
        ([swap("give_back", OFFICE)], "premises"),
        ([swap("swap", OFFICE)], "premises.0.act"),
    ],
)
def test_impossible_premises_are_refused_and_nothing_is_saved(
    furnished: Database, acts: list[dict[str, Any]], field: str
) -> None:
    signed(furnished, OFFICE_2, tenant=RIF)
    id = signed(furnished, OFFICE)
    before = kept(furnished)
    values = avenant(date(2028, 7, 1), premises=acts)
    assert list(refused(store.amend, furnished, id, values, TODAY).problems) == [field]
    assert kept(furnished) == before


def test_an_amendment_keeps_to_its_days(furnished: Database) -> None:
    id = signed(furnished, OFFICE)

    def fields(effective: date | None, **more: Any) -> dict[str, str]:
        values = {**avenant(FROM), "effective_on": effective, "charges_rate": 100, **more}
        found = refused(store.amend, furnished, id, values, TODAY)
        return {key: str(said) for key, said in found.problems.items()}

    assert list(fields(None)) == ["effective_on"]
    assert list(fields(FROM - DAY)) == ["effective_on"]
    assert list(fields(TO + DAY)) == ["effective_on"]
    assert list(fields(FROM, signed_on=TODAY + DAY)) == ["signed_on"]
    assert list(fields(FROM, signed_on=TODAY - DAY)) == ["signed_on"]
    store.amend(furnished, id, avenant(date(2029, 1, 1), charges_rate=50), TODAY)
    assert fields(date(2028, 12, 31))["effective_on"] == (
        "Amendment no. 1 has effect from 01/01/2029: a later one cannot come before it."
    )


def test_an_amendment_inside_invoiced_days_is_refused_where_money_follows_from_it(
    furnished: Database,
) -> None:
    id = signed(furnished, OFFICE)
    invoice(furnished, id, date(2027, 1, 1), date(2027, 3, 31))
    values = avenant(date(2027, 3, 31), charges_rate=100)
    found = refused(store.amend, furnished, id, values, TODAY)
    assert "Invoices were issued until 31/03/2027" in str(found)
    assert found.proposals["effective_on"].value == date(2027, 4, 1)
    store.amend(furnished, id, avenant(date(2027, 3, 31), notice_months=6), TODAY)
    store.amend(furnished, id, avenant(date(2027, 4, 1), charges_rate=100), TODAY)


def test_an_amendment_is_no_longer_undone_once_days_after_it_are_invoiced(
    furnished: Database,
) -> None:
    id = signed(furnished, OFFICE)
    store.amend(furnished, id, avenant(date(2027, 4, 1), charges_rate=100), TODAY)
    act = rows(furnished, "SELECT max(id) FROM journal_act")[0][0]
    invoice(furnished, id, date(2027, 4, 1), date(2027, 6, 30))
    from ctv_desktop.values.say import say

    found = refused(journal.reverse, furnished, act, say("Undo"))
    assert "Invoices were issued for days after this amendment" in str(found)


def test_an_amendment_of_nothing_of_a_draft_or_over_a_newer_version_is_refused(
    furnished: Database,
) -> None:
    id = signed(furnished, OFFICE, charges_rate=100)
    assert "Nothing changes" in str(
        refused(store.amend, furnished, id, avenant(FROM, charges_rate=100, purpose=None), TODAY)
    )
    assert "Nothing changes" in str(  # what holds where no term was agreed
        refused(store.amend, furnished, id, avenant(FROM, payment_days=60), TODAY)
    )
    refused(store.amend, furnished, draft(furnished, OFFICE_2), avenant(FROM), TODAY)
    with pytest.raises(Stale):
        store.amend(furnished, id, avenant(FROM, charges_rate=1), TODAY, version=1)


def test_what_law_forbids_of_a_lease_an_amendment_does_not_bring_in(furnished: Database) -> None:
    id = signed(furnished, OFFICE, regime="67-12", deposit_months=2)
    found = refused(store.amend, furnished, id, avenant(FROM, deposit_months=3), TODAY)  # R12
    assert list(found.problems) == ["deposit_months"]
    exempt = avenant(FROM, vat_regime="exempt")
    assert list(refused(store.amend, furnished, id, exempt, TODAY).problems) == ["exemption"]


# Extension and options.


def test_an_extension_leaves_the_dues_of_the_old_term_as_they_were(furnished: Database) -> None:
    id = signed(furnished, OFFICE, ends=date(2029, 2, 14))
    before = dues(furnished, id)
    values = {"ends": date(2031, 12, 31), "signed_on": TODAY, "about": ""}
    store.extend(furnished, id, values, TODAY)
    after = dues(furnished, id)
    assert after[: len(before)] == before
    assert after[len(before)].starts == date(2029, 2, 15)
    assert after[-1].ends == date(2031, 12, 31)
    assert rows(furnished, "SELECT kind, effective_on FROM amendment") == [
        ("extension", "2029-02-15")
    ]
    # An extension comes into effect at the end: what is agreed on before has its day all the same.
    store.amend(furnished, id, avenant(date(2028, 1, 1), charges_rate=100), TODAY)


def test_an_extension_over_another_lease_or_to_no_later_day_is_refused(
    furnished: Database,
) -> None:
    id = signed(furnished, OFFICE, ends=date(2029, 12, 31))
    signed(furnished, OFFICE, tenant=RIF, starts=date(2031, 1, 1))
    for ends in (None, date(2029, 12, 31), date(2031, 1, 1)):
        values = {"ends": ends, "signed_on": TODAY}
        assert list(refused(store.extend, furnished, id, values, TODAY).problems) == ["ends"]
    store.extend(furnished, id, {"ends": date(2030, 12, 31), "signed_on": TODAY}, TODAY)


def test_an_option_to_extend_is_used_within_its_days_and_once(furnished: Database) -> None:
    option = {"kind": "extend", "held_by": "tenant", "opens": date(2026, 11, 1),
              "closes": date(2026, 12, 31), "note": "Three more years"}  # fmt: skip
    id = signed(
        furnished, OFFICE, starts=date(2026, 1, 1), ends=date(2029, 12, 31), options=[option]
    )
    values = {"ends": date(2032, 12, 31), "used_on": date(2026, 10, 31)}
    found = refused(store.use_option, furnished, id, 1, values, TODAY)
    assert list(found.problems) == ["used_on"]
    store.use_option(furnished, id, 1, {**values, "used_on": TODAY}, TODAY)
    assert rows(furnished, "SELECT ends, used_on FROM lease, lease_option") == [
        ("2032-12-31", TODAY.isoformat())
    ]
    refused(store.use_option, furnished, id, 1, {**values, "used_on": TODAY}, TODAY)


# Assignment.


def test_an_assigned_lease_goes_on_with_the_other_tenant(furnished: Database) -> None:
    steps = [
        {"kind": "price", "starts": date(2028, 1, 1), "amount": 16_000},
        {"kind": "price", "starts": date(2031, 1, 1), "amount": 17_000},
        {"kind": "discount", "starts": date(2028, 7, 1), "ends": date(2029, 6, 30), "amount": 500},
    ]
    options = [
        {
            "kind": "break",
            "held_by": "tenant",
            "opens": date(2027, 1, 1),
            "closes": date(2027, 6, 30),
        },
        {
            "kind": "break",
            "held_by": "tenant",
            "opens": date(2030, 1, 1),
            "closes": date(2030, 6, 30),
        },
    ]
    id = signed(furnished, OFFICE, PARKING, steps=steps, options=options, remarks="Badges",
                payment_period="month")  # fmt: skip
    before = dues(furnished, id)
    day = date(2029, 1, 1)
    fresh = store.assign(furnished, id, avenant(day, tenant_id=RIF), TODAY).subject
    assert fresh is not None
    mine, theirs = dues(furnished, id), dues(furnished, fresh)
    assert [(d.starts, d.net, d.gross) for d in mine + theirs] == [
        (d.starts, d.net, d.gross) for d in before
    ]
    assert mine[-1].ends == date(2028, 12, 31)
    assert rows(
        furnished,
        "SELECT tenant_id, starts, ends, signed, remarks, assigned_from_id FROM lease"
        " WHERE id = $1",
        fresh,
    ) == [(RIF, "2029-01-01", "2035-12-31", 1, "Badges", id)]
    assert rows(furnished, "SELECT opens FROM lease_option WHERE lease_id = $1", fresh) == [
        ("2030-01-01",)
    ]
    assert rows(furnished, "SELECT kind FROM amendment") == [("assignment",)]


def test_an_impossible_assignment_is_refused(furnished: Database) -> None:
    id = signed(furnished, OFFICE)
    for more, field in (
        ({"tenant_id": 1}, "tenant_id"),
        ({"tenant_id": None}, "tenant_id"),
        ({"tenant_id": RIF, "effective_on": FROM}, "effective_on"),
        ({"tenant_id": RIF, "effective_on": TO + DAY}, "effective_on"),
    ):
        values = {**avenant(date(2028, 1, 1)), **more}
        assert list(refused(store.assign, furnished, id, values, TODAY).problems) == [field]
    invoice(furnished, id, date(2028, 1, 1), date(2028, 3, 31))
    values = avenant(date(2028, 2, 1), tenant_id=RIF)
    assert "credit note" in str(refused(store.assign, furnished, id, values, TODAY))


# Renewal.


def test_r9_renewed_leases_are_drafts_with_all_that_was_agreed(furnished: Database) -> None:
    old = date(2023, 12, 1), date(2026, 12, 31)
    id = signed(furnished, OFFICE, PARKING, starts=old[0], ends=old[1], remarks="Badges",
                charges_rate=2_500, deposit_months=2, purpose="Offices",
                options=[{"kind": "break", "held_by": "tenant", "opens": date(2025, 1, 1),
                          "closes": date(2025, 6, 30)}])  # fmt: skip
    other = signed(furnished, OFFICE_2, tenant=RIF, starts=old[0], ends=old[1],
                   lines=[{"unit_id": OFFICE_2, "rent": 14_000}])  # fmt: skip
    wanted: list[dict[str, Any]] = [
        {"id": id, "months": 36, "rate": 1_000},
        {"id": other, "months": 12, "rate": None, "rent": 2_900_000},
    ]
    store.renew(furnished, wanted, TODAY)
    assert rows(
        furnished,
        "SELECT renewed_from_id, signed, starts, ends, monthly_rent, remarks, charges_rate,"
        " deposit_months, purpose FROM lease WHERE renewed_from_id IS NOT NULL ORDER BY id",
    ) == [
        (id, 0, "2027-01-01", "2029-12-31", 4_950_000 + 55_000, "Badges", 2_500, 2, "Offices"),
        (other, 0, "2027-01-01", "2027-12-31", 2_900_000, "", 0, 3, ""),
    ]
    assert rows(furnished, "SELECT opens, closes FROM lease_option ORDER BY id DESC LIMIT 1") == [
        ("2028-02-01", "2028-07-31")
    ]
    assert "already renewed" in str(refused(store.renew, furnished, wanted[:1], TODAY))
    journal.undo(furnished)
    assert rows(furnished, "SELECT count(*) FROM lease") == [(2,)]


def test_r9_a_renewal_above_the_cap_is_refused_and_none_is_made(furnished: Database) -> None:
    ends = date(2026, 12, 31)
    a = signed(furnished, OFFICE, starts=date(2023, 12, 1), ends=ends)
    b = signed(furnished, OFFICE_2, starts=date(2023, 12, 1), ends=ends,
               lines=[{"unit_id": OFFICE_2, "rent": 10_000}])  # fmt: skip
    before = kept(furnished)
    wanted = [
        {"id": a, "months": 12, "rate": 1_000},
        {"id": b, "months": 12, "rate": 1_200},
    ]
    found = refused(store.renew, furnished, wanted, TODAY)
    assert list(found.problems) == ["1.rate"]
    assert found.proposals["1.rate"].value == 1_000
    assert kept(furnished) == before
    for wrong in ({"months": 0}, {"months": None}, {"months": 10_000}, {"rate": -10_001}):
        refused(store.renew, furnished, [{"id": a, "months": 12, "rate": 0, **wrong}], TODAY)
    refused(store.renew, furnished, [], TODAY)


def test_a_renewal_never_lets_a_unit_twice(furnished: Database) -> None:
    id = signed(furnished, OFFICE, starts=date(2023, 12, 1), ends=date(2026, 12, 31))
    signed(furnished, OFFICE, tenant=RIF, starts=date(2028, 1, 1))
    wanted = [{"id": id, "months": 13, "rate": 0}]
    assert "Rif Cloud SARL" in str(refused(store.renew, furnished, wanted, TODAY))
    store.renew(furnished, [{**wanted[0], "months": 12}], TODAY)
    fresh = rows(furnished, "SELECT id FROM lease WHERE renewed_from_id = $1", id)[0][0]
    store.sign(furnished, fresh, TODAY, TODAY)


# Notice at the delays of law and contract.


def notice(park: Database, id: int, by: str, given: date, **more: Any) -> tuple[Any, ...]:
    store.give_notice(park, id, by, given, more.pop("last_day", None), given, more)
    return rows(
        park,
        "SELECT notice_expires_on, last_day, notice_court_by, notice_article FROM lease"
        " WHERE id = $1",
        id,
    )[0]


def test_r26_a_notice_for_arrears_runs_fifteen_days_and_the_court_is_open_six_months(
    furnished: Database,
) -> None:
    id = signed(furnished, OFFICE, regime="49-16", firm_until=date(2029, 12, 31))
    served = date(2027, 4, 5)
    more = {"notice_ground": "arrears", "notice_reason": "Impayés", "notice_served_on": served}
    found = refused(notice, furnished, id, "landlord", served, **more)
    assert list(found.problems) == ["months_owed"]
    assert list(refused(notice, furnished, id, "landlord", served, **more, months_owed=2).problems)
    for month in (1, 2, 3):
        first = date(2027, month, 1)
        invoice(furnished, id, first, date(2027, month + 1, 1) - DAY)
    expires, last, court, article = notice(furnished, id, "landlord", served, **more)
    assert (expires, last, court) == ("2027-04-20", "2027-04-20", "2027-10-20")
    assert "49-16" in article


def test_r27_a_reasoned_notice_of_the_landlord_runs_three_months(furnished: Database) -> None:
    id = signed(furnished, OFFICE, regime="49-16")
    served = date(2029, 9, 15)
    more = {"notice_ground": "own_use", "notice_served_on": served}
    found = refused(notice, furnished, id, "landlord", served, **more)
    assert list(found.problems) == ["notice_reason"]
    found = refused(notice, furnished, id, "landlord", served, notice_ground="contract",
                    notice_reason="x")  # fmt: skip
    assert list(found.problems) == ["notice_ground"]
    made = notice(furnished, id, "landlord", served, **more, notice_reason="Usage personnel")
    assert made[:3] == ("2029-12-15", "2029-12-15", "2030-06-15")


@pytest.mark.parametrize(
    ("regime", "clause", "expires"),
    [
        ("doc", {"notice_days": 30}, "2027-05-05"),
        ("doc", {"notice_months": 2}, "2027-06-05"),
        ("coworking", {"notice_months": 1}, "2027-05-05"),
        ("67-12", {"notice_months": 6, "deposit_months": 2}, "2027-06-05"),
    ],
)
def test_r29_other_regimes_follow_the_contract_or_their_own_law(
    furnished: Database, regime: str, clause: dict[str, Any], expires: str
) -> None:
    id = signed(furnished, OFFICE, regime=regime, **clause)
    made = notice(furnished, id, "tenant", date(2027, 4, 5), notice_ground="arrears")
    assert made[:3] == (expires, expires, None)
    store.cancel_notice(furnished, id, date(2027, 4, 6))
    assert rows(furnished, "SELECT notice_expires_on, notice_ground, last_day FROM lease") == [
        (None, "", TO.isoformat())
    ]


def test_the_firm_period_shelters_from_a_notice_but_not_from_faults(furnished: Database) -> None:
    id = signed(furnished, OFFICE, regime="49-16", firm_until=date(2029, 12, 31))
    day = date(2027, 4, 5)
    made = notice(furnished, id, "landlord", day, notice_ground="rebuilding", notice_reason="x")
    assert made[:2] == ("2027-07-05", "2029-12-31")
    store.cancel_notice(furnished, id, day)
    made = notice(furnished, id, "landlord", day, notice_ground="breach", notice_reason="x")
    assert made[:2] == ("2027-07-05", "2027-07-05")


# Move-out.


def test_a_tenant_moves_out_of_what_comes_to_its_end_once(furnished: Database) -> None:
    id = signed(furnished, OFFICE, starts=date(2026, 1, 1))
    assert "still runs" in str(refused(store.move_out, furnished, id, TODAY, "", TODAY))
    store.terminate(furnished, id, TODAY, "agreement", "", TODAY)
    for day in (None, TODAY + DAY, date(2025, 12, 31)):
        found = refused(store.move_out, furnished, id, day, "", TODAY)
        assert list(found.problems) == ["moved_out_on"]
    store.move_out(furnished, id, TODAY, "4 clés, 12 badges", TODAY)
    assert rows(furnished, "SELECT moved_out_on, keys_note FROM lease") == [
        (TODAY.isoformat(), "4 clés, 12 badges")
    ]
    refused(store.move_out, furnished, id, TODAY, "", TODAY)


# Undo.

STARTED = {"starts": date(2026, 1, 1), "ends": date(2026, 12, 31)}
ACTS: dict[str, tuple[dict[str, Any], Callable[[Database, int], Any]]] = {
    "sign": ({"signed": False}, lambda park, id: store.sign(park, id, TODAY, TODAY)),
    "hand_over": (
        {"start_rule": "handover", "handover_days": 9, "starts": date(2026, 12, 1)},
        lambda park, id: store.hand_over(park, id, TODAY, TODAY),
    ),
    "amend": (
        {},
        lambda park, id: store.amend(
            park,
            id,
            avenant(
                date(2028, 2, 10),
                payment_period="month",
                charges_rate=100,
                premises=[
                    swap("add", OFFICE_2, 9_000),
                    swap("give_back", PARKING),
                    swap("price", OFFICE, 20_000),
                ],
            ),
            TODAY,
        ),
    ),
    "extend": (
        {},
        lambda park, id: store.extend(
            park, id, {"ends": date(2040, 1, 1), "signed_on": TODAY}, TODAY
        ),
    ),
    "assign": (
        {},
        lambda park, id: store.assign(park, id, avenant(date(2030, 5, 5), tenant_id=RIF), TODAY),
    ),
    "renew": (
        STARTED,
        lambda park, id: store.renew(park, [{"id": id, "months": 24, "rate": 500}], TODAY),
    ),
    "notice": (
        STARTED,
        lambda park, id: store.give_notice(park, id, "tenant", TODAY, None, TODAY),
    ),
    "terminate": (
        STARTED,
        lambda park, id: store.terminate(park, id, TODAY, "breach", "", TODAY),
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_undo_of_an_act_restores_the_lease_its_spans_and_its_schedule_and_redo_does_it_again(
    furnished: Database, act: str
) -> None:
    more, run = ACTS[act]
    day = more.get("starts", date(2027, 12, 1)) + 31 * DAY
    values = {"steps": [{"kind": "price", "starts": day, "amount": 16_000}], **more}
    begin = draft if values.pop("signed", True) is False else signed
    id = begin(furnished, OFFICE, PARKING, **values)
    before, owed = kept(furnished), dues(furnished, id)
    run(furnished, id)
    after = kept(furnished)
    assert after != before
    journal.undo(furnished)
    assert kept(furnished) == before
    assert dues(furnished, id) == owed
    journal.redo(furnished)
    assert kept(furnished) == after
