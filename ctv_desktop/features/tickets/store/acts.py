"""What becomes of a ticket; each act is journaled and leaves a line on the timeline."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.features.tickets import rules
from ctv_desktop.features.tickets.model import Attachment, Remark, Ticket
from ctv_desktop.features.tickets.store.ticket import assigned, note
from ctv_desktop.features.tickets.words import ASSIGNEES
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]
Ids = tuple[int, ...]
REASON, OUTCOME, REMARK = 400, 4_000, 10_000


@contextmanager
def acting(database: "Database", id: int, act: str, said: "Say") -> "Iterator[tuple[Work, Ticket]]":
    """A ticket to which an act is done, where its state allows it; `said` lacks its number."""
    with database.write(said) as work:
        row = work.find(Ticket, id)
        rules.check(act, row.state)
        work.act = Say(said.message, {**said.args, "reference": row.reference})
        work.subject = id
        yield work, row


def assign(database: "Database", id: int, values: Values) -> "Changed":
    """Name who does it: `assignee` and `assignee_kind` (own staff, contractor)."""
    to = _assignee(values)
    with acting(database, id, "assign", say("Assign ticket {reference}", reference="")) as (
        work,
        row,
    ):
        _assign(work, database, row, to)
    return work.changed


def assign_many(database: "Database", ids: Ids, values: Values) -> "Changed":
    """Name who does several; all of them or none, in one act."""
    to = _assignee(values)
    said = says("Assign {count} ticket", "Assign {count} tickets", len(ids))
    return _many(database, ids, "assign", said, partial(_assign, to=to))


def _assignee(values: Values) -> tuple[str, str]:
    name = rules.words(values, "assignee", 200)
    kind = values.get("assignee_kind") or "staff"
    if kind not in ASSIGNEES:
        raise Refused({"assignee_kind": say("Choose one of the list.")})
    return name, str(kind)


def _assign(work: "Work", database: "Database", row: Ticket, to: tuple[str, str]) -> None:
    row.assignee, row.assignee_kind = to
    assigned(work, database, row)


def _many(
    database: "Database",
    ids: Ids,
    act: str,
    said: Say,
    step: "Callable[[Work, Database, Ticket], None]",
) -> "Changed":
    with database.write(said) as work:
        for id in ids:
            row = work.find(Ticket, id)
            rules.check(act, row.state)
            step(work, database, row)
    return work.changed


def start(database: "Database", id: int) -> "Changed":
    """Work begins."""
    with acting(database, id, "start", say("Start ticket {reference}", reference="")) as (
        work,
        row,
    ):
        row.started_at = row.started_at or database.now()
        _to(work, database, row, "in_progress")
    return work.changed


def resume(database: "Database", id: int) -> "Changed":
    """Work goes on after waiting, or begins where the ticket waited from the first."""
    with acting(database, id, "resume", say("Resume ticket {reference}", reference="")) as (
        work,
        row,
    ):
        row.started_at = row.started_at or database.now()
        _to(work, database, row, "in_progress")
    return work.changed


def wait(database: "Database", id: int, values: Values) -> "Changed":
    """Work stops for a `reason`: a part, an agreement, access."""
    reason = rules.words(values, "reason", REASON)
    with acting(database, id, "wait", say("Put ticket {reference} on hold", reference="")) as (
        work,
        row,
    ):
        _to(work, database, row, "waiting", reason)
        row.waiting_reason = reason
    return work.changed


def resolve(database: "Database", id: int, values: Values) -> "Changed":
    """It works again: the `outcome` says what was done."""
    outcome = rules.words(values, "outcome", OUTCOME)
    with acting(database, id, "resolve", say("Resolve ticket {reference}", reference="")) as (
        work,
        row,
    ):
        row.outcome, row.resolved_at = outcome, database.now()
        _to(work, database, row, "resolved", outcome)
    return work.changed


def close(database: "Database", id: int) -> "Changed":
    """Who reported it is satisfied: nothing is left to do."""
    with acting(database, id, "close", say("Close ticket {reference}", reference="")) as (
        work,
        row,
    ):
        _close(work, database, row)
    return work.changed


def close_many(database: "Database", ids: Ids) -> "Changed":
    """Close several resolved tickets; all of them or none, in one act."""
    said = says("Close {count} ticket", "Close {count} tickets", len(ids))
    return _many(database, ids, "close", said, _close)


def _close(work: "Work", database: "Database", row: Ticket) -> None:
    row.closed_at = database.now()
    _to(work, database, row, "closed")


def reopen(database: "Database", id: int, values: Values) -> "Changed":
    """It was not done after all; the `reason` goes on the timeline."""
    reason = rules.words(values, "reason", REASON)
    with acting(database, id, "reopen", say("Reopen ticket {reference}", reference="")) as (
        work,
        row,
    ):
        row.resolved_at = row.closed_at = None
        _to(work, database, row, rules.after("reopen", row.state, row.assignee), reason)
    return work.changed


def cancel(database: "Database", id: int, values: Values) -> "Changed":
    """Nothing is to be done: reported twice, or by mistake; the `reason` is kept."""
    reason = rules.words(values, "reason", REASON)
    with acting(database, id, "cancel", say("Cancel ticket {reference}", reference="")) as (
        work,
        row,
    ):
        row.outcome, row.closed_at = reason, database.now()
        _to(work, database, row, "cancelled", reason)
    return work.changed


def add_remark(database: "Database", id: int, values: Values) -> "Changed":
    """A remark (`text`) on the timeline."""
    words = rules.words(values, "text", REMARK)
    with acting(database, id, "remark", say("Remark on ticket {reference}", reference="")) as (
        work,
        row,
    ):
        note(work, database, row, "remark", words)
    return work.changed


def delete(database: "Database", id: int) -> "Changed":
    """Into the bin, with its timeline; only a ticket on which no work was done."""
    with acting(database, id, "delete", say("Delete ticket {reference}", reference="")) as (
        work,
        row,
    ):
        _delete(work, database, row)
    return work.changed


def delete_many(database: "Database", ids: Ids) -> "Changed":
    """Several into the bin; all of them or none, in one act."""
    said = says("Delete {count} ticket", "Delete {count} tickets", len(ids))
    return _many(database, ids, "delete", said, _delete)


def _delete(work: "Work", _database: "Database", row: Ticket) -> None:
    for table in (Remark, Attachment):
        for found in work.exec(select(table).where(table.ticket_id == row.id)).all():
            work.remove(found)
    work.remove(row)


def _to(work: "Work", database: "Database", row: Ticket, state: str, words: str = "") -> None:
    row.state = state
    row.waiting_reason = ""
    note(work, database, row, "state", words, state)
