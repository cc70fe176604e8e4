"""What can be done to tickets from their list and record."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.tickets import rows, rules
from ctv_desktop.features.tickets.screen import many
from ctv_desktop.features.tickets.screen.form import field
from ctv_desktop.features.tickets.screen.paper import print_ticket
from ctv_desktop.ui.declare import Action, Field, Values
from ctv_desktop.values.kinds import LONG_TEXT
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]


def act_now(act: str, id: int, database: "Database", values: Values) -> "Changed":
    """An act with what was typed for it, in the writing lane, where the store is loaded."""
    from ctv_desktop.features.tickets import store

    done: Changed = getattr(store, act)(database, id, values)
    return done


def do_now(database: "Database", act: str, id: int) -> "Changed":
    """An act that needs nothing more, in the writing lane."""
    from ctv_desktop.features.tickets import store

    done: Changed = getattr(store, act)(database, id)
    return done


def attach_now(database: "Database", id: int, path: Path) -> "Changed":
    """Attach a file in the writing lane."""
    from ctv_desktop.features.tickets import store

    return store.attach(database, id, path)


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("ticket", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("ticket", ids[0])


def _duplicate(desk: "Desk", ids: Ids) -> None:
    desk.edit("ticket", None, {"like": ids[0]})


def _assign(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(rows.ticket, ids[0], desk.today(), then=partial(_ask_assignee, desk))


def _ask_assignee(desk: "Desk", found: rows.Ticket | None) -> None:
    if found is None:
        return
    desk.ask_values(
        say("Assign ticket {reference}", reference=found.reference),
        (field("assignee_kind", span=4), field("assignee", required=True, span=4)),
        {"assignee_kind": found.assignee_kind, "assignee": found.assignee},
        partial(act_now, "assign", found.id),
        say("Assign"),
    )


def _asks(
    act: str, title: Say, key: str, label: Say, limit: int, yes: Say
) -> "Callable[[Desk, Ids], None]":
    """An act that first asks for a text."""

    def run(desk: "Desk", ids: Ids) -> None:
        asked = Field(key, label, LONG_TEXT, required=True, limit=limit, span=4)
        desk.ask_values(title, (asked,), {key: ""}, partial(act_now, act, ids[0]), yes)

    return run


def _does(act: str) -> "Callable[[Desk, Ids], None]":
    def run(desk: "Desk", ids: Ids) -> None:
        desk.act(do_now, act, ids[0])

    return run


def _attach(desk: "Desk", ids: Ids) -> None:
    path = desk.open_file(say("Attach a file"), ((say("All files"), "*"),))
    if path is not None:
        desk.act(attach_now, ids[0], path)


def _open_files(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(named_copies, ids[0], desk.database.path, then=partial(_show_files, desk))


def named_copies(reader: "Reader", id: int, park: Path) -> Path | None:
    """Copies of a ticket's files under their own names, to be opened; None where none is left."""
    import shutil
    import tempfile

    from ctv_desktop.database.files import file_of

    folder = Path(tempfile.mkdtemp(prefix="ctv-desktop-"))
    made = []
    for file in rows.attachments(reader, id):
        kept = file_of(park, file.digest)
        if kept.is_file():
            there = folder / Path(file.name).name
            if there.exists():
                there = folder / f"{file.id} {there.name}"
            shutil.copyfile(kept, there)
            made.append(there)
    if not made:
        return None
    return made[0] if len(made) == 1 else folder


def _show_files(desk: "Desk", place: Path | None) -> None:
    if place is None:
        desk.warn(say("The files of this ticket are no longer beside the park."))
    else:
        from ctv_desktop.ui import outside

        if said := outside.opened(place):
            desk.warn(said)


def _blank(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.tickets.screen.blank import show

    show(desk, ids)


def _print(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(rows.ticket, ids[0], desk.today(), then=partial(_preview, desk))


def _preview(desk: "Desk", found: rows.Ticket | None) -> None:
    if found is None:
        return
    desk.preview(
        say("Work order {number}", number=found.reference),
        f"{found.reference}.pdf",
        partial(_made, found.id, desk.today()),
        kind="ticket",
    )


def _made(id: int, today: Any, reader: "Reader", language: "Language") -> bytes:
    return print_ticket(reader, id, today, language)


def _delete(desk: "Desk", ids: Ids) -> None:
    desk.ask(
        say("Delete this ticket?"),
        say(
            "The ticket and its timeline go to the bin, from where they can be restored. Its number"
            " is not given again."
        ),
        say("Delete"),
        partial(desk.act, do_now, "delete", ids[0]),
        danger=True,
    )


def _reason(act: str) -> Callable[[Values], Say | None]:
    def why_not(values: Values) -> Say | None:
        return rules.why_not(act, str(values.get("state") or ""))

    return why_not


def _no_files(values: Values) -> Say | None:
    return None if values.get("files") else say("No file is attached to this ticket.")


def _act(key: str, title: Say, run: Any, icon: str, shortcut: str = "", **more: Any) -> Action:
    return Action(key, title, run, icon, shortcut, why_not=_reason(key), **more)


REASON, OUTCOME, TEXT = say("Reason"), say("What was done"), say("Remark")

ACTIONS = (
    Action("new", say("New ticket"), _new, "add", "Ctrl+N", needs="none", primary=True),
    _act("start", say("Start work"), _does("start"), "play_arrow", "Ctrl+Shift+D", primary=True),
    _act("resume", say("Resume work"), _does("resume"), "play_arrow", primary=True),
    _act(
        "resolve",
        say("Resolve…"),
        _asks("resolve", say("Resolve the ticket"), "outcome", OUTCOME, 4_000, say("Resolve")),
        "check_circle",
        "Ctrl+Shift+R",
        primary=True,
    ),
    _act(
        "close",
        say("Close the ticket"),
        many.one_or_many(_does("close"), "close", many.close),
        "done_all",
        "Ctrl+Shift+L",
        needs="some",
        primary=True,
    ),
    _act(
        "assign",
        say("Assign…"),
        many.one_or_many(_assign, "assign", many.assign),
        "person",
        "Ctrl+Shift+A",
        needs="some",
        primary=True,
    ),
    _act("edit", say("Edit"), _edit, "edit", "F2"),
    _act(
        "wait",
        say("Put on hold…"),
        _asks(
            "wait", say("Put the ticket on hold"), "reason", say("Waiting for"), 400, say("Hold")
        ),
        "pause",
        "Ctrl+Shift+W",
    ),
    _act(
        "reopen",
        say("Reopen…"),
        _asks("reopen", say("Reopen the ticket"), "reason", REASON, 400, say("Reopen")),
        "undo",
    ),
    _act(
        "remark",
        say("Add a remark…"),
        _asks("add_remark", say("Add a remark"), "text", TEXT, 10_000, say("Add")),
        "comment",
        "Ctrl+M",
    ),
    _act("attach", say("Attach a file…"), _attach, "attach_file", "Ctrl+Shift+F"),
    Action("files", say("Open the files"), _open_files, "folder_open", why_not=_no_files),
    Action("print", say("Print the work order"), _print, "print", "Ctrl+P"),
    Action("blank", say("Blank work order…"), _blank, "assignment", needs="none"),
    _act(
        "cancel",
        say("Cancel the ticket…"),
        _asks("cancel", say("Cancel the ticket"), "reason", REASON, 400, say("Cancel the ticket")),
        "block",
        danger=True,
    ),
    Action("duplicate", say("Duplicate"), _duplicate, "content_copy", "Ctrl+D"),
    _act(
        "delete",
        say("Delete"),
        many.one_or_many(_delete, "delete", many.delete),
        "delete",
        "Delete",
        needs="some",
        danger=True,
    ),
)
