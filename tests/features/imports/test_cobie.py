"""A COBie workbook into an empty park: exact numbers, one act, one undo; bad ones refused."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ctv_desktop.database import journal
from ctv_desktop.database.park_file import examine
from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.imports import store
from ctv_desktop.features.imports.plan import plan_file
from ctv_desktop.features.imports.reading import read
from ctv_desktop.features.park import rows
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import today

DUPLEX = Path(__file__).resolve().parents[2] / "data" / "duplex-handover-cobie.xlsx"
COUNTS = (
    "SELECT (SELECT count(*) FROM site), (SELECT count(*) FROM building),"
    " (SELECT count(*) FROM floor), (SELECT count(*) FROM unit),"
    " (SELECT count(*) FROM unit_search), (SELECT count(*) FROM building_search)"
)


def test_the_plan_says_what_will_be_made_and_writes_nothing(reader: Reader) -> None:
    plan = plan_file(DUPLEX, reader)
    counts = {table: plan.count(table) for table in ("site", "building", "floor", "unit")}
    assert counts == {"site": 1, "building": 1, "floor": 4, "unit": 22}
    assert (plan.changed, plan.skipped, plan.wrong) == ((), (), ())
    assert reader.row(COUNTS) == (0, 0, 0, 0, 0, 0)
    assert all("{" not in line for line in plan.lines())


def test_the_duplex_gives_22_units_of_422_06_m2_over_four_floors(
    park: Database, reader: Reader
) -> None:
    store.apply(park, plan_file(DUPLEX, reader))
    assert reader.row(COUNTS) == (1, 1, 4, 22, 22, 1)
    areas = reader.row("SELECT sum(usable_area), sum(rentable_area) FROM unit")
    assert areas == (42_206, 42_206)
    floors = reader.rows("SELECT level, label FROM floor ORDER BY level")
    assert floors == [(-1, "T/FDN"), (0, "Level 1"), (1, "Level 2"), (2, "Roof")]
    assert reader.row("SELECT kind, usable_area FROM unit WHERE code = 'Site'") == (
        "common_part",
        0,
    )
    assert reader.row("SELECT name, rentable_area FROM unit WHERE code = 'A102'") == (
        "Living Room",
        3014,
    )
    states = [row[1:] for row in first_page(reader, rows.UNITS, Ask(today(), "free"))]
    assert len(states) == 21
    assert all(check.sound for check in examine(park))


def test_the_source_adds_up_to_422_047() -> None:
    sheet = next(sheet for sheet in read(DUPLEX) if sheet.name == "Space")
    place = sheet.lines[0].cells.index("NetArea")
    assert round(sum(float(line.cells[place]) for line in sheet.lines[1:]), 3) == 422.047


def test_one_undo_empties_the_park_and_one_redo_fills_it_again(
    park: Database, reader: Reader
) -> None:
    store.apply(park, plan_file(DUPLEX, reader))
    before = reader.rows("SELECT * FROM unit ORDER BY id")
    journal.undo(park)
    assert reader.row(COUNTS) == (0, 0, 0, 0, 0, 0)
    journal.redo(park)
    assert reader.row(COUNTS) == (1, 1, 4, 22, 22, 1)
    again = reader.rows("SELECT * FROM unit ORDER BY id")
    assert [row[0] for row in again] == [row[0] for row in before]
    assert all(check.sound for check in examine(park))


def test_a_second_import_of_the_same_workbook_makes_nothing(park: Database, reader: Reader) -> None:
    store.apply(park, plan_file(DUPLEX, reader))
    plan = plan_file(DUPLEX, reader)
    assert (len(plan.steps), len(plan.skipped), len(plan.wrong)) == (0, 22, 0)
    with pytest.raises(Refused):
        store.apply(park, plan)


def test_a_change_in_the_park_since_the_file_was_read_is_not_overwritten(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    store.apply(park, plan_file(DUPLEX, reader))
    path = write(
        tmp_path, {**GOOD, "Facility": (FACILITY[0], ("DuplexApartment", "Duplex Apartment"))}
    )
    plan_one, plan_two = plan_file(path, reader), plan_file(path, reader)
    store.apply(park, plan_one)
    with pytest.raises(Refused):
        store.apply(park, plan_two)


FACILITY = (("Name", "SiteName"), ("Tour 1", "Parc"))
FLOOR = (("Name", "Elevation"), ("RDC", 0.0), ("Etage", 3.2))
SPACE = (("Name", "FloorName", "NetArea"), ("A104", "RDC", 12.345))
GOOD: Mapping[str, Sequence[Sequence[Any]]] = {"Facility": FACILITY, "Floor": FLOOR, "Space": SPACE}


def write(folder: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A small workbook."""
    path = folder / "handover.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for place, line in enumerate(lines):
                sheet.write_row(place, 0, line)
    return path


def test_an_area_is_rounded_half_up_to_hundredths(reader: Reader, tmp_path: Path) -> None:
    plan = plan_file(write(tmp_path, GOOD), reader)
    assert plan.made[-1].values["usable_area"] == 1235


def test_square_feet_become_square_metres(reader: Reader, tmp_path: Path) -> None:
    facility = (("Name", "AreaUnits"), ("Tour 1", "squarefeet"))
    space = (SPACE[0], ("A", "RDC", 1000))
    path = write(tmp_path, {**GOOD, "Facility": facility, "Space": space})
    assert plan_file(path, reader).made[-1].values["usable_area"] == 9290


def test_n_a_is_no_area_and_the_gross_one_stands_in(reader: Reader, tmp_path: Path) -> None:
    space = (("Name", "FloorName", "GrossArea", "NetArea"), ("A", "RDC", 20, "n/a"))
    plan = plan_file(write(tmp_path, {**GOOD, "Space": space}), reader)
    assert plan.made[-1].values["usable_area"] == 2000


def test_blank_columns_and_blank_rows_change_nothing(reader: Reader, tmp_path: Path) -> None:
    space = (("", "Name", "", "FloorName", "NetArea"), ("",), ("", "A", "", "RDC", 5))
    plan = plan_file(write(tmp_path, {**GOOD, "Space": space}), reader)
    assert (plan.count("unit"), plan.made[-1].source.line) == (1, 3)


BAD_ROWS = {
    "twice": (("A", "RDC", 5), ("a", "RDC", 6)),
    "negative": (("A", "RDC", 5), ("B", "RDC", -1)),
    "no floor": (("A", "RDC", 5), ("B", "Toit", 1)),
    "no number": (("A", "RDC", 5), ("B", "RDC", "grand")),
    "too large": (("A", "RDC", 5), ("B", "RDC", 1e12)),
    "no name": (("A", "RDC", 5), ("", "RDC", 1)),
    "endless name": (("A", "RDC", 5), ("B" * 10_000, "RDC", 1)),
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_a_wrong_row_is_named_with_its_sheet_and_nothing_is_applied(
    case: str, park: Database, reader: Reader, tmp_path: Path
) -> None:
    path = write(tmp_path, {**GOOD, "Space": (SPACE[0], *BAD_ROWS[case])})
    plan = plan_file(path, reader)
    assert [(left.source.sheet, left.source.line) for left in plan.wrong] == [("Space", 3)]
    with pytest.raises(Refused, match=r"Space.*3"):
        store.apply(park, plan)
    assert reader.row(COUNTS) == (0, 0, 0, 0, 0, 0)
    store.apply(park, plan.without_wrong())
    assert reader.row(COUNTS)[3] == 1  # type: ignore[index]


BAD_BOOKS: Mapping[str, Mapping[str, Sequence[Sequence[Any]]]] = {
    "no facility": {**GOOD, "Facility": FACILITY[:1]},
    "no name of it": {**GOOD, "Facility": (("Name", "SiteName"), ("", "Parc"))},
    "no column of floors": {**GOOD, "Space": (("Name", "NetArea"), ("A", 1))},
    "two columns of one name": {
        **GOOD,
        "Space": (("Name", "Name", "FloorName"), ("A", "B", "RDC")),
    },
    "empty sheet": {**GOOD, "Space": ()},
    "other sheets": {"Feuil1": (("x", "y"), (1, 2))},
    "nothing": {"Feuil1": ()},
}


@pytest.mark.parametrize("case", BAD_BOOKS)
def test_a_workbook_that_is_not_one_is_refused_in_one_sentence(
    case: str, reader: Reader, tmp_path: Path
) -> None:
    path = write(tmp_path, BAD_BOOKS[case])
    with pytest.raises(Refused) as refused:
        plan_file(path, reader)
    assert len(refused.value.problems) == 1
    assert "handover.xlsx" in str(refused.value)


def test_said_to_be_cobie_the_missing_sheet_is_named(reader: Reader, tmp_path: Path) -> None:
    path = write(tmp_path, {"Facility": FACILITY, "Floor": FLOOR})
    with pytest.raises(Refused, match="Space"):
        plan_file(path, reader, "cobie")


@pytest.mark.parametrize(
    ("heights", "levels"),
    [
        ((0.0, 3.1, 6.0, -1.25), (0, 1, 2, -1)),
        ((45.2, 48.4, 51.6, 42.0), (1, 2, 3, 0)),
        ((-3.0, -6.0), (0, -1)),
        (("n/a", "n/a", "n/a"), (0, 1, 2)),
    ],
)
def test_levels_follow_elevations(
    heights: tuple[Any, ...], levels: tuple[int, ...], reader: Reader, tmp_path: Path
) -> None:
    floors = [(f"F{place}", height) for place, height in enumerate(heights)]
    space = (SPACE[0], ("A", "F0", 1))
    path = write(tmp_path, {**GOOD, "Floor": (FLOOR[0], *floors), "Space": space})
    made = plan_file(path, reader).made
    assert tuple(step.values["level"] for step in made if step.table == "floor") == levels


def test_markup_and_signs_in_names_are_kept_as_they_are(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    space = (("Name", "FloorName", "Description", "NetArea"), ("<b>A & B</b>", "RDC", "مكتب 🏢", 5))
    store.apply(park, plan_file(write(tmp_path, {**GOOD, "Space": space}), reader))
    assert reader.row("SELECT code, name FROM unit") == ("<b>A & B</b>", "مكتب 🏢")
