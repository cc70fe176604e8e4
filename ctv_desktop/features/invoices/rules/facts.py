"""Who invoices whom for what: all that a paper states of its parties, and what it still lacks."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ctv_desktop.features.landlords.words import LABELS as LANDLORD
from ctv_desktop.features.leases.words import LABELS as LEASE
from ctv_desktop.features.tenants.words import LABELS as TENANT
from ctv_desktop.values.say import Say, say


@dataclass(frozen=True)
class Seller:
    """The landlord as an invoice states it; capital in centimes."""

    id: int
    legal_name: str
    legal_form: str
    capital: int | None
    seat: str
    rc: str
    rc_court: str
    tax_id: str
    tp: str
    ice: str
    cnss: str
    rib: str
    bank: str
    phone: str
    email: str
    logo: str


@dataclass(frozen=True)
class Client:
    """The tenant as an invoice states it."""

    id: int
    legal_name: str
    legal_form: str
    address: str
    city: str
    ice: str
    tax_id: str
    rc: str
    rc_court: str


# What papers state of the two parties, by name.
SELLER = tuple(key for key in Seller.__dataclass_fields__ if key != "id")
CLIENT = tuple(key for key in Client.__dataclass_fields__ if key != "id")


@dataclass(frozen=True)
class Premises:
    """A unit of the lease: area in hundredths of m²."""

    code: str
    kind: str
    building: str
    area: int


@dataclass(frozen=True)
class Facts:
    """A lease with its parties, as its papers state them."""

    lease_id: int
    reference: str
    signed_on: date | None
    state: str
    exemption: str
    seller: Seller
    client: Client
    premises: tuple[Premises, ...]


@dataclass(frozen=True)
class Problem:
    """Why a paper cannot be issued; `noun` and `id` lead to where it is mended."""

    said: Say
    noun: str
    id: int
    key: str = ""


# CGI art. 145-III and the mentions of the code de commerce (DOMAIN.md §1.6, R24).
OF_SELLER = ("legal_form", "seat", "rc", "rc_court", "tax_id", "tp", "ice", "rib")
OF_CLIENT = ("legal_name", "address")


def problems(facts: Facts, regimes: frozenset[str]) -> tuple[Problem, ...]:
    """What stops a paper: the state of the lease, and each mention that is missing (R24).

    The RIB is what says how to pay. The client's ICE is stated where known: its absence is not
    punished (DOMAIN.md §1.6).
    """
    return (*_state(facts), *_missing(facts, regimes))


def _state(facts: Facts) -> Iterator[Problem]:
    if facts.state == "draft":
        yield Problem(say("This lease is not signed yet."), "lease", facts.lease_id)
    if facts.state == "waiting":
        said = say("This lease has not begun: it waits for its hand-over.")
        yield Problem(said, "lease", facts.lease_id)


def _missing(facts: Facts, regimes: frozenset[str]) -> Iterator[Problem]:
    for key in OF_SELLER:
        if not getattr(facts.seller, key):
            field = LANDLORD["landlord"][key][0]
            said = say("Missing on the landlord: {field}.", field=field)
            yield Problem(said, "landlord", facts.seller.id, key)
    for key in OF_CLIENT:
        if not getattr(facts.client, key):
            field = TENANT["tenant"][key][0]
            said = say("Missing on the tenant: {field}.", field=field)
            yield Problem(said, "tenant", facts.client.id, key)
    if "exempt" in regimes and not facts.exemption:
        said = say("Missing on the lease: {field}.", field=LEASE["lease"]["exemption"][0])
        yield Problem(said, "lease", facts.lease_id, "exemption")


def stated(party: Seller | Client | Premises) -> dict[str, Any]:
    """What a paper states of a party, by name."""
    return {key: value for key, value in asdict(party).items() if key != "id"}
