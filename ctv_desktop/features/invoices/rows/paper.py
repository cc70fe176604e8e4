"""What an issued paper states, as frozen, for printing it again."""

import json
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Issued:
    """The content of an issued paper and its SHA-256."""

    reference: str
    content: dict[str, Any]
    digest: str


def issued(reader: "Reader", id: int) -> Issued | None:
    """One invoice or credit note; None where there is none."""
    row = reader.row("SELECT reference, content, digest FROM invoice WHERE id = $1", id)
    return None if row is None else Issued(row[0], json.loads(row[1]), row[2])
