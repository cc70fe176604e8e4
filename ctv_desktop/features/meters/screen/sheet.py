"""The sheet to read the meters of a building: looked at, printed."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.landlords import rows as landlords
from ctv_desktop.features.meters.rows import single
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language


def show(desk: "Desk", id: int) -> None:
    """Look at the sheet of a building."""
    desk.preview(say("Sheet to read the meters"), "releve-compteurs.pdf",
                 partial(_made, id, desk.today()), kind="meter-sheet")  # fmt: skip


def show_of_meter(desk: "Desk", ids: tuple[int, ...]) -> None:
    """Look at the sheet of the building a meter stands in."""
    desk.tasks.read(single.building_of, ids[0], then=partial(_show, desk))


def _show(desk: "Desk", building: int | None) -> None:
    if building is not None:
        show(desk, building)


def _made(id: int, today: date, reader: "Reader", language: "Language") -> bytes:
    return print_sheet(reader, id, today, language)


def print_sheet(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The sheet of a building as PDF. Raises Refused where it has no meter in use."""
    from ctv_desktop.features.meters.papers.sheet import ToRead, render
    from ctv_desktop.features.park.rows.single import fictitious
    from ctv_desktop.pdf.letterhead import Issuer

    rows = single.in_use(reader, id, today)
    if not rows:
        raise Refused({"": say("This building has no meter in use.")})
    common = say("Common parts").in_language(language)
    meters = [
        ToRead(row.serial, row.kind, row.unit or common, row.place, row.measure, row.last,
               row.last_on)
        for row in rows
    ]  # fmt: skip
    landlord = landlords.first(reader)
    logo = kept(reader.path, landlord.logo) if landlord else None
    issuer = Issuer(**landlords.stationery(landlord), logo=logo)
    return render(rows[0].building, meters, issuer, today, language, fictitious(reader))
