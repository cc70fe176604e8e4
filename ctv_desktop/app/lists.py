"""Lists as a command prints them: a table for people, CSV and JSON for programs, a workbook."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Ask, Reader, export_rows
from ctv_desktop.ui import export
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Column, Listing

WIDEST = 40  # characters of a column in a table


def rows(reader: Reader, listing: "Listing", ask: Ask) -> "tuple[list[Column], Iterator[Any]]":
    """The visible columns of a list and its rows as asked."""
    columns = [column for column in listing.columns if not column.hidden]
    return columns, export_rows(reader, listing.query, ask, [column.key for column in columns])


def write(
    columns: "Sequence[Column]", found: "Iterable[Any]", form: str, output: str | None, title: Say
) -> None:
    """Write rows (an id before the values of their columns) on the terminal or into a file."""
    if form == "xlsx" and not output:
        raise Refused({"": say("Say where to write the workbook: --output FILE.xlsx.")})
    if not output:
        print(text(columns, found, form), end="")
        return
    path, spoken = Path(output), language.current()
    if form == "xlsx":
        export.write_xlsx(path, columns, found, spoken, lambda _done: None, title)
    else:
        path.write_text(text(columns, found, form), "utf-8")
    print(output)


def text(columns: "Sequence[Column]", found: "Iterable[Any]", form: str) -> str:
    """Rows as a table, as CSV or as JSON."""
    spoken = language.current()
    if form == "csv":
        return "".join(export.machine_csv(columns, found, spoken))
    if form == "json":
        keys = [column.key for column in columns]
        records = [
            dict(zip(keys, export.machine_values(columns, row, spoken), strict=True))
            for row in found
        ]
        return json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    return _table(columns, found)


def _table(columns: "Sequence[Column]", found: Iterable[Any]) -> str:
    spoken = language.current()
    heads = [column.title.in_language(spoken) for column in columns]
    lines = [
        [
            " ".join(column.kind.show(column.kind.decode(value), spoken).split())[:WIDEST]
            for column, value in zip(columns, row[1:], strict=True)
        ]
        for row in found
    ]
    widths = [max(map(len, column)) for column in zip(heads, *lines, strict=True)]
    ends = [column.kind.align == "end" for column in columns]
    shown = [
        "  ".join(
            cell.rjust(width) if end else cell.ljust(width)
            for cell, width, end in zip(line, widths, ends, strict=True)
        ).rstrip()
        for line in [heads, ["─" * width for width in widths], *lines]
    ]
    return "\n".join(shown) + "\n"
