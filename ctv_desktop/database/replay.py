"""An act of the journal played backwards, row by row, refused where a row has changed since."""

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.sealing import Change, unpack
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work


def replay_backwards(work: "Work", number: int) -> None:
    """Put every row of an act back as it was before. Raises Refused; nothing is changed then."""
    work.flush()
    connection = work.plain
    _refuse_final(connection, number)
    rows = connection.execute(
        "SELECT table_name, row_id, before, after FROM journal_change WHERE act_id = ?"
        " ORDER BY place DESC",
        (number,),
    ).fetchall()
    if not rows:
        raise Refused({"": say("The journal holds no such act.")})
    for table, row, before, after in rows:
        old = json.loads(before) if before else None
        new = json.loads(after) if after else None
        work.changes.append(_put_back(connection, table, row, old, new))


def _refuse_final(connection: sqlite3.Connection, number: int) -> None:
    """A paper that left the house is not taken back: the act said why when it was done."""
    row = connection.execute("SELECT final FROM journal_act WHERE id = ?", (number,)).fetchone()
    if row and row[0]:
        raise Refused({"": unpack(row[0])})


def _put_back(
    connection: sqlite3.Connection,
    table: str,
    row: int,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> Change:
    current = _current(connection, table, row)
    if _without_version(current) != _without_version(after):
        raise Refused({"": say("This cannot be undone: the record was changed again since then.")})
    if before is None:
        _delete(connection, table, row)
        return Change(table, row, current, None)
    restored = {**before, "version": max(before["version"], (current or before)["version"]) + 1}
    if current is None:
        _insert(connection, table, restored)
    else:
        pairs = ", ".join(f"{key} = ?" for key in restored)
        connection.execute(f"UPDATE {table} SET {pairs} WHERE id = ?", (*restored.values(), row))
    return Change(table, row, current, restored)


def _delete(connection: sqlite3.Connection, table: str, row: int) -> None:
    """Take a row away that nothing refers to."""
    try:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    except sqlite3.IntegrityError as error:
        if str(error).startswith("FOREIGN KEY"):
            said = say("Other records still refer to this one.")
            raise Refused({"": said}) from error
        raise


def _insert(connection: sqlite3.Connection, table: str, restored: dict[str, Any]) -> None:
    """Put a deleted row back, where its place and its name are still free."""
    keys = ", ".join(restored)
    marks = ", ".join("?" for _ in restored)
    try:
        connection.execute(
            f"INSERT INTO {table} ({keys}) VALUES ({marks})", tuple(restored.values())
        )
    except sqlite3.IntegrityError as error:
        told = str(error)
        if told.startswith("UNIQUE"):
            key = told.rpartition(".")[2]
            value = restored.get(key.removesuffix("_key"), restored.get(key))
            said = say("“{value}” was given to another record since: change it there.", value=value)
            raise Refused({"": said}) from error
        raise


def _current(connection: sqlite3.Connection, table: str, row: int) -> dict[str, Any] | None:
    found = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row,))
    values = found.fetchone()
    if values is None:
        return None
    return dict(zip((column[0] for column in found.description), values, strict=True))


def _without_version(values: dict[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {key: value for key, value in values.items() if key != "version"}
