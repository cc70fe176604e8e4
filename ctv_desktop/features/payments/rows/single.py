"""One payment, one receipt, and what an invoice was settled by."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _dated(row: Iterable[Any], places: tuple[int, ...]) -> Iterator[Any]:
    """A row with days where days stand."""
    return (_day(value) if place in places else value for place, value in enumerate(row))


@dataclass(frozen=True)
class Payment:
    """A payment as stored; sums in centimes."""

    id: int
    version: int
    tenant_id: int
    tenant: str
    landlord_id: int
    landlord: str
    received_on: date
    method: str
    amount: int
    bank: str
    reference: str
    falls_on: date | None
    note: str
    state: str
    cleared_on: date | None
    bounced_on: date | None
    bounce_reason: str
    stamp: int
    unused: int
    receipts: int  # that state it and stand


@dataclass(frozen=True)
class Share:
    """A part of an invoice that a payment settles; `ended_on` where it was taken back."""

    id: int
    payment_id: int
    method: str
    received_on: date
    payment_reference: str
    invoice_id: int
    invoice: str
    due_on: date
    amount: int
    ended_on: date | None
    receipt_id: int | None


@dataclass(frozen=True)
class Receipt:
    """A receipt as issued; `content` is what its paper states."""

    id: int
    version: int
    kind: str
    reference: str
    invoice_id: int
    invoice: str
    lease_id: int
    lease: str
    tenant_id: int
    tenant: str
    issued_on: date
    amount: int
    rest: int
    digest: str
    voided_on: date | None
    void_reason: str
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Certificate:
    """A withholding certificate on an invoice."""

    id: int
    number: str
    dated: date
    amount: int


def payment(reader: "Reader", id: int) -> Payment | None:
    """One payment; None where there is none."""
    row = reader.row(
        "SELECT payment.id, payment.version, tenant.id, tenant.legal_name, landlord.id,"
        " landlord.legal_name, received_on, method, amount, payment.bank, reference, falls_on,"
        " note, state, cleared_on, bounced_on, bounce_reason, stamp, unused,"
        " (SELECT count(*) FROM allocation WHERE payment_id = payment.id"
        " AND receipt_id IS NOT NULL) FROM payment"
        " JOIN tenant ON tenant.id = payment.tenant_id"
        " JOIN landlord ON landlord.id = payment.landlord_id WHERE payment.id = $1",
        id,
    )
    if row is None:
        return None
    return Payment(*_dated(row, (6, 11, 14, 15)))


def shares(reader: "Reader", payment: int | None = None, invoice: int | None = None) -> list[Share]:
    """What a payment settles, or what settles an invoice; the latest first."""
    rows = reader.rows(
        "SELECT a.id, payment.id, payment.method, payment.received_on, payment.reference,"
        " invoice.id, invoice.reference, invoice.due_on, a.amount, a.ended_on, a.receipt_id"
        " FROM allocation AS a JOIN payment ON payment.id = a.payment_id"
        " JOIN invoice ON invoice.id = a.invoice_id"
        " WHERE ($1 IS NULL OR a.payment_id = $1) AND ($2 IS NULL OR a.invoice_id = $2)"
        " AND (a.ended_on IS NULL OR payment.state = 'bounced')"
        " ORDER BY a.since DESC, a.id DESC",
        payment, invoice,
    )  # fmt: skip
    days = (3, 7, 9)
    return [Share(*_dated(row, days)) for row in rows]


def receipt(reader: "Reader", id: int) -> Receipt | None:
    """One receipt; None where there is none."""
    row = reader.row(
        "SELECT receipt.id, receipt.version, receipt.kind, receipt.reference, invoice.id,"
        " invoice.reference, lease.id, lease.reference, tenant.id, tenant.legal_name,"
        " receipt.issued_on, amount, rest, receipt.digest, voided_on, void_reason, receipt.content"
        " FROM receipt JOIN invoice ON invoice.id = receipt.invoice_id"
        " JOIN lease ON lease.id = receipt.lease_id"
        " JOIN tenant ON tenant.id = receipt.tenant_id WHERE receipt.id = $1",
        id,
    )
    if row is None:
        return None
    *rest, content = _dated(row, (10, 14))
    return Receipt(*(*rest, json.loads(content)))


def receipts_of(reader: "Reader", invoice: int) -> list[tuple[int, str, str, int, bool]]:
    """The receipts of an invoice: id, reference, kind, amount, whether it was cancelled."""
    rows = reader.rows(
        "SELECT id, reference, kind, amount, voided_on IS NOT NULL FROM receipt"
        " WHERE invoice_id = $1 ORDER BY id DESC",
        invoice,
    )
    return [(id, reference, kind, amount, bool(void)) for id, reference, kind, amount, void in rows]


def certificates_of(reader: "Reader", invoice: int) -> list[Certificate]:
    """The withholding certificates of an invoice."""
    rows = reader.rows(
        "SELECT id, number, dated, amount FROM certificate WHERE invoice_id = $1 ORDER BY id",
        invoice,
    )
    return [
        Certificate(id, number, date.fromisoformat(day), amount) for id, number, day, amount in rows
    ]
