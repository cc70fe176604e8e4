"""The acts on places: saved, refused with what is in the way, undone."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Changed, Database
from ctv_desktop.features.park import rows, store
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Stale
from ctv_desktop.values.say import say

TODAY = date(2026, 11, 23)


def made(changed: Changed) -> int:
    """The id of what an act made."""
    assert changed.subject is not None
    return changed.subject


@pytest.fixture
def places(park: Database) -> dict[str, int]:
    """A site, a building and two floors."""
    site = made(store.save_site(park, {"name": "Parc"}))
    building = made(store.save_building(park, {"site_id": site, "code": "A"}))
    low = made(store.save_floor(park, {"building_id": building, "level": 0}))
    high = made(store.save_floor(park, {"building_id": building, "level": 1}))
    return {"site": site, "building": building, "low": low, "high": high}


def unit(park: Database, floor: int, code: str, **more: Any) -> int:
    return made(store.save_unit(park, {"floor_id": floor, "code": code, **more}))


def test_a_unit_knows_its_building_and_its_rentable_area(
    park: Database, reader: Reader, places: dict[str, int]
) -> None:
    id = unit(park, places["low"], "A1", usable_area=26_000, common_share=4_000)
    found = rows.unit(reader, id, TODAY)
    assert found is not None
    assert (found.building_id, found.rentable_area, found.state) == (
        places["building"],
        30_000,
        "free",
    )


def test_a_code_is_taken_once_in_a_building_whatever_its_case(
    park: Database, places: dict[str, int]
) -> None:
    unit(park, places["low"], "A-é1")
    with pytest.raises(Refused) as refused:
        unit(park, places["high"], "a-E1")
    assert list(refused.value.problems) == ["code"]
    other = made(store.save_building(park, {"site_id": places["site"], "code": "B"}))
    floor = made(store.save_floor(park, {"building_id": other, "level": 0}))
    unit(park, floor, "A-é1")


def test_a_building_code_is_taken_once_in_a_site(park: Database, places: dict[str, int]) -> None:
    with pytest.raises(Refused) as refused:
        store.save_building(park, {"site_id": places["site"], "code": "a"})
    assert list(refused.value.problems) == ["code"]


def test_a_taken_level_is_refused_with_the_next_free_one(
    park: Database, places: dict[str, int]
) -> None:
    with pytest.raises(Refused) as refused:
        store.save_floor(park, {"building_id": places["building"], "level": 1})
    assert refused.value.proposals["level"].value == 2


def test_parts_follow_their_whole_to_another_floor_in_one_act(
    park: Database, reader: Reader, places: dict[str, int]
) -> None:
    space = unit(park, places["low"], "S")
    desk = unit(park, places["low"], "D", part_of_id=space)
    store.save_unit(park, {"floor_id": places["high"]}, space)
    assert reader.rows("SELECT DISTINCT floor_id FROM unit") == [(places["high"],)]
    journal.undo(park)
    assert reader.rows("SELECT DISTINCT floor_id FROM unit") == [(places["low"],)]
    with pytest.raises(Refused) as refused:
        store.save_unit(park, {"floor_id": places["high"]}, desk)
    assert list(refused.value.problems) == ["part_of_id"]


def test_a_floor_takes_its_units_to_another_building(
    park: Database, reader: Reader, places: dict[str, int]
) -> None:
    unit(park, places["high"], "A1")
    other = made(store.save_building(park, {"site_id": places["site"], "code": "B"}))
    store.save_floor(park, {"building_id": other}, places["high"])
    assert reader.rows("SELECT building_id FROM unit") == [(other,)]


def test_a_whole_of_another_floor_is_refused(park: Database, places: dict[str, int]) -> None:
    space = unit(park, places["low"], "S")
    with pytest.raises(Refused):
        unit(park, places["high"], "D", part_of_id=space)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"usable_area": -1}, "usable_area"),
        ({"usable_area": 10**12}, "usable_area"),
        ({"asking_rent": -1}, "asking_rent"),
        ({"name": "x" * 10_000}, "name"),
        ({"floor_id": None}, "floor_id"),
        ({"code": "\u202e\x00 "}, "code"),
    ],
)
def test_a_unit_beyond_its_limits_is_refused_at_its_field(
    values: dict[str, Any], field: str, park: Database, reader: Reader, places: dict[str, int]
) -> None:
    with pytest.raises(Refused) as refused:
        store.save_unit(park, {"floor_id": places["low"], "code": "A1", **values})
    assert field in refused.value.problems
    assert reader.value("SELECT count(*) FROM unit") == 0


def test_a_save_over_a_newer_version_is_refused(park: Database, places: dict[str, int]) -> None:
    id = unit(park, places["low"], "A1")
    store.save_unit(park, {"name": "one"}, id, 1)
    with pytest.raises(Stale):
        store.save_unit(park, {"name": "two"}, id, 1)


def test_what_something_refers_to_is_not_deleted(
    park: Database, reader: Reader, places: dict[str, int]
) -> None:
    space = unit(park, places["low"], "S")
    unit(park, places["low"], "D", part_of_id=space)
    for noun, id in (
        ("site", places["site"]),
        ("building", places["building"]),
        ("floor", places["low"]),
        ("unit", space),
    ):
        with pytest.raises(Refused, match=r"[12] "):
            store.delete(park, noun, id)
    assert reader.value("SELECT count(*) FROM unit") == 2


def test_deleted_units_come_back_from_the_bin(
    park: Database, reader: Reader, places: dict[str, int]
) -> None:
    ids = [unit(park, places["low"], code) for code in ("A1", "A2")]
    store.delete(park, "unit", *ids)
    (one, two) = journal.bin_rows(reader, ("unit",))
    assert {one.values["code"], two.values["code"]} == {"A1", "A2"}
    journal.restore(park, one.act, one.said)
    assert reader.value("SELECT count(*) FROM unit") == 2


def test_a_unit_whose_floor_is_gone_waits_for_it_in_the_bin(
    park: Database, reader: Reader, places: dict[str, int]
) -> None:
    id = unit(park, places["low"], "A1")
    store.delete(park, "unit", id)
    store.delete(park, "floor", places["low"])
    floor, gone = (journal.bin_rows(reader, (table,))[0] for table in ("floor", "unit"))
    with pytest.raises(Refused, match="Restaurez"):
        journal.restore(park, gone.act, gone.said)
    journal.restore(park, floor.act, floor.said)
    journal.restore(park, gone.act, gone.said)
    assert reader.value("SELECT code FROM unit WHERE id = $1", id) == "A1"


def test_a_phase_keeps_its_milestones_in_step(park: Database, reader: Reader) -> None:
    site = made(store.save_site(park, {"name": "Parc"}))
    first = [{"kind": "delivery", "planned": TODAY}, {"kind": "works_start", "actual": TODAY}]
    phase = made(store.save_phase(park, {"site_id": site, "name": "1", "milestones": first}))
    second = [{"kind": "delivery", "planned": TODAY, "actual": TODAY}]
    store.save_phase(park, {"milestones": second}, phase)
    found = rows.phase(reader, phase)
    assert found is not None
    assert [(m.kind, m.actual) for m in found.milestones] == [("delivery", TODAY)]
    store.delete(park, "phase", phase)
    assert reader.value("SELECT count(*) FROM milestone") == 0
    journal.undo(park)
    assert reader.value("SELECT count(*) FROM milestone") == 1


def test_many_units_are_numbered_on_in_one_act(
    park: Database, reader: Reader, places: dict[str, int]
) -> None:
    unit(park, places["low"], "P-02")
    store.make_units(park, places["low"], "P-", 3, {"kind": "desk"})
    codes = [row[0] for row in reader.rows("SELECT code FROM unit ORDER BY code_key")]
    assert codes == ["P-01", "P-02", "P-03", "P-04"]
    journal.undo(park)
    assert reader.value("SELECT count(*) FROM unit") == 1
    with pytest.raises(Refused):
        store.make_units(park, places["low"], "P-", 501, {"kind": "desk"})


def test_each_act_is_named(park: Database, places: dict[str, int]) -> None:
    changed = store.save_unit(park, {"floor_id": places["low"], "code": "A & B"})
    assert changed.said == say("New unit {code}", code="A & B")
    assert str(store.save_floor(park, {"label": "Jardin"}, places["low"]).said).endswith("Jardin")


def restore_last(park: Database, table: str) -> None:
    reader = park.reader()
    binned = journal.bin_rows(reader, (table,))[0]
    reader.close()
    journal.restore(park, binned.act, binned.said)


def test_a_restore_names_what_stands_in_its_way(park: Database, places: dict[str, int]) -> None:
    first = unit(park, places["high"], "A-1.01")
    store.delete(park, "unit", first)
    taken = unit(park, places["high"], "A-1.01")
    with pytest.raises(Refused, match=r"A-1\.01"):
        restore_last(park, "unit")
    store.delete(park, "unit", taken)
    store.delete(park, "floor", places["high"])
    language.use("en")
    with pytest.raises(Refused, match="Restore that one first"):
        restore_last(park, "unit")
    restore_last(park, "floor")
    restore_last(park, "unit")


def test_a_record_in_use_is_not_undone_away(park: Database, places: dict[str, int]) -> None:
    park.who = "someone"
    floor = made(store.save_floor(park, {"building_id": places["building"], "level": 9}))
    park.who = "another"
    unit(park, floor, "A-9.01")
    park.who = "someone"
    language.use("en")
    with pytest.raises(Refused, match="Other records still refer"):
        journal.undo(park)
