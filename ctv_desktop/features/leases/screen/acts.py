"""What can be done to leases from their list and record."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rules import state
from ctv_desktop.features.leases.words import LABELS
from ctv_desktop.ui.declare import Action, Field, Values
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.leases.rows.single import Lease
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]
Then = Callable[["Desk", "Lease"], None]


def _of(then: Then) -> "Callable[[Desk, Ids], None]":
    """An action that needs the lease itself: read in a reading lane first."""

    def run(desk: "Desk", ids: Ids) -> None:
        from ctv_desktop.features.leases.rows.single import lease

        found = partial(_with, desk, then)
        desk.tasks.read(lease, ids[0], desk.today(), then=found)

    return run


def _with(desk: "Desk", then: Then, lease: "Lease | None") -> None:
    if lease is None:
        desk.warn(say("This lease has been deleted in the meantime."))
    else:
        then(desk, lease)


def _field(key: str, *, required: bool = False, span: int = 2, limit: int = 200) -> Field:
    label, kind = LABELS["lease"][key]
    return Field(key, label, kind, required=required, span=span, limit=limit)


# Editing.


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("lease", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("lease", ids[0])


def _duplicate(desk: "Desk", ids: Ids) -> None:
    desk.edit("lease", None, {"like": ids[0]})


def _remarks(desk: "Desk", lease: "Lease") -> None:
    desk.ask_values(
        say("Remarks of {reference}", reference=lease.reference),
        (_field("remarks", span=4, limit=10_000),),
        {"remarks": lease.remarks},
        partial(save_remarks, lease.id, lease.version),
        say("Save"),
    )


def save_remarks(id: int, version: int, database: "Database", values: Values) -> "Changed":
    """Save remarks in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.change_remarks(database, id, values["remarks"] or "", version)


def _delete(desk: "Desk", lease: "Lease") -> None:
    desk.ask(
        say("Delete the draft {reference}?", reference=lease.reference),
        say(
            "It goes to the bin with its lines, from where it can be restored. Its number is not"
            " given again."
        ),
        say("Delete"),
        partial(desk.act, delete_now, lease.id),
        danger=True,
    )


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.delete(database, id)


# Signature, notice, termination.


def _sign(desk: "Desk", lease: "Lease") -> None:
    today = desk.today()
    day = lease.signed_on if lease.signed_on and lease.signed_on <= today else today
    desk.ask_values(
        say("Sign {reference}", reference=lease.reference),
        (_field("signed_on", required=True),),
        {"signed_on": day},
        partial(sign_now, lease.id, today),
        say("Sign"),
        say("Once signed, the lease is frozen and its units are let to nobody else for its days."),
        partial(_take_day, desk, lease.id),
    )


def _take_day(desk: "Desk", id: int, key: str, day: "date") -> None:
    """Open the draft with the free day typed in, for the user to save."""
    desk.edit("lease", id, {"restore": {key: day.isoformat()}})


def sign_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Sign in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.sign(database, id, values["signed_on"], today)


def _notice(desk: "Desk", lease: "Lease") -> None:
    from ctv_desktop.features.leases.rules.terms import notice_term

    today = desk.today()
    term = notice_term(today, lease.notice_months, lease.firm_until, lease.ends)
    last = Field("last_day", say("Last day of the lease"), LABELS["lease"]["last_day"][1])
    desk.ask_values(
        say("Notice on {reference}", reference=lease.reference),
        (_field("notice_by", required=True), _field("notice_on", required=True), last),
        {"notice_by": "tenant", "notice_on": today, "last_day": term},
        partial(notice_now, lease.id, today),
        say("Note the notice"),
        say("The units are free from the day after the last."),
    )


def notice_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note a notice in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.give_notice(
        database, id, values["notice_by"], values["notice_on"], values["last_day"], today
    )


def _cancel_notice(desk: "Desk", lease: "Lease") -> None:
    desk.ask(
        say("Take back the notice on {reference}?", reference=lease.reference),
        say("The lease runs until {day} again, if its units are still free.", day=lease.ends),
        say("Take back"),
        partial(desk.act, cancel_now, lease.id, desk.today()),
    )


def cancel_now(database: "Database", id: int, today: "date") -> "Changed":
    """Take a notice back in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.cancel_notice(database, id, today)


def _terminate(desk: "Desk", lease: "Lease") -> None:
    today = desk.today()
    desk.ask_values(
        say("Terminate {reference}", reference=lease.reference),
        (
            Field(
                "terminated_on",
                say("Last day of the lease"),
                LABELS["lease"]["terminated_on"][1],
                required=True,
            ),
            _field("termination_reason", required=True),
            _field("termination_note", span=4, limit=2_000),
        ),
        {"terminated_on": today, "termination_reason": "agreement", "termination_note": ""},
        partial(terminate_now, lease.id, today),
        say("Terminate"),
        say("The lease ends early; its units are free from the day after."),
    )


def terminate_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Terminate in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.terminate(
        database,
        id,
        values["terminated_on"],
        values["termination_reason"],
        values["termination_note"] or "",
        today,
    )


# Paper and neighbours.


def _print(desk: "Desk", lease: "Lease") -> None:
    desk.preview(
        say("Lease summary {reference}", reference=lease.reference),
        f"{lease.reference}.pdf",
        partial(make_summary, lease.id, desk.today()),
    )


def make_summary(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The summary as a preview asks for it."""
    from ctv_desktop.features.leases.screen.summary import print_summary

    return print_summary(reader, id, today, language)


def _ticket(desk: "Desk", lease: "Lease") -> None:
    unit = lease.lines[0].unit_id if lease.lines else None
    desk.edit("ticket", None, {"unit_id": unit} if unit else {})


def _state(why: Callable[[str], Say | None]) -> Callable[[Values], Say | None]:
    """A reason by the state of the lease shown."""

    def why_not(values: Values) -> Say | None:
        return why(str(values.get("state") or ""))

    return why_not


def _not_draft(values: Values) -> Say | None:
    if values.get("state") == "draft":
        return say("The remarks of a draft change with the draft itself.")
    return None


def _cannot_cancel(values: Values) -> Say | None:
    return state.why_not_cancel_notice(str(values.get("state") or ""), bool(values.get("noticed")))


ACTIONS = (
    Action(
        "new", say("New lease"), _new, icon="add", shortcut="Ctrl+N", needs="none", primary=True
    ),
    Action("sign", say("Sign…"), _of(_sign), icon="signature", why_not=_state(state.why_not_sign)),
    Action(
        "edit", say("Edit"), _edit, icon="edit", shortcut="F2", why_not=_state(state.why_not_edit)
    ),
    Action("print", say("Print summary"), _of(_print), icon="print", shortcut="Ctrl+P"),
    Action(
        "notice",
        say("Give notice…"),
        _of(_notice),
        icon="event_busy",
        why_not=_state(state.why_not_notice),
    ),
    Action(
        "cancel_notice",
        say("Take back the notice…"),
        _of(_cancel_notice),
        icon="undo",
        why_not=_cannot_cancel,
    ),
    Action(
        "terminate",
        say("Terminate…"),
        _of(_terminate),
        icon="cancel",
        why_not=_state(state.why_not_terminate),
        danger=True,
    ),
    Action("remarks", say("Remarks…"), _of(_remarks), icon="comment", why_not=_not_draft),
    Action("duplicate", say("Duplicate"), _duplicate, icon="content_copy", shortcut="Ctrl+D"),
    Action("ticket", say("Log a ticket"), _of(_ticket), icon="build"),
    Action(
        "delete",
        say("Delete"),
        _of(_delete),
        icon="delete",
        shortcut="Delete",
        why_not=_state(state.why_not_delete),
        danger=True,
    ),
)
