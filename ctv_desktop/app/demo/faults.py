"""What goes wrong in an office park: titles, what was said, what was done, as staff write it."""

from dataclasses import dataclass

from ctv_desktop.app.demo.names import words


@dataclass(frozen=True)
class Fault:
    """A fault as it is reported, how urgent it usually is, and how it usually ends."""

    category: str
    priority: str
    title: str
    description: str
    outcome: str
    contractor: int | None = None  # place in names.CONTRACTORS
    common: bool = False  # concerns a whole floor, building or the grounds


_WORDS = words("faults")
FAULTS = tuple(Fault(**each) for each in _WORDS["faults"])
WAITING: tuple[str, ...] = tuple(_WORDS["waiting"])
NOTES: tuple[str, ...] = tuple(_WORDS["notes"])
CANCELLED: str = _WORDS["cancelled"]
