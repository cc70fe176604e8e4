"""Which days of a unit are bound, read inside the session that is about to bind more."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ctv_desktop.features.leases.model import Lease, LeaseLine
from ctv_desktop.features.leases.rules.occupancy import (
    Span,
    Taken,
    first_free_day,
    offer,
    refusal,
    with_free_day,
)
from ctv_desktop.features.park.model import Unit
from ctv_desktop.features.tenants.model import Tenant
from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work


def related(work: "Work", units: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each unit: itself, what it is part of, and its parts, at every level."""
    return {unit: frozenset({unit, *_wholes(work, unit), *_parts(work, unit)}) for unit in units}


def _wholes(work: "Work", unit: int) -> list[int]:
    found: list[int] = []
    row = work.get(Unit, unit)
    while row is not None and row.part_of_id is not None and row.part_of_id not in found:
        found.append(row.part_of_id)
        row = work.get(Unit, row.part_of_id)
    return found


def _parts(work: "Work", unit: int) -> set[int]:
    found: set[int] = set()
    fresh = {unit}
    while fresh:
        below = work.exec(select(Unit.id).where(col(Unit.part_of_id).in_(fresh))).all()
        fresh = {id for id in below if id is not None} - found - {unit}
        found |= fresh
    return found


def taken(work: "Work", units: Iterable[int], since: date, but: int = 0) -> list[Taken]:
    """Days of some units that other leases than `but` bind, from a day on."""
    rows = work.exec(
        select(LeaseLine, Unit.code, Lease.reference, Tenant.legal_name)
        .join(Unit, col(Unit.id) == col(LeaseLine.unit_id))
        .join(Lease, col(Lease.id) == col(LeaseLine.lease_id))
        .join(Tenant, col(Tenant.id) == col(Lease.tenant_id))
        .where(
            col(LeaseLine.unit_id).in_(set(units)),
            col(LeaseLine.binding).is_(True),
            col(LeaseLine.ends) >= since,
            col(LeaseLine.lease_id) != but,
        )
        .order_by(col(LeaseLine.starts))
    ).all()
    return [
        Taken(line.unit_id, code, line.starts, line.ends, line.lease_id, reference, tenant)
        for line, code, reference, tenant in rows
    ]


def refuse_taken(work: "Work", spans: Sequence[Span], lease: int) -> None:
    """Raise Refused where another lease binds a unit in some span: who, until when, what instead.

    The proposal holds the first free day, under what it would change: "starts" of the lease, or
    "ends" where the units are free at first (R52).
    """
    near = related(work, {span.unit_id for span in spans})
    said = [one for span in spans if (one := _not_there(work, span)) is not None]
    days: list[date] = []
    keys: set[str] = set()
    for span in spans:
        bound = taken(work, near[span.unit_id], span.starts, lease)
        found = refusal(span, bound)
        if found is None:
            continue
        free = first_free_day(span.starts, bound)
        said.append(with_free_day(found[1], free, span))
        if found[2] is not None or free is not None:
            days.append(found[2].value if found[2] is not None else free or span.ends)
            keys.add("ends" if found[0].endswith(".ends") else "starts")
    if said:
        raise Refused({"": _joined(said)}, _one_offer(keys, days))


def _not_there(work: "Work", span: Span) -> Say | None:
    """A unit is let on days on which it exists: it may be born or retired by a split or merge."""
    unit = work.find(Unit, span.unit_id)
    if unit.retired_on is not None and span.ends >= unit.retired_on:
        return say("{unit} is retired from {day}.", unit=unit.code, day=unit.retired_on)
    if unit.made_on is not None and span.starts < unit.made_on:
        return say("{unit} exists from {day} only.", unit=unit.code, day=unit.made_on)
    return None


def _one_offer(keys: set[str], days: Sequence[date]) -> dict[str, Proposal]:
    """The day that suits all lines; none where some would have to start and others to end."""
    if len(keys) != 1:
        return {}
    return {key: offer(min(days) if key == "ends" else max(days)) for key in keys}


def _joined(said: Sequence[Say]) -> Say:
    whole = said[0]
    for one in said[1:5]:
        whole = say("{sentence} {more}", sentence=whole, more=one)
    return whole


def codes(work: "Work", lines: Iterable[Mapping[str, object]]) -> dict[int, Unit]:
    """The units of some lines by id; those that are gone are left out."""
    ids = {line.get("unit_id") for line in lines}
    found = (work.get(Unit, id) for id in ids if isinstance(id, int))
    return {unit.id: unit for unit in found if unit is not None and unit.id is not None}
