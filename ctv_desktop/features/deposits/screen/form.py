"""Giving a deposit back: what is returned, what is kept and why."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.deposits.rows import deposits as rows
from ctv_desktop.features.deposits.screen.acts import field
from ctv_desktop.ui.declare import Field, Form, Rows, Section, Values
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import MONEY, TEXT
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

KEPT = Rows(
    "kept",
    say("Parts kept"),
    (
        Field("reason", say("Reason"), TEXT, required=True, limit=2_000, span=5),
        Field("amount", say("Amount"), MONEY, required=True, span=2),
    ),
    say("Keep a part"),
    say("All of it is given back."),
)


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """What is held of a lease (`lease_id`), to be given back in full unless a part is kept."""
    blank: dict[str, Any] = {
        "lease": "", "held": None, "day": today, "amount": None, "method": "transfer",
        "bank_reference": "", "reason": "", "kept": [],
    }  # fmt: skip
    lease = id if id is not None else given.get("lease_id")
    if lease is None:
        return blank
    found = rows.deposit(reader, lease, today)
    if found is None:
        raise Refused({"": say("This lease has been deleted in the meantime.")})
    held = found.deposit.held
    named = f"{found.reference} · {found.tenant}"
    kept = list(given.get("kept") or ())
    left = max(held - sum(part["amount"] for part in kept), 0)
    known = {"lease_id": lease, "lease": named, "held": held}
    return {**blank, **known, "amount": left or None, "kept": kept}


def save(database: "Database", values: Values, id: int | None, _version: int | None) -> "Changed":
    """Give it back in the writing lane, where the store is loaded."""
    from ctv_desktop.features.deposits import store
    from ctv_desktop.values.language import today

    lease = id if id is not None else values.get("lease_id")
    if lease is None:
        raise Refused({"": say("A deposit is that of a lease: choose it in the list.")})
    return store.give_back(database, lease, values, today())


FORM = Form(
    noun="act",  # kept for one lease, its draft must not be offered to another
    title_new=say("Return a deposit"),
    title_edit=say("Return a deposit"),
    sections=(
        Section(
            say("Return"),
            (
                Field("lease", say("Lease"), read_only=True, span=3),
                Field("held", say("Held"), MONEY, read_only=True, span=1),
                field("day", required=True),
                field("amount"),
                field("method"),
                field("bank_reference", limit=100),
                field("reason", span=4, limit=2_000),
            ),
        ),
        Section(say("Kept"), (KEPT,)),
    ),
    load=load,
    save=save,
)
