"""A small park whose parties say all that a letter needs, and leases to write letters about."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases import store
from ctv_desktop.features.letters.screen import acts
from ctv_desktop.features.letters.screen.paper import found, print_letter, stated
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from tests.features.leases import desks

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database

TODAY = date(2028, 6, 15)
SIGNED, DAY = date(2028, 6, 1), date(2028, 7, 1)
LAST = desks.TO
LANDLORD = {
    "legal_form": "SA", "capital": 30_000_000, "seat": "12, boulevard Essai, Casablanca",
    "rc": "98765", "rc_court": "Casablanca", "ice": "001234567000062", "tax_id": "12345678",
    "signatory": "Salma Idrissi", "signatory_capacity": "Directrice",
}  # fmt: skip
TENANT = {
    "arabic_name": "أطلس للمعطيات", "address": "3, rue des Orangers, Rabat", "rc": "4455",
    "rc_court": "Rabat", "tax_id": "778899", "jobs_present": 42, "offshoring": "ito",
}  # fmt: skip


def furnish(park: "Database") -> "Database":
    """The park of `desks`, its parties with all their facts."""
    from ctv_desktop.features.landlords.model import Landlord
    from ctv_desktop.features.tenants.model import Contact, Tenant

    desks.furnish(park)
    with park.write(say("Facts")) as work:
        for key, value in LANDLORD.items():
            setattr(work.find(Landlord, desks.LANDLORD), key, value)
        for id in (desks.ATLAS, desks.RIF):
            for key, value in TENANT.items():
                setattr(work.find(Tenant, id), key, value)
            work.add(Contact(tenant_id=id, name=f"Karim Alami {id}", role="legal",
                             capacity="Gérant", cin="BK123456"))  # fmt: skip
    return park


def let(park: "Database", *units: int, **more: Any) -> int:
    """A lease signed before it began, with all terms that an amendment may change."""
    given: dict[str, Any] = {
        "charges_rate": 2_500, "payment_period": "quarter", "payment_days": 30,
        "purpose": "Bureaux", "firm_until": date(2029, 12, 31), "deposit_months": 3,
        "notice_months": 6,
    } | more  # fmt: skip
    return desks.signed(park, *(units or (desks.OFFICE, desks.PARKING)), **given)


def amend(park: "Database", lease: int = 1, **values: Any) -> int:
    """An amendment of a lease; gives its id."""
    given = {"signed_on": SIGNED, "effective_on": DAY, "about": "", **values}
    made = store.amend(park, lease, given, TODAY).subject
    assert made is not None
    return made


def give_notice(park: "Database", lease: int = 1, by: str = "tenant", **more: Any) -> None:
    """A notice on a lease, today."""
    store.give_notice(park, lease, by, TODAY, None, TODAY, more)


def told(
    park: "Database", kind: str, id: int = 1, *codes: str, purpose: str = ""
) -> dict[str, Any]:
    """What a letter states, in some languages."""
    reader = park.reader()
    try:
        return stated(found(reader, kind, id, TODAY, purpose), codes or ("fr",))
    finally:
        reader.close()


def facts(park: "Database", kind: str, id: int = 1, purpose: str = "") -> Mapping[str, Any]:
    """The gaps of a letter."""
    reader = park.reader()
    try:
        return found(reader, kind, id, TODAY, purpose).facts
    finally:
        reader.close()


def printed(park: "Database", kind: str, id: int = 1, code: str = "fr") -> bytes:
    """A letter as PDF."""
    reader = park.reader()
    try:
        return print_letter(kind, reader, id, TODAY, language.of(code))
    finally:
        reader.close()


def issue(park: "Database", kind: str, id: int = 1, code: str = "fr", **values: Any) -> "Changed":
    """Issue a letter as the window does."""
    return acts.issue_now(kind, id, TODAY, park, {"language": code, **values})
