"""An act written into the journal: each row's before and after as JSON, and the chained hash."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date
from functools import cache
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, Any, NamedTuple

from ctv_desktop.database.version import SCHEMA_VERSION
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database


# The reason of an act that only notes what left the house: it is not undone, and it stands in the
# way of no other act that is (an original once printed is out, whatever is undone around it).
NOTED = say("It notes what left the house, and is not undone.")


class Change(NamedTuple):
    """One row's before and after, as the database stores them (None: was not, is not)."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def append(
    connection: sqlite3.Connection,
    database: "Database",
    act: Say,
    changes: Sequence[Change],
    undoes: int | None = None,
    final: Say | None = None,
) -> int:
    """Write an act with its changes, chained to the act before; returns its number.

    `final` is the reason why it is not undone (a paper was issued by it).
    """
    last = connection.execute(
        "SELECT id, hash FROM journal_act ORDER BY id DESC LIMIT 1"
    ).fetchone()
    number, before = (last[0] + 1, last[1]) if last else (1, "")
    at = database.now().astimezone(UTC).isoformat(" ", "microseconds")[:-6]  # without +00:00
    why = pack(final) if final else ""
    head = (number, at, database.who, database.station, pack(act), SCHEMA_VERSION, undoes, why)
    lines = [
        (number, place, c.table, c.row, dump(c.before), dump(c.after))
        for place, c in enumerate(changes)
    ]
    digest = chain(before, head, lines)
    connection.execute(
        "INSERT INTO journal_act (id, at, who, station, said, schema_version, undoes, final, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*head, digest),
    )
    connection.executemany(
        "INSERT INTO journal_change (act_id, place, table_name, row_id, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        lines,
    )
    return number


def chain(before: str, head: tuple[Any, ...], lines: Iterable[Any]) -> str:
    """The hash of an act: of the act before, its head and each of its lines."""
    import hashlib  # needs a large library: not before the first paint

    digest = hashlib.sha256(before.encode())
    digest.update(json.dumps(head, ensure_ascii=False).encode())
    for line in lines:
        digest.update(_line(*line).encode())
    return digest.hexdigest()


def _line(act: int, place: int, table: str, row: int, before: str | None, after: str | None) -> str:
    """A line as JSON, as `json.dumps` writes a list, in a third of the time."""
    old = "null" if before is None else _quoted(before)
    new = "null" if after is None else _quoted(after)
    return f"[{act}, {place}, {_quoted(table)}, {row}, {old}, {new}]"


def dump(values: Mapping[str, Any] | None) -> str | None:
    """A row as JSON with sorted keys, as `json.dumps` writes it, in half the time."""
    if values is None:
        return None
    form, keys = _form(tuple(values))
    return form % tuple([_json(values[key]) for key in keys])


@cache
def _form(keys: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What stands around the values of rows with the same columns."""
    ordered = tuple(sorted(keys))
    pairs = ", ".join(_quoted(key).replace("%", "%%") + ": %s" for key in ordered)
    return "{" + pairs + "}", ordered


def _json(value: Any) -> str:
    if type(value) is str:
        return _quoted(value)
    if type(value) is int:
        return str(value)
    return "null" if value is None else json.dumps(value, ensure_ascii=False)


def pack(said: Say) -> str:
    """An act's sentence with its arguments, so that it can be read in any language later."""
    return json.dumps(_packed(said), ensure_ascii=False)


def _packed(value: Any) -> Any:
    if isinstance(value, Say):
        args = {key: _packed(arg) for key, arg in value.args.items()}
        return {"say": value.message, "many": value.many, "count": value.count, "args": args}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if isinstance(value, str | int) or value is None else str(value)


def unpack(text: str) -> Say:
    """The sentence of a stored act."""
    found = _unpacked(json.loads(text))
    return found if isinstance(found, Say) else Say(str(found))


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict) and "say" in value:
        args = {key: _unpacked(arg) for key, arg in value["args"].items()}
        return Say(value["say"], args, value["many"], value["count"])
    if isinstance(value, dict) and "day" in value:
        return date.fromisoformat(value["day"][:10])
    return value
