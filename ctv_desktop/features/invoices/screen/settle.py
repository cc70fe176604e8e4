"""How an invoice is settled: payments, withholding certificates and receipts, shown and noted."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.payments.rows import choices, single
from ctv_desktop.features.payments.rules.allocating import Open
from ctv_desktop.features.payments.words import LABELS, METHODS, RECEIPT_KINDS
from ctv_desktop.ui.declare import Action, Field, Line, Link, Related, Values
from ctv_desktop.values import language
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


# What stands in the panel.


def settled(reader: "Reader", id: int, withheld: int, certified: int) -> tuple[Related, ...]:
    """Payments, certificates and receipts of an invoice; what has none is left out."""
    found = (_payments(reader, id), _certificates(reader, id, withheld - certified),
             _receipts(reader, id))  # fmt: skip
    return tuple(related for related in found if related.lines)


def _payments(reader: "Reader", id: int) -> Related:
    spoken = language.current()
    lines = tuple(
        Line(
            f"{spoken.day(one.received_on)} · {METHODS.label(one.method)}",
            " · ".join(part for part in (spoken.money(one.amount), one.payment_reference) if part),
            say("Returned unpaid") if one.ended_on else None,
            "bad" if one.ended_on else "",
            Link("payment", one.payment_id),
        )
        for one in single.shares(reader, invoice=id)
    )
    return Related(say("Payments"), lines, count=len(lines))


def _certificates(reader: "Reader", id: int, missing: int) -> Related:
    spoken = language.current()
    lines = [
        Line(one.number, f"{spoken.day(one.dated)} · {spoken.money(one.amount)}")
        for one in single.certificates_of(reader, id)
    ]
    if missing > 0:
        text = spoken.money(missing)
        lines.append(Line(str(say("To be certified")), text, say("To be certified"), "warn"))
    return Related(say("Withholding certificates"), tuple(lines), count=len(lines))


def _receipts(reader: "Reader", id: int) -> Related:
    spoken = language.current()
    lines = tuple(
        Line(
            reference,
            spoken.money(amount),
            say("Cancelled") if void else RECEIPT_KINDS.label(kind),
            "bad" if void else RECEIPT_KINDS[kind].tone,
            Link("receipt", receipt),
        )
        for receipt, reference, kind, amount, void in single.receipts_of(reader, id)
    )
    return Related(say("Receipts"), lines, count=len(lines))


def receipted(reader: "Reader", id: int) -> bool:
    """Whether the receipt in full of an invoice was issued and holds."""
    found = single.receipts_of(reader, id)
    return any(kind == "full" and not void for _id, _reference, kind, _amount, void in found)


# What can be done.


def _pay(desk: "Desk", ids: Ids) -> None:
    desk.edit("payment", None, {"invoice_id": ids[0]})


def _receipt(desk: "Desk", ids: Ids) -> None:
    count = len(ids)
    desk.ask(
        says("Issue the receipt?", "Issue {count} receipts?", count),
        say(
            "In full where the invoice is settled, else of what was paid with what is left. Once"
            " issued it keeps its number: it is cancelled with a reason, not changed."
        ),
        say("Issue"),
        partial(desk.act, receipt_now, ids, desk.today()),
    )


def receipt_now(database: "Database", ids: Ids, today: "date") -> "Changed":
    """Issue in the writing lane, where the store is loaded."""
    from ctv_desktop.features.payments import store

    return store.issue_receipts(database, ids, today, today)


def _certify(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(choices.to_certify, ids[0], then=partial(_ask_certificate, desk))


def _ask_certificate(desk: "Desk", opens: Sequence[tuple[Open, int]]) -> None:
    if not opens:
        desk.warn(say("Nothing is to be certified on this invoice."))
        return
    words = LABELS["certificate"]
    fields = (
        Field("number", words["number"][0], words["number"][1], required=True, limit=80),
        Field("dated", words["dated"][0], words["dated"][1], required=True),
        *(_part(one) for one, _ in opens),
    )
    first = opens[0]
    desk.ask_values(
        say("Withholding certificate"),
        fields,
        {"number": "", "dated": desk.today(), f"part{first[0].id}": first[1]},
        partial(certify_now, desk.today()),
        say("Note it"),
        say("One certificate may cover several invoices of the tenant."),
    )


def _part(one: Open) -> Field:
    said = say("Withheld on {reference}", reference=one.reference)
    most = say("Of {sum}", sum=Shown(MONEY, one.balance))
    return Field(f"part{one.id}", said, MONEY, help=most)


def certify_now(today: "date", database: "Database", values: Values) -> "Changed":
    """Note it in the writing lane."""
    from ctv_desktop.features.payments import store

    parts = {
        int(key.removeprefix("part")): amount
        for key, amount in values.items()
        if key.startswith("part") and amount
    }
    return store.certify(database, parts, values["number"] or "", values["dated"], today)


# Why not.


def _not_paid(values: Values) -> Say | None:
    if values.get("kind") != "invoice" or values.get("cancelled"):
        return say("Only an invoice that holds is paid.")
    return None if (values.get("balance") or 0) > 0 else say("Nothing is owed on it any more.")


def _no_receipt(values: Values) -> Say | None:
    if values.get("kind") != "invoice" or values.get("cancelled"):
        return say("Only an invoice that holds has a receipt.")
    if values.get("receipted"):
        return say("Its receipt is already issued.")
    return None if values.get("paid") else say("Nothing was paid on this invoice yet.")


def _certified(values: Values) -> Say | None:
    holds = values.get("kind") == "invoice" and not values.get("cancelled")
    missing = holds and (values.get("missing") or 0) > 0
    return None if missing else say("Nothing is to be certified on this invoice.")


SETTLING = (
    Action("pay", say("Note a payment…"), _pay, "payments", "Ctrl+Shift+P", why_not=_not_paid,
           primary=True),
    Action("receipt", say("Receipt…"), _receipt, "task_alt", needs="some",
           why_not=_no_receipt),
    Action("certify", say("Certificate…"), _certify, "percent", why_not=_certified),
)  # fmt: skip
