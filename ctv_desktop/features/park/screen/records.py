"""How a site, a phase, a building or a floor is shown beside the list."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.park import rows
from ctv_desktop.features.park.screen import held
from ctv_desktop.features.park.words import (
    BUILDING_STATES,
    LABELS,
    MILESTONES,
    long_floor_label,
)
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import AREA, COUNT, DAY, LONG_TEXT
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def site_view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """A site with its buildings and tickets."""
    found = rows.site(reader, id)
    if found is None:
        return None
    words = LABELS["site"]
    owner = Link("landlord", found.landlord_id) if found.landlord_id else None
    facts = (
        Fact(words["city"][0], found.city),
        Fact(words["address"][0], found.address),
        Fact(words["title_deed"][0], found.title_deed),
        Fact(words["landlord_id"][0], found.landlord, link=owner),
        Fact(words["notes"][0], found.notes, LONG_TEXT),
    )
    buildings = rows.building_choices(reader, "", id)
    lines = tuple(Line(label, link=Link("building", key)) for key, label, _ in buildings[:8])
    sums = rows.sums(reader, "site", id)
    return RecordView(
        id=id,
        title=found.name,
        subtitle=str(say("Site")),
        state=say("Fictitious data") if found.fictitious else None,
        tone="warn" if found.fictitious else "",
        groups=(held.filled(say("Site"), facts), held.sums(sums)),
        related=(
            Related(say("Buildings"), lines, count=len(buildings), empty=say("No building yet.")),
            Related(say("Phases"), _phase_lines(reader, id), empty=say("No phase yet.")),
            held.tickets(reader, "site", id),
        ),
        values={"site_id": id, "version": found.version},
        tables=(("site", id),),
    )


def _phase_lines(reader: "Reader", site: int) -> tuple[Line, ...]:
    found = rows.phase_choices(reader, "", site)
    return tuple(Line(label, link=Link("phase", key)) for key, label, _ in found)


def phase_view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """A phase with its milestones: done, late or planned."""
    found = rows.phase(reader, id)
    if found is None:
        return None
    certified = any(
        m.kind == "conformity" and m.actual and m.actual <= today for m in found.milestones
    )
    facts = tuple(_milestone(each, today) for each in found.milestones)
    buildings = rows.buildings_of_phase(reader, id)
    lines = tuple(Line(label, link=Link("building", key)) for key, label in buildings)
    return RecordView(
        id=id,
        title=found.name,
        subtitle=str(say("Phase")),
        state=say("Conformity recorded") if certified else say("No certificate of conformity"),
        tone="good" if certified else "warn",
        groups=(Group(say("Milestones"), facts), held.sums(rows.sums(reader, "phase", id))),
        related=(Related(say("Buildings"), lines, empty=say("No building yet.")),),
        trail=((found.site, Link("site", found.site_id)),),
        values={"site_id": found.site_id, "phase_id": id},
        tables=(("phase", id), *(("milestone", each.id) for each in found.milestones)),
    )


def _milestone(each: rows.Milestone, today: date) -> Fact:
    label = MILESTONES.label(each.kind)
    if each.actual is not None:
        return Fact(label, each.actual, DAY, tone="good" if each.actual <= today else "")
    late = each.planned is not None and each.planned < today
    return Fact(label, each.planned, DAY, tone="bad" if late else "info")


def building_view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """A building with its floors and tickets."""
    found = rows.building(reader, id)
    if found is None:
        return None
    words = LABELS["building"]
    phase = Link("phase", found.phase_id) if found.phase_id else None
    facts = (
        Fact(words["phase_id"][0], found.phase, link=phase),
        Fact(words["address"][0], found.address, LONG_TEXT),
        Fact(words["title_deed"][0], found.title_deed),
    )
    sums = rows.sums(reader, "building", id)
    return RecordView(
        id=id,
        title=found.title,
        subtitle=str(say("Building")),
        state=BUILDING_STATES.label(found.state),
        tone=BUILDING_STATES[found.state].tone if found.state in BUILDING_STATES else "",
        groups=(held.filled(say("Building"), facts), held.sums(sums)),
        related=(
            Related(say("Floors"), _floor_lines(reader, id), empty=say("No floor yet.")),
            held.tickets(reader, "building", id),
        ),
        trail=((found.site, Link("site", found.site_id)),),
        values={"site_id": found.site_id, "building_id": id},
        tables=(("building", id),),
    )


def _floor_lines(reader: "Reader", building: int) -> tuple[Line, ...]:
    speech = language.current()
    return tuple(
        Line(str(long_floor_label(level, label)), speech.area(area), link=Link("floor", id))
        for id, level, label, area in rows.floors_of(reader, building)
    )


def floor_view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """A floor with its units."""
    found = rows.floor(reader, id)
    if found is None:
        return None
    facts = (
        Fact(LABELS["floor"]["level"][0], found.level, COUNT),
        Fact(LABELS["floor"]["gross_area"][0], found.gross_area, AREA),
    )
    units = rows.units_of_floor(reader, id, today)
    lines = tuple(
        held.unit_line(u.id, u.code, u.kind, u.rentable_area, u.state) for u in units[:12]
    )
    return RecordView(
        id=id,
        title=str(long_floor_label(found.level, found.label)),
        subtitle=str(say("Floor")),
        groups=(Group(say("Floor"), facts), held.sums(rows.sums(reader, "floor", id))),
        related=(
            Related(say("Units"), lines, "park", {"floor": id}, len(units), say("No unit yet.")),
            held.tickets(reader, "floor", id),
        ),
        trail=(
            (found.site, Link("site", found.site_id)),
            (found.building, Link("building", found.building_id)),
        ),
        values={"building_id": found.building_id, "floor_id": id},
        tables=(("floor", id),),
    )


SITE_RECORD = Record("site", site_view)
PHASE_RECORD = Record("phase", phase_view)
BUILDING_RECORD = Record("building", building_view)
FLOOR_RECORD = Record("floor", floor_view)
