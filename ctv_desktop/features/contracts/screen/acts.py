"""The contract of a lease in the window: looked at, printed, saved."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rows.single import reference_of
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

LANGUAGES = ("fr", "ar", "en", "fr-ar")


def show(desk: "Desk", id: int) -> None:
    """Look at the contract of a lease."""
    desk.tasks.read(reference_of, id, then=partial(_show, desk, id))


def _show(desk: "Desk", id: int, reference: str) -> None:
    desk.preview(
        say("Contract {reference}", reference=reference),
        f"{reference}-contrat.pdf",
        partial(make, id, desk.today()),
        LANGUAGES,
    )


def make(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The contract as a preview asks for it."""
    from ctv_desktop.features.contracts.screen.paper import print_contract

    return print_contract(reader, id, today, language)
