"""Units split and merged on a day: areas kept to the hundredth, old leases true, none let twice."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctv_desktop.database import journal
from ctv_desktop.database.read import Ask, Reader, View
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import store as leases
from ctv_desktop.features.leases.rows import choices
from ctv_desktop.features.park import rows, rules, store
from ctv_desktop.features.park.screen.unit import unit_view
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import use
from tests.features.leases.desks import (
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    SPACE,
    TODAY,
    draft,
    furnish,
    signed,
)

DAY = timedelta(days=1)
ON = date(2027, 7, 1)


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with a floor of units to let."""
    use("en")
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    found = furnished.reader()
    yield found
    found.close()


def part(code: str, rentable: int, usable: int = 0) -> dict[str, Any]:
    return {"code": code, "rentable_area": rentable, "usable_area": usable, "asking_rent": 14_000}


HALVES = (part("A-3.12a", 12_345), part("A-3.12b", 17_655))


def refused(act: Callable[..., Any], *args: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        act(*args)
    return caught.value


def test_a_unit_is_split_on_a_day_and_each_area_counts_once_on_any_day(
    furnished: Database, reader: Reader
) -> None:
    before = rows.occupancy(reader, TODAY)
    store.split_unit(furnished, OFFICE, ON, HALVES)
    for day, codes in (
        (ON - DAY, {"A-3.12", "A-3.13", "A-3.20", "A-3.00"}),
        (ON, {"A-3.12a", "A-3.12b", "A-3.13", "A-3.20", "A-3.00"}),
    ):
        assert rows.occupancy(reader, day).area == before.area
        (stack,) = rows.stacks(reader, day)
        assert {unit.code for floor in stack.floors for unit in floor.units} == codes
        assert stack.area == before.area
        totals = View.make(Reader(reader.path), rows.UNITS, Ask(day)).totals()
        assert totals["rentable"] == 30_000 + 20_000 + 1_250 + 10_000 + 1_000 + 4_000
    found = reader.rows("SELECT code, made_on, retired_on, asking_rent FROM unit WHERE code LIKE"
                        " 'A-3.12%' ORDER BY id")  # fmt: skip
    assert found == [
        ("A-3.12", None, "2027-07-01", 15_000),
        ("A-3.12a", "2027-07-01", None, 14_000),
        ("A-3.12b", "2027-07-01", None, 14_000),
    ]
    assert rows.sums(reader, "floor", 1).rentable == 30_000 + 20_000 + 1_250 + 10_000 + 4_000
    assert rows.tree(reader)[0].buildings[0].area == 65_250


def test_the_state_and_the_free_day_follow_the_days_a_unit_exists(
    furnished: Database, reader: Reader
) -> None:
    store.split_unit(furnished, OFFICE, ON, HALVES)
    (fresh,) = reader.row("SELECT id FROM unit WHERE code = 'A-3.12a'") or (0,)

    def seen(id: int, day: date) -> tuple[str, date | None]:
        found = rows.unit(reader, id, day)
        assert found is not None
        return found.state, found.free_from

    assert seen(OFFICE, ON - DAY) == ("free", ON - DAY)
    assert seen(OFFICE, ON) == ("retired", None)
    assert seen(fresh, ON - DAY) == ("not_lettable", ON)
    assert seen(fresh, ON) == ("free", ON)
    assert rules.unit_state(rules.UnitDay(retired_on=ON), ON) == "retired"
    assert rules.unit_state(rules.UnitDay(made_on=ON), ON - DAY) == "not_lettable"
    offered = [unit.code for unit in choices.units(reader, "A-3.12", ON)]
    assert offered == ["A-3.12a", "A-3.12b"]
    assert "A-3.12" in [unit.code for unit in choices.units(reader, "A-3.12", ON - DAY)]


def test_parts_that_do_not_add_up_to_the_hundredth_are_refused(furnished: Database) -> None:
    found = refused(store.split_unit, furnished, OFFICE, ON, [part("x", 12_345), part("y", 17_654)])
    assert str(found.problems["parts.1.rentable_area"]) == (
        "The parts have 299.99, the unit has 300.00: 0.01 apart."
    )
    assert list(
        refused(store.split_unit, furnished, OFFICE, ON, [part("x", 30_000, 5), part("y", 0)])
        .problems
    ) == ["parts.1.usable_area"]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "day", "parts", "field"),
    [
        (OFFICE, None, HALVES, "on_day"),
        (OFFICE, ON, HALVES[:1], "parts"),
        (OFFICE, ON, (part("x", 15_000), part("X", 15_000)), "parts.1.code"),
        (OFFICE, ON, (part("", 15_000), part("y", 15_000)), "parts.0.code"),
        (OFFICE, ON, (part("A-3.13", 15_000), part("y", 15_000)), "parts.0.code"),
        (SPACE, ON, (part("x", 5_000), part("y", 5_000)), ""),  # it has desks
    ],
)
def test_an_impossible_split_is_refused_and_changes_nothing(
    furnished: Database, reader: Reader, unit: int, day: date | None, parts: Any, field: str
) -> None:
    before = reader.rows("SELECT * FROM unit")
    assert list(refused(store.split_unit, furnished, unit, day, parts).problems) == [field]
    assert reader.rows("SELECT * FROM unit") == before


def test_a_lease_past_the_eve_is_in_the_way_and_one_that_ends_then_stays_true(
    furnished: Database, reader: Reader
) -> None:
    id = signed(furnished, OFFICE, ends=ON)
    said = str(refused(store.split_unit, furnished, OFFICE, ON, HALVES))
    assert said == "A-3.12 is let to Atlas Data SARL until 01/07/2027 (BC-2027-001)."
    before = reader.rows("SELECT * FROM lease_line")
    store.split_unit(furnished, OFFICE, ON + DAY, HALVES)
    assert reader.rows("SELECT * FROM lease_line") == before
    found = rows.unit(reader, OFFICE, ON)
    assert found is not None
    assert (found.state, found.lease_id) == ("ending", id)
    values = {"ends": ON + DAY, "signed_on": TODAY}
    assert "retired from 02/07/2027" in str(refused(leases.extend, furnished, id, values, TODAY))


def test_a_retired_unit_is_let_no_more_not_even_behind_the_rule(furnished: Database) -> None:
    early = draft(furnished, OFFICE, ends=ON - DAY)
    late = draft(furnished, OFFICE, tenant=RIF, starts=ON)
    store.split_unit(furnished, OFFICE, ON, HALVES)
    said = str(refused(leases.sign, furnished, late, TODAY, TODAY))
    assert said == "A-3.12 is retired from 01/07/2027."
    too_soon = draft(furnished, 8)
    assert "exists from 01/07/2027 only" in str(
        refused(leases.sign, furnished, too_soon, TODAY, TODAY)
    )
    leases.sign(furnished, early, TODAY, TODAY)
    connection = sqlite3.connect(furnished.path)
    try:
        with pytest.raises(sqlite3.IntegrityError, match="unit not there"):
            connection.execute("UPDATE lease_line SET binding = 1 WHERE lease_id = ?", (late,))
        with pytest.raises(sqlite3.IntegrityError, match="unit let on"):
            connection.execute("UPDATE unit SET retired_on = '2027-06-30' WHERE id = ?", (OFFICE,))
    finally:
        connection.close()


def test_units_are_merged_into_one_with_their_areas(furnished: Database, reader: Reader) -> None:
    made = store.merge_units(furnished, [OFFICE, OFFICE_2], ON, {"code": "A-3.1M"}).subject
    assert reader.rows("SELECT rentable_area, made_on FROM unit WHERE id = $1", made) == [
        (50_000, "2027-07-01")
    ]
    assert rows.occupancy(reader, ON).area == rows.occupancy(reader, TODAY).area
    for ids in ([OFFICE], [OFFICE_2, PARKING], [OFFICE, made]):
        refused(store.merge_units, furnished, ids, ON, {"code": "Z"})


def test_units_of_two_floors_or_kinds_are_not_merged(furnished: Database) -> None:
    floor = store.save_floor(furnished, {"building_id": 1, "level": 4}).subject
    other = store.save_unit(furnished, {"floor_id": floor, "code": "A-4.01"}).subject
    assert "one floor" in str(
        refused(store.merge_units, furnished, [OFFICE, other], ON, {"code": "Z"})
    )
    assert "one kind" in str(
        refused(store.merge_units, furnished, [OFFICE, PARKING], ON, {"code": "Z"})
    )


def test_ancestors_and_descendants_are_linked_all_the_way(
    furnished: Database, reader: Reader
) -> None:
    store.split_unit(furnished, OFFICE, ON, HALVES)
    merged = store.merge_units(furnished, [9, OFFICE_2], ON + DAY, {"code": "A-3.M"}).subject
    assert merged is not None

    def linked(id: int) -> dict[str, list[str]]:
        found = unit_view(reader, id, ON + DAY)
        assert found is not None
        return {str(one.title): [line.title for line in one.lines] for one in found.related
                if str(one.title) in {"Came from", "Became"}}  # fmt: skip

    assert linked(OFFICE) == {"Became": ["A-3.12a", "A-3.12b", "A-3.M"]}
    assert linked(merged) == {"Came from": ["A-3.12", "A-3.13", "A-3.12b"]}
    assert linked(9) == {"Came from": ["A-3.12"], "Became": ["A-3.M"]}
    assert "exists from" in str(refused(store.split_unit, furnished, merged, ON, HALVES))


@pytest.mark.parametrize("act", ["split", "merge"])
def test_undo_puts_the_units_back_unless_the_new_ones_are_let(
    furnished: Database, reader: Reader, act: str
) -> None:
    before = reader.rows("SELECT id, code, rentable_area, made_on, retired_on FROM unit")
    if act == "split":
        store.split_unit(furnished, OFFICE, ON, HALVES)
    else:
        store.merge_units(furnished, [OFFICE, OFFICE_2], ON, {"code": "A-3.M"})
    journal.undo(furnished)
    assert reader.rows("SELECT id, code, rentable_area, made_on, retired_on FROM unit") == before
    assert reader.rows("SELECT * FROM unit_lineage") == []
    journal.redo(furnished)
    number = reader.value("SELECT max(id) FROM journal_act")
    signed(furnished, 8, starts=ON)
    from ctv_desktop.values.say import say

    refused(journal.reverse, furnished, number, say("Undo"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 10**6), st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_parts_add_up_or_are_refused(whole: int, cuts: list[int]) -> None:
    areas = [*cuts, whole - sum(cuts)]
    parts = [part(f"u{n}", area) for n, area in enumerate(areas)]
    assert rules.split_problems(0, whole, parts) == {}
    parts[0]["rentable_area"] += 1
    assert list(rules.split_problems(0, whole, parts)) == [f"parts.{len(parts) - 1}.rentable_area"]
