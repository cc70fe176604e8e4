"""Meters, their dated prices and their readings: drafts and tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Whole
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity

MOST = 999_999_999_999  # thousandths: no meter has more than nine digits before the point


def thousandths(default: Any = ..., *, nullable: bool = False, least: int = 0) -> Any:
    """A column of thousandths: an index of a meter, a consumption, a factor."""
    return Field(default=default, ge=least, le=MOST, sa_type=Whole, nullable=nullable)


class MeterDraft(SQLModel):
    """A meter of a unit or, without one, of the common parts of a building.

    What is read is multiplied by `factor` (thousandths: a current transformer of 40 is 40 000).
    """

    building_id: int = Field(foreign_key="building.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    kind: str = Field(default="electricity", max_length=20)
    serial: str = Field(min_length=1, max_length=60)
    measure: str = Field(default="kWh", min_length=1, max_length=10)
    factor: int = thousandths(1_000, least=1)
    place: str = Field(default="", max_length=200)
    retired_on: date | None = None
    notes: str = Field(default="", max_length=10_000)


class Meter(MeterDraft, Identity, table=True):
    """A stored meter; its serial number is unique within its building."""

    __tablename__ = "meter"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("building_id", "serial_key"),
        {"sqlite_autoincrement": True},
    )
    folded: ClassVar[Mapping[str, str]] = {"serial_key": "serial"}
    serial_key: str = Field(default="", index=True)


class PriceDraft(SQLModel):
    """The price of a unit of measure from a day on, before VAT, in ten-thousandths of a dirham."""

    meter_id: int = Field(foreign_key="meter.id", index=True)
    valid_from: date
    price: int = Field(ge=0, le=100_000_000_000, sa_type=Whole)


class MeterPrice(PriceDraft, Identity, table=True):
    """A stored price; one for each day of a meter."""

    __tablename__ = "meter_price"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("meter_id", "valid_from"),
        {"sqlite_autoincrement": True},
    )


class ReadingDraft(SQLModel):
    """An index read at the end of a day, in thousandths.

    Where the meter was changed since the reading before, `old_end` is the last index of the old
    one and `new_start` the first of the new one.
    """

    meter_id: int = Field(foreign_key="meter.id", index=True)
    day: date
    counter: int = thousandths()
    estimated: bool = Field(default=False)
    old_end: int | None = thousandths(None, nullable=True)
    new_start: int | None = thousandths(None, nullable=True)
    read_by: str = Field(default="", max_length=120)
    note: str = Field(default="", max_length=2_000)


class MeterReading(ReadingDraft, Identity, table=True):
    """A stored reading; `used` since the one before, factor included (None for the first)."""

    __tablename__ = "meter_reading"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("meter_id", "day"),
        {"sqlite_autoincrement": True},
    )
    used: int | None = thousandths(None, nullable=True)
    unusual: bool = Field(default=False)


METER_SEARCH = searched(
    "meter",
    "SELECT meter.id, meter.serial || ' ' || meter.place || ' ' || building.code || ' '"
    " || coalesce(unit.code, '') FROM meter JOIN building ON building.id = meter.building_id"
    " LEFT JOIN unit ON unit.id = meter.unit_id WHERE {ids}",
    unit="SELECT id FROM meter WHERE unit_id = :row",
    building="SELECT id FROM meter WHERE building_id = :row",
)
