"""Receipts as PDF: from what was frozen at issue, marked where one was cancelled since."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.originals.rows import out
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.payments.rows.single import receipt
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.values.language import Language


def print_receipt(reader: "Reader", id: int, _today: date, language: "Language") -> bytes:
    """The PDF of an issued receipt in a language; a duplicate where its original went out."""
    from ctv_desktop.features.payments.papers.receipt import Mail, render

    found = receipt(reader, id)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    logo = kept(reader.path, found.content["seller"]["logo"])
    again = out(reader, "receipt", id) is not None
    mail = Mail(logo, again, found.voided_on is not None, fictitious(reader))
    return render(found.content, found.digest, language, mail)
