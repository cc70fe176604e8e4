"""Files read into sheets: encodings, delimiters, quotes, workbooks, and what is refused."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.imports import reading
from ctv_desktop.features.imports.reading import csv_lines, read
from ctv_desktop.values.errors import Refused

DATA = Path(__file__).resolve().parents[2] / "data"


def cells(name: str) -> list[tuple[object, ...]]:
    """The rows of the first sheet of a file."""
    return [line.cells for line in read(DATA / name)[0].lines]


def test_a_french_office_file_in_cp1252_has_638_rows_and_its_accents() -> None:
    rows = cells("french-cp1252.csv")
    assert len(rows) - 1 == 638
    assert rows[0][3] == "Année"
    assert {len(row) for row in rows} == {8}
    assert any("Quartier Européen" in row for row in rows)


SPECTRUM = {
    "simple": [("a", "b", "c"), ("1", "2", "3")],
    "simple_crlf": [("a", "b", "c"), ("1", "2", "3")],
    "empty": [("a", "b", "c"), ("1", "", ""), ("2", "3", "4")],
    "empty_crlf": [("a", "b", "c"), ("1", "", ""), ("2", "3", "4")],
    "escaped_quotes": [("a", "b"), ("1", 'ha "ha" ha'), ("3", "4")],
    "quotes_and_newlines": [("a", "b"), ("1", 'ha \n"ha" \nha'), ("3", "4")],
    "utf8": [("a", "b", "c"), ("1", "2", "3"), ("4", "5", "ʤ")],
    "json": [("key", "val"), ("1", '{"type": "Point", "coordinates": [102.0, 0.5]}')],
    "comma_in_quotes": [
        ("first", "last", "address", "city", "zip"),
        ("John", "Doe", "120 any st.", "Anytown, WW", "08123"),
    ],
}


@pytest.mark.parametrize("name", SPECTRUM)
def test_csv_spectrum(name: str) -> None:
    assert cells(f"csv-spectrum/{name}.csv") == SPECTRUM[name]


def test_every_csv_of_the_spectrum_is_read() -> None:
    found = sorted(path.stem for path in (DATA / "csv-spectrum").glob("*.csv"))
    assert len(found) == 12
    assert all(len(cells(f"csv-spectrum/{name}.csv")) >= 2 for name in found)


def test_a_record_over_several_lines_keeps_the_number_of_its_first() -> None:
    sheet = read(DATA / "csv-spectrum/newlines.csv")[0]
    assert [line.number for line in sheet.lines] == [1, 2, 3, 5]


@pytest.mark.parametrize(
    "text",
    [
        'a;b;c\n"1;2;3\n4;5;6\n7;8;9\n',
        'a;b;c\n1;"2;3\n4;5;6\n7;8";9\n1;2;3\n',
        'a;b;c\n1;"2"x;3\n',
    ],
)
def test_a_stray_quote_is_refused_with_its_line_and_swallows_nothing(text: str) -> None:
    with pytest.raises(Refused, match=r"2\b"):
        list(csv_lines(text, "f.csv"))


@given(
    st.lists(
        st.lists(st.text("ab é;,\"\t|'0123", max_size=6), min_size=3, max_size=3),
        min_size=2,
        max_size=8,
    )
)
def test_what_a_spreadsheet_writes_is_read_back_or_refused(rows: list[list[str]]) -> None:
    import csv

    made = io.StringIO()
    csv.writer(made, delimiter=";").writerows([["x", "y", "z"], *rows])
    kept = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert [line.cells for line in csv_lines(made.getvalue(), "f.csv")][1:] == kept


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Étage;Bâtiment;نوع\n"),
        ("utf-8-sig", "Étage;Bâtiment;نوع\n"),
        ("utf-16", "Étage;Bâtiment;نوع\n"),
        ("cp1252", "Étage;Bâtiment;Numéro de téléphone; disponible à partir du 3 février\n" * 3),
        ("cp1256", "الطابق;البناية;نوع المحل;المساحة القابلة للكراء\n" * 4),
    ],
)
def test_encodings_of_offices_here(encoding: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(text.encode(encoding))
    head = read(path)[0].lines[0].cells
    assert list(head) == text.splitlines()[0].split(";")


WORKBOOKS = {
    "merged-cells.xls": 1,
    "merged-cells.xlsx": 1,
    "multiline-headers.xlsx": 1,
    "number-format-multicode.xlsx": 1,
    "preserve-formatting.xlsx": 1,
    "sheets.xlsx": 3,
    "skip-rows.xlsx": 1,
    "table-with-booleans.ods": 1,
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks_are_read(name: str) -> None:
    sheets = read(DATA / "workbooks" / name)
    assert len(sheets) == WORKBOOKS[name]
    assert sheets[0].lines


def test_a_cell_merged_over_rows_holds_for_each_of_them() -> None:
    rows = cells("workbooks/multiline-headers.xlsx")
    assert rows[1][0] == "Region"


def test_a_workbook_is_known_by_what_it_holds_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "renamed.csv"
    path.write_bytes((DATA / "workbooks/sheets.xlsx").read_bytes())
    assert [sheet.name for sheet in read(path)] == ["Sheet1", "Sheet2", "Sheet3"]


def bomb() -> bytes:
    """An archive of a few kilobytes that unpacks to far more than is read."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 3_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n ",
        b"PK\x03\x04 no archive",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"abc\0\0\0;;;",
        b"\xff\xfeabc",
        bomb(),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_CONTENT", 2_000_000)
    path = tmp_path / "units.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read(path)
    assert list(refused.value.problems) == [""]
    assert "units.xlsx" in str(refused.value)


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    path = tmp_path / "units.csv"
    path.write_text("code;floor\n" * 100)
    with pytest.raises(Refused):
        read(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        read(tmp_path / "gone.xlsx")


@given(st.binary(max_size=400))
def test_no_bytes_at_all_end_in_anything_but_sheets_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(Refused):
        list(csv_lines(reading.decoded(data, "f"), "f"))
