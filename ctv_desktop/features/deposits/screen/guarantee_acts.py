"""What can be done to guarantees and insurance certificates."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.features.deposits.rows.guarantees import guarantee
from ctv_desktop.ui.declare import Action, Values
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("guarantee", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("guarantee", ids[0])


def _renew(desk: "Desk", ids: Ids) -> None:
    desk.edit("guarantee", None, {"replaces": ids[0]})


def _attach(desk: "Desk", ids: Ids) -> None:
    path = desk.open_file(say("Attach a file"), ((say("All files"), "*"),))
    if path is not None:
        desk.act(attach_now, ids[0], path)


def attach_now(database: "Database", id: int, path: Path) -> "Changed":
    """Attach a file in the writing lane, where the store is loaded."""
    from ctv_desktop.features.deposits import store

    return store.attach(database, id, path)


def _open(desk: "Desk", ids: Ids) -> None:
    args = (ids[0], desk.today(), desk.database.path)
    desk.tasks.read(named_copy, *args, then=partial(_show, desk))


def named_copy(reader: "Reader", id: int, today: object, park: Path) -> Path | None:
    """A copy of its file under its own name, to be opened; None where it is gone."""
    import shutil
    import tempfile

    from ctv_desktop.database.files import file_of

    found = guarantee(reader, id, today)  # type: ignore[arg-type]
    kept = file_of(park, found.file_digest) if found and found.file_digest else None
    if found is None or kept is None or not kept.is_file():
        return None
    there = Path(tempfile.mkdtemp(prefix="ctv-desktop-")) / Path(found.file_name).name
    shutil.copyfile(kept, there)
    return there


def _show(desk: "Desk", place: Path | None) -> None:
    if place is None:
        desk.warn(say("This file is no longer beside the park."))
        return
    from ctv_desktop.ui import outside

    if said := outside.opened(place):
        desk.warn(said)


def _delete(desk: "Desk", ids: Ids) -> None:
    desk.ask(
        says("Delete {count} guarantee?", "Delete {count} guarantees?", len(ids)),
        say("It goes to the bin, from where it can be restored."),
        say("Delete"),
        partial(desk.act, delete_now, ids),
        danger=True,
    )


def delete_now(database: "Database", ids: Ids) -> "Changed":
    """Delete in the writing lane, where the store is loaded."""
    from ctv_desktop.features.deposits import store

    return store.delete(database, *ids)


def _cannot_renew(values: Values) -> Say | None:
    if values.get("newer") is not None:
        return say("A newer one already replaces this guarantee.")
    return None


def _no_file(values: Values) -> Say | None:
    return None if values.get("file") else say("No file is attached.")


ACTIONS = (
    Action("new", say("New guarantee"), _new, "add", "Ctrl+N", needs="none", primary=True),
    Action("renew", say("Renew…"), _renew, "sync", why_not=_cannot_renew, primary=True),
    Action("edit", say("Edit"), _edit, "edit", "F2"),
    Action("attach", say("Attach a file…"), _attach, "attach_file", "Ctrl+Shift+F"),
    Action("file", say("Open the file"), _open, "folder_open", why_not=_no_file),
    Action("delete", say("Delete"), _delete, "delete", "Delete", needs="some", danger=True),
)
