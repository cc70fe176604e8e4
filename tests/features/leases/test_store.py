"""Leases in the park: drafts, signature, notice, termination; a unit is never let twice."""

import sqlite3
from datetime import date
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.rows.lists import LEASES
from ctv_desktop.values.errors import Refused, Stale
from ctv_desktop.values.language import use
from tests.features.leases.desks import (
    ATLAS,
    DESK,
    DESK_2,
    HALL,
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    SPACE,
    TO,
    TODAY,
    draft,
    everything,
    furnish,
    lease_values,
    rows,
    signed,
)


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with a floor of units to let."""
    use("en")
    return furnish(park)


def one(park: Database, sql: str, *params: Any) -> Any:
    return rows(park, sql, *params)[0][0]


def refused(act: Any, *args: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        act(*args)
    return caught.value


# Drafts.


def test_a_draft_sums_its_lines_and_takes_the_asking_rent_where_none_is_typed(
    furnished: Database,
) -> None:
    id = draft(furnished, OFFICE, PARKING)
    assert rows(furnished, "SELECT area, monthly_rent, last_day, signed FROM lease") == [
        (30_000, 4_550_000, "2035-12-31", 0)
    ]
    assert rows(furnished, "SELECT basis, rent, area, binding FROM lease_line ORDER BY id") == [
        ("area", 15_000, 30_000, 0),
        ("item", 50_000, 0, 0),
    ]
    lines = [{"unit_id": OFFICE_2, "rent": 10_000}]
    store.save(furnished, {"lines": lines}, id, 2)
    assert rows(furnished, "SELECT area, monthly_rent FROM lease") == [(20_000, 2_000_000)]
    assert one(furnished, "SELECT count(*) FROM lease_line") == 1


def test_references_count_up_within_the_year_of_signature_or_start(furnished: Database) -> None:
    years: tuple[dict[str, Any], ...] = (
        {},
        {},
        {"signed_on": date(2026, 11, 1)},
        {"starts": date(2028, 1, 1)},
    )
    for more in years:
        draft(furnished, OFFICE, **more)
    found = [
        reference for (reference,) in rows(furnished, "SELECT reference FROM lease ORDER BY id")
    ]
    assert found == ["BC-2027-001", "BC-2027-002", "BC-2026-001", "BC-2028-001"]


def test_the_number_of_a_deleted_draft_waits_for_it_in_the_bin(furnished: Database) -> None:
    first = draft(furnished, OFFICE)
    store.delete(furnished, first)
    draft(furnished, OFFICE)
    reader = furnished.reader()
    (binned,) = journal.bin_rows(reader, ("lease",))
    reader.close()
    journal.restore(furnished, binned.act, binned.said)
    assert rows(furnished, "SELECT reference FROM lease ORDER BY id") == [
        ("BC-2027-001",),
        ("BC-2027-002",),
    ]
    assert one(furnished, "SELECT count(*) FROM lease_line") == 2


def test_a_draft_taken_back_gives_its_number_to_the_next(furnished: Database) -> None:
    draft(furnished, OFFICE)
    journal.undo(furnished)
    draft(furnished, OFFICE)
    assert one(furnished, "SELECT reference FROM lease") == "BC-2027-001"


def test_drafts_may_overlap(furnished: Database) -> None:
    signed(furnished, OFFICE)
    draft(furnished, OFFICE, tenant=RIF)
    draft(furnished, OFFICE, tenant=RIF)


def test_a_draft_is_found_by_tenant_and_unit(furnished: Database) -> None:
    id = draft(furnished, OFFICE)
    for word in ("atlas", "A-3.12", "BC-2027-001"):
        found = rows(
            furnished,
            "SELECT rowid FROM lease_search WHERE lease_search MATCH $1",
            f'"{word.replace("-", " ").replace(".", " ")}"',
        )
        assert found == [(id,)], word


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_saved(furnished: Database) -> None:
    before = everything(furnished)
    values = lease_values(OFFICE, HALL, tenant=99, ends=date(2020, 1, 1))
    assert set(refused(store.save, furnished, values).problems) == {
        "ends",
        "tenant_id",
        "lines.1.unit_id",
    }
    assert everything(furnished) == before


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"unit_id": OFFICE, "rent": -1}, "lines.0.rent"),
        ({"unit_id": OFFICE, "rent": 10**15}, "lines.0.rent"),
        ({"unit_id": OFFICE, "rent": 99_999_999_999_999}, "lines.0.rent"),
        ({"unit_id": OFFICE, "basis": "by eye"}, "lines.0.basis"),
        ({"unit_id": 12_345}, "lines.0.unit_id"),
        ({"unit_id": None}, "lines.0.unit_id"),
    ],
)
def test_impossible_lines_are_refused(furnished: Database, line: Any, field: str) -> None:
    assert list(refused(store.save, furnished, lease_values(lines=[line])).problems) == [field]


def test_a_lease_holds_no_unit_twice_nor_a_space_with_its_desk(furnished: Database) -> None:
    for units in ((OFFICE, OFFICE), (SPACE, DESK), (DESK, SPACE)):
        found = refused(store.save, furnished, lease_values(*units)).problems
        assert list(found) == ["lines.1.unit_id"]
    draft(furnished, DESK, DESK_2)


def test_hostile_texts_are_kept_letter_by_letter_or_refused(furnished: Database) -> None:
    text = "<b>A & B</b> {x} %s ' \" ; DROP TABLE lease; שלום مرحبا 🙂 é"
    id = draft(furnished, OFFICE, remarks=text + "\x00\x1b\ud800\u202e", purpose="a\nb")
    assert rows(furnished, "SELECT remarks, purpose FROM lease") == [(text, "a\nb")]
    too_long = refused(store.save, furnished, {"remarks": "x" * 10_001}, id)
    assert list(too_long.problems) == ["remarks"]
    store.save(furnished, {"remarks": "x" * 10_000}, id)


def test_a_stale_save_is_refused_with_both_versions(furnished: Database) -> None:
    id = draft(furnished, OFFICE)
    version = one(furnished, "SELECT version FROM lease")
    store.save(furnished, {"lines": [{"unit_id": OFFICE_2}]}, id, version)
    with pytest.raises(Stale) as caught:
        store.save(furnished, {"purpose": "offices"}, id, version)
    assert caught.value.ours["purpose"] == "offices"
    assert one(furnished, "SELECT purpose FROM lease") == ""


def test_only_drafts_are_deleted(furnished: Database) -> None:
    id = draft(furnished, OFFICE, PARKING)
    store.delete(furnished, id)
    assert rows(furnished, "SELECT * FROM lease_line") == []
    kept = signed(furnished, OFFICE)
    assert list(refused(store.delete, furnished, kept).problems) == [""]


# Signature.


def test_r52_a_second_lease_over_the_same_days_is_refused_and_told_by_whom(
    furnished: Database,
) -> None:
    signed(furnished, OFFICE, ends=date(2030, 6, 30))
    id = draft(furnished, OFFICE, tenant=RIF)
    before = everything(furnished)
    found = refused(store.sign, furnished, id, TODAY, TODAY)
    said = str(found)
    assert "Atlas Data SARL" in said
    assert "BC-2027-001" in said
    assert "01/07/2030" in said
    assert found.proposals["starts"].value == date(2030, 7, 1)
    assert everything(furnished) == before


def test_r52_the_day_after_is_free(furnished: Database) -> None:
    signed(furnished, OFFICE, ends=date(2030, 6, 30))
    signed(furnished, OFFICE, tenant=RIF, starts=date(2030, 7, 1))


@pytest.mark.parametrize(("first", "second"), [(SPACE, DESK), (DESK, SPACE)])
def test_r52_a_space_and_its_desk_block_each_other(
    furnished: Database, first: int, second: int
) -> None:
    signed(furnished, first)
    id = draft(furnished, second, tenant=RIF)
    assert "Atlas Data SARL" in str(refused(store.sign, furnished, id, TODAY, TODAY))


def test_r52_two_desks_of_a_space_are_let_apart(furnished: Database) -> None:
    signed(furnished, DESK)
    signed(furnished, DESK_2, tenant=RIF)


def test_r52_the_database_itself_refuses_a_second_binding_line(furnished: Database) -> None:
    signed(furnished, OFFICE, DESK)
    drafts = [draft(furnished, unit, tenant=RIF) for unit in (OFFICE, SPACE)]
    connection = sqlite3.connect(furnished.path)
    try:
        for id in drafts:
            with pytest.raises(sqlite3.IntegrityError, match="unit let twice"):
                connection.execute("UPDATE lease_line SET binding = 1 WHERE lease_id = ?", (id,))
        with pytest.raises(sqlite3.IntegrityError, match="unit let twice"):
            connection.execute(
                "INSERT INTO lease_line (version, lease_id, unit_id, starts, ends, basis, rent,"
                " binding, area) VALUES (1, 1, ?, '2035-12-31', '2040-01-01', 'area', 0, 1, 0)",
                (OFFICE,),
            )
        connection.execute(
            "UPDATE lease_line SET starts = '2036-01-01', ends = '2037-01-01', binding = 1"
            " WHERE lease_id = ?",
            (drafts[0],),
        )
        with pytest.raises(sqlite3.IntegrityError, match="unit let twice"):
            connection.execute(
                "UPDATE lease_line SET starts = '2035-12-31' WHERE lease_id = ?", (drafts[0],)
            )
    finally:
        connection.close()


def test_the_trigger_speaks_plainly_where_the_rule_was_passed_by(furnished: Database) -> None:
    from ctv_desktop.features.leases.model import LeaseLine
    from ctv_desktop.values.say import say

    signed(furnished, OFFICE)
    draft(furnished, OFFICE, tenant=RIF)
    with pytest.raises(Refused), furnished.write(say("Behind the rule")) as work:
        work.find(LeaseLine, 2).binding = True
    assert one(furnished, "SELECT sum(binding) FROM lease_line") == 1


def test_a_lease_without_units_or_of_a_day_to_come_is_not_signed(furnished: Database) -> None:
    empty = draft(furnished)
    assert list(refused(store.sign, furnished, empty, TODAY, TODAY).problems) == [""]
    id = draft(furnished, OFFICE)
    later = refused(store.sign, furnished, id, date(2027, 1, 1), TODAY)
    assert list(later.problems) == ["signed_on"]
    store.sign(furnished, id, TODAY, TODAY)
    assert list(refused(store.sign, furnished, id, TODAY, TODAY).problems) == [""]


def test_of_a_signed_lease_only_the_remarks_change(furnished: Database) -> None:
    id = signed(furnished, OFFICE)
    store.change_remarks(furnished, id, "Keys handed over")
    assert one(furnished, "SELECT remarks FROM lease") == "Keys handed over"
    others: tuple[dict[str, Any], ...] = (
        {"ends": date(2040, 1, 1)},
        {"tenant_id": RIF},
        {"lines": []},
    )
    for values in others:
        assert list(refused(store.save, furnished, values, id).problems) == [""]
    assert one(furnished, "SELECT ends FROM lease") == "2035-12-31"


def test_undo_of_a_signature_frees_the_unit_and_redo_binds_it_again(furnished: Database) -> None:
    id = signed(furnished, OFFICE)
    journal.undo(furnished)
    assert rows(furnished, "SELECT signed, signed_on FROM lease") == [(0, None)]
    assert one(furnished, "SELECT sum(binding) FROM lease_line") == 0
    journal.redo(furnished)
    assert one(furnished, "SELECT sum(binding) FROM lease_line WHERE lease_id = $1", id) == 1


def test_redo_of_a_signature_is_refused_once_the_unit_is_let_to_another(
    furnished: Database,
) -> None:
    id = signed(furnished, OFFICE)
    act = one(furnished, "SELECT max(id) FROM journal_act")
    journal.undo(furnished)
    undone = one(furnished, "SELECT max(id) FROM journal_act")
    signed(furnished, OFFICE, tenant=RIF)
    assert act < undone
    from ctv_desktop.values.say import say

    refused(journal.reverse, furnished, undone, say("Again"))
    assert one(furnished, "SELECT sum(binding) FROM lease_line WHERE lease_id = $1", id) == 0


# Notice and termination.


def test_a_notice_ends_the_lease_when_notice_and_firm_period_allow(furnished: Database) -> None:
    id = signed(furnished, OFFICE, starts=date(2026, 1, 1), firm_until=date(2026, 12, 31))
    store.give_notice(furnished, id, "tenant", TODAY, None, TODAY)
    assert one(furnished, "SELECT last_day FROM lease") == "2027-02-23"
    assert rows(furnished, "SELECT ends, agreed_ends FROM lease_line") == [
        ("2027-02-23", "2035-12-31")
    ]
    signed(furnished, OFFICE, tenant=RIF, starts=date(2027, 2, 24))


@pytest.mark.parametrize(
    ("by", "given", "last", "field"),
    [
        ("nobody", TODAY, None, "notice_by"),
        ("tenant", date(2026, 12, 1), None, "notice_on"),
        ("tenant", TODAY, date(2026, 12, 1), "last_day"),
        ("tenant", TODAY, date(2036, 1, 1), "last_day"),
    ],
)
def test_an_impossible_notice_is_refused(
    furnished: Database, by: str, given: date, last: date | None, field: str
) -> None:
    id = signed(furnished, OFFICE)
    found = refused(store.give_notice, furnished, id, by, given, last, TODAY)
    assert list(found.problems) == [field]


def test_a_notice_taken_back_gives_every_line_its_own_end_again(furnished: Database) -> None:
    lines = [
        {"unit_id": OFFICE, "ends": date(2030, 6, 30)},
        {"unit_id": PARKING},
        {"unit_id": OFFICE_2, "starts": date(2031, 1, 1)},
    ]
    id = signed(furnished, lines=lines, starts=date(2026, 1, 1))
    before = rows(furnished, "SELECT unit_id, starts, ends, binding FROM lease_line")
    store.give_notice(furnished, id, "landlord", TODAY, date(2028, 1, 31), TODAY)
    assert rows(furnished, "SELECT binding FROM lease_line ORDER BY id") == [(1,), (1,), (0,)]
    store.cancel_notice(furnished, id, TODAY)
    assert rows(furnished, "SELECT unit_id, starts, ends, binding FROM lease_line") == before
    assert one(furnished, "SELECT last_day FROM lease") == TO.isoformat()
    refused(store.cancel_notice, furnished, id, TODAY)


def test_a_notice_is_not_taken_back_once_the_unit_is_let_again(furnished: Database) -> None:
    id = signed(furnished, OFFICE, starts=date(2026, 1, 1))
    store.give_notice(furnished, id, "tenant", TODAY, None, TODAY)
    signed(furnished, OFFICE, tenant=RIF, starts=date(2030, 1, 1))
    assert "Rif Cloud SARL" in str(refused(store.cancel_notice, furnished, id, TODAY))


def test_termination_frees_the_unit_from_the_next_day(furnished: Database) -> None:
    id = signed(furnished, OFFICE, DESK, starts=date(2026, 1, 1))
    store.terminate(furnished, id, TODAY, "breach", "Sub-let", TODAY)
    assert rows(furnished, "SELECT last_day, terminated_on, termination_reason FROM lease") == [
        ("2026-11-23", "2026-11-23", "breach")
    ]
    signed(furnished, OFFICE, SPACE, tenant=RIF, starts=date(2026, 11, 24))


def test_a_lease_terminated_before_it_begins_binds_nothing(furnished: Database) -> None:
    id = signed(furnished, OFFICE)
    store.terminate(furnished, id, TODAY, "agreement", "", TODAY)
    assert one(furnished, "SELECT sum(binding) FROM lease_line") == 0
    signed(furnished, OFFICE, tenant=RIF)


@pytest.mark.parametrize(
    ("last", "reason", "field"),
    [
        (TO, "breach", "terminated_on"),
        (None, "breach", "terminated_on"),
        (date(1800, 1, 1), "breach", "terminated_on"),
        (TODAY, "boredom", "termination_reason"),
    ],
)
def test_an_impossible_termination_is_refused(
    furnished: Database, last: date | None, reason: str, field: str
) -> None:
    id = signed(furnished, OFFICE)
    found = refused(store.terminate, furnished, id, last, reason, "", TODAY)
    assert list(found.problems) == [field]


def test_a_lease_that_is_over_is_left_alone(furnished: Database) -> None:
    id = signed(furnished, OFFICE, starts=date(2020, 1, 1), ends=date(2025, 1, 1))
    refused(store.terminate, furnished, id, date(2024, 1, 1), "breach", "", TODAY)
    refused(store.give_notice, furnished, id, "tenant", TODAY, None, TODAY)


def test_every_act_is_in_the_history_of_the_lease(furnished: Database) -> None:
    id = signed(furnished, OFFICE)
    store.terminate(furnished, id, TODAY, "breach", "", TODAY)
    reader = furnished.reader()
    entries = journal.history(reader, [("lease", id)])
    reader.close()
    assert [str(entry.said) for entry in entries] == [
        "Terminate lease BC-2027-001",
        "Sign lease BC-2027-001",
        "New lease BC-2027-001",
    ]
    assert LEASES.table == "lease"
    assert ATLAS == 1
