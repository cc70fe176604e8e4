"""Leases, their lines (one unit each), steps of rent, options, amendments: drafts and tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Money, Rate
from ctv_desktop.database.meanings import means
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity
from ctv_desktop.values.say import say

means("unit let twice", say("This unit is already let for some of these days."))
means(
    "unit not there",
    say("This unit was split or merged: it does not exist on all of these days."),
)
means("unit let on", say("This unit is let on days on which it would not exist."))
means(
    "lease invoiced",
    say("Invoices were issued from this lease: its signature and first day stay as they are."),
)
means(
    "amendment invoiced",
    say("Invoices were issued for days after this amendment took effect: it can only be amended."),
)


class LeaseDraft(SQLModel):
    """A lease as edited while it is a draft. Amounts in centimes, notice in months.

    Where `start_rule` is "handover" the days are those planned until the premises are handed over:
    the lease then starts `handover_days` later, not before and not after two days, and all its
    days move with it. `revision_rate` and the index fields are in basis points.
    """

    landlord_id: int = Field(foreign_key="landlord.id", index=True)
    tenant_id: int = Field(foreign_key="tenant.id", index=True)
    template: str = Field(default="", max_length=40)  # what prefilled it
    regime: str = Field(default="doc", max_length=20)
    signed_on: date | None = None
    starts: date
    start_rule: str = Field(default="fixed", max_length=20)
    handover_days: int = Field(default=0, ge=0, le=1_000)
    not_before: date | None = None
    not_after: date | None = None
    rent_starts: date | None = None
    firm_until: date | None = None
    ends: date
    notice_months: int = Field(default=3, ge=0, le=120)
    notice_days: int | None = Field(default=None, ge=0, le=3_660)  # a clause in days, instead
    charges_rate: int = Money(0)  # per m² of rentable area and month
    vat_regime: str = Field(default="equipped", max_length=20)
    exemption: str = Field(default="", max_length=200)  # regime and certificate number
    deposit_months: int = Field(default=3, ge=0, le=36)
    payment_period: str = Field(default="quarter", max_length=20)
    payment_term: str = Field(default="advance", max_length=20)
    payment_days: int | None = Field(default=None, ge=0, le=366)  # None: what the law says
    part_month: str = Field(default="calendar", max_length=20)
    tsc_recharged: bool = Field(default=False)
    revision_kind: str = Field(default="rate", max_length=20)
    revision_months: int = Field(default=36, ge=0, le=1_200)
    revision_rate: int = Rate(1_000)
    index_id: int | None = Field(default=None, foreign_key="rent_index.id", index=True)
    index_month: date | None = None  # the month whose value the rent stands for
    index_share: int = Rate(10_000)
    index_floor: int | None = Field(default=None, ge=-10_000, le=100_000)
    index_ceiling: int | None = Field(default=None, ge=-10_000, le=100_000)
    renewal: str = Field(default="express", max_length=20)
    entry_fee: int = Money(0)  # pas-de-porte
    purpose: str = Field(default="", max_length=2_000)
    special: str = Field(default="", max_length=10_000)  # conditions of this lease alone
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
    notice_served_on: date | None = None
    notice_ground: str = Field(default="", max_length=20)
    notice_expires_on: date | None = None  # the end of the delay, whenever the lease ends
    notice_court_by: date | None = None  # the last day to go to court after it
    notice_article: str = Field(default="", max_length=200)
    notice_reason: str = Field(default="", max_length=2_000)
    notice_survey_on: date | None = None  # the day fixed for the exit condition report
    handed_over_on: date | None = None
    planned_starts: date | None = None  # the first day planned until then: that of the contract
    moved_out_on: date | None = None
    keys_note: str = Field(default="", max_length=2_000)  # keys and badges given back
    renewed_from_id: int | None = Field(default=None, foreign_key="lease.id")
    assigned_from_id: int | None = Field(default=None, foreign_key="lease.id")
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
    vat_regime: str = Field(default="", max_length=20)  # empty: the lease's


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
    amendment_id: int | None = Field(default=None, foreign_key="amendment.id", index=True)
    area: int = Money(0)  # the unit's rentable area when the line was written


class StepDraft(SQLModel):
    """What changes in the rent from a day on, or between two days.

    `kind` says what `amount` is: "price" centimes per m² or item, "amount" centimes a month of one
    unit, "discount" basis points off; "free" (no rent) and "fit_out" (no rent, no charges) have
    none. Without a unit it holds for all lines; without an end, to the end.
    """

    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    kind: str = Field(max_length=20)
    starts: date
    ends: date | None = None
    amount: int = Money(0)
    note: str = Field(default="", max_length=400)


class LeaseStep(StepDraft, Identity, table=True):
    """A stored step; `origin` says what made it: the contract, an amendment or a revision."""

    __tablename__ = "lease_step"
    lease_id: int = Field(foreign_key="lease.id", index=True)
    origin: str = Field(default="contract", max_length=20)
    amendment_id: int | None = Field(default=None, foreign_key="amendment.id", index=True)
    revision_id: int | None = Field(default=None, foreign_key="revision.id", index=True)


class OptionDraft(SQLModel):
    """A right that a party may use between two days: to break, extend, take more space or buy."""

    kind: str = Field(max_length=20)
    held_by: str = Field(default="tenant", max_length=20)
    opens: date
    closes: date
    note: str = Field(default="", max_length=2_000)


class LeaseOption(OptionDraft, Identity, table=True):
    """A stored option; `used_on` is the day it was exercised."""

    __tablename__ = "lease_option"
    lease_id: int = Field(foreign_key="lease.id", index=True)
    used_on: date | None = None


class AmendmentDraft(SQLModel):
    """An avenant: what it is for, from which day it has effect."""

    kind: str = Field(default="terms", max_length=20)  # terms, premises, extension, assignment
    signed_on: date
    effective_on: date
    purpose: str = Field(default="", max_length=2_000)


class Amendment(AmendmentDraft, Identity, table=True):
    """A stored amendment, numbered within its lease."""

    __tablename__ = "amendment"
    __table_args__: ClassVar[Any] = (
        Index("amendment_number", "lease_id", "number", unique=True),
        {"sqlite_autoincrement": True},
    )
    lease_id: int = Field(foreign_key="lease.id", index=True)
    number: int


class AmendmentChange(Identity, table=True):
    """One term that an amendment changed, old and new as stored (days ISO, amounts centimes).

    A term of the lease holds its new value on the lease itself; before `effective_on` the old one
    is read here. `unit_id` names the unit of a line; `item` is the column.
    """

    __tablename__ = "amendment_change"
    amendment_id: int = Field(foreign_key="amendment.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    item: str = Field(max_length=40)
    old: str = Field(default="", max_length=2_000)
    new: str = Field(default="", max_length=2_000)


class RentSpan(Identity, table=True):
    """The rent and charges of a line between two days, in centimes a month: computed, kept.

    Written by the rent engine with every change of the lease, so that lists and figures of any day
    are plain sums. A line has one span after the other, without gap, from its first to its last.
    """

    __tablename__ = "rent_span"
    __table_args__: ClassVar[Any] = (
        Index("rent_span_unit", "unit_id", "starts", "ends"),
        Index("rent_span_days", "starts", "ends"),
        {"sqlite_autoincrement": True},
    )
    lease_id: int = Field(foreign_key="lease.id", index=True)
    line_id: int = Field(foreign_key="lease_line.id", index=True)
    unit_id: int = Field(foreign_key="unit.id")
    starts: date
    ends: date
    rent: int = Money(0)
    charges: int = Money(0)
    base: int = Money(0)  # the rent before discounts and free time: what a revision starts from


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
