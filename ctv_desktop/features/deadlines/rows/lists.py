"""The list of critical dates with the marks on them, and what presses on a day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Query
from ctv_desktop.features.deadlines.rows.sources import (
    PRESSING_SOURCES,
    SOURCES,
    sources_of,
)
from ctv_desktop.features.deadlines.rules.days import RIGHTS
from ctv_desktop.features.deadlines.rules.leads import KNOWN
from ctv_desktop.features.deadlines.words import RECORDS, ROLES
from ctv_desktop.features.leases.rows.lists import UNITS_TEXT
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_PLACE = {role: place for place, role in enumerate(ROLES)}


def _known(role: str) -> str:
    cases = " ".join(f"WHEN '{kind}' THEN {days[_PLACE[role]]}" for kind, days in KNOWN.items())
    return f"CASE d.kind {cases} ELSE 30 END"


def _lead(role: str) -> str:
    return (
        "coalesce((SELECT days FROM deadline_lead AS lead WHERE lead.kind = d.kind"
        f" AND lead.role = '{role}'), {_known(role)})"
    )


LEAD = "d.lead"
_LAST = "coalesce(mark.postponed_to, d.day)"
_DONE = "coalesce(mark.done, 0) = 1"


def _presses(lead: str) -> str:
    return f"coalesce(mark.postponed_to, date(d.day, -{lead} || ' days')) <= $1"


_RIGHT = f"d.kind IN ({', '.join(repr(kind) for kind in RIGHTS)})"
# Says what rules.days.state says; a property test compares them.
STATE = (
    f"CASE WHEN {_DONE} THEN 'done' WHEN {_LAST} < $1 AND NOT {_RIGHT} THEN 'late'"
    f" WHEN {_presses(LEAD)} THEN 'pressing' ELSE 'later' END"
)
OPEN = f"NOT ({_DONE})"
PRESSING = (
    f"{OPEN} AND coalesce(mark.postponed_to <= $1, d.day <= date($1, '+' || {LEAD} || ' days'))"
)
_MARKED = (
    " LEFT JOIN deadline_mark AS mark ON mark.kind = d.kind AND mark.record_id = d.record"
    " AND mark.day = d.day AND mark.noted_on <= $1"
)


def _joined(sources: str) -> str:
    return (
        f"({sources}) AS d JOIN tenant ON tenant.id = d.tenant_id"
        f" LEFT JOIN lease ON lease.id = d.lease_id{_MARKED}"
    )


def _narrow(filter: str, ids: Sequence[int] | None) -> str:
    if ids is not None:
        return _joined(sources_of(ids))
    return _joined(" UNION ALL ".join(PRESSING_SOURCES)) if filter == "pressing" else SOURCE


SOURCE = _joined(SOURCES)
_OF_LEASE = "EXISTS (SELECT 1 FROM lease_line AS line JOIN unit ON unit.id = line.unit_id"
_BY_ROLE = " ".join(
    f"WHEN '{role}' THEN {_lead(role)} > 0 AND {_presses(_lead(role))}" for role in ROLES
)

DEADLINES = Query(
    table="lease",
    source=SOURCE,
    id="d.id",
    columns={
        "day": "d.day",
        "days_left": f"CAST(julianday({_LAST}) - julianday($1) AS INTEGER)",
        "kind": "d.kind",
        "tenant": "tenant.legal_name",
        "lease": "lease.reference",
        "units": UNITS_TEXT,
        "state": STATE,
        "postponed_to": "mark.postponed_to",
        "reason": "mark.reason",
        "noted_on": "mark.noted_on",
        "who": "mark.who",
        "lead": LEAD,
    },
    sorts={
        "tenant": "tenant.name_key",
        "lease": "lease.reference_key",
        "days_left": _LAST,
    },
    filters={
        "": "1 = 1",
        "pressing": PRESSING,
        "month": f"{OPEN} AND substr({_LAST}, 1, 7) = substr($1, 1, 7)",
        "quarter": f"{OPEN} AND {_LAST} <= date($1, '+90 days')",
        "postponed": f"{OPEN} AND mark.postponed_to IS NOT NULL",
        "done": _DONE,
        "open": OPEN,
    },
    scopes={
        "tenant": "d.tenant_id = $s",
        "lease": "d.lease_id = $s",
        "building": f"{_OF_LEASE} WHERE line.lease_id = d.lease_id AND unit.building_id = $s)",
        "site": f"{_OF_LEASE} JOIN building ON building.id = unit.building_id"
        " WHERE line.lease_id = d.lease_id AND building.site_id = $s)",
        "role": f"{OPEN} AND CASE $s {_BY_ROLE} END",
        "day": "d.day = $s",
    },
    totals={
        "late": f"coalesce(sum({STATE} = 'late'), 0)",
        "pressing": f"coalesce(sum({STATE} = 'pressing'), 0)",
    },
    search="lease_search",
    search_id="d.lease_id",
    narrow=_narrow,
    order=(("day", False),),
)


@dataclass(frozen=True)
class Found:
    """A critical date: its key (kind, record, day), whose it is, its state, who noted what."""

    id: int
    kind: str
    record: int
    day: date
    lease_id: int
    lease: str
    tenant: str
    state: str
    lead: int
    last: date
    units: str = ""

    @property
    def about(self) -> tuple[str, int]:
        """The record it leads to: the lease, else the paper itself."""
        noun = RECORDS.get(self.kind)
        return (noun, self.record) if noun else ("lease", self.lease_id)


_SHOWN = (
    f"SELECT d.id, d.kind, d.record, d.day, d.lease_id, lease.reference, tenant.legal_name,"
    f" {STATE}, {LEAD}, {_LAST}, {UNITS_TEXT} FROM "
)
_FOUND = f"{_SHOWN}{SOURCE}"


def _found(row: Sequence[Any]) -> Found:
    id, kind, record, day, lease_id, lease, tenant, state, lead, last, units = row
    return Found(
        id, kind, record, date.fromisoformat(day), lease_id or 0, lease or "", tenant, state, lead,
        date.fromisoformat(last), units or "",
    )  # fmt: skip


# What presses, read source by source: in one statement each would take twice as long.
_PRESSING = tuple(f"FROM ({source}) AS d{_MARKED} WHERE {PRESSING}" for source in PRESSING_SOURCES)
_NEAR = f"abs(julianday({_LAST}) - julianday($1))"
_NEAREST = f"{_RIGHT} AS of_right, {_NEAR} AS near, {_LAST} AS last, d.id"


def several(reader: "Reader", ids: Sequence[int], today: date) -> list[Found]:
    """Some critical dates by their ids, the next first; those that are gone are left out."""
    sql = f"{_SHOWN}{_joined(sources_of(ids))} ORDER BY d.day, d.id"
    return [_found(row) for row in reader.rows(sql, today)]


def pressing(reader: "Reader", today: date, most: int = 6) -> list[Found]:
    """What is late or presses, nearest to the day first; what is only a right comes last."""
    found: list[tuple[Any, ...]] = []
    for source in _PRESSING:
        few = f"SELECT {_NEAREST} {source} ORDER BY of_right, near, last, d.id LIMIT {most:d}"
        found += reader.rows(few, today)
    ids = [row[-1] for row in sorted(found)[:most]]
    named = {one.id: one for one in several(reader, ids, today)}
    return [named[id] for id in ids if id in named]


def pressing_count(reader: "Reader", today: date) -> int:
    """How many critical dates are late or press on a day."""
    return sum(reader.value(f"SELECT count(*) {source}", today) for source in _PRESSING)


def between(
    reader: "Reader", today: date, first: date, last: date, scope: dict[str, Any]
) -> list[Found]:
    """What falls on the days of a month, as of a day, within a scope."""
    params: list[Any] = [today, first, last]
    where = ["d.day BETWEEN $2 AND $3"]
    for key, value in scope.items():
        params.append(value)
        where.append(f"({DEADLINES.scopes[key].replace('$s', f'${len(params)}')})")
    sql = f"{_FOUND} WHERE {' AND '.join(where)} ORDER BY d.day, d.id"
    return [_found(row) for row in reader.rows(sql, *params)]


def calendar(reader: "Reader", today: date, ids: Sequence[int] = ()) -> list[Found]:
    """What goes into a calendar file: the chosen ones, else all that is not done."""
    if ids:
        return several(reader, ids, today)
    return [_found(row) for row in reader.rows(f"{_FOUND} WHERE {OPEN} ORDER BY d.day", today)]


def lease_of(reader: "Reader", id: int, today: date) -> int | None:
    """The lease behind a critical date."""
    found = several(reader, (id,), today)
    return found[0].lease_id or None if found else None


def leads(reader: "Reader", kind: str) -> dict[str, int]:
    """The days before its day that a kind presses, by role."""
    kept: dict[str, int] = dict(
        reader.rows("SELECT role, days FROM deadline_lead WHERE kind = $1", kind)
    )
    return {role: kept.get(role, KNOWN[kind][place]) for role, place in _PLACE.items()}
