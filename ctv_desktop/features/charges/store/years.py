"""Charge years with their costs, and keys with their weights: saved and deleted."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.features.charges.model import (
    ChargeCost,
    ChargeKey,
    ChargeYear,
    CostDraft,
    KeyDraft,
    KeyWeight,
    WeightDraft,
    YearDraft,
)
from ctv_desktop.features.charges.rules import checks
from ctv_desktop.features.park.model import Building, Unit
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]


def save_year(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a charge year with its `costs`. Raises Refused where it is closed, Stale."""
    act = say("New charge year") if id is None else say("Edit a charge year")
    with database.write(act) as work:
        if id is not None:
            _refuse_closed(work.find(ChargeYear, id))
        row = work.put(ChargeYear, YearDraft, values, id, version)
        building = work.find(Building, row.building_id)
        work.act = say("Charges {year} of {building}", year=str(row.year), building=building.code)
        work.subject = row.id
        if "costs" in values:
            costs = values["costs"] or ()
            _refuse_keys(work, row, costs)
            _put_all(work, ChargeCost, CostDraft, "year_id", row.id or 0, "costs", costs)
    return work.changed


def _refuse_closed(row: ChargeYear) -> None:
    if row.state == "closed":
        raise Refused({"": checks.CLOSED})


def _refuse_keys(work: "Work", row: ChargeYear, costs: Sequence[Values]) -> None:
    for place, cost in enumerate(costs):
        key = cost.get("key_id")
        if key and work.find(ChargeKey, key).building_id != row.building_id:
            said = say("This key is of another building.")
            raise Refused({f"costs.{place}.key_id": said})


def _put_all(
    work: "Work",
    table: Any,
    draft: Any,
    owner: str,
    id: int,
    name: str,
    given: Sequence[Values],
) -> None:
    """Write the rows of an owner as listed; those no longer listed go."""
    present = {
        row.id: row for row in work.exec(select(table).where(col(getattr(table, owner)) == id))
    }
    kept = {source.get("id") for source in given}
    for row in [row for key, row in present.items() if key not in kept]:
        work.remove(row)
    for place, source in enumerate(given):
        known = source.get("id") if source.get("id") in present else None
        values = {key: source[key] for key in draft.model_fields if key in source}
        values = {key: one for key, one in values.items() if one is not None or key == "key_id"}
        try:
            work.put(table, draft, {**values, owner: id}, known)
        except Refused as refused:
            fields = {f"{name}.{place}.{key}": said for key, said in refused.problems.items()}
            raise Refused(fields) from refused


def delete_year(database: "Database", id: int) -> "Changed":
    """Delete an open charge year with its costs. Raises Refused where it is closed."""
    with database.write(say("Delete a charge year")) as work:
        row = work.find(ChargeYear, id)
        _refuse_closed(row)
        for cost in work.exec(select(ChargeCost).where(ChargeCost.year_id == id)).all():
            work.remove(cost)
        work.remove(row)
    return work.changed


def save_key(
    database: "Database", values: Values, id: int | None = None, version: int | None = None
) -> "Changed":
    """Save a key with its `weights` (unit_id, weight). Raises Refused, Stale."""
    name = str(values.get("name") or "")
    act = say("New key {name}", name=name) if id is None else say("Edit key {name}", name=name)
    with database.write(act) as work:
        row = work.put(ChargeKey, KeyDraft, values, id, version)
        work.subject = row.id
        if "weights" in values:
            given = values["weights"] or ()
            units = work.exec(select(Unit.id).where(Unit.building_id == row.building_id)).all()
            wrong = checks.weights(given, {unit for unit in units if unit})
            if wrong:
                raise Refused(wrong)
            _put_all(work, KeyWeight, WeightDraft, "key_id", row.id or 0, "weights", given)
    return work.changed


def delete_key(database: "Database", id: int) -> "Changed":
    """Delete a key that no cost is shared by. Raises Refused."""
    with database.write(say("Delete a key")) as work:
        row = work.find(ChargeKey, id)
        if work.exec(select(ChargeCost.id).where(ChargeCost.key_id == id)).first():
            raise Refused({"": say("A cost is shared by this key.")})
        for weight in work.exec(select(KeyWeight).where(KeyWeight.key_id == id)).all():
            work.remove(weight)
        work.remove(row)
    return work.changed
