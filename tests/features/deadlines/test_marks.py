"""Marks on critical dates: done, put off, open again, undone; who noted them and why."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.deadlines import rows, store
from ctv_desktop.features.deadlines.rows import Found
from ctv_desktop.features.overview import rows as overview
from ctv_desktop.values.errors import Refused
from tests.features.deadlines.leases import let
from tests.features.leases.desks import OFFICE, OFFICE_2, TODAY, furnish


@pytest.fixture
def furnished(park: Database) -> Database:
    furnish(park)
    starts, ends = date(2026, 6, 1), date(2027, 3, 31)
    let(park, OFFICE, starts=starts, ends=ends)
    let(park, OFFICE_2)
    return park


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    found = furnished.reader()
    yield found
    found.close()


def key(found: Found) -> tuple[str, int, date]:
    return found.kind, found.record, found.day


def one(reader: Reader, kind: str, today: date = TODAY) -> Found:
    return next(each for each in rows.calendar(reader, today) if each.kind == kind)


def test_what_is_done_presses_no_more_and_an_undo_brings_it_back(
    furnished: Database, reader: Reader
) -> None:
    before = [key(each) for each in rows.pressing(reader, TODAY)]
    found = one(reader, "registration")
    assert key(found) in before
    changed = store.done(furnished, [key(found)], TODAY, "Récépissé n° 12")
    assert "1" in str(changed.said)
    assert key(found) not in [key(each) for each in rows.pressing(reader, TODAY)]
    assert reader.rows("SELECT done, reason, who FROM deadline_mark") == [
        (1, "Récépissé n° 12", furnished.who)
    ]
    journal.undo(furnished)
    assert [key(each) for each in rows.pressing(reader, TODAY)] == before
    assert reader.rows("SELECT * FROM deadline_mark") == []


def test_several_are_put_off_in_one_act_and_press_on_that_day(
    furnished: Database, reader: Reader
) -> None:
    found = rows.pressing(reader, TODAY)
    assert len(found) > 2
    to = TODAY + timedelta(days=10)
    store.postpone(furnished, [key(each) for each in found], to, "Réunion le 3", TODAY)
    assert rows.pressing_count(reader, TODAY) == 0
    again = rows.pressing(reader, to)
    assert {key(each) for each in found} <= {key(each) for each in again}
    assert {each.last for each in again if key(each) == key(found[0])} == {to}
    store.reopen(furnished, [key(each) for each in found])
    assert {key(each) for each in rows.pressing(reader, TODAY)} == {key(each) for each in found}
    journal.undo(furnished)
    journal.undo(furnished)
    assert rows.pressing_count(reader, TODAY) == len(found)


@pytest.mark.parametrize(
    ("to", "reason", "field"),
    [
        (None, "Plus tard", "to"),
        (TODAY, "Plus tard", "to"),
        (date(2300, 1, 1), "Plus tard", "to"),
        (TODAY + timedelta(days=1), "  ", "reason"),
    ],
)
def test_putting_off_needs_a_day_to_come_and_a_reason(
    furnished: Database, reader: Reader, to: date | None, reason: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        store.postpone(furnished, [key(one(reader, "end"))], to, reason, TODAY)
    assert set(refused.value.problems) == {field}
    assert reader.rows("SELECT * FROM deadline_mark") == []


def test_a_mark_stands_for_its_day_only(furnished: Database, reader: Reader) -> None:
    """An end that moves is to be looked at again."""
    found = one(reader, "end")
    store.done(furnished, [key(found)], TODAY)
    from ctv_desktop.features.leases.model import Lease
    from ctv_desktop.values.say import say

    with furnished.write(say("Extend")) as work:
        work.find(Lease, found.lease_id).last_day = date(2027, 4, 30)
    moved = next(
        each
        for each in rows.calendar(reader, TODAY)
        if (each.kind, each.record) == ("end", found.record)
    )
    assert moved.day == date(2027, 4, 30)


def test_delays_are_set_by_kind_and_role(furnished: Database, reader: Reader) -> None:
    assert rows.leads(reader, "end") == {"leasing": 120, "accounts": 30, "management": 180}
    kept = {each.kind for each in rows.pressing(reader, TODAY, 50)}
    assert "end" in kept
    store.set_leads(furnished, "end", {"leasing": 20, "accounts": 10, "management": 0})
    assert rows.leads(reader, "end") == {"leasing": 20, "accounts": 10, "management": 0}
    assert "end" not in {each.kind for each in rows.pressing(reader, TODAY, 50)}
    with pytest.raises(Refused) as refused:
        store.set_leads(furnished, "end", {"leasing": 20, "accounts": -1, "management": 0})
    assert set(refused.value.problems) == {"accounts"}
    assert rows.leads(reader, "end")["accounts"] == 10
    journal.undo(furnished)
    assert rows.leads(reader, "end")["leasing"] == 120


def test_home_takes_what_presses_from_here(reader: Reader) -> None:
    found = [each for each in overview.concerns(reader, TODAY) if each.kind == "deadline"]
    named = [(each.code, each.day) for each in found]
    assert named == [(each.kind, each.day) for each in rows.pressing(reader, TODAY, 5)]
    assert ("registration", date(2026, 12, 1)) in named
