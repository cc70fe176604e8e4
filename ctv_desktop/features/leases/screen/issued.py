"""The papers issued of a lease or of an amendment, in its panel."""

from collections.abc import Sequence

from ctv_desktop.features.register.rows import Listed
from ctv_desktop.features.register.words import LANGUAGES, PAPERS
from ctv_desktop.ui.declare import Line, Link, Related
from ctv_desktop.values.say import say


def papers(issued: Sequence[Listed]) -> tuple[Related, ...]:
    """What was issued, one line a paper and language, and what came back signed; or nothing."""
    lines = tuple(
        Line(
            f"{PAPERS.label(one.kind)} · {LANGUAGES.label(one.language)}",
            f"{one.reference} · {say('Issued on {day}', day=one.issued_on)}",
            say("Signed") if one.copies else None,
            "good" if one.copies else "",
            Link("issued_paper", one.id),
        )
        for one in issued
    )
    return (Related(say("Issued papers"), lines, count=len(lines)),) if lines else ()
