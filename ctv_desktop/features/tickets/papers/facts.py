"""What a ticket sheet states: frozen facts, gathered by the store, free of database and clock.

Times are aware datetimes; what is unknown is None or empty and left out.
"""

from dataclasses import dataclass
from datetime import date, datetime

from ctv_desktop.pdf.letterhead import Issuer
from ctv_desktop.values.kinds import Tone
from ctv_desktop.values.say import Say

Words = str | Say


@dataclass(frozen=True)
class Target:
    """A service level: answer, on site, restored; within a time said in words, due at a moment."""

    label: Words
    within: Words = ""
    due: datetime | None = None


@dataclass(frozen=True)
class Remark:
    """One entry of the timeline."""

    at: datetime
    text: Words
    author: str = ""


@dataclass(frozen=True)
class TicketSheet:
    """The content of a ticket sheet (bon d'intervention, DOMAIN.md §3.2)."""

    number: str
    printed_on: date
    issuer: Issuer
    title: str
    state: Words = ""
    tone: Tone = ""
    priority: Words = ""
    priority_tone: Tone = ""
    category: Words = ""
    description: str = ""
    site: str = ""
    building: Words = ""
    floor: Words = ""
    unit: str = ""
    tenant: str = ""
    reporter: str = ""
    reporter_phone: str = ""
    reporter_email: str = ""
    assignee: str = ""
    waiting_reason: Words = ""
    reported_at: datetime | None = None
    assigned_at: datetime | None = None
    started_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    targets: tuple[Target, ...] = ()
    timeline: tuple[Remark, ...] = ()
    fictitious: bool = False
