"""Meters with their prices: saved and deleted."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.features.meters.model import (
    Meter,
    MeterDraft,
    MeterPrice,
    MeterReading,
    PriceDraft,
)
from ctv_desktop.features.park.model import Unit
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]


def save(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a meter with its `prices` (valid_from, price). Raises Refused, Stale."""
    serial = str(values.get("serial") or "")
    act = say("New meter {serial}", serial=serial)
    if id is not None:
        act = say("Edit meter {serial}", serial=serial)
    with database.write(act) as work:
        given = {**values, "building_id": _building(work, values)}
        given = {key: value for key, value in given.items() if value is not None or key in BLANK}
        row = work.put(Meter, MeterDraft, given, id, version)
        work.subject = row.id
        if "prices" in values:
            _put_prices(work, row.id or 0, values["prices"] or ())
    return work.changed


BLANK = ("unit_id", "retired_on")  # may be emptied


def _building(work: "Work", values: Values) -> int | None:
    """The building of the unit, where the meter has one."""
    unit = values.get("unit_id")
    return work.find(Unit, unit).building_id if unit else values.get("building_id")


def _put_prices(work: "Work", meter: int, given: Sequence[Values]) -> None:
    days = [row.get("valid_from") for row in given]
    for place, day in enumerate(days):
        if day is not None and day in days[:place]:
            said = say("A price from this day stands there already.")
            raise Refused({f"prices.{place}.valid_from": said})
    for row in work.exec(select(MeterPrice).where(MeterPrice.meter_id == meter)).all():
        kept = any(_same(row, one) for one in given)
        if not kept:
            work.remove(row)
    present = work.exec(select(MeterPrice).where(MeterPrice.meter_id == meter)).all()
    for place, one in enumerate(given):
        if any(_same(row, one) for row in present):
            continue
        values = {key: value for key, value in one.items() if value is not None and key != "id"}
        try:
            work.put(MeterPrice, PriceDraft, {**values, "meter_id": meter})
        except Refused as refused:
            fields = {f"prices.{place}.{key}": said for key, said in refused.problems.items()}
            raise Refused(fields) from refused


def _same(row: MeterPrice, one: Values) -> bool:
    return (row.valid_from, row.price) == (one.get("valid_from"), one.get("price"))


def delete(database: "Database", id: int) -> "Changed":
    """Delete a meter that was never read. Raises Refused."""
    with database.write(say("Delete a meter")) as work:
        row = work.find(Meter, id)
        work.act = say("Delete meter {serial}", serial=row.serial)
        if work.exec(select(MeterReading.id).where(MeterReading.meter_id == id)).first():
            said = say("This meter was read: give the day on which it was taken out instead.")
            raise Refused({"": said})
        for price in work.exec(select(MeterPrice).where(MeterPrice.meter_id == id)).all():
            work.remove(price)
        work.remove(row)
    return work.changed
