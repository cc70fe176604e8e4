"""One condition report with all that stands on it, and the reports of a lease."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.surveys.rows.lists import SOURCE
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Row = dict[str, Any]


@dataclass(frozen=True)
class Survey:
    """A report as stored; `due` centimes before VAT. Its rows are mappings by column."""

    id: int
    version: int
    reference: str
    lease_id: int
    lease: str
    tenant_id: int
    tenant: str
    landlord_id: int
    kind: str
    entry_id: int | None
    day: date
    reservations: str
    remarks: str
    signed: bool
    signed_on: date | None
    due: int
    units: tuple[Row, ...] = ()
    persons: tuple[Row, ...] = ()
    keys: tuple[Row, ...] = ()
    meters: tuple[Row, ...] = ()
    items: tuple[Row, ...] = ()

    @property
    def missing(self) -> int:
        """How many elements have no state."""
        return sum(not item["state"] for item in self.items)

    @property
    def photos(self) -> int:
        """How many photos there are."""
        return sum(len(item["photos"]) for item in self.items)


_NAMES = tuple(name for name in Survey.__annotations__ if name not in
               ("units", "persons", "keys", "meters", "items"))  # fmt: skip
_COLUMNS = (
    "survey.id, survey.version, survey.reference, lease.id, lease.reference, tenant.id,"
    " tenant.legal_name, lease.landlord_id, survey.kind, survey.entry_id, survey.day,"
    " survey.reservations, survey.remarks, survey.signed, survey.signed_on, survey.due"
)
PARTS = {
    "persons": ("survey_person", ("id", "side", "name", "capacity")),
    "keys": ("survey_key", ("id", "kind", "what", "given", "returned", "cost")),
    "meters": ("survey_meter", ("id", "meter_id", "kind", "serial", "counter")),
    "items": (
        "survey_item",
        ("id", "room", "element", "entry_state", "entry_remark", "state", "remark", "cost", "wear",
         "worn", "due"),
    ),
}  # fmt: skip
PHOTO = ("id", "name", "caption", "digest", "small", "width", "height")


def survey(reader: "Reader", id: int) -> Survey | None:
    """One report; None where there is none."""
    row = reader.row(f"SELECT {_COLUMNS} FROM {SOURCE} WHERE survey.id = $1", id)
    if row is None:
        return None
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["day"] = date.fromisoformat(values["day"])
    values["signed"] = bool(values["signed"])
    signed_on = values["signed_on"]
    values["signed_on"] = date.fromisoformat(signed_on) if signed_on else None
    parts = {name: tuple(_part(reader, name, id)) for name in PARTS}
    photos = _photos(reader, id)
    for item in parts["items"]:
        item["photos"] = photos.get(item["id"], [])
    return Survey(**values | parts, units=_units(reader, id))


def _part(reader: "Reader", name: str, id: int) -> list[Row]:
    table, keys = PARTS[name]
    order = "place, id" if name == "items" else "id"
    rows = reader.rows(
        f"SELECT {', '.join(keys)} FROM {table} WHERE survey_id = $1 ORDER BY {order}", id
    )
    return [dict(zip(keys, row, strict=True)) for row in rows]


def _photos(reader: "Reader", id: int) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    rows = reader.rows(
        f"SELECT item_id, {', '.join(PHOTO)} FROM survey_photo WHERE survey_id = $1"
        " ORDER BY place, id",
        id,
    )
    for item, *row in rows:
        found.setdefault(item, []).append(dict(zip(PHOTO, row, strict=True)))
    return found


_UNIT = (
    "unit.code, unit.kind, unit.rentable_area, building.code, building.name, floor.level,"
    " floor.label, site.name, site.city, site.fictitious FROM unit"
    " JOIN floor ON floor.id = unit.floor_id JOIN building ON building.id = unit.building_id"
    " JOIN site ON site.id = building.site_id"
)
_UNIT_KEYS = ("id", "unit_id", "code", "kind", "area", "building", "building_name", "level",
              "floor", "site", "city", "fictitious")  # fmt: skip


def _units(reader: "Reader", id: int) -> tuple[Row, ...]:
    rows = reader.rows(
        f"SELECT one.id, one.unit_id, {_UNIT} JOIN survey_unit AS one ON one.unit_id = unit.id"
        " WHERE one.survey_id = $1 ORDER BY one.id",
        id,
    )
    return tuple(dict(zip(_UNIT_KEYS, row, strict=True)) for row in rows)


def unit(reader: "Reader", id: int) -> Row | None:
    """A unit as a report states it."""
    row = reader.row(f"SELECT NULL, unit.id, {_UNIT} WHERE unit.id = $1", id)
    return dict(zip(_UNIT_KEYS, row, strict=True)) if row else None


def units_of_lease(reader: "Reader", lease_id: int, day: date) -> list[int]:
    """The units that a lease holds on a day; all of its units where it holds none then."""
    rows = reader.rows(
        "SELECT unit_id, starts <= $2 AND ends >= $2 FROM lease_line WHERE lease_id = $1"
        " ORDER BY id",
        lease_id,
        day,
    )
    held = [unit for unit, now in rows if now]
    return list(dict.fromkeys(held or [unit for unit, _now in rows]))


@dataclass(frozen=True)
class Named:
    """A report in a few words."""

    id: int
    reference: str
    kind: str
    day: date
    signed: bool
    missing: int
    due: int


def surveys_of(reader: "Reader", *, lease: int = 0, unit: int = 0, kind: str = "") -> list[Named]:
    """The reports of a lease or of a unit, the latest first; of one kind where it is given."""
    rows = reader.rows(
        "SELECT id, reference, kind, day, signed, (SELECT count(*) FROM survey_item"
        " WHERE survey_id = survey.id AND state = ''), due FROM survey WHERE ($3 = '' OR kind = $3)"
        " AND (lease_id = $1 OR id IN (SELECT survey_id FROM survey_unit WHERE unit_id = $2))"
        " ORDER BY day DESC, id DESC",
        lease,
        unit,
        kind,
    )
    return [
        Named(id, name, kind, date.fromisoformat(day), bool(signed), missing, due)
        for id, name, kind, day, signed, missing, due in rows
    ]


def entry_of(reader: "Reader", lease: int) -> Named | None:
    """The report at entry that one at exit is compared with: the latest signed, else the latest.

    Where a lease has none, that of the lease it renews or was assigned from.
    """
    seen: set[int] = set()
    at: int | None = lease
    while at is not None and at not in seen:
        seen.add(at)
        found = surveys_of(reader, lease=at, kind="entry")
        if found:
            return next((one for one in found if one.signed), found[0])
        at = reader.value(
            "SELECT coalesce(renewed_from_id, assigned_from_id) FROM lease WHERE id = $1", at
        )
    return None


def meters_of(reader: "Reader", units: list[int]) -> list[Row]:
    """The meters in use of some units, with their last index."""
    found: list[Row] = []
    for one in units:
        rows = reader.rows(
            "SELECT meter.id, kind, serial, (SELECT counter FROM meter_reading WHERE meter_id ="
            " meter.id ORDER BY day DESC LIMIT 1) FROM meter WHERE unit_id = $1"
            " AND retired_on IS NULL ORDER BY serial_key",
            one,
        )
        found += [
            {"meter_id": id, "kind": kind, "serial": serial, "last": last}
            for id, kind, serial, last in rows
        ]
    return found


def charged(reader: "Reader", id: int) -> tuple[int, bool] | None:
    """What a report charged to its lease (centimes), and whether it is invoiced; else None."""
    row = reader.row(
        "SELECT net, invoice_id IS NOT NULL FROM charge WHERE source = $1", f"survey/{id}"
    )
    return (row[0], bool(row[1])) if row else None


def kept(reader: "Reader", lease: int, reference: str) -> int:
    """What was kept of a lease's deposit for a report, whose number the reason names; centimes."""
    found = reader.value(
        "SELECT sum(amount) FROM deposit_entry WHERE lease_id = $1 AND kind = 'kept'"
        " AND instr(reason, $2) > 0",
        lease,
        reference,
    )
    return int(found or 0)
