"""Receipts as frozen, for printing many of them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Ids = tuple[int, ...]


@dataclass(frozen=True)
class Batched:
    """An issued receipt among others to print; `content` is still the JSON text."""

    id: int
    reference: str
    kind: str
    tenant: str
    starts: date
    language: str
    content: str
    digest: str
    cancelled: bool


_BATCH = (
    "SELECT receipt.id, receipt.reference, receipt.kind, tenant.legal_name, invoice.starts,"
    " receipt.language, receipt.content, receipt.digest, receipt.voided_on IS NOT NULL"
    " FROM receipt JOIN tenant ON tenant.id = receipt.tenant_id"
    " JOIN invoice ON invoice.id = receipt.invoice_id"
)


def batched(
    reader: "Reader", ids: Ids | None, first: date | None, last: date | None
) -> list[Batched]:
    """Some receipts, or all that were issued between two days, in the order they were issued."""
    where, given = _where(ids, first, last)
    rows = reader.rows(f"{_BATCH} WHERE {where} ORDER BY receipt.issued_on, receipt.id", *given)
    return [
        Batched(*(*row[:4], date.fromisoformat(row[4]), *row[5:8], bool(row[8]))) for row in rows
    ]


def count(reader: "Reader", ids: Ids | None, first: date | None, last: date | None) -> int:
    """How many there are."""
    where, given = _where(ids, first, last)
    return int(reader.value(f"SELECT count(*) FROM receipt WHERE {where}", *given))


def _where(ids: Ids | None, first: date | None, last: date | None) -> tuple[str, tuple[Any, ...]]:
    if ids is not None:
        return f"receipt.id IN ({','.join(str(int(id)) for id in ids) or '0'})", ()
    return "receipt.issued_on BETWEEN $1 AND $2", (first or date.min, last or date.max)
