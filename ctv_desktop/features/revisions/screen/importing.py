"""The values of an index from a file: shown first, then taken in."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.features.revisions.rules import index_file
from ctv_desktop.features.revisions.rules.explain import INDEX
from ctv_desktop.features.revisions.words import LABELS
from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

KINDS = ((say("Workbooks and CSV files"), "*.csv *.txt *.xlsx *.xlsm *.xls *.ods"),)
SHOWN = 8  # months or wrong lines shown one by one


def choose(desk: "Desk", _ids: tuple[int, ...]) -> None:
    """Ask for a file, read it in a reading lane, and show what it holds."""
    path = desk.open_file(say("Import an index"), KINDS)
    if path is not None:
        desk.tasks.read(read, path, then=partial(_show, desk, path), failed=partial(_failed, desk))


def read(_reader: "Reader", path: Path) -> index_file.Found:
    """The months and values of a file. Raises Refused."""
    from ctv_desktop.features.imports.reading import read as read_file

    sheet = read_file(path)[0]
    return index_file.read((line.number, line.cells) for line in sheet.lines)


def _failed(desk: "Desk", error: Exception) -> None:
    known = isinstance(error, Refused | Unavailable)
    desk.warn(Say(str(error)) if known else say("The file could not be read."))


def _show(desk: "Desk", path: Path, found: index_file.Found) -> None:
    if not found.values:
        first = found.wrong[0] if found.wrong else say("The file holds no value of an index.")
        desk.warn(first)
        return
    desk.ask_values(
        says("Import {count} value of an index", "Import {count} values of an index",
             len(found.values)),
        (
            _field("code", required=True),
            _field("name"),
            _field("source", span=4),
        ),
        {"code": path.stem[:40].upper(), "name": "", "source": path.name},
        partial(import_now, found),
        say("Import"),
        Say(preview(found)),
    )  # fmt: skip


def _field(key: str, span: int = 2, required: bool = False) -> Field:
    label, kind = LABELS["rent_index"][key]
    return Field(key, label, kind, required=required, span=span)


def preview(found: index_file.Found) -> str:
    """The last months with their values, and the lines left out."""
    spoken = language.current()
    months = sorted(found.values)
    shown = [
        f"{spoken.month(month)}\u00a0: {INDEX.show(found.values[month], spoken)}"
        for month in months[-SHOWN:]
    ]
    if len(months) > SHOWN:
        shown.insert(0, f"{spoken.month(months[0])} …")
    lines = [" · ".join(shown)]
    if found.wrong:
        lines.append(
            str(says("{count} line is left out:", "{count} lines are left out:", len(found.wrong)))
        )
        lines += [str(said) for said in found.wrong[:SHOWN]]
    return "\n".join(lines)


def import_now(found: index_file.Found, database: "Database", values: Values) -> "Changed":
    """Take the values in, in the writing lane, where the store is loaded."""
    from ctv_desktop.features.revisions import store

    return store.import_values(
        database, str(values["code"] or ""), str(values["name"] or ""),
        str(values["source"] or ""), found.values,
    )  # fmt: skip
