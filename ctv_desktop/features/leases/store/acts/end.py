"""A lease ends before its term, and its tenant moves out."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rules import checks, state
from ctv_desktop.features.leases.store.acts.within import NOTE, opened, refuse, shorten, tidy
from ctv_desktop.features.leases.words import TERMINATION_REASONS
from ctv_desktop.values.period import EARLIEST, LATEST
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.leases.model import Lease


def terminate(
    database: "Database", id: int, last_day: date | None, reason: str, note: str, today: date
) -> "Changed":
    """End a lease early: `last_day` is its last; its units are free from the next. Refused."""
    with database.write(say("Terminate lease")) as work:
        lease = opened(work, id)
        work.act = say("Terminate lease {reference}", reference=lease.reference)
        refuse(state.why_not_terminate(state.state(lease, today)))
        checks.refuse(_problems(lease, last_day, reason, note))
        assert last_day is not None
        lease.terminated_on = lease.last_day = last_day
        lease.termination_reason = reason
        lease.termination_note = tidy(note)
        shorten(work, lease)
    return work.changed


def _problems(lease: "Lease", last_day: date | None, reason: str, note: str) -> dict[str, Say]:
    found: dict[str, Say] = {}
    if reason not in TERMINATION_REASONS:
        found["termination_reason"] = say("Choose one of the list.")
    if len(note or "") > NOTE:
        found["termination_note"] = say("At most {most} characters fit here.", most=NOTE)
    if last_day is None:
        found["terminated_on"] = say("Fill this in.")
    elif last_day >= lease.last_day:
        found["terminated_on"] = say("The lease already ends on {day}.", day=lease.last_day)
    elif not EARLIEST <= last_day <= LATEST:
        found["terminated_on"] = say("The date {day} is outside 1900–2199.", day=last_day)
    elif last_day < (lease.signed_on or lease.starts) and last_day < lease.starts:
        found["terminated_on"] = say("The lease was not signed yet.")
    return found


def move_out(
    database: "Database", id: int, moved_out_on: date | None, keys: str, today: date
) -> "Changed":
    """Note that the tenant moved out of a lease that comes to its end, and what keys came back.

    The rent runs to the last day all the same. Raises Refused.
    """
    with database.write(say("Move-out")) as work:
        lease = opened(work, id)
        work.act = say("Move-out of lease {reference}", reference=lease.reference)
        now = state.state(lease, today)
        refuse(state.why_not_move_out(now, lease.moved_out_on is not None))
        checks.refuse(_move_problems(lease, moved_out_on, keys, today))
        lease.moved_out_on, lease.keys_note = moved_out_on, tidy(keys)
    return work.changed


def _move_problems(lease: "Lease", day: date | None, keys: str, today: date) -> dict[str, Say]:
    found: dict[str, Say] = {}
    if day is None:
        found["moved_out_on"] = say("Fill this in.")
    elif day > today:
        found["moved_out_on"] = say("This day has not come yet.")
    elif day < lease.starts:
        found["moved_out_on"] = say("The lease only starts on {day}.", day=lease.starts)
    if len(keys or "") > NOTE:
        found["keys_note"] = say("At most {most} characters fit here.", most=NOTE)
    return found
