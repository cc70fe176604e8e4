"""What a lease bears of a year, what it paid ahead, and what is left either way (R34)."""

from collections.abc import Mapping, Sequence
from datetime import date
from json import dumps, loads
from typing import Any

from ctv_desktop.features.charges.rules.sharing import Building, Cost, shared
from ctv_desktop.values.money import rate_of
from ctv_desktop.values.record import dataclass


@dataclass(frozen=True)
class Piece:
    """Days on which the lease held a unit; area in hundredths of m²."""

    unit: str
    area: int
    starts: date
    ends: date


@dataclass(frozen=True)
class Line:
    """The share of one cost. `own` of `whole` are weights times days; `key` "" is the area."""

    category: str
    label: str
    key: str
    total: int
    own: int
    whole: int
    share: int
    reference: str = ""

    @property
    def rate(self) -> int:
        """The part of the whole in basis points, for the eye only: sums follow from the parts."""
        return (20_000 * self.own + self.whole) // (2 * self.whole) if self.whole else 0


@dataclass(frozen=True)
class Paid:
    """Provisions of a lease for the year in a building; `basis` says where they were found."""

    amount: int
    basis: str  # invoices or schedule


@dataclass(frozen=True)
class Tenant:
    """The lease and its tenant; `included`: its rent includes the charges, nothing is settled."""

    lease_id: int
    lease: str
    tenant_id: int
    tenant: str
    vat_rate: int
    included: bool = False


@dataclass(frozen=True)
class Statement:
    """The year of one lease; amounts in centimes before VAT unless they say otherwise."""

    tenant: Tenant
    days: int  # of the year
    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]
    paid: Paid

    @property
    def share(self) -> int:
        """What it bears."""
        return sum(line.share for line in self.lines)

    @property
    def balance(self) -> int:
        """What it still owes; below zero, what goes back."""
        return 0 if self.tenant.included else self.share - self.paid.amount

    @property
    def vat(self) -> int:
        """VAT on the balance."""
        return rate_of(self.balance, self.tenant.vat_rate)

    @property
    def gross(self) -> int:
        """The balance with VAT."""
        return self.balance + self.vat

    @property
    def starts(self) -> date:
        """The first day it held anything."""
        return min(piece.starts for piece in self.pieces)

    @property
    def ends(self) -> date:
        """The last one."""
        return max(piece.ends for piece in self.pieces)


@dataclass(frozen=True)
class Key:
    """A key by which costs are shared."""

    id: int
    name: str
    weights: Mapping[int, int]


def statements(
    days: int,
    building: Building,
    costs: Sequence[Cost],
    keys: Mapping[int, Key],
    tenants: Mapping[int, Tenant],
    paid: Mapping[int, Paid],
) -> tuple[tuple[Statement, ...], int]:
    """The statement of each lease, and what the landlord bears for what stood empty."""
    lines: dict[int, list[Line]] = {lease: [] for lease in building.leases}
    vacant = 0
    for cost in costs:
        key = keys.get(cost.key_id or 0)
        parts = building.parts(key.id if key else None, key.weights if key else None)
        shares, his = shared(cost, parts)
        vacant += his
        for lease, share in shares.items():
            own = parts.by_lease[lease]
            if own:
                lines[lease].append(Line(
                    cost.category, cost.label, key.name if key else "", cost.actual, own,
                    parts.whole, share, cost.reference,
                ))  # fmt: skip
    made = tuple(
        Statement(tenants[lease], days, _pieces(building, lease), tuple(lines[lease]), paid[lease])
        for lease in building.leases
        if lines[lease] or paid[lease].amount
    )
    return made, vacant


def _pieces(building: Building, lease: int) -> tuple[Piece, ...]:
    found = [one for one in building.holdings if one.lease_id == lease]
    return tuple(
        Piece(
            building.places[one.unit_id].code,
            building.weight(one.unit_id, None),
            one.starts,
            one.ends,
        )
        for one in sorted(found, key=lambda one: (one.starts, one.unit_id))
    )


def packed(one: Statement) -> str:
    """A statement as it is kept once the year is closed."""
    return dumps(
        {
            "tenant": one.tenant.__dict__,
            "days": one.days,
            "pieces": [
                [piece.unit, piece.area, piece.starts.isoformat(), piece.ends.isoformat()]
                for piece in one.pieces
            ],
            "lines": [line.__dict__ for line in one.lines],
            "paid": one.paid.__dict__,
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def unpacked(text: str) -> Statement:
    """A statement as it was kept."""
    kept: dict[str, Any] = loads(text)
    pieces = tuple(
        Piece(unit, area, date.fromisoformat(starts), date.fromisoformat(ends))
        for unit, area, starts, ends in kept["pieces"]
    )
    lines = tuple(Line(**line) for line in kept["lines"])
    return Statement(Tenant(**kept["tenant"]), kept["days"], pieces, lines, Paid(**kept["paid"]))
