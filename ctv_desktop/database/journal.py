"""The journal as it is read and taken back: history, undo, redo, the bin, its chain checked."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.sealing import NOTED, chain, pack, unpack
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database


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


def broken_links(reader: "Reader") -> list[int]:
    """The acts whose hash does not fit: empty where the journal is as it was written."""
    wrong, before = [], ""
    acts = reader.rows(
        "SELECT id, at, who, station, said, schema_version, undoes, final, hash"
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
    """An act that can be undone or redone now; `final` is why it cannot after all."""

    act: int
    said: Say
    final: Say | None = None


def last_undoable(reader: "Reader", who: str, station: str) -> Undoable | None:
    """This user's last act that still stands, for Ctrl+Z."""
    cancelled: set[int] = set()
    for number, said, undoes, final in _own_acts(reader, who, station):
        if number in cancelled:
            continue
        if undoes is None:
            return Undoable(number, unpack(said), unpack(final) if final else None)
        cancelled.add(undoes)
    return None


def last_redoable(reader: "Reader", who: str, station: str) -> Undoable | None:
    """This user's last undo with no act after it, for Ctrl+Y; `said` names the act undone."""
    cancelled: set[int] = set()
    undos: dict[int, int] = {}
    acts = list(_own_acts(reader, who, station))
    undos = {number: undoes for number, _, undoes, _ in acts if undoes is not None}
    for number, said, undoes, _ in acts:
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


def _own_acts(reader: "Reader", who: str, station: str) -> list[tuple[int, str, int | None, str]]:
    """The latest acts of one user that can be undone or stand in the way of it."""
    rows = reader.rows(
        "SELECT id, said, undoes, final FROM journal_act WHERE who = $1 AND station = $2"
        " AND final <> $3 ORDER BY id DESC LIMIT 400",
        who,
        station,
        pack(NOTED),
    )
    return [(number, said, undoes, final) for number, said, undoes, final in rows]


def reverse(database: "Database", number: int, act: Say) -> "Changed":
    """Undo an act: its changes backwards, as a new act.

    Raises Refused where rows changed since, or where the act is final.
    """
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
    return reverse(database, found.act, say("Undone: {act}", act=found.said))


def redo(database: "Database") -> "Changed":
    """Redo what this user undid last."""
    reader = database.reader()
    try:
        found = last_redoable(reader, database.who, database.station)
    finally:
        reader.close()
    if found is None:
        raise Refused({"": say("There is nothing to redo.")})
    return reverse(database, found.act, say("Redone: {act}", act=found.said))


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

    with database.write(say("Restored: {act}", act=said)) as work:
        replay_backwards(work, number)
    return work.changed
