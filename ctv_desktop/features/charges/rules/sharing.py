"""How the costs of a building are shared among those that held its units (R33).

A unit counts for its rentable area, or for its weight in a key, on each day of the year it was
there; a lease for the days it held it. What nobody held stays with the landlord. Shares are whole
centimes and add up to the cost: each gets its part rounded down, and the centimes left over go one
by one to the largest remainders, the first in order where two are equal.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from ctv_desktop.values.record import dataclass

UNCOUNTED = ("common_part", "parking_space")  # bear no charges by area


@dataclass(frozen=True)
class Place:
    """A unit of the building on the days of the year that it was there; area in hundredths m²."""

    unit_id: int
    code: str
    kind: str
    area: int
    part_of_id: int | None
    starts: date
    ends: date

    @property
    def days(self) -> int:
        """Days it was there, both ends counted."""
        return max((self.ends - self.starts).days + 1, 0)


@dataclass(frozen=True)
class Holding:
    """A lease holds a unit on days of the year, both ends counted."""

    lease_id: int
    unit_id: int
    starts: date
    ends: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.ends - self.starts).days + 1


@dataclass(frozen=True)
class Cost:
    """A cost of the year in centimes before VAT; `key_id` None is shared by rentable area."""

    id: int
    category: str
    label: str
    key_id: int | None
    actual: int
    reference: str = ""


@dataclass(frozen=True)
class Parts:
    """What each lease and the landlord count for in a key: weights times days."""

    by_lease: Mapping[int, int]
    vacant: int

    @property
    def whole(self) -> int:
        """All of it."""
        return sum(self.by_lease.values()) + self.vacant


class Building:
    """The places of a building in a year and who held them."""

    def __init__(self, places: Iterable[Place], holdings: Iterable[Holding]) -> None:
        self.places = {place.unit_id: place for place in places}
        self.holdings = tuple(holdings)
        self._known: dict[int | None, Parts] = {}

    @cached_property
    def leases(self) -> tuple[int, ...]:
        """The leases that held something, in order."""
        return tuple(sorted({one.lease_id for one in self.holdings}))

    def weight(self, unit_id: int, weights: Mapping[int, int] | None) -> int:
        """What a unit counts for a day: its area, or its weight in a key."""
        if weights is not None:
            return weights.get(unit_id, 0)
        place = self.places[unit_id]
        return 0 if place.kind in UNCOUNTED else place.area

    def parts(self, key_id: int | None, weights: Mapping[int, int] | None) -> Parts:
        """What each lease counts for; a unit inside another one does not count twice."""
        found = self._known.get(key_id)
        if found is None:
            found = self._known[key_id] = self._parts(weights)
        return found

    def _parts(self, weights: Mapping[int, int] | None) -> Parts:
        held = dict.fromkeys(self.leases, 0)
        for one in self.holdings:
            held[one.lease_id] += self.weight(one.unit_id, weights) * one.days
        whole = sum(
            self.weight(place.unit_id, weights) * place.days
            for place in self.places.values()
            if weights is not None or place.part_of_id is None
        )
        return Parts(held, max(whole - sum(held.values()), 0))


def divided(amount: int, parts: Sequence[int]) -> list[int]:
    """An amount in whole centimes in proportion to parts, to the centime: largest remainders.

    Where all parts are 0 there is nobody to bear it: ValueError.
    """
    whole = sum(parts)
    if whole <= 0:
        raise ValueError("nobody to bear it")
    shares = [amount * part // whole for part in parts]
    order = sorted(range(len(parts)), key=lambda at: (-(amount * parts[at] % whole), at))
    for at in order[: amount - sum(shares)]:
        shares[at] += 1
    return shares


def shared(cost: Cost, parts: Parts) -> tuple[dict[int, int], int]:
    """The share of each lease in a cost, and the landlord's; where nobody counts, all is his."""
    leases = list(parts.by_lease)
    if not parts.whole:
        return dict.fromkeys(leases, 0), cost.actual
    *theirs, his = divided(cost.actual, [*parts.by_lease.values(), parts.vacant])
    return dict(zip(leases, theirs, strict=True)), his
