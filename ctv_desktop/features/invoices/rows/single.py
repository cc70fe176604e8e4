"""One invoice or credit note with its lines, as its panel needs it."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.invoices.rows.lists import STATE
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Invoice:
    """An issued paper; centimes, a credit note's are negative. `content` is what it states."""

    id: int
    version: int
    kind: str
    reference: str
    lease_id: int
    lease: str
    tenant_id: int
    tenant: str
    landlord_id: int
    landlord: str
    covers: str
    starts: date
    ends: date
    issued_on: date
    due_on: date
    net: int
    vat: int
    gross: int
    withheld: int
    corrects_id: int | None
    corrects: str
    reason: str
    language: str
    digest: str
    cancelled: bool
    paid: int
    credited: int
    certified: int
    balance: int
    state: str
    content: dict[str, Any]

    @property
    def to_pay(self) -> int:
        """What the paper asked to be paid."""
        return self.gross - self.withheld


_COLUMNS = (
    "invoice.id, invoice.version, invoice.kind, invoice.reference, invoice.lease_id,"
    " lease.reference, invoice.tenant_id, tenant.legal_name, invoice.landlord_id,"
    " landlord.legal_name, invoice.covers, invoice.starts, invoice.ends, invoice.issued_on,"
    " invoice.due_on, invoice.net, invoice.vat, invoice.gross, invoice.withheld,"
    " invoice.corrects_id, coalesce(corrected.reference, ''), invoice.reason, invoice.language,"
    " invoice.digest, invoice.cancelled, invoice.paid, invoice.credited, invoice.certified,"
    " invoice.balance"
)
_DAYS = ("starts", "ends", "issued_on", "due_on")


def invoice(reader: "Reader", id: int, today: date) -> Invoice | None:
    """One paper as of a day; None where there is none."""
    row = reader.row(
        f"SELECT {_COLUMNS}, {STATE}, invoice.content FROM invoice"
        " JOIN lease ON lease.id = invoice.lease_id JOIN tenant ON tenant.id = invoice.tenant_id"
        " JOIN landlord ON landlord.id = invoice.landlord_id"
        " LEFT JOIN invoice AS corrected ON corrected.id = invoice.corrects_id"
        " WHERE invoice.id = $2",
        today,
        id,
    )
    if row is None:
        return None
    values = dict(zip(Invoice.__annotations__, row, strict=True))
    values |= {key: date.fromisoformat(values[key]) for key in _DAYS}
    values["cancelled"] = bool(values["cancelled"])
    values["content"] = json.loads(values["content"])
    return Invoice(**values)
