"""Revisions of rents and the indexes some of them follow: drafts and tables."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import LARGEST, Money, Rate, Whole
from ctv_desktop.database.tables import Identity


class RentIndexDraft(SQLModel):
    """An index of prices that rents may follow."""

    code: str = Field(min_length=1, max_length=40)
    name: str = Field(default="", max_length=200)
    source: str = Field(default="", max_length=400)


class RentIndex(RentIndexDraft, Identity, table=True):
    """A stored index."""

    __tablename__ = "rent_index"
    __table_args__: ClassVar[Any] = (
        Index("rent_index_code", "code", unique=True),
        {"sqlite_autoincrement": True},
    )


class IndexValueDraft(SQLModel):
    """The value of an index for a month (its first day), in ten-thousandths."""

    index_id: int = Field(foreign_key="rent_index.id", index=True)
    month: date
    value: int = Field(gt=0, le=1_000_000_000_000, sa_type=Whole)


class IndexValue(IndexValueDraft, Identity, table=True):
    """A stored value; one of a month."""

    __tablename__ = "index_value"
    __table_args__: ClassVar[Any] = (
        Index("index_value_month", "index_id", "month", unique=True),
        {"sqlite_autoincrement": True},
    )


class RevisionDraft(SQLModel):
    """A decision on the rent of a lease: centimes a month before VAT, rates in basis points."""

    lease_id: int = Field(foreign_key="lease.id", index=True)
    decided_on: date
    effective_on: date
    old_rent: int = Money()
    new_rent: int = Money()
    rate: int = Field(ge=-10_000, le=100_000, sa_type=Whole)
    cap: int = Rate(most=100_000)
    basis: str = Field(default="rate", max_length=20)  # rate, index or agreed
    reason: str = Field(default="", max_length=2_000)  # of an override of the cap or the date
    calculation: str = Field(default="", max_length=4_000)  # how it was found, as packed sentences
    index_month: date | None = None  # the month whose value the rent stood for before


class Revision(RevisionDraft, Identity, table=True):
    """A stored revision; its steps on the lease name it."""

    __tablename__ = "revision"


class ProposalDraft(SQLModel):
    """What the desk is to propose for a lease in place of what follows from it by itself.

    `rate` in basis points or `rent` in centimes a month, not both; `reason` is that of a rise above
    the cap or before its time.
    """

    lease_id: int = Field(foreign_key="lease.id")
    effective_on: date | None = None
    rate: int | None = Field(default=None, ge=-10_000, le=100_000)
    rent: int | None = Field(default=None, ge=0, le=LARGEST, sa_type=Whole)
    reason: str = Field(default="", max_length=2_000)


class Proposal(ProposalDraft, Identity, table=True):
    """A stored proposal; one of a lease, gone once it is decided."""

    __tablename__ = "revision_proposal"
    __table_args__: ClassVar[Any] = (
        Index("revision_proposal_lease", "lease_id", unique=True),
        {"sqlite_autoincrement": True},
    )
