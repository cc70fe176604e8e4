"""What an issued paper states, as frozen, for printing it again."""

import json
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from datetime import date

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


def arrears(reader: "Reader", lease_id: int, today: "date") -> int:
    """What is overdue of a lease on a day, in centimes."""
    sql = (
        "SELECT coalesce(sum(balance), 0) FROM invoice"
        " WHERE lease_id = $1 AND balance > 0 AND kind = 'invoice' AND due_on < $2"
    )
    return int(reader.value(sql, lease_id, today) or 0)
