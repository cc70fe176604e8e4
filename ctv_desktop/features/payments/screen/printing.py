"""Looking at, printing, saving and sending receipts."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.payments.rows.single import Receipt, receipt
from ctv_desktop.features.payments.words import RECEIPT_KINDS
from ctv_desktop.features.tenants.rows import mail_of
from ctv_desktop.ui.declare import Action, Letter
from ctv_desktop.ui.lot import several
from ctv_desktop.values.language import OF_PAPERS
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]


def show(desk: "Desk", ids: Ids) -> None:
    """Look at a receipt."""
    desk.tasks.read(receipt, ids[0], then=partial(_show, desk))


def _show(desk: "Desk", found: Receipt | None) -> None:
    if found is None:
        desk.warn(say("This record has been deleted in the meantime."))
        return
    make = partial(make_receipt, found.id, desk.today())
    desk.preview(
        _title(found), f"{found.reference}.pdf", make, OF_PAPERS, "receipt",
        partial(write, found.id), partial(hand_out, found.id, desk.today()),
    )  # fmt: skip


def _title(found: Receipt) -> Say:
    return say(
        "{kind} {reference}", kind=RECEIPT_KINDS.label(found.kind), reference=found.reference
    )


def make_receipt(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The paper as a preview asks for it."""
    from ctv_desktop.features.payments.screen.paper import print_receipt

    return print_receipt(reader, id, today, language)


def write(id: int, reader: "Reader", language: "Language") -> Letter:
    """The e-mail a receipt is sent with."""
    found = receipt(reader, id)
    assert found is not None
    name = _title(found).in_language(language)
    seller = str(found.content["seller"]["legal_name"])
    body = say(
        "Hello,\n\nPlease find attached: {paper} of {day}, invoice {invoice}, {amount} received."
        "\n\nKind regards,\n{landlord}",
        paper=name, day=language.day(found.issued_on), invoice=found.invoice,
        amount=language.money(found.amount), landlord=seller,
    )  # fmt: skip
    return Letter(
        f"{name} – {seller}", body.in_language(language), mail_of(reader, found.tenant_id)
    )


def hand_out(id: int, today: "date", database: "Database", way: str, code: str) -> "Changed":
    """Note in the writing lane that the original went out."""
    from ctv_desktop.features.originals import store

    return store.hand_out(database, "receipt", (id,), way, code, today)


def _again(desk: "Desk", ids: Ids) -> None:
    desk.paper("receipt-again", ids[0])


PRINTING = (
    Action("print", say("Print…"), show, "print", "Ctrl+P"),
    *several("receipt"),
    Action("again", say("Print the original again…"), _again, "content_copy"),
)
