"""A lease runs longer than agreed, by amendment or by an option that is used."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.model import Lease, LeaseOption
from ctv_desktop.features.leases.rules import amend as rules
from ctv_desktop.features.leases.rules import checks, clauses, state
from ctv_desktop.features.leases.rules.occupancy import Span
from ctv_desktop.features.leases.session import rebuild
from ctv_desktop.features.leases.store.acts.amend import note, write
from ctv_desktop.features.leases.store.acts.within import frame, opened, refuse
from ctv_desktop.features.leases.store.lease import lines_of
from ctv_desktop.features.leases.store.taken import refuse_taken
from ctv_desktop.features.park.model import Unit
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

DAY = timedelta(days=1)
Values = Mapping[str, Any]


def extend(database: "Database", id: int, values: Values, today: date) -> "Changed":
    """Agree on a later end (`ends`, `signed_on`, `about`): an amendment from the old end on.

    The units let until the end must be free until the new one. Raises Refused.
    """
    with database.write(say("Extend lease")) as work:
        lease = opened(work, id)
        work.act = say("Extend lease {reference}", reference=lease.reference)
        refuse(state.why_not_extend(state.state(lease, today)))
        lengthen(work, lease, values, today)
    return work.changed


def lengthen(work: "Work", lease: Lease, values: Values, today: date) -> None:
    """Write the amendment of a later end in an act."""
    ends = values.get("ends")
    checks.refuse(*_problems(work, lease, ends, values.get("signed_on"), today))
    assert ends is not None
    old, effective_on = lease.ends, lease.ends + DAY
    lines = [line for line in lines_of(work, lease) if line.ends == old]
    asked = [
        Span(place, line.unit_id, work.find(Unit, line.unit_id).code, effective_on, ends)
        for place, line in enumerate(lines)
    ]
    _refuse_taken(work, lease, asked)
    row = write(work, lease, "extension", {**values, "effective_on": effective_on})
    note(work, row, "ends", old, ends)
    lease.ends = lease.last_day = ends
    for line in lines:
        line.ends = ends
    rebuild(work, lease)


def _problems(
    work: "Work", lease: Lease, ends: date | None, signed_on: date | None, today: date
) -> "tuple[dict[str, Say], Any]":
    bounds = frame(work, lease)
    found, _ = rules.day_problems(bounds, signed_on, lease.ends, today, money=False)
    found.pop("effective_on", None)  # it is the day after the end, and later than all that was
    if ends is None:
        return {**found, "ends": say("Fill this in.")}, None
    if ends <= lease.ends:
        return {**found, "ends": say("The lease runs until {day} as it is.", day=lease.ends)}, None
    rates = rates_of(work)
    merged = {**lease.model_dump(), "ends": ends}
    terms = checks.problems(merged, [], rates)
    if "ends" in terms:
        found["ends"] = terms["ends"]
    return found, {k: v for k, v in clauses.proposals(merged, rates).items() if k == "ends"}


def _refuse_taken(work: "Work", lease: Lease, asked: list[Span]) -> None:
    try:
        refuse_taken(work, asked, lease.id or 0)
    except Refused as refused:
        raise Refused({"ends": next(iter(refused.problems.values()))}) from None


def use_option(
    database: "Database", id: int, option: int | None, values: Values, today: date
) -> "Changed":
    """Note that an option was used (`used_on`); one to extend agrees on the later end (`ends`).

    A break, more space or a purchase is followed by its own act: notice, amendment, sale. Refused.
    """
    with database.write(say("Use an option")) as work:
        lease = opened(work, id)
        work.act = say("Use an option of lease {reference}", reference=lease.reference)
        row = work.get(LeaseOption, option) if option else None
        if row is None or row.lease_id != id or row.used_on is not None:
            raise Refused({"option": say("Choose one of the list.")})
        refuse(state.why_not_amend(state.state(lease, today)))
        used_on = values.get("used_on")
        checks.refuse(_use_problems(row, used_on, today))
        row.used_on = used_on
        work.flush()
        if row.kind == "extend":
            refuse(state.why_not_extend(state.state(lease, today)))
            lengthen(work, lease, {**values, "signed_on": used_on, "about": row.note}, today)
    return work.changed


def _use_problems(row: LeaseOption, used_on: date | None, today: date) -> dict[str, Say]:
    if used_on is None:
        return {"used_on": say("Fill this in.")}
    if used_on > today:
        return {"used_on": say("This day has not come yet.")}
    if not row.opens <= used_on <= row.closes:
        return {
            "used_on": say(
                "This option is used between {first} and {last}.", first=row.opens, last=row.closes
            )
        }
    return {}
