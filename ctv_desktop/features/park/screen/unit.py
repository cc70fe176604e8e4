"""How a unit is shown beside the list: its areas, who has it, its leases, parts and past."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases import words as lease_words
from ctv_desktop.features.park import rows
from ctv_desktop.features.park.screen import held, lineage
from ctv_desktop.features.park.words import BY_ITEM, LABELS, UNIT_KINDS, UNIT_STATES, floor_label
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import AREA, DAY, LONG_TEXT, MONEY
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Trail = tuple[tuple[str, Link], ...]


def unit_view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """A unit: its areas, who has it and until when, its leases, parts and tickets."""
    found = rows.unit(reader, id, today)
    if found is None:
        return None
    state = UNIT_STATES[found.state]
    leases = rows.leases(reader, id)
    parts = rows.parts(reader, id, today)
    related = [
        Related(
            say("Leases"),
            tuple(_lease_line(each, today) for each in leases[:5]),
            "leases",
            {"unit": id},
            len(leases),
            say("Never let yet."),
        ),
        *held.reports(reader, id),
        held.tickets(reader, "unit", id),
    ]
    related[1:1] = lineage.related(rows.kin(reader, id, today))
    if parts:
        lines = tuple(
            held.unit_line(p.id, p.code, p.kind, p.rentable_area, p.state) for p in parts[:8]
        )
        related.insert(1, Related(say("Parts"), lines, "park", {"whole": id}, len(parts)))
    return RecordView(
        id=id,
        title=found.code,
        subtitle=" · ".join(filter(None, (str(UNIT_KINDS.label(found.kind)), found.name))),
        state=state.label,
        tone=state.tone,
        groups=_unit_groups(found),
        related=tuple(related),
        trail=_trail(found),
        values=_values(found, len(parts)),
        tables=(("unit", id),),
    )


def _values(unit: rows.Unit, parts: int) -> dict[str, Any]:
    keys = ("state", "kind", "floor_id", "building_id", "site_id", "version")
    known = {key: getattr(unit, key) for key in keys}
    return {**known, "retired": unit.retired_on is not None, "parts": parts}


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
        for group in (held.filled(say("Letting"), letting), held.filled(say("Areas"), areas))
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


UNIT_RECORD = Record("unit", unit_view)
