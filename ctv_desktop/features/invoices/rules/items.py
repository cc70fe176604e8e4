"""What stands on an invoice: its lines, its VAT, and what was issued before, as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ctv_desktop.features.rent.rules.schedule import VatPart
from ctv_desktop.values.money import rate_of
from ctv_desktop.values.say import Say

Key = tuple[str, int | None, int, int | None]  # kind, unit, VAT rate, charge


@dataclass(frozen=True)
class Item:
    """A line to put on paper: centimes before VAT, rates in basis points.

    `quantity` is in hundredths (of m², or of pieces), `price` centimes for one and a month; both
    None where the line has no price of its own. `steps` is the arithmetic in words.
    """

    kind: str
    label: Say
    net: int
    vat_rate: int
    regime: str = ""
    withholdable: bool = False
    unit_id: int | None = None
    code: str = ""
    quantity: int | None = None
    measure: str = ""  # area or item
    price: int | None = None
    steps: tuple[Say, ...] = ()
    charge_id: int | None = None

    @property
    def key(self) -> Key:
        """What makes it the same line on another paper."""
        return self.kind, self.unit_id, self.vat_rate, self.charge_id


@dataclass(frozen=True)
class HeldItem:
    """What is left of a line of an issued invoice, its credit notes taken off."""

    label: str
    net: int
    withholdable: bool


@dataclass(frozen=True)
class Held:
    """An issued invoice that holds, with all its credit notes taken off.

    `agreed` is what credit notes took off on purpose (a gesture), negative: the schedule does not
    ask for it again.
    """

    id: int
    version: int
    reference: str
    covers: str
    starts: date
    ends: date
    issued_on: date
    items: Mapping[Key, HeldItem]
    vat: int
    gross: int
    withheld: int
    agreed: Mapping[Key, int] = field(default_factory=dict)
    agreed_vat: int = 0
    agreed_withheld: int = 0

    def net(self, *, charges: bool) -> int:
        """What is left of its charges, or of its rent lines."""
        return sum(one.net for key, one in self.items.items() if bool(key[3]) == charges)


@dataclass(frozen=True)
class Waiting:
    """A charge that waits to be invoiced."""

    id: int
    kind: str
    label: str
    starts: date
    ends: date
    net: int
    vat_rate: int
    explanation: str = ""

    def item(self) -> Item:
        """The charge as a line."""
        steps = (Say(self.explanation),) if self.explanation else ()
        return Item(
            self.kind, Say(self.label), self.net, self.vat_rate, steps=steps, charge_id=self.id
        )


@dataclass(frozen=True)
class Proposal:
    """A paper that is to be issued: an invoice, or a credit note with negative amounts."""

    lease_id: int
    kind: str  # invoice or credit
    covers: str  # period, complement, charges
    starts: date
    ends: date
    invoiced_on: date
    days: int  # to pay, from the day of the invoice
    items: tuple[Item, ...]
    vat_parts: tuple[VatPart, ...]
    withheld: int = 0
    withholding: int = 0  # basis points
    corrects: Held | None = None
    reason: Say | None = None

    @property
    def net(self) -> int:
        """Before VAT (HT)."""
        return sum(item.net for item in self.items)

    @property
    def vat(self) -> int:
        """All VAT."""
        return sum(part.vat for part in self.vat_parts)

    @property
    def gross(self) -> int:
        """With VAT (TTC)."""
        return self.net + self.vat

    @property
    def to_pay(self) -> int:
        """What is paid to the landlord: the rest goes to the Treasury."""
        return self.gross - self.withheld


def by_rate(nets: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The sum of (rate, net) of each rate."""
    sums: dict[int, int] = {}
    for rate, net in nets:
        sums[rate] = sums.get(rate, 0) + net
    return sums


def vat_of(nets: Iterable[tuple[int, int]]) -> int:
    """All VAT of (rate, net): each rate once, on its sum (R2)."""
    return sum(rate_of(net, rate) for rate, net in by_rate(nets).items())


def vat_parts(items: Sequence[Item], whole: int | None = None) -> tuple[VatPart, ...]:
    """VAT of each rate once on the sum of its lines (R2), the highest rate first.

    `whole` is what it must come to where a paper corrects another: the centimes that rounding
    twice would lose stand in the first part.
    """
    sums = by_rate((item.vat_rate, item.net) for item in items)
    parts = [VatPart(rate, sums[rate], rate_of(sums[rate], rate)) for rate in sorted(sums)[::-1]]
    if whole is not None and parts:
        off = whole - sum(part.vat for part in parts)
        parts[0] = VatPart(parts[0].rate, parts[0].net, parts[0].vat + off)
    return tuple(parts)
