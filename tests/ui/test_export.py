"""Lists as files: what went in comes out again, and no text becomes a formula."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ctv_desktop.ui import export
from ctv_desktop.ui.declare import Column
from ctv_desktop.values import language
from ctv_desktop.values.kinds import AREA, COUNT, DAY, INSTANT, MONEY, PERCENT, YES_NO, choice
from ctv_desktop.values.say import say
from tests.ui import toys

COLUMNS = (
    Column("title", say("Title")),
    Column("state", say("State"), choice(toys.STATES)),
    Column("day", say("Day"), DAY),
    Column("at", say("Reported"), INSTANT),
    Column("area", say("Area m²"), AREA),
    Column("cost", say("Cost"), MONEY),
    Column("rate", say("Rate"), PERCENT),
    Column("floors", say("Floors"), COUNT),
    Column("done", say("Done"), YES_NO),
)
ROW = (
    7,
    'Élan & fils <SARL>; "A"',
    "late",
    "2027-01-31",
    "2027-01-31 09:30:00",
    30_000,
    6_540_050,
    1_050,
    3,
    1,
)
EMPTY = (8, "=1+1", None, None, None, None, None, None, None, None)
FRENCH, ENGLISH, ARABIC = (language.of(code) for code in ("fr", "en", "ar"))


def quiet(_done: int) -> None:
    pass


def read_sheet(path: Path, name: str | None = None) -> list[list[Any]]:
    book = CalamineWorkbook.from_path(path)
    sheet = book.get_sheet_by_name(name or book.sheet_names[0])
    return sheet.to_python()


def test_a_workbook_holds_numbers_dates_and_words(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert export.write_xlsx(path, COLUMNS, [ROW, EMPTY], ENGLISH, quiet, say("Tickets")) == 2
    heads, first, _second = read_sheet(path, "Tickets")
    assert heads[:3] == ["Title", "State", "Day"]
    assert first == [
        ROW[1],
        "Late",
        date(2027, 1, 31),
        datetime(2027, 1, 31, 9, 30),  # noqa: DTZ001 - a sheet knows no zone
        300,
        65_400.5,
        0.105,
        3,
        "Yes",
    ]


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+1", "@SUM(A1)", "{=1}", "http://x"])
def test_a_text_never_becomes_a_formula_in_a_workbook(tmp_path: Path, text: str) -> None:
    path = tmp_path / "out.xlsx"
    export.write_xlsx(path, COLUMNS[:1], [(1, text)], FRENCH, quiet)
    assert read_sheet(path)[1] == [text]
    import zipfile

    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_a_sheet_that_is_full_goes_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "SHEET", 10)
    path = tmp_path / "out.xlsx"
    rows = [(n, f"row {n}") for n in range(25)]
    assert export.write_xlsx(path, COLUMNS[:1], rows, FRENCH, quiet, say("Tickets")) == 25
    book = CalamineWorkbook.from_path(path)
    sizes = [len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    assert sizes == [11, 11, 6]


@pytest.mark.parametrize("title", ["[Baux]: 2027/2028?", "'", "x" * 60, ""])
def test_any_title_makes_a_sheet_name(tmp_path: Path, title: str) -> None:
    path = tmp_path / "out.xlsx"
    export.write_xlsx(path, COLUMNS[:1], [(1, "a")], FRENCH, quiet, say(title))
    assert read_sheet(path)[1] == ["a"]


def test_csv_opens_in_a_french_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export.write_csv(path, COLUMNS, [ROW, EMPTY], FRENCH, quiet)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    _heads, first, second = csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";")
    assert first[0] == ROW[1]
    assert first[2:8] == ["31/01/2027", "31/01/2027 09:30", "300", "65400,5", "0,105", "3"]
    assert second[0] == "'=1+1"


def test_csv_is_separated_by_commas_in_english(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export.write_csv(path, COLUMNS, [ROW], ENGLISH, quiet)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[1][5] == "65400.5"


def test_csv_for_programs_has_keys_iso_dates_and_exact_values(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert export.write_machine_csv(path, COLUMNS, [ROW, EMPTY], ARABIC, quiet) == 2
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert rows[0] == {
        "title": ROW[1],
        "state": "late",
        "day": "2027-01-31",
        "at": "2027-01-31T09:30:00+00:00",
        "area": "300",
        "cost": "65400.5",
        "rate": "0.105",
        "floors": "3",
        "done": "true",
    }
    assert rows[1]["title"] == "=1+1"


def test_copied_text_keeps_one_cell_a_value() -> None:
    text = export.tsv(COLUMNS[:2], [(1, "two\nlines\tand a tab", "done")], ENGLISH)
    assert text == "Title\tState\ntwo lines and a tab\tDone\n"


@pytest.mark.parametrize("write", [export.write_xlsx, export.write_csv])
def test_what_fails_half_way_leaves_no_file(tmp_path: Path, write: Callable[..., int]) -> None:
    def broken() -> Any:
        yield (1, "a")
        raise ZeroDivisionError

    path = tmp_path / "out.any"
    path.write_text("before")
    with pytest.raises(ZeroDivisionError):
        write(path, COLUMNS[:1], broken(), FRENCH, quiet)
    assert [found.name for found in tmp_path.iterdir()] == ["out.any"]
    assert path.read_text() == "before"


def test_a_name_is_proposed_from_title_and_day() -> None:
    day = date(2026, 11, 23)
    assert export.proposed_name(say("Élans & Cie"), day, ENGLISH, "csv") == (
        "elans-cie-2026-11-23.csv"
    )
    assert export.proposed_name(say("/…"), day, ENGLISH, "csv") == "list-2026-11-23.csv"


def test_times_are_exported_in_casablanca_time() -> None:
    moment = datetime(2026, 7, 1, 12, tzinfo=UTC)
    value = export.values(COLUMNS[3:4], (1, moment.isoformat()), ENGLISH)[0]
    assert value == datetime(2026, 7, 1, 13)  # noqa: DTZ001 - a sheet knows no zone
