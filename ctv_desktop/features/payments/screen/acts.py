"""What can be done to payments and receipts."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.payments.rows import choices, single
from ctv_desktop.features.payments.rules.allocating import Open
from ctv_desktop.features.payments.screen.printing import PRINTING
from ctv_desktop.features.payments.screen.receipting import RECEIPT
from ctv_desktop.features.payments.words import LABELS, PAPERS
from ctv_desktop.ui.declare import Action, Field, Values
from ctv_desktop.values.kinds import DAY, MONEY, TEXT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("payment", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("payment", ids[0])


def _import(desk: "Desk", _ids: Ids) -> None:
    from ctv_desktop.features.payments.screen.statement import open_statement

    open_statement(desk)


# Settling.


def _allocate(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(_choices, ids[0], then=partial(_ask_parts, desk, ids[0]))


def _choices(
    reader: Any, id: int
) -> tuple[single.Payment | None, Sequence[tuple[Open, int]]]:  # fmt: skip
    return single.payment(reader, id), choices.settleable(reader, id)


def _ask_parts(
    desk: "Desk", id: int, found: tuple[single.Payment | None, Sequence[tuple[Open, int]]]
) -> None:
    payment, opens = found
    if payment is None:
        return
    if not opens:
        desk.warn(say("No invoice of {tenant} is open.", tenant=payment.tenant))
        return
    desk.ask_values(
        say("Settle invoices"),
        part_fields(opens),
        {f"part{one.id}": amount or None for one, amount in opens},
        partial(allocate_now, id, desk.today()),
        say("Settle"),
        say(
            "{amount} received on {day}. What settles no invoice is kept as credit.",
            amount=Shown(MONEY, payment.amount),
            day=payment.received_on,
        ),
    )


def part_fields(opens: Sequence[tuple[Open, int]]) -> tuple[Field, ...]:
    """A field for each invoice: its number and due day, what is open below it."""
    return tuple(
        Field(
            f"part{one.id}",
            say("{reference}, due {day}", reference=one.reference, day=one.due_on),
            MONEY,
            help=say("Of {sum}", sum=Shown(MONEY, one.balance)),
        )
        for one, _ in opens
    )


def parts_of(values: Values) -> dict[int, int]:
    """The amounts typed, by invoice."""
    return {
        int(key.removeprefix("part")): amount
        for key, amount in values.items()
        if key.startswith("part") and amount
    }


def allocate_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Settle in the writing lane, where the store is loaded."""
    from ctv_desktop.features.payments import store

    return store.allocate(database, id, parts_of(values), today)


# What the bank says, and what goes back.


def _clear(desk: "Desk", ids: Ids) -> None:
    today = desk.today()
    desk.ask_values(
        says("Cleared by the bank: {count} payment", "Cleared by the bank: {count} payments",
             len(ids)),
        (_field("cleared_on"),),
        {"cleared_on": today},
        partial(clear_now, ids, today),
        say("Note it"),
    )  # fmt: skip


def clear_now(ids: Ids, today: "date", database: "Database", values: Values) -> "Changed":
    """Note it in the writing lane."""
    from ctv_desktop.features.payments import store

    return store.clear(database, ids, values["cleared_on"], today)


def _bounce(desk: "Desk", ids: Ids) -> None:
    today = desk.today()
    desk.ask_values(
        say("Unpaid by the bank"),
        (_field("bounced_on"), _field("bounce_reason", required=False)),
        {"bounced_on": today, "bounce_reason": ""},
        partial(bounce_now, ids[0], today),
        say("Note it"),
        say("What it settled is owed again; receipts that state it are cancelled."),
    )


def bounce_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note it in the writing lane."""
    from ctv_desktop.features.payments import store

    return store.bounce(database, id, values["bounced_on"], values["bounce_reason"] or "", today)


def _repay(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(single.payment, ids[0], then=partial(_ask_repay, desk))


def _ask_repay(desk: "Desk", found: single.Payment | None) -> None:
    if found is None:
        return
    words = LABELS["repayment"]
    desk.ask_values(
        say("Pay credit back"),
        (
            Field("amount", words["amount"][0], MONEY, required=True),
            Field("paid_on", words["paid_on"][0], DAY, required=True),
            Field("note", words["note"][0], TEXT, limit=400, span=4),
        ),
        {"amount": found.unused, "paid_on": desk.today(), "note": ""},
        partial(repay_now, found.id, desk.today()),
        say("Pay back"),
    )


def repay_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note it in the writing lane."""
    from ctv_desktop.features.payments import store

    return store.repay(
        database, id, values["amount"], values["paid_on"], values["note"] or "", today
    )


def _delete(desk: "Desk", ids: Ids) -> None:
    desk.ask(
        say("Delete this payment?"),
        say("What it settled is owed again. It goes to the bin."),
        say("Delete"),
        partial(desk.act, delete_now, ids[0]),
        danger=True,
    )


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane, where the store is loaded."""
    from ctv_desktop.features.payments import store

    return store.delete(database, id)


def _field(key: str, *, required: bool = True) -> Field:
    label, kind = LABELS["payment"][key]
    return Field(key, label, kind, required=required, limit=200)


# Receipts.


def _void(desk: "Desk", ids: Ids) -> None:
    label, kind = LABELS["receipt"]["void_reason"]
    desk.ask_values(
        say("Cancel the receipt"),
        (Field("void_reason", label, kind, required=True, limit=400, span=4),),
        {"void_reason": ""},
        partial(void_now, ids[0], desk.today()),
        say("Cancel the receipt"),
        say("It keeps its number; what it states can be changed, and receipted anew."),
    )


def void_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Cancel it in the writing lane."""
    from ctv_desktop.features.payments import store

    return store.void_receipt(database, id, values["void_reason"] or "", today)


def _open_invoice(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(single.receipt, ids[0], then=partial(_go_invoice, desk))


def _go_invoice(desk: "Desk", found: single.Receipt | None) -> None:
    if found is not None:
        desk.open("invoice", found.invoice_id)


# Why not.


def _when(wrong: Callable[[Values], bool], said: Say) -> Callable[[Values], Say | None]:
    return lambda values: said if wrong(values) else None


_BOUNCED = say("The bank did not pay this one: note a new payment.")
_RECEIPTED = say("A receipt was issued for this: cancel the receipt first.")


def _not_allocated(values: Values) -> Say | None:
    if values.get("state") == "bounced":
        return _BOUNCED
    return _RECEIPTED if values.get("receipts") else None


ACTIONS = (
    Action("new", say("New payment"), _new, "add", "Ctrl+N", "none", primary=True),
    Action(
        "allocate", say("Settle invoices…"), _allocate, "done_all", "Ctrl+Return",
        why_not=_not_allocated, primary=True,
    ),
    RECEIPT,
    Action(
        "clear", say("Cleared by the bank…"), _clear, "check_circle", needs="some",
        why_not=_when(lambda v: v.get("state") != "received",
                      say("Only a cheque or bill to be cleared can be cleared.")),
    ),
    Action(
        "bounce", say("Unpaid by the bank…"), _bounce, "block",
        why_not=_when(lambda v: v.get("method") not in PAPERS or v.get("state") == "bounced",
                      say("Only a cheque or a bill comes back unpaid.")), danger=True,
    ),
    Action(
        "repay", say("Pay credit back…"), _repay, "undo",
        why_not=_when(lambda v: not v.get("unused"), say("No credit is left of it.")),
    ),
    Action("edit", say("Edit"), _edit, "edit", "F2"),
    Action("import", say("Import a bank statement…"), _import, "upload", needs="none"),
    Action(
        "delete", say("Delete"), _delete, "delete", "Delete",
        why_not=_when(lambda v: bool(v.get("receipts")), _RECEIPTED), danger=True,
    ),
)  # fmt: skip

RECEIPT_ACTIONS = (
    *PRINTING,
    Action("invoice", say("Open the invoice"), _open_invoice, "receipt_long", primary=True),
    Action(
        "void", say("Cancel the receipt…"), _void, "block",
        why_not=_when(lambda v: bool(v.get("voided")), say("This receipt is already cancelled.")),
        danger=True,
    ),
)  # fmt: skip
