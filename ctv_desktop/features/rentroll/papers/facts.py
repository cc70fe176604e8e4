"""What the rent roll states, frozen: lines by building, totals, figures. Centimes, 1/100 m²."""

from dataclasses import dataclass
from datetime import date

from ctv_desktop.pdf.letterhead import Issuer
from ctv_desktop.values.say import Say


@dataclass(frozen=True)
class Item:
    """A unit on the roll."""

    unit: str
    floor: str
    tenant: str
    lease: str
    area: int | None
    price: int | None
    rent: int | None
    charges: int | None
    starts: date | None
    ends: date | None
    revision: date | None
    deposit: int | None
    asking: int | None
    state: Say


@dataclass(frozen=True)
class Part:
    """A building with its units."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Ending:
    """What ends in a span of time."""

    title: Say | str
    units: int
    area: int
    rent: int


@dataclass(frozen=True)
class RentRoll:
    """The whole roll as of a day; `figures` are words and values."""

    as_of: date
    printed_on: date
    issuer: Issuer
    place: str
    parts: tuple[Part, ...]
    figures: tuple[tuple[Say, str], ...]
    endings: tuple[Ending, ...]
    fictitious: bool = False
