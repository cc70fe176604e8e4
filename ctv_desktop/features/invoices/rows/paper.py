"""What an issued paper states, as frozen, for printing it again."""

import json
from datetime import date
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


def arrears(reader: "Reader", lease_id: int, today: date) -> int:
    """What is overdue of a lease on a day, in centimes."""
    sql = (
        "SELECT coalesce(sum(balance), 0) FROM invoice"
        " WHERE lease_id = $1 AND balance > 0 AND kind = 'invoice' AND due_on < $2"
    )
    return int(reader.value(sql, lease_id, today) or 0)


@dataclass(frozen=True)
class Batched:
    """An issued paper among others to print; `content` is still the JSON text."""

    reference: str
    tenant: str
    starts: date
    content: str
    digest: str


_BATCH = (
    "SELECT invoice.reference, tenant.legal_name, invoice.starts, invoice.content, invoice.digest"
    " FROM invoice JOIN tenant ON tenant.id = invoice.tenant_id"
)
_ORDER = "ORDER BY invoice.issued_on, invoice.id"


def chosen(reader: "Reader", ids: tuple[int, ...]) -> list[Batched]:
    """Some papers, in the order in which they were issued."""
    among = ",".join(str(int(id)) for id in ids) or "0"
    return _batched(reader.rows(f"{_BATCH} WHERE invoice.id IN ({among}) {_ORDER}"))


def of_period(reader: "Reader", first: date, last: date) -> list[Batched]:
    """All papers issued between two days."""
    where = "WHERE invoice.issued_on BETWEEN $1 AND $2"
    return _batched(reader.rows(f"{_BATCH} {where} {_ORDER}", first, last))


def _batched(rows: list[tuple[Any, ...]]) -> list[Batched]:
    return [Batched(row[0], row[1], date.fromisoformat(row[2]), *row[3:]) for row in rows]
