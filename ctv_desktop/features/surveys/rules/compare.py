"""Exit beside entry: what became worse, by how much it was worn, what the tenant bears.

Wear (vétusté) follows from dated settings: an element lives so many months, one that was good or
used at entry had lived a part of them; what is left of its life at exit is what the tenant bears of
the cost. Normal wear is the landlord’s, damage the tenant’s (DOC art. 675 to 678, from memory); the
figures are the landlord’s own and stand in the lease or its annex.
"""

from datetime import date

from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.surveys.words import CONDITIONS, ELEMENTS
from ctv_desktop.values.money import part_of
from ctv_desktop.values.record import dataclass

WHOLE = 10_000  # basis points
PRESUMED = "good"  # without a statement at entry premises are presumed received in good condition
_ORDER = {code: place for place, code in enumerate(CONDITIONS)}


@dataclass(frozen=True)
class Borne:
    """What the tenant bears of an element: steps it became worse, wear (basis points), centimes."""

    steps: int
    wear: int
    due: int


def steps(entry: str, now: str) -> int:
    """By how many states an element became worse; below 0 where it is better, 0 if unknown."""
    if now not in _ORDER:
        return 0
    return _ORDER[now] - _ORDER[entry if entry in _ORDER else PRESUMED]


def months_between(first: date, last: date) -> int:
    """Whole months from a day to another; none where the other is before."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(months - (last.day < first.day), 0)


def wear(element: str, entry: str, first: date, last: date, rates: Rates) -> int:
    """How much of an element was worn at exit, in basis points, by the settings of the exit day.

    What was already damaged at entry is worn altogether.
    """
    found = entry if entry in _ORDER else PRESUMED
    if found == "bad":
        return WHOLE
    key = element if element in ELEMENTS else "other"
    life = rates.of(f"wear_{key}", last)
    if not life:
        return 0
    begun = 0 if found == "new" else rates.of(f"wear_was_{found}", last)
    worn = begun + part_of(WHOLE, months_between(first, last), life)
    return min(worn, rates.of("wear_most", last) or WHOLE)


def borne(
    element: str, entry: str, now: str, cost: int, typed: int | None, first: date, last: date,
    rates: Rates,
) -> Borne:  # fmt: skip
    """What the tenant bears of a repair that costs so many centimes; `typed` is a wear agreed on.

    Nothing where the element did not become worse.
    """
    by = steps(entry, now)
    worn = wear(element, entry, first, last, rates) if typed is None else typed
    if by <= 0 or not cost:
        return Borne(by, worn, 0)
    return Borne(by, worn, part_of(cost, WHOLE - worn, WHOLE))
