"""What is kept of critical dates: marks on them, and how long before they press."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from ctv_desktop.database.tables import Identity


class MarkDraft(SQLModel):
    """A critical date that is done, or put off to a day with a reason.

    Keyed by kind, record (a lease, step or option, by kind) and day: where the day moves because
    the lease was amended, the mark no longer stands for it.
    """

    kind: str = Field(max_length=20)
    record_id: int
    day: date
    done: bool = Field(default=False)
    postponed_to: date | None = None
    reason: str = Field(default="", max_length=2_000)
    noted_on: date
    who: str = Field(default="", max_length=200)


class Mark(MarkDraft, Identity, table=True):
    """A stored mark; one of a critical date."""

    __tablename__ = "deadline_mark"
    __table_args__: ClassVar[Any] = (
        Index("deadline_mark_of", "kind", "record_id", "day", unique=True),
        {"sqlite_autoincrement": True},
    )


class LeadDraft(SQLModel):
    """How many days before its day a kind presses for a role; 0: it never does."""

    kind: str = Field(max_length=20)
    role: str = Field(max_length=20)
    days: int = Field(ge=0, le=3_660)


class Lead(LeadDraft, Identity, table=True):
    """A delay the office has set itself; where there is none, the known one holds."""

    __tablename__ = "deadline_lead"
    __table_args__: ClassVar[Any] = (
        Index("deadline_lead_of", "kind", "role", unique=True),
        {"sqlite_autoincrement": True},
    )
