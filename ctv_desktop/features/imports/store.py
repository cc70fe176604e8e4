"""Applies the plan of an import: all of it in one act that one undo takes back, or nothing."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.work import checked, checked_all
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
from ctv_desktop.values.collector import held_off
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
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

    Rows go in by plain statements: the mapper would take ten times as long for ten thousand units.
    """
    if plan.wrong:
        raise Refused({"": _wrong(plan.wrong)})
    if not plan.steps:
        raise Refused({"": say("There is nothing to import: all of it is already there.")})
    with held_off(), database.write(plan.said) as work:
        ids: dict[int, int] = {}
        made: dict[str, list[Step]] = {}
        for step in plan.made:
            made.setdefault(step.table, []).append(step)
        for table in sorted(made, key=ORDER.index):
            _make(work, table, made[table], ids)
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
    next_id = work.last_id(model) + 1
    for place, step in enumerate(steps):
        ids[step.id] = next_id + place
    given = [_resolved(step.values, ids) for step in steps]
    rows = _checked(draft, steps, given)
    for row, step in zip(rows, steps, strict=True):
        row["id"] = ids[step.id]
    if table == "unit":
        for row, values in zip(rows, given, strict=True):
            row["building_id"] = values["building_id"]  # repeats the floor's: no draft holds it
        rows = _wholes_first(rows)
    work.make_all(model, rows)


def _checked(draft: Any, steps: Sequence[Step], given: Sequence[Values]) -> list[Values]:
    """What the drafts hold. Raises Refused with the place of the first that breaks a limit."""
    try:
        return checked_all(draft, given)
    except Refused as refused:
        key, why = next(iter(refused.problems.items()))
        step = steps[int(key.partition(".")[0])]
        raise Refused({"": _wrong([Left(step.table, step.name, why, step.source)])}) from None


def _resolved(values: Mapping[str, Any], ids: Mapping[int, int]) -> Values:
    """The values with ids of this import's own new records put in."""
    found = dict(values)
    for key in REFERENCES:
        if (value := found.get(key)) is not None and value < 0:
            found[key] = ids[value]
    return found


def _wholes_first(rows: Sequence[Values]) -> list[Values]:
    """Parts after what they are part of: foreign keys are checked row by row."""
    whole = {row["id"]: row["part_of_id"] for row in rows if row["part_of_id"] is not None}
    if not whole:
        return list(rows)

    def depth(id: int | None) -> int:
        return 0 if id not in whole else 1 + depth(whole[id])

    return sorted(rows, key=lambda row: depth(row["id"]))


def _change(work: "Work", step: Step, ids: Mapping[int, int]) -> None:
    model, draft = TABLES[step.table]
    row = work.seek(model, step.id)
    if row is None or row.version != step.version:
        raise Refused({"": say("The park has changed since the file was read. Read it again.")})
    whole = {**row.model_dump(), **_resolved(step.values, ids)}
    kept = checked(draft, whole).model_dump()
    changed = {key: kept[key] for key in step.values}
    if "floor_id" in changed:
        changed["building_id"] = work.find(Floor, changed["floor_id"]).building_id
    work.rewrite(row, changed)
