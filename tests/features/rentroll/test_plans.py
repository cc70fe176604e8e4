"""The rent roll and critical dates of a large park: no row is read once for every other row."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctv_desktop.database.read import Ask, Reader, page_sql
from ctv_desktop.features.deadlines.rows import DEADLINES
from ctv_desktop.features.deadlines.rows.sources import PRESSING_SOURCES
from ctv_desktop.features.park.rows import UNITS
from ctv_desktop.features.rentroll.rows import RENT_ROLL

DAY = date(2026, 11, 23)
OF_ONE_ROW = {"CONSTANT", "agreed", "timed", "placed"}
PAGES = {
    "roll": page_sql(RENT_ROLL, Ask(DAY))[0],
    "units": page_sql(UNITS, Ask(DAY))[0],
    "deadlines": page_sql(DEADLINES, Ask(DAY))[0],
    "pressing": page_sql(DEADLINES, Ask(DAY, "pressing"))[0],
    **{f"pressing {place}": sql for place, sql in enumerate(PRESSING_SOURCES)},
}


@pytest.fixture
def reader(demo_park_file: Path) -> Iterator[Reader]:
    found = Reader(demo_park_file)
    yield found
    found.close()


def plan(reader: Reader, sql: str) -> list[tuple[int, int, str]]:
    rows = reader.rows(f"EXPLAIN QUERY PLAN {sql}", DAY)
    return [(id, parent, detail) for id, parent, _, detail in rows]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_asked_for_each_row_is_looked_up_by_an_index(reader: Reader, name: str) -> None:
    inside: set[int] = set()
    for id, parent, detail in plan(reader, PAGES[name]):
        if parent in inside or detail.startswith("CORRELATED"):
            inside.add(id)
            words = detail.split()
            assert words[0] != "SCAN" or words[1] in OF_ONE_ROW, detail


def test_the_first_page_of_the_roll_is_read_without_the_other_buildings(reader: Reader) -> None:
    details = [detail for _, _, detail in plan(reader, PAGES["roll"])]
    assert "USE TEMP B-TREE FOR ORDER BY" not in details
    assert "SCAN building USING INDEX building_code" in details
