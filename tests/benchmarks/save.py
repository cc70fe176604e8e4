"""One save with its journal and search rows, against a raw insert as durable (P6).

Run with `python -m tests.benchmarks.save`. The sides take turns, each in its own park file on the
same disk, under the same pragmas.
"""

import argparse
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlmodel import Session

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.session import PRAGMAS, writing_engine
from ctv_desktop.features.tenants import store
from ctv_desktop.features.tenants.model import Tenant
from tests.benchmarks._measure import in_turn, ms, told


def values(number: int) -> dict[str, object]:
    """A tenant of everyday size, without contacts: the raw side writes one row too."""
    return {
        "legal_name": f"Atlas Données {number} SARL",
        "trade_name": f"Atlas {number}",
        "city": "Casablanca",
        "address": f"{number}, boulevard Zerktouni",
        "email": f"contact{number}@example.com",
    }


def raw_connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def columns_of(path: Path) -> tuple[list[str], tuple[object, ...]]:
    """A tenant's row as our own save wrote it, to be written again by the raw side."""
    connection = sqlite3.connect(path)
    cursor = connection.execute("SELECT * FROM tenant ORDER BY id DESC LIMIT 1")
    row = cursor.fetchone()
    connection.close()
    names = [each[0] for each in cursor.description]
    keep = [place for place, name in enumerate(names) if name != "id"]
    return [names[place] for place in keep], tuple(row[place] for place in keep)


class Timed:
    """Seconds of one act, another number each time; `busy` holds those of the processor."""

    def __init__(self, act: Callable[[int], object]) -> None:
        self.act = act
        self.number = 0
        self.busy: list[float] = []

    def __call__(self) -> float:
        self.number += 1
        busy, start = time.process_time(), time.perf_counter()
        self.act(self.number)
        took = time.perf_counter() - start
        self.busy.append(time.process_time() - busy)
        return took


def into(path: Path, sql: str, row: tuple[object, ...]) -> Callable[[int], object]:
    """The raw side: one insert in a transaction of its own."""
    connection = raw_connection(path)

    def insert(_number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(sql, row)
        connection.execute("COMMIT")

    return insert


def mapped_into(path: Path) -> Callable[[int], object]:
    """What SQLModel's own unit of work takes, without journal, search or checks."""
    plain = writing_engine(path)

    def mapped(number: int) -> None:
        with Session(plain) as session:
            session.add(Tenant.model_validate(values(number)))
            session.commit()

    return mapped


def compare(folder: Path, rounds: int) -> None:
    park = open_park(folder / "ours.ctv", schema)
    for number in range(20):
        store.save(park, {**values(-number), "contacts": []})
    names, row = columns_of(park.path)
    open_park(folder / "empty.ctv", schema).close()
    for side in ("raw", "mapped"):
        shutil.copy(folder / "empty.ctv", folder / f"{side}.ctv")
    sql = f"INSERT INTO tenant ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"

    def save(number: int) -> None:
        store.save(park, {**values(number), "contacts": []})

    def edit(number: int) -> None:
        store.save(park, {**values(number), "contacts": []}, 1, number)

    acts = (into(folder / "raw.ctv", sql, row), mapped_into(folder / "mapped.ctv"), save, edit)
    sides = [Timed(act) for act in acts]
    least, bare, new, changed = in_turn(sides, rounds)
    print(
        f"raw insert {ms(least)}, SQLModel's add and commit alone {ms(bare)}, tenant saved with"
        f" checks, journal and search {ms(new)}, edited {ms(changed)} (medians of {rounds})"
    )
    busy = ", ".join(ms(statistics.median(side.busy)) for side in sides)
    print(f"of which the processor, the disk's share left out: {busy}")
    told("P6", "one save / raw insert as durable", new / least, 3)
    told("P6", "one edit / raw insert as durable", changed / least, 3)
    park.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=400)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), chosen.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
