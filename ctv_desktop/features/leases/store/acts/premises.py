"""The premises of a lease changed by an amendment: units added, given back, at a new price."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.work import checked, stale
from ctv_desktop.features.leases.model import (
    Amendment,
    AmendmentChange,
    Lease,
    LeaseLine,
    LeaseStep,
    LineDraft,
    StepDraft,
)
from ctv_desktop.features.leases.rules import checks
from ctv_desktop.features.leases.rules.amend import text_of
from ctv_desktop.features.leases.rules.occupancy import Span
from ctv_desktop.features.leases.session import terms_of
from ctv_desktop.features.leases.store.lease import let_area, lines_of
from ctv_desktop.features.leases.store.taken import refuse_taken, related
from ctv_desktop.features.leases.words import PREMISES_ACTS
from ctv_desktop.features.park.model import Unit
from ctv_desktop.features.park.words import BY_ITEM
from ctv_desktop.features.rent.rules.spans import spans
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.money import part_of
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work

Values = Mapping[str, Any]
DAY = timedelta(days=1)


def refuse_stale(lease: Lease, version: int | None) -> None:
    """Raise Stale where someone else changed the lease since it was read."""
    if version is not None and lease.version != version:
        raise stale(lease.model_dump(), {})


def change(work: "Work", lease: Lease, row: Amendment, acts: Sequence[Values]) -> None:
    """Change the premises from the amendment's day on. Refused under `premises.0.unit_id`."""
    given = [(place, dict(one)) for place, one in enumerate(acts)]
    checks.refuse(_problems(work, lease, row.effective_on, given))
    for _, one in given:
        if one["act"] == "give_back":
            _give_back(work, lease, row, one["unit_id"])
        elif one["act"] == "price":
            _price(work, lease, row, one)
    work.flush()
    for place, one in given:
        if one["act"] == "add":
            _add(work, lease, row, place, one)
    if not _running(work, lease, row.effective_on):
        raise Refused(
            {"premises": say("One unit at least stays: terminate the lease to give back all.")}
        )


def _running(work: "Work", lease: Lease, day: date) -> dict[int, LeaseLine]:
    """The lines of a lease on a day by unit."""
    return {line.unit_id: line for line in lines_of(work, lease) if line.starts <= day <= line.ends}


def _problems(
    work: "Work", lease: Lease, day: date, given: Sequence[tuple[int, dict[str, Any]]]
) -> dict[str, Say]:
    found: dict[str, Say] = {}
    running = _running(work, lease, day)
    seen: set[int] = set()
    for place, one in given:
        before = f"premises.{place}."
        unit = work.get(Unit, one["unit_id"]) if one.get("unit_id") else None
        if one["act"] not in PREMISES_ACTS:
            found[f"{before}act"] = say("Choose one of the list.")
        elif unit is None or unit.id is None:
            found[f"{before}unit_id"] = say("Choose the unit.")
        elif unit.id in seen:
            found[f"{before}unit_id"] = say("{unit} stands here twice.", unit=unit.code)
        elif said := _unit_problem(one["act"], unit, running, day):
            found[f"{before}unit_id"] = said
        elif one["act"] == "price" and one.get("rent") is None:
            found[f"{before}rent"] = say("Fill this in.")
        seen.add(one.get("unit_id") or 0)
    return found


def _unit_problem(act: str, unit: Unit, running: Mapping[int, LeaseLine], day: date) -> Say | None:
    line = running.get(unit.id or 0)
    if act == "add":
        if unit.kind == "common_part":
            return say("{unit} is a common part: it is not let.", unit=unit.code)
        if line is not None:
            return say("{unit} is let by this lease already.", unit=unit.code)
        return None
    if line is None:
        return say("{unit} is not let by this lease on {day}.", unit=unit.code, day=day)
    if act == "give_back" and line.starts == day:
        return say("{unit} is only let from {day}.", unit=unit.code, day=day)
    return None


def _note(work: "Work", row: Amendment, unit: int, item: str, old: Any, new: Any) -> None:
    work.add(
        AmendmentChange(
            amendment_id=row.id or 0, unit_id=unit, item=item, old=text_of(old), new=text_of(new)
        )
    )
    work.flush()


def _give_back(work: "Work", lease: Lease, row: Amendment, unit: int) -> None:
    line = _running(work, lease, row.effective_on)[unit]
    last = row.effective_on - DAY
    _note(work, row, unit, "given_back", line.agreed_ends or line.ends, last)
    line.ends, line.agreed_ends = last, None


def _price(work: "Work", lease: Lease, row: Amendment, one: Values) -> None:
    unit, day = one["unit_id"], row.effective_on
    line = _running(work, lease, day)[unit]
    _note(work, row, unit, "price", price_on(work, lease, line, day), one["rent"])
    draft = {"unit_id": unit, "kind": "price", "starts": day, "amount": one["rent"]}
    values = checked(StepDraft, draft).model_dump()
    work.add(LeaseStep(**values, lease_id=lease.id or 0, origin="amendment", amendment_id=row.id))
    work.flush()


def price_on(work: "Work", lease: Lease, line: LeaseLine, day: date) -> int:
    """The price of a line in force on a day, by m² or item: its own, or that of a step."""
    for span in spans(terms_of(work, lease)):
        if span.line.id == line.id and span.starts <= day <= span.ends and span.level is not None:
            if span.level.kind == "price" or not line.area or line.basis == "item":
                return span.level.amount
            return part_of(span.level.amount, 100, line.area)
    return line.rent


def _add(work: "Work", lease: Lease, row: Amendment, place: int, one: Values) -> None:
    unit = work.find(Unit, one["unit_id"])
    key = f"premises.{place}.unit_id"
    basis = one.get("basis") or ("item" if unit.kind in BY_ITEM else "area")
    rent = one.get("rent")
    values = {
        "unit_id": unit.id,
        "starts": row.effective_on,
        "ends": lease.last_day,
        "basis": basis,
        "rent": unit.asking_rent or 0 if rent is None else rent,
    }
    draft = checked(LineDraft, values)
    span = Span(place, draft.unit_id, unit.code, draft.starts, draft.ends)
    _refuse_own(work, lease, span, key)
    try:
        refuse_taken(work, [span], lease.id or 0)
    except Refused as refused:
        raise Refused({key: next(iter(refused.problems.values()))}) from None
    line = LeaseLine(
        **draft.model_dump(),
        lease_id=lease.id or 0,
        binding=True,
        agreed_ends=lease.ends if lease.last_day < lease.ends else None,
        amendment_id=row.id,
        area=let_area(unit, basis),
    )
    work.add(line)
    work.flush()
    _note(work, row, draft.unit_id, "added", None, draft.rent)


def _refuse_own(work: "Work", lease: Lease, span: Span, key: str) -> None:
    """A space and its desk are not let by one lease together."""
    near = related(work, [span.unit_id])[span.unit_id]
    for line in lines_of(work, lease):
        if line.unit_id in near and line.starts <= span.ends and line.ends >= span.starts:
            other = work.find(Unit, line.unit_id)
            said = say(
                "{unit} and {other} cannot both be let: one contains the other.",
                unit=span.code,
                other=other.code,
            )
            if other.id == span.unit_id:
                said = say("{unit} is let by this lease already.", unit=span.code)
            raise Refused({key: said})
