"""What can be done to tenants from their list and record."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.tenants import rows
from ctv_desktop.ui.declare import Action, Values
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("tenant", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("tenant", ids[0])


def _duplicate(desk: "Desk", ids: Ids) -> None:
    desk.edit("tenant", None, {"like": ids[0]})


def _new_lease(desk: "Desk", ids: Ids) -> None:
    desk.edit("lease", None, {"tenant_id": ids[0]})


def _delete(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(rows.name_of, ids[0], then=partial(_ask, desk, ids[0]))


def _ask(desk: "Desk", id: int, name: str) -> None:
    desk.ask(
        say("Delete {name}?", name=name),
        say("The tenant and its contacts go to the bin, from where they can be restored."),
        say("Delete"),
        partial(desk.act, delete_now, id),
        danger=True,
    )


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane, where the store is loaded."""
    from ctv_desktop.features.tenants import store

    return store.delete(database, id)


def has_leases(values: Values) -> Say | None:
    """A tenant that a lease names stays."""
    count = values.get("leases") or 0
    if not count:
        return None
    return says("One lease names this tenant.", "{count} leases name this tenant.", count)


ACTIONS = (
    Action(
        "new",
        say("New tenant"),
        _new,
        icon="add",
        shortcut="Ctrl+N",
        needs="none",
        primary=True,
    ),
    Action("edit", say("Edit"), _edit, icon="edit", shortcut="F2"),
    Action("lease", say("New lease"), _new_lease, icon="description"),
    Action("duplicate", say("Duplicate"), _duplicate, icon="content_copy", shortcut="Ctrl+D"),
    Action(
        "delete",
        say("Delete"),
        _delete,
        icon="delete",
        shortcut="Delete",
        why_not=has_leases,
        danger=True,
    ),
)
