"""Issues contracts: frozen with their words and their file, in one act that is not undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from ctv_desktop.database import files
from ctv_desktop.features.contracts.model import IssuedPaper
from ctv_desktop.features.contracts.rules.gaps import named
from ctv_desktop.features.leases.model import Lease
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

FINAL = say("An issued contract is changed by an amendment, not undone.")
# What a contract states: a change in one of these after it was composed makes it void.
STATED = (
    "lease", "lease_line", "lease_step", "lease_option", "amendment", "amendment_change",
    "landlord", "tenant", "contact", "unit", "floor", "building", "site", "dated_rate",
    "rent_index",
)  # fmt: skip


@dataclass(frozen=True)
class Composed:
    """A contract ready to issue, and the last act of the journal when it was composed."""

    lease_id: int
    language: str
    total: int | None
    content: str
    digest: str
    pdf: bytes
    missing: Sequence[str]
    seen: int


def issue(database: "Database", paper: Composed, today: date) -> "Changed":
    """Issue the contract of a signed lease in a language.

    Raises Refused where the lease is no longer as it was composed, is not signed, lacks a fact, or
    has its contract in this language already.
    """
    refuse_missing(paper.missing)
    with database.write(say("Issue contract")) as work:
        lease = work.find(Lease, paper.lease_id)
        work.act = say("Issue contract {reference}", reference=lease.reference)
        _refuse_moved(work, paper.seen)
        if not lease.signed:
            raise Refused({"": say("The contract is issued once the lease is signed.")})
        _refuse_twice(work, paper)
        row = work.make(IssuedPaper, {
            "kind": "contract", "noun": "lease", "row_id": paper.lease_id,
            "reference": lease.reference, "language": paper.language, "issued_on": today,
            "total": paper.total, "content": paper.content, "digest": paper.digest,
            "file": files.keep(database.path, paper.pdf),
        })  # fmt: skip
        work.subject = row.id
        work.final = FINAL
    return work.changed


def refuse_missing(missing: Sequence[str]) -> None:
    """Name the facts that the contract needs and nobody has noted."""
    if missing:
        said = say("The contract cannot be issued without: {facts}.", facts=named(missing))
        raise Refused({"": said})


def _refuse_moved(work: "Work", seen: int) -> None:
    tables = ", ".join(f"'{table}'" for table in STATED)
    found = work.plain.execute(
        f"SELECT 1 FROM journal_change WHERE act_id > ? AND table_name IN ({tables}) LIMIT 1",
        (seen,),
    ).fetchone()
    if found:
        raise Refused({"": say("The park changed in the meantime. Look at the contract again.")})


def _refuse_twice(work: "Work", paper: Composed) -> None:
    same = select(IssuedPaper).where(
        IssuedPaper.kind == "contract",
        IssuedPaper.noun == "lease",
        IssuedPaper.row_id == paper.lease_id,
        IssuedPaper.language == paper.language,
    )
    row = work.exec(same).first()
    if row is not None:
        said = say("This contract was issued on {day} already.", day=row.issued_on)
        raise Refused({"language": said})
