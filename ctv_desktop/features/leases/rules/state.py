"""The state of a lease on a day, from its dates and the acts done to it."""

from datetime import date
from typing import Protocol

from ctv_desktop.values.say import Say, say


class Acts(Protocol):
    """What decides the state: the signature, the days, and what ended it."""

    @property
    def signed(self) -> bool: ...
    @property
    def starts(self) -> date: ...
    @property
    def last_day(self) -> date: ...
    @property
    def notice_on(self) -> date | None: ...
    @property
    def terminated_on(self) -> date | None: ...
    @property
    def start_rule(self) -> str: ...
    @property
    def handed_over_on(self) -> date | None: ...


def state(lease: Acts, today: date) -> str:
    """The code of a lease's state: draft → signed → running → notice → ended, or terminated.

    A lease runs on its last day. One that ends by a termination still to come is under notice.
    One that starts after the hand-over waits for it, whatever day was planned.
    """
    if not lease.signed:
        return "draft"
    if _waits(lease):
        return "terminated" if lease.terminated_on else "waiting"
    if lease.last_day < today or lease.last_day < lease.starts:
        return "terminated" if lease.terminated_on else "ended"
    if lease.starts > today:
        return "signed"
    return "notice" if lease.notice_on or lease.terminated_on else "running"


def _waits(lease: Acts) -> bool:
    return lease.start_rule == "handover" and lease.handed_over_on is None


def over(state: str) -> bool:
    """Whether nothing can happen to the lease any more."""
    return state in {"ended", "terminated"}


# Why an act cannot be done to a lease in a state; None where it can.


def why_not_edit(state: str) -> Say | None:
    """Only drafts are edited."""
    if state == "draft":
        return None
    return say("A signed lease is not edited: only its remarks change.")


def why_not_sign(state: str) -> Say | None:
    """Only drafts are signed."""
    return None if state == "draft" else say("This lease is already signed.")


def why_not_notice(state: str) -> Say | None:
    """Notice is given of a signed lease, once."""
    if state == "draft":
        return say("This lease is not signed yet.")
    if state == "waiting":
        return say("This lease has not begun: it waits for its hand-over.")
    if state == "notice":
        return say("This lease is already coming to its end.")
    return say("This lease is over.") if over(state) else None


def why_not_cancel_notice(state: str, noticed: bool) -> Say | None:
    """Only a notice still running is taken back."""
    if not noticed:
        return say("No notice was given.")
    return say("This lease is over.") if over(state) else None


def why_not_terminate(state: str) -> Say | None:
    """A signed lease that is not over is terminated."""
    if state == "draft":
        return say("A draft is not terminated: delete it.")
    return say("This lease is over.") if over(state) else None


NOT_SIGNED = say("This lease is not signed yet.")
OVER = say("This lease is over.")
WAITS = say("This lease has not begun: it waits for its hand-over.")
ENDING = say("This lease is already coming to its end.")


def why_not_certify(state: str) -> Say | None:
    """That a tenant is established is certified while its lease runs."""
    if state == "draft":
        return NOT_SIGNED
    if state in ("signed", "waiting"):
        return say("This lease has not begun.")
    return OVER if over(state) else None


def why_not_hand_over(state: str) -> Say | None:
    """The premises of a lease that waits for it are handed over, once."""
    if state == "draft":
        return NOT_SIGNED
    return None if state == "waiting" else say("This lease does not wait for a hand-over.")


def why_not_amend(state: str) -> Say | None:
    """A signed lease is amended until it is over; one that waits has no days yet."""
    if state == "draft":
        return say("A draft is edited, not amended.")
    if state == "waiting":
        return WAITS
    return OVER if over(state) else None


def why_not_extend(state: str) -> Say | None:
    """What runs to its own end is extended or assigned."""
    return ENDING if state == "notice" else why_not_amend(state)


def why_not_renew(state: str, renewed: bool, assigned: bool) -> Say | None:
    """A lease is renewed once; not where it was broken off or went to another tenant."""
    if renewed:
        return say("This lease is already renewed.")
    if assigned:
        return say("This lease went to another tenant: renew that one.")
    if state == "draft":
        return NOT_SIGNED
    if state == "waiting":
        return WAITS
    return say("This lease was terminated early.") if state == "terminated" else None


def why_not_move_out(state: str, moved_out: bool) -> Say | None:
    """A tenant moves out once the lease comes to its end."""
    if moved_out:
        return say("The tenant has moved out already.")
    if state == "draft":
        return NOT_SIGNED
    if state == "notice" or over(state):
        return None
    return say("The lease still runs: give notice or terminate it first.")


def why_not_use_option(state: str, unused: int) -> Say | None:
    """A lease with an option that nobody has used."""
    reason = why_not_amend(state)
    if reason is None and not unused:
        return say("No option is left.")
    return reason


def why_not_invoice(state: str) -> Say | None:
    """A signed lease whose first day is known is invoiced, also once it is over."""
    if state == "draft":
        return say("This lease is not signed yet.")
    if state == "waiting":
        return say("This lease has not begun: it waits for its hand-over.")
    return None


def why_not_delete(state: str) -> Say | None:
    """Only drafts are deleted."""
    if state == "draft":
        return None
    return say("A signed lease is never deleted: it ends, or is terminated.")
