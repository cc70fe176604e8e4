"""The rooms and elements with which the description of a unit begins, by its kind."""

from collections.abc import Iterator

from ctv_desktop.values.language import Language
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

USUAL = ("floor", "walls", "ceiling", "openings", "power", "data", "hvac", "lighting", "fire")
WET = ("floor", "walls", "ceiling", "openings", "water", "lighting", "hvac")
PLAIN = ("floor", "walls", "ceiling", "openings", "lighting", "fire")
OUTSIDE = ("floor", "lighting", "fire")

Room = tuple[Say, tuple[str, ...]]
_OFFICES: tuple[Room, ...] = (
    (say("Entrance"), USUAL),
    (say("Open space"), USUAL),
    (say("Closed office"), USUAL),
    (say("Meeting room"), USUAL),
    (say("Technical room"), PLAIN),
    (say("Washrooms"), WET),
)
ROOMS: dict[str, tuple[Room, ...]] = {
    "office_floor": _OFFICES,
    "office": ((say("Office"), USUAL),),
    "coworking_space": ((say("Open space"), USUAL), (say("Meeting room"), USUAL)),
    "desk": ((say("Desk"), ("furniture", "power", "data", "lighting")),),
    "innovation_lab": (
        (say("Laboratory"), (*USUAL, "water")),
        (say("Technical room"), PLAIN),
    ),
    "meeting_room": ((say("Meeting room"), (*USUAL, "furniture")),),
    "data_room": ((say("Data room"), USUAL),),
    "shop": (
        (say("Sales area"), USUAL),
        (say("Stockroom"), PLAIN),
        (say("Washrooms"), WET),
    ),
    "storage": ((say("Storage room"), PLAIN),),
    "parking_space": ((say("Parking space"), OUTSIDE),),
    "common_part": ((say("Common part"), PLAIN),),
}
NEW_ROOM: Room = (say("Room"), USUAL)


@dataclass(frozen=True)
class Premises:
    """A unit as its rooms need it."""

    code: str
    kind: str


def begun(units: list[Premises], language: Language) -> Iterator[tuple[str, str]]:
    """Room and element of each line of a new report; rooms of several units bear their codes."""
    for unit in units:
        for room, elements in ROOMS.get(unit.kind, (NEW_ROOM,)):
            name = room.in_language(language)
            if len(units) > 1:
                name = f"{unit.code} · {name}"
            for element in elements:
                yield name, element
