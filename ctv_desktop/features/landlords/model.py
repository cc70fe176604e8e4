"""The landlord's draft and table: all that the head of a paper must state (DOMAIN.md §3)."""

from datetime import date

from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Money
from ctv_desktop.database.tables import Identity


class LandlordDraft(SQLModel):
    """A landlord as edited."""

    legal_name: str = Field(min_length=1, max_length=200)
    legal_form: str = Field(default="", max_length=60)
    capital: int | None = Money(None, nullable=True)  # centimes
    seat: str = Field(default="", max_length=400)
    rc: str = Field(default="", max_length=20)
    rc_court: str = Field(default="", max_length=80)
    tax_id: str = Field(default="", max_length=20)  # identifiant fiscal (IF)
    tp: str = Field(default="", max_length=20)
    ice: str = Field(default="", max_length=15)
    cnss: str = Field(default="", max_length=20)
    rib: str = Field(default="", max_length=24)
    bank: str = Field(default="", max_length=120)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=200)
    signatory: str = Field(default="", max_length=200)
    signatory_capacity: str = Field(default="", max_length=200)
    logo: str = Field(default="", max_length=64)  # content hash of an attached picture
    invoices_from: date | None = None  # earlier periods were invoiced elsewhere


class Landlord(LandlordDraft, Identity, table=True):
    """A stored landlord."""

    __tablename__ = "landlord"
