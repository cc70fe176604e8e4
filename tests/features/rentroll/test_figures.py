"""The rent roll's sums and figures: against the rent engine, against the rules, by hand."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.database.read import Ask, Reader, View
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.terms import terms as terms_of
from ctv_desktop.features.park.rows import occupancy
from ctv_desktop.features.rent.rules.spans import rent_on
from ctv_desktop.features.rentroll import rows
from ctv_desktop.features.rentroll.rules import Let, expiry, terms, vacancy, years
from tests.features.leases.desks import (
    DESK,
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    SPACE,
    draft,
    furnish,
    signed,
)

DAY = date(2027, 6, 1)


def test_r51_vacancy() -> None:
    assert vacancy(980_000, 1_250_000) == 2_160
    assert vacancy(0, 0) == 0


@pytest.fixture
def furnished(park: Database) -> Database:
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    found = furnished.reader()
    yield found
    found.close()


def test_each_unit_stands_once_with_its_rent_or_what_is_asked(
    furnished: Database, reader: Reader
) -> None:
    signed(furnished, OFFICE, PARKING, charges_rate=2_500)
    signed(furnished, DESK, tenant=RIF)
    draft(furnished, OFFICE_2)
    found = {line.unit: line for line in rows.lines(reader, DAY, {})}
    assert set(found) == {"A-3.12", "A-3.13", "P-041", "A-3.20-1", "A-3.20-2"}
    office, desk = found["A-3.12"], found["A-3.20-1"]
    assert (office.rent, office.rent_year, office.charges) == (4_500_000, 54_000_000, 750_000)
    assert (office.area, office.price, office.asking) == (30_000, 15_000, None)
    assert office.deposit == 3 * 4_500_000
    assert office.next_revision == date(2030, 1, 1)
    assert (desk.tenant, desk.area, desk.rent) == ("Rif Cloud SARL", None, 200_000)
    free = found["A-3.20-2"]
    assert (free.state, free.tenant, free.asking, free.rent) == ("free", "", 200_000, None)
    assert found["A-3.13"].state == "reserved"
    # A space without a let desk stands as itself, at its own rent.
    before = {line.unit: line for line in rows.lines(reader, date(2026, 12, 1), {})}
    assert set(before) == {"A-3.12", "A-3.13", "P-041", "A-3.20"}
    assert before["A-3.20"].asking == 1_800_000


def test_a_space_let_as_a_whole_takes_its_desks_along(furnished: Database, reader: Reader) -> None:
    signed(furnished, SPACE)
    found = {line.unit for line in rows.lines(reader, DAY, {}, "let")}
    assert found == {"A-3.20"}


def test_a_lease_that_waits_for_its_hand_over_pays_nothing(
    furnished: Database, reader: Reader
) -> None:
    signed(furnished, OFFICE, start_rule="handover", handover_days=30)
    (line,) = rows.lines(reader, DAY, {}, "let")
    assert line.rent is None
    assert line.next_revision is None


def test_the_sums_of_any_day_are_those_of_the_engine(demo_park_file: Path) -> None:
    reader = Reader(demo_park_file)
    chance = random.Random(5)
    ids = [id for (id,) in reader.rows("SELECT id FROM lease WHERE signed = 1")]
    agreed = [
        (terms_of(reader, lease), lease)
        for lease in (single.lease(reader, id, DAY) for id in ids)
        if lease is not None and not (lease.start_rule == "handover" and not lease.handed_over_on)
    ]
    for _ in range(12):
        day = date(2019, 1, 1) + timedelta(days=chance.randrange(365 * 14))
        expected = sum(rent_on(found, day) for found, _ in agreed)
        roll = rows.lines(reader, day, {})
        assert sum(line.rent or 0 for line in roll) == expected
        totals = View.make(Reader(demo_park_file), rows.RENT_ROLL, Ask(day)).totals()
        assert totals["rent"] == expected
        seen = rows.figures(reader, day, {})
        assert seen.rent == expected
        assert sum(span.rent for span in seen.years) == expected
        assert sum(span.area for span in seen.quarters) == seen.area
        assert seen.leases == len({line.lease for line in roll if line.lease})
        assert len({line.id for line in roll}) == len(roll)
    reader.close()


def test_buildings_and_sites_add_up_to_the_park(demo_park_file: Path) -> None:
    reader = Reader(demo_park_file)
    day = date(2026, 11, 23)
    whole = rows.figures(reader, day, {})
    parts = [rows.figures(reader, day, {"building": stock.id}) for stock in whole.stocks]
    assert sum(part.occupancy.let_area for part in parts) == whole.occupancy.let_area
    assert sum(part.occupancy.units for part in parts) == whole.occupancy.units
    assert whole.occupancy == occupancy(reader, day)
    assert all(part.ageing is None for part in parts)
    assert whole.ageing is not None
    sites = reader.rows("SELECT id FROM site")
    assert sum(rows.figures(reader, day, {"site": id}).rent for (id,) in sites) == whole.rent
    reader.close()


def test_weighted_terms_by_hand() -> None:
    lets = [
        Let(10_000, 1_500_000, date(2028, 1, 1), date(2027, 7, 1)),
        Let(30_000, 3_000_000, date(2030, 1, 1), None),
    ]
    found = terms(lets, date(2027, 1, 1))
    assert found.area_end == Decimal(10_000 * 365 + 30_000 * 1_096) / 40_000
    assert years(found.area_end) == Decimal("2.50")
    assert found.rent_end == Decimal(1_500_000 * 365 + 3_000_000 * 1_096) / 4_500_000
    assert found.area_firm == Decimal(10_000 * 181) / 40_000
    assert terms([], DAY).rent_end == 0


LETS = st.lists(
    st.builds(
        Let,
        st.integers(0, 1_000_000),
        st.integers(0, 10**9),
        st.dates(DAY, date(2045, 12, 31)),
        st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2050, 1, 1))),
    ),
    max_size=30,
)


@given(LETS, st.sampled_from((3, 12)), st.integers(1, 14))
def test_terms_stay_within_the_leases_and_spans_hold_them_all(
    lets: list[Let], months: int, count: int
) -> None:
    found = terms(lets, DAY)
    longest = max(((each.ends - DAY).days for each in lets), default=0)
    assert 0 <= found.area_firm <= found.area_end <= longest
    assert 0 <= found.rent_firm <= found.rent_end <= longest
    spans = expiry(lets, DAY, months, count)
    assert sum(span.units for span in spans) == len(lets)
    assert sum(span.rent for span in spans) == sum(each.rent for each in lets)
    assert all(a.ends + timedelta(days=1) == b.starts for a, b in pairwise(spans))
