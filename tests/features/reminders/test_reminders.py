"""Reminders follow each other by dated settings; a formal notice by law: R26, R29."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases.rules.notice import Clause
from ctv_desktop.features.payments import store as payments
from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.reminders import rows, rules, store
from ctv_desktop.features.reminders.screen import acts
from ctv_desktop.features.reminders.screen.acts import sort
from ctv_desktop.features.reminders.screen.record import reminder_view, view
from ctv_desktop.values.errors import Refused
from tests.features.leases import desks
from tests.features.payments import till
from tests.features.payments.till import ATLAS, RIF

DUE = date(2027, 3, 2)  # the first invoice of each lease
ATLAS_LEASE, RIF_LEASE = 1, 2


@pytest.fixture
def desk(park: Database) -> Database:
    return till.furnish(park)


@pytest.fixture
def reader(desk: Database) -> Iterator[Reader]:
    found = desk.reader()
    yield found
    found.close()


def on(days: int) -> date:
    return DUE + timedelta(days=days)


def sent(park: Database) -> list[tuple[Any, ...]]:
    return desks.rows(park, "SELECT lease_id, level, owed FROM reminder ORDER BY id")


def test_r26_a_notice_for_arrears_under_49_16() -> None:
    clause = Clause("49-16", 3, None, None, date(2035, 12, 31))
    found = rules.limits(clause, date(2027, 4, 5), known())
    assert (found.pay_by, found.court_by) == (date(2027, 4, 20), date(2027, 10, 20))
    assert found.leave_by == date(2027, 5, 5)  # both periods are stated
    assert rules.why_not("formal", "49-16", 3, known(), date(2027, 4, 5)) is None
    assert rules.why_not("formal", "49-16", 2, known(), date(2027, 4, 5)) is not None


def test_r29_elsewhere_the_contract_says_how_long() -> None:
    clause = Clause("doc", 3, 30, None, date(2035, 12, 31))
    found = rules.limits(clause, date(2027, 4, 5), known())
    assert (found.pay_by, found.leave_by, found.court_by) == (date(2027, 5, 5), None, None)
    assert rules.why_not("formal", "doc", 0, known(), date(2027, 4, 5)) is None


def test_levels_follow_each_other_and_none_is_skipped() -> None:
    rates, day = known(), date(2027, 4, 5)
    assert rules.level_due(7, None, rates, day) is None
    assert rules.level_due(8, None, rates, day) == "friendly"
    assert rules.level_due(400, None, rates, day) == "friendly"
    assert rules.level_due(19, "friendly", rates, day) is None
    assert rules.level_due(20, "friendly", rates, day) == "firm"
    assert rules.level_due(45, "firm", rates, day) == "formal"
    assert rules.level_due(400, "formal", rates, day) is None


def test_a_reminder_freezes_the_debt_of_its_day(desk: Database) -> None:
    store.remind(desk, (RIF_LEASE,), on(8))
    till.pay(desk, RIF, 6_000_00)
    assert sent(desk) == [(RIF_LEASE, "friendly", 6_000_00)]
    content = json.loads(desks.rows(desk, "SELECT content FROM reminder")[0][0])
    assert content["tenant"] == "Rif Cloud SARL"
    assert [(one["days"], one["balance"]) for one in content["items"]] == [(8, 6_000_00)]
    journal.undo(desk)  # the payment
    journal.undo(desk)
    assert sent(desk) == []


def test_the_next_level_is_due_after_the_last_one_of_the_same_debt(desk: Database) -> None:
    for days in (8, 20, 45):
        store.remind(desk, (RIF_LEASE,), on(days))
    assert [level for _, level, _ in sent(desk)] == ["friendly", "firm", "formal"]
    with pytest.raises(Refused):
        store.remind(desk, (RIF_LEASE,), on(60))
    till.pay(desk, RIF, 12_000_00)  # all that was claimed is settled: a younger debt begins anew
    store.remind(desk, (RIF_LEASE,), on(68))
    assert sent(desk)[-1][1:] == ("friendly", 6_000_00)


def test_several_in_one_act_or_none(desk: Database) -> None:
    store.remind(desk, (ATLAS_LEASE, RIF_LEASE), on(8))
    assert len(sent(desk)) == 2
    till.pay(desk, RIF, 6_000_00)
    with pytest.raises(Refused) as refused:
        store.remind(desk, (ATLAS_LEASE, RIF_LEASE), on(20))
    assert "2027-002" in str(refused.value)
    assert len(sent(desk)) == 2
    journal.undo(desk)
    store.remind(desk, (ATLAS_LEASE, RIF_LEASE), on(20))
    journal.undo(desk)
    assert len(sent(desk)) == 2


def test_the_preview_parts_what_can_be_written_from_what_cannot(
    desk: Database, reader: Reader
) -> None:
    store.remind(desk, (RIF_LEASE,), on(8))
    ready, left = sort(reader, (ATLAS_LEASE, RIF_LEASE), on(9))
    assert [one.id for one in ready] == [ATLAS_LEASE]
    assert [one.id for one, _ in left] == [RIF_LEASE]


def test_the_list_says_which_level_is_due(desk: Database, reader: Reader) -> None:
    store.remind(desk, (RIF_LEASE,), on(8))
    keys = ["id", *rows.DEBTS.columns]
    shown = [
        dict(zip(keys, row, strict=True)) for row in first_page(reader, rows.DEBTS, Ask(on(9)))
    ]
    found = {one["id"]: (one["last"], one["due"], one["days"]) for one in shown}
    assert found == {ATLAS_LEASE: (None, "friendly", 9), RIF_LEASE: ("friendly", None, 9)}
    assert first_page(reader, rows.DEBTS, Ask(DUE)) == []  # due today is not late


def test_the_service_of_a_formal_notice_starts_its_delays(desk: Database) -> None:
    store.remind(desk, (RIF_LEASE,), on(50), "formal")
    for day in (on(49), on(90)):
        with pytest.raises(Refused):
            store.serve(desk, 1, day, on(60))
    store.serve(desk, 1, on(55), on(60))
    served, pay_by = desks.rows(desk, "SELECT served_on, pay_by FROM reminder")[0]
    assert served == on(55).isoformat()
    assert pay_by > served
    with pytest.raises(Refused):
        store.delete(desk, 1)
    store.remind(desk, (RIF_LEASE,), on(60), "friendly")
    with pytest.raises(Refused):
        store.serve(desk, 2, on(60), on(60))
    store.delete(desk, 2)
    assert len(sent(desk)) == 1


def test_nothing_overdue_is_refused_in_a_sentence(desk: Database) -> None:
    with pytest.raises(Refused) as refused:
        store.remind(desk, (RIF_LEASE,), DUE)
    assert "2027-002" in str(refused.value)
    with pytest.raises(Refused):
        store.remind(desk, (RIF_LEASE,), on(10), "terrible")


def test_the_database_keeps_what_a_reminder_says(desk: Database) -> None:
    import sqlite3

    store.remind(desk, (RIF_LEASE,), on(8))
    with sqlite3.connect(desk.path) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE reminder SET owed = 1")


def test_panels_show_the_debt_and_the_reminder(desk: Database, reader: Reader) -> None:
    store.remind(desk, (RIF_LEASE,), on(8))
    found = view(reader, RIF_LEASE, on(9))
    assert found is not None
    assert [len(one.lines) for one in found.related] == [1, 1]
    shown = reminder_view(reader, 1, on(9))
    assert shown is not None
    assert shown.title == "Rif Cloud SARL"


def test_a_bounced_cheque_makes_the_debt_late_again(desk: Database, reader: Reader) -> None:
    id = till.pay(desk, ATLAS, till_due := 63_050_00, method="cheque")
    assert {one.id for one in rows.debts(reader, (ATLAS_LEASE,), on(9)) if one.items} == set()
    payments.bounce(desk, id, date(2027, 4, 1), "", date(2027, 4, 30))
    (one,) = rows.debts(reader, (ATLAS_LEASE,), on(9))
    assert (one.owed, one.due) == (till_due, "friendly")


def test_the_lease_shows_its_reminders(desk: Database, reader: Reader) -> None:
    from ctv_desktop.features.leases.screen.record import view as lease_view

    store.remind(desk, (RIF_LEASE,), on(8))
    found = lease_view(reader, RIF_LEASE, on(9))
    assert found is not None
    shown = next(one for one in found.related if one.title.message == "Reminders")
    assert [line.tone for line in shown.lines] == ["info"]
    other = lease_view(reader, ATLAS_LEASE, on(9))
    assert other is not None
    assert "Reminders" not in {one.title.message for one in other.related}


def test_a_reminder_written_is_shown_and_many_are_offered_as_a_batch(desk: Database) -> None:
    """Who writes a letter wants it on paper."""
    asked: list[Any] = []
    at: Any = SimpleNamespace(
        tasks=SimpleNamespace(read=lambda reads, id, then: asked.append((reads, id))),  # noqa: ARG005
        print_lot=lambda kind, ids: asked.append((kind, ids)),
    )
    changed = store.remind(desk, (ATLAS,), on(30))
    acts._written(at, changed)
    id = changed.subject
    assert asked == [(rows.reminder, id)]
    acts._written(at, replace(changed, ids={"reminder": frozenset({4, 7})}))
    assert asked[1:] == [("reminder", (4, 7))]
