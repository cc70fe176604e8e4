"""What is let together, and a lease to be written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ctv_desktop.app.demo.rows import Draft, Row


@dataclass(frozen=True)
class Group:
    """Neighbouring units that are let together."""

    units: tuple[Row, ...]
    state: str  # of the building
    since: date  # delivered on
    desk: bool = False

    @property
    def area(self) -> int:
        """Rentable area in hundredths of m²."""
        return sum(unit["rentable_area"] for unit in self.units)


@dataclass(frozen=True)
class Deal:
    """A lease to be written: over which units, from when to when, and what was done to it."""

    group: Group
    starts: date
    ends: date
    signed: bool = True
    last: date | None = None
    notice_on: date | None = None
    reason: str = ""
    parking: tuple[Row, ...] = ()

    @property
    def last_day(self) -> date:
        """The day it really ends."""
        return self.last or self.ends


def groups(draft: Draft) -> Iterator[Group]:
    """Rooms of one floor, one to three together; some co-working spaces by the desk."""
    buildings = {row["id"]: row for row in draft.all("building")}
    spaces = 0
    waiting: list[Row] = []
    wanted = 0
    for unit in draft.all("unit"):
        if unit["kind"] in ("common_part", "parking_space"):
            continue
        building = buildings[unit["building_id"]]
        since = date.fromisoformat(unit["lettable_from"])
        if unit["kind"] == "coworking_space":
            spaces += 1
        by_desk = spaces % 3 != 2
        if unit["kind"] == "desk":
            if by_desk:
                yield Group((unit,), building["state"], since, desk=True)
            continue
        if unit["kind"] == "coworking_space" and by_desk:
            continue
        if waiting and (len(waiting) >= wanted or not _beside(waiting[-1], unit)):
            yield _grouped(waiting, buildings)
            waiting = []
        if not waiting:
            wanted = draft.rng.choice((1, 1, 1, 2, 2, 3))
        waiting.append(unit)
    if waiting:
        yield _grouped(waiting, buildings)


def _beside(unit: Row, other: Row) -> bool:
    together = ("office", "data_room", "meeting_room")
    both = unit["kind"] in together and other["kind"] in together
    return both and unit["floor_id"] == other["floor_id"]


def _grouped(units: list[Row], buildings: dict[int, Row]) -> Group:
    since = date.fromisoformat(units[0]["lettable_from"])
    return Group(tuple(units), buildings[units[0]["building_id"]]["state"], since)
