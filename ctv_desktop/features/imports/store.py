"""Applies the plan of an import: all of it in one act that one undo takes back, or nothing."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.columns import raw
from ctv_desktop.database.journal import Change
from ctv_desktop.database.work import checked
from ctv_desktop.features.imports.steps import ORDER, ImportPlan, Left, Step
from ctv_desktop.features.park.model import (
    Building,
    BuildingDraft,
    Floor,
    FloorDraft,
    Site,
    SiteDraft,
    Unit,
    UnitDraft,
)
from ctv_desktop.features.tenants.model import Tenant, TenantDraft
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

TABLES: Mapping[str, tuple[Any, Any]] = {
    "site": (Site, SiteDraft),
    "building": (Building, BuildingDraft),
    "floor": (Floor, FloorDraft),
    "unit": (Unit, UnitDraft),
    "tenant": (Tenant, TenantDraft),
}
REFERENCES = ("site_id", "building_id", "floor_id", "part_of_id")
Values = dict[str, Any]


def apply(database: "Database", plan: ImportPlan) -> "Changed":
    """Make and change all that a plan says, in one act. Raises Refused; nothing is done then.

    Rows go in by plain statements with change rows of our own: the mapper would take ten times
    as long for ten thousand units.
    """
    if plan.wrong:
        raise Refused({"": _wrong(plan.wrong)})
    if not plan.steps:
        raise Refused({"": say("There is nothing to import: all of it is already there.")})
    with database.write(plan.said) as work:
        ids: dict[int, int] = {}
        for table in ORDER:
            steps = [step for step in plan.made if step.table == table]
            if steps:
                _make(work, table, steps, ids)
        for step in plan.changed:
            _change(work, step, ids)
    return work.changed


def _wrong(wrong: Sequence[Left]) -> Say:
    first = wrong[0]
    said = say(
        "{name}, {place}: {reason}",
        name=first.name,
        place=first.source.said,
        reason=first.reason,
    )
    if len(wrong) == 1:
        return said
    return says(
        "{first} {count} more row is wrong; nothing was imported.",
        "{first} {count} more rows are wrong; nothing was imported.",
        len(wrong) - 1,
        first=said,
    )


def _make(work: "Work", table: str, steps: Sequence[Step], ids: dict[int, int]) -> None:
    model, draft = TABLES[table]
    connection = work.connection()
    columns = tuple(model.__table__.columns.keys())
    next_id = _last(connection, table) + 1
    for place, step in enumerate(steps):
        ids[step.id] = next_id + place
    rows = [_row(model, draft, step, ids) for step in steps]
    rows = [{key: raw(row[key]) for key in columns} for row in rows]
    marks = ", ".join("?" for _ in columns)
    ordered = _wholes_first(rows) if table == "unit" else rows
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",
        [tuple(row.values()) for row in ordered],
    )
    work.changes.extend(Change(table, row["id"], None, row) for row in ordered)


def _last(connection: "Connection", table: str) -> int:
    """The largest id ever given: ids are never used twice."""
    found = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    return int(found.scalar() or 0)


def _row(model: Any, draft: Any, step: Step, ids: Mapping[int, int]) -> Values:
    values = _resolved(step.values, ids)
    try:
        kept = checked(draft, values).model_dump()
    except Refused as refused:
        why = next(iter(refused.problems.values()))
        raise Refused({"": _wrong([Left(step.table, step.name, why, step.source)])}) from None
    row = {**kept, "id": ids[step.id], "version": 1}
    if "building_id" in model.__table__.columns:
        row["building_id"] = values["building_id"]
    return {**row, **_keys(model, row)}


def _keys(model: Any, row: Mapping[str, Any]) -> Values:
    """The folded sort keys of a row, as the mapper would keep them."""
    return {key: fold(row[source])[:200] for key, source in model.folded.items() if source in row}


def _resolved(values: Mapping[str, Any], ids: Mapping[int, int]) -> Values:
    """The values with ids of this import's own new records put in."""
    return {
        key: ids[value] if key in REFERENCES and value is not None and value < 0 else value
        for key, value in values.items()
    }


def _wholes_first(rows: Sequence[Values]) -> list[Values]:
    """Parts after what they are part of: foreign keys are checked row by row."""
    whole = {row["id"]: row["part_of_id"] for row in rows}

    def depth(id: int | None) -> int:
        return 0 if id not in whole or whole[id] is None else 1 + depth(whole[id])

    return sorted(rows, key=lambda row: depth(row["id"]))


def _change(work: "Work", step: Step, ids: Mapping[int, int]) -> None:
    model, draft = TABLES[step.table]
    connection = work.connection()
    found = connection.exec_driver_sql(f"SELECT * FROM {step.table} WHERE id = ?", (step.id,))
    current = found.mappings().fetchone()
    if current is None or current["version"] != step.version:
        raise Refused({"": say("The park has changed since the file was read. Read it again.")})
    before = dict(current)
    after = {**before, **{key: raw(v) for key, v in _resolved(step.values, ids).items()}}
    checked(draft, after)
    after |= {**_keys(model, after), "version": before["version"] + 1}
    if step.table == "unit":
        after["building_id"] = connection.exec_driver_sql(
            "SELECT building_id FROM floor WHERE id = ?", (after["floor_id"],)
        ).scalar()
    pairs = ", ".join(f"{key} = ?" for key in after)
    connection.exec_driver_sql(
        f"UPDATE {step.table} SET {pairs} WHERE id = ?", (*after.values(), step.id)
    )
    work.changes.append(Change(step.table, step.id, before, after))
