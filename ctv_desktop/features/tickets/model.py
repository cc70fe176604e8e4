"""Tickets, their timeline and their files: drafts and tables."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import When
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity


class TicketDraft(SQLModel):
    """A ticket as reported; the place is a site, perhaps narrowed to building, floor, unit."""

    site_id: int = Field(foreign_key="site.id", index=True)
    building_id: int | None = Field(default=None, foreign_key="building.id", index=True)
    floor_id: int | None = Field(default=None, foreign_key="floor.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    category: str = Field(default="other", max_length=20)
    priority: str = Field(default="P3", max_length=2)
    title: str = Field(min_length=1, max_length=200)
    description: str = Field(default="", max_length=10_000)
    reporter: str = Field(default="", max_length=200)
    reporter_phone: str = Field(default="", max_length=40)
    assignee_kind: str = Field(default="staff", max_length=20)
    assignee: str = Field(default="", max_length=200)


class Ticket(TicketDraft, Identity, table=True):
    """A stored ticket with its state and times (UTC)."""

    __tablename__ = "ticket"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("year", "number"),
        Index("ticket_state", "state", "opened_at"),
        Index("ticket_priority", "priority", "opened_at"),
        Index("ticket_by_priority", "priority"),
        Index("ticket_by_state", "state"),
        {"sqlite_autoincrement": True},
    )
    folded: ClassVar[Mapping[str, str]] = {"title_key": "title"}
    title_key: str = Field(default="", index=True)
    year: int
    number: int
    reference: str = Field(max_length=20, unique=True)
    state: str = Field(default="open", max_length=20)
    waiting_reason: str = Field(default="", max_length=400)
    outcome: str = Field(default="", max_length=4_000)
    opened_at: datetime = When()
    assigned_at: datetime | None = When(None, nullable=True)
    started_at: datetime | None = When(None, nullable=True)
    resolved_at: datetime | None = When(None, nullable=True)
    closed_at: datetime | None = When(None, nullable=True)


class RemarkDraft(SQLModel):
    """A line of a ticket's timeline."""

    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    at: datetime = When()
    who: str = Field(default="", max_length=200)
    kind: str = Field(default="remark", max_length=20)
    state: str = Field(default="", max_length=20)  # the ticket's new state, where it changed
    text: str = Field(default="", max_length=10_000)


class Remark(RemarkDraft, Identity, table=True):
    """A stored remark."""

    __tablename__ = "remark"


class AttachmentDraft(SQLModel):
    """A file or photo of a ticket; the bytes lie beside the database under their hash."""

    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    name: str = Field(min_length=1, max_length=200)
    digest: str = Field(min_length=64, max_length=64)
    size: int = Field(ge=0)
    added_at: datetime = When()


class Attachment(AttachmentDraft, Identity, table=True):
    """A stored attachment."""

    __tablename__ = "attachment"


TICKET_SEARCH = searched(
    "ticket",
    "SELECT ticket.id, ticket.reference || ' ' || ticket.title || ' ' || ticket.reporter || ' '"
    " || ticket.assignee || ' ' || coalesce(unit.code, '') || ' ' || coalesce(building.code, '')"
    " FROM ticket LEFT JOIN unit ON unit.id = ticket.unit_id"
    " LEFT JOIN building ON building.id = ticket.building_id WHERE {ids}",
)
