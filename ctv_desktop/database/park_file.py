"""The park file: recognised before it is opened, made new, brought up to date, checked."""

import os
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

from ctv_desktop.database.troubles import DAMAGED, Damaged, as_unavailable
from ctv_desktop.database.version import SCHEMA_VERSION
from ctv_desktop.database.work import Database
from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

APPLICATION_ID = 0x43545631  # "CTV1"
MAGIC = b"SQLite format 3\x00"


def look(path: Path) -> int:
    """The schema version of a park file by its first 100 bytes; 0 where there is none yet.

    Raises Unavailable for a file that is not ours, damaged, newer or out of reach. Nothing is
    written: setting a journal mode would already change a foreign file.
    """
    if str(path).startswith(("postgresql:", "postgres:")):
        raise Unavailable(
            say("A park shared on a PostgreSQL server cannot be opened yet. Name a park file.")
        )
    try:
        if not path.exists() or path.stat().st_size == 0:
            return 0
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise Unavailable(_unreachable(path)) from error
    if len(head) < 100 or head[:16] != MAGIC:
        raise Unavailable(say("“{name}” is not a park file. It was left as it is.", name=path.name))
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID:
        raise Unavailable(
            say("“{name}” belongs to another program. It was left as it is.", name=path.name)
        )
    if version > SCHEMA_VERSION:
        raise Unavailable(_newer(path))
    return int(version)


def _unreachable(path: Path) -> Say:
    return say("The park file “{name}” cannot be read.", name=path.name)


def _newer(path: Path) -> Say:
    return say(
        "“{name}” was made by a newer version of this program. Update the program to open it.",
        name=path.name,
    )


def open_park(path: Path, schema: Callable[[], object]) -> Database:
    """Open a park file, making or upgrading it where due. Raises Unavailable."""
    version = look(path)
    try:
        if version < SCHEMA_VERSION:
            _bring_up(path, version)
        _answers(path)
    except sqlite3.Error as error:
        raise as_unavailable(error, path) from error
    except OSError as error:
        raise Unavailable(_unwritable(path)) from error
    return Database(path, schema)


def _unwritable(path: Path) -> Say:
    return say(
        "You may not write in the folder “{folder}”. Choose another place for the park file.",
        folder=str(path.parent),
    )


def _answers(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("SELECT 1 FROM journal_act LIMIT 1").fetchone()
        connection.execute("PRAGMA journal_mode=WAL")
    except DAMAGED as error:
        found = as_unavailable(error, path)
        if isinstance(found, Unavailable):
            raise found from error
        raise Damaged(path) from error  # our name on it, but not our tables
    finally:
        connection.close()
    if version > SCHEMA_VERSION:
        raise Unavailable(_newer(path))


def _bring_up(path: Path, version: int) -> None:
    if version:
        from ctv_desktop.database.copies import copy_before_upgrade

        copy_before_upgrade(path, version)
        migrate(path)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(path.parent)
    begun = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        migrate(begun)
        begun.replace(path)
    finally:
        for leftover in path.parent.glob(f"{begun.name}*"):
            leftover.unlink()


def migrate(path: Path) -> None:
    """Run the schema scripts that are due, in one transaction, then check the whole file."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    raw = sqlite3.connect(path, isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    try:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        event.listen(engine, "begin", lambda _connection: raw.execute("BEGIN IMMEDIATE"))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            if raw.execute("PRAGMA foreign_key_check").fetchone():
                raise sqlite3.IntegrityError("foreign keys broken by an upgrade")
    finally:
        engine.dispose()
        raw.close()


@dataclass(frozen=True)
class Finding:
    """One check of a park file: what was looked at, whether it is sound, and what was found."""

    title: Say
    sound: bool
    detail: str = ""


def examine(database: Database) -> list[Finding]:
    """Integrity, foreign keys and the journal's chain, in that order."""
    from ctv_desktop.database.journal import broken_links

    reader = database.reader()
    try:
        pages = [str(row[0]) for row in reader.rows("PRAGMA integrity_check(5)")]
        keys = reader.rows("PRAGMA foreign_key_check")
        links = broken_links(reader)
    finally:
        reader.close()
    return [
        Finding(say("Integrity of the file"), pages == ["ok"], "; ".join(pages)[:400]),
        Finding(say("Links between records"), not keys, ", ".join(str(row[0]) for row in keys[:5])),
        Finding(say("Chain of the journal"), not links, ", ".join(map(str, links[:5]))),
    ]
