"""Invoices, credit notes, and what waits to be invoiced beside rent: drafts and tables."""

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

means("period invoiced twice", say("Some of these days of the lease are already invoiced."))
means("issued paper is kept", say("An issued invoice is corrected by a credit note, not changed."))
LEAST = -99_999_999_999_999  # centimes: credit notes are negative


class Invoice(Identity, table=True):
    """An issued invoice or credit note: frozen (triggers watch), but for what was settled since.

    Amounts in centimes; a credit note's are negative. `content` is all that its paper states, as
    JSON; `digest` its SHA-256. `covers` says what an invoice is for: a "period" of the lease (no
    day of a lease stands on two such invoices that hold), a "complement" to periods already
    invoiced, or "charges" alone. `seen` is the last act of the journal when it was issued: what
    changed in the lease after it may call for a correction.

    `paid` and `certified` (withholding certificates received) follow later acts. `credited` is
    what its credit notes take off, negative; `cancelled` that they take off all of it. `balance` is
    what is still owed by payment: gross − withheld − paid + credited, below zero where it is owed
    to the tenant. A credit note that corrects an invoice owes nothing itself: it counts there.
    """

    __tablename__ = "invoice"
    __table_args__: ClassVar[Any] = (
        Index("invoice_number", "landlord_id", "series", "year", "number", unique=True),
        Index("invoice_period", "lease_id", "covers", "cancelled", "starts", "ends"),
        Index("invoice_order", "issued_on", "id"),
        CheckConstraint("gross = net + vat", name="invoice_sum"),
        {"sqlite_autoincrement": True},
    )
    folded: ClassVar[Mapping[str, str]] = {"reference_key": "reference"}
    kind: str = Field(default="invoice", max_length=20)  # invoice or credit
    series: str = Field(max_length=10)
    year: int
    number: int
    reference: str = Field(max_length=40)
    reference_key: str = Field(default="", index=True)
    lease_id: int = Field(foreign_key="lease.id", index=True)
    tenant_id: int = Field(foreign_key="tenant.id", index=True)
    landlord_id: int = Field(foreign_key="landlord.id", index=True)
    covers: str = Field(default="period", max_length=20)
    starts: date  # the period
    ends: date
    issued_on: date
    due_on: date = Field(index=True)
    net: int = Money(0, least=LEAST)
    vat: int = Money(0, least=LEAST)
    gross: int = Money(0, least=LEAST)
    withheld: int = Money(0, least=LEAST)
    corrects_id: int | None = Field(default=None, foreign_key="invoice.id", index=True)
    reason: str = Field(default="", max_length=2_000)
    language: str = Field(default="fr", max_length=10)
    content: str = Field(sa_type=Text)
    digest: str = Field(max_length=64)
    seen: int = Field(default=0)
    cancelled: bool = Field(default=False)
    paid: int = Money(0, least=LEAST)
    credited: int = Money(0, least=LEAST)
    certified: int = Money(0, least=LEAST)
    balance: int = Money(0, least=LEAST)


class InvoiceLine(Identity, table=True):
    """A line of an issued invoice, as frozen as the invoice itself; `charge_id` where it is one."""

    __tablename__ = "invoice_line"
    invoice_id: int = Field(foreign_key="invoice.id", index=True)
    place: int
    kind: str = Field(max_length=20)  # rent, parking, charges, tsc, energy, reconciliation, other
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    label: str = Field(default="", max_length=400)
    net: int = Money(0, least=LEAST)
    vat_rate: int = Field(default=0, ge=0, le=10_000)
    withholdable: bool = Field(default=False)
    charge_id: int | None = Field(default=None, foreign_key="charge.id", index=True)


class ChargeDraft(SQLModel):
    """Something to invoice beside the rent: metered energy, a reconciliation, works, a fee.

    `net` in centimes before VAT, negative where it goes back to the tenant; `vat_rate` in basis
    points; `source` names what made it ("meter_reading/12"), so that it is made once.
    """

    lease_id: int = Field(foreign_key="lease.id", index=True)
    kind: str = Field(max_length=20)
    label: str = Field(min_length=1, max_length=400)
    starts: date
    ends: date
    net: int = Money(least=LEAST)
    vat_rate: int = Field(default=2_000, ge=0, le=10_000)
    source: str = Field(default="", max_length=60)
    explanation: str = Field(default="", max_length=4_000)


class Charge(ChargeDraft, Identity, table=True):
    """A stored charge; while `invoice_id` is set it is on paper and does not change.

    It waits again where that invoice is cancelled.
    """

    __tablename__ = "charge"
    invoice_id: int | None = Field(default=None, foreign_key="invoice.id", index=True)


INVOICE_SEARCH = searched(
    "invoice",
    "SELECT invoice.id, invoice.reference || ' ' || tenant.legal_name || ' ' || lease.reference"
    " FROM invoice JOIN tenant ON tenant.id = invoice.tenant_id"
    " JOIN lease ON lease.id = invoice.lease_id WHERE {ids}",
    tenant="SELECT id FROM invoice WHERE tenant_id = :row",
    lease="SELECT id FROM invoice WHERE lease_id = :row",
)
