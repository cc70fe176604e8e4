"""What can be done to the deposit of a lease."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.deposits.rows import deposits as rows
from ctv_desktop.features.deposits.words import LABELS
from ctv_desktop.ui.declare import Action, Field, Values
from ctv_desktop.ui.sure import sure
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def field(key: str, span: int = 2, required: bool = False, limit: int = 200) -> Field:
    """A field of an entry by its word."""
    label, kind = LABELS["deposit_entry"][key]
    return Field(key, label, kind, required=required, span=span, limit=limit)


def _receive(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(rows.deposit, ids[0], desk.today(), then=partial(_ask, desk))


def _ask(desk: "Desk", found: "rows.Found | None") -> None:
    if found is None:
        desk.warn(say("This lease has been deleted in the meantime."))
        return
    held = found.deposit
    desk.ask_values(
        say("Deposit of {reference} received", reference=found.reference),
        (
            field("day", required=True),
            field("amount", required=True),
            field("method"),
            field("bank_reference", limit=100),
            field("reason", span=4, limit=2_000),
        ),
        {
            "day": desk.today(),
            "amount": held.missing or None,
            "method": "transfer",
            "bank_reference": "",
            "reason": "",
        },
        partial(receive_now, found.id, desk.today()),
        say("Note it"),
        say(
            "Asked: {asked}. Held: {held}. Missing: {missing}.",
            asked=Shown(MONEY, held.asked),
            held=Shown(MONEY, held.held),
            missing=Shown(MONEY, held.missing),
        ),
    )


def receive_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Receive in the writing lane, where the store is loaded."""
    from ctv_desktop.features.deposits import store

    return store.receive(database, id, values, today)


def _give_back(desk: "Desk", ids: Ids) -> None:
    desk.edit("deposit", None, {"lease_id": ids[0]})


def _carry(desk: "Desk", ids: Ids) -> None:
    desk.act(carry_now, ids[0], desk.today())


def carry_now(database: "Database", id: int, today: "date") -> "Changed":
    """Carry over in the writing lane, where the store is loaded."""
    from ctv_desktop.features.deposits import store

    return store.carry(database, id, today)


def strike_now(database: "Database", id: int) -> "Changed":
    """Take back in the writing lane, where the store is loaded."""
    from ctv_desktop.features.deposits import store

    return store.strike(database, id)


_strike = sure(
    say("Take back the last entry?"),
    say("For what was noted by mistake. What was carried over is taken back at both leases."),
    say("Take back"),
    strike_now,
)


def _open(desk: "Desk", ids: Ids) -> None:
    desk.open("lease", ids[0])


def _cannot_receive(values: Values) -> Say | None:
    if not values.get("signed"):
        return say("This lease is not signed yet.")
    return say("This lease is over.") if values.get("over") else None


def _cannot_return(values: Values) -> Say | None:
    return None if values.get("held") else say("No deposit is held for this lease.")


def _cannot_carry(values: Values) -> Say | None:
    if values.get("next") is None:
        return say("No signed lease follows this one.")
    return _cannot_return(values)


def _nothing(values: Values) -> Say | None:
    return None if values.get("entries") else say("Nothing was noted of this deposit.")


ACTIONS = (
    Action("receive", say("Receive…"), _receive, "login", "Ctrl+Shift+R",
           why_not=_cannot_receive, primary=True),
    Action("edit", say("Return…"), _give_back, "logout", "F2", why_not=_cannot_return,
           primary=True),
    Action("carry", say("Carry over"), _carry, "arrow_forward", why_not=_cannot_carry,
           primary=True),
    Action("lease", say("Open the lease"), _open, "description"),
    Action("strike", say("Take back the last entry…"), _strike, "undo", why_not=_nothing,
           danger=True),
)  # fmt: skip
