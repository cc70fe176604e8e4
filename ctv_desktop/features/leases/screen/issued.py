"""The papers issued of a lease or of an amendment, in its panel."""

from typing import TYPE_CHECKING

from ctv_desktop.features.register.rows import issued_of
from ctv_desktop.features.register.words import LANGUAGES, PAPERS
from ctv_desktop.ui.declare import Line, Related
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def papers(reader: "Reader", noun: str, id: int) -> tuple[Related, ...]:
    """What was issued of a record, one line a paper and language; nothing where it was nothing."""
    lines = tuple(
        Line(
            f"{PAPERS.label(one.kind)} · {LANGUAGES.label(one.language)}",
            f"{one.reference} · {say('Issued on {day}', day=one.issued_on)}",
        )
        for one in issued_of(reader, noun, id)
    )
    return (Related(say("Issued papers"), lines, count=len(lines)),) if lines else ()
