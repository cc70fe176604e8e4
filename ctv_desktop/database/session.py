"""The writing session: saves drafts, watches every row, journals what changed, then commits."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy import inspect as examine
from sqlalchemy.orm import Mapper, make_transient_to_detached, object_session
from sqlalchemy.orm.attributes import manager_of_class, set_committed_value
from sqlalchemy.orm.util import identity_key
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from ctv_desktop.database import search
from ctv_desktop.database.layout import layout_of
from ctv_desktop.database.sealing import Change, append
from ctv_desktop.database.tables import Identity
from ctv_desktop.database.work import Changed, checked, stale
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

R = TypeVar("R", bound=Identity)

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "cache_size=-32000",
)


def writing_engine(path: Path) -> Engine:
    """One connection that begins immediately: a writer never fails half-way for a lock."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(path, check_same_thread=False, isolation_level=None),
        poolclass=StaticPool,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class Work(Session):
    """A session that journals. `changed` tells, once committed, what the act changed."""

    def __init__(self, link: Connection) -> None:
        super().__init__(link, expire_on_commit=False, autoflush=False)
        self.link = link
        driver = link.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        self.plain = driver  # for our own statements: same transaction, no cost of a layer
        self.changes: list[Change] = []
        self.changed = Changed()
        self.subject: int | None = None
        self.act: Say | None = None  # the act's name where it is known only inside it
        self.final: Say | None = None  # why it is not undone, where it issues a paper

    def put(
        self,
        table: type[R],
        draft: type[SQLModel],
        values: Mapping[str, Any],
        id: int | None = None,
        version: int | None = None,
    ) -> R:
        """Save a draft as a new row or over a row. Raises Refused, Stale."""
        data = checked(draft, values)
        if id is None:
            return self.make(table, data.model_dump())
        row = self.find(table, id)
        if version is not None and row.version != version:
            raise stale(row.model_dump(), data.model_dump())
        given = data.model_dump(exclude_unset=True)
        changed = {key: value for key, value in given.items() if getattr(row, key) != value}
        if changed and not self.is_modified(row):
            self.rewrite(row, changed)
        else:
            for key, value in changed.items():
                setattr(row, key, value)
        self.flush()
        return row

    def make(self, table: type[R], values: Mapping[str, Any]) -> R:
        """Write a new row of checked values."""
        self.flush()  # what was changed before stands before it in the journal
        layout = layout_of(table)
        row = layout.whole(values)
        stored = layout.stored(row)
        found = self.plain.execute(layout.insert, tuple(stored.values()))
        row["id"] = stored["id"] = found.lastrowid
        self.changes.append(Change(layout.table, stored["id"], None, stored))
        return self._hold(table, row)

    def make_all(self, table: type[Identity], rows: Iterable[Mapping[str, Any]]) -> None:
        """Write many new rows of checked values, ids included; no record of them is held."""
        self.flush()
        layout = layout_of(table)
        stored = [layout.fresh(values) for values in rows]
        self.plain.executemany(layout.insert, [tuple(row.values()) for row in stored])
        self.changes.extend(Change(layout.table, row["id"], None, row) for row in stored)

    def last_id(self, table: type[Identity]) -> int:
        """The largest id ever given in a table: ids are never used twice."""
        self.flush()
        sql = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        found = self.plain.execute(sql, (table.__tablename__,)).fetchone()
        return int(found[0]) if found else 0

    def rewrite(self, row: Identity, changed: Mapping[str, Any]) -> None:
        """Write checked values over some columns of a row that has no other change waiting."""
        self.flush()
        layout = layout_of(type(row))
        old = dict(examine(row).dict)
        new = {**old, **changed, "version": row.version + 1}
        new |= layout.keys(new)
        before, after = layout.stored(old), layout.stored(new)
        keys = [key for key in after if after[key] != before[key]]
        self.plain.execute(layout.update(keys), (*(after[key] for key in keys), row.id))
        self.changes.append(Change(layout.table, before["id"], before, after))
        for key in keys:
            set_committed_value(row, key, new[key])

    def _hold(self, table: type[R], values: Mapping[str, Any]) -> R:
        """The record of a row that is in the database, as if the mapper had read it."""
        record: R = manager_of_class(table).new_instance()
        record.__dict__.update(values)
        make_transient_to_detached(record)
        self.add(record)
        return record

    def find(self, table: type[R], id: int) -> R:
        """A row that must still be there. Raises Refused."""
        row = self.seek(table, id)
        if row is None:
            raise Refused({"": say("This record has been deleted in the meantime.")})
        return row

    def seek(self, table: type[R], id: int) -> R | None:
        """A row, or None where there is none."""
        known = self.identity_map.get(identity_key(table, id))
        if known is not None:
            return known
        layout = layout_of(table)
        found = self.plain.execute(layout.select, (id,)).fetchone()
        return None if found is None else self._hold(table, layout.read(found))

    def remove(self, row: Identity) -> None:
        """Delete a row; it goes to the bin because the journal keeps it."""
        self.delete(row)
        self.flush()

    def finish(self, act: Say, database: "Database", undoes: int | None = None) -> None:
        """Flush, journal, refresh the search rows and commit."""
        self.flush()
        act = self.act or act
        if self.changes:
            ids: dict[str, set[int]] = {}
            fresh: dict[str, set[int]] = {}
            for table, row, before, _after in self.changes:
                seen = ids.setdefault(table, set())
                if before is None and row not in seen:
                    fresh.setdefault(table, set()).add(row)
                seen.add(row)
            search.refresh(self.plain, ids, fresh)
            number = append(self.plain, database, act, self.changes, undoes, self.final)
            self.changed = Changed(
                frozenset(ids),
                {table: frozenset(rows) for table, rows in ids.items()},
                number,
                act,
                self.subject,
                self.final is not None,
            )
        self.link.commit()


def _before(row: Identity) -> dict[str, Any]:
    state = examine(row)
    return layout_of(type(row)).stored({**state.dict, **state.committed_state})


def _after(row: Identity) -> dict[str, Any]:
    return layout_of(type(row)).stored(examine(row).dict)


@event.listens_for(Mapper, "before_insert")
@event.listens_for(Mapper, "before_update")
def _keep_keys(_mapper: Any, _connection: Connection, row: Any) -> None:
    if isinstance(row, Identity):
        for key, folded in layout_of(type(row)).keys(examine(row).dict).items():
            if getattr(row, key) != folded:
                setattr(row, key, folded)


@event.listens_for(Mapper, "before_update")
def _grow_version(_mapper: Any, _connection: Connection, row: Any) -> None:
    session = object_session(row)
    if isinstance(row, Identity) and session and session.is_modified(row):
        row.version += 1


def _note(row: Any, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    session = object_session(row)
    if isinstance(session, Work) and isinstance(row, Identity) and before != after:
        table = str(type(row).__tablename__)
        session.changes.append(Change(table, row.id or 0, before, after))


@event.listens_for(Mapper, "after_insert")
def _inserted(_mapper: Any, _connection: Connection, row: Any) -> None:
    _note(row, None, _after(row))


@event.listens_for(Mapper, "after_update")
def _updated(_mapper: Any, _connection: Connection, row: Any) -> None:
    _note(row, _before(row), _after(row))


@event.listens_for(Mapper, "after_delete")
def _deleted(_mapper: Any, _connection: Connection, row: Any) -> None:
    _note(row, _before(row), None)
