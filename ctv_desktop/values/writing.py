"""Files written whole or not at all: a full disk or a stop half way leaves no stump."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ctv_desktop.values.errors import Unavailable, reason
from ctv_desktop.values.say import Say, say


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file written beside its place and put there when it is complete. Raises Unavailable."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.touch()
        yield part
        part.replace(path)
    except OSError as error:
        raise Unavailable(_why(path, error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def put(path: Path, data: bytes) -> None:
    """Write some bytes as a file. Raises Unavailable, and leaves what was there before."""
    with whole(path) as part:
        part.write_bytes(data)


def _why(path: Path, error: OSError) -> Say:
    if isinstance(error, PermissionError):
        return say(
            "“{name}” cannot be written. Close it if it is open elsewhere, or choose another"
            " folder.",
            name=path.name,
        )
    return say("“{name}” cannot be written: {reason}.", name=path.name, reason=reason(error))
