"""The state of a unit: the rule, and the SQL that must say the same."""

import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.read import Ask, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.park import rows, rules
from ctv_desktop.features.park.rules import UnitDay, unit_state
from ctv_desktop.features.park.words import UNIT_STATES
from ctv_desktop.features.schema import metadata
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.features.park.model import Unit

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def test_a_common_part_is_never_offered() -> None:
    assert unit_state(UnitDay(kind="common_part", let_until=TODAY), TODAY) == "common"


def test_let_until_120_days_from_today_is_let_and_one_day_less_is_ending() -> None:
    assert unit_state(UnitDay(let_until=TODAY + 120 * DAY), TODAY) == "let"
    assert unit_state(UnitDay(let_until=TODAY + 119 * DAY), TODAY) == "ending"


def test_a_lease_that_follows_on_the_next_day_takes_the_ending_away() -> None:
    end = TODAY + 10 * DAY
    assert unit_state(UnitDay(let_until=end, next_starts=end + DAY), TODAY) == "let"
    assert unit_state(UnitDay(let_until=end, next_starts=end + 2 * DAY), TODAY) == "ending"


def test_r50_no_certificate_of_conformity_no_letting() -> None:
    assert unit_state(UnitDay(conformity=False), TODAY) == "not_lettable"
    assert unit_state(UnitDay(conformity=False, drafted=True), TODAY) == "not_lettable"
    assert unit_state(UnitDay(conformity=True), TODAY) == "free"


def test_r50_what_is_not_delivered_or_not_yet_lettable_is_not_offered() -> None:
    assert unit_state(UnitDay(building_state="under_works"), TODAY) == "not_lettable"
    assert unit_state(UnitDay(lettable_from=TODAY + DAY), TODAY) == "not_lettable"
    assert unit_state(UnitDay(lettable_from=TODAY), TODAY) == "free"


def test_signed_ahead_or_drafted_is_reserved() -> None:
    assert unit_state(UnitDay(next_starts=TODAY + DAY), TODAY) == "reserved"
    assert unit_state(UnitDay(next_starts=TODAY + DAY, conformity=False), TODAY) == "reserved"
    assert unit_state(UnitDay(drafted=True), TODAY) == "reserved"


def test_a_space_some_of_whose_desks_are_let_is_partly_let() -> None:
    assert unit_state(UnitDay(parts_let=True), TODAY) == "partly"


def test_r51_vacancy() -> None:
    assert rules.vacancy(980_000, 1_250_000) == 2160
    assert rules.vacancy(0, 0) == 0


@dataclass(frozen=True)
class Scene:
    """A unit, the whole it is part of, its own part, and their leases in days from today."""

    kind: str
    building_state: str
    conformity: str  # none: no phase; missing, future, done
    lettable_from: int | None
    own: tuple[tuple[int, int], ...]
    whole: tuple[tuple[int, int], ...]
    part: tuple[tuple[int, int], ...]
    draft: tuple[int, int] | None


def spans() -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    """Up to two spans that do not overlap, in days from today."""
    starts = st.integers(-300, 200)
    pair = st.tuples(starts, st.sampled_from([0, 5, 119, 120, 400]), st.integers(1, 3))

    def two(found: tuple[int, int, int]) -> tuple[tuple[int, int], ...]:
        start, length, gap = found
        first = (start, start + length)
        return (first, (first[1] + gap, first[1] + gap + 50))

    return st.one_of(st.just(()), pair.map(lambda p: two(p)[:1]), pair.map(two))


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    let = draw(st.sampled_from(["own", "whole", "part", "none"]))  # R52: not two for one day
    found = draw(spans())
    return Scene(
        draw(st.sampled_from(["office", "coworking_space", "common_part"])),
        draw(st.sampled_from(["delivered", "delivered", "under_works", "retired"])),
        draw(st.sampled_from(["none", "none", "missing", "future", "done"])),
        draw(st.sampled_from([None, -1, 0, 1])),
        own=found if let == "own" else (),
        whole=found if let == "whole" else (),
        part=found if let == "part" else (),
        draft=draw(st.sampled_from([None, (-9, -1), (0, 9), (3, 400)])),
    )


@pytest.mark.parametrize("run", range(1))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scene=scenes())
def test_the_list_says_what_the_rule_says(
    run: int, scene: Scene, empty_park_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / f"scene{run}.ctv"
    shutil.copyfile(empty_park_file, path)
    database = open_park(path, metadata)
    try:
        unit = build(database, scene)
        reader = database.reader()
        found = rows.unit(reader, unit, TODAY)
        listed = {row[0]: row for row in first_page(reader, rows.UNITS, Ask(TODAY))}
        filtered = {
            state
            for state in UNIT_STATES
            if unit in {row[0] for row in first_page(reader, rows.UNITS, Ask(TODAY, state))}
        }
        reader.close()
    finally:
        database.close()
        for left in tmp_path.glob(f"{path.name}*"):
            left.unlink()
    expected = unit_state(facts(scene), TODAY)
    place = 1 + list(rows.UNITS.columns).index("state")
    assert found is not None
    assert (found.state, listed[unit][place]) == (expected, expected)
    assert filtered == {expected} | ({"let"} if expected == "ending" else set())


def facts(scene: Scene) -> UnitDay:
    """The scene as the rule sees it."""
    taken = sorted(scene.own + scene.whole)
    now = [end for start, end in taken if start <= 0 <= end]
    later = [start for start, _ in taken if start > 0]
    return UnitDay(
        kind=scene.kind,
        building_state=scene.building_state,
        lettable_from=None if scene.lettable_from is None else at(scene.lettable_from),
        conformity={"none": None, "done": True}.get(scene.conformity, False),
        let_until=at(now[0]) if now else None,
        next_starts=at(min(later)) if later else None,
        parts_let=any(start <= 0 <= end for start, end in scene.part),
        drafted=scene.draft is not None and scene.draft[1] >= 0,
    )


def at(days: int) -> date:
    return TODAY + days * DAY


def build(database: Database, scene: Scene) -> int:
    """The scene as a park; gives the unit's id."""
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
    )

    with database.write(say("Test")) as work:
        site = work.put(Site, SiteDraft, {"name": "Parc"})
        phase = work.put(Phase, PhaseDraft, {"site_id": site.id, "name": "1"})
        if scene.conformity != "missing":
            done = TODAY + (DAY if scene.conformity == "future" else -DAY)
            values = {"phase_id": phase.id, "kind": "conformity", "actual": done}
            work.put(Milestone, MilestoneDraft, values)
        place: dict[str, Any] = {"site_id": site.id, "code": "A", "state": scene.building_state}
        if scene.conformity != "none":
            place["phase_id"] = phase.id
        building = work.put(Building, BuildingDraft, place)
        floor = work.put(Floor, FloorDraft, {"building_id": building.id, "level": 1})

        def unit(code: str, **more: Any) -> Unit:
            row = Unit(floor_id=known(floor.id), building_id=known(building.id), code=code, **more)
            work.add(row)
            work.flush()
            return row

        whole = unit("W")
        middle = unit(
            "M",
            kind=scene.kind,
            part_of_id=whole.id,
            lettable_from=None if scene.lettable_from is None else at(scene.lettable_from),
        )
        part = unit("P", part_of_id=middle.id)
        let(work, middle, scene.own)
        let(work, whole, scene.whole)
        let(work, part, scene.part)
        if scene.draft:
            let(work, middle, (scene.draft,), signed=False)
        return known(middle.id)


def known(value: int | None) -> int:
    """A number that is there."""
    assert value is not None
    return value


def let(
    work: "Work", unit: "Unit", taken: tuple[tuple[int, int], ...], signed: bool = True
) -> None:
    """Leases of a unit, one a span."""
    from ctv_desktop.features.landlords.model import Landlord
    from ctv_desktop.features.leases.model import Lease, LeaseLine
    from ctv_desktop.features.tenants.model import Tenant

    for start, end in taken:
        landlord, tenant = Landlord(legal_name="L"), Tenant(legal_name="T")
        work.add_all([landlord, tenant])
        work.flush()
        number = work.connection().exec_driver_sql("SELECT count(*) FROM lease").scalar()
        lease = Lease(
            landlord_id=known(landlord.id),
            tenant_id=known(tenant.id),
            starts=at(start),
            ends=at(end),
            last_day=at(end),
            year=2026,
            number=known(number),
            reference=f"BC-2026-{number}",
            signed=signed,
        )
        work.add(lease)
        work.flush()
        line = LeaseLine(
            lease_id=known(lease.id),
            unit_id=known(unit.id),
            starts=at(start),
            ends=at(end),
            binding=signed,
        )
        work.add(line)
        work.flush()
