"""What a lease summary states: frozen facts, gathered by the store, free of database and clock.

Money in centimes, areas in hundredths of m², rates in basis points. What is unknown is None or
empty, and its line is left out of the paper.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ctv_desktop.pdf.letterhead import Issuer
from ctv_desktop.values.kinds import Tone
from ctv_desktop.values.say import Say

Words = str | Say


@dataclass(frozen=True)
class Party:
    """Landlord or tenant as the lease names it."""

    name: str
    trade_name: str = ""
    form: Words = ""
    address: str = ""
    ice: str = ""
    tax_id: str = ""
    rc: str = ""
    rc_court: str = ""
    tp: str = ""
    cnss: str = ""
    representative: str = ""
    capacity: Words = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class UnitLine:
    """One unit let: `price` is per m² or per item and month, `rent` the month's rent, both HT."""

    code: str
    kind: Words = ""
    building: Words = ""
    floor: Words = ""
    area: int | None = None
    method: Words = ""
    start: date | None = None
    end: date | None = None
    price: int | None = None
    basis: Literal["area", "item"] = "area"
    rent: int | None = None


@dataclass(frozen=True)
class VatShare:
    """What bears one VAT rate: rate in basis points, its base and its VAT (R2: on the sum)."""

    rate: int
    base: int
    vat: int


@dataclass(frozen=True)
class Amounts:
    """What is due for a month or a year; `shares` is empty where no VAT is due."""

    rent: int
    charges: int = 0
    shares: tuple[VatShare, ...] = ()
    tax: int = 0  # communal services tax recharged

    @property
    def net(self) -> int:
        """Before VAT (HT)."""
        return self.rent + self.charges + self.tax

    @property
    def gross(self) -> int:
        """With VAT (TTC)."""
        return self.net + sum(share.vat for share in self.shares)


@dataclass(frozen=True)
class ContactLine:
    """A person to call."""

    name: str
    role: Words = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Summary:
    """The content of a lease summary (fiche de synthèse de bail, DOMAIN.md §3.2)."""

    reference: str
    printed_on: date
    issuer: Issuer
    landlord: Party
    tenant: Party
    state: Words = ""
    tone: Tone = ""
    draft: bool = False
    fictitious: bool = False
    regime: Words = ""
    site: str = ""
    units: tuple[UnitLine, ...] = ()
    signed_on: date | None = None
    effective_on: date | None = None
    rent_from: date | None = None
    firm_until: date | None = None
    ends_on: date | None = None
    notice_months: int | None = None
    notice_by: date | None = None
    first_revision_on: date | None = None
    renewal_right_on: date | None = None
    notice_given_on: date | None = None
    terminated_on: date | None = None
    termination_reason: Words = ""
    monthly: Amounts | None = None
    yearly: Amounts | None = None
    vat_regime: Words = ""
    charges_price: int | None = None
    payment: Words = ""
    deposit_months: int | None = None
    deposit: int | None = None
    purpose: Words = ""
    remarks: str = ""
    contacts: tuple[ContactLine, ...] = ()
