"""Attached files: their bytes lie beside the park file under their hash, written once."""

import contextlib
import os
from pathlib import Path

from ctv_desktop.values.errors import Refused, Unavailable, reason
from ctv_desktop.values.language import current
from ctv_desktop.values.say import say


def files_of(park: Path) -> Path:
    """The folder of a park's attached files, beside it."""
    return park.with_name(f"{park.stem}.files")


def file_of(park: Path, digest: str) -> Path:
    """Where the bytes of a hash lie: `<park>.files/ab/<hash>`."""
    return files_of(park) / digest[:2] / digest


def content(park: Path, digest: str) -> bytes | None:
    """The bytes of a hash, or None where there are none."""
    if not digest:
        return None
    try:
        return file_of(park, digest).read_bytes()
    except OSError:
        return None


def read(path: Path, most: int) -> bytes:
    """The bytes of a file the user chose, at most so many. Raises Refused."""
    try:
        size = path.stat().st_size
        if size > most:
            raise Refused(
                {
                    "": say(
                        "“{name}” is too large ({size}): a file has at most {most}.",
                        name=path.name,
                        size=current().size(size),
                        most=current().size(most),
                    )
                }
            )
        found = path.read_bytes()
    except OSError as error:
        raise Refused(
            {"": say("“{name}” cannot be read: {reason}.", name=path.name, reason=reason(error))}
        ) from error
    if not found:
        raise Refused({"": say("“{name}” is empty.", name=path.name)})
    return found


def keep(park: Path, content: bytes) -> str:
    """Write bytes once and give their hash; no half-written file ever stands under one.

    Raises Unavailable.
    """
    import hashlib  # needs a large library: not before the first paint

    digest = hashlib.sha256(content).hexdigest()
    place = file_of(park, digest)
    if place.exists():
        with contextlib.suppress(OSError):
            os.utime(place)  # taken again: not to be swept away before a row names it
        return digest
    begun = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with begun.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        begun.replace(place)
    except OSError as error:
        with contextlib.suppress(OSError):
            begun.unlink(missing_ok=True)
        raise Unavailable(
            say(
                "The file could not be kept beside the park: {reason}.",
                reason=reason(error),
            )
        ) from error
    return digest
