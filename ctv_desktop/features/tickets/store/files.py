"""Files of tickets: their bytes lie beside the database under their hash, their names in it."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.database import files
from ctv_desktop.features.tickets import rules
from ctv_desktop.features.tickets.model import Attachment, AttachmentDraft
from ctv_desktop.features.tickets.store.acts import acting
from ctv_desktop.features.tickets.store.ticket import note
from ctv_desktop.values.say import say
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database


def attach(database: "Database", id: int, path: Path) -> "Changed":
    """Keep a copy of a file with a ticket. Raises Refused for a file that cannot be read or is
    too large, Unavailable where there is no room for it.
    """
    content = files.read(path, rules.LARGEST_FILE)
    name = clean(path.name)[-200:] or "?"
    said = say("Attach a file to ticket {reference}", reference="")
    with acting(database, id, "attach", said) as (work, row):
        work.put(
            Attachment,
            AttachmentDraft,
            {
                "ticket_id": id,
                "name": name,
                "digest": hashlib.sha256(content).hexdigest(),
                "size": len(content),
                "added_at": database.now(),
            },
        )
        note(work, database, row, "file", name)
        files.keep(database.path, content)
    return work.changed
