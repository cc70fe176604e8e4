"""The search rows of each noun, kept in the same transaction as the records they speak of."""

import sqlite3
from collections.abc import Iterable, Mapping

from ctv_desktop.values.folding import fold
from ctv_desktop.values.record import dataclass, field


@dataclass(frozen=True)
class Searched:
    """What is searched of one noun.

    `texts` gives (id, text) of all its records; `{ids}` in it is narrowed to some. `touched` says
    which records a change of another table's row reaches: SQL giving ids, compared with `= :row`.
    """

    table: str
    texts: str
    touched: Mapping[str, str] = field(default_factory=dict)

    @property
    def index(self) -> str:
        """The full-text table, whose rowid is the record's id."""
        return f"{self.table}_search"


REGISTRY: dict[str, Searched] = {}


def searched(table: str, texts: str, **touched: str) -> Searched:
    """Declare what is searched of a noun, beside its model."""
    REGISTRY[table] = Searched(table, texts, touched)
    return REGISTRY[table]


def refresh(connection: sqlite3.Connection, changed: Mapping[str, Iterable[int]]) -> None:
    """Rewrite the search rows of the changed records and of those that name them."""
    for noun in REGISTRY.values():
        ids = set(changed.get(noun.table, ()))
        for table, sql in noun.touched.items():
            rows = changed.get(table)
            if rows:  # one statement for all: an import changes ten thousand rows at once
                listed = ",".join(str(int(row)) for row in rows)
                found = connection.execute(sql.replace("= :row", f"IN ({listed})"))
                ids.update(id for (id,) in found if id is not None)
        if ids:
            rewrite(connection, noun, ids)


def rewrite(
    connection: sqlite3.Connection, noun: Searched, ids: Iterable[int] | None = None
) -> None:
    """Rewrite the search rows of some records, or of all."""
    if ids is None:
        connection.execute(f"DELETE FROM {noun.index}")
        narrowed = "1 = 1"
    else:
        listed = ",".join(str(int(id)) for id in ids)
        connection.execute(f"DELETE FROM {noun.index} WHERE rowid IN ({listed})")
        narrowed = f"{noun.table}.id IN ({listed})"
    texts = connection.execute(noun.texts.replace("{ids}", narrowed)).fetchall()
    rows = [(id, fold(text)[:20_000]) for id, text in texts]
    if rows:
        connection.executemany(f"INSERT INTO {noun.index} (rowid, text) VALUES (?, ?)", rows)
