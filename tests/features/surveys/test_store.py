"""Reports saved, changed, signed, charged, deleted; photos; undone."""

from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.surveys import store
from ctv_desktop.features.surveys.rows import single
from ctv_desktop.features.surveys.rows.lists import SURVEYS
from ctv_desktop.values.errors import Refused, Stale
from tests.features.leases import desks
from tests.features.surveys.places import ENTRY, EXIT, TODAY, item, lease, made, values

SHA = "a" * 64
PHOTO = {"name": "sol.jpg", "caption": "Rayure", "digest": SHA, "small": "b" * 64,
         "width": 40, "height": 30}  # fmt: skip


@pytest.fixture
def office(park: Database) -> Database:
    lease(park)
    return park


def read(reader: Reader, id: int = 1) -> single.Survey:
    found = single.survey(reader, id)
    assert found is not None
    return found


def test_what_is_saved_comes_back_in_its_order(office: Database, reader: Reader) -> None:
    given = values()
    given["items"][1]["photos"] = [PHOTO]
    store.save(office, given)
    found = read(reader)
    assert found.reference.endswith("-E1")
    for name in ("persons", "keys", "meters", "items"):
        rows = getattr(found, name)
        assert len(rows) == len(given[name])
        for row, source in zip(rows, given[name], strict=True):
            wanted = {key: value for key, value in source.items() if key != "photos"}
            assert wanted.items() <= row.items()
    assert [unit["code"] for unit in found.units] == ["A-3.12"]
    assert PHOTO.items() <= found.items[1]["photos"][0].items()


def test_rows_are_changed_moved_and_taken_away(office: Database, reader: Reader) -> None:
    id = made(office)
    before = read(reader, id)
    items = [dict(row) for row in before.items]
    moved = [items[2], {**items[0], "state": "bad"}, item("Terrasse", "floor")]
    store.save(office, {**values(), "items": moved}, id, before.version)
    after = read(reader, id)
    assert [row["room"] for row in after.items] == ["Open space", "Accueil", "Terrasse"]
    assert [row["id"] for row in after.items[:2]] == [items[2]["id"], items[0]["id"]]
    assert after.items[1]["state"] == "bad"


def test_a_report_at_exit_says_what_the_tenant_bears(office: Database, reader: Reader) -> None:
    entry = made(office)
    items = [
        item("Accueil", "floor", "bad", entry_state="new", cost=10_000_00),
        item("Accueil", "walls", "good", entry_state="good", cost=400_00),
        item("Open space", "floor", "used", entry_state="good", cost=2_000_00, wear=2_500),
    ]
    keys = [{"kind": "badge", "what": "", "given": 12, "returned": 10, "cost": 300_00}]
    id = made(office, "exit", entry_id=entry, items=items, keys=keys)
    found = read(reader, id)
    assert [row["due"] for row in found.items] == [7_000_00, 0, 1_500_00]
    assert found.due == 7_000_00 + 1_500_00 + 300_00
    assert found.reference.endswith("-S1")


def test_a_stale_save_is_refused_with_both_versions(office: Database, reader: Reader) -> None:
    id = made(office)
    version = read(reader, id).version
    store.save(office, values(remarks="La première"), id, version)
    with pytest.raises(Stale) as refused:
        store.save(office, values(remarks="La seconde"), id, version)
    assert refused.value.theirs["remarks"] == "La première"
    assert read(reader, id).remarks == "La première"


def test_a_failed_save_changes_nothing(office: Database, reader: Reader) -> None:
    id = made(office)
    before = read(reader, id)
    broken = values(remarks="Perdu", persons=[{"side": "tenant", "name": ""}])
    with pytest.raises(Refused) as refused:
        store.save(office, broken, id, before.version)
    assert set(refused.value.problems) == {"persons.0.name"}
    assert read(reader, id) == before


def test_units_of_the_lease_are_taken_where_none_are_named(
    office: Database, reader: Reader
) -> None:
    id = made(office, units=[])
    assert [unit["code"] for unit in read(reader, id).units] == ["A-3.12", "P-041"]


def test_a_report_stays_with_its_lease_and_kind(office: Database) -> None:
    id = made(office)
    other = desks.signed(office, desks.OFFICE_2)
    for more in ({"lease_id": other}, {"kind": "exit"}):
        with pytest.raises(Refused) as refused:
            store.save(office, {**values(), **more}, id)
        assert set(refused.value.problems) == set(more)


def test_a_draft_lease_has_no_report(office: Database) -> None:
    other = desks.draft(office, desks.OFFICE_2)
    with pytest.raises(Refused) as refused:
        made(office, lease_id=other)
    assert set(refused.value.problems) == {"lease_id"}


# Signing.


def test_signed_it_no_longer_changes(office: Database, reader: Reader) -> None:
    id = made(office)
    store.sign(office, id, TODAY, TODAY)
    assert read(reader, id).signed_on == TODAY
    with pytest.raises(Refused):
        store.save(office, values(), id)
    with pytest.raises(Refused):
        store.delete(office, id)
    with pytest.raises(Refused):
        store.sign(office, id, TODAY, TODAY)


def test_a_visit_to_come_is_prepared_but_not_signed(office: Database) -> None:
    id = made(office, day=TODAY.replace(year=2031))
    with pytest.raises(Refused) as refused:
        store.sign(office, id, TODAY, TODAY)
    assert set(refused.value.problems) == {"signed_on"}


def test_a_missing_state_stands_against_signing(office: Database, reader: Reader) -> None:
    items = [item("Accueil", "floor"), item("Accueil", "walls", "")]
    id = made(office, items=items)
    with pytest.raises(Refused):
        store.sign(office, id, TODAY, TODAY)
    assert not read(reader, id).signed


def test_it_is_not_signed_before_the_visit(office: Database) -> None:
    id = made(office)
    for day in (ENTRY.replace(year=2026), TODAY.replace(year=2031)):
        with pytest.raises(Refused) as refused:
            store.sign(office, id, day, TODAY)
        assert set(refused.value.problems) == {"signed_on"}


@pytest.mark.parametrize("table", ["survey_item", "survey_key", "survey_person", "survey_unit"])
def test_the_database_itself_keeps_what_is_signed(office: Database, table: str) -> None:
    from ctv_desktop.values.say import say

    store.sign(office, made(office), TODAY, TODAY)
    with pytest.raises(Refused), office.write(say("Force")) as work:
        work.plain.execute(f"DELETE FROM {table} WHERE survey_id = 1")


# Undone.


def whole(reader: Reader) -> list[Any]:
    tables = ("survey", "survey_item", "survey_photo", "survey_key", "survey_person",
              "survey_meter", "survey_unit", "charge")  # fmt: skip
    found = [reader.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables]
    # An undone act leaves a newer version of the same row.
    return [[(row[0], *row[2:]) for row in rows] for rows in found]


def test_every_act_is_undone_and_done_again(office: Database, reader: Reader) -> None:
    entry = made(office)
    given = values("exit", entry_id=entry)
    given["items"] = [item("Accueil", "floor", "bad", entry_state="new", cost=1_000_00,
                           photos=[PHOTO])]  # fmt: skip
    seen = [whole(reader)]
    store.save(office, given)
    id = 2
    seen.append(whole(reader))
    store.sign(office, id, EXIT, TODAY)
    seen.append(whole(reader))
    store.charge(office, id, TODAY)
    seen.append(whole(reader))
    for state in reversed(seen[:-1]):
        journal.undo(office)
        assert whole(reader) == state
    for state in seen[1:]:
        journal.redo(office)
        assert whole(reader) == state


def test_a_deleted_report_comes_back_with_its_photos_and_keeps_its_number(
    office: Database, reader: Reader
) -> None:
    given = values()
    given["items"][0]["photos"] = [PHOTO]
    store.save(office, given)
    before = whole(reader)
    store.delete(office, 1)
    assert not any(whole(reader)[:3])
    second = made(office)
    assert read(reader, second).reference.endswith("-E2")
    journal.undo(office)
    journal.undo(office)
    assert whole(reader) == before


# What it costs.


def test_what_the_tenant_bears_is_charged_once(office: Database, reader: Reader) -> None:
    items = [item("Accueil", "floor", "bad", entry_state="new", cost=1_000_00)]
    id = made(office, "exit", items=items)
    with pytest.raises(Refused):  # not signed
        store.charge(office, id, TODAY)
    store.sign(office, id, TODAY, TODAY)
    store.charge(office, id, TODAY)
    due = read(reader, id).due
    assert single.charged(reader, id) == (due, False)
    row = reader.row("SELECT net, vat_rate, kind, explanation FROM charge")
    assert row is not None
    assert row[:3] == (due, 2_000, "works")
    assert "Accueil" in row[3]
    with pytest.raises(Refused):
        store.charge(office, id, TODAY)
    store.uncharge(office, id)
    assert single.charged(reader, id) is None


def test_nothing_borne_is_not_charged(office: Database) -> None:
    id = made(office, "exit")
    store.sign(office, id, TODAY, TODAY)
    with pytest.raises(Refused):
        store.charge(office, id, TODAY)


# Found again.


def test_reports_are_found_by_tenant_unit_and_number(office: Database, reader: Reader) -> None:
    made(office)
    for text in ("atlas", "a-3.12", "e1"):
        assert len(first_page(reader, SURVEYS, Ask(TODAY, text=text))) == 1
    assert not first_page(reader, SURVEYS, Ask(TODAY, text="rif"))
    assert len(first_page(reader, SURVEYS, Ask(TODAY, filter="draft"))) == 1


def test_the_entry_compared_is_the_latest_signed_one(office: Database, reader: Reader) -> None:
    one, two = made(office), made(office)
    found = single.entry_of(reader, 1)
    assert found is not None
    assert found.id == two
    store.sign(office, one, TODAY, TODAY)
    found = single.entry_of(reader, 1)
    assert found is not None
    assert found.id == one


def test_the_number_of_the_entry_is_a_report_at_entry(office: Database) -> None:
    id = made(office, "exit")
    with pytest.raises(Refused) as refused:
        made(office, "exit", entry_id=id)
    assert set(refused.value.problems) == {"entry_id"}
