"""What happens to a lease: signature, notice, notice taken back, early termination."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.model import Lease, LeaseLine
from ctv_desktop.features.leases.rules import checks, state, terms
from ctv_desktop.features.leases.rules.occupancy import Span, offer
from ctv_desktop.features.leases.store.lease import lines_of
from ctv_desktop.features.leases.store.spans import rebuild
from ctv_desktop.features.leases.store.taken import refuse_taken
from ctv_desktop.features.leases.words import GIVERS, TERMINATION_REASONS
from ctv_desktop.features.park.model import Unit
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.period import EARLIEST, LATEST
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

NOTE = 2_000  # characters


def _refuse(reason: Say | None) -> None:
    if reason is not None:
        raise Refused({"": reason})


def _spans(work: "Work", lines: Iterable[LeaseLine]) -> list[Span]:
    return [
        Span(place, line.unit_id, work.find(Unit, line.unit_id).code, line.starts, line.ends)
        for place, line in enumerate(lines)
    ]


def sign(database: "Database", id: int, signed_on: date | None, today: date) -> "Changed":
    """Sign a draft: it is frozen and its lines bind their units (R52).

    Raises Refused naming the lease in the way and offering the first free day. The trigger in the
    database stands behind it.
    """
    with database.write(say("Sign lease")) as work:
        lease = work.find(Lease, id)
        work.act = say("Sign lease {reference}", reference=lease.reference)
        work.subject = id
        _refuse(state.why_not_sign(state.state(lease, today)))
        lines = lines_of(work, lease)
        day = signed_on or lease.signed_on or today
        checks.refuse(checks.signature_problems(lines, day, today, lease.starts))
        refuse_taken(work, _spans(work, lines), id)
        lease.signed, lease.signed_on = True, day
        for line in lines:
            line.binding = True
    return work.changed


def give_notice(
    database: "Database",
    id: int,
    given_by: str,
    given_on: date | None,
    last_day: date | None,
    today: date,
) -> "Changed":
    """Note a notice: the lease ends on `last_day`, or as soon as notice and firm period allow.

    Its units are free from the next day. Raises Refused.
    """
    with database.write(say("Notice on lease")) as work:
        lease = work.find(Lease, id)
        work.act = say("Notice on lease {reference}", reference=lease.reference)
        work.subject = id
        _refuse(state.why_not_notice(state.state(lease, today)))
        given_on = given_on or today
        if given_by not in GIVERS:
            raise Refused({"notice_by": say("Choose one of the list.")})
        if given_on > today:
            raise Refused({"notice_on": say("This day has not come yet.")})
        if given_on < (lease.signed_on or EARLIEST):
            raise Refused({"notice_on": say("The lease was not signed yet.")})
        lease.last_day = _end_of_notice(lease, given_on, last_day)
        lease.notice_on, lease.notice_by = given_on, given_by
        _shorten(work, lease)
    return work.changed


def _end_of_notice(lease: Lease, given_on: date, last_day: date | None) -> date:
    earliest = terms.notice_term(given_on, lease.notice_months, lease.firm_until, lease.ends)
    if last_day is None:
        return earliest
    if last_day > lease.ends:
        said = say("The lease already ends on {day}.", day=lease.ends)
        raise Refused({"last_day": said}, {"last_day": offer(lease.ends)})
    if last_day < earliest:
        said = say("Notice and firm period run until {day}.", day=earliest)
        raise Refused({"last_day": said}, {"last_day": offer(earliest)})
    return last_day


def cancel_notice(database: "Database", id: int, today: date) -> "Changed":
    """Take a notice back: the lease runs to its end again, if its units are still free. Refused."""
    with database.write(say("Take back the notice on lease")) as work:
        lease = work.find(Lease, id)
        work.act = say("Take back the notice on lease {reference}", reference=lease.reference)
        work.subject = id
        now = state.state(lease, today)
        noticed = lease.notice_on is not None and lease.terminated_on is None
        _refuse(state.why_not_cancel_notice(now, noticed))
        lines = lines_of(work, lease)
        agreed = [
            Span(span.place, span.unit_id, span.code, span.starts, line.agreed_ends or line.ends)
            for span, line in zip(_spans(work, lines), lines, strict=True)
        ]
        refuse_taken(work, agreed, id)
        lease.notice_on, lease.notice_by, lease.last_day = None, "", lease.ends
        for line, span in zip(lines, agreed, strict=True):
            line.binding, line.ends, line.agreed_ends = True, span.ends, None
        rebuild(work, lease)
    return work.changed


def terminate(
    database: "Database", id: int, last_day: date | None, reason: str, note: str, today: date
) -> "Changed":
    """End a lease early: `last_day` is its last; its units are free from the next. Refused."""
    with database.write(say("Terminate lease")) as work:
        lease = work.find(Lease, id)
        work.act = say("Terminate lease {reference}", reference=lease.reference)
        work.subject = id
        _refuse(state.why_not_terminate(state.state(lease, today)))
        checks.refuse(_termination_problems(lease, last_day, reason, note))
        assert last_day is not None
        lease.terminated_on = lease.last_day = last_day
        lease.termination_reason = reason
        lease.termination_note = clean(note or "", lines=True).strip()
        _shorten(work, lease)
    return work.changed


def _termination_problems(
    lease: Lease, last_day: date | None, reason: str, note: str
) -> dict[str, Say]:
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


def _shorten(work: "Work", lease: Lease) -> None:
    """Free the units after the last day; the end agreed is kept for a notice taken back."""
    for line in lines_of(work, lease):
        if line.starts > lease.last_day:
            line.binding = False
        elif line.ends > lease.last_day:
            line.agreed_ends = line.agreed_ends or line.ends
            line.ends = lease.last_day
    rebuild(work, lease)


def change_remarks(
    database: "Database", id: int, remarks: str, version: int | None = None
) -> "Changed":
    """Change the remarks, the one thing that stays open on a signed lease. Refused, Stale."""
    from ctv_desktop.features.leases.store.lease import save

    return save(database, {"remarks": remarks}, id, version)
