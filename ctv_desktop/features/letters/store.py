"""Issues letters: frozen with their words and their file, in one act that is not undone."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.contracts.rules.gaps import named
from ctv_desktop.features.contracts.rules.letters import gaps_of
from ctv_desktop.features.register.rules import Paper
from ctv_desktop.features.register.session import freeze
from ctv_desktop.features.register.words import PAPERS
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database

# What letters state: a change in one of these after a letter was composed makes it void.
STATED = (
    "lease", "lease_line", "lease_step", "lease_option", "amendment", "amendment_change",
    "landlord", "tenant", "contact", "unit", "floor", "building", "site", "dated_rate",
    "rent_index", "deposit_entry", "invoice", "allocation", "clause", "issued_paper",
)  # fmt: skip


def issue(database: "Database", paper: Paper, today: date) -> "Changed":
    """Issue a letter in a language.

    Raises Refused where a fact is missing, where what it speaks of changed since it was composed,
    or where it was issued in this language already.
    """
    refuse_missing(paper.kind, paper.missing)
    with database.write(issued_as(paper)) as work:
        work.subject = freeze(work, database.path, paper, today, STATED).id
    return work.changed


def issued_as(paper: Paper) -> Say:
    """The name of the act."""
    label = PAPERS.label(paper.kind)
    return say("{paper} {reference} issued", paper=label, reference=paper.reference)


def refuse_missing(kind: str, missing: Sequence[str]) -> None:
    """Name the facts that a letter needs and nobody has noted."""
    if missing:
        facts = named(missing, gaps_of(kind))
        raise Refused({"": say("This paper cannot be issued without: {facts}.", facts=facts)})
