"""What can be done to condition reports: written, signed, printed, issued, what they cost."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.surveys.rows import single
from ctv_desktop.features.surveys.rules import checks
from ctv_desktop.features.surveys.screen import issuing
from ctv_desktop.features.surveys.words import LABELS
from ctv_desktop.ui.declare import Action, Field, Values
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]
COST = say("What it costs")


def _of(
    run: "Callable[[Desk, single.Survey], None]",
) -> "Callable[[Desk, Ids], None]":
    """An act that first reads its report."""

    def begin(desk: "Desk", ids: Ids) -> None:
        desk.tasks.read(single.survey, ids[0], then=partial(_go, run, desk))

    return begin


def _go(
    run: "Callable[[Desk, single.Survey], None]", desk: "Desk", found: single.Survey | None
) -> None:
    if found is None:
        desk.warn(say("This record has been deleted in the meantime."))
    else:
        run(desk, found)


def do_now(database: "Database", act: str, id: int, *more: Any) -> "Changed":
    """An act that needs nothing more, in the writing lane, where the store is loaded."""
    from ctv_desktop.features.surveys import store

    done: Changed = getattr(store, act)(database, id, *more)
    return done


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("survey", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("survey", ids[0])


def _exit(desk: "Desk", found: single.Survey) -> None:
    desk.edit("survey", None, {"lease_id": found.lease_id, "kind": "exit"})


def _sign(desk: "Desk", found: single.Survey) -> None:
    label, kind = LABELS["survey"]["signed_on"]
    desk.ask_values(
        say("Sign {reference}", reference=found.reference),
        (Field("signed_on", label, kind, required=True),),
        {"signed_on": desk.today()},
        partial(sign_now, found.id, desk.today()),
        say("Sign"),
        say("Once signed by those present, the report no longer changes."),
    )


def sign_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Sign in the writing lane."""
    from ctv_desktop.features.surveys import store

    return store.sign(database, id, values["signed_on"], today)


# What it costs.


def _keep(desk: "Desk", found: single.Survey) -> None:
    """The deposit given back less what the tenant bears, ready to be looked at and saved."""
    reason = say("Condition report {reference} of {day}",
                 reference=found.reference, day=found.day)  # fmt: skip
    kept = [{"amount": found.due, "reason": str(reason)}]
    desk.edit("deposit", None, {"lease_id": found.lease_id, "kept": kept})


def _charge(desk: "Desk", ids: Ids) -> None:
    desk.act(do_now, "charge", ids[0], desk.today())


def _uncharge(desk: "Desk", ids: Ids) -> None:
    desk.act(do_now, "uncharge", ids[0])


def _read_meters(desk: "Desk", found: single.Survey) -> None:
    """Note what the meters of the park showed as their readings of that day."""
    entries = [
        {"meter_id": row["meter_id"], "day": found.day, "counter": row["counter"],
         "note": found.reference}
        for row in found.meters if row["meter_id"] is not None
    ]  # fmt: skip
    desk.act(read_now, entries, desk.today())


def read_now(database: "Database", entries: list[dict[str, Any]], today: "date") -> "Changed":
    """Note the readings in the writing lane."""
    from ctv_desktop.features.meters import store

    return store.read(database, entries, today)


def _open_lease(desk: "Desk", found: single.Survey) -> None:
    desk.open("lease", found.lease_id)


def _delete(desk: "Desk", ids: Ids) -> None:
    desk.ask(
        say("Delete this report?"),
        say("It goes to the bin with its photos, from where it can be restored."),
        say("Delete"),
        partial(desk.act, do_now, "delete", ids[0]),
        danger=True,
    )


# Why not.


def _locked(values: Values) -> Say | None:
    return checks.SIGNED if values.get("signed") else None


def _cannot_sign(values: Values) -> Say | None:
    unsigned: Say | None = values.get("unsigned")
    return _locked(values) or unsigned


def _not_signed(values: Values) -> Say | None:
    return None if values.get("signed") else checks.NOT_SIGNED


def _not_issued(values: Values) -> Say | None:
    return None if values.get("issued") else say("This report is not issued yet.")


def _cannot_leave(values: Values) -> Say | None:
    return None if values.get("kind") == "entry" else say("This is a report at exit.")


def _no_cost(values: Values) -> Say | None:
    if not values.get("due"):
        return say("Nothing is borne by the tenant.")
    return _not_signed(values)


def _cannot_keep(values: Values) -> Say | None:
    if values.get("charged"):
        return say("This report is charged already.")
    if values.get("kept"):
        return say("This was kept from the deposit already.")
    return _no_cost(values)


def _cannot_uncharge(values: Values) -> Say | None:
    if not values.get("charged"):
        return say("This report is not charged.")
    return say("What it charged is already invoiced.") if values.get("invoiced") else None


def _no_photo(values: Values) -> Say | None:
    return None if values.get("photos") else say("No photo stands on this report.")


def _no_meter(values: Values) -> Say | None:
    if not values.get("meters"):
        return say("No meter of the park stands on this report.")
    return _not_signed(values)


ACTIONS = (
    Action("new", say("New report"), _new, "add", "Ctrl+N", "none", primary=True),
    Action("sign", say("Sign…"), _of(_sign), "signature", why_not=_cannot_sign, primary=True),
    Action("edit", say("Edit"), _edit, "edit", "F2", why_not=_locked, primary=True),
    Action("print", say("Print the report"), _of(issuing.print_report), "print", "Ctrl+P",
           primary=True),
    Action("issue", say("Issue the report…"), _of(issuing.issue), "lock", why_not=_not_signed),
    Action("copy", say("Attach the signed copy…"), issuing.signed_copy, "attach_file",
           why_not=_not_issued),
    Action("exit", say("Report at exit…"), _of(_exit), "logout", why_not=_cannot_leave),
    Action("keep", say("Keep from the deposit…"), _of(_keep), "savings", why_not=_cannot_keep,
           menu=COST.message),
    Action("charge", say("Charge to the next invoice"), _charge, "receipt_long",
           why_not=_cannot_keep, menu=COST.message),
    Action("uncharge", say("Take the charge back"), _uncharge, "undo", why_not=_cannot_uncharge,
           menu=COST.message),
    Action("photos", say("Open the photos"), issuing.open_photos, "image", why_not=_no_photo),
    Action("meters", say("Note the meter readings"), _of(_read_meters), "bolt", why_not=_no_meter),
    Action("sheet", say("Sheet to fill by hand…"), _of(issuing.sheet), "assignment"),
    Action("kinds", say("Sheets by kind of unit…"), issuing.kinds, "assignment", needs="none"),
    Action("lease", say("Open the lease"), _of(_open_lease), "description"),
    Action("delete", say("Delete"), _delete, "delete", "Delete", why_not=_locked, danger=True),
)  # fmt: skip
