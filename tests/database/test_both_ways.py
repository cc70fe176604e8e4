"""One prepared statement or the mapper: the same rows, the same journal, the same search rows."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import class_mapper
from sqlmodel import SQLModel

from ctv_desktop.app.features import schema
from ctv_desktop.database.layout import layout_of
from ctv_desktop.database.park_file import examine
from ctv_desktop.database.session import Work
from ctv_desktop.database.tables import Identity
from ctv_desktop.database.work import Database, checked, checked_all
from ctv_desktop.features.park.model import (
    Building,
    BuildingDraft,
    Floor,
    FloorDraft,
    Milestone,
    MilestoneDraft,
    Phase,
    PhaseDraft,
    Site,
    SiteDraft,
    Unit,
    UnitDraft,
)
from ctv_desktop.features.tenants.model import Tenant, TenantDraft
from ctv_desktop.features.tickets.model import Remark, RemarkDraft, Ticket
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

MOMENT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
words = texts.map(lambda text: f"x{text}")
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
seconds = st.integers(-600_000_000, 6_000_000_000)
moments = seconds.map(lambda passed: MOMENT + timedelta(seconds=passed, microseconds=passed % 999))
cents = st.none() | st.integers(0, 10**12)

TABLES: dict[str, tuple[type[Identity], type[SQLModel], dict[str, st.SearchStrategy[Any]]]] = {
    "tenant": (
        Tenant,
        TenantDraft,
        {
            "legal_name": words,
            "arabic_name": texts,
            "jobs_planned": st.integers(0, 999),
            "withholds": st.booleans(),
        },
    ),
    "unit": (
        Unit,
        UnitDraft,
        {
            "floor_id": st.just(1),
            "code": st.uuids().map(lambda found: f"é{found}"),
            "usable_area": st.integers(0, 10**9),
            "asking_rent": cents,
            "lettable_from": st.none() | days,
        },
    ),
    "remark": (
        Remark,
        RemarkDraft,
        {"ticket_id": st.just(1), "at": moments, "text": texts},
    ),
    "milestone": (
        Milestone,
        MilestoneDraft,
        {"phase_id": st.just(1), "kind": st.uuids().map(str), "actual": days},
    ),
}
MORE: dict[str, dict[str, Any]] = {"unit": {"building_id": 1}}


Step = tuple[str, int | None, dict[str, Any]]
Write = Callable[[Work, str, int | None, dict[str, Any]], Identity]


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """A record made (no number) or some fields of an older one changed."""
    table = draw(st.sampled_from(sorted(TABLES)))
    fields = TABLES[table][2]
    older = draw(st.none() | st.integers(0, 4))
    values = {key: draw(fields[key]) for key in fields}
    return table, older, values


class Fixed(Database):
    """A park whose clock stands still, so that two journals can be compared to the last byte."""

    def now(self) -> datetime:
        return MOMENT


def begun(template: Path, path: Path) -> Fixed:
    """An open park with a floor, a phase and a ticket to refer to."""
    shutil.copy(template, path)
    park = Fixed(path, schema)
    with park.write(say("Begin")) as work:
        work.put(Site, SiteDraft, {"name": "Parc"})
        work.put(Phase, PhaseDraft, {"site_id": 1, "name": "1"})
        work.put(Building, BuildingDraft, {"site_id": 1, "code": "A"})
        work.put(Floor, FloorDraft, {"building_id": 1})
        ticket = {"site_id": 1, "title": "T", "year": 2026, "number": 1, "reference": "T-1"}
        work.make(Ticket, {**ticket, "opened_at": MOMENT})
    return park


def plainly(work: Work, table: str, id: int | None, values: dict[str, Any]) -> Identity:
    model, draft, _ = TABLES[table]
    if id is None:
        return work.make(model, {**checked(draft, values).model_dump(), **MORE.get(table, {})})
    return work.put(model, draft, values, id)


def mapped(work: Work, table: str, id: int | None, values: dict[str, Any]) -> Identity:
    """What SQLModel's own unit of work does with the same draft."""
    model, draft, _ = TABLES[table]
    data = checked(draft, values)
    if id is None:
        row = model(**data.model_dump(), **MORE.get(table, {}))
        work.add(row)
    else:
        found = work.get(model, id)
        assert found is not None
        row = found
        for key, value in data.model_dump(exclude_unset=True).items():
            if getattr(row, key) != value:
                setattr(row, key, value)
    work.flush()
    return row


def content(park: Database) -> list[str]:
    """All that a park file holds."""
    with closing(sqlite3.connect(park.path)) as raw:
        return list(raw.iterdump())


@contextmanager
def both(template: Path) -> "Iterator[tuple[Fixed, Fixed]]":
    """Two parks with the same beginning."""
    with tempfile.TemporaryDirectory() as folder:
        parks = begun(template, Path(folder, "a.park")), begun(template, Path(folder, "b.park"))
        yield parks
        for park in parks:
            park.close()


@pytest.fixture
def two(empty_park_file: Path) -> "Iterator[tuple[Fixed, Fixed]]":
    with both(empty_park_file) as parks:
        yield parks


def done(park: Fixed, write: Write, act: list[Step], made: dict[str, list[int]]) -> list[Any]:
    """One act; gives what its records hold. `made` grows by the ids of new ones."""
    with park.write(say("Act")) as work:
        rows = []
        for table, older, values in act:
            known = made.setdefault(table, [])
            id = None if older is None or older >= len(known) else known[older]
            rows.append(write(work, table, id, values))
            if id is None:
                known.append(rows[-1].id or 0)
        return [row.model_dump() for row in rows]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.lists(steps(), min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_records_saved_both_ways_leave_the_same_file(
    empty_park_file: Path, acts: list[list[Step]]
) -> None:
    with both(empty_park_file) as (ours, theirs):
        made: tuple[dict[str, list[int]], ...] = ({}, {})
        for act in acts:
            assert done(ours, plainly, act, made[0]) == done(theirs, mapped, act, made[1])
        assert content(ours) == content(theirs)
        assert all(finding.sound for finding in examine(ours))


def test_a_row_is_read_as_the_mapper_reads_it(two: tuple[Fixed, Fixed]) -> None:
    with two[0].write(say("New")) as work:
        values = {
            "lettable_from": date(2027, 1, 1),
            "asking_rent": 15_000,
            "code": "A",
            "floor_id": 1,
        }
        id = work.make(Unit, {**checked(UnitDraft, values).model_dump(), "building_id": 1}).id or 0
    with two[0].write(say("Look")) as work:
        plain = work.find(Unit, id).model_dump()
    with two[0].write(say("Look")) as work:
        by_mapper = work.get(Unit, id)
        assert by_mapper is not None
        assert plain == by_mapper.model_dump()


def test_a_record_changed_by_hand_and_then_saved_is_journaled_once(
    two: tuple[Fixed, Fixed],
) -> None:
    with two[0].write(say("New")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "A"})
    with two[0].write(say("Edit")) as work:
        row = work.find(Tenant, 1)
        row.city = "Rabat"
        work.put(Tenant, TenantDraft, {"legal_name": "B"}, 1, 1)
        assert [(c.before or {})["legal_name"] for c in work.changes] == ["A"]
    assert (row.version, row.city, row.name_key) == (2, "Rabat", "b")


def test_what_was_added_by_hand_stands_first_in_the_journal(two: tuple[Fixed, Fixed]) -> None:
    with two[0].write(say("New")) as work:
        work.add(Tenant(legal_name="First"))
        work.put(Tenant, TenantDraft, {"legal_name": "Second"})
        assert [(c.row, (c.after or {})["legal_name"]) for c in work.changes] == [
            (1, "First"),
            (2, "Second"),
        ]


def test_a_record_just_made_can_be_changed_and_deleted_in_the_same_act(
    two: tuple[Fixed, Fixed],
) -> None:
    with two[0].write(say("New")) as work:
        row = work.put(Tenant, TenantDraft, {"legal_name": "A"})
        assert work.find(Tenant, 1) is row
        assert work.get(Tenant, 1) is row
        row.legal_name = "B"
        work.flush()
        work.remove(row)
    assert [(c.before is None, c.after is None) for c in work.changes] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_float_never_becomes_money(two: tuple[Fixed, Fixed]) -> None:
    with pytest.raises(TypeError), two[0].write(say("New")) as work:
        work.make(Unit, {"floor_id": 1, "building_id": 1, "code": "A", "usable_area": 1.5})


def test_every_table_has_a_layout_that_names_its_columns() -> None:
    for model in Identity.__subclasses__():
        layout = layout_of(model)
        assert [key for key, _ in layout.binds] == list(class_mapper(model).c.keys())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(words, st.integers(-5, 10**9), texts, cents, days), max_size=6))
def test_many_drafts_are_checked_as_one_is(rows: list[tuple[Any, ...]]) -> None:
    keys = ("code", "usable_area", "name", "asking_rent", "lettable_from")
    many = [{**dict(zip(keys, row, strict=True)), "floor_id": 1} for row in rows]
    try:
        found: Any = checked_all(UnitDraft, many)
    except Refused as refused:
        found = refused.problems
    expected: list[Any] = []
    problems: dict[str, Say] = {}
    for place, values in enumerate(many):
        try:
            expected.append(checked(UnitDraft, values).model_dump())
        except Refused as refused:
            problems |= {f"{place}.{key}": said for key, said in refused.problems.items()}
    assert found == (problems or expected)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(steps(), min_size=1, max_size=6))
def test_rows_written_in_bulk_leave_the_same_file_as_one_by_one(
    empty_park_file: Path, acts: list[Step]
) -> None:
    made = [values for table, _, values in acts if table == "unit"]
    with both(empty_park_file) as (ours, theirs):
        with ours.write(say("Act")) as work:
            first = work.last_id(Unit) + 1
            rows = checked_all(UnitDraft, made)
            work.make_all(
                Unit,
                [{**row, "id": first + n, "building_id": 1} for n, row in enumerate(rows)],
            )
        done(theirs, mapped, [("unit", None, values) for values in made], {})
        assert content(ours) == content(theirs)
