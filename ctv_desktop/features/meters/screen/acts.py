"""What can be done to meters: read one or many, from a file, take the last reading back."""

from typing import TYPE_CHECKING

from ctv_desktop.features.meters.screen import from_file
from ctv_desktop.features.meters.screen.reading import due, read, several
from ctv_desktop.ui.declare import Action, Values
from ctv_desktop.ui.sure import sure
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("meter", None)


def _sheet(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.meters.screen.sheet import show_of_meter

    show_of_meter(desk, ids)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("meter", ids[0])


def delete_last_now(database: "Database", id: int) -> "Changed":
    """Take it back in the writing lane."""
    from ctv_desktop.features.meters import store

    return store.delete_last(database, id)


_delete_last = sure(
    say("Delete the last reading?"),
    say("What it charged no longer waits to be invoiced."),
    say("Delete"),
    delete_last_now,
)


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane."""
    from ctv_desktop.features.meters import store

    return store.delete(database, id)


_delete = sure(
    say("Delete this meter?"),
    say("It goes to the bin with its prices."),
    say("Delete"),
    delete_now,
)


def _cannot_read(values: Values) -> Say | None:
    return say("This meter was taken out.") if values.get("state") == "retired" else None


def _no_reading(values: Values) -> Say | None:
    if not values.get("readings"):
        return say("This meter was never read.")
    if values.get("invoiced"):
        return say("What was used is already invoiced: credit the invoice first.")
    return None


def _was_read(values: Values) -> Say | None:
    if values.get("readings"):
        return say("This meter was read: give the day on which it was taken out instead.")
    return None


ACTIONS = (
    Action("new", say("New meter"), _new, "add", "Ctrl+N", "none", primary=True),
    Action("read", say("Read…"), read, "edit", "Ctrl+Return", why_not=_cannot_read, primary=True),
    Action("several", say("Read the chosen ones…"), several, "table_view", needs="some"),
    Action("due", say("Read all that are due…"), due, "done_all", "Ctrl+R", "none"),
    Action("import", say("Import readings…"), from_file.choose, "upload", needs="none"),
    Action("sheet", say("Sheet to read the building…"), _sheet, "print", "Ctrl+P"),
    Action("edit", say("Edit"), _edit, "edit", "F2"),
    Action("last", say("Delete the last reading…"), _delete_last, "undo", why_not=_no_reading),
    Action("delete", say("Delete"), _delete, "delete", "Delete", why_not=_was_read, danger=True),
)
