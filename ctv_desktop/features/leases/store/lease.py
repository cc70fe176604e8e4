"""Drafts of leases: saved with their lines, numbered, deleted; remarks of signed ones."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlmodel import col, func, select

from ctv_desktop.database.work import checked, stale
from ctv_desktop.features.landlords.model import Landlord
from ctv_desktop.features.leases.model import Lease, LeaseDraft, LeaseLine, LineDraft
from ctv_desktop.features.leases.rules import checks, clauses, money, occupancy, steps
from ctv_desktop.features.leases.rules.state import why_not_delete
from ctv_desktop.features.leases.session import clear, rebuild, terms_of
from ctv_desktop.features.leases.store import parts
from ctv_desktop.features.leases.store.taken import codes, related
from ctv_desktop.features.park.model import Unit
from ctv_desktop.features.park.words import BY_ITEM
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.features.tenants.model import Tenant
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.money import LARGEST, rent_of
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]
SERIES = "BC"
_BINNED = text(
    "SELECT max(json_extract(before, '$.number')) FROM journal_change"
    " JOIN journal_act ON journal_act.id = act_id"
    " WHERE table_name = 'lease' AND after IS NULL AND undoes IS NULL"
    " AND json_extract(before, '$.series') = :series AND json_extract(before, '$.year') = :year"
)


def save(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a draft with its lines ("lines": a list of dicts); Refused names each field, Stale.

    Area, monthly rent and last day follow from the lines. A line without days runs for the whole
    lease. A new lease gets its reference. Of a signed lease only the remarks are saved.
    """
    with database.write(say("New lease")) as work:
        row = None if id is None else work.find(Lease, id)
        if row is not None and row.signed:
            _save_remarks(work, row, values, version)
        else:
            _save_draft(work, row, values, version)
    return work.changed


def _save_draft(work: "Work", row: Lease | None, values: Values, version: int | None) -> None:
    given = values.get("lines")
    if row is not None:
        given = _stored(work, row) if given is None else given
        values = {**row.model_dump(), **values}
    lines = checks.within(values, given or ())
    units = codes(work, lines)
    lines = [_filled(line, units.get(line.get("unit_id") or 0)) for line in lines]
    rates = rates_of(work)
    found = checks.problems(values, lines, rates) | _missing(work, values, lines, units)
    spans = occupancy.spans_of(lines, {id: unit.code for id, unit in units.items()})
    near = related(work, units)
    found = {**occupancy.twice(spans, near), **found}
    found |= steps.problems(values, lines)
    checks.refuse(found, clauses.proposals(values, rates))
    drafts = _checked_lines(lines, units)
    fresh = row is None
    row = _put(work, row, values, version)
    work.subject = row.id
    before = len(work.changes)
    _put_lines(work, row, drafts, lines)
    parts.put(work, row, values)
    row.last_day = row.ends
    if values.get("steps"):
        checks.refuse(steps.unexplained(values, terms_of(work, row), rates))
    rebuild(work, row)
    if row.monthly_rent > LARGEST or rent_of(row.area, row.charges_rate) > LARGEST:
        raise Refused({"": say("The rents and charges of this lease are too large.")})
    if len(work.changes) > before and not fresh:
        row.version += 1  # who has the older lines open is told so


def _filled(line: Values, unit: Unit | None) -> dict[str, Any]:
    """A line with its unit's own basis and asking rent where it says none."""
    by_item = unit is not None and unit.kind in BY_ITEM
    rent = line.get("rent")
    if rent is None:
        rent = (unit.asking_rent if unit is not None else None) or 0
    return {**line, "basis": line.get("basis") or ("item" if by_item else "area"), "rent": rent}


def _stored(work: "Work", row: Lease) -> list[dict[str, Any]]:
    return [line.model_dump() for line in lines_of(work, row)]


def lines_of(work: "Work", lease: Lease) -> list[LeaseLine]:
    """The lines of a lease in the order they were noted."""
    return list(
        work.exec(
            select(LeaseLine).where(LeaseLine.lease_id == lease.id).order_by(col(LeaseLine.id))
        )
    )


def _missing(
    work: "Work", values: Values, lines: Sequence[Values], units: Mapping[int, Unit]
) -> dict[str, Say]:
    """What the lease points to and is gone, and what is never let."""
    found: dict[str, Say] = {}
    gone = say("This record has been deleted in the meantime.")
    for key, table in (("tenant_id", Tenant), ("landlord_id", Landlord)):
        if values.get(key) and work.get(table, values[key]) is None:
            found[key] = gone
    for place, line in enumerate(lines):
        unit = units.get(line.get("unit_id") or 0)
        if line.get("unit_id") and unit is None:
            found[f"lines.{place}.unit_id"] = gone
        elif unit is not None and unit.kind == "common_part":
            found[f"lines.{place}.unit_id"] = say(
                "{unit} is a common part and is not let.", unit=unit.code
            )
    return found


def _checked_lines(lines: Sequence[Values], units: Mapping[int, Unit]) -> list[dict[str, Any]]:
    """The lines as they are stored, with their areas; each limit's sentence at its own cell."""
    drafts: list[dict[str, Any]] = []
    problems: dict[str, Say] = {}
    for place, line in enumerate(lines):
        try:
            draft = checked(LineDraft, line).model_dump()
        except Refused as refused:
            for key, said in refused.problems.items():
                problems[f"lines.{place}.{key}"] = said
            continue
        area = let_area(units[draft["unit_id"]], draft["basis"])
        if money.line_rent(draft["basis"], draft["rent"], area) > LARGEST:
            problems[f"lines.{place}.rent"] = say("This is too large.")
        drafts.append({**draft, "area": area})
    checks.refuse(problems)
    return drafts


def _put(work: "Work", row: Lease | None, values: Values, version: int | None) -> Lease:
    if row is None:
        draft = checked(LeaseDraft, values)
        row = Lease(**draft.model_dump(), **number(work, draft), last_day=draft.ends)
        work.add(row)
        work.flush()
        work.act = say("New lease {reference}", reference=row.reference)
        return row
    work.act = say("Change lease {reference}", reference=row.reference)
    return work.put(Lease, LeaseDraft, values, row.id, version)


def number(work: "Work", draft: LeaseDraft) -> dict[str, Any]:
    """The next reference of the year it is signed in, or starts in: BC-2027-014.

    The writing transaction is exclusive from its first statement, so no number is given twice;
    nor is that of a deleted draft: it may be restored, and its summary may have been sent.
    """
    year = (draft.signed_on or draft.starts).year
    last = work.exec(
        select(func.max(Lease.number)).where(Lease.series == SERIES, Lease.year == year)
    ).one()
    binned = work.connection().execute(_BINNED, {"series": SERIES, "year": year}).scalar()
    following = max(last or 0, binned or 0) + 1
    reference = f"{SERIES}-{year}-{following:03d}"
    return {"series": SERIES, "year": year, "number": following, "reference": reference}


def _put_lines(
    work: "Work", lease: Lease, drafts: Sequence[Values], given: Sequence[Values]
) -> None:
    """Write the lines as listed, delete those that are not."""
    present = {line.id: line for line in lines_of(work, lease)}
    for draft, source in zip(drafts, given, strict=True):
        row = present.pop(source.get("id"), None)
        if row is None:
            row = LeaseLine(**draft, lease_id=lease.id or 0)
            work.add(row)
        else:
            for key, value in draft.items():
                if getattr(row, key) != value:
                    setattr(row, key, value)
        work.flush()
    for row in present.values():
        clear(work, lease, row.id)
        work.remove(row)


def let_area(unit: Unit, basis: str) -> int:
    """The area a line lets: none for what goes by the item (a desk, a parking space)."""
    return money.let_area(unit.kind, basis, unit.rentable_area)


def _save_remarks(work: "Work", row: Lease, values: Values, version: int | None) -> None:
    if version is not None and row.version != version:
        raise stale(row.model_dump(), dict(values))
    other = {
        key
        for key in LeaseDraft.model_fields
        if key in values
        and key != "remarks"
        and (values[key] or None) != (getattr(row, key) or None)
    }
    lines = values.get("lines")
    if other or (lines is not None and _changed(_stored(work, row), lines)):
        raise Refused({"": say("A signed lease is not edited: only its remarks change.")})
    work.act = say("Change the remarks of lease {reference}", reference=row.reference)
    work.subject = row.id
    remarks = {"remarks": values.get("remarks", row.remarks)}
    data = checked(LeaseDraft, {**row.model_dump(), **remarks})
    if data.remarks != row.remarks:
        row.remarks = data.remarks


def _changed(stored: Sequence[Values], given: Sequence[Values]) -> bool:
    keys = LineDraft.model_fields
    return len(stored) != len(given) or any(
        line.get(key) not in (None, old[key])
        for old, line in zip(stored, given, strict=True)
        for key in keys
    )


def delete(database: "Database", id: int) -> "Changed":
    """Delete a draft with its lines; a signed lease is refused."""
    with database.write(say("Delete lease")) as work:
        row = work.find(Lease, id)
        work.act = say("Delete lease {reference}", reference=row.reference)
        if row.signed:
            reason = why_not_delete("signed")
            assert reason is not None
            raise Refused({"": reason})
        clear(work, row)
        parts.remove(work, row)
        for line in lines_of(work, row):
            work.remove(line)
        work.remove(row)
    return work.changed
