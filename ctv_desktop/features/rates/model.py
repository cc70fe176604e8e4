"""Dated settings: draft and table."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Whole
from ctv_desktop.database.tables import Identity


class RateDraft(SQLModel):
    """A rate, cap or delay from a day on: basis points, days, months or centimes by its kind."""

    kind: str = Field(max_length=40)
    valid_from: date
    value: int = Field(ge=0, le=1_000_000_000, sa_type=Whole)
    source: str = Field(default="", max_length=400)


class DatedRate(RateDraft, Identity, table=True):
    """A stored setting; the one in force is the last whose day has come."""

    __tablename__ = "dated_rate"
    __table_args__: ClassVar[Any] = (
        Index("dated_rate_kind", "kind", "valid_from", unique=True),
        {"sqlite_autoincrement": True},
    )
