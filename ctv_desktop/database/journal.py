"""The journal: every act with each row's before and after, chained; history, undo, bin."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, Any, NamedTuple

from ctv_desktop.database.version import SCHEMA_VERSION
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database


class Change(NamedTuple):
    """One row's before and after, as the database stores them (None: was not, is not)."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True)
class Difference:
    """One field of one row that an act changed."""

    table: str
    row: int
    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Entry:
    """An act as history shows it: who, when, what, and the fields that changed."""

    act: int
    at: datetime
    who: str
    said: Say
    differences: tuple[Difference, ...]


def append(
    connection: sqlite3.Connection,
    database: "Database",
    act: Say,
    changes: Sequence[Change],
    undoes: int | None = None,
) -> int:
    """Write an act with its changes, chained to the act before; returns its number."""
    last = connection.execute(
        "SELECT id, hash FROM journal_act ORDER BY id DESC LIMIT 1"
    ).fetchone()
    number, before = (last[0] + 1, last[1]) if last else (1, "")
    at = database.now().astimezone(UTC).isoformat(" ", "microseconds")[:-6]  # without +00:00
    head = (number, at, database.who, database.station, pack(act), SCHEMA_VERSION, undoes)
    lines = [
        (number, place, c.table, c.row, dump(c.before), dump(c.after))
        for place, c in enumerate(changes)
    ]
    digest = chain(before, head, lines)
    connection.execute(
        "INSERT INTO journal_act (id, at, who, station, said, schema_version, undoes, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
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


def broken_links(reader: "Reader") -> list[int]:
    """The acts whose hash does not fit: empty where the journal is as it was written."""
    wrong, before = [], ""
    acts = reader.rows(
        "SELECT id, at, who, station, said, schema_version, undoes, hash"
        " FROM journal_act ORDER BY id"
    )
    for number, *rest, digest in acts:
        lines = reader.each(
            "SELECT act_id, place, table_name, row_id, before, after FROM journal_change"
            " WHERE act_id = $1 ORDER BY place",
            number,
        )
        if chain(before, (number, *rest), lines) != digest:
            wrong.append(number)
        before = digest
    return wrong


def history(reader: "Reader", rows: Sequence[tuple[str, int]], limit: int = 200) -> list[Entry]:
    """The acts that touched some rows (table, id), newest first."""
    wanted = " OR ".join(f"(table_name = '{table}' AND row_id = {row:d})" for table, row in rows)
    found = reader.rows(
        "SELECT act.id, act.at, act.who, act.said, table_name, row_id, before, after"
        " FROM journal_change JOIN journal_act AS act ON act.id = act_id"
        f" WHERE {wanted or '1 = 0'} ORDER BY act.id DESC, place LIMIT {limit:d}"
    )
    entries: dict[int, Entry] = {}
    for act, at, who, said, table, row, before, after in found:
        old = entries.get(act) or Entry(act, _moment(at), who, unpack(said), ())
        fields = tuple(_differences(table, row, before, after))
        entries[act] = Entry(act, old.at, who, old.said, old.differences + fields)
    return list(entries.values())


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


_INNER = {"id", "version"}


def _differences(
    table: str, row: int, before: str | None, after: str | None
) -> Iterator[Difference]:
    old, new = json.loads(before or "{}"), json.loads(after or "{}")
    for key in {**old, **new}:
        changed = old.get(key) != new.get(key) and key not in _INNER and not key.endswith("_key")
        if changed and not (before is None and new.get(key) in (None, "")):
            yield Difference(table, row, key, old.get(key), new.get(key))


@dataclass(frozen=True)
class Undoable:
    """An act that can be undone or redone now."""

    act: int
    said: Say


def last_undoable(reader: "Reader", who: str, station: str) -> Undoable | None:
    """This user's last act that still stands, for Ctrl+Z."""
    cancelled: set[int] = set()
    for number, said, undoes in _own_acts(reader, who, station):
        if number in cancelled:
            continue
        if undoes is None:
            return Undoable(number, unpack(said))
        cancelled.add(undoes)
    return None


def last_redoable(reader: "Reader", who: str, station: str) -> Undoable | None:
    """This user's last undo with no act after it, for Ctrl+Y; `said` names the act undone."""
    cancelled: set[int] = set()
    undos: dict[int, int] = {}
    acts = list(_own_acts(reader, who, station))
    undos = {number: undoes for number, _, undoes in acts if undoes is not None}
    for number, said, undoes in acts:
        if number in cancelled:
            continue
        if undoes is None:
            return None
        if undoes not in undos:
            return Undoable(number, _named(said))
        cancelled.add(undoes)
    return None


def _named(said: str) -> Say:
    undone = unpack(said).args.get("act")
    return undone if isinstance(undone, Say) else unpack(said)


def _own_acts(reader: "Reader", who: str, station: str) -> list[tuple[int, str, int | None]]:
    rows = reader.rows(
        "SELECT id, said, undoes FROM journal_act WHERE who = $1 AND station = $2"
        " ORDER BY id DESC LIMIT 400",
        who,
        station,
    )
    return [(number, said, undoes) for number, said, undoes in rows]


def reverse(database: "Database", number: int, act: Say) -> "Changed":
    """Undo an act: its changes backwards, as a new act. Raises Refused where rows changed since."""
    from ctv_desktop.database.replay import replay_backwards

    with database.write(act, undoes=number) as work:
        replay_backwards(work, number)
    return work.changed


def undo(database: "Database") -> "Changed":
    """Undo this user's last act."""
    reader = database.reader()
    try:
        found = last_undoable(reader, database.who, database.station)
    finally:
        reader.close()
    if found is None:
        raise Refused({"": say("There is nothing to undo.")})
    return reverse(database, found.act, say("Undo: {act}", act=found.said))


def redo(database: "Database") -> "Changed":
    """Redo what this user undid last."""
    reader = database.reader()
    try:
        found = last_redoable(reader, database.who, database.station)
    finally:
        reader.close()
    if found is None:
        raise Refused({"": say("There is nothing to redo.")})
    return reverse(database, found.act, say("Redo: {act}", act=found.said))


@dataclass(frozen=True)
class Binned:
    """A deleted record in the bin."""

    act: int
    at: datetime
    who: str
    said: Say
    table: str
    row: int
    values: dict[str, Any]


def bin_rows(reader: "Reader", tables: Sequence[str], limit: int = 500) -> list[Binned]:
    """What was deleted from some tables and is not there again, newest first."""
    found = []
    for table in tables:
        rows = reader.rows(
            "SELECT act.id, act.at, act.who, act.said, row_id, before FROM journal_change"
            " JOIN journal_act AS act ON act.id = act_id"
            " WHERE table_name = $1 AND after IS NULL AND act.undoes IS NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {table} AS present WHERE present.id = row_id)"
            f" ORDER BY act.id DESC LIMIT {limit:d}",
            table,
        )
        for act, at, who, said, row, before in rows:
            found.append(
                Binned(act, _moment(at), who, unpack(said), table, row, json.loads(before))
            )
    return sorted(found, key=lambda binned: -binned.act)


def restore(database: "Database", number: int, said: Say) -> "Changed":
    """Take back from the bin all that an act deleted."""
    from ctv_desktop.database.replay import replay_backwards

    with database.write(say("Restore: {act}", act=said)) as work:
        replay_backwards(work, number)
    return work.changed
