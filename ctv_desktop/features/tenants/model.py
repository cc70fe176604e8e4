"""Tenants and their contacts: drafts and tables."""

from collections.abc import Mapping
from typing import ClassVar

from sqlmodel import Field, SQLModel

from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity


class TenantDraft(SQLModel):
    """A company that rents, or may rent, in the park (identifiers: DOMAIN.md §2)."""

    legal_name: str = Field(min_length=1, max_length=200)
    trade_name: str = Field(default="", max_length=200)
    arabic_name: str = Field(default="", max_length=200)
    legal_form: str = Field(default="sarl", max_length=20)
    origin: str = Field(default="national", max_length=20)
    country: str = Field(default="", max_length=80)
    size: str = Field(default="sme", max_length=20)
    line: str = Field(default="digital_services", max_length=40)
    offshoring: str = Field(default="none", max_length=20)
    ice: str = Field(default="", max_length=15)
    rc: str = Field(default="", max_length=20)
    rc_court: str = Field(default="", max_length=80)
    tax_id: str = Field(default="", max_length=20)  # identifiant fiscal (IF)
    tp: str = Field(default="", max_length=20)
    cnss: str = Field(default="", max_length=20)
    address: str = Field(default="", max_length=2_000)
    city: str = Field(default="", max_length=80)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=200)
    website: str = Field(default="", max_length=200)
    jobs_planned: int = Field(default=0, ge=0, le=1_000_000)
    jobs_present: int = Field(default=0, ge=0, le=1_000_000)
    withholds: bool = Field(default=False)  # applies the withholding on rents (DOMAIN.md §1.5)
    notes: str = Field(default="", max_length=10_000)


class Tenant(TenantDraft, Identity, table=True):
    """A stored tenant."""

    __tablename__ = "tenant"
    folded: ClassVar[Mapping[str, str]] = {"name_key": "legal_name"}
    name_key: str = Field(default="", index=True)


class ContactDraft(SQLModel):
    """A person to call at a tenant's."""

    tenant_id: int = Field(foreign_key="tenant.id", index=True)
    name: str = Field(min_length=1, max_length=200)
    role: str = Field(default="other", max_length=20)
    capacity: str = Field(default="", max_length=120)
    cin: str = Field(default="", max_length=20)
    email: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=40)


class Contact(ContactDraft, Identity, table=True):
    """A stored contact."""

    __tablename__ = "contact"


TENANT_SEARCH = searched(
    "tenant",
    "SELECT tenant.id, tenant.legal_name || ' ' || tenant.trade_name || ' ' || tenant.arabic_name"
    " || ' ' || tenant.ice || ' ' || tenant.rc || ' ' || tenant.city || ' ' || coalesce("
    "(SELECT group_concat(contact.name, ' ') FROM contact WHERE contact.tenant_id = tenant.id), '')"
    " FROM tenant WHERE {ids}",
    contact="SELECT tenant_id FROM contact WHERE id = :row",
)
