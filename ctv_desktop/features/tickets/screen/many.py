"""Acts on several tickets at once: which of them change is shown first, one undo takes it back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.tickets import rows, rules
from ctv_desktop.features.tickets.screen.form import field
from ctv_desktop.ui import ask
from ctv_desktop.ui.declare import Values
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]
Run = Callable[["Desk", Ids], None]
Many = Callable[["Desk", Ids, str], None]  # the tickets that change, and the sentences on them


def one_or_many(one: Run, act: str, many: Many) -> Run:
    """An action that does one thing to one ticket, and asks first where there are several."""

    def run(desk: "Desk", ids: Ids) -> None:
        if len(ids) == 1:
            one(desk, ids)
        else:
            desk.tasks.read(rows.several, ids, then=partial(_sort, desk, act, many))

    return run


def _sort(desk: "Desk", act: str, many: Many, found: list[rows.Named]) -> None:
    """Part the tickets whose state allows the act from those that stay as they are."""
    can = [each for each in found if rules.why_not(act, each.state) is None]
    if not can:
        desk.warn(say("This can be done to none of the tickets chosen."))
        return
    text = ask.listed([f"{each.reference} · {each.title}" for each in can], len(can))
    left = len(found) - len(can)
    if left:
        stays = says(
            "{count} other stays as it is: its state does not allow it.",
            "{count} others stay as they are: their state does not allow it.",
            left,
        )
        text = f"{text}\n{stays}"
    many(desk, tuple(each.id for each in can), text)


def assign(desk: "Desk", ids: Ids, text: str) -> None:
    """Ask who does them."""
    desk.ask_values(
        says("Assign {count} ticket", "Assign {count} tickets", len(ids)),
        (field("assignee_kind", span=4), field("assignee", required=True, span=4)),
        {"assignee_kind": "staff", "assignee": ""},
        partial(_assigned, ids),
        say("Assign"),
        Say(text),
    )


def close(desk: "Desk", ids: Ids, text: str) -> None:
    """Close them once it was said which."""
    title = says("Close {count} ticket?", "Close {count} tickets?", len(ids))
    desk.ask(title, Say(text), say("Close the tickets"), partial(desk.act, _closed, ids))


def delete(desk: "Desk", ids: Ids, text: str) -> None:
    """Delete them once it was said which."""
    title = says("Delete {count} ticket?", "Delete {count} tickets?", len(ids))
    desk.ask(title, Say(text), say("Delete"), partial(desk.act, _deleted, ids), danger=True)


def _assigned(ids: Ids, database: "Database", values: Values) -> "Changed":
    from ctv_desktop.features.tickets import store

    return store.assign_many(database, ids, values)


def _closed(database: "Database", ids: Ids) -> "Changed":
    from ctv_desktop.features.tickets import store

    return store.close_many(database, ids)


def _deleted(database: "Database", ids: Ids) -> "Changed":
    from ctv_desktop.features.tickets import store

    return store.delete_many(database, ids)
