"""One meter with its prices and readings, and what forms need to know of several."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import matching
from ctv_desktop.features.meters.rows.lists import PRICE, SOURCE, STATE
from ctv_desktop.features.meters.rules.reading import Past
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Meter:
    """A meter as stored, as of a day; factor in thousandths, price in ten-thousandths."""

    id: int
    version: int
    building_id: int
    building: str
    unit_id: int | None
    unit: str
    kind: str
    serial: str
    measure: str
    factor: int
    place: str
    retired_on: date | None
    notes: str
    price: int | None
    state: str


@dataclass(frozen=True)
class Reading:
    """A reading with the sum of its charges in centimes, None where there are none."""

    id: int
    day: date
    counter: int
    used: int | None
    estimated: bool
    unusual: bool
    changed: bool
    read_by: str
    note: str
    charged: int | None
    invoiced: bool


def meter(reader: "Reader", id: int, today: date) -> Meter | None:
    """One meter as of a day; None where there is none."""
    row = reader.row(
        "SELECT meter.id, meter.version, building.id, building.code, unit.id,"
        " coalesce(unit.code, ''), meter.kind, serial, measure, factor, place, meter.retired_on,"
        f" meter.notes, {PRICE}, {STATE} FROM {SOURCE} WHERE meter.id = $2",
        today, id,
    )  # fmt: skip
    if row is None:
        return None
    retired = date.fromisoformat(row[11]) if row[11] else None
    return Meter(*(*row[:11], retired, *row[12:]))


def prices(reader: "Reader", id: int) -> list[dict[str, Any]]:
    """The prices of a meter, the latest first."""
    rows = reader.rows(
        "SELECT id, valid_from, price FROM meter_price WHERE meter_id = $1"
        " ORDER BY valid_from DESC",
        id,
    )
    return [
        {"id": one, "valid_from": date.fromisoformat(day), "price": price}
        for one, day, price in rows
    ]


def readings(reader: "Reader", id: int, most: int = 36) -> list[Reading]:
    """The last readings of a meter, the latest first."""
    rows = reader.rows(
        "SELECT r.id, day, counter, used, estimated, unusual, old_end IS NOT NULL, read_by, note,"
        " sum(charge.net), count(charge.invoice_id) FROM meter_reading AS r"
        " LEFT JOIN charge ON charge.source = 'meter_reading/' || r.id"
        f" WHERE meter_id = $1 GROUP BY r.id ORDER BY day DESC LIMIT {most:d}",
        id,
    )
    return [
        Reading(
            row[0], date.fromisoformat(row[1]), row[2], row[3], bool(row[4]), bool(row[5]),
            bool(row[6]), row[7], row[8], row[9], bool(row[10]),
        )
        for row in rows
    ]  # fmt: skip


def pasts(reader: "Reader", id: int) -> list[Past]:
    """The last readings of a meter as the rules take them, the first one first."""
    rows = reader.rows(
        "SELECT day, counter, used, CAST(julianday(day) - julianday(lag(day) OVER (ORDER BY day))"
        " AS INTEGER) FROM meter_reading WHERE meter_id = $1 ORDER BY day DESC LIMIT 14",
        id,
    )
    return [
        Past(date.fromisoformat(day), counter, used, days or 0)
        for day, counter, used, days in reversed(rows)
    ]


def named(reader: "Reader", id: int) -> str:
    """A meter in a picker: its serial number and where it is."""
    row = reader.row(
        "SELECT serial, building.code, unit.code FROM meter"
        " JOIN building ON building.id = meter.building_id"
        " LEFT JOIN unit ON unit.id = meter.unit_id WHERE meter.id = $1",
        id,
    )
    return f"{row[0]} · {row[2] or row[1]}" if row else ""


def offers(reader: "Reader", text: str, most: int = 50) -> list[tuple[int, str, str]]:
    """Meters in use by words: id, serial number, place."""
    where, params = "meter.retired_on IS NULL", []
    if match := matching(text):
        params.append(match)
        where += " AND meter.id IN (SELECT rowid FROM meter_search WHERE meter_search MATCH $1)"
    rows = reader.rows(
        "SELECT meter.id, serial, coalesce(unit.code, building.code), place FROM meter"
        " JOIN building ON building.id = meter.building_id"
        f" LEFT JOIN unit ON unit.id = meter.unit_id WHERE {where}"
        f" ORDER BY serial_key LIMIT {most:d}",
        *params,
    )
    return [(id, f"{serial} · {code}", place) for id, serial, code, place in rows]


def due(reader: "Reader", today: date, most: int = 60) -> list[int]:
    """The meters to be read, by building and unit."""
    rows = reader.rows(
        f"SELECT meter.id FROM {SOURCE} WHERE ({STATE}) IN ('late', 'new')"
        f" ORDER BY building.code, unit.code_key, meter.serial_key LIMIT {most:d}",
        today,
    )
    return [id for (id,) in rows]


def by_serial(reader: "Reader", serials: Sequence[str]) -> dict[str, list[int]]:
    """The meters in use with these folded serial numbers."""
    found: dict[str, list[int]] = {}
    wanted = set(serials)
    for id, key in reader.rows("SELECT id, serial_key FROM meter WHERE retired_on IS NULL"):
        if key in wanted:
            found.setdefault(key, []).append(id)
    return found


@dataclass(frozen=True)
class InUse:
    """A meter to be read, and what it showed last."""

    serial: str
    kind: str
    unit: str
    place: str
    measure: str
    building: str
    last: int | None
    last_on: date | None


def in_use(reader: "Reader", building: int, today: date) -> list[InUse]:
    """The meters of a building that are not taken out, by unit; common parts first."""
    rows = reader.rows(
        "SELECT meter.serial, meter.kind, coalesce(unit.code, ''), meter.place, meter.measure,"
        " coalesce(nullif(building.name, ''), building.code), last.counter, last.day"
        f" FROM {SOURCE} WHERE meter.building_id = $2"
        " AND (meter.retired_on IS NULL OR meter.retired_on > $1)"
        " ORDER BY unit.code_key NULLS FIRST, meter.serial_key",
        today,
        building,
    )
    return [InUse(*(*row[:7], date.fromisoformat(row[7]) if row[7] else None)) for row in rows]


def building_of(reader: "Reader", id: int) -> int | None:
    """The building a meter stands in."""
    found = reader.value("SELECT building_id FROM meter WHERE id = $1", id)
    return None if found is None else int(found)
