"""The search rows of each noun, kept in the same transaction as the records they speak of."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping

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


Rows = Mapping[str, Collection[int]]


def refresh(connection: sqlite3.Connection, changed: Rows, fresh: Rows) -> None:
    """Rewrite the search rows of the changed records and of those that name them.

    Records that are `fresh` (new in this act) have none yet.
    """
    for noun in REGISTRY.values():
        ids = set(changed.get(noun.table, ()))
        for table, sql in noun.touched.items():
            rows = changed.get(table)
            if rows:  # one statement for all: an import changes ten thousand rows at once
                found = connection.execute(sql.replace("= :row", f"IN ({_listed(rows)})"))
                ids.update(id for (id,) in found if id is not None)
        if ids:
            rewrite(connection, noun, ids, ids - set(fresh.get(noun.table, ())))


def _listed(ids: Iterable[int]) -> str:
    return ",".join([str(int(id)) for id in ids])


def rewrite(
    connection: sqlite3.Connection, noun: Searched, ids: Collection[int], known: Collection[int]
) -> None:
    """Write the search rows of some records; those `known` have older ones, which go."""
    if known:
        connection.execute(f"DELETE FROM {noun.index} WHERE rowid IN ({_listed(known)})")
    narrowed = noun.texts.replace("{ids}", f"{noun.table}.id IN ({_listed(ids)})")
    rows = [(id, fold(text)[:20_000]) for id, text in connection.execute(narrowed)]
    if rows:
        connection.executemany(f"INSERT INTO {noun.index} (rowid, text) VALUES (?, ?)", rows)
