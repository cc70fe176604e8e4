"""An issued paper printed again by its own number: the very bytes."""

from typing import TYPE_CHECKING

from ctv_desktop.features.register.rows import issued_as, reprint
from ctv_desktop.features.register.rules import code_of
from ctv_desktop.features.register.words import LANGUAGES
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.values.language import Language


def print_issued(reader: "Reader", id: int, _today: "date", language: "Language") -> bytes:
    """The paper of a number in a language. Raises Refused where it was issued in others only."""
    code = code_of(language)
    papers = issued_as(reader, id)
    for one in papers:
        if one.language == code:
            return reprint(reader, one)
    known = ", ".join(str(LANGUAGES.label(one.language)) for one in papers)
    raise Refused({"": say("This paper was issued in another language: {known}.", known=known)})
