"""Charge years of buildings, their costs, keys to share them by, and closed statements."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Money
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity

LEAST = -99_999_999_999_999  # centimes: a balance that goes back to the tenant


class YearDraft(SQLModel):
    """The service charges of a building in a calendar year."""

    building_id: int = Field(foreign_key="building.id", index=True)
    year: int = Field(ge=1990, le=2199)
    notes: str = Field(default="", max_length=10_000)


class ChargeYear(YearDraft, Identity, table=True):
    """A stored charge year: one for each building and year; "open" until it is reconciled."""

    __tablename__ = "charge_year"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("building_id", "year"),
        {"sqlite_autoincrement": True},
    )
    state: str = Field(default="open", max_length=20)
    closed_on: date | None = None


class KeyDraft(SQLModel):
    """A way to share a cost among some units of a building: those that a lift serves."""

    building_id: int = Field(foreign_key="building.id", index=True)
    name: str = Field(min_length=1, max_length=120)


class ChargeKey(KeyDraft, Identity, table=True):
    """A stored key; its name is unique within its building."""

    __tablename__ = "charge_key"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("building_id", "name"),
        {"sqlite_autoincrement": True},
    )


class WeightDraft(SQLModel):
    """What a unit counts for in a key: a whole number (tantièmes)."""

    key_id: int = Field(foreign_key="charge_key.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    weight: int = Field(ge=1, le=100_000_000)


class KeyWeight(WeightDraft, Identity, table=True):
    """A stored weight; one for each unit of a key."""

    __tablename__ = "key_weight"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("key_id", "unit_id"),
        {"sqlite_autoincrement": True},
    )


class CostDraft(SQLModel):
    """A cost of a charge year before VAT, in centimes; without a key, shared by rentable area."""

    year_id: int = Field(foreign_key="charge_year.id", index=True)
    category: str = Field(max_length=20)
    label: str = Field(default="", max_length=200)
    key_id: int | None = Field(default=None, foreign_key="charge_key.id", index=True)
    budget: int = Money(0)
    actual: int = Money(0)
    invoice_reference: str = Field(default="", max_length=120)


class ChargeCost(CostDraft, Identity, table=True):
    """A stored cost."""

    __tablename__ = "charge_cost"


class ChargeStatement(Identity, table=True):
    """What a lease bears of a closed year: frozen, as JSON in `content`; centimes before VAT."""

    __tablename__ = "charge_statement"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("year_id", "lease_id"),
        {"sqlite_autoincrement": True},
    )
    year_id: int = Field(foreign_key="charge_year.id", index=True)
    lease_id: int = Field(foreign_key="lease.id", index=True)
    share: int = Money(0)
    provisions: int = Money(0, least=LEAST)
    balance: int = Money(0, least=LEAST)
    content: str = Field(sa_type=Text)


CHARGE_YEAR_SEARCH = searched(
    "charge_year",
    "SELECT charge_year.id, building.code || ' ' || building.name || ' ' || charge_year.year"
    " FROM charge_year JOIN building ON building.id = charge_year.building_id WHERE {ids}",
    building="SELECT id FROM charge_year WHERE building_id = :row",
)
