"""Issues contracts: frozen with their words and their file, in one act that is not undone."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.contracts.rules.gaps import named
from ctv_desktop.features.leases.model import Lease
from ctv_desktop.features.register.rules import Paper
from ctv_desktop.features.register.session import freeze
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database

FINAL = say("An issued contract is changed by an amendment, not undone.")
# What a contract states: a change in one of these after it was composed makes it void.
STATED = (
    "lease", "lease_line", "lease_step", "lease_option", "amendment", "amendment_change",
    "landlord", "tenant", "contact", "unit", "floor", "building", "site", "dated_rate",
    "rent_index", "clause",
)  # fmt: skip


def issue(database: "Database", paper: Paper, today: date) -> "Changed":
    """Issue the contract of a signed lease in a language.

    Raises Refused where the lease is no longer as it was composed, is not signed, lacks a fact, or
    has its contract in this language already.
    """
    refuse_missing(paper.missing)
    with database.write(say("Issue contract")) as work:
        lease = work.find(Lease, paper.row_id)
        work.act = say("Issue contract {reference}", reference=lease.reference)
        if not lease.signed:
            raise Refused({"": say("The contract is issued once the lease is signed.")})
        work.subject = freeze(work, database.path, paper, today, STATED, FINAL).id
    return work.changed


def refuse_missing(missing: Sequence[str]) -> None:
    """Name the facts that the contract needs and nobody has noted."""
    if missing:
        said = say("The contract cannot be issued without: {facts}.", facts=named(missing))
        raise Refused({"": said})
