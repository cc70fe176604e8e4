"""Notice is given of a lease, at the delays of law or contract, and taken back."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.features.invoices.model import Invoice
from ctv_desktop.features.leases.model import Lease
from ctv_desktop.features.leases.rules import checks, notice, state, terms
from ctv_desktop.features.leases.rules.occupancy import Span, offer
from ctv_desktop.features.leases.session import rebuild
from ctv_desktop.features.leases.store.acts.within import (
    NOTE,
    opened,
    refuse,
    shorten,
    spans_of,
    tidy,
)
from ctv_desktop.features.leases.store.lease import lines_of
from ctv_desktop.features.leases.store.taken import refuse_taken
from ctv_desktop.features.leases.words import GIVERS
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.period import EARLIEST
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def give_notice(
    database: "Database",
    id: int,
    given_by: str,
    given_on: date | None,
    last_day: date | None,
    today: date,
    more: Mapping[str, Any] | None = None,
) -> "Changed":
    """Note a notice: the lease ends on `last_day`, or as soon as law, notice and firm period allow.

    `more` may hold notice_ground, notice_served_on, notice_survey_on, notice_reason, notice_article
    and months_owed (whole months; counted from unpaid invoices where it is not given). Its units
    are free from the next day. Raises Refused (R26 to R29).
    """
    with database.write(say("Notice on lease")) as work:
        lease = opened(work, id)
        work.act = say("Notice on lease {reference}", reference=lease.reference)
        refuse(state.why_not_notice(state.state(lease, today)))
        given = {**(more or {}), "notice_by": given_by, "notice_on": given_on or today}
        checks.refuse(_problems(work, lease, given, today))
        found = _found(work, lease, given)
        lease.last_day = _end(last_day, found.last_day, lease.ends)
        lease.notice_on, lease.notice_by = given["notice_on"], given_by
        lease.notice_served_on = given.get("notice_served_on")
        lease.notice_ground = _ground(lease, given)
        lease.notice_expires_on, lease.notice_court_by = found.expires_on, found.court_by
        lease.notice_article = tidy(given.get("notice_article")) or found.article
        lease.notice_reason = tidy(given.get("notice_reason"))
        lease.notice_survey_on = given.get("notice_survey_on")
        shorten(work, lease)
    return work.changed


def _ground(lease: Lease, given: Mapping[str, Any]) -> str:
    usual = notice.grounds(lease.regime, str(given["notice_by"]))[0]
    if lease.regime != "49-16":
        return usual  # no other is possible there
    return str(given.get("notice_ground") or usual)


def _problems(work: "Work", lease: Lease, given: Mapping[str, Any], today: date) -> dict[str, Say]:
    found: dict[str, Say] = {}
    given_on, served_on = given["notice_on"], given.get("notice_served_on")
    if given["notice_by"] not in GIVERS:
        return {"notice_by": say("Choose one of the list.")}
    if given_on > today:
        found["notice_on"] = say("This day has not come yet.")
    elif given_on < (lease.signed_on or EARLIEST):
        found["notice_on"] = say("The lease was not signed yet.")
    if served_on is not None and served_on < given_on:
        found["notice_served_on"] = say(
            "It cannot be served before it is given ({day}).", day=given_on
        )
    survey_on = given.get("notice_survey_on")
    if survey_on is not None and survey_on < given_on:
        found["notice_survey_on"] = say("The notice is only given on {day}.", day=given_on)
    for key, limit in (("notice_reason", NOTE), ("notice_article", 200)):
        if len(given.get(key) or "") > limit:
            found[key] = say("At most {most} characters fit here.", most=limit)
    ground = _ground(lease, given)
    owed = given.get("months_owed")
    if ground == "arrears" and owed is None:
        owed = months_owed(work, lease, given_on)
    return found | notice.problems(
        lease.regime, given["notice_by"], ground, str(given.get("notice_reason") or ""), owed,
        rates_of(work), given_on,
    )  # fmt: skip


def months_owed(work: "Work", lease: Lease, day: date) -> int:
    """The months of rent due before a day and not settled, by the invoices issued."""
    rows = work.exec(
        select(Invoice).where(
            Invoice.lease_id == lease.id, Invoice.due_on < day, Invoice.balance > 0
        )
    ).all()
    return sum(terms.length(row.starts, row.ends)[0] for row in rows)


def _found(work: "Work", lease: Lease, given: Mapping[str, Any]) -> notice.Notice:
    clause = notice.Clause(
        lease.regime, lease.notice_months, lease.notice_days, lease.firm_until, lease.ends
    )
    served = given.get("notice_served_on") or given["notice_on"]
    return notice.notice(clause, given["notice_by"], _ground(lease, given), served, rates_of(work))


def _end(wanted: date | None, earliest: date, ends: date) -> date:
    if wanted is None:
        return earliest
    if wanted > ends:
        said = say("The lease already ends on {day}.", day=ends)
        raise Refused({"last_day": said}, {"last_day": offer(ends)})
    if wanted < earliest:
        said = say("Notice and firm period run until {day}.", day=earliest)
        raise Refused({"last_day": said}, {"last_day": offer(earliest)})
    return wanted


def cancel_notice(database: "Database", id: int, today: date) -> "Changed":
    """Take a notice back: the lease runs to its end again, if its units are still free. Refused."""
    with database.write(say("Take back the notice on lease")) as work:
        lease = opened(work, id)
        work.act = say("Take back the notice on lease {reference}", reference=lease.reference)
        now = state.state(lease, today)
        noticed = lease.notice_on is not None and lease.terminated_on is None
        refuse(state.why_not_cancel_notice(now, noticed))
        lines = lines_of(work, lease)
        agreed = [
            Span(span.place, span.unit_id, span.code, span.starts, line.agreed_ends or line.ends)
            for span, line in zip(spans_of(work, lines), lines, strict=True)
        ]
        refuse_taken(work, agreed, id)
        _forget(lease)
        for line, span in zip(lines, agreed, strict=True):
            line.binding, line.ends, line.agreed_ends = True, span.ends, None
        rebuild(work, lease)
    return work.changed


def _forget(lease: Lease) -> None:
    lease.notice_on = lease.notice_served_on = None
    lease.notice_expires_on = lease.notice_court_by = lease.notice_survey_on = None
    lease.notice_by = lease.notice_ground = lease.notice_article = lease.notice_reason = ""
    lease.last_day = lease.ends
