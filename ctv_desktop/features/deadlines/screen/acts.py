"""What can be done to critical dates: what will change is shown first, one undo takes it back."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.deadlines import rows
from ctv_desktop.features.deadlines.words import KINDS, ROLES
from ctv_desktop.ui.declare import Action, Field, Values
from ctv_desktop.values import language
from ctv_desktop.values.kinds import COUNT, DAY, LONG_TEXT
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.deadlines.rows import Found
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]
Then = Callable[["Desk", "list[Found]"], None]


def _read(desk: "Desk", ids: Ids, then: Then) -> None:
    today = desk.today()
    desk.tasks.read(rows.several, ids, today, then=partial(_go_on, desk, then))


def _go_on(desk: "Desk", then: Then, found: "list[Found]") -> None:
    if found:
        then(desk, found)
    else:
        desk.warn(say("This is settled in the meantime."))


def _named(found: "Sequence[Found]") -> Say:
    """Which critical dates an act concerns, the first by name."""
    from ctv_desktop.ui.ask import listed

    names = [f"{language.current().day(x.day)} · {KINDS.label(x.kind)} · {x.tenant}" for x in found]
    return Say(listed(names, len(found)))


def _keys(found: "Sequence[Found]") -> tuple[tuple[str, int, date], ...]:
    return tuple((each.kind, each.record, each.day) for each in found)


def _done(desk: "Desk", found: "list[Found]") -> None:
    desk.ask_values(
        says("{count} critical date is done", "{count} critical dates are done", len(found)),
        (Field("note", say("Note"), LONG_TEXT, span=4, limit=2_000),),
        {"note": ""},
        partial(done_now, _keys(found), desk.today()),
        say("Mark as done"),
        _named(found),
    )


def _postpone(desk: "Desk", found: "list[Found]") -> None:
    desk.ask_values(
        says("Put off {count} critical date", "Put off {count} critical dates", len(found)),
        (
            Field("to", say("Until"), DAY, required=True, span=2),
            Field("reason", say("Reason"), LONG_TEXT, required=True, span=4, limit=2_000),
        ),
        {"to": None, "reason": ""},
        partial(postponed_now, _keys(found), desk.today()),
        say("Put off"),
        _named(found),
    )


def _reopen(desk: "Desk", found: "list[Found]") -> None:
    desk.ask(
        says("Open {count} critical date again?", "Open {count} critical dates again?", len(found)),
        _named(found),
        say("Open again"),
        partial(desk.act, reopened_now, _keys(found)),
    )


def done_now(keys: Any, today: date, database: "Database", values: Values) -> "Changed":
    """Mark as done, in the writing lane."""
    from ctv_desktop.features.deadlines import store

    return store.done(database, keys, today, values.get("note") or "")


def postponed_now(keys: Any, today: date, database: "Database", values: Values) -> "Changed":
    """Put off, in the writing lane."""
    from ctv_desktop.features.deadlines import store

    return store.postpone(database, keys, values.get("to"), values.get("reason") or "", today)


def reopened_now(database: "Database", keys: Any) -> "Changed":
    """Take marks off, in the writing lane."""
    from ctv_desktop.features.deadlines import store

    return store.reopen(database, keys)


def _open(desk: "Desk", found: "list[Found]") -> None:
    desk.open(*found[0].about)


def _leads(desk: "Desk", found: "list[Found]") -> None:
    kind = found[0].kind
    desk.tasks.read(rows.leads, kind, then=partial(_ask_leads, desk, kind))


def _ask_leads(desk: "Desk", kind: str, days: dict[str, int]) -> None:
    desk.ask_values(
        say("When it presses: {kind}", kind=KINDS.label(kind)),
        tuple(Field(role, word.label, COUNT, span=1) for role, word in ROLES.items()),
        days,
        partial(leads_now, kind),
        say("Save"),
        say("Days before the day from which it presses, for each; 0 where it is not theirs."),
    )


def leads_now(kind: str, database: "Database", values: Values) -> "Changed":
    """Set when a kind presses, in the writing lane."""
    from ctv_desktop.features.deadlines import store

    return store.set_leads(database, kind, values)


def _export(desk: "Desk", ids: Ids) -> None:
    name = f"{say('critical-dates')}-{desk.today().isoformat()}.ics"
    path = desk.save_file(name, [(say("Calendar file"), "*.ics")])
    if path is not None:
        many = ids if len(ids) > 1 else ()
        desk.tasks.read(written, path, desk.today(), many, then=partial(_told, desk, path))


def _told(desk: "Desk", path: Path, count: int) -> None:
    said = says(
        "{count} critical date written to {name}.",
        "{count} critical dates written to {name}.",
        count,
        name=path.name,
    )
    desk.notify(said)


def written(reader: "Reader", path: Path, today: date, ids: Ids = ()) -> int:
    """Write a calendar file, in a reading lane; gives the number of its events.

    Raises Unavailable.
    """
    from ctv_desktop.features.deadlines.rules import ics
    from ctv_desktop.values import writing

    found = rows.calendar(reader, today, ids)
    content = ics.calendar(str(say("Critical dates")), map(_event, found), _moment(today))
    writing.put(path, content)
    return len(found)


def _event(found: "Found") -> Any:
    from ctv_desktop.features.deadlines.rules.ics import Event

    title = f"{KINDS.label(found.kind)} · {found.tenant}"
    about = f"{found.lease} · {found.units}"
    uid = f"{found.kind}-{found.record}-{found.day:%Y%m%d}@ctv-desktop"
    return Event(uid, found.last, title, about, found.lead, str(KINDS.label(found.kind)))


def _moment(today: date) -> Any:
    from datetime import UTC, datetime

    return datetime(today.year, today.month, today.day, tzinfo=UTC)


def _of(then: Then) -> "Callable[[Desk, Ids], None]":
    return lambda desk, ids: _read(desk, ids, then)


ACTIONS = (
    Action(
        "ics",
        say("Export to a calendar…"),
        _export,
        icon="calendar_month",
        needs="none",
    ),
    Action(
        "done", say("Mark as done…"), _of(_done), icon="task_alt", shortcut="Ctrl+Return",
        needs="some", primary=True,
    ),
    Action(
        "postpone", say("Put off…"), _of(_postpone), icon="schedule", shortcut="Ctrl+R",
        needs="some",
    ),
    Action("open", say("Open what it is about"), _of(_open), icon="open_in_new", shortcut="F2"),
    Action("reopen", say("Open again…"), _of(_reopen), icon="undo", needs="some"),
    Action("leads", say("When it presses…"), _of(_leads), icon="tune"),
)  # fmt: skip
