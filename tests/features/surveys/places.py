"""A lease and its condition reports, the shortest way to one."""

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.features.leases import desks

if TYPE_CHECKING:
    from pathlib import Path

    from ctv_desktop.database.work import Database

TODAY = date(2030, 6, 30)
ENTRY, EXIT = date(2027, 1, 1), date(2030, 1, 2)
PEOPLE = [
    {"side": "landlord", "name": "Nadia Alami", "capacity": "Gestionnaire de site"},
    {"side": "tenant", "name": "Youssef Bennani", "capacity": "Gérant"},
]


def lease(park: "Database") -> int:
    """A furnished park with a signed lease on two units; gives its id."""
    desks.furnish(park)
    return desks.signed(park, desks.OFFICE, desks.PARKING)


def item(room: str, element: str, state: str = "good", **more: Any) -> dict[str, Any]:
    """An element of a room."""
    return {"room": room, "element": element, "state": state, **more}


def values(kind: str = "entry", **more: Any) -> dict[str, Any]:
    """The values of a report of lease 1, complete but for its signature."""
    items = [
        item("Accueil", "floor", "new", remark="Dalles plombantes neuves"),
        item("Accueil", "walls", "good", remark="Peinture blanche"),
        item("Open space", "floor", "used"),
        item("Open space", "Store vénitien", "good", remark="Élément libre"),
    ]
    return {
        "lease_id": 1, "kind": kind, "day": ENTRY if kind == "entry" else EXIT, "entry_id": None,
        "units": [{"unit_id": desks.OFFICE}], "persons": PEOPLE, "items": items,
        "keys": [{"kind": "badge", "what": "Accès R+3", "given": 12}],
        "meters": [{"kind": "electricity", "serial": "E-778", "counter": 12_345_600}],
        "reservations": "Moquette à reprendre sous 15 jours.", "remarks": "", **more,
    }  # fmt: skip


def made(park: "Database", kind: str = "entry", **more: Any) -> int:
    """A report; gives its id."""
    from ctv_desktop.features.surveys import store

    id = store.save(park, values(kind, **more)).subject
    assert id is not None
    return id


def picture(path: "Path", size: tuple[int, int] = (64, 48), colour: str = "teal") -> "Path":
    """A small picture in a file of its name's kind."""
    from PIL import Image

    Image.new("RGB", size, colour).save(path)
    return path
