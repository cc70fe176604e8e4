"""The blank work order: looked at, printed."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.landlords import rows as landlords
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language


def show(desk: "Desk", _ids: tuple[int, ...] = ()) -> None:
    """Look at the sheet."""
    made = partial(_made, desk.today())
    desk.preview(say("Work order to fill"), "bon-intervention-vierge.pdf", made, kind="ticket")


def _made(today: date, reader: "Reader", language: "Language") -> bytes:
    return print_blank(reader, today, today, language)


def print_blank(reader: "Reader", _day: date, today: date, language: "Language") -> bytes:
    """The sheet on the letterhead of the first landlord."""
    from ctv_desktop.features.park.rows.single import fictitious
    from ctv_desktop.features.tickets.papers.blank import render
    from ctv_desktop.pdf.letterhead import Issuer

    landlord = landlords.first(reader)
    logo = kept(reader.path, landlord.logo) if landlord else None
    issuer = Issuer(**landlords.stationery(landlord), logo=logo)
    return render(issuer, today, language, fictitious(reader))
