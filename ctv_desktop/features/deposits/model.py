"""Entries of a lease's deposit; guarantees and insurance certificates: drafts and tables."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Money
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity


class EntryDraft(SQLModel):
    """A movement of the deposit of a lease, in centimes, always above 0: `kind` gives its sign.

    `other_id` is the lease it was carried over from or to; `reason` why a part is kept, or more
    than asked is received.
    """

    lease_id: int = Field(foreign_key="lease.id", index=True)
    day: date
    kind: str = Field(max_length=20)
    amount: int = Money(least=1)
    method: str = Field(default="", max_length=20)
    bank_reference: str = Field(default="", max_length=100)
    reason: str = Field(default="", max_length=2_000)
    other_id: int | None = Field(default=None, foreign_key="lease.id", index=True)


class DepositEntry(EntryDraft, Identity, table=True):
    """A stored entry."""

    __tablename__ = "deposit_entry"


class GuaranteeDraft(SQLModel):
    """A paper that stands for a tenant: issuer, number, amount in centimes, first and last day.

    The newer one names the one it replaces. Its file lies beside the database under its hash.
    """

    kind: str = Field(default="bank", max_length=20)
    tenant_id: int = Field(foreign_key="tenant.id", index=True)
    lease_id: int | None = Field(default=None, foreign_key="lease.id", index=True)
    issuer: str = Field(min_length=1, max_length=200)
    number: str = Field(default="", max_length=80)
    amount: int | None = Money(None, nullable=True)
    valid_from: date
    expires_on: date | None = Field(default=None, index=True)
    note: str = Field(default="", max_length=2_000)
    replaces_id: int | None = Field(default=None, foreign_key="guarantee.id")


class Guarantee(GuaranteeDraft, Identity, table=True):
    """A stored guarantee; none is replaced twice."""

    __tablename__ = "guarantee"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("expires_on IS NULL OR valid_from <= expires_on", name="guarantee_days"),
        Index("guarantee_replaced", "replaces_id", unique=True),
        {"sqlite_autoincrement": True},
    )
    file_name: str = Field(default="", max_length=200)
    file_digest: str = Field(default="", max_length=64)
    file_size: int = Field(default=0, ge=0)


GUARANTEE_SEARCH = searched(
    "guarantee",
    "SELECT guarantee.id, guarantee.issuer || ' ' || guarantee.number || ' ' || tenant.legal_name"
    " || ' ' || coalesce(lease.reference, '') FROM guarantee"
    " JOIN tenant ON tenant.id = guarantee.tenant_id"
    " LEFT JOIN lease ON lease.id = guarantee.lease_id WHERE {ids}",
    tenant="SELECT id FROM guarantee WHERE tenant_id = :row",
)
