"""A lease signed, and its premises handed over."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rules import handover
from ctv_desktop.features.leases.screen.acts.asking import field, of
from ctv_desktop.ui.declare import Values
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.leases.rows.single import Lease
    from ctv_desktop.ui.desk import Desk


def _sign(desk: "Desk", lease: "Lease") -> None:
    today = desk.today()
    day = lease.signed_on if lease.signed_on and lease.signed_on <= today else today
    desk.ask_values(
        say("Sign {reference}", reference=lease.reference),
        (field("signed_on", required=True),),
        {"signed_on": day},
        partial(sign_now, lease.id, today),
        say("Sign"),
        say("Once signed, the lease is frozen and its units are let to nobody else for its days."),
        partial(_take_day, desk, lease.id),
        warn=partial(_unready, lease.id, today),
    )


def _unready(id: int, today: "date", reader: "Reader", _values: Values) -> "Mapping[str, Say]":
    """What the contract will still ask for, while the draft can be mended."""
    from ctv_desktop.features.contracts.rows.lacking import missing
    from ctv_desktop.features.contracts.rules.gaps import named

    gaps = missing(reader, id, today)
    if not gaps:
        return {}
    return {"": say("The contract cannot be issued without: {facts}.", facts=named(gaps))}


def _take_day(desk: "Desk", id: int, key: str, day: "date") -> None:
    """Open the draft with the free day typed in, for the user to save."""
    desk.edit("lease", id, {"restore": {key: day.isoformat()}})


def sign_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Sign in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.sign(database, id, values["signed_on"], today)


def _hand_over(desk: "Desk", lease: "Lease") -> None:
    today = desk.today()
    said = says(
        "The lease begins {count} day later; all its days move with it.",
        "The lease begins {count} days later; all its days move with it.",
        lease.handover_days,
    )
    desk.ask_values(
        say("Hand-over of {reference}", reference=lease.reference),
        (field("handed_over_on", required=True, span=4),),
        {"handed_over_on": today},
        partial(hand_over_now, lease.id, today),
        say("Note the hand-over"),
        said,
        warn=partial(_first_day, lease),
    )


def _first_day(lease: "Lease", reader: "Reader", values: Values) -> "Mapping[str, Say]":
    handed = values.get("handed_over_on")
    if handed is None:
        return {}
    first = handover.first_day(handed, lease.handover_days, lease.not_before, lease.not_after)
    ends = lease.ends + (first - lease.starts)
    said = say("The lease runs from {first} to {last}.", first=first, last=ends)
    return {"handed_over_on": said, **unsurveyed(reader, lease.id, "entry")}


def unsurveyed(reader: "Reader", id: int, kind: str) -> "Mapping[str, Say]":
    """That the premises were not described yet, where no report of the kind is signed."""
    from ctv_desktop.features.surveys.rows.single import surveys_of

    if any(one.signed for one in surveys_of(reader, lease=id, kind=kind)):
        return {}
    if kind == "entry":
        return {"": say("No condition report at entry is signed yet.")}
    return {"": say("No condition report at exit is signed yet.")}


def hand_over_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note a hand-over in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.hand_over(database, id, values["handed_over_on"], today)


sign = of(_sign)
hand_over = of(_hand_over)
