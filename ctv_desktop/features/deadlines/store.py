"""Marks on critical dates: done, put off, open again; and how long before they press."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.features.deadlines.model import Lead, LeadDraft, Mark, MarkDraft
from ctv_desktop.features.deadlines.words import KINDS, ROLES
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.period import LATEST
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Key = tuple[str, int, date]  # kind, record, day


def done(database: "Database", keys: Sequence[Key], today: date, note: str = "") -> "Changed":
    """Mark critical dates as done."""
    said = says(
        "Mark {count} critical date as done", "Mark {count} critical dates as done", len(keys)
    )
    with database.write(said) as work:
        for key in keys:
            _mark(work, database, key, today, done=True, postponed_to=None, reason=note)
    return work.changed


def postpone(
    database: "Database", keys: Sequence[Key], to: date | None, reason: str, today: date
) -> "Changed":
    """Put critical dates off to a day, with a reason. Raises Refused."""
    _check(to, reason, today)
    said = says(
        "Put off {count} critical date to {day}",
        "Put off {count} critical dates to {day}",
        len(keys),
        day=to,
    )
    with database.write(said) as work:
        for key in keys:
            _mark(work, database, key, today, done=False, postponed_to=to, reason=reason)
    return work.changed


def _check(to: date | None, reason: str, today: date) -> None:
    problems = {}
    if to is None:
        problems["to"] = say("Fill this in.")
    elif not today < to <= LATEST:
        problems["to"] = say("Choose a day after today.")
    if not reason.strip():
        problems["reason"] = say("Say why: others will read it.")
    if problems:
        raise Refused(problems)


def reopen(database: "Database", keys: Sequence[Key]) -> "Changed":
    """Take the marks off again."""
    said = says("Open {count} critical date again", "Open {count} critical dates again", len(keys))
    with database.write(said) as work:
        for key in keys:
            row = _found(work, key)
            if row is not None:
                work.remove(row)
    return work.changed


def _found(work: "Work", key: Key) -> Mark | None:
    kind, record, day = key
    wanted = select(Mark).where(Mark.kind == kind, Mark.record_id == record, Mark.day == day)
    return work.exec(wanted).first()


def _mark(work: "Work", database: "Database", key: Key, today: date, **values: Any) -> None:
    kind, record, day = key
    row = _found(work, key)
    whole = {"kind": kind, "record_id": record, "day": day, "noted_on": today, **values}
    work.put(Mark, MarkDraft, {**whole, "who": database.who}, row.id if row else None)


def set_leads(database: "Database", kind: str, days: Mapping[str, int | None]) -> "Changed":
    """Set how many days before its day a kind presses, by role. Raises Refused."""
    said = say("Set when “{kind}” presses", kind=KINDS.label(kind))
    with database.write(said) as work:
        kept = {row.role: row for row in work.exec(select(Lead).where(Lead.kind == kind))}
        for role in ROLES:
            row = kept.get(role)
            values = {"kind": kind, "role": role, "days": days.get(role) or 0}
            try:
                work.put(Lead, LeadDraft, values, row.id if row else None)
            except Refused as refused:
                raise Refused({role: refused.problems["days"]}) from None
    return work.changed
