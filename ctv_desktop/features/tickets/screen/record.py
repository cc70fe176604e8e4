"""One ticket as its panel shows it: what, where, who, and its timeline."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.park.words import long_floor_label
from ctv_desktop.features.tickets import rows, rules
from ctv_desktop.features.tickets.rows.single import TIMES
from ctv_desktop.features.tickets.words import LABELS, LIVE, PRIORITIES, REMARKS, STATES
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values.kinds import TEXT
from ctv_desktop.values.language import casablanca, current
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a ticket as of a day."""
    found = rows.ticket(reader, id, today)
    if found is None:
        return None
    state = STATES.get(found.state)
    lines = rows.remarks(reader, id)
    files = rows.attachments(reader, id)
    return RecordView(
        id,
        found.title,
        f"{found.reference} · {PRIORITIES.label(found.priority)}",
        state.label if state else Say(found.state),
        state.tone if state else "",
        groups=tuple(group for group in _groups(found, today) if group.facts),
        related=(_timeline(lines), *_files(files)),
        trail=_trail(found),
        values={
            "state": found.state,
            "version": found.version,
            "reference": found.reference,
            "assignee": found.assignee,
            "assignee_kind": found.assignee_kind,
            "files": len(files),
        },
        tables=(("ticket", id),),
    )


def _groups(found: rows.Ticket, today: date) -> tuple[Group, ...]:
    return (
        Group(
            say("Request"), _given(found, "description", "category", "waiting_reason", "outcome")
        ),
        Group(say("Place"), _place(found)),
        Group(say("People"), _given(found, "reporter", "reporter_phone", *_done_by(found))),
        Group(say("Times"), _times(found, today)),
    )


def _done_by(found: rows.Ticket) -> tuple[str, ...]:
    return ("assignee", "assignee_kind") if found.assignee else ()


def _given(found: rows.Ticket, *keys: str) -> tuple[Fact, ...]:
    """What is known: an empty line tells nothing."""
    labels = LABELS["ticket"]
    return tuple(
        Fact(labels[key][0], getattr(found, key), labels[key][1])
        for key in keys
        if getattr(found, key)
    )


def _place(found: rows.Ticket) -> tuple[Fact, ...]:
    name = " · ".join(part for part in (found.building, found.building_name) if part)
    facts = (
        _linked(say("Unit"), found.unit, "unit", found.unit_id),
        _linked(say("Floor"), _floor(found), "floor", found.floor_id),
        _linked(say("Building"), name, "building", found.building_id),
        _linked(say("Site"), found.site, "site", found.site_id),
        _linked(say("Tenant today"), found.tenant, "tenant", found.tenant_id),
        _linked(say("Lease today"), found.lease, "lease", found.lease_id),
    )
    return tuple(fact for fact in facts if fact)


def _floor(found: rows.Ticket) -> str:
    return "" if found.level is None else str(long_floor_label(found.level, found.floor_label))


def _linked(label: Say, text: str, noun: str, id: int | None) -> Fact | None:
    return Fact(label, text, TEXT, Link(noun, id)) if text and id else None


def _times(found: rows.Ticket, today: date) -> tuple[Fact, ...]:
    opened = found.opened_at.astimezone(casablanca()).date()
    facts = _given(found, *TIMES)
    if found.state not in LIVE:
        return facts
    targets = rules.TARGETS.get(found.priority)
    aged = Fact(say("Open for"), str(rules.age(opened, today)))
    if targets is None:
        return (aged, *facts)
    return (aged, Fact(say("To be restored within"), str(targets.restore)), *facts)


def _timeline(lines: list[rows.Remarked]) -> Related:
    return Related(
        say("Timeline"),
        tuple(_line(line) for line in reversed(lines)),
        count=len(lines),
        empty=say("Nothing happened yet."),
    )


def _line(line: rows.Remarked) -> Line:
    # Naming another does not change the state: the line says what was done.
    state = None if line.kind == "assigned" else STATES.get(line.state)
    title = line.text or str(state.label if state else REMARKS.label(line.kind))
    when = current().instant(line.at)
    return Line(
        title,
        " · ".join(part for part in (when, line.who) if part),
        state.label if state else REMARKS.label(line.kind),
        state.tone if state else "quiet",
    )


def _files(files: list[rows.Attached]) -> tuple[Related, ...]:
    if not files:
        return ()
    lines = tuple(
        Line(file.name, f"{current().size(file.size)} · {current().instant(file.added_at)}")
        for file in files
    )
    return (Related(say("Files"), lines, count=len(files)),)


def _trail(found: rows.Ticket) -> tuple[tuple[str, Link], ...]:
    steps = (
        (found.site, "site", found.site_id),
        (found.building, "building", found.building_id),
        (_floor(found), "floor", found.floor_id),
        (found.unit, "unit", found.unit_id),
    )
    return tuple((text, Link(noun, id)) for text, noun, id in steps if text and id)


RECORD = Record("ticket", view)
