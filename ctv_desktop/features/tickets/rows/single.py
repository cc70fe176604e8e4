"""One ticket with its place, its timeline, its files, and who has the unit on a day."""

from datetime import date, datetime
from typing import Any

from ctv_desktop.database.read import Reader
from ctv_desktop.values.kinds import INSTANT
from ctv_desktop.values.record import dataclass

TIMES = ("opened_at", "assigned_at", "started_at", "resolved_at", "closed_at")


@dataclass(frozen=True)
class Ticket:
    """A ticket as stored, where it is, and the tenant and lease of its unit on a day."""

    id: int
    version: int
    reference: str
    title: str
    description: str
    category: str
    priority: str
    state: str
    waiting_reason: str
    outcome: str
    reporter: str
    reporter_phone: str
    assignee_kind: str
    assignee: str
    site_id: int
    building_id: int | None
    floor_id: int | None
    unit_id: int | None
    opened_at: datetime
    assigned_at: datetime | None
    started_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    site: str
    fictitious: bool
    building: str
    building_name: str
    level: int | None
    floor_label: str
    unit: str
    tenant_id: int | None
    tenant: str
    lease_id: int | None
    lease: str

    @property
    def place(self) -> str:
        """The narrowest place as the picker names it: `unit:12`."""
        for kind in ("unit", "floor", "building"):
            if id := getattr(self, f"{kind}_id"):
                return f"{kind}:{id}"
        return f"site:{self.site_id}"


@dataclass(frozen=True)
class Remarked:
    """A line of the timeline."""

    id: int
    at: datetime
    who: str
    kind: str
    state: str
    text: str


@dataclass(frozen=True)
class Attached:
    """A file of a ticket: its name, and the hash under which its bytes lie."""

    id: int
    name: str
    digest: str
    size: int
    added_at: datetime


_FIELDS = tuple(Ticket.__dataclass_fields__)
_OWN = _FIELDS[: _FIELDS.index("site")]
_TICKET = (
    f"SELECT {', '.join(f'ticket.{key}' for key in _OWN)}, site.name, site.fictitious,"
    " coalesce(building.code, ''), coalesce(building.name, ''), floor.level,"
    " coalesce(floor.label, ''), coalesce(unit.code, ''), tenant.id,"
    " coalesce(tenant.legal_name, ''), lease.id, coalesce(lease.reference, '')"
    " FROM ticket JOIN site ON site.id = ticket.site_id"
    " LEFT JOIN building ON building.id = ticket.building_id"
    " LEFT JOIN floor ON floor.id = ticket.floor_id LEFT JOIN unit ON unit.id = ticket.unit_id"
    " LEFT JOIN unit AS whole ON whole.id = unit.part_of_id"
    " LEFT JOIN lease_line AS line ON line.unit_id IN (unit.id, unit.part_of_id, whole.part_of_id)"
    " AND line.binding = 1 AND line.starts <= $1 AND line.ends >= $1"
    " LEFT JOIN lease ON lease.id = line.lease_id"
    " LEFT JOIN tenant ON tenant.id = lease.tenant_id WHERE ticket.id = $2"
)


def ticket(reader: Reader, id: int, today: date) -> Ticket | None:
    """A ticket as of a day, or None where it is gone."""
    row = reader.row(_TICKET, today, id)
    if row is None:
        return None
    values: dict[str, Any] = dict(zip(_FIELDS, row, strict=True))
    for key in TIMES:
        values[key] = INSTANT.decode(values[key])
    values["fictitious"] = bool(values["fictitious"])
    return Ticket(**values)


def remarks(reader: Reader, ticket_id: int) -> list[Remarked]:
    """The timeline, oldest first."""
    rows = reader.rows(
        "SELECT id, at, who, kind, state, text FROM remark WHERE ticket_id = $1 ORDER BY at, id",
        ticket_id,
    )
    return [Remarked(id, INSTANT.decode(at), *rest) for id, at, *rest in rows]


def attachments(reader: Reader, ticket_id: int) -> list[Attached]:
    """The files of a ticket in the order in which they were added."""
    rows = reader.rows(
        "SELECT id, name, digest, size, added_at FROM attachment WHERE ticket_id = $1 ORDER BY id",
        ticket_id,
    )
    return [
        Attached(id, name, digest, size, INSTANT.decode(at)) for id, name, digest, size, at in rows
    ]


def nearby(
    reader: Reader, place: str, category: str, but: int | None
) -> tuple[int, str, str] | None:
    """A live ticket of the same category at the same place: id, number and title."""
    kind, _, id = place.partition(":")
    if kind not in ("unit", "floor", "building", "site") or not id.isdecimal():
        return None
    narrower = {"floor": "unit_id", "building": "floor_id", "site": "building_id"}.get(kind)
    alone = f" AND {narrower} IS NULL" if narrower else ""
    row = reader.row(
        f"SELECT id, reference, title FROM ticket WHERE {kind}_id = $1{alone} AND category = $2"
        " AND state IN ('open', 'assigned', 'in_progress', 'waiting') AND id <> $3"
        " ORDER BY opened_at DESC LIMIT 1",
        int(id),
        category,
        but or 0,
    )
    return (row[0], row[1], row[2]) if row else None


@dataclass(frozen=True)
class Named:
    """A ticket among several: how it is called and where it stands."""

    id: int
    reference: str
    title: str
    state: str


def several(reader: Reader, ids: tuple[int, ...]) -> list[Named]:
    """The tickets of these ids that are still there, in their order."""
    found: dict[int, Named] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        gaps = ", ".join(f"${place}" for place in range(1, len(some) + 1))
        sql = f"SELECT id, reference, title, state FROM ticket WHERE id IN ({gaps})"
        found.update((row[0], Named(*row)) for row in reader.rows(sql, *some))
    return [found[id] for id in ids if id in found]
