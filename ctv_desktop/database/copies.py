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
ABANDONED = 3_600  # seconds: a copy still being written has been touched since
CHECKED = 100_000  # instructions of the check between two looks at who waits
PAGES = 2_000  # pages a step: the writer is let through between steps


# Called between steps with what is done and the whole; what it raises stops the copy.
Stepped = Callable[[int, int], object]


def nobody_waits(_done: int, _total: int) -> None:
    """Nobody looks on, nobody stops it."""


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


def copy_when_changed(park: Path, now: datetime, stepped: Stepped = nobody_waits) -> Copy | None:
    """Copy a park whose journal has grown since its last copy. Gives the newest copy.

    Where `stepped` raises, nothing of the copy is left; the next start makes it.
    """
    there = copies(park)
    if there and there[0].act >= last_act(park) >= 0:
        return there[0]
    _sweep(copies_of(park), now)
    made = save_copy(park, _name(park, now, ""), stepped)
    for old in there[KEPT - 1 :]:
        old.path.unlink(missing_ok=True)
    return made


def _sweep(folder: Path, now: datetime) -> None:
    """Remove what a copy left that was killed with the program: parts nobody writes any more."""
    for part in folder.glob(".*.part"):
        with contextlib.suppress(OSError):
            if now.timestamp() - part.stat().st_mtime > ABANDONED:
                part.unlink()


def copy_before_upgrade(park: Path, version: int) -> Copy:
    """The copy made before the schema of a park changes."""
    return save_copy(park, _name(park, datetime.now(UTC), f" version {version}"))


def _name(park: Path, now: datetime, note: str) -> Path:
    stamp = now.astimezone(UTC).strftime("%Y-%m-%d %H%M%S")
    return copies_of(park) / f"{park.stem} {stamp}{note}.ctv"


def save_copy(park: Path, target: Path, stepped: Stepped = nobody_waits) -> Copy:
    """Copy a park with SQLite's own backup, check the copy, then put it in place.

    A copy that does not check is thrown away. Raises Unavailable, and what `stepped` raises; the
    park is never touched.
    """
    if target.absolute() == park.absolute():
        raise Unavailable(say("A park cannot be copied onto itself. Choose another name."))
    begun = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _backup(park, begun, stepped)
        begun.replace(target)
        _copy_files(files_of(park), files_of(target), target.parent == copies_of(park))
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


def _backup(park: Path, begun: Path, stepped: Stepped) -> None:
    source = sqlite3.connect(f"{park.absolute().as_uri()}?mode=ro", uri=True)
    copy = sqlite3.connect(begun)
    try:
        copy.execute("PRAGMA synchronous=OFF")
        source.backup(
            copy, pages=PAGES, progress=lambda _status, left, total: stepped(total - left, total)
        )
        copy.execute("PRAGMA journal_mode=DELETE")
        if not _sound(copy, stepped):
            raise Unavailable(say("The copy did not pass its check and was thrown away."))
    finally:
        copy.close()
        source.close()
    with begun.open("rb+") as file:
        os.fsync(file.fileno())


def _sound(copy: sqlite3.Connection, stepped: Stepped) -> bool:
    """Whether the copy passes SQLite's check; `stepped` may stop it at any moment."""
    stopped: list[Exception] = []

    def look() -> int:
        try:
            stepped(1, 1)
        except Exception as error:  # noqa: BLE001 - handed on below: it cannot pass through SQLite
            stopped.append(error)
        return len(stopped)

    copy.set_progress_handler(look, CHECKED)
    try:
        return bool(copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise


def _copy_files(source: Path, target: Path, shared: bool) -> None:
    """Attachments never change under their name: automatic copies link them where they can."""
    if not source.is_dir():
        return
    for path in source.glob("[!.]*/[!.]*"):  # neither half-written nor set aside
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
