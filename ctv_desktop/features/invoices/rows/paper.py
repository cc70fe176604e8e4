"""What an issued paper states, as frozen, for printing it again."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.tenants.rows import mail_of
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

    id: int
    reference: str
    kind: str
    tenant: str
    starts: date
    language: str
    content: str
    digest: str


_BATCH = (
    "SELECT invoice.id, invoice.reference, invoice.kind, tenant.legal_name, invoice.starts,"
    " invoice.language, invoice.content, invoice.digest"
    " FROM invoice JOIN tenant ON tenant.id = invoice.tenant_id"
)


def batched(
    reader: "Reader", ids: tuple[int, ...] | None, first: date | None, last: date | None
) -> list[Batched]:
    """Some papers, or all that were issued between two days, in the order they were issued."""
    where, given = _where(ids, first, last)
    rows = reader.rows(f"{_BATCH} WHERE {where} ORDER BY invoice.issued_on, invoice.id", *given)
    return [Batched(*(*row[:4], date.fromisoformat(row[4]), *row[5:])) for row in rows]


def count(
    reader: "Reader", ids: tuple[int, ...] | None, first: date | None, last: date | None
) -> int:
    """How many there are."""
    where, given = _where(ids, first, last)
    return int(reader.value(f"SELECT count(*) FROM invoice WHERE {where}", *given))


def _where(
    ids: tuple[int, ...] | None, first: date | None, last: date | None
) -> tuple[str, tuple[Any, ...]]:
    if ids is not None:
        return f"invoice.id IN ({','.join(str(int(id)) for id in ids) or '0'})", ()
    return "invoice.issued_on BETWEEN $1 AND $2", (first or date.min, last or date.max)


def addressed(reader: "Reader", id: int) -> str:
    """The e-mail address an invoice is sent to; nothing where none is noted."""
    tenant = reader.value("SELECT tenant_id FROM invoice WHERE id = $1", id)
    return mail_of(reader, tenant)
