"""Invoices and credit notes as PDF: from what was frozen at issue, so a reprint is the same."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.invoices.rows.paper import issued
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.values.language import Language


def print_invoice(
    reader: "Reader", id: int, _today: date, language: "Language", duplicate: bool = False
) -> bytes:
    """The PDF of an issued paper in a language; marked where it is a duplicate."""
    from ctv_desktop.features.invoices.papers.invoice import render
    from ctv_desktop.features.invoices.papers.parts import Mail

    found = issued(reader, id)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    logo = kept(reader.path, found.content["seller"]["logo"])
    return render(found.content, found.digest, language, Mail(logo, duplicate))
