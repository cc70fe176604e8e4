"""The ticket sheet: facts of one ticket turned into the content of its paper."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.landlords import rows as landlords
from ctv_desktop.features.park.words import long_floor_label
from ctv_desktop.features.tickets import rows, rules
from ctv_desktop.features.tickets.words import CATEGORIES, PRIORITIES, REMARKS, STATES
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.identifiers import show_phone
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.tickets.papers.facts import Remark, Target, TicketSheet
    from ctv_desktop.pdf.letterhead import Issuer
    from ctv_desktop.values.language import Language


def print_ticket(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The PDF of a ticket's sheet in a language. Raises Refused where the ticket is gone."""
    from ctv_desktop.features.tickets.papers.sheet import render

    return render(content(reader, id, today), language)


def content(reader: "Reader", id: int, today: date) -> "TicketSheet":
    """What the sheet of a ticket states on a day."""
    from ctv_desktop.features.tickets.papers.facts import TicketSheet

    found = rows.ticket(reader, id, today)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    state, priority = STATES.get(found.state), PRIORITIES.get(found.priority)
    building = " · ".join(part for part in (found.building, found.building_name) if part)
    floor = "" if found.level is None else long_floor_label(found.level, found.floor_label)
    return TicketSheet(
        number=found.reference,
        printed_on=today,
        issuer=_issuer(reader, found.site_id, found.site),
        title=found.title,
        state=STATES.label(found.state),
        tone=state.tone if state else "",
        priority=PRIORITIES.label(found.priority),
        priority_tone=priority.tone if priority else "",
        category=CATEGORIES.label(found.category),
        description=found.description,
        site=found.site,
        building=building,
        floor=floor,
        unit=found.unit,
        tenant=found.tenant,
        reporter=found.reporter,
        reporter_phone=show_phone(found.reporter_phone),
        assignee=found.assignee,
        waiting_reason=found.waiting_reason,
        reported_at=found.opened_at,
        assigned_at=found.assigned_at,
        started_at=found.started_at,
        resolved_at=found.resolved_at,
        closed_at=found.closed_at,
        targets=_targets(found.priority),
        timeline=tuple(_remark(line) for line in rows.remarks(reader, id)),
        fictitious=found.fictitious,
    )


def _issuer(reader: "Reader", site_id: int, site: str) -> "Issuer":
    from ctv_desktop.pdf.letterhead import Issuer

    landlord = landlords.of_site(reader, site_id)
    if landlord is None:
        return Issuer(name=site)
    logo = kept(reader.path, landlord.logo)
    return Issuer(**landlords.stationery(landlord), logo=logo)


def _targets(priority: str) -> "tuple[Target, ...]":
    from ctv_desktop.features.tickets.papers.facts import Target

    found = rules.TARGETS.get(priority)
    if found is None:
        return ()
    return (
        Target(say("Answer within"), found.answer),
        Target(say("On site within"), found.on_site),
        Target(say("Restored within"), found.restore),
    )


def _remark(line: rows.Remarked) -> "Remark":
    from ctv_desktop.features.tickets.papers.facts import Remark

    told = line.state and line.kind != "assigned"
    state: Say = STATES.label(line.state) if told else REMARKS.label(line.kind)
    text = say("{state}: {text}", state=state, text=line.text) if line.text else state
    return Remark(line.at, text, line.who)
