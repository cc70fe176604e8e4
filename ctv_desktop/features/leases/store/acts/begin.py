"""A lease begins: it is signed, and its premises are handed over."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from ctv_desktop.features.leases.model import Lease, LeaseOption, LeaseStep
from ctv_desktop.features.leases.rules import checks, handover, state
from ctv_desktop.features.leases.session import rebuild
from ctv_desktop.features.leases.store.acts.within import opened, refuse, spans_of
from ctv_desktop.features.leases.store.lease import lines_of
from ctv_desktop.features.leases.store.taken import refuse_taken
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from datetime import timedelta

    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def sign(database: "Database", id: int, signed_on: date | None, today: date) -> "Changed":
    """Sign a draft: it is frozen and its lines bind their units (R52).

    Raises Refused naming the lease in the way and offering the first free day. The trigger in the
    database stands behind it.
    """
    with database.write(say("Sign lease")) as work:
        lease = opened(work, id)
        work.act = say("Sign lease {reference}", reference=lease.reference)
        refuse(state.why_not_sign(state.state(lease, today)))
        lines = lines_of(work, lease)
        day = signed_on or lease.signed_on or today
        checks.refuse(checks.signature_problems(lines, day, today, lease.starts))
        refuse_taken(work, spans_of(work, lines), id)
        lease.signed, lease.signed_on = True, day
        for line in lines:
            line.binding = True
    return work.changed


def hand_over(database: "Database", id: int, handed_on: date | None, today: date) -> "Changed":
    """Note the hand-over of the premises: the lease begins so many days later, all its days move.

    Its units must be free on the days they move to. Raises Refused.
    """
    with database.write(say("Hand-over")) as work:
        lease = opened(work, id)
        work.act = say("Hand over the premises of lease {reference}", reference=lease.reference)
        refuse(state.why_not_hand_over(state.state(lease, today)))
        found = handover.problem(handed_on, lease.not_after, today)
        checks.refuse({"handed_over_on": found} if found else {})
        assert handed_on is not None
        first = handover.first_day(
            handed_on, lease.handover_days, lease.not_before, lease.not_after
        )
        lease.planned_starts = lease.starts
        _move(work, lease, first - lease.starts)
        refuse_taken(work, spans_of(work, lines_of(work, lease)), id)
        lease.handed_over_on = handed_on
        for line in lines_of(work, lease):
            line.binding = True
        rebuild(work, lease)
    return work.changed


def _move(work: "Work", lease: Lease, shift: "timedelta") -> None:
    """Move all days of a lease; its lines let go of their units while they move."""
    lines = lines_of(work, lease)
    for line in lines:
        line.binding = False
    work.flush()
    moving: list[tuple[object, tuple[str, ...]]] = [(lease, handover.LEASE_DAYS)]
    moving += [(line, handover.LINE_DAYS) for line in lines]
    steps = work.exec(select(LeaseStep).where(LeaseStep.lease_id == lease.id)).all()
    options = work.exec(select(LeaseOption).where(LeaseOption.lease_id == lease.id)).all()
    moving += [(step, handover.STEP_DAYS) for step in steps]
    moving += [(option, handover.OPTION_DAYS) for option in options]
    for row, keys in moving:
        for key, day in handover.moved(row, keys, shift).items():
            setattr(row, key, day)
    work.flush()
