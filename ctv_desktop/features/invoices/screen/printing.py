"""Looking at, printing, saving and sending invoices and credit notes."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.invoices.rows.paper import addressed, issued
from ctv_desktop.features.invoices.screen.lots import titled
from ctv_desktop.ui.declare import Action, Letter
from ctv_desktop.ui.lot import several
from ctv_desktop.values.language import OF_PAPERS
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.invoices.rows.paper import Issued
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]


def _print(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(issued, ids[0], then=partial(_show, desk, ids[0]))


def _show(desk: "Desk", id: int, found: "Issued | None") -> None:
    if found is None:
        desk.warn(say("This record has been deleted in the meantime."))
        return
    make = partial(make_invoice, id, desk.today())
    kind = str(found.content["kind"])
    desk.preview(
        titled(kind, found.reference), f"{found.reference}.pdf", make, OF_PAPERS, kind,
        partial(write, id), partial(hand_out, id, desk.today()),
    )  # fmt: skip


def make_invoice(id: int, today: date, reader: "Reader", language: "Language") -> bytes:
    """The paper as a preview asks for it."""
    from ctv_desktop.features.invoices.screen.paper import print_invoice

    return print_invoice(reader, id, today, language)


def write(id: int, reader: "Reader", language: "Language") -> Letter:
    """The e-mail an invoice or credit note is sent with."""
    found = issued(reader, id)
    assert found is not None
    stated, name = found.content, titled(found.content["kind"], found.reference)
    shown, seller = name.in_language(language), str(stated["seller"]["legal_name"])
    day = {key: language.day(date.fromisoformat(stated[key])) for key in ("issued_on", "due_on")}
    facts = {"paper": shown, "day": day["issued_on"], "landlord": seller,
             "amount": language.money(stated["gross"])}  # fmt: skip
    body = say(
        "Hello,\n\nPlease find attached: {paper} of {day}, {amount} incl. VAT.\n\n"
        "Kind regards,\n{landlord}",
        **facts,
    )
    if stated["kind"] != "credit":
        body = say(
            "Hello,\n\nPlease find attached: {paper} of {day}, {amount} incl. VAT, to be paid by"
            " {due}.\n\nKind regards,\n{landlord}",
            **facts,
            due=day["due_on"],
        )
    return Letter(f"{shown} – {seller}", body.in_language(language), addressed(reader, id))


def hand_out(id: int, today: date, database: "Database", way: str, code: str) -> "Changed":
    """Note that the original went out, in the writing lane."""
    from ctv_desktop.features.originals import store

    return store.hand_out(database, "invoice", (id,), way, code, today)


def _again(desk: "Desk", ids: Ids) -> None:
    desk.paper("invoice-again", ids[0])


def _notice(desk: "Desk", ids: Ids) -> None:
    make = partial(make_notice, ids[0], desk.today())
    name = str(say("Payment notice"))
    desk.preview(say("Payment notice"), f"{name}.pdf", make, OF_PAPERS, "notice")


def make_notice(id: int, today: date, reader: "Reader", language: "Language") -> bytes:
    """The payment notice as a preview asks for it."""
    from ctv_desktop.features.invoices.screen.paper import print_due

    return print_due(reader, id, today, language)


NOTICE = Action("notice", say("Payment notice…"), _notice, "print", "Ctrl+P")
PRINTING = (
    Action("print", say("Print…"), _print, "print", "Ctrl+P"),
    *several("invoice"),
    Action("again", say("Print the original again…"), _again, "content_copy"),
)
