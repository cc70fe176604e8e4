"""Files of tickets: their bytes lie beside the database under their hash, their names in it."""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.database.copies import files_of
from ctv_desktop.features.tickets import rules
from ctv_desktop.features.tickets.model import Attachment, AttachmentDraft
from ctv_desktop.features.tickets.store.acts import acting
from ctv_desktop.features.tickets.store.ticket import note
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.language import current
from ctv_desktop.values.say import say
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database


def attach(database: "Database", id: int, path: Path) -> "Changed":
    """Keep a copy of a file with a ticket. Raises Refused for a file that cannot be read or is
    too large, Unavailable where there is no room for it.
    """
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    name = clean(path.name)[-200:] or "?"
    with acting(database, id, "attach", say("Attach a file to ticket {reference}", reference="")) as (work, row):
        work.put(
            Attachment,
            AttachmentDraft,
            {
                "ticket_id": id,
                "name": name,
                "digest": digest,
                "size": len(content),
                "added_at": database.now(),
            },
        )
        note(work, database, row, "file", name)
        _keep(file_of(database.path, digest), content)
    return work.changed


def file_of(park: Path, digest: str) -> Path:
    """Where the bytes of a hash lie: `<park>.files/ab/<hash>`."""
    return files_of(park) / digest[:2] / digest


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > rules.LARGEST_FILE:
            raise Refused(
                {
                    "": say(
                        "“{name}” is too large ({size}): a file has at most {most}.",
                        name=path.name,
                        size=current().size(size),
                        most=current().size(rules.LARGEST_FILE),
                    )
                }
            )
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "?"
        raise Refused(
            {"": say("“{name}” cannot be read: {reason}.", name=path.name, reason=reason)}
        ) from error
    if not content:
        raise Refused({"": say("“{name}” is empty.", name=path.name)})
    return content


def _keep(place: Path, content: bytes) -> None:
    """Write the bytes once; a half-written file never stands under a hash."""
    if place.exists():
        return
    begun = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with begun.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        begun.replace(place)
    except OSError as error:
        begun.unlink(missing_ok=True)
        raise Unavailable(
            say(
                "The file could not be kept beside the park: {reason}.",
                reason=error.strerror or "?",
            )
        ) from error
