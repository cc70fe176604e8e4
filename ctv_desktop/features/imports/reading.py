"""Workbooks and CSV files read into plain sheets; whatever is wrong with a file is one sentence."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

LARGEST_FILE = 64_000_000  # bytes
LARGEST_CONTENT = 256_000_000  # bytes once unpacked: 1 MB of XLSX can hold 400
MOST_ROWS = 200_000
MOST_COLUMNS = 400
DELIMITERS = (";", ",", "\t", "|")
OLE = b"\xd0\xcf\x11\xe0"


class Line(NamedTuple):
    """One row of a file with the number that a spreadsheet or an editor gives it."""

    number: int
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet; a CSV file is one without a name."""

    name: str
    lines: tuple[Line, ...]


def read(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file, told apart by what it holds, not by its name. Raises Refused."""
    name = path.name
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _refused(say("“{name}” is too large to be imported.", name=name))
        data = path.read_bytes()
    except OSError as error:
        raise _refused(say("The file “{name}” cannot be read.", name=name)) from error
    if not data.strip():
        raise _refused(say("“{name}” is empty.", name=name))
    if data[:2] == b"PK" or data[:4] == OLE:
        return _workbook(data, name)
    return (Sheet("", tuple(csv_lines(decoded(data, name), name))),)


def _refused(said: Say) -> Refused:
    return Refused({"": said})


# Workbooks.


def _workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    if data[:2] == b"PK":
        _weigh(data, name)
    try:
        return _sheets(data, name)
    except (Refused, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise _refused(_unreadable(error, name)) from error


def _weigh(data: bytes, name: str) -> None:
    """Refuse an archive that would unpack to far more than any park holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _refused(say("“{name}” is damaged or no workbook.", name=name)) from error
    if size > LARGEST_CONTENT:
        raise _refused(say("“{name}” holds too much to be imported.", name=name))


def _unreadable(error: BaseException, name: str) -> Say:
    if "assword" in f"{type(error).__name__} {error}":
        return say("“{name}” is protected by a password. Save it without one.", name=name)
    return say("“{name}” is damaged or no workbook.", name=name)


def _sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        sheets = tuple(_sheet(book, each, name) for each in book.sheet_names)
    if not any(sheet.lines for sheet in sheets):
        raise _refused(say("“{name}” is empty.", name=name))
    return sheets


def _sheet(book: "CalamineWorkbook", title: str, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(title)
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        said = say(
            "“{name}”, sheet “{sheet}”: more than {rows} rows or {columns} columns.",
            name=name,
            sheet=title,
            rows=MOST_ROWS,
            columns=MOST_COLUMNS,
        )
        raise _refused(said)
    rows = sheet.to_python(skip_empty_area=False)
    _fill_merged(sheet, rows)
    lines = (Line(number, tuple(row)) for number, row in enumerate(rows, 1))
    return Sheet(title, tuple(line for line in lines if any(_there(c) for c in line.cells)))


def _fill_merged(sheet: "CalamineSheet", rows: list[list[Any]]) -> None:
    """A cell merged over several rows holds for each of them."""
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if top < len(rows) and left < len(rows[row]) and not _there(rows[row][left]):
                rows[row][left] = rows[top][left]


def _there(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


# Text files.


def decoded(data: bytes, name: str) -> str:
    """The text of a file: UTF-8 or UTF-16 by their marks, else what its bytes look like."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if b"\0" in data:
        raise _refused(say("“{name}” is neither a workbook nor a text file.", name=name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strictly(data, _likely(data), name)


def _likely(data: bytes) -> str:
    """The eight-bit encoding of an office here: Western or Arabic Windows, old Macintosh."""
    from charset_normalizer import from_bytes

    found = from_bytes(data[:200_000], cp_isolation=["cp1252", "cp1256", "mac_roman"]).best()
    return found.encoding if found else "cp1252"


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refused(
            say("The letters of “{name}” cannot be read. Save it as UTF-8.", name=name)
        ) from error


def csv_lines(text: str, name: str) -> Iterator[Line]:
    """The records of a CSV text. A quote that swallows lines is refused, never followed."""
    delimiter = delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    csv.field_size_limit(1_000_000)
    width, start = 0, 1
    try:
        for record in reader:
            _watch(record, width, delimiter, (start, reader.line_num), name)
            width = width or len(record)
            if any(cell.strip() for cell in record):
                yield Line(start, tuple(record))
            start = reader.line_num + 1
            if start > MOST_ROWS:
                raise _refused(say("“{name}” is too large to be imported.", name=name))
    except csv.Error as error:
        raise _refused(_stray(start, name)) from error


def _watch(
    record: Sequence[str], width: int, delimiter: str, lines: tuple[int, int], name: str
) -> None:
    """A field over several lines of which one looks like a whole record was opened by mistake."""
    start, end = lines
    if end == start or width < 2:
        return
    inner = (line for cell in record for line in cell.splitlines()[1:])
    if any(line.count(delimiter) >= width - 1 for line in inner):
        raise _refused(_stray(start, name))


def _stray(line: int, name: str) -> Say:
    return say(
        "“{name}”, line {line}: a quotation mark is opened and not closed in its place.",
        name=name,
        line=line,
    )


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first records into the same number of fields, and into most."""
    best, most = DELIMITERS[0], (False, 1)
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        if widths and widths[0] > 1:
            found = (len(set(widths)) == 1, widths[0])
            if found > most:
                best, most = delimiter, found
    return best


def _widths(text: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    reader = csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=delimiter)
    try:
        for record in reader:
            if record:
                widths.append(len(record))
            if len(widths) == 20:
                break
    except csv.Error:
        return widths
    return widths
