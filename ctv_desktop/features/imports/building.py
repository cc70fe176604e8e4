"""Puts a plan together: finds what is known, makes what is missing, compares, notes what is off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ctv_desktop.features.imports.rows import Known
from ctv_desktop.features.imports.steps import ImportPlan, Left, Source, Step
from ctv_desktop.features.park import rules
from ctv_desktop.features.park.words import floor_label
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say, say

LENGTHS = {"site": 120, "building": 20, "floor": 60, "unit": 40, "tenant": 200}


@dataclass
class Builder:
    """The plan of one file in the making."""

    name: str
    known: Known
    steps: list[Step] = field(default_factory=list)
    skipped: list[Left] = field(default_factory=list)
    wrong: list[Left] = field(default_factory=list)
    notes: list[Say] = field(default_factory=list)
    seen: dict[tuple[str, Any], Source] = field(default_factory=dict)
    floor_of: dict[int, int] = field(default_factory=dict)  # floors' buildings, new ones too
    whole_of: dict[int, int | None] = field(default_factory=dict)
    parts_of: dict[int, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (building, _level), id in self.known.floors.items():
            self.floor_of[id] = building
        for id, values in self.known.unit_values.items():
            self._belongs(id, values["part_of_id"])

    def _belongs(self, unit: int, whole: int | None) -> None:
        before = self.whole_of.get(unit)
        if before is not None:
            self.parts_of[before].discard(unit)
        self.whole_of[unit] = whole
        if whole is not None:
            self.parts_of.setdefault(whole, set()).add(unit)

    def done(self) -> ImportPlan:
        """The finished plan."""
        return ImportPlan(
            self.name,
            tuple(self.steps),
            tuple(self.skipped),
            tuple(self.wrong),
            tuple(self.notes),
        )

    def skip(self, table: str, name: str, reason: Say, source: Source) -> None:
        """Note a row that makes nothing."""
        self.skipped.append(Left(table, name, reason, source))

    def refuse(self, table: str, name: str, reason: Say, source: Source) -> None:
        """Note a row that must be put right."""
        self.wrong.append(Left(table, name, reason, source))

    def twice(self, table: str, key: Any, name: str, source: Source) -> bool:
        """Whether a record stood in the file before; the second one is wrong."""
        first = self.seen.get((table, key))
        if first is None:
            self.seen[table, key] = source
            return False
        self.refuse(
            table,
            name,
            say("“{name}” is already there: {place}.", name=name, place=first.said),
            source,
        )
        return True

    # Places.

    def site(self, name: str, values: Mapping[str, Any], source: Source) -> int:
        """The site of a name, made where it is new."""
        key = fold(name)
        if key not in self.known.sites:
            named = {**values, "name": name[: LENGTHS["site"]]}
            self.known.sites[key] = self._make("site", name, named, source)
        return self.known.sites[key]

    def building(self, site: int, code: str, values: Mapping[str, Any], source: Source) -> int:
        """The building of a site and a code, made where it is new."""
        key = (site, fold(code))
        if key not in self.known.buildings:
            named = {"state": "delivered", **values, "site_id": site, "code": code}
            self.known.buildings[key] = self._make("building", code, named, source)
        return self.known.buildings[key]

    def floor(self, building: int, level: int | None, label: str, source: Source) -> int:
        """The floor of a building at a level, else of a label; made where it is new."""
        known = self.known
        found = known.floors.get((building, level)) if level is not None else None
        if found is None and label:
            found = known.labels.get((building, fold(label)))
        if found is not None:
            return found
        if level is None:
            level = max((lv for place, lv in known.floors if place == building), default=-1) + 1
        values = {"building_id": building, "level": level, "label": label}
        id = self._make("floor", label or str(floor_label(level)), values, source)
        known.floors[building, level] = id
        if label:
            known.labels[building, fold(label)] = id
        self.floor_of[id] = building
        return id

    # Records.

    def unit(self, floor: int, values: dict[str, Any], source: Source) -> int | None:
        """A unit, new or compared with the one of its code; None where the row is wrong."""
        code, building = str(values["code"]), self.floor_of[floor]
        key = (building, fold(code)[:200])
        if self.twice("unit", key, code, source):
            return None
        if len(code) > LENGTHS["unit"]:
            self.refuse("unit", code[:60], _too_long(LENGTHS["unit"]), source)
            return None
        values["floor_id"] = floor
        id = self.known.units.get(key)
        current = self.known.unit_values.get(id, {}) if id is not None else {}
        _complete_areas(values, current)
        if _missing_area(values, current):
            said = say("The rentable area is less than the usable area.")
            self.refuse("unit", code, said, source)
            return None
        if id is None:
            values["building_id"] = building
            id = self.known.units[key] = self._make("unit", code, values, source)
            self.known.unit_values[id] = values
            self.whole_of[id] = None
        elif self._moves(id, current, floor):
            said = say("It belongs to another unit or has parts: move it in its own form.")
            self.refuse("unit", code, said, source)
        else:
            told = {key: value for key, value in values.items() if key != "code"}
            self._compare("unit", id, code, told, current, source)
        return id

    def _moves(self, id: int, current: Mapping[str, Any], floor: int) -> bool:
        nested = current["part_of_id"] is not None or bool(self.parts_of.get(id))
        return nested and current["floor_id"] != floor

    def part(self, unit: int, whole_code: str, name: str, source: Source) -> None:
        """Make a unit part of another one of its building, wherever in the file that one stands."""
        values = self.known.unit_values[unit]
        building = self.floor_of[self._floor(unit)]
        whole = self.known.units.get((building, fold(whole_code)[:200]))
        if whole is None:
            said = say("There is no unit {code} in its building.", code=whole_code)
            self.refuse("unit", name, said, source)
            return
        problem = rules.nesting(self._place(unit), self._place(whole))
        if problem:
            self.refuse("unit", name, problem["part_of_id"], source)
        elif unit < 0:
            self._belongs(unit, whole)
            self._amend(unit, {"part_of_id": whole})
        elif values.get("part_of_id") != whole:
            self._belongs(unit, whole)
            self._compare("unit", unit, name, {"part_of_id": whole}, values, source)

    def _place(self, unit: int) -> rules.Place:
        wholes: list[int] = []
        above = self.whole_of.get(unit)
        while above is not None and above not in wholes:
            wholes.append(above)
            above = self.whole_of.get(above)
        return rules.Place(unit, self._floor(unit), tuple(wholes), self._depth(unit))

    def _floor(self, unit: int) -> int:
        return int(self.known.unit_values[unit]["floor_id"])

    def _depth(self, unit: int) -> int:
        parts = self.parts_of.get(unit)
        return 1 + max(self._depth(part) for part in parts) if parts else 0

    def tenant(self, values: dict[str, Any], source: Source) -> None:
        """A tenant, new or compared with the one of its ICE or its name."""
        name, ice = str(values["legal_name"]), str(values.get("ice") or "")
        key = fold(name)[:200]
        if self.twice("tenant", ice or key, name, source):
            return
        by_ice = self.known.ices.get(ice) if ice else None
        id = by_ice if by_ice is not None else self.known.tenants.get(key)
        if id is None:
            id = self.known.tenants[key] = self._make("tenant", name, values, source)
            self.known.tenant_values[id] = values
            if ice:
                self.known.ices[ice] = id
        elif id < 0:
            first = self.seen.get(("tenant", key), source)
            said = say("“{name}” is already there: {place}.", name=name, place=first.said)
            self.refuse("tenant", name, said, source)
        else:
            self._compare("tenant", id, name, values, self.known.tenant_values[id], source)

    # Steps.

    def _make(self, table: str, name: str, values: Mapping[str, Any], source: Source) -> int:
        id = -len(self.steps) - 1
        self.steps.append(Step(table, id, name, values, source))
        return id

    def _amend(self, id: int, more: Mapping[str, Any]) -> None:
        """Add values to a record that will be made."""
        old = self.steps[-id - 1]
        values = {**old.values, **more}
        self.steps[-id - 1] = Step(old.table, id, old.name, values, old.source)
        self.known.unit_values[id] = values

    def _compare(
        self,
        table: str,
        id: int,
        name: str,
        values: Mapping[str, Any],
        current: Mapping[str, Any],
        source: Source,
    ) -> None:
        differing = {
            key: value
            for key, value in values.items()
            if value is not None and _stored(value) != current.get(key) and key in current
        }
        if not differing:
            self.skip(table, name, say("Already there, nothing differs."), source)
            return
        before = {key: current[key] for key in differing}
        step = Step(table, id, name, differing, source, int(current["version"]), before)
        self.steps.append(step)


def _stored(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def _too_long(most: int) -> Say:
    return say("At most {most} characters fit here.", most=most)


def _complete_areas(values: dict[str, Any], current: Mapping[str, Any]) -> None:
    """A rentable area that no one states follows the other two (DOMAIN.md §1.7)."""
    if values.get("rentable_area") is not None:
        return
    old = {key: int(current.get(key) or 0) for key in ("usable_area", "common_share")}
    new = {key: old[key] if values.get(key) is None else int(values[key]) for key in old}
    followed = int(current.get("rentable_area") or 0) == sum(old.values())
    if (new != old and followed) or not current:
        values["rentable_area"] = rules.rentable_area(new["usable_area"], new["common_share"])


def _missing_area(values: Mapping[str, Any], current: Mapping[str, Any]) -> bool:
    def area(key: str) -> int:
        found = values.get(key)
        return int(current.get(key) or 0) if found is None else int(found)

    return area("rentable_area") < area("usable_area") and values.get("kind") != "common_part"
