"""Rows into a new park file in bulk: one transaction, indexes made last, search and journal too."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from ctv_desktop.app.demo.rows import Row
from ctv_desktop.database.sealing import Change, append
from ctv_desktop.database.search import REGISTRY
from ctv_desktop.database.work import Database
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say

CHUNK = 20_000
AUTHOR = "CTV Desktop"


class Builder(Database):
    """The hand that writes a demo park: its acts are not the user's, so Ctrl+Z leaves them."""

    moment = datetime(2000, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        """The morning of the park's own day, so that the same park is the same bytes."""
        return self.moment


@dataclass
class Writing:
    """A new park file being filled."""

    raw: sqlite3.Connection
    indexes: list[str]

    @classmethod
    def begin(cls, path: Path, heavy: bool) -> "Writing":
        """Open a fresh file for one large transaction; its indexes wait for the end."""
        raw = sqlite3.connect(path, isolation_level=None)
        for pragma in (
            "journal_mode=MEMORY",
            "synchronous=OFF",
            "foreign_keys=ON",
            "temp_store=MEMORY",
            "cache_size=-400000",
        ):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN IMMEDIATE")
        found = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            " AND tbl_name IN ('ticket', 'remark', 'journal_change')"
        ).fetchall()
        writing = cls(raw, [sql for _name, sql in found] if heavy else [])
        if heavy:
            for name, _sql in found:
                raw.execute(f"DROP INDEX {name}")
        return writing

    def insert(self, table: str, rows: Iterable[Row]) -> int:
        """Put full rows into a table; gives how many."""
        found = iter(rows)
        count = 0
        sql = ""
        while chunk := list(islice(found, CHUNK)):
            if not sql:
                keys = ", ".join(chunk[0])
                marks = ", ".join(f":{key}" for key in chunk[0])
                sql = f"INSERT INTO {table} ({keys}) VALUES ({marks})"  # noqa: S608 - our own names
            self.raw.executemany(sql, chunk)
            count += len(chunk)
        return count

    def search(self) -> None:
        """The search rows of every noun; each word is folded once."""
        words: dict[str, str] = {}

        def folded(text: str) -> str:
            return " ".join(
                words.get(word) or words.setdefault(word, fold(word)) for word in text.split()
            )[:20_000]

        for noun in REGISTRY.values():
            texts = self.raw.execute(noun.texts.replace("{ids}", "1 = 1"))
            while chunk := texts.fetchmany(CHUNK):
                self.raw.executemany(
                    f"INSERT INTO {noun.index} (rowid, text) VALUES (?, ?)",  # noqa: S608 - our own names
                    [(id, folded(text)) for id, text in chunk],
                )

    def record(self, builder: Builder, said: Say, tables: Iterable[str]) -> None:
        """One act that made all rows of some tables."""
        append(self.raw, builder, said, list(self._changes(tables)))

    def _changes(self, tables: Iterable[str]) -> Iterator[Change]:
        for table in tables:
            cursor = self.raw.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - our own names
            keys = [each[0] for each in cursor.description]
            for values in cursor:
                row = dict(zip(keys, values, strict=True))
                yield Change(table, row["id"], None, row)

    def end(self) -> None:
        """Make the indexes, commit, and leave the file as an ordinary park."""
        for sql in self.indexes:
            self.raw.execute(sql)
        self.raw.execute("COMMIT")
        self.raw.execute("ANALYZE")
        self.raw.execute("PRAGMA journal_mode=WAL")
        self.raw.close()
