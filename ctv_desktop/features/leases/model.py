"""Leases, their lines (one unit each) and dated rates: drafts and tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Money, Rate
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity


class LeaseDraft(SQLModel):
    """A lease as edited while it is a draft. Amounts in centimes, notice in months."""

    landlord_id: int = Field(foreign_key="landlord.id", index=True)
    tenant_id: int = Field(foreign_key="tenant.id", index=True)
    regime: str = Field(default="doc", max_length=20)
    signed_on: date | None = None
    starts: date
    rent_starts: date | None = None
    firm_until: date | None = None
    ends: date
    notice_months: int = Field(default=3, ge=0, le=120)
    charges_rate: int = Money(0)  # per m² of rentable area and month
    vat_regime: str = Field(default="equipped", max_length=20)
    exemption: str = Field(default="", max_length=200)  # regime and certificate number
    deposit_months: int = Field(default=3, ge=0, le=36)
    payment_period: str = Field(default="quarter", max_length=20)
    payment_term: str = Field(default="advance", max_length=20)
    purpose: str = Field(default="", max_length=2_000)
    remarks: str = Field(default="", max_length=10_000)


class Lease(LeaseDraft, Identity, table=True):
    """A stored lease with the acts done to it; its state follows from them and from the day.

    `last_day` is the day it really ends: its end, the day of early termination, or the term of
    a notice. `monthly_rent` and `area` are sums of its lines, kept with every save for lists.
    """

    __tablename__ = "lease"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("starts <= ends", name="lease_dates"),
        Index("lease_running", "last_day", "starts", "signed"),
        Index("lease_number", "series", "year", "number", unique=True),
        {"sqlite_autoincrement": True},
    )
    folded: ClassVar[Mapping[str, str]] = {"reference_key": "reference"}
    series: str = Field(default="BC", max_length=10)
    year: int
    number: int
    reference: str = Field(max_length=40, unique=True)
    reference_key: str = Field(default="", index=True)
    signed: bool = Field(default=False)
    notice_on: date | None = None
    notice_by: str = Field(default="", max_length=20)  # tenant or landlord
    terminated_on: date | None = None
    termination_reason: str = Field(default="", max_length=40)
    termination_note: str = Field(default="", max_length=2_000)
    last_day: date = Field(index=True)
    monthly_rent: int = Money(0)
    area: int = Money(0)


class LineDraft(SQLModel):
    """One unit of a lease, its days and its rent (per m² or per item, centimes a month)."""

    unit_id: int = Field(foreign_key="unit.id", index=True)
    starts: date
    ends: date
    basis: str = Field(default="area", max_length=10)
    rent: int = Money(0)


class LeaseLine(LineDraft, Identity, table=True):
    """A stored line. While `binding` its unit is let to no one else (R52): a trigger watches."""

    __tablename__ = "lease_line"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("starts <= ends", name="line_dates"),
        Index("line_of_unit", "unit_id", "starts", "ends"),
        {"sqlite_autoincrement": True},
    )
    lease_id: int = Field(foreign_key="lease.id", index=True)
    binding: bool = Field(default=False)
    agreed_ends: date | None = None  # the end agreed, where notice or termination made it shorter
    area: int = Money(0)  # the unit's rentable area when the line was written


class RateDraft(SQLModel):
    """A dated rate: VAT, withholding, revision cap… in basis points, with its source."""

    kind: str = Field(max_length=40)
    valid_from: date
    rate: int = Rate(most=100_000)
    source: str = Field(default="", max_length=400)


class DatedRate(RateDraft, Identity, table=True):
    """A stored dated rate; the one in force is the last whose day has come."""

    __tablename__ = "dated_rate"
    __table_args__: ClassVar[Any] = (
        Index("dated_rate_kind", "kind", "valid_from", unique=True),
        {"sqlite_autoincrement": True},
    )


LEASE_SEARCH = searched(
    "lease",
    "SELECT lease.id, lease.reference || ' ' || tenant.legal_name || ' ' || tenant.trade_name"
    " || ' ' || tenant.arabic_name || ' ' || coalesce((SELECT group_concat(unit.code, ' ')"
    " FROM lease_line JOIN unit ON unit.id = lease_line.unit_id"
    " WHERE lease_line.lease_id = lease.id), '')"
    " FROM lease JOIN tenant ON tenant.id = lease.tenant_id WHERE {ids}",
    tenant="SELECT id FROM lease WHERE tenant_id = :row",
    lease_line="SELECT lease_id FROM lease_line WHERE id = :row",
    unit="SELECT lease_id FROM lease_line WHERE unit_id = :row",
)
