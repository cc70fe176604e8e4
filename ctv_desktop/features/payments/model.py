"""Payments, what they settle, certificates of what was withheld, receipts: drafts and tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Money
from ctv_desktop.database.meanings import means
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity
from ctv_desktop.values.say import say

means("payment spent twice", say("More was used of this payment than there is."))
means("receipt is kept", say("An issued receipt is cancelled with a reason, not changed."))
means("allocation receipted", say("A receipt was issued for this: cancel the receipt first."))


class PaymentDraft(SQLModel):
    """Money received from a tenant, in centimes; `falls_on` is when a cheque or bill is cashed."""

    tenant_id: int = Field(foreign_key="tenant.id", index=True)
    landlord_id: int = Field(foreign_key="landlord.id", index=True)
    received_on: date
    method: str = Field(default="transfer", max_length=20)
    amount: int = Money()
    bank: str = Field(default="", max_length=120)
    reference: str = Field(default="", max_length=80)
    falls_on: date | None = None
    note: str = Field(default="", max_length=2_000)


class Payment(PaymentDraft, Identity, table=True):
    """A stored payment. `unused` is what settles no invoice and was not paid back: a credit.

    `stamp` is the stamp duty on cash, due to the Treasury beside the amount (R18).
    `statement_key` says which line of a bank statement it came from, so that it comes once.
    """

    __tablename__ = "payment"
    __table_args__: ClassVar[Any] = (
        Index("payment_order", "received_on", "id"),
        CheckConstraint("amount > 0 AND unused >= 0 AND unused <= amount", name="payment_unused"),
        {"sqlite_autoincrement": True},
    )
    folded: ClassVar[Mapping[str, str]] = {"reference_key": "reference"}
    reference_key: str = Field(default="", index=True)
    state: str = Field(default="cleared", max_length=20)
    cleared_on: date | None = None
    bounced_on: date | None = None
    bounce_reason: str = Field(default="", max_length=200)
    stamp: int = Money(0)
    unused: int = Money(0)
    statement_key: str = Field(default="", max_length=64)


class Allocation(Identity, table=True):
    """What a payment settles of an invoice: from a day on, until it bounced.

    `since` is the day received, or the invoice's where it was paid in advance. While `receipt_id`
    is set it is on paper and does not change.
    """

    __tablename__ = "allocation"
    payment_id: int = Field(foreign_key="payment.id", index=True)
    invoice_id: int = Field(foreign_key="invoice.id", index=True)
    amount: int = Money(least=1)
    since: date = Field(index=True)
    ended_on: date | None = None
    receipt_id: int | None = Field(default=None, foreign_key="receipt.id", index=True)


class RepaymentDraft(SQLModel):
    """Credit of a payment given back to the tenant."""

    payment_id: int = Field(foreign_key="payment.id", index=True)
    amount: int = Money(least=1)
    paid_on: date
    note: str = Field(default="", max_length=400)


class Repayment(RepaymentDraft, Identity, table=True):
    """A stored repayment."""

    __tablename__ = "repayment"


class CertificateDraft(SQLModel):
    """The tenant's certificate of what it withheld on an invoice and paid to the tax office."""

    invoice_id: int = Field(foreign_key="invoice.id", index=True)
    number: str = Field(min_length=1, max_length=80)
    dated: date
    amount: int = Money(least=1)


class Certificate(CertificateDraft, Identity, table=True):
    """A stored certificate."""

    __tablename__ = "certificate"


class Receipt(Identity, table=True):
    """An issued receipt: of a period settled in full, or of a part with what is left (R25).

    As frozen as an invoice, but that it is cancelled with a reason, as when a cheque bounces.
    """

    __tablename__ = "receipt"
    __table_args__: ClassVar[Any] = (
        Index("receipt_number", "landlord_id", "series", "year", "number", unique=True),
        {"sqlite_autoincrement": True},
    )
    folded: ClassVar[Mapping[str, str]] = {"reference_key": "reference"}
    kind: str = Field(max_length=20)
    series: str = Field(max_length=10)
    year: int
    number: int
    reference: str = Field(max_length=40)
    reference_key: str = Field(default="", index=True)
    invoice_id: int = Field(foreign_key="invoice.id", index=True)
    lease_id: int = Field(foreign_key="lease.id", index=True)
    tenant_id: int = Field(foreign_key="tenant.id", index=True)
    landlord_id: int = Field(foreign_key="landlord.id", index=True)
    issued_on: date
    amount: int = Money(0)
    rest: int = Money(0)
    language: str = Field(default="fr", max_length=10)
    content: str = Field(sa_type=Text)
    digest: str = Field(max_length=64)
    voided_on: date | None = None
    void_reason: str = Field(default="", max_length=400)


PAYMENT_SEARCH = searched(
    "payment",
    "SELECT payment.id, payment.reference || ' ' || tenant.legal_name || ' ' || payment.bank"
    " FROM payment JOIN tenant ON tenant.id = payment.tenant_id WHERE {ids}",
    tenant="SELECT id FROM payment WHERE tenant_id = :row",
)
RECEIPT_SEARCH = searched(
    "receipt",
    "SELECT receipt.id, receipt.reference || ' ' || tenant.legal_name || ' ' || invoice.reference"
    " FROM receipt JOIN tenant ON tenant.id = receipt.tenant_id"
    " JOIN invoice ON invoice.id = receipt.invoice_id WHERE {ids}",
    tenant="SELECT id FROM receipt WHERE tenant_id = :row",
)
