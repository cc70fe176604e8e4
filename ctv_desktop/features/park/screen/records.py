"""How a site, a phase, a building, a floor or a unit is shown beside the list."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.leases import words as lease_words
from ctv_desktop.features.park import rows
from ctv_desktop.features.park.screen import lineage
from ctv_desktop.features.park.words import (
    BUILDING_STATES,
    BY_ITEM,
    LABELS,
    MILESTONES,
    UNIT_KIND,
    UNIT_KINDS,
    UNIT_STATES,
    floor_label,
    long_floor_label,
)
from ctv_desktop.features.tickets import words as ticket_words
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import AREA, COUNT, DAY, LONG_TEXT, MONEY
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Trail = tuple[tuple[str, Link], ...]


def _sums(found: rows.Sums) -> Group:
    facts = [
        Fact(say("Units"), found.units, COUNT),
        Fact(say("Rentable area"), found.rentable, AREA),
    ]
    if found.floors:
        facts.insert(0, Fact(say("Floors"), found.floors, COUNT))
    if found.buildings:
        facts.insert(0, Fact(say("Buildings"), found.buildings, COUNT))
    return Group(say("Holds"), tuple(facts))


def _tickets(reader: "Reader", place: str, id: int) -> Related:
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
        groups=(_filled(say("Site"), facts), _sums(sums)),
        related=(
            Related(say("Buildings"), lines, count=len(buildings), empty=say("No building yet.")),
            Related(say("Phases"), _phase_lines(reader, id), empty=say("No phase yet.")),
            _tickets(reader, "site", id),
        ),
        values={"site_id": id, "version": found.version},
        tables=(("site", id),),
    )


def _phase_lines(reader: "Reader", site: int) -> tuple[Line, ...]:
    found = rows.phase_choices(reader, "", site)
    return tuple(Line(label, link=Link("phase", key)) for key, label, _ in found)


def _filled(title: Say, facts: tuple[Fact, ...]) -> Group:
    return Group(title, tuple(fact for fact in facts if fact.value not in (None, "")))


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
        groups=(Group(say("Milestones"), facts), _sums(rows.sums(reader, "phase", id))),
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
    )
    sums = rows.sums(reader, "building", id)
    return RecordView(
        id=id,
        title=found.title,
        subtitle=str(say("Building")),
        state=BUILDING_STATES.label(found.state),
        tone=BUILDING_STATES[found.state].tone if found.state in BUILDING_STATES else "",
        groups=(_filled(say("Building"), facts), _sums(sums)),
        related=(
            Related(say("Floors"), _floor_lines(reader, id), empty=say("No floor yet.")),
            _tickets(reader, "building", id),
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
    lines = tuple(_unit_line(u.id, u.code, u.kind, u.rentable_area, u.state) for u in units[:12])
    return RecordView(
        id=id,
        title=str(long_floor_label(found.level, found.label)),
        subtitle=str(say("Floor")),
        groups=(Group(say("Floor"), facts), _sums(rows.sums(reader, "floor", id))),
        related=(
            Related(say("Units"), lines, "park", {"floor": id}, len(units), say("No unit yet.")),
            _tickets(reader, "floor", id),
        ),
        trail=(
            (found.site, Link("site", found.site_id)),
            (found.building, Link("building", found.building_id)),
        ),
        values={"building_id": found.building_id, "floor_id": id},
        tables=(("floor", id),),
    )


def _unit_line(id: int, code: str, kind: str, area: int, state: str) -> Line:
    speech = language.current()
    shown = UNIT_KIND.show(kind, speech)
    detail = f"{shown} · {speech.area(area)}" if area else shown
    choice = UNIT_STATES[state]
    return Line(code, detail, choice.label, choice.tone, Link("unit", id))


def unit_view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """A unit: its areas, who has it and until when, its leases, parts and tickets."""
    found = rows.unit(reader, id, today)
    if found is None:
        return None
    state = UNIT_STATES[found.state]
    leases = rows.leases(reader, id)
    parts = rows.parts(reader, id, today)
    part_lines = tuple(_unit_line(p.id, p.code, p.kind, p.rentable_area, p.state) for p in parts)
    related = [
        Related(
            say("Leases"),
            tuple(_lease_line(each, today) for each in leases[:5]),
            "leases",
            {"unit": id},
            len(leases),
            say("Never let yet."),
        ),
        _tickets(reader, "unit", id),
    ]
    related[1:1] = lineage.related(rows.kin(reader, id, today))
    if parts:
        related.insert(1, Related(say("Parts"), part_lines[:8], "park", {"whole": id}, len(parts)))
    return RecordView(
        id=id,
        title=found.code,
        subtitle=" · ".join(filter(None, (str(UNIT_KINDS.label(found.kind)), found.name))),
        state=state.label,
        tone=state.tone,
        groups=_unit_groups(found),
        related=tuple(related),
        trail=_trail(found),
        values={
            "state": found.state,
            "retired": found.retired_on is not None,
            "parts": len(parts),
            "kind": found.kind,
            "floor_id": found.floor_id,
            "building_id": found.building_id,
            "site_id": found.site_id,
            "version": found.version,
        },
        tables=(("unit", id),),
    )


def _unit_groups(unit: rows.Unit) -> tuple[Group, ...]:
    words = LABELS["unit"]
    tenant = Link("tenant", unit.tenant_id) if unit.tenant_id else None
    lease = Link("lease", unit.lease_id) if unit.lease_id else None
    whole = Link("unit", unit.part_of_id) if unit.part_of_id else None
    by_item = unit.kind in BY_ITEM
    letting = (
        Fact(say("Tenant"), unit.tenant, link=tenant),
        Fact(say("Lease"), unit.lease, link=lease),
        Fact(say("Let until"), unit.let_until, DAY),
        Fact(say("Free from"), unit.free_from, DAY),
        Fact(words["lettable_from"][0], unit.lettable_from, DAY),
        Fact(words["made_on"][0], unit.made_on, DAY),
        Fact(words["retired_on"][0], unit.retired_on, DAY, tone="warn"),
        Fact(
            say("Asking rent per item and month")
            if by_item
            else say("Asking rent per m² and month"),
            unit.asking_rent,
            MONEY,
        ),
    )
    areas = (
        Fact(words["usable_area"][0], unit.usable_area or None, AREA),
        Fact(words["common_share"][0], unit.common_share or None, AREA),
        Fact(words["rentable_area"][0], unit.rentable_area, AREA),
        Fact(words["area_method"][0], unit.area_method, words["area_method"][1]),
        Fact(words["part_of_id"][0], unit.whole, link=whole),
        Fact(words["equipment"][0], unit.equipment, LONG_TEXT),
    )
    return tuple(
        group
        for group in (_filled(say("Letting"), letting), _filled(say("Areas"), areas))
        if group.facts
    )


def _trail(unit: rows.Unit) -> Trail:
    label = str(floor_label(unit.level, unit.floor_label))
    trail = [
        (unit.site, Link("site", unit.site_id)),
        (unit.building, Link("building", unit.building_id)),
        (label, Link("floor", unit.floor_id)),
    ]
    if unit.whole and unit.part_of_id:
        trail.append((unit.whole, Link("unit", unit.part_of_id)))
    return tuple(trail)


def _lease_line(lease: rows.UnitLease, today: date) -> Line:
    speech = language.current()
    state = _state(lease, today)
    choice = lease_words.STATES[state]
    return Line(
        lease.tenant,
        f"{lease.reference} · {speech.day(lease.starts)} – {speech.day(lease.ends)}",
        choice.label,
        choice.tone,
        Link("lease", lease.lease_id),
    )


def _state(lease: rows.UnitLease, today: date) -> str:
    """How the lease stands on this unit: its own state may be wider (other units, notices)."""
    if not lease.signed:
        return "draft"
    if not lease.binding or lease.ends < today:
        return "ended"
    return "running" if lease.starts <= today else "signed"


SITE_RECORD = Record("site", site_view)
PHASE_RECORD = Record("phase", phase_view)
BUILDING_RECORD = Record("building", building_view)
FLOOR_RECORD = Record("floor", floor_view)
UNIT_RECORD = Record("unit", unit_view)
