"""Looking at, printing and saving receipts."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.payments.rows.single import Receipt, receipt
from ctv_desktop.features.payments.words import RECEIPT_KINDS
from ctv_desktop.ui.declare import Action
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language


def _print(desk: "Desk", ids: tuple[int, ...]) -> None:
    desk.tasks.read(receipt, ids[0], then=partial(_show, desk))


def _show(desk: "Desk", found: Receipt | None) -> None:
    if found is None:
        desk.warn(say("This record has been deleted in the meantime."))
        return
    title = say(
        "{kind} {reference}", kind=RECEIPT_KINDS.label(found.kind), reference=found.reference
    )
    make = partial(make_receipt, found.id, desk.today())
    desk.preview(title, f"{found.reference}.pdf", make, ("fr", "ar", "en"))


def make_receipt(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The paper as a preview asks for it."""
    from ctv_desktop.features.payments.screen.paper import print_receipt

    return print_receipt(reader, id, today, language)


PRINT = Action("print", say("Print…"), _print, "print", "Ctrl+P")
