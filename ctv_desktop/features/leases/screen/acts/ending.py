"""Notice given at the delays of law and contract, taken back; termination; move-out."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rules import notice as rules
from ctv_desktop.features.leases.screen.acts.asking import field, of
from ctv_desktop.features.leases.words import GROUNDS, LABELS
from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.values.kinds import COUNT, Choices, choice
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.leases.rows.single import Lease
    from ctv_desktop.ui.desk import Desk


def _notice(desk: "Desk", lease: "Lease") -> None:
    from ctv_desktop.features.leases.rows.life import months_owed

    today = desk.today()
    desk.tasks.read(months_owed, lease.id, today, then=partial(_ask_notice, desk, lease))


def _ask_notice(desk: "Desk", lease: "Lease", owed: int) -> None:
    today = desk.today()
    desk.ask_values(
        say("Notice on {reference}", reference=lease.reference),
        _notice_fields(lease),
        {
            "notice_by": "tenant",
            "notice_on": today,
            "notice_served_on": None,
            "notice_ground": "arrears",
            "months_owed": owed,
            "notice_reason": "",
            "notice_article": "",
            "notice_survey_on": None,
            "last_day": None,
        },
        partial(notice_now, lease.id, today),
        say("Note the notice"),
        say("The units are free from the day after the last."),
        warn=partial(_limits, lease),
    )


def _notice_fields(lease: "Lease") -> tuple[Field, ...]:
    """Law 49-16 asks the landlord for a ground; elsewhere the delays of the contract hold."""
    possible = rules.grounds("49-16", "landlord")
    ground = choice(Choices(*(GROUNDS[code] for code in possible)))

    def bound(values: Values) -> bool:
        return lease.regime == "49-16" and values.get("notice_by") == "landlord"

    def owing(values: Values) -> bool:
        return bound(values) and values.get("notice_ground") == "arrears"

    return (
        field("notice_by", required=True),
        field("notice_on", required=True),
        field("notice_served_on", hint=say("The delay runs from this day.")),
        Field("notice_ground", LABELS["lease"]["notice_ground"][0], ground, required=True,
              shown=bound),
        Field("months_owed", say("Months of rent owed"), COUNT, shown=owing),
        field("notice_reason", span=4, limit=2_000),
        field("notice_article", hint=say("Left empty: the article that applies.")),
        field("last_day", label=say("Last day of the lease"),
              hint=say("Left empty: the first day that law and lease allow.")),
        field("notice_survey_on", hint=say("Named in the notice to quit.")),
    )  # fmt: skip


def _limits(lease: "Lease", reader: "Reader", values: Values) -> "Mapping[str, Say]":
    """The days that follow from what is typed, beside the field they follow from."""
    from ctv_desktop.features.rates.rows import rates

    served = values.get("notice_served_on") or values.get("notice_on")
    by = values.get("notice_by")
    if served is None or by is None:
        return {}
    known = rates(reader)
    ground = _ground(lease, values)
    clause = rules.Clause(
        lease.regime, lease.notice_months, lease.notice_days, lease.firm_until, lease.ends
    )
    found = rules.notice(clause, by, ground, served, known)
    said = {
        "notice_served_on": say("The delay ends on {day}.", day=found.expires_on),
        "last_day": say("First possible: {day}", day=found.last_day),
    }
    if found.court_by is not None:
        said["notice_served_on"] = say(
            "The delay ends on {day}; court by {court}.", day=found.expires_on, court=found.court_by
        )
    if found.article:
        said["notice_article"] = Say(found.article)
    owed = values.get("months_owed")
    reason = "x"  # whether one is given shows by itself
    wrong = rules.problems(lease.regime, by, ground, reason, owed, known, served)
    return {**said, **wrong}


def _ground(lease: "Lease", values: Values) -> str:
    by = str(values.get("notice_by"))
    usual = rules.grounds(lease.regime, by)[0]
    bound = lease.regime == "49-16" and by == "landlord"
    return str(values.get("notice_ground") or usual) if bound else usual


def notice_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note a notice in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.give_notice(
        database, id, values["notice_by"], values["notice_on"], values["last_day"], today, values
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
            field("terminated_on", required=True, label=say("Last day of the lease")),
            field("termination_reason", required=True),
            field("termination_note", span=4, limit=2_000),
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


def _move_out(desk: "Desk", lease: "Lease") -> None:
    desk.tasks.read(left, lease.id, then=partial(_ask_move_out, desk, lease))


def left(reader: "Reader", id: int) -> "tuple[date, str] | None":
    """When the premises were visited at exit, and the keys that came back; None before that."""
    from ctv_desktop.features.surveys.rows import single as surveys
    from ctv_desktop.features.surveys.words import ACCESS

    found = surveys.surveys_of(reader, lease=id, kind="exit")
    report = surveys.survey(reader, found[0].id) if found else None
    if report is None:
        return None
    keys = [
        str(say("{kind}: {returned} of {given}", kind=ACCESS.label(row["kind"]),
                returned=row["returned"], given=row["given"]))
        for row in report.keys if row["returned"] is not None
    ]  # fmt: skip
    return report.day, "\n".join(keys)


def _ask_move_out(desk: "Desk", lease: "Lease", report: "tuple[date, str] | None") -> None:
    today = desk.today()
    day, keys = report or (min(today, lease.last_day), "")
    desk.ask_values(
        say("Move-out of {reference}", reference=lease.reference),
        (
            field("moved_out_on", required=True),
            field("keys_note", span=4, limit=2_000),
        ),
        {"moved_out_on": day, "keys_note": keys},
        partial(move_out_now, lease.id, today),
        say("Note the move-out"),
        say("Rent is due until {day}; the units are free from the day after.", day=lease.last_day),
        warn=partial(_unsurveyed, lease.id),
    )


def _unsurveyed(id: int, reader: "Reader", _values: Values) -> "Mapping[str, Say]":
    from ctv_desktop.features.leases.screen.acts.begin import unsurveyed

    return unsurveyed(reader, id, "exit")


def move_out_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note a move-out in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.move_out(database, id, values["moved_out_on"], values["keys_note"] or "", today)


notice = of(_notice)
cancel_notice = of(_cancel_notice)
terminate = of(_terminate)
move_out = of(_move_out)
