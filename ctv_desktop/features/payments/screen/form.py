"""The form of a payment: who paid what, how, and what it settles."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.invoices.rows.single import invoice
from ctv_desktop.features.landlords.rows import choices as landlord_choices
from ctv_desktop.features.landlords.rows import name as landlord_name
from ctv_desktop.features.payments.rows import choices, single
from ctv_desktop.features.payments.rules.payment import doubts
from ctv_desktop.features.payments.words import LABELS, PAPERS, SETTLE
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.features.tenants import rows as tenants
from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Section, Values
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import YES_NO
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

KEYS = (
    "tenant_id", "landlord_id", "received_on", "method", "amount", "bank", "reference", "falls_on",
    "note", "version",
)  # fmt: skip


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A payment's values, or those a new one begins with: of a tenant, of an invoice."""
    several = {"landlords": choices.landlords(reader), "again": None}
    if id is None:
        return {**_new(reader, given, today), **several}
    found = single.payment(reader, id)
    if found is None:
        raise Refused({"": say("This payment has been deleted in the meantime.")})
    return {**{key: getattr(found, key) for key in KEYS}, **several, "settles": None, "noted": True}


def _new(reader: "Reader", given: Values, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {
        **dict.fromkeys(KEYS[:-1]),
        "received_on": today,
        "method": "transfer",
        "settles": "oldest",
        "tenant_id": given.get("tenant_id"),
    }
    found = invoice(reader, given.get("invoice_id") or 0, today)
    if found is not None:
        values |= {
            "invoice_id": found.id,
            "tenant_id": found.tenant_id,
            "landlord_id": found.landlord_id,
            "amount": max(found.balance, 0) or None,
        }
    return values


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.payments import store

    return store.save(database, values, language.today(), id, version)


def warn(reader: "Reader", values: Values, id: int | None, today: date) -> Mapping[str, Say]:
    """What cash costs, and what of the amount is more than due."""
    found = dict(doubts(values, rates(reader), today))
    tenant, amount = values.get("tenant_id"), values.get("amount") or 0
    if tenant and id is None:
        owed = choices.owed_by(reader, tenant)
        shown = Shown(MONEY_UNIT, owed)
        if amount > owed:
            said = say("Only {owed} is owed: the rest is kept as credit.", owed=shown)
            found["settles"] = said
    return found


def _field(key: str, **more: Any) -> Field:
    label, kind = LABELS["payment"][key]
    return Field(key, label, kind, **more)


def _tenants(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in tenants.choices(reader, text)]


def _landlords(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in landlord_choices(reader, text)]


def _on_paper(values: Values) -> bool:
    return values.get("method") in PAPERS


def _banked(values: Values) -> bool:
    return values.get("method") != "cash"


def _several(values: Values) -> bool:
    return (values.get("landlords") or 0) > 1


def _fresh(values: Values) -> bool:
    return not values.get("noted")


def _asked(values: Values) -> bool:
    return bool(values.get("again"))


TENANT = Picker(_tenants, tenants.name_of)

FORM = Form(
    noun="payment",
    title_new=say("New payment"),
    title_edit=say("Edit the payment"),
    sections=(
        Section(
            say("Payment"),
            (
                _field("tenant_id", required=True, span=4, picker=TENANT),
                _field("landlord_id", span=4, picker=Picker(_landlords, landlord_name),
                       shown=_several),
                _field("received_on", required=True),
                _field("amount", required=True),
                _field("method", required=True),
                _field("falls_on", shown=_on_paper),
                _field("reference", limit=80, shown=_banked),
                _field("bank", limit=120, shown=_banked),
                Field("again", say("Note it all the same"), YES_NO, span=4, shown=_asked),
                Field("settles", say("It settles"), SETTLE, span=4, shown=_fresh),
                _field("note", span=4, limit=2_000),
            ),
        ),
    ),
    load=load,
    save=save,
    warn=warn,
)  # fmt: skip
