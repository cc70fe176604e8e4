"""What can be done to leases from their list and record; each act is loaded when it is done."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rules import state
from ctv_desktop.ui.declare import Action, Values
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.ui.desk import Desk

CHANGE = say("Life of the lease")
END = say("End the lease")
PAPERS = say("Papers")


def _later(place: str) -> "Callable[[Desk, tuple[int, ...]], None]":
    """The act at `module:name` beside this file: a list does not bring all of them along."""

    def run(desk: "Desk", ids: tuple[int, ...]) -> None:
        module, _, name = place.partition(":")
        getattr(import_module(f"{__name__}.{module}"), name)(desk, ids)

    return run


def _by_state(why: Callable[[str], Say | None]) -> Callable[[Values], Say | None]:
    """A reason by the state of the lease shown."""

    def why_not(values: Values) -> Say | None:
        return why(_state(values))

    return why_not


def _state(values: Values) -> str:
    return str(values.get("state") or "")


def _not_draft(values: Values) -> Say | None:
    if values.get("state") == "draft":
        return say("The remarks of a draft change with the draft itself.")
    return None


def _not_signed(values: Values) -> Say | None:
    if values.get("state") == "draft":
        return say("The contract is issued once the lease is signed.")
    return None


def _nothing_issued(values: Values) -> Say | None:
    if values.get("issued"):
        return None
    return say("No paper of this lease was issued yet: issue its contract first.")


def _no_survey(values: Values) -> Say | None:
    return say("This lease is not signed yet.") if values.get("state") == "draft" else None


def _not_revised(values: Values) -> Say | None:
    if not values.get("revised"):
        return say("The rent of this lease was not revised.")
    return None


def _no_notice(values: Values) -> Say | None:
    if not values.get("noticed"):
        return say("No notice was given on this lease.")
    return None


def _cannot_receive(values: Values) -> Say | None:
    if values.get("state") == "draft":
        return say("This lease is not signed yet.")
    return say("This lease is over.") if state.over(_state(values)) else None


def _cannot_return(values: Values) -> Say | None:
    return None if values.get("deposit") else say("No deposit is held for this lease.")


def _cannot_renew(values: Values) -> Say | None:
    renewed, assigned = bool(values.get("renewed")), bool(values.get("assigned"))
    return state.why_not_renew(_state(values), renewed, assigned)


def _cannot_use(values: Values) -> Say | None:
    return state.why_not_use_option(_state(values), int(values.get("options") or 0))


def _cannot_cancel(values: Values) -> Say | None:
    return state.why_not_cancel_notice(_state(values), bool(values.get("noticed")))


def _cannot_move_out(values: Values) -> Say | None:
    return state.why_not_move_out(_state(values), bool(values.get("moved_out")))


def _changing(key: str, title: Say, icon: str, why_not: Callable[[Values], Say | None]) -> Action:
    return Action(key, title, _later(f"change:{key}"), icon, why_not=why_not, menu=CHANGE.message)


def _paper(
    key: str,
    title: Say,
    icon: str,
    why_not: Callable[[Values], Say | None],
    apart: bool = False,
) -> Action:
    return Action(
        key,
        title,
        _later(f"edit:{key}"),
        icon,
        why_not=why_not,
        menu=PAPERS.message,
        apart=apart,
    )


def _ending(
    key: str,
    title: Say,
    icon: str,
    why_not: Callable[[Values], Say | None],
    danger: bool = False,
) -> Action:
    return Action(
        key,
        title,
        _later(f"ending:{key}"),
        icon,
        why_not=why_not,
        danger=danger,
        menu=END.message,
    )


ACTIONS = (
    Action(
        "new", say("New lease"), _later("edit:new"), "add", "Ctrl+N", needs="none", primary=True
    ),
    Action(
        "sign",
        say("Sign…"),
        _later("begin:sign"),
        "signature",
        why_not=_by_state(state.why_not_sign),
    ),
    Action(
        "hand_over",
        say("Hand over…"),
        _later("begin:hand_over"),
        "key",
        why_not=_by_state(state.why_not_hand_over),
    ),
    Action(
        "edit", say("Edit the draft"), _later("edit:edit"), "edit", "F2",
        why_not=_by_state(state.why_not_edit),
    ),
    Action("print", say("Print summary"), _later("edit:print_summary"), "print", "Ctrl+P"),
    Action(
        "contract", say("Contract…"), _later("edit:contract"), "contract", "Ctrl+Shift+C",
        menu=PAPERS.message,
    ),
    Action(
        "issue_contract", say("Issue the contract…"), _later("edit:issue_contract"), "lock",
        why_not=_not_signed, menu=PAPERS.message,
    ),
    Action(
        "signed_copy", say("Attach the signed copy…"), _later("edit:signed_copy"), "attach_file",
        why_not=_nothing_issued, menu=PAPERS.message,
    ),
    Action(
        "survey_entry", say("Condition report at entry…"), _later("edit:survey_entry"), "login",
        why_not=_no_survey, menu=PAPERS.message, apart=True,
    ),
    Action(
        "survey_exit", say("Condition report at exit…"), _later("edit:survey_exit"), "logout",
        why_not=_no_survey, menu=PAPERS.message,
    ),
    Action(
        "survey_sheet", say("Condition report to fill by hand…"), _later("edit:survey_sheet"),
        "print", menu=PAPERS.message,
    ),
    _paper("establishment", say("Certificate of establishment…"), "badge",
           _by_state(state.why_not_certify), apart=True),
    _paper("issue_establishment", say("Issue a certificate…"), "lock",
           _by_state(state.why_not_certify)),
    _paper("revision", say("Notice of revision…"), "trending_up", _not_revised, apart=True),
    _paper("issue_revision", say("Issue the notice of revision…"), "lock", _not_revised),
    _paper("quit", say("Notice to quit…"), "print", _no_notice, apart=True),
    _paper("issue_quit", say("Issue the notice to quit…"), "lock", _no_notice),
    _changing("amend", say("Amend…"), "article", _by_state(state.why_not_amend)),
    _changing(
        "revise", say("Revise the rent…"), "trending_up", _by_state(state.why_not_amend)
    ),
    _changing("extend", say("Extend…"), "event_available", _by_state(state.why_not_extend)),
    _changing("renew", say("Renew…"), "sync", _cannot_renew),
    _changing(
        "assign", say("Assign to another tenant…"), "person", _by_state(state.why_not_extend)
    ),
    _changing("option", say("Use an option…"), "task_alt", _cannot_use),
    Action(
        "deposit_receive", say("Receive the deposit…"), _later("edit:deposit_receive"), "login",
        why_not=_cannot_receive, menu=CHANGE.message, apart=True,
    ),
    Action(
        "deposit_return", say("Return the deposit…"), _later("edit:deposit_return"), "logout",
        why_not=_cannot_return, menu=CHANGE.message,
    ),
    _ending("notice", say("Give notice…"), "event_busy", _by_state(state.why_not_notice)),
    _ending("cancel_notice", say("Take back the notice…"), "undo", _cannot_cancel),
    _ending("move_out", say("Move-out…"), "logout", _cannot_move_out),
    _ending(
        "terminate", say("Terminate…"), "cancel", _by_state(state.why_not_terminate), danger=True
    ),
    Action("contracts", say("Print issued contracts…"), _later("edit:contracts"), "print",
           needs="some", menu=PAPERS.message, apart=True),
    Action(
        "invoice", say("Invoice…"), _later("edit:invoice"), "receipt_long",
        why_not=_by_state(state.why_not_invoice),
    ),
    Action("ticket", say("Log a ticket"), _later("edit:ticket"), "build"),
    Action("remarks", say("Remarks…"), _later("edit:remarks"), "comment", why_not=_not_draft),
    Action("duplicate", say("Duplicate"), _later("edit:duplicate"), "content_copy", "Ctrl+D"),
    Action(
        "delete",
        say("Delete"),
        _later("edit:delete"),
        "delete",
        "Delete",
        why_not=_by_state(state.why_not_delete),
        danger=True,
    ),
)  # fmt: skip
