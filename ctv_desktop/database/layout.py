"""How a row is written and read: the statements of a table, its values as the database holds them.

Worked out once for each table from SQLModel's own table and types, so that a row is written by one
prepared statement: the mapper's unit of work takes three times as long for one row.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import class_mapper

from ctv_desktop.database.tables import Identity
from ctv_desktop.values.folding import fold

Turned = tuple[tuple[str, Callable[[Any], Any] | None], ...]


@dataclass(frozen=True)
class Layout:
    """One table: `binds` turn Python values into what the database holds, `results` turn back."""

    table: str
    binds: Turned
    turned: tuple[tuple[str, Callable[[Any], Any]], ...]  # the binds that there are
    results: Turned
    defaults: Mapping[str, Any]
    folded: Mapping[str, str]
    select: str
    insert: str

    def stored(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A row as the database holds it. Raises TypeError for a float where cents stand."""
        return {key: bind(values[key]) if bind else values[key] for key, bind in self.binds}

    def read(self, row: Iterable[Any]) -> dict[str, Any]:
        """The Python values of a row that `select` gave."""
        return {
            key: turn(value) if turn else value
            for (key, turn), value in zip(self.results, row, strict=True)
        }

    def keys(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The folded sort keys of a row."""
        return {key: fold(values[source])[:200] for key, source in self.folded.items()}

    def whole(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A new row: every column in its order, defaults and sort keys put in."""
        row = {**self.defaults, **values}
        row.update(self.keys(row))
        return row

    def fresh(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A new row as the database holds it: `stored(whole(values))` for ten thousand rows."""
        row = self.whole(values)
        for key, bind in self.turned:
            if row[key] is not None:
                row[key] = bind(row[key])
        return row

    def update(self, keys: Iterable[str]) -> str:
        """The statement that writes some columns of one row; the id comes last."""
        return f"UPDATE {self.table} SET {', '.join(f'{key} = ?' for key in keys)} WHERE id = ?"


@cache
def layout_of(model: type[Identity]) -> Layout:
    """The layout of a table."""
    dialect = sqlite.dialect()
    table = str(model.__tablename__)
    columns = {column.key: column.type.dialect_impl(dialect) for column in class_mapper(model).c}
    listed, marks = ", ".join(columns), ", ".join("?" for _ in columns)
    fields = ((key, model.model_fields[key]) for key in columns)
    binds = tuple((key, kind.bind_processor(dialect)) for key, kind in columns.items())
    return Layout(
        table,
        binds,
        tuple((key, bind) for key, bind in binds if bind is not None),
        tuple((key, kind.result_processor(dialect, None)) for key, kind in columns.items()),
        {
            key: None if f.is_required() else f.get_default(call_default_factory=True)
            for key, f in fields
        },
        model.folded,
        f"SELECT {listed} FROM {table} WHERE id = ?",
        f"INSERT INTO {table} ({listed}) VALUES ({marks})",
    )
