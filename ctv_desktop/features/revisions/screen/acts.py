"""What can be done at the revision desk."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from ctv_desktop.ui.declare import Action, Values
from ctv_desktop.values.period import add_months
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]
Run = Callable[["Desk", Ids], None]


def _later(place: str) -> Run:
    """The act at `module:name` beside this file, loaded when it is done."""

    def run(desk: "Desk", ids: Ids) -> None:
        module, _, name = place.partition(":")
        getattr(import_module(f"ctv_desktop.features.revisions.screen.{module}"), name)(desk, ids)

    return run


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("proposal", ids[0])


def _open(desk: "Desk", ids: Ids) -> None:
    desk.open("lease", ids[0])


def _withdraw(desk: "Desk", ids: Ids) -> None:
    desk.act(withdraw_now, ids)


def withdraw_now(database: "Database", ids: Ids) -> "Changed":
    """Withdraw proposals in the writing lane, where the store is loaded."""
    from ctv_desktop.features.revisions import store

    return store.withdraw(database, ids)


def span(today: date, months: int, ahead: int = 0) -> tuple[date, date]:
    """The quarter (3 months) or year (12) of a day, or one of those ahead."""
    first = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    first = add_months(first, ahead * months)
    return first, add_months(first, months) - timedelta(days=1)


def _show(months: int, ahead: int, desk: "Desk", _ids: Ids) -> None:
    first, last = span(desk.today(), months, ahead)
    desk.show("revisions", "", {"between": f"{first}/{last}"})


def _cannot_edit(values: Values) -> Say | None:
    return None if values.get("open") else say("Only a lease that runs is revised.")


def _cannot_approve(values: Values) -> Say | None:
    if not values.get("open"):
        return _cannot_edit(values)
    problem = values.get("problem")
    return problem if isinstance(problem, Say) else None


def _nothing_typed(values: Values) -> Say | None:
    return None if values.get("stored") else say("Nothing was typed for this lease.")


PERIOD = say("Period")
ACTIONS = (
    Action(
        "approve", say("Approve…"), _later("approve:approve"), "check_circle", "Ctrl+Shift+R",
        needs="some", why_not=_cannot_approve, primary=True,
    ),
    Action("edit", say("Propose…"), _edit, "edit", "F2", why_not=_cannot_edit),
    Action("lease", say("Open the lease"), _open, "description"),
    Action(
        "import", say("Import an index…"), _later("importing:choose"), "upload", needs="none"
    ),
    *(
        Action(f"show_{months}_{ahead}", title, partial(_show, months, ahead), "calendar_month",
               needs="none", menu=PERIOD.message)
        for months, ahead, title in (
            (3, 0, say("This quarter")), (3, 1, say("Next quarter")),
            (12, 0, say("This year")), (12, 1, say("Next year")),
        )
    ),
    Action(
        "withdraw", say("Withdraw the proposal"), _withdraw, "undo", needs="some",
        why_not=_nothing_typed,
    ),
)  # fmt: skip
