"""Condition reports: saved with all their rows, signed, deleted while they are drafts."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlmodel import col, func, select

from ctv_desktop.database.work import checked
from ctv_desktop.features.leases.model import Lease, LeaseLine
from ctv_desktop.features.surveys.model import Survey, SurveyDraft
from ctv_desktop.features.surveys.rules import checks
from ctv_desktop.features.surveys.store import parts
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]
LETTERS = {"entry": "E", "exit": "S"}  # as French speaks of them: entrée, sortie
# A report deleted since the last one still there keeps its number: it may be restored.
_BINNED = text(
    "SELECT max(json_extract(before, '$.number')) FROM journal_change"
    " JOIN journal_act ON journal_act.id = act_id"
    " WHERE table_name = 'survey' AND after IS NULL AND undoes IS NULL"
    " AND json_extract(before, '$.lease_id') = :lease AND json_extract(before, '$.kind') = :kind"
)


def save(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a report with its units, persons, keys, meters, elements and photos.

    Raises Refused (a signed one, an element twice in a room), Stale.
    """
    with database.write(say("New condition report")) as work:
        problems = checks.problems(values)
        if problems:
            raise Refused(problems)
        row = _put(work, values, id, version)
        work.subject = row.id
        said = say("New condition report {reference}", reference=row.reference)
        if id is not None:
            said = say("Edit condition report {reference}", reference=row.reference)
        work.act = said
        if id is None and not values.get("units"):
            values = {**values, "units": _premises(work, row)}
        row.due = parts.put(work, row, values)
    return work.changed


def _put(work: "Work", values: Values, id: int | None, version: int | None) -> Survey:
    if id is not None:
        before = work.find(Survey, id)
        _refuse_signed(before)
        _refuse_moved(before, values)
        return work.put(Survey, SurveyDraft, values, id, version)
    if values.get("lease_id") is None:
        raise Refused({"lease_id": say("Fill this in.")})
    lease = work.find(Lease, values["lease_id"])
    kind = str(values["kind"])
    _refuse_entry(work, values, lease)
    number = _number(work, lease, kind)
    data = checked(SurveyDraft, values).model_dump()
    reference = f"{lease.reference}-{LETTERS[kind]}{number}"
    return work.make(Survey, {**data, "number": number, "reference": reference})


def _premises(work: "Work", row: Survey) -> list[dict[str, Any]]:
    """The units that the lease holds on the day of the visit, else all of its units."""
    wanted = select(LeaseLine).where(LeaseLine.lease_id == row.lease_id)
    lines = work.exec(wanted.order_by(col(LeaseLine.id))).all()
    held = [line for line in lines if line.starts <= row.day <= line.ends]
    return [{"unit_id": id} for id in dict.fromkeys(line.unit_id for line in held or lines)]


def _refuse_moved(row: Survey, values: Values) -> None:
    """Its number says of which lease and kind it is."""
    for key in ("lease_id", "kind"):
        if key in values and values[key] != getattr(row, key):
            raise Refused({key: say("This does not change: delete the draft and make another.")})


def _refuse_entry(work: "Work", values: Values, lease: Lease) -> None:
    """What an exit is compared with must be a report at entry."""
    entry = values.get("entry_id")
    if entry is not None and work.find(Survey, entry).kind != "entry":
        raise Refused({"entry_id": say("Choose a report at entry.")})
    if not lease.signed:
        raise Refused({"lease_id": say("This lease is not signed yet.")})


def _number(work: "Work", lease: Lease, kind: str) -> int:
    """The next number of a lease and kind; one in the bin keeps its own."""
    last = work.exec(
        select(func.max(Survey.number)).where(Survey.lease_id == lease.id, Survey.kind == kind)
    ).one()
    given = {"lease": lease.id, "kind": kind}
    binned = work.connection().execute(_BINNED, given).scalar()
    return max(int(last or 0), int(binned or 0)) + 1


def sign(database: "Database", id: int, signed_on: date | None, today: date) -> "Changed":
    """Sign a report: it is locked. Raises Refused where an element lacks its state."""
    with database.write(say("Sign condition report")) as work:
        row = work.find(Survey, id)
        work.subject = id
        work.act = say("Sign condition report {reference}", reference=row.reference)
        _refuse_signed(row)
        said = checks.unsigned(*parts.stated(work, id))
        if said is not None:
            raise Refused({"": said})
        day = signed_on or today
        if day > today:
            raise Refused({"signed_on": say("This day has not come yet.")})
        if day < row.day:
            raise Refused({"signed_on": say("The visit was on {day}.", day=row.day)})
        row.signed, row.signed_on = True, day
    return work.changed


def delete(database: "Database", id: int) -> "Changed":
    """Put a draft into the bin with all that stands on it. Raises Refused."""
    with database.write(say("Delete condition report")) as work:
        row = work.find(Survey, id)
        work.act = say("Delete condition report {reference}", reference=row.reference)
        _refuse_signed(row)
        if work.exec(select(Survey.id).where(Survey.entry_id == id)).first() is not None:
            raise Refused({"": say("A report at exit is compared with this one.")})
        parts.remove(work, id)
        work.remove(row)
    return work.changed


def _refuse_signed(row: Survey) -> None:
    if row.signed:
        raise Refused({"": checks.SIGNED})
