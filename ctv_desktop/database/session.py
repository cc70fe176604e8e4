"""The writing session: saves drafts, watches every row, journals what changed, then commits."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy import inspect as examine
from sqlalchemy.orm import Mapper, object_session
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from ctv_desktop.database import journal, search
from ctv_desktop.database.columns import raw
from ctv_desktop.database.tables import Identity
from ctv_desktop.database.work import Changed, checked, stale
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
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

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False, autoflush=False)
        self.changes: list[journal.Change] = []
        self.changed = Changed()
        self.subject: int | None = None
        self.act: Say | None = None  # the act's name where it is known only inside it

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
            row = table(**data.model_dump())
            self.add(row)
        else:
            row = self.find(table, id)
            if version is not None and row.version != version:
                raise stale(row.model_dump(), data.model_dump())
            for key, value in data.model_dump(exclude_unset=True).items():
                if getattr(row, key) != value:
                    setattr(row, key, value)
        self.flush()
        return row

    def find(self, table: type[R], id: int) -> R:
        """A row that must still be there. Raises Refused."""
        row = self.get(table, id)
        if row is None:
            raise Refused({"": say("This record has been deleted in the meantime.")})
        return row

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
            for change in self.changes:
                ids.setdefault(change.table, set()).add(change.row)
            connection = self.connection()
            search.refresh(connection, ids)
            number = journal.append(connection, database, act, self.changes, undoes)
            self.changed = Changed(
                frozenset(ids),
                {table: frozenset(rows) for table, rows in ids.items()},
                number,
                act,
                self.subject,
            )
        self.commit()


def snapshot(row: SQLModel) -> dict[str, Any]:
    """A row as the database stores it."""
    return {column.key: raw(getattr(row, column.key)) for column in examine(type(row)).columns}


def _before(row: SQLModel) -> dict[str, Any]:
    state = examine(row)
    values = {}
    for column in state.mapper.columns:
        history = state.attrs[column.key].history
        values[column.key] = raw(
            history.deleted[0] if history.deleted else getattr(row, column.key)
        )
    return values


@event.listens_for(Mapper, "before_insert")
@event.listens_for(Mapper, "before_update")
def _keep_keys(_mapper: Any, _connection: Connection, row: Any) -> None:
    for key, source in getattr(row, "folded", {}).items():
        folded = fold(getattr(row, source))[:200]
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
        session.changes.append(journal.Change(table, row.id or 0, before, after))


@event.listens_for(Mapper, "after_insert")
def _inserted(_mapper: Any, _connection: Connection, row: Any) -> None:
    _note(row, None, snapshot(row))


@event.listens_for(Mapper, "after_update")
def _updated(_mapper: Any, _connection: Connection, row: Any) -> None:
    _note(row, _before(row), snapshot(row))


@event.listens_for(Mapper, "after_delete")
def _deleted(_mapper: Any, _connection: Connection, row: Any) -> None:
    _note(row, _before(row), None)
