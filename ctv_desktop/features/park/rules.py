"""The park's rules: areas, what a unit may be part of, its state on a day, occupancy."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ctv_desktop.features.park.words import BUILDING_STATES, MILESTONES, UNIT_KINDS
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.kinds import AREA
from ctv_desktop.values.money import half_up
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, Shown, say

ENDING_DAYS = 120  # a lease that ends in fewer days is "ending"
DEPTH = 2  # a desk of a space of a floor
LET = ("let", "ending")


def rentable_area(usable: int, share: int) -> int:
    """Rentable = usable + share of common parts, in hundredths of m² (DOMAIN.md §1.7)."""
    return usable + share


def rentable_by(usable: int, coefficient: int) -> int:
    """Rentable = usable × coefficient in basis points: 260 m² × 1,15 = 299 m² (R32)."""
    return half_up(Decimal(usable) * coefficient / 10_000)


@dataclass(frozen=True)
class UnitDay:
    """What decides the state of a unit on a day.

    Days are of binding lease lines of the unit or of what it is part of: the last day of the line
    that covers today, and the first day of the next one. `conformity` is None where the building
    has no phase, else whether the phase's certificate is recorded.
    """

    kind: str = "office"
    building_state: str = "delivered"
    lettable_from: date | None = None
    made_on: date | None = None
    retired_on: date | None = None
    conformity: bool | None = None
    let_until: date | None = None
    next_starts: date | None = None
    parts_let: bool = False
    drafted: bool = False


def lettable(unit: UnitDay, today: date) -> bool:
    """Delivered, its day come, and its phase's certificate of conformity recorded (R50)."""
    return (
        unit.building_state == "delivered"
        and (unit.lettable_from is None or unit.lettable_from <= today)
        and (unit.made_on is None or unit.made_on <= today)
        and unit.conformity is not False
    )


def _retired(unit: UnitDay, today: date) -> bool:
    return unit.retired_on is not None and unit.retired_on <= today


def unit_state(unit: UnitDay, today: date) -> str:
    """The code of a unit's state on a day; computed, never typed."""
    if unit.kind == "common_part" or _retired(unit, today):
        return "retired" if _retired(unit, today) else "common"
    if unit.let_until is not None:
        return "ending" if ends_soon(unit.let_until, unit.next_starts, today) else "let"
    if unit.parts_let:
        return "partly"
    if unit.next_starts is not None:
        return "reserved"
    if not lettable(unit, today):
        return "not_lettable"
    return "reserved" if unit.drafted else "free"


def ends_soon(last_day: date, next_starts: date | None, today: date) -> bool:
    """Fewer than 120 days are left and no signed lease follows on the very next day."""
    follows = next_starts is not None and next_starts <= last_day + timedelta(days=1)
    return last_day < today + timedelta(days=ENDING_DAYS) and not follows


def vacancy(let: int, rentable: int) -> int:
    """1 − let ÷ rentable in basis points: 9 800 of 12 500 m² let leave 21,6 % empty (R51)."""
    if rentable <= 0:
        return 0
    return half_up(Decimal(rentable - min(let, rentable)) * 10_000 / rentable)


@dataclass(frozen=True)
class Place:
    """A unit as nesting sees it: its floor, the unit it is part of, and the levels below it."""

    id: int | None
    floor_id: int
    wholes: tuple[int, ...] = ()  # ids of what it is part of, nearest first
    depth: int = 0  # levels of parts below it


def nesting(unit: Place, whole: Place) -> dict[str, Say]:
    """Why a unit may not be part of another: other floor, a circle, or too deep."""
    if unit.id is not None and unit.id in (whole.id, *whole.wholes):
        return {"part_of_id": say("A unit cannot be part of itself or of one of its own parts.")}
    if unit.floor_id != whole.floor_id:
        return {"part_of_id": say("A part lies on the same floor as the unit it belongs to.")}
    if len(whole.wholes) + 1 + unit.depth > DEPTH:
        return {"part_of_id": say("A part of a part cannot have parts of its own.")}
    return {}


def check_unit(values: Mapping[str, Any], place: Place, whole: Place | None) -> None:
    """What no column limit can say about a unit. Raises Refused."""
    problems: dict[str, Say] = {}
    if values.get("kind", "office") not in UNIT_KINDS:
        problems["kind"] = say("Choose one of the kinds offered.")
    if not str(values.get("code") or "").strip():
        problems["code"] = say("Fill this in.")
    usable, rentable = values.get("usable_area") or 0, values.get("rentable_area") or 0
    if rentable < usable and values.get("kind") != "common_part":
        problems["rentable_area"] = say("The rentable area cannot be less than the usable area.")
    if whole is not None:
        problems |= nesting(place, whole)
    if problems:
        raise Refused(problems)


def split_problems(
    usable: int, rentable: int, parts: Sequence[Mapping[str, Any]]
) -> dict[str, Say]:
    """Why some parts are not a whole: two at least, areas that add up to the hundredth of a m²."""
    if len(parts) < 2:
        return {"parts": say("A unit is split into two at least.")}
    found: dict[str, Say] = {}
    codes = [fold(str(part.get("code") or "").strip()) for part in parts]
    for place, code in enumerate(codes):
        if not code:
            found[f"parts.{place}.code"] = say("Fill this in.")
        elif code in codes[:place]:
            found[f"parts.{place}.code"] = say("This code stands here twice.")
    for key, whole in (("rentable_area", rentable), ("usable_area", usable)):
        parted = sum(part.get(key) or 0 for part in parts)
        if parted != whole:
            found[f"parts.{len(parts) - 1}.{key}"] = say(
                "The parts have {parts}, the unit has {whole}: {difference} apart.",
                parts=Shown(AREA, parted),
                whole=Shown(AREA, whole),
                difference=Shown(AREA, abs(whole - parted)),
            )
    return found


def check_building(values: Mapping[str, Any], phase_site: int | None) -> None:
    """A known state, and a phase of the same site. Raises Refused."""
    problems: dict[str, Say] = {}
    if values.get("state", "delivered") not in BUILDING_STATES:
        problems["state"] = say("Choose one of the states offered.")
    if phase_site is not None and phase_site != values.get("site_id"):
        problems["phase_id"] = say("This phase belongs to another site.")
    if problems:
        raise Refused(problems)


def check_milestones(milestones: Sequence[Mapping[str, Any]], today: date | None = None) -> None:
    """One of each kind, a day planned or done, and nothing done in the future. Raises Refused."""
    problems: dict[str, Say] = {}
    seen: set[str] = set()
    for place, each in enumerate(milestones):
        kind = each.get("kind") or ""
        if kind not in MILESTONES:
            problems[f"milestones.{place}.kind"] = say("Choose a milestone.")
        elif kind in seen:
            problems[f"milestones.{place}.kind"] = say("This milestone is there twice.")
        seen.add(kind)
        done = each.get("actual")
        if today is not None and done is not None and done > today:
            problems[f"milestones.{place}.actual"] = say("This day has not come yet.")
    if problems:
        raise Refused(problems)


__all__ = [
    "DEPTH",
    "ENDING_DAYS",
    "LET",
    "Place",
    "UnitDay",
    "check_building",
    "check_milestones",
    "check_unit",
    "ends_soon",
    "lettable",
    "nesting",
    "rentable_area",
    "rentable_by",
    "split_problems",
    "unit_state",
    "vacancy",
]
