"""The receipts of what a payment settles, from the payment itself."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.payments.rows import single
from ctv_desktop.features.payments.screen.printing import show
from ctv_desktop.ui.declare import Action, Values
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def unstated(shares: "Sequence[single.Share]") -> Ids:
    """The invoices that are settled and have no receipt for it yet."""
    open_ones = [one for one in shares if one.ended_on is None and one.receipt_id is None]
    return tuple(dict.fromkeys(one.invoice_id for one in open_ones))


def _invoices(reader: "Reader", id: int) -> Ids:
    return unstated(single.shares(reader, payment=id))


def _receipt(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(_invoices, ids[0], then=partial(_ask, desk))


def _ask(desk: "Desk", invoices: Ids) -> None:
    if not invoices:
        desk.warn(say("Its receipt is already issued."))
        return
    desk.ask(
        says("Issue the receipt?", "Issue {count} receipts?", len(invoices)),
        say(
            "In full where the invoice is settled, else of what was paid with what is left. Once"
            " issued it keeps its number: it is cancelled with a reason, not changed."
        ),
        say("Issue"),
        partial(desk.act, issue_now, invoices, desk.today(), then=partial(_issued, desk)),
    )


def issue_now(database: "Database", invoices: Ids, today: "date") -> "Changed":
    """Issue in the writing lane, where the store is loaded."""
    from ctv_desktop.features.payments import store

    return store.issue_receipts(database, invoices, today, today)


def _issued(desk: "Desk", changed: "Changed") -> None:
    """A receipt is issued to be handed over: it is shown, or many are offered as a batch."""
    ids = tuple(sorted(changed.ids.get("receipt", ())))
    if len(ids) == 1:
        show(desk, ids)
    elif ids:
        desk.print_lot("receipt", ids)


def _why_not(values: Values) -> Say | None:
    if values.get("state") == "bounced":
        return say("The bank did not pay this one: note a new payment.")
    if not values.get("to_state"):
        return say("It settles no invoice that waits for its receipt.")
    return None


RECEIPT = Action("receipt", say("Receipt…"), _receipt, "task_alt", why_not=_why_not, primary=True)
