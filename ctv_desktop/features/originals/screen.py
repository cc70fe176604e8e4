"""The original of a paper printed again, where the first was spoilt; its reason is kept."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.originals.rows import out
from ctv_desktop.features.originals.words import LABELS
from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.values.kinds import LONG_TEXT
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

REASON = Field("reason", LABELS["original"]["spoilt_reason"][0], LONG_TEXT, required=True,
               limit=400, span=4)  # fmt: skip


def invoice_again(desk: "Desk", id: int) -> None:
    """The original of an invoice or credit note again."""
    desk.tasks.read(out, "invoice", id, then=partial(_ask_why, desk, "invoice", id))


def receipt_again(desk: "Desk", id: int) -> None:
    """The original of a receipt again."""
    desk.tasks.read(out, "receipt", id, then=partial(_ask_why, desk, "receipt", id))


def _ask_why(desk: "Desk", noun: str, id: int, found: object) -> None:
    if found is None:
        desk.notify(say("No original of it is out: the next print is the original."))
        return
    desk.ask_values(
        say("Print the original again"),
        (REASON,),
        {"reason": ""},
        partial(spoil, noun, id, desk.today()),
        say("The first is spoilt"),
        say("The first one was torn, misprinted or lost before it went out: the next print is the"
            " original again. Who said so, when and why is kept."),
    )  # fmt: skip


def spoil(noun: str, id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note in the writing lane that an original was spoilt."""
    from ctv_desktop.features.originals import store

    return store.spoil(database, noun, id, values["reason"] or "", today)
