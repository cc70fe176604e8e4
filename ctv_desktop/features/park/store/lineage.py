"""Units split into several or merged into one on a day; the old ones stay true until the eve."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.features.leases.model import Lease, LeaseLine
from ctv_desktop.features.park import rules
from ctv_desktop.features.park.model import Unit, UnitLineage
from ctv_desktop.features.park.store.places import put_unit
from ctv_desktop.features.tenants.model import Tenant
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]
CARRIED = ("floor_id", "part_of_id", "kind", "area_method", "lettable_from", "equipment")


def split_unit(
    database: "Database", id: int, on_day: date | None, parts: Sequence[Values]
) -> "Changed":
    """Split a unit on a day into several (code, name, usable_area, rentable_area, asking_rent).

    Their areas add up to its own to the hundredth of a m². The unit is retired from that day; a
    lease that runs past the eve is in the way and named. Raises Refused.
    """
    with database.write(say("Split a unit")) as work:
        old = work.find(Unit, id)
        work.act = says(
            "Split {unit} into {count} unit", "Split {unit} into {count} units", len(parts),
            unit=old.code,
        )  # fmt: skip
        work.subject = id
        _refuse_old(work, [old], on_day)
        assert on_day is not None
        found = rules.split_problems(old.usable_area, old.rentable_area, parts)
        if found:
            raise Refused(found)
        for place, part in enumerate(parts):
            try:
                fresh = _fresh(work, old, on_day, part)
            except Refused as refused:
                raise Refused(
                    {f"parts.{place}.{key}": said for key, said in refused.problems.items()}
                ) from None
            _link(work, old, fresh, on_day, "split")
        _retire(work, [old], on_day)
    return work.changed


def merge_units(
    database: "Database", ids: Sequence[int], on_day: date | None, values: Values
) -> "Changed":
    """Merge units of one floor into one on a day (code, name, asking_rent); its areas are theirs.

    The units are retired from that day; a lease that runs past the eve is in the way. Refused.
    """
    act = says("Merge {count} unit", "Merge {count} units", len(ids))
    with database.write(act) as work:
        old = [work.find(Unit, id) for id in dict.fromkeys(ids)]
        _refuse_merger(old)
        _refuse_old(work, old, on_day)
        assert on_day is not None
        areas = {
            key: sum(getattr(unit, key) for unit in old)
            for key in ("usable_area", "common_share", "rentable_area")
        }
        fresh = _fresh(work, old[0], on_day, {**values, **areas})
        for unit in old:
            _link(work, unit, fresh, on_day, "merge")
        _retire(work, old, on_day)
        work.subject = fresh.id
        work.act = say(
            "Merge {units} into {unit}",
            units=", ".join(unit.code for unit in old)[:200],
            unit=fresh.code,
        )
    return work.changed


def _refuse_merger(old: Sequence[Unit]) -> None:
    if len(old) < 2:
        raise Refused({"": say("Choose two units at least.")})
    if len({(unit.floor_id, unit.part_of_id) for unit in old}) > 1:
        raise Refused({"": say("Units of one floor are merged, not those of several.")})
    if len({unit.kind for unit in old}) > 1:
        raise Refused({"": say("Units of one kind are merged: change the kind of the others.")})


def _refuse_old(work: "Work", old: Sequence[Unit], on_day: date | None) -> None:
    """Raise Refused where the units cannot be retired from a day."""
    if on_day is None:
        raise Refused({"on_day": say("Fill this in.")})
    for unit in old:
        if unit.retired_on is not None:
            said = say("{unit} is retired from {day}.", unit=unit.code, day=unit.retired_on)
            raise Refused({"": said})
        if unit.made_on is not None and on_day <= unit.made_on:
            said = say("{unit} exists from {day} only.", unit=unit.code, day=unit.made_on)
            raise Refused({"on_day": said})
        if work.exec(select(Unit.id).where(Unit.part_of_id == unit.id)).first() is not None:
            raise Refused({"": say("{unit} has parts: take them out of it first.", unit=unit.code)})
    _refuse_let(work, old, on_day)


def _refuse_let(work: "Work", old: Sequence[Unit], on_day: date) -> None:
    """Raise Refused naming the leases of the units, or of what they are part of, past the eve."""
    wholes = {unit.part_of_id for unit in old if unit.part_of_id is not None}
    rows = work.exec(
        select(LeaseLine, Unit.code, Lease.reference, Tenant.legal_name)
        .join(Unit, col(Unit.id) == col(LeaseLine.unit_id))
        .join(Lease, col(Lease.id) == col(LeaseLine.lease_id))
        .join(Tenant, col(Tenant.id) == col(Lease.tenant_id))
        .where(
            col(LeaseLine.unit_id).in_({unit.id for unit in old} | wholes),
            col(LeaseLine.binding).is_(True),
            col(LeaseLine.ends) >= on_day,
        )
        .order_by(col(LeaseLine.ends))
    ).all()
    said: list[Say] = [
        say(
            "{unit} is let to {tenant} until {day} ({reference}).",
            unit=code, tenant=tenant, day=line.ends, reference=reference,
        )
        for line, code, reference, tenant in rows[:5]
    ]  # fmt: skip
    if said:
        whole = said[0]
        for one in said[1:]:
            whole = say("{sentence} {more}", sentence=whole, more=one)
        raise Refused({"on_day": whole})


def _fresh(work: "Work", old: Unit, on_day: date, given: Values) -> Unit:
    """A unit in the place of an old one, from the day on."""
    values = {key: getattr(old, key) for key in CARRIED}
    usable, rentable = given.get("usable_area") or 0, given.get("rentable_area") or 0
    share = given.get("common_share")
    values |= {
        "code": given.get("code"),
        "name": given.get("name") or "",
        "usable_area": usable,
        "rentable_area": rentable,
        "common_share": max(rentable - usable, 0) if share is None and usable else share or 0,
        "asking_rent": given.get("asking_rent"),
    }
    fresh = put_unit(work, values)
    fresh.made_on = on_day
    work.flush()
    return fresh


def _link(work: "Work", old: Unit, fresh: Unit, on_day: date, kind: str) -> None:
    work.add(UnitLineage(old_id=old.id or 0, new_id=fresh.id or 0, on_day=on_day, kind=kind))
    work.flush()


def _retire(work: "Work", old: Sequence[Unit], on_day: date) -> None:
    for unit in old:
        unit.retired_on = on_day
    work.flush()
