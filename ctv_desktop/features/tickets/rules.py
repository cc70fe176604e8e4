"""The tickets' rules: what may follow what, what must be typed, how old a ticket is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ctv_desktop.features.tickets.words import CATEGORIES, LIVE, PRIORITIES
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say, says

OVER = ("closed", "cancelled")
LARGEST_FILE = 25_000_000  # bytes

# From which states each act is allowed, and the state it leads to.
ACTS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "assign": (LIVE, ""),  # open becomes assigned; other states stay
    "start": (("open", "assigned"), "in_progress"),
    "resume": (("waiting",), "in_progress"),
    "wait": (("open", "assigned", "in_progress"), "waiting"),
    "resolve": (LIVE, "resolved"),
    "close": (("resolved",), "closed"),
    "reopen": (("resolved", *OVER), "open"),  # assigned where someone is
    "cancel": (LIVE, "cancelled"),
    "edit": ((*LIVE, "resolved"), ""),
    "remark": ((*LIVE, "resolved", *OVER), ""),
    "attach": ((*LIVE, "resolved", *OVER), ""),
    "delete": (("open", "cancelled"), ""),
}


def why_not(act: str, state: str) -> Say | None:
    """Why an act cannot be done to a ticket in a state; None where it can."""
    if state in ACTS[act][0]:
        return None
    return _WHY.get((act, state)) or _WHY.get((act, "")) or _OVER[state]


_UNRESOLVED = say("Resolve this ticket first: say what was done.")
_WHY: Mapping[tuple[str, str], Say] = {
    ("start", "in_progress"): say("Work on this ticket has already started."),
    ("start", "waiting"): say("This ticket is on hold: resume it."),
    ("resume", ""): say("This ticket is not on hold."),
    ("wait", "waiting"): say("This ticket is already waiting."),
    ("reopen", ""): say("This ticket is still open."),
    ("delete", ""): say("Work was done on this ticket: it is kept. Cancel it instead."),
    **{("close", state): _UNRESOLVED for state in LIVE},
}
_OVER: Mapping[str, Say] = {
    "resolved": say("This ticket is already resolved."),
    "closed": say("This ticket is closed. Reopen it to go on."),
    "cancelled": say("This ticket is cancelled. Reopen it to go on."),
}


def check(act: str, state: str) -> None:
    """Refuse an act that a ticket's state does not allow."""
    if reason := why_not(act, state):
        raise Refused({"": reason})


def after(act: str, state: str, assignee: str) -> str:
    """The state that an act leads to."""
    if act == "assign":
        return "assigned" if state == "open" else state
    if act == "reopen":
        return "assigned" if assignee else "open"
    return ACTS[act][1] or state


def words(values: Mapping[str, Any], key: str, most: int) -> str:
    """A text that an act needs (a reason, an outcome). Raises Refused where it is missing."""
    text = str(values.get(key) or "").strip()
    if not text:
        raise Refused({key: say("Fill this in.")})
    if len(text) > most:
        raise Refused({key: say("At most {most} characters fit here.", most=most)})
    return text


def check_ticket(values: Mapping[str, Any]) -> None:
    """What must hold of a ticket as typed. Raises Refused."""
    problems: dict[str, Say] = {}
    if not values.get("place"):
        problems["place"] = say("Choose where it is: a unit, a floor, a building or the site.")
    if not str(values.get("title") or "").strip():
        problems["title"] = say("Say in a few words what is wrong.")
    if values.get("category", "other") not in CATEGORIES:
        problems["category"] = say("Choose one of the categories offered.")
    if values.get("priority", "P3") not in PRIORITIES:
        problems["priority"] = say("Choose one of the priorities offered.")
    if problems:
        raise Refused(problems)


def reference(year: int, number: int) -> str:
    """A ticket's number as it is spoken of: T-2026-0612."""
    return f"T-{year}-{number:04d}"


@dataclass(frozen=True)
class Targets:
    """Within what time a ticket is answered, someone is on site, and all works again."""

    answer: Say
    on_site: Say
    restore: Say


TARGETS: Mapping[str, Targets] = {  # DOMAIN.md §4.2, practice
    "P1": Targets(say("15 min"), say("1 h"), say("4 h, day and night")),
    "P2": Targets(say("30 min"), say("4 h worked"), say("8 h worked")),
    "P3": Targets(say("4 h worked"), say("1 working day"), say("3 working days")),
    "P4": Targets(say("1 working day"), say("5 working days"), say("10 working days")),
}


def age(opened: date, until: date) -> Say:
    """How old a ticket is, in days."""
    days = max((until - opened).days, 0)
    return says("{count} day", "{count} days", days) if days else say("since today")


__all__ = [
    "ACTS",
    "LARGEST_FILE",
    "OVER",
    "TARGETS",
    "Targets",
    "after",
    "age",
    "check",
    "check_ticket",
    "reference",
    "why_not",
    "words",
]
