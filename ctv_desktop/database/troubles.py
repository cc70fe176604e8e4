"""Driver errors sorted: the surroundings failed (a sentence for the user), or it is our mistake."""

import os
import sqlite3
from pathlib import Path

from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.say import Say, say


class Interrupted(Exception):
    """A read was called off because nobody waits for it any more."""


DAMAGED = (sqlite3.DatabaseError, UnicodeDecodeError)  # the driver chokes on torn texts, too


def as_unavailable(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Exception:
    """What a driver error means; our own mistakes come back unchanged."""
    if isinstance(error, UnicodeDecodeError) or "Could not decode" in str(error):
        return Damaged(path)
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return Interrupted()
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(path)
    if code == sqlite3.SQLITE_CANTOPEN and path.is_file() and not os.access(path.parent, os.W_OK):
        code = sqlite3.SQLITE_PERM  # it is there: its journal cannot be made beside it
    said = _sentences(path).get(code)
    return Unavailable(said) if said else error


class Damaged(Unavailable):
    """A park file whose content cannot be what we wrote; one of its copies may be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(say("The park file “{name}” is damaged.", name=path.name))
        self.path = path


def _sentences(path: Path) -> dict[int, Say]:
    name = path.name
    return {
        sqlite3.SQLITE_BUSY: say(
            "The park file “{name}” is in use by another program. Try again.", name=name
        ),
        sqlite3.SQLITE_LOCKED: say(
            "The park file “{name}” is in use by another program. Try again.", name=name
        ),
        sqlite3.SQLITE_CANTOPEN: say("The park file “{name}” cannot be opened.", name=name),
        sqlite3.SQLITE_READONLY: say("The park file “{name}” is read-only.", name=name),
        sqlite3.SQLITE_FULL: say("The disk is full; nothing was saved."),
        sqlite3.SQLITE_IOERR: say("The disk does not answer; nothing was saved."),
        sqlite3.SQLITE_PERM: say("You may not write in the folder of “{name}”.", name=name),
        sqlite3.SQLITE_AUTH: say("You may not write in the folder of “{name}”.", name=name),
    }
