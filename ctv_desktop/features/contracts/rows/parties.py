"""The parties of a contract: the gaps that name them, and what a letterhead states."""

from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.tenants.words import LEGAL_FORMS, OFFSHORING
from ctv_desktop.values.companies import legal_form
from ctv_desktop.values.folding import fold
from ctv_desktop.values.identifiers import RIB, show_phone
from ctv_desktop.values.language import current
from ctv_desktop.values.say import Say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def landlord_of(reader: "Reader", id: int) -> tuple[single.Party, dict[str, Any]]:
    """A landlord and the gaps that name it."""
    party = single.landlord(reader, id)
    rib, bank = reader.row(
        "SELECT rib, bank FROM landlord WHERE id = $1", id
    ) or ("", "")  # fmt: skip
    return party, {
        **{f"landlord.{key}": getattr(party, key) for key in
           ("name", "capital", "rc", "rc_court", "tax_id", "tp", "ice", "cnss", "email")},
        "landlord.form": _form(party.name, legal_form(party.form) or None),
        "landlord.seat": " ".join(party.address.split()),
        "landlord.rib": RIB.show(rib, current()) if rib else "",
        "landlord.bank": bank,
        "landlord.signatory": party.representative,
        "landlord.capacity": party.capacity,
    }  # fmt: skip


def tenant_of(reader: "Reader", id: int) -> tuple[single.Party, dict[str, Any]]:
    """A tenant and the gaps that name it."""
    party = single.tenant(reader, id)
    arabic, offshoring = reader.row(
        "SELECT arabic_name, offshoring FROM tenant WHERE id = $1", id
    ) or ("", "none")
    cin = reader.value(
        "SELECT cin FROM contact WHERE tenant_id = $1 AND role IN ('legal', 'director')"
        " ORDER BY role DESC, id LIMIT 1",
        id,
    )
    form = LEGAL_FORMS.get(party.form)
    return party, {
        **{f"tenant.{key}": getattr(party, key) for key in
           ("name", "rc", "rc_court", "tax_id", "ice", "email", "capacity")},
        "tenant.arabic_name": arabic,
        "tenant.form": _form(
            party.name, form.label if form else (legal_form(party.form) or None)
        ),
        "tenant.address": " ".join(party.address.split()),
        "tenant.signatory": party.representative,
        "tenant.cin": cin or "",
        "tenant.offshoring": OFFSHORING.label(offshoring) if offshoring != "none" else None,
    }  # fmt: skip


def _form(name: str, form: Say | None) -> Say | None:
    """The legal form, where the name does not end with it: never “Atlas SARL, SARL”."""
    return None if form and fold(name).endswith(f" {fold(str(form))}") else form


def issuer(party: single.Party) -> dict[str, Any]:
    """What the letterhead states, but its logo."""
    return {
        "name": party.name, "form": party.form, "capital": party.capital, "seat": party.address,
        "rc": party.rc, "rc_court": party.rc_court, "tax_id": party.tax_id, "tp": party.tp,
        "ice": party.ice, "cnss": party.cnss, "phone": show_phone(party.phone),
        "email": party.email,
    }  # fmt: skip
