"""What the park shows: lists, the tree, stacks, occupancy, pickers, records, forms."""

from datetime import date, timedelta

import pytest

from ctv_desktop.database.read import Ask, Reader, View, counts, first_page, page_sql
from ctv_desktop.database.work import Database
from ctv_desktop.features.park import rows, store
from ctv_desktop.features.park.screen import listing
from ctv_desktop.features.park.words import LABELS
from ctv_desktop.ui.declare import Field
from tests.features.park.test_state import TODAY, let
from tests.features.park.test_store import made, unit


@pytest.fixture
def places(park: Database) -> dict[str, int]:
    """Two buildings; in A a space with two desks (one let), a let and a free office, a hall."""
    site = made(store.save_site(park, {"name": "Élan", "city": "Casablanca"}))
    found = {"site": site}
    for code in "AB":
        building = made(store.save_building(park, {"site_id": site, "code": code, "name": "Tour"}))
        floor = made(store.save_floor(park, {"building_id": building, "level": 2}))
        found |= {code: building, f"{code}2": floor}
    floor = found["A2"]
    found["space"] = unit(park, floor, "S", kind="coworking_space", usable_area=20_000)
    for code in ("D1", "D2"):
        found[code] = unit(park, floor, code, kind="desk", part_of_id=found["space"])
    found["let"] = unit(park, floor, "L", usable_area=30_000, asking_rent=15_000)
    found["free"] = unit(park, floor, "F", usable_area=50_000, asking_rent=12_000)
    found["hall"] = unit(park, floor, "H", kind="common_part", usable_area=9_000)
    from ctv_desktop.features.park.model import Unit
    from ctv_desktop.values.say import say

    with park.write(say("Let")) as work:
        let(work, work.find(Unit, found["let"]), ((-10, 500),))
        let(work, work.find(Unit, found["D1"]), ((-10, 30),))
    return found


def states(reader: Reader, **asked: object) -> dict[str, str]:
    """State by code."""
    place = 1 + list(rows.UNITS.columns).index("state")
    found = first_page(reader, rows.UNITS, Ask(TODAY, **asked))  # type: ignore[arg-type]
    return {row[1]: row[place] for row in found}


def test_the_list_filters_scopes_searches_and_adds_up(
    reader: Reader, places: dict[str, int]
) -> None:
    assert states(reader) == {
        "D1": "ending",
        "D2": "free",
        "F": "free",
        "H": "common",
        "L": "let",
        "S": "partly",
    }
    assert set(states(reader, filter="free")) == {"D2", "F"}
    assert set(states(reader, filter="kind_desk")) == {"D1", "D2"}
    assert states(reader, scope={"building": places["B"]}) == {}
    assert set(states(reader, scope={"whole": places["space"]})) == {"D1", "D2"}
    assert set(states(reader, scope={"state": "let"})) == {"L"}
    assert set(states(reader, text="elan tour f")) == {"F"}
    view = View.make(reader, rows.UNITS, Ask(TODAY))
    assert (view.count, view.totals()["rentable"]) == (6, 109_000)
    assert counts(reader, rows.UNITS, Ask(TODAY), ["free", "let", ""]) == {
        "free": 2,
        "let": 2,
        "": 6,
    }


@pytest.mark.usefixtures("places")
def test_the_day_asked_decides(reader: Reader) -> None:
    later = TODAY + timedelta(days=31)
    found = {row[1]: row for row in first_page(reader, rows.UNITS, Ask(later))}
    place = 1 + list(rows.UNITS.columns).index("state")
    assert (found["D1"][place], found["S"][place]) == ("free", "free")


@pytest.mark.usefixtures("places")
def test_every_column_filter_scope_and_sort_of_every_list_is_sound_sql(reader: Reader) -> None:
    for query in (rows.UNITS, rows.SITES, rows.PHASES, rows.BUILDINGS):
        for key in query.columns:
            for down in (False, True):
                first_page(reader, query, Ask(TODAY, sort=((key, down),)))
        for key in query.filters:
            first_page(reader, query, Ask(TODAY, filter=key))
        for key in query.scopes:
            first_page(reader, query, Ask(TODAY, scope={key: 1}))
        View.make(reader, query, Ask(TODAY)).totals()


@pytest.mark.usefixtures("places")
def test_the_first_page_walks_an_index_and_sorts_nothing(reader: Reader) -> None:
    sql, params = page_sql(rows.UNITS, Ask(TODAY))
    steps = [str(row[3]) for row in reader.rows(f"EXPLAIN QUERY PLAN {sql} LIMIT 128", *params)]
    assert not [step for step in steps if "TEMP B-TREE FOR ORDER BY" in step]
    assert not [step for step in steps if step.startswith("SCAN") and "USING" not in step]


@pytest.mark.usefixtures("places")
def test_the_tree_counts_units_and_areas(reader: Reader) -> None:
    (site,) = rows.tree(reader)
    assert (site.name, site.units, site.area) == ("Élan", 6, 109_000)
    assert [(b.code, b.units, len(b.floors)) for b in site.buildings] == [("A", 6, 1), ("B", 0, 1)]


def test_stacks_show_whole_rooms_with_who_has_them(reader: Reader, places: dict[str, int]) -> None:
    first, second = rows.stacks(reader, TODAY)
    codes = [unit.code for unit in first.floors[0].units]
    assert (codes, second.floors[0].units) == (["F", "H", "L", "S"], ())
    assert (first.area, first.let) == (100_000, 30_000)
    held = first.floors[0].units[2]
    assert (held.tenant, held.state, held.ends) == ("T", "let", TODAY + timedelta(days=500))
    assert rows.stacks(reader, TODAY, places["site"] + 1) == ()


@pytest.mark.usefixtures("places")
def test_r51_occupancy_counts_a_space_by_the_share_of_its_desks(reader: Reader) -> None:
    found = rows.occupancy(reader, TODAY)
    assert (found.let_area, found.area) == (30_000 + 10_000, 100_000)
    assert (found.let_units, found.units) == (2, 3)


def test_pickers_find_by_the_beginning_of_words(reader: Reader, places: dict[str, int]) -> None:
    assert [row[1] for row in rows.site_choices(reader, "elan")] == ["Élan"]
    assert len(rows.building_choices(reader, "tour", places["site"])) == 2
    assert len(rows.floor_choices(reader, "", places["A"])) == 1
    assert [row[1] for row in rows.unit_choices(reader, "f", TODAY)] == ["F"]
    assert "H" not in [row[1] for row in rows.unit_choices(reader, "", TODAY, lettable=True)]
    wholes = rows.whole_choices(reader, "", places["A2"], places["free"])
    assert "F" not in [row[1] for row in wholes]


def test_every_place_shows_itself_with_its_breadcrumb(
    reader: Reader, places: dict[str, int]
) -> None:
    shown = listing.UNIT_RECORD.view(reader, places["D1"], TODAY)
    assert shown is not None
    assert [text for text, _ in shown.trail] == ["Élan", "A", "R+2", "S"]
    assert shown.related[0].count == 1
    for record, id in (
        (listing.SITE_RECORD, places["site"]),
        (listing.BUILDING_RECORD, places["A"]),
        (listing.FLOOR_RECORD, places["A2"]),
        (listing.UNIT_RECORD, places["space"]),
    ):
        view = record.view(reader, id, TODAY)
        assert view is not None
        assert record.view(reader, 999, TODAY) is None


def test_a_phase_without_certificate_says_so(park: Database, reader: Reader) -> None:
    site = made(store.save_site(park, {"name": "P"}))
    late = [{"kind": "conformity", "planned": date(2026, 1, 1)}]
    phase = made(store.save_phase(park, {"site_id": site, "name": "1", "milestones": late}))
    view = listing.PHASE_RECORD.view(reader, phase, TODAY)
    assert view is not None
    assert (view.tone, view.groups[0].facts[0].tone) == ("warn", "bad")


def test_forms_load_what_is_stored_and_start_with_what_is_known(
    reader: Reader, places: dict[str, int]
) -> None:
    for form, id in (
        (listing.SITE_FORM, places["site"]),
        (listing.BUILDING_FORM, places["A"]),
        (listing.FLOOR_FORM, places["A2"]),
        (listing.UNIT_FORM, places["let"]),
    ):
        values = form.load(reader, id, {}, TODAY)
        keys = {
            each.key for part in form.sections for each in part.fields if isinstance(each, Field)
        }
        assert keys <= set(values)
        assert values["version"] == 1
        assert keys <= set(LABELS[form.noun])
    new = listing.FLOOR_FORM.load(reader, None, {"building_id": places["A"]}, TODAY)
    assert new["level"] == 3
    like = listing.UNIT_FORM.load(reader, None, {"like": places["let"]}, TODAY)
    assert ("code" in like, like["asking_rent"]) == (False, 15_000)
    below = listing.UNIT_FORM.load(reader, None, {"building_id": places["A"]}, TODAY)
    assert below["floor_id"] == places["A2"]
