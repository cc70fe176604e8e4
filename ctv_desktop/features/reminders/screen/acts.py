"""What can be done about a debt and to a reminder."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.reminders import rows, rules
from ctv_desktop.features.reminders.words import LABELS, LEVEL, LEVELS
from ctv_desktop.features.tenants.rows import mail_of
from ctv_desktop.ui import ask
from ctv_desktop.ui.declare import Action, Field, Letter, Values
from ctv_desktop.ui.lot import several
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]
Sorted = tuple[list[rows.Debt], list[tuple[rows.Debt, Say]]]


def sort(reader: "Reader", ids: Ids, today: "date") -> Sorted:
    """The debts whose reminder can be written now, and the others with what stops them."""
    known = rates(reader)
    ready, left = [], []
    for one in rows.debts(reader, ids, today):
        reason: Say | None = say("No reminder is due yet.")
        if one.due is not None:
            reason = rules.why_not(one.due, one.regime, one.months, known, today)
        if reason is None:
            ready.append(one)
        else:
            left.append((one, reason))
    return ready, left


def _remind(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(sort, ids, desk.today(), then=partial(_preview, desk))


def _preview(desk: "Desk", found: Sorted) -> None:
    """Say which reminders will be written, and which not and why."""
    ready, left = found
    if not ready:
        desk.warn(left[0][1] if left else say("Nothing is overdue."))
        return
    text = ask.listed([_named(one) for one in ready], len(ready))
    if left:
        stays = ask.listed(
            [f"{one.tenant} · {one.reference}: {reason}" for one, reason in left], len(left),
            says("{count} is left out:", "{count} are left out:", len(left)),
        )  # fmt: skip
        text = f"{text}\n{stays}"
    count = len(ready)
    desk.ask(
        says("Write {count} reminder?", "Write {count} reminders?", count),
        Say(text),
        says("Write the reminder", "Write the reminders", count),
        partial(_write, desk, tuple(one.id for one in ready)),
    )


def _write(desk: "Desk", ids: Ids) -> None:
    desk.act(remind_now, ids, desk.today(), then=partial(_written, desk))


def _written(desk: "Desk", changed: "Changed") -> None:
    """A letter is written to be sent: it is shown, or many are offered as a batch."""
    ids = tuple(sorted(changed.ids.get("reminder", ())))
    if len(ids) == 1:
        _print(desk, ids)
    elif ids:
        desk.print_lot("reminder", ids)


def _named(one: rows.Debt) -> str:
    owed = language.current().money(one.owed)
    days = says("{count} day late", "{count} days late", one.days)
    return f"{LEVELS.label(one.due)} · {one.tenant} · {one.reference} · {owed} · {days}"


def remind_now(database: "Database", ids: Ids, today: "date") -> "Changed":
    """Write in the writing lane, where the store is loaded."""
    from ctv_desktop.features.reminders import store

    return store.remind(database, ids, today)


def _other(desk: "Desk", ids: Ids) -> None:
    desk.ask_values(
        say("Write a reminder"),
        (Field("level", LABELS["reminder"]["level"][0], LEVEL, required=True, span=4),),
        {"level": "friendly"},
        partial(other_now, ids[0], desk.today()),
        say("Write the reminder"),
        say("Of a level of your choice, whatever was sent before."),
    )


def other_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Write in the writing lane."""
    from ctv_desktop.features.reminders import store

    return store.remind(database, (id,), today, values["level"])


def _lease(desk: "Desk", ids: Ids) -> None:
    desk.open("lease", ids[0])


def _pay(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(rows.debt, ids[0], desk.today(), then=partial(_note, desk))


def _note(desk: "Desk", found: rows.Debt | None) -> None:
    if found is not None:
        desk.edit("payment", None, {"tenant_id": found.tenant_id})


# Reminders sent.


def _serve(desk: "Desk", ids: Ids) -> None:
    label, kind = LABELS["reminder"]["served_on"]
    desk.ask_values(
        say("Service of the formal notice"),
        (Field("served_on", label, kind, required=True),),
        {"served_on": desk.today()},
        partial(serve_now, ids[0], desk.today()),
        say("Note it"),
        say("By bailiff, or as the code of civil procedure says; the delays run from this day."),
    )


def serve_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note it in the writing lane."""
    from ctv_desktop.features.reminders import store

    return store.serve(database, id, values["served_on"], today)


def _print(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(rows.reminder, ids[0], then=partial(_show, desk))


def _show(desk: "Desk", found: rows.Reminder | None) -> None:
    if found is None:
        desk.warn(say("This record has been deleted in the meantime."))
        return
    title = say("{kind} {reference}", kind=LEVELS.label(found.level), reference=found.lease)
    make = partial(make_letter, found.id, desk.today())
    name = f"{found.lease}-{found.made_on}.pdf"
    desk.preview(title, name, make, language.OF_PAPERS, "reminder", partial(write, found.id))


def write(id: int, reader: "Reader", language: "Language") -> Letter:
    """The e-mail a reminder is sent with."""
    found = rows.reminder(reader, id)
    assert found is not None
    title = say("{kind} {reference}", kind=LEVELS.label(found.level), reference=found.lease)
    name, seller = title.in_language(language), str(found.content["seller"]["legal_name"])
    body = say(
        "Hello,\n\nPlease find attached: {paper} of {day}, {amount} overdue.\n\nKind regards,\n"
        "{landlord}",
        paper=name, day=language.day(found.made_on), amount=language.money(found.owed),
        landlord=seller,
    )  # fmt: skip
    return Letter(
        f"{name} – {seller}", body.in_language(language), mail_of(reader, found.tenant_id)
    )


def make_letter(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The letter as a preview asks for it."""
    from ctv_desktop.features.reminders.screen.paper import print_reminder

    return print_reminder(reader, id, today, language)


def _of_lease(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(rows.reminder, ids[0], then=partial(_open_lease, desk))


def _open_lease(desk: "Desk", found: rows.Reminder | None) -> None:
    if found is not None:
        desk.open("lease", found.lease_id)


def _delete(desk: "Desk", ids: Ids) -> None:
    desk.ask(
        say("Delete this reminder?"),
        say("It goes to the bin; the next one of its level is due again."),
        say("Delete"),
        partial(desk.act, delete_now, ids[0]),
        danger=True,
    )


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane."""
    from ctv_desktop.features.reminders import store

    return store.delete(database, id)


def _not_formal(values: Values) -> Say | None:
    return None if values.get("level") == "formal" else say("Only a formal notice is served.")


def _served(values: Values) -> Say | None:
    return say("A notice that was served is kept.") if values.get("served") else None


ACTIONS = (
    Action("remind", say("Write the reminders due…"), _remind, "mail", "Ctrl+Return", "some",
           primary=True),
    Action("payment", say("Note a payment…"), _pay, "payments", "Ctrl+Shift+P"),
    Action("other", say("Write another level…"), _other, "send"),
    Action("lease", say("Open the lease"), _lease, "description"),
)  # fmt: skip
REMINDER_ACTIONS = (
    Action("serve", say("Note the service…"), _serve, "task_alt", why_not=_not_formal,
           primary=True),
    Action("print", say("Print…"), _print, "print", "Ctrl+P"),
    *several("reminder"),
    Action("lease", say("Open the lease"), _of_lease, "description"),
    Action("delete", say("Delete"), _delete, "delete", "Delete", why_not=_served, danger=True),
)  # fmt: skip
