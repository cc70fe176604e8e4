"""Log a ticket, or change one: its place, its number by year, the first line of its timeline."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlmodel import func, select

from ctv_desktop.features.park.model import Building, Floor, Site, Unit
from ctv_desktop.features.tickets import rules
from ctv_desktop.features.tickets.model import Remark, RemarkDraft, Ticket, TicketDraft
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import casablanca
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

# A ticket deleted since the last one still there keeps its number: it may be restored.
_BINNED = text(
    "SELECT max(json_extract(before, '$.number')) FROM journal_change"
    " JOIN journal_act ON journal_act.id = act_id"
    " WHERE table_name = 'ticket' AND after IS NULL AND undoes IS NULL"
    " AND row_id > (SELECT coalesce(max(id), 0) FROM ticket)"
    " AND json_extract(before, '$.year') = :year"
)


def save(
    database: "Database",
    values: Mapping[str, Any],
    id: int | None = None,
    version: int | None = None,
) -> "Changed":
    """Log a ticket (no id) or save its changes. `place` is `unit:12`, `site:1`…

    Raises Refused, Stale.
    """
    rules.check_ticket(values)
    with database.write(say("Ticket")) as work:
        data = {**values, **_place(work, str(values["place"]))}
        row = (
            _log(work, database, data) if id is None else _change(work, database, data, id, version)
        )
        work.subject = row.id
    return work.changed


def _place(work: "Work", place: str) -> dict[str, int | None]:
    """The ids of a place and of all that holds it."""
    kind, _, number = place.partition(":")
    if kind not in ("unit", "floor", "building", "site") or not number.isdecimal():
        raise Refused({"place": say("Choose one of the places offered.")})
    found: dict[str, int | None] = dict.fromkeys(("unit_id", "floor_id", "building_id", "site_id"))
    found[f"{kind}_id"] = int(number)
    if found["unit_id"]:
        found["floor_id"] = work.find(Unit, found["unit_id"]).floor_id
    if found["floor_id"]:
        found["building_id"] = work.find(Floor, found["floor_id"]).building_id
    if found["building_id"]:
        found["site_id"] = work.find(Building, found["building_id"]).site_id
    work.find(Site, found["site_id"] or 0)
    return found


def _log(work: "Work", database: "Database", data: Mapping[str, Any]) -> Ticket:
    from ctv_desktop.database.work import checked

    now = database.now()
    year = now.astimezone(casablanca()).year
    number = _next_number(work, year)
    numbered = {"year": year, "number": number, "reference": rules.reference(year, number)}
    values = checked(TicketDraft, data).model_dump()
    row = work.make(Ticket, {**values, **numbered, "opened_at": now})
    note(work, database, row, "opened", row.title, "open")
    if row.assignee:
        row.state, row.assigned_at = "assigned", now
        note(work, database, row, "assigned", row.assignee, "assigned")
    work.act = say("Log ticket {reference}", reference=row.reference)
    return row


def _next_number(work: "Work", year: int) -> int:
    last = work.exec(select(func.max(Ticket.number)).where(Ticket.year == year)).one() or 0
    binned = work.connection().execute(_BINNED, {"year": year}).scalar() or 0
    return max(int(last), int(binned)) + 1


def _change(
    work: "Work",
    database: "Database",
    data: Mapping[str, Any],
    id: int,
    version: int | None,
) -> Ticket:
    old = work.find(Ticket, id)
    rules.check("edit", old.state)
    before = old.assignee
    row = work.put(Ticket, TicketDraft, data, id, version)
    if row.assignee and row.assignee != before:
        assigned(work, database, row)
    work.act = say("Change ticket {reference}", reference=row.reference)
    return row


def assigned(work: "Work", database: "Database", row: Ticket) -> None:
    """Someone has been named: an open ticket becomes assigned, and the timeline tells whom."""
    row.state = rules.after("assign", row.state, row.assignee)
    row.assigned_at = row.assigned_at or database.now()
    note(work, database, row, "assigned", row.assignee, row.state)


def note(
    work: "Work",
    database: "Database",
    row: Ticket,
    kind: str,
    words: str = "",
    state: str = "",
    at: datetime | None = None,
) -> None:
    """A line of the timeline, by whoever sits at this computer."""
    work.put(
        Remark,
        RemarkDraft,
        {
            "ticket_id": row.id,
            "at": at or database.now(),
            "who": database.who,
            "kind": kind,
            "text": words,
            "state": state,
        },
    )
