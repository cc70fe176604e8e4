"""Attached files that nothing names, such as the photos of a form that was given up.

They are set aside a week after they were last taken, and gone for good after another; one that a
row, a line of the journal or a draft names by then is put back where it was. What cannot be read
stops the sweep: rather a file too many than one too few.
"""

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ctv_desktop.database.copies import Stepped, nobody_waits
from ctv_desktop.database.files import file_of, files_of

WEEK, DAY = 7 * 86_400, 86_400  # seconds
ASIDE, SWEPT = ".unnamed", ".swept"
MANY = 500  # values between two looks at who waits
_HASH = re.compile(r"[0-9a-f]{64}")
_HASHES = re.compile(rb"[0-9a-f]{64,}")


def unnamed(park: Path, drafts: Path, stepped: Stepped = nobody_waits) -> list[Path]:
    """The files of a park that nothing names, those set aside included.

    `drafts` is the folder of forms that were not saved. Raises OSError, sqlite3.Error.
    """
    here, aside = _files(files_of(park)), _aside(park)
    left = _nameless(park, drafts, {*here, *aside}, stepped)
    return [path for found in (here, aside) for name, path in found.items() if name in left]


def sweep(park: Path, drafts: Path, now: datetime, stepped: Stepped = nobody_waits) -> int:
    """Set aside and remove what nothing names, at most once a day; gives how many are gone.

    Raises OSError, sqlite3.Error.
    """
    folder, time = files_of(park), now.timestamp()
    if not folder.is_dir() or not _alone(park) or _swept(folder / SWEPT, time):
        return 0
    here = {name: path for name, path in _files(folder).items() if _old(path, time)}
    aside, gone = _aside(park), 0
    left = _nameless(park, drafts, {*here, *aside}, stepped)
    for name, path in aside.items():
        if name not in left:
            file_of(park, name).parent.mkdir(exist_ok=True)
            path.replace(file_of(park, name))
        elif _old(path, time):
            path.unlink()
            gone += 1
    for name in left & here.keys():
        _set_aside(folder, here[name], time)
    (folder / SWEPT).touch()
    os.utime(folder / SWEPT, (time, time))
    return gone


def _set_aside(folder: Path, path: Path, time: float) -> None:
    """Move a file out of the way; its week begins before it is moved, whatever stops us."""
    if _old(path, time):  # not if it was taken again meanwhile
        (folder / ASIDE).mkdir(exist_ok=True)
        os.utime(path, (time, time))
        path.replace(folder / ASIDE / path.name)


def _files(folder: Path) -> dict[str, Path]:
    """What lies there under its hash."""
    found = folder.glob("[0-9a-f][0-9a-f]/*")
    return {path.name: path for path in found if _HASH.fullmatch(path.name)}


def _aside(park: Path) -> dict[str, Path]:
    found = (files_of(park) / ASIDE).glob("*")
    return {path.name: path for path in found if _HASH.fullmatch(path.name)}


def _old(path: Path, time: float) -> bool:
    return time - path.stat().st_mtime > WEEK


def _swept(mark: Path, time: float) -> bool:
    return mark.exists() and 0 <= time - mark.stat().st_mtime < DAY


def _alone(park: Path) -> bool:
    """Whether no other park shares the folder: “x.ctv” and “x.park” would."""
    return all(
        path.name.startswith(park.name)
        for path in park.absolute().parent.iterdir()
        if path.stem.casefold() == park.stem.casefold() and path.is_file()
    )


def _nameless(park: Path, drafts: Path, names: set[str], stepped: Stepped) -> set[str]:
    """Those of some hashes that no text of the park and no draft holds, wherever it stands."""
    left = {name.encode() for name in names}
    if not left:
        return set()
    for text in _texts(park, drafts, stepped):
        if not left:
            break
        for run in _HASHES.findall(text):
            left -= {run} if len(run) == 64 else {name for name in left if name in run}
    return {name.decode() for name in left}


def _texts(park: Path, drafts: Path, stepped: Stepped) -> Iterator[bytes]:
    for path in drafts.rglob("*.json"):
        yield path.read_bytes()
    connection = sqlite3.connect(f"{park.absolute().as_uri()}?mode=ro", uri=True)
    with contextlib.closing(connection):
        connection.text_factory = bytes  # whatever a broken text holds
        connection.execute("BEGIN")
        for table, column in _columns(connection):
            values = connection.execute(
                f'SELECT CAST("{column}" AS BLOB) FROM "{table}" WHERE length("{column}") >= 64'
            )
            for place, (value,) in enumerate(values):
                if place % MANY == 0:
                    stepped(1, 1)
                yield value


def _columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every column of every table, the long journal last; what a search table holds is a copy."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
    ).fetchall()
    tables = [(name.decode(), sql.decode().upper()) for name, sql in found if sql]
    searches = tuple(name for name, sql in tables if sql.startswith("CREATE VIRTUAL"))
    copies = tuple(f"{name}_" for name in searches)
    real = [name for name, _ in tables if name not in searches and not name.startswith(copies)]
    return [
        (table, row[1].decode())
        for table in sorted(real, key=lambda name: name.startswith("journal"))
        for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    ]
