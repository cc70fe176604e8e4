"""Lists as files and as clipboard text: XLSX, CSV for people, CSV for machines, tab-separated.

Text typed by a user never becomes a formula: a sheet gets it as a string, and in the text formats
that a spreadsheet opens, a leading `= + - @` is preceded by an apostrophe. The machine's CSV holds
every value as it is (English keys, ISO dates, decimal strings) and is for programs.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.say import Say
from ctv_desktop.values.writing import whole

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Column
    from ctv_desktop.values.language import Language

Rows = Iterable[tuple[Any, ...]]  # id, then the value of each column, as the driver gave it
Step = Callable[[int], object]
SHEET = 1_048_575  # rows a sheet holds below its heads
EVERY = 500  # rows between two reports
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_FORMATS = {
    "money": "#,##0.00",
    "area": "#,##0.00",
    "percent": "0.00%",
    "count": "#,##0",
    "day": "dd/mm/yyyy",
    "instant": "dd/mm/yyyy hh:mm",
}


def values(columns: "Sequence[Column]", row: tuple[Any, ...], language: "Language") -> list[Any]:
    """The plain values of a row for its columns: str, int, Decimal, date, datetime or None."""
    return [
        None if value is None else column.kind.export(column.kind.decode(value), language)
        for column, value in zip(columns, row[1:], strict=True)
    ]


def titles(columns: "Sequence[Column]", language: "Language") -> list[str]:
    """The heads of the columns."""
    return [column.title.in_language(language) for column in columns]


def tsv(columns: "Sequence[Column]", rows: Rows, language: "Language") -> str:
    """Tab-separated text with heads, for the clipboard: numbers that a spreadsheet understands."""
    lines = ["\t".join(_flat(title) for title in titles(columns, language))]
    lines.extend(
        "\t".join(_local(value, language) for value in values(columns, row, language))
        for row in rows
    )
    return "\n".join(lines) + "\n"


def write_csv(
    path: Path, columns: "Sequence[Column]", rows: Rows, language: "Language", step: Step
) -> int:
    """A CSV that Excel opens by double click in this language; gives the number of rows."""
    mark = "," if language.decimal == "." else ";"
    with whole(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=mark)
        writer.writerow(map(_flat, titles(columns, language)))
        return _each(
            rows,
            step,
            lambda row: writer.writerow(
                [_local(value, language) for value in values(columns, row, language)]
            ),
        )


def write_machine_csv(
    path: Path, columns: "Sequence[Column]", rows: Rows, language: "Language", step: Step
) -> int:
    """The machine's CSV as a file (UTF-8, no mark); gives the number of rows."""
    with whole(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        lines = machine_csv(columns, rows, language)
        file.write(next(lines))
        return _each(lines, step, file.write)


def machine_csv(columns: "Sequence[Column]", rows: Rows, language: "Language") -> Iterator[str]:
    """Lines of CSV for programs: the keys as heads, codes, ISO dates, decimal strings."""
    yield _csv_line([column.key for column in columns])
    for row in rows:
        yield _csv_line(machine_values(columns, row, language))


def machine_values(
    columns: "Sequence[Column]", row: tuple[Any, ...], language: "Language"
) -> list[str]:
    """A row as ISO dates (times in UTC), decimal strings, `true` or `false`, codes and text."""
    return [_plain(column, value, language) for column, value in zip(columns, row[1:], strict=True)]


def write_xlsx(
    path: Path,
    columns: "Sequence[Column]",
    rows: Rows,
    language: "Language",
    step: Step,
    title: Say | None = None,
) -> int:
    """A workbook with real numbers and dates; more rows than a sheet holds go on to the next."""
    name = _sheet_name(title.in_language(language) if title else "")
    with _workbook(path) as book:
        return _each(rows, step, _Sheets(book, name, columns, language).add)


def write_sheets(
    path: Path, sheets: "Iterable[tuple[Say, Sequence[Column], Rows]]", language: "Language"
) -> None:
    """A workbook of several small tables, each on a sheet of its title."""
    with _workbook(path) as book:
        for title, columns, rows in sheets:
            add = _Sheets(book, _sheet_name(title.in_language(language)), columns, language).add
            for row in rows:
                add(row)


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    """A workbook filled from the top, put in its place when it is complete."""
    from xlsxwriter import Workbook

    with whole(path) as part, TemporaryDirectory(prefix="ctv-") as folder:
        book = Workbook(
            str(part),
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        try:
            yield book
        except BaseException:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()  # stopped half way: nothing is put together
            raise
        book.close()


def proposed_name(title: Say, day: date, language: "Language", ending: str) -> str:
    """A file name: `baux-2026-11-23.xlsx`."""
    from ctv_desktop.values.folding import fold

    words = "".join(c if c.isalnum() else " " for c in fold(title.in_language(language))).split()
    return f"{'-'.join(words) or 'list'}-{day.isoformat()}.{ending}"


class _Sheets:
    """The sheets of a workbook, filled from the top."""

    def __init__(
        self, book: Any, name: str, columns: "Sequence[Column]", language: "Language"
    ) -> None:
        self._book, self._name, self._columns, self._language = book, name, columns, language
        self._heads = book.add_format({"bold": True, "bottom": 1})
        self._formats = [
            book.add_format({"num_format": _FORMATS[column.kind.name]})
            if column.kind.name in _FORMATS
            else None
            for column in columns
        ]
        self._number = 0
        self._begin()

    def add(self, row: tuple[Any, ...]) -> None:
        if self._row >= SHEET:
            self._begin()
        self._row += 1
        cells = values(self._columns, row, self._language)
        for place, (value, form) in enumerate(zip(cells, self._formats, strict=True)):
            if isinstance(value, datetime | date):
                self._sheet.write_datetime(self._row, place, value, form)
            elif isinstance(value, int | Decimal | float) and not isinstance(value, bool):
                self._sheet.write_number(self._row, place, value, form)
            elif value is not None:
                self._sheet.write_string(self._row, place, str(value)[:32_767])

    def _begin(self) -> None:
        self._number += 1
        name = self._name if self._number == 1 else f"{self._name[:27]} {self._number}"
        self._sheet = self._book.add_worksheet(name)
        self._row = 0
        if self._language.right_to_left:
            self._sheet.right_to_left()
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, max(column.width or column.kind.width, 8) + 2)
        for place, title in enumerate(titles(self._columns, self._language)):
            self._sheet.write_string(0, place, title, self._heads)


def _sheet_name(title: str) -> str:
    kept = "".join(" " if c in "[]:*?/\\'" or ord(c) < 32 else c for c in title)
    return kept.strip()[:31] or "CTV"


def _each(rows: Iterable[Any], step: Step, add: Callable[[Any], object]) -> int:
    number = 0
    for number, row in enumerate(rows, 1):
        add(row)
        if number % EVERY == 0:
            step(number)
    return number


def _flat(text: str) -> str:
    return " ".join(text.split()) if not text.isprintable() else text


def _local(value: Any, language: "Language") -> str:
    """A value as a spreadsheet of this language reads it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{language.day(value)} {value:%H:%M}"
    if isinstance(value, date):
        return language.day(value)
    if isinstance(value, Decimal):
        return str(value).replace(".", language.decimal)
    if isinstance(value, int):
        return str(value)
    text = _flat(str(value))
    return f"'{text}" if text.startswith(_RISKY) else text


def _plain(column: "Column", value: Any, language: "Language") -> str:
    from ctv_desktop.values.kinds import ChoiceKind

    if value is None:
        return ""
    if isinstance(column.kind, ChoiceKind):
        return str(value)
    decoded = column.kind.decode(value)
    if isinstance(decoded, bool):
        return "true" if decoded else "false"
    if isinstance(decoded, datetime):
        return decoded.astimezone(UTC).isoformat(timespec="seconds")
    exported = column.kind.export(decoded, language)
    return exported.isoformat() if isinstance(exported, date) else str(exported)


def _csv_line(cells: Sequence[str]) -> str:
    file = StringIO()
    csv.writer(file, lineterminator="\n").writerow(cells)
    return file.getvalue()
