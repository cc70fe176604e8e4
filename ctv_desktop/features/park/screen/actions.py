"""What can be done to each place of the park."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.ui.declare import Action, Field, Values
from ctv_desktop.values.kinds import CODE, COUNT
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def _edit(noun: str, desk: "Desk", ids: Ids) -> None:
    desk.edit(noun, ids[0])


def _new(noun: str, desk: "Desk", _ids: Ids) -> None:
    desk.edit(noun, None)


def _below(noun: str, parent: str, desk: "Desk", ids: Ids) -> None:
    """A new record below the one shown."""
    desk.edit(noun, None, {parent: ids[0]})


def _like(noun: str, desk: "Desk", ids: Ids) -> None:
    desk.edit(noun, None, {"like": ids[0]})


def remove(database: "Database", noun: str, *ids: int) -> "Changed":
    """Delete in the writing lane."""
    from ctv_desktop.features.park import store

    return store.delete(database, noun, *ids)


def _delete(noun: str, desk: "Desk", ids: Ids) -> None:
    """One goes at once (Undo is offered); several are named first."""
    if len(ids) == 1:
        desk.act(remove, noun, *ids)
        return
    desk.ask(
        say("Delete units"),
        says("{count} unit goes to the bin.", "{count} units go to the bin.", len(ids)),
        say("Delete"),
        partial(desk.act, remove, noun, *ids),
        danger=True,
    )


def _why_no_lease(values: Values) -> Say | None:
    if values.get("state") == "retired":
        return RETIRED
    return say("A common part is not let.") if values.get("state") == "common" else None


RETIRED = say("It was split or merged: other units stand in its place.")


def _why_no_lineage(values: Values) -> Say | None:
    if values.get("retired"):
        return RETIRED
    if values.get("parts"):
        return say("It has parts: take them out of it first.")
    return None


def _split(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.park.screen import lineage

    lineage.split(desk, ids)


def _merge(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.park.screen import lineage

    lineage.merge(desk, ids)


def _make(floor: int, database: "Database", values: Values) -> "Changed":
    """Make several units in the writing lane."""
    from ctv_desktop.features.park import store

    prefix, count = str(values.get("prefix") or ""), int(values.get("count") or 0)
    return store.make_units(database, floor, prefix, count, {"kind": values.get("kind")})


def _several(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.park.words import LABELS

    label, kind = LABELS["unit"]["kind"]
    desk.ask_values(
        say("Add several units"),
        (
            Field("prefix", say("Codes begin with"), CODE, required=True, limit=30),
            Field("count", say("How many"), COUNT, required=True),
            Field("kind", label, kind, required=True),
        ),
        {"kind": "desk", "count": 10},
        partial(_make, ids[0]),
        say("Add"),
        say("They are numbered on: P-01, P-02…"),
    )


def _edits(noun: str) -> tuple[Action, ...]:
    return (
        Action("edit", say("Edit"), partial(_edit, noun), "edit", "F2"),
        Action(
            "delete",
            say("Delete"),
            partial(_delete, noun),
            "delete",
            "Del",
            "some" if noun == "unit" else "one",
            danger=True,
        ),
    )


def _paper(name: str, desk: "Desk", ids: Ids) -> None:
    desk.paper(name, ids[0])


def _ticket(place: str) -> Action:
    run = partial(_below, "ticket", f"{place}_id")
    return Action("ticket", say("New ticket"), run, "build")


NEW = (
    Action("new", say("New unit"), partial(_new, "unit"), "add", "Ctrl+N", "none", primary=True),
)
UNIT_ACTIONS = (
    *NEW,
    Action(
        "lease",
        say("New lease"),
        partial(_below, "lease", "unit_id"),
        "contract",
        why_not=_why_no_lease,
    ),
    _ticket("unit"),
    Action(
        "survey_sheet",
        say("Blank condition report…"),
        partial(_paper, "survey-sheet"),
        "assignment",
    ),
    Action("duplicate", say("Duplicate"), partial(_like, "unit"), "content_copy", "Ctrl+D"),
    Action("split", say("Split…"), _split, "view_column", why_not=_why_no_lineage),
    Action("merge", say("Merge…"), _merge, "layers", needs="some", why_not=_why_no_lineage),
    *_edits("unit"),
)
ACTIONS: dict[str, tuple[Action, ...]] = {
    "site": (
        Action(
            "building", say("New building"), partial(_below, "building", "site_id"), "apartment"
        ),
        Action("phase", say("New phase"), partial(_below, "phase", "site_id"), "flag"),
        _ticket("site"),
        *_edits("site"),
    ),
    "phase": _edits("phase"),
    "building": (
        Action("floor", say("New floor"), partial(_below, "floor", "building_id"), "layers"),
        _ticket("building"),
        Action(
            "meter_sheet", say("Sheet to read the meters…"), partial(_paper, "meter-sheet"), "bolt"
        ),
        Action("duplicate", say("Duplicate"), partial(_like, "building"), "content_copy", "Ctrl+D"),
        *_edits("building"),
    ),
    "floor": (
        Action("unit", say("New unit"), partial(_below, "unit", "floor_id"), "meeting_room"),
        Action("several", say("Add several units"), _several, "select_all"),
        _ticket("floor"),
        *_edits("floor"),
    ),
    "unit": UNIT_ACTIONS[1:],
}
