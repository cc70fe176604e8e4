"""Reading: read-only connections, lists said as SQL, and the position index behind a long list."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ctv_desktop.database.troubles import DAMAGED, Interrupted, as_unavailable
from ctv_desktop.values.folding import fold
from ctv_desktop.values.record import dataclass, field, replace

Row = tuple[Any, ...]
Sort = tuple[tuple[str, bool], ...]


class Reader:
    """A read-only connection; rows are plain tuples. May be handed from thread to thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro",
                uri=True,
                check_same_thread=False,
                isolation_level=None,
            )
            for pragma in ("busy_timeout=5000", "temp_store=MEMORY", "cache_size=-16000"):
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.execute("PRAGMA mmap_size=268435456")
        except sqlite3.Error as error:
            raise as_unavailable(error, path) from error

    def execute(self, sql: str, *params: Any) -> sqlite3.Cursor:
        """Run one statement; parameters stand as `$1`, `$2`… Raises Unavailable, Interrupted."""
        named = {str(place): _plain(value) for place, value in enumerate(params, 1)}
        try:
            return self._connection.execute(sql, named)
        except DAMAGED as error:
            raise as_unavailable(error, self.path) from error

    def rows(self, sql: str, *params: Any) -> list[Row]:
        """All rows of a statement."""
        cursor = self.execute(sql, *params)
        try:
            return cursor.fetchall()
        except DAMAGED as error:
            raise as_unavailable(error, self.path) from error

    def each(self, sql: str, *params: Any) -> Iterator[Row]:
        """The rows of a statement one after the other, for what may be long."""
        try:
            yield from self.execute(sql, *params)
        except DAMAGED as error:
            raise as_unavailable(error, self.path) from error

    def row(self, sql: str, *params: Any) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, *params)
        return found[0] if found else None

    def value(self, sql: str, *params: Any) -> Any:
        """The first value of the first row, or None."""
        found = self.row(sql, *params)
        return found[0] if found else None

    def interrupt(self) -> None:
        """Stop what runs on this connection; its thread gets Interrupted."""
        self._connection.interrupt()

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True)
class Query:
    """A list said as SQL: where rows come from, what they show, how they sort, filter and add up.

    In each text `$1` is the ISO day asked "as of"; a scope's own value is `$s`.
    """

    table: str
    source: str
    id: str
    columns: Mapping[str, str]
    sorts: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)
    totals: Mapping[str, str] = field(default_factory=dict)
    search: str | None = None
    order: Sort = ()
    search_id: str = ""  # what the search table knows the row by, where that is not its id
    computed: "Callable[[Reader, date], None] | None" = None
    # A source that reads less for a filter, or for some ids (then the filter is left aside).
    narrow: "Callable[[str, Sequence[int] | None], str] | None" = None

    def source_for(self, filter: str, ids: Sequence[int] | None = None) -> str:
        """Where the rows of a filter, or of some ids, come from."""
        return self.source if self.narrow is None else self.narrow(filter, ids)

    def compute(self, reader: "Reader", today: date) -> None:
        """Fill the temporary table that the list is read from, where rules make its rows."""
        if self.computed is not None:
            self.computed(reader, today)

    def sort_sql(self, key: str) -> str:
        """What a column sorts by: its folded key where it has one."""
        return self.sorts.get(key, self.columns.get(key, self.id))


@dataclass(frozen=True)
class Ask:
    """What is asked of a list: the day, a filter, typed words, a sort, a scope."""

    today: date
    filter: str = ""
    text: str = ""
    sort: Sort = ()
    scope: Mapping[str, Any] = field(default_factory=dict)


def matching(text: str) -> str:
    """The full-text expression of typed words: each must begin a word; codes stay in one piece."""
    phrases = (
        "".join(c if c.isalnum() else " " for c in word).split() for word in fold(text).split()
    )
    return " ".join('"' + " ".join(words) + '"*' for words in phrases if words)


def _where(query: Query, ask: Ask) -> tuple[str, list[Any]]:
    params: list[Any] = [ask.today.isoformat()]
    parts = []
    if ask.filter:
        parts.append(f"({query.filters[ask.filter]})")
    for key, value in ask.scope.items():
        params.append(value)
        parts.append("(" + query.scopes[key].replace("$s", f"${len(params)}") + ")")
    if query.search and (match := matching(ask.text)):
        params.append(match)
        found = f"SELECT rowid FROM {query.search} WHERE {query.search} MATCH ${len(params)}"
        parts.append(f"{query.search_id or query.id} IN ({found})")
    return (" WHERE " + " AND ".join(parts) if parts else ""), params


def _order(query: Query, ask: Ask) -> str:
    sort = ask.sort or query.order
    terms = [
        f"{query.sort_sql(key)} {'DESC NULLS LAST' if descending else 'ASC NULLS FIRST'}"
        for key, descending in sort
    ]
    last = sort[-1][1] if sort else False
    return " ORDER BY " + ", ".join([*terms, f"{query.id} {'DESC' if last else 'ASC'}"])


def page_sql(query: Query, ask: Ask, keys: Sequence[str] | None = None) -> tuple[str, list[Any]]:
    """The statement of a whole list, without a limit, and its parameters."""
    shown = [f"{query.columns[key]} AS {key}" for key in (keys or query.columns)]
    where, params = _where(query, ask)
    fields = ", ".join([f"{query.id} AS id", *shown])
    source = query.source_for(ask.filter)
    return f"SELECT {fields} FROM {source}{where}{_order(query, ask)}", params


def index_sql(query: Query, ask: Ask) -> tuple[str, list[Any]]:
    """The statement that lists the ids of a list in order."""
    where, params = _where(query, ask)
    source = query.source_for(ask.filter)
    return f"SELECT {query.id} AS id FROM {source}{where}{_order(query, ask)}", params


def first_page(reader: Reader, query: Query, ask: Ask, limit: int = 128) -> list[Row]:
    """The first rows at once: no count, no index."""
    query.compute(reader, ask.today)
    sql, params = page_sql(query, ask)
    return reader.rows(f"{sql} LIMIT {limit:d}", *params)


def export_rows(reader: Reader, query: Query, ask: Ask, keys: Sequence[str]) -> Iterator[Row]:
    """All rows as asked, one after the other, with the keys wanted."""
    query.compute(reader, ask.today)
    sql, params = page_sql(query, ask, keys)
    yield from reader.each(sql, *params)


def counts(reader: Reader, query: Query, ask: Ask, keys: Sequence[str]) -> dict[str, int]:
    """How many rows each filter would show under the same words and scope."""
    query.compute(reader, ask.today)
    found = {}
    for key in keys:
        where, params = _where(query, replace(ask, filter=key))
        source = query.source_for(key)
        found[key] = reader.value(f"SELECT count(*) FROM {source}{where}", *params)
    return found


class View:
    """The order of a list as a temporary table on its own reader: any page by position."""

    def __init__(self, reader: Reader, query: Query, ask: Ask, count: int) -> None:
        self.reader = reader
        self.query = query
        self.ask = ask
        self.count = count

    @classmethod
    def make(cls, reader: Reader, query: Query, ask: Ask) -> "View":
        """Build the index (in a worker: it takes a fifth of a second at a million rows)."""
        query.compute(reader, ask.today)
        sql, params = index_sql(query, ask)
        reader.execute("DROP TABLE IF EXISTS temp.v")
        reader.execute("CREATE TEMP TABLE v (id INTEGER NOT NULL)")
        reader.execute(f"INSERT INTO temp.v {sql}", *params)
        return cls(reader, query, ask, reader.value("SELECT max(rowid) FROM temp.v") or 0)

    def ids(self, start: int, stop: int) -> list[int]:
        """The ids at positions start up to (not including) stop, from 0."""
        sql = "SELECT id FROM temp.v WHERE rowid > $1 AND rowid <= $2 ORDER BY rowid"
        return [id for (id,) in self.reader.rows(sql, start, stop)]

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows at positions start to stop; a row deleted since is left out."""
        return self.rows_of(self.ids(start, stop))

    def rows_of(self, ids: Sequence[int], keys: Sequence[str] | None = None) -> list[Row]:
        """The rows of some ids, in the order of the ids."""
        shown = [self.query.columns[key] for key in (keys or self.query.columns)]
        found: dict[int, Row] = {}
        for start in range(0, len(ids), 1000):
            some = ids[start : start + 1000]
            listed = ",".join(str(int(id)) for id in some)
            sql = (
                f"SELECT {', '.join([self.query.id, *shown])}"
                f" FROM {self.query.source_for(self.ask.filter, some)}"
                f" WHERE {self.query.id} IN ({listed})"
            )
            found.update((row[0], row) for row in self.reader.rows(sql, self.ask.today))
        return [found[id] for id in ids if id in found]

    def position(self, id: int) -> int | None:
        """Where a record stands, from 0; None where the list does not hold it."""
        place = self.reader.value("SELECT rowid FROM temp.v WHERE id = $1", id)
        return None if place is None else place - 1

    def positions(self, ids: Sequence[int]) -> dict[int, int]:
        """Where records stand, in one pass; those the list does not hold are left out."""
        listed = ",".join(str(int(id)) for id in ids)
        rows = self.reader.rows(f"SELECT id, rowid - 1 FROM temp.v WHERE id IN ({listed})")
        return dict(rows)

    def totals(
        self, ids: Sequence[int] | None = None, spans: Sequence[tuple[int, int]] | None = None
    ) -> dict[str, Any]:
        """The declared totals of some ids, of spans of positions (start, stop), or of the list."""
        if not self.query.totals:
            return {}
        inside = "SELECT id FROM temp.v" if ids is None else ",".join(str(int(id)) for id in ids)
        if spans is not None:
            inside = " UNION ALL ".join(
                f"SELECT id FROM temp.v WHERE rowid > {start:d} AND rowid <= {stop:d}"
                for start, stop in spans
            )
        sql = (
            f"SELECT {', '.join(self.query.totals.values())}"
            f" FROM {self.query.source_for(self.ask.filter)}"
            f" WHERE {self.query.id} IN ({inside})"
        )
        row = self.reader.row(sql, self.ask.today)
        return dict(zip(self.query.totals, row or (), strict=False))

    def close(self) -> None:
        """Drop the index with its reader."""
        self.reader.close()


__all__ = [
    "Ask",
    "Interrupted",
    "Query",
    "Reader",
    "Row",
    "View",
    "counts",
    "export_rows",
    "first_page",
    "index_sql",
    "matching",
    "page_sql",
]
