"""Verified copies of a park file with its attachments: at start when it changed, or on demand."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ctv_desktop.database.files import files_of
from ctv_desktop.database.troubles import as_unavailable
from ctv_desktop.values.errors import Unavailable, reason
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import say
from ctv_desktop.values.settings import copies_of

KEPT = 10  # automatic copies of one park
PAGES = 2_000  # pages a step: the writer is let through between steps


@dataclass(frozen=True)
class Copy:
    """A copy: where it is, when it was made (UTC), the last act of the journal it holds."""

    path: Path
    at: datetime
    act: int


def last_act(path: Path) -> int:
    """The number of the last act a park file holds; -1 where it cannot be read."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            found = connection.execute("SELECT max(id) FROM journal_act").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return -1
    return int(found[0] or 0)


def copies(park: Path) -> list[Copy]:
    """The automatic copies of a park, newest first."""
    found = []
    for path in copies_of(park).glob(f"{park.stem} *.ctv"):
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        found.append(Copy(path, at, last_act(path)))
    return sorted(found, key=lambda copy: copy.at, reverse=True)


def copy_when_changed(park: Path, now: datetime) -> Copy | None:
    """Copy a park whose journal has grown since its last copy. Gives the newest copy."""
    there = copies(park)
    if there and there[0].act >= last_act(park) >= 0:
        return there[0]
    made = save_copy(park, _name(park, now, ""))
    for old in there[KEPT - 1 :]:
        old.path.unlink(missing_ok=True)
    return made


def copy_before_upgrade(park: Path, version: int) -> Copy:
    """The copy made before the schema of a park changes."""
    return save_copy(park, _name(park, datetime.now(UTC), f" version {version}"))


def _name(park: Path, now: datetime, note: str) -> Path:
    stamp = now.astimezone(UTC).strftime("%Y-%m-%d %H%M%S")
    return copies_of(park) / f"{park.stem} {stamp}{note}.ctv"


def save_copy(
    park: Path, target: Path, stepped: Callable[[int, int], object] | None = None
) -> Copy:
    """Copy a park with SQLite's own backup, check the copy, then put it in place.

    A copy that does not check is thrown away. Raises Unavailable; the park is never touched.
    """
    if target.absolute() == park.absolute():
        raise Unavailable(say("A park cannot be copied onto itself. Choose another name."))
    begun = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _backup(park, begun, stepped)
        begun.replace(target)
        _copy_files(files_of(park), files_of(target), shared=target.parent == copies_of(park))
    except sqlite3.Error as error:
        raise as_unavailable(error, target) from error
    except OSError as error:
        raise Unavailable(
            say(
                "The copy “{name}” could not be written: {reason}.",
                name=target.name,
                reason=reason(error),
            )
        ) from error
    finally:
        with contextlib.suppress(OSError):
            begun.unlink(missing_ok=True)
    return Copy(target, datetime.fromtimestamp(target.stat().st_mtime, UTC), last_act(target))


def _backup(park: Path, begun: Path, stepped: Callable[[int, int], object] | None) -> None:
    source = sqlite3.connect(f"{park.absolute().as_uri()}?mode=ro", uri=True)
    copy = sqlite3.connect(begun)
    try:
        copy.execute("PRAGMA synchronous=OFF")
        source.backup(
            copy,
            pages=PAGES,
            progress=lambda _status, left, total: stepped(total - left, total) if stepped else None,
        )
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Unavailable(say("The copy did not pass its check and was thrown away."))
    finally:
        copy.close()
        source.close()
    with begun.open("rb+") as file:
        os.fsync(file.fileno())


def _copy_files(source: Path, target: Path, shared: bool) -> None:
    """Attachments never change under their name: automatic copies link them where they can."""
    if not source.is_dir():
        return
    for path in source.rglob("*"):
        there = target / path.relative_to(source)
        if path.is_file() and not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            if shared and _linked(path, there):
                continue
            shutil.copy2(path, there)


def _linked(path: Path, there: Path) -> bool:
    try:
        os.link(path, there)
    except OSError:
        return False
    return True
