"""Looking at, printing and saving invoices and credit notes."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.invoices.rows.paper import issued
from ctv_desktop.ui.declare import Action
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.invoices.rows.paper import Issued
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]
LANGUAGES = ("fr", "ar", "en")


def _print(desk: "Desk", ids: Ids, duplicate: bool = False) -> None:
    desk.tasks.read(issued, ids[0], then=partial(_show, desk, ids[0], duplicate))


def _show(desk: "Desk", id: int, duplicate: bool, found: "Issued | None") -> None:
    if found is None:
        desk.warn(say("This record has been deleted in the meantime."))
        return
    make = partial(make_invoice, id, desk.today(), duplicate)
    desk.preview(titled(found), f"{found.reference}.pdf", make, LANGUAGES)


def titled(found: "Issued") -> Say:
    """What the preview is called."""
    if found.content["kind"] == "credit":
        return say("Credit note {reference}", reference=found.reference)
    return say("Invoice {reference}", reference=found.reference)


def make_invoice(
    id: int, today: "date", duplicate: bool, reader: "Reader", language: "Language"
) -> bytes:
    """The paper as a preview asks for it."""
    from ctv_desktop.features.invoices.screen.paper import print_invoice

    return print_invoice(reader, id, today, language, duplicate)


def _notice(desk: "Desk", ids: Ids) -> None:
    make = partial(make_notice, ids[0], desk.today())
    name = str(say("Payment notice"))
    desk.preview(say("Payment notice"), f"{name}.pdf", make, LANGUAGES)


def make_notice(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The payment notice as a preview asks for it."""
    from ctv_desktop.features.invoices.screen.paper import print_due

    return print_due(reader, id, today, language)


def _several(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.invoices.screen.several import open_several

    open_several(desk, ids)


NOTICE = Action("notice", say("Payment notice…"), _notice, "print", "Ctrl+P")
PRINTING = (
    Action("print", say("Print…"), _print, "print", "Ctrl+P"),
    Action("several", say("Print several…"), _several, "receipt_long", needs="some"),
    Action("duplicate", say("Print a duplicate…"), partial(_print, duplicate=True), "content_copy"),
)
