"""Readings of meters from a workbook or a CSV file, shown before they are noted."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.meters.rows import single
from ctv_desktop.features.meters.rules import file
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

FILES = ((say("Workbooks and CSV files"), "*.csv *.txt *.xlsx *.xlsm *.xls *.ods"),)
SHOWN = 8  # lines of a file shown one by one


def choose(desk: "Desk", _ids: tuple[int, ...]) -> None:
    """Ask for the file, then show what it holds."""
    path = desk.open_file(say("Import readings"), FILES)
    if path is not None:
        desk.tasks.read(
            read_file, path, desk.today(), then=partial(_show, desk), failed=partial(_failed, desk)
        )


def read_file(reader: "Reader", path: Path, today: date) -> file.Found:
    """The readings of a file. Raises Refused."""
    from ctv_desktop.features.imports.reading import read as read_sheets

    lines = [(line.number, line.cells) for line in read_sheets(path)[0].lines]
    return file.read(lines, single.by_serial(reader, file.serials(lines)), today)


def _failed(desk: "Desk", error: Exception) -> None:
    known = isinstance(error, Refused | Unavailable)
    desk.warn(Say(str(error)) if known else say("The file could not be read."))


def _show(desk: "Desk", found: file.Found) -> None:
    if not found.entries:
        desk.warn(found.wrong[0] if found.wrong else say("The file holds no reading."))
        return
    count = len(found.wrong)
    lines = [say("Each is a serial number, a day and an index; all are noted, or none.")]
    if found.wrong:
        lines.append(says("{count} line is left out:", "{count} lines are left out:", count))
        lines += found.wrong[:SHOWN]
    desk.ask(
        says("Import {count} reading?", "Import {count} readings?", len(found.entries)),
        Say("\n".join(map(str, lines))),
        say("Import"),
        partial(desk.act, import_now, found.entries, desk.today()),
    )


def import_now(
    database: "Database", entries: Sequence[Mapping[str, Any]], today: date
) -> "Changed":
    """Note the readings of a file in the writing lane."""
    from ctv_desktop.features.meters import store

    return store.read(database, entries, today)
