"""Leases as lists, panels, pickers and papers read them: the SQL says what the rules say."""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from ctv_desktop.app.demo.rows import blanks
from ctv_desktop.database.read import Ask, Reader, View, counts, export_rows, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.rows import choices, single, taken
from ctv_desktop.features.leases.rows.lists import LEASES, leases_of
from ctv_desktop.features.leases.rules.state import state
from ctv_desktop.features.leases.store.taken import related
from ctv_desktop.features.leases.store.taken import taken as taken_in_session
from ctv_desktop.features.overview import rows as overview
from ctv_desktop.values.language import use
from ctv_desktop.values.say import say
from tests.features.leases.desks import (
    ATLAS,
    DESK,
    DESK_2,
    FROM,
    HALL,
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
NAMES = tuple(LEASES.columns)


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with a floor of units to let."""
    use("en")
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    """A reader of the furnished park."""
    found = furnished.reader()
    yield found
    found.close()


def page(reader: Reader, **asked: object) -> list[dict[str, object]]:
    """The list as shown, by column."""
    found = first_page(reader, LEASES, Ask(TODAY, **asked))  # type: ignore[arg-type]
    return [dict(zip(("id", *NAMES), row, strict=True)) for row in found]


@dataclass(frozen=True)
class Acted:
    """A lease as the state sees it."""

    signed: bool
    starts: date
    last_day: date
    notice_on: date | None
    terminated_on: date | None
    start_rule: str
    handed_over_on: date | None


def drawn(seed: int, count: int = 400) -> list[Acted]:
    """Leases whose days lie close around today, each edge among them."""
    rng = random.Random(seed)

    def near() -> date:
        return TODAY + rng.randint(-3, 3) * DAY

    made = []
    for _ in range(count):
        last = near()
        ended = rng.choice((None, None, last))
        made.append(
            Acted(
                rng.random() < 0.8,
                near(),
                last,
                rng.choice((None, None, near())),
                ended,
                rng.choice(("fixed", "handover")),
                rng.choice((None, near())),
            )
        )
    return made


@pytest.mark.parametrize("seed", range(3))
def test_state_in_sql_is_the_rule(furnished: Database, reader: Reader, seed: int) -> None:
    leases = drawn(seed)
    connection = sqlite3.connect(furnished.path)
    rows = [
        {
            **blanks()["lease"],
            "id": None,
            "version": 1,
            "landlord_id": 1,
            "tenant_id": 1,
            "start_rule": lease.start_rule,
            "handed_over_on": lease.handed_over_on and lease.handed_over_on.isoformat(),
            "starts": lease.starts.isoformat(),
            "ends": "2199-12-31",
            "year": 2027,
            "number": number,
            "reference": f"BC-{number}",
            "signed": lease.signed,
            "notice_on": lease.notice_on and lease.notice_on.isoformat(),
            "terminated_on": lease.terminated_on and lease.terminated_on.isoformat(),
            "last_day": lease.last_day.isoformat(),
        }
        for number, lease in enumerate(leases)
    ]
    keys = ", ".join(rows[0])
    marks = ", ".join(f":{key}" for key in rows[0])
    connection.executemany(f"INSERT INTO lease ({keys}) VALUES ({marks})", rows)
    connection.commit()
    connection.close()
    found = {row[0]: row[1] for row in export_rows(reader, LEASES, Ask(TODAY), ["state"])}
    ids = sorted(found)
    for day in (TODAY - DAY, TODAY, TODAY + DAY):
        shown: dict[int, str] = dict(export_rows(reader, LEASES, Ask(day), ["state"]))
        assert [shown[id] for id in ids] == [state(lease, day) for lease in leases]
    kinds = {
        "active": {"running", "notice"},
        "draft": {"draft"},
        "to_come": {"signed", "waiting"},
        "notice": {"notice"},
        "over": {"ended", "terminated"},
    }
    for key, states in kinds.items():
        kept = {id for (id, _) in export_rows(reader, LEASES, Ask(TODAY, filter=key), ["state"])}
        assert kept == {id for id in ids if found[id] in states}, key


def test_a_line_of_the_list_says_what_a_leasing_officer_asks(
    furnished: Database, reader: Reader
) -> None:
    signed(furnished, PARKING, OFFICE, OFFICE_2, starts=date(2026, 1, 1), ends=date(2027, 1, 1))
    (line,) = page(reader)
    assert line["reference"] == "BC-2026-001"
    assert line["tenant"] == "Atlas Data SARL"
    assert line["units"] == "A-3.12 +2"
    assert line["building"] == "A"
    assert (line["starts"], line["ends"]) == ("2026-01-01", "2027-01-01")
    assert line["days_left"] == 39
    assert (line["area"], line["rent"]) == (50_000, 4_550_000)
    assert line["state"] == "running"


def test_filters_count_and_total_what_they_show(furnished: Database, reader: Reader) -> None:
    signed(furnished, OFFICE, starts=date(2026, 1, 1), ends=TODAY + 120 * DAY)
    signed(furnished, OFFICE_2, starts=date(2026, 1, 1), ends=TODAY + 121 * DAY)
    draft(furnished, DESK)
    found = counts(reader, LEASES, Ask(TODAY), ("active", "ending", "draft", "to_come", "over"))
    assert found == {"active": 2, "ending": 1, "draft": 1, "to_come": 0, "over": 0}
    view = View.make(furnished.reader(), LEASES, Ask(TODAY, filter="active"))
    assert view.totals() == {"count": 2, "area": 50_000, "rent": 4_500_000}
    view.close()
    shown = overview.figures(reader, TODAY)
    assert (shown.ending, shown.running, shown.drafts) == (1, 2, 1)


def test_scopes_and_words_narrow_the_list(furnished: Database, reader: Reader) -> None:
    one = signed(furnished, OFFICE)
    two = draft(furnished, OFFICE_2, tenant=RIF)
    assert [line["id"] for line in page(reader, scope={"tenant": RIF})] == [two]
    assert [line["id"] for line in page(reader, scope={"unit": OFFICE})] == [one]
    assert {line["id"] for line in page(reader, scope={"building": 1})} == {one, two}
    assert {line["id"] for line in page(reader, scope={"site": 1})} == {one, two}
    assert page(reader, scope={"building": 2}) == []
    assert [line["id"] for line in page(reader, text="rif")] == [two]
    assert [line["id"] for line in page(reader, text="A-3.12")] == [one]


def test_every_column_sorts_both_ways(furnished: Database, reader: Reader) -> None:
    for unit in (OFFICE, OFFICE_2, DESK):
        draft(furnished, unit)
    for key in LEASES.columns:
        up = [line["id"] for line in page(reader, sort=((key, False),))]
        down = [line["id"] for line in page(reader, sort=((key, True),))]
        assert up == down[::-1], key


def test_a_thousandth_reference_sorts_after_the_nine_hundredth(
    furnished: Database, reader: Reader
) -> None:
    draft(furnished, OFFICE)
    connection = sqlite3.connect(furnished.path)
    connection.execute("UPDATE lease SET number = 999, reference = 'BC-2027-999'")
    connection.commit()
    connection.close()
    draft(furnished, OFFICE)
    assert [line["reference"] for line in page(reader)] == ["BC-2027-1000", "BC-2027-999"]


def test_r52_days_taken_are_the_same_in_sql_and_in_the_session(
    furnished: Database, reader: Reader
) -> None:
    signed(furnished, SPACE, ends=date(2028, 6, 30))
    signed(furnished, DESK, tenant=RIF, starts=date(2028, 7, 1), ends=date(2029, 1, 31))
    with furnished.write(say("Look")) as work:
        near = related(work, (OFFICE, SPACE, DESK, DESK_2))
        for unit, units in near.items():
            assert taken.near(reader, unit) == units
            assert taken.taken(reader, unit, FROM) == taken_in_session(work, units, FROM)
    assert taken.first_free_day(reader, SPACE, FROM) == date(2029, 2, 1)
    assert taken.first_free_day(reader, DESK_2, FROM) == date(2028, 7, 1)
    assert taken.first_free_day(reader, OFFICE, FROM) == FROM


def test_the_unit_picker_says_when_each_unit_is_free(furnished: Database, reader: Reader) -> None:
    signed(furnished, OFFICE, ends=date(2030, 6, 30))
    signed(furnished, OFFICE_2, starts=date(2028, 1, 1))
    found = {unit.id: unit for unit in choices.units(reader, "", FROM)}
    assert HALL not in found
    assert found[OFFICE].free_from == date(2030, 7, 1)
    assert found[OFFICE_2].free_from == FROM
    assert found[OFFICE_2].until == date(2027, 12, 31)
    assert [unit.id for unit in choices.units(reader, "p-041", FROM)] == [PARKING]


def test_the_vat_in_force_is_the_last_whose_day_has_come(
    furnished: Database, reader: Reader
) -> None:
    from ctv_desktop.features.rates import rows as rates
    from ctv_desktop.features.rates import store as kept

    assert rates.rates(reader).of("vat", TODAY) == 2_000
    kept.save(furnished, {"kind": "vat", "valid_from": date(2027, 1, 1), "value": 1_800})
    assert rates.rates(reader).of("vat", date(2026, 12, 31)) == 2_000
    assert rates.rates(reader).of("vat", date(2027, 1, 1)) == 1_800
    assert rates.rates(reader).of("withholding", date(2026, 6, 30)) == 0
    assert rates.rates(reader).of("withholding", date(2026, 7, 1)) == 500


def test_contractual_rent_counts_from_the_day_it_is_due(
    furnished: Database, reader: Reader
) -> None:
    signed(furnished, OFFICE, rent_starts=date(2027, 4, 1))
    assert overview.figures(reader, date(2027, 3, 31)).rent == 0
    assert overview.figures(reader, date(2027, 4, 1)).rent == 4_500_000


def test_one_lease_with_its_lines(furnished: Database, reader: Reader) -> None:
    id = signed(furnished, OFFICE, PARKING)
    store.terminate(furnished, id, date(2028, 1, 1), "breach", "", TODAY)
    found = single.lease(reader, id, TODAY)
    assert found is not None
    assert found.signed is True
    assert found.last_day == date(2028, 1, 1)
    assert [line.agreed_ends for line in found.lines] == [date(2035, 12, 31)] * 2
    assert single.lease(reader, 99, TODAY) is None
    assert single.id_of(reader, "bc-2027-001") == id
    assert [line.id for line in leases_of(reader, TODAY, tenant=ATLAS)] == [id]
    assert [line.id for line in leases_of(reader, TODAY, unit=PARKING)] == [id]
    assert leases_of(reader, TODAY, tenant=RIF) == []
