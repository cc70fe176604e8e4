"""Revisions approved: one or many leases in one act, each with the steps that raise its rent."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.sealing import pack
from ctv_desktop.database.work import checked
from ctv_desktop.features.leases.model import Lease, LeaseStep
from ctv_desktop.features.leases.session import rebuild
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.features.revisions.model import Revision, RevisionDraft
from ctv_desktop.features.revisions.rules import days
from ctv_desktop.features.revisions.rules.days import Clause
from ctv_desktop.features.revisions.rules.explain import of_rent, settled
from ctv_desktop.features.revisions.rules.offer import Offer, Wanted, problems, shares
from ctv_desktop.features.revisions.store.lease import offered, opened
from ctv_desktop.features.revisions.store.proposal import stored
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def approve(database: "Database", ids: Sequence[int], today: date) -> "Changed":
    """Revise some leases as the desk proposes: all of them in one act that one undo takes back.

    Each unit gets a step from the day on; they add up to the new rent to the centime. Raises
    Refused, naming the lease, where one cannot be revised: nothing is written then.
    """
    act = says("Revise the rent of {count} lease", "Revise the rents of {count} leases", len(ids))
    with database.write(act) as work:
        if not ids:
            raise Refused({"": say("Choose one or more lines first.")})
        found: dict[str, Say] = {}
        for place, id in enumerate(ids):
            lease = opened(work, id, today)
            for key, said in _revise(work, lease, today).items():
                found[f"{place}.{key}"] = say(
                    "{reference}: {sentence}", reference=lease.reference, sentence=said
                )
        if found:
            raise Refused(found)
        if len(ids) == 1:
            work.subject = ids[0]
            lease = work.find(Lease, ids[0])
            work.act = say("Revise the rent of {reference}", reference=lease.reference)
    return work.changed


def _revise(work: "Work", lease: Lease, today: date) -> dict[str, Say]:
    """Write the revision of a lease; what forbids it is given back instead."""
    row = stored(work, lease)
    wanted = Wanted(row.effective_on, row.rate, row.rent, row.reason) if row else Wanted()
    clause, found, held = offered(work, lease, wanted, today)
    said, _offers = problems(clause, found, wanted, today)
    if said:
        return said
    revision = _write(work, lease, clause, found, wanted, today)
    for (unit, _old), new in zip(held, shares(found.new, [old for _, old in held]), strict=True):
        work.add(
            LeaseStep(
                lease_id=lease.id or 0, unit_id=unit, kind="amount", starts=found.day, amount=new,
                origin="revision", revision_id=revision.id,
            )
        )  # fmt: skip
    if clause.kind == "index" and None not in found.index:
        lease.index_month = days.index_months(clause, found.day)[1]
    if row is not None:
        work.remove(row)
    rebuild(work, lease)
    return {}


def _write(
    work: "Work", lease: Lease, clause: Clause, found: Offer, wanted: Wanted, today: date
) -> Revision:
    steps = settled(of_rent(clause, found, rates_of(work)).steps, language.current())
    draft = checked(
        RevisionDraft,
        {
            "lease_id": lease.id,
            "decided_on": today,
            "effective_on": found.day,
            "old_rent": found.old,
            "new_rent": found.new,
            "rate": found.rate,
            "cap": found.cap or 0,
            "basis": found.basis,
            "reason": wanted.reason,
            "calculation": "\n".join(pack(step) for step in steps),
            "index_month": lease.index_month,
        },
    )
    revision = Revision(**draft.model_dump())
    work.add(revision)
    work.flush()
    return revision
