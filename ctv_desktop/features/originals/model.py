"""The original of an issued paper, once it was handed out."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from ctv_desktop.database.tables import Identity


class Original(Identity, table=True):
    """An original that left the house: which way, on which day, by whose hand.

    While one stands that is not spoilt, every other print of the paper is a duplicate. One that was
    spoilt (torn, misprinted) says why, and the next print is the original again: its `number`
    counts them.
    """

    __tablename__ = "original"
    __table_args__: ClassVar[Any] = (
        Index("original_once", "noun", "row_id", "number", unique=True),
        {"sqlite_autoincrement": True},
    )
    noun: str = Field(max_length=20)
    row_id: int
    number: int = 1
    way: str = Field(max_length=20)
    handed_on: date
    handed_by: str = Field(default="", max_length=120)
    spoilt_on: date | None = None
    spoilt_reason: str = Field(default="", max_length=400)
