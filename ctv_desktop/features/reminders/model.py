"""Reminders as they were sent: the debt itemised and frozen; tables."""

from datetime import date

from sqlalchemy import Text
from sqlmodel import Field

from ctv_desktop.database.columns import Money
from ctv_desktop.database.meanings import means
from ctv_desktop.database.tables import Identity
from ctv_desktop.values.say import say

means("reminder is kept", say("What a reminder says is kept as it was sent."))


class Reminder(Identity, table=True):
    """A reminder of a lease's debt; sums in centimes.

    `content` holds its items as JSON. `pay_by`, `leave_by` and `court_by` follow from the day a
    formal notice is served, by the regime of the lease (R26, R29).
    """

    __tablename__ = "reminder"
    lease_id: int = Field(foreign_key="lease.id", index=True)
    tenant_id: int = Field(foreign_key="tenant.id", index=True)
    landlord_id: int = Field(foreign_key="landlord.id", index=True)
    level: str = Field(max_length=20)
    made_on: date = Field(index=True)
    owed: int = Money()
    oldest: date
    days: int
    months: int = Field(default=0)
    language: str = Field(default="fr", max_length=10)
    content: str = Field(sa_type=Text)
    digest: str = Field(max_length=64)
    served_on: date | None = None
    pay_by: date | None = None
    leave_by: date | None = None
    court_by: date | None = None
    article: str = Field(default="", max_length=200)
