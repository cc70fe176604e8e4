"""What the records of the park share: what a place holds, its tickets, a line for each unit."""

from typing import TYPE_CHECKING

from ctv_desktop.features.park import rows
from ctv_desktop.features.park.words import UNIT_KIND, UNIT_STATES
from ctv_desktop.features.surveys import words as survey_words
from ctv_desktop.features.surveys.rows.single import surveys_of
from ctv_desktop.features.tickets import words as ticket_words
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import AREA, COUNT
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def sums(found: rows.Sums) -> Group:
    """How much a place holds."""
    facts = [
        Fact(say("Units"), found.units, COUNT),
        Fact(say("Rentable area"), found.rentable, AREA),
    ]
    if found.floors:
        facts.insert(0, Fact(say("Floors"), found.floors, COUNT))
    if found.buildings:
        facts.insert(0, Fact(say("Buildings"), found.buildings, COUNT))
    return Group(say("Holds"), tuple(facts))


def tickets(reader: "Reader", place: str, id: int) -> Related:
    """The latest tickets of a place; `place` is its noun."""
    lines = tuple(
        Line(
            each.title,
            f"{each.reference} · {ticket_words.PRIORITIES.label(each.priority)}",
            ticket_words.STATES.label(each.state),
            ticket_words.STATES[each.state].tone if each.state in ticket_words.STATES else "",
            Link("ticket", each.id),
        )
        for each in rows.tickets(reader, place, id, 5)
    )
    return Related(
        say("Tickets"),
        lines,
        "tickets",
        {place: id},
        rows.ticket_count(reader, place, id),
        say("No ticket yet."),
    )


def reports(reader: "Reader", id: int) -> tuple[Related, ...]:
    """The condition reports of a unit, the latest first; nothing where it has none."""
    found = surveys_of(reader, unit=id)
    spoken = language.current()
    lines = tuple(
        Line(
            one.reference,
            f"{survey_words.KINDS.label(one.kind)} · {spoken.day(one.day)}",
            (state := survey_words.STATES["signed" if one.signed else "draft"]).label,
            state.tone,
            Link("survey", one.id),
        )
        for one in found[:5]
    )
    shown = Related(say("Condition reports"), lines, "surveys", {"unit": id}, len(found))
    return (shown,) if lines else ()


def filled(title: Say, facts: tuple[Fact, ...]) -> Group:
    """The facts that are known."""
    return Group(title, tuple(fact for fact in facts if fact.value not in (None, "")))


def unit_line(id: int, code: str, kind: str, area: int, state: str) -> Line:
    """A unit in a list of units: its kind, area and state."""
    speech = language.current()
    shown = UNIT_KIND.show(kind, speech)
    detail = f"{shown} · {speech.area(area)}" if area else shown
    choice = UNIT_STATES[state]
    return Line(code, detail, choice.label, choice.tone, Link("unit", id))
