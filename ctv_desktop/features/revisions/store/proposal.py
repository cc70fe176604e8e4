"""What was typed at the desk for a lease, kept until it is decided or withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.features.revisions.model import Proposal, ProposalDraft
from ctv_desktop.features.revisions.rules.offer import Wanted, problems
from ctv_desktop.features.revisions.store.lease import offered, opened
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say, says
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.leases.model import Lease


def propose(database: "Database", id: int, values: Mapping[str, Any], today: date) -> "Changed":
    """Keep what is proposed for a lease: `effective_on`, `rate` (basis points) or `rent` (centimes
    a month), `reason`. Raises Refused: not possible, too early (R8) or above the cap (R9) without a
    reason, with what would do instead.
    """
    with database.write(say("Propose a revision")) as work:
        lease = opened(work, id, today)
        work.subject = id
        work.act = say("Propose the revision of {reference}", reference=lease.reference)
        wanted = typed(values)
        clause, found, _held = offered(work, lease, wanted, today)
        said, offers = problems(clause, found, wanted, today)
        if said:
            raise Refused(said, offers)
        row = stored(work, lease)
        kept = {"lease_id": id, "effective_on": wanted.effective_on, "rate": wanted.rate,
                "rent": wanted.rent, "reason": wanted.reason}  # fmt: skip
        work.put(Proposal, ProposalDraft, kept, row.id if row else None)
    return work.changed


def typed(values: Mapping[str, Any]) -> Wanted:
    """What a form gives. Raises Refused where both a rate and a rent are given."""
    if values.get("rate") is not None and values.get("rent") is not None:
        raise Refused({"rent": say("Give a rate or a rent, not both.")})
    reason = clean(str(values.get("reason") or ""), lines=True).strip()
    return Wanted(values.get("effective_on"), values.get("rate"), values.get("rent"), reason)


def stored(work: "Work", lease: "Lease") -> Proposal | None:
    """The proposal kept for a lease."""
    return work.exec(select(Proposal).where(Proposal.lease_id == lease.id)).first()


def withdraw(database: "Database", ids: Sequence[int]) -> "Changed":
    """Forget what was typed for some leases: what their clauses give is proposed again."""
    act = says("Withdraw {count} proposal", "Withdraw {count} proposals", len(ids))
    with database.write(act) as work:
        rows = [
            row
            for id in ids
            if (row := work.exec(select(Proposal).where(Proposal.lease_id == id)).first())
        ]
        if not rows:
            raise Refused({"": say("Nothing was typed for these leases.")})
        for row in rows:
            work.remove(row)
    return work.changed
