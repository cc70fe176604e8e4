"""The money of a lease: rent of its lines, charges, VAT on the sum, deposit. Centimes, excl. VAT.

Areas are hundredths of m², rates basis points.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from ctv_desktop.features.leases.words import TAXABLE
from ctv_desktop.features.park.words import BY_ITEM
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.money import rate_of, rent_of
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, says


class Line(Protocol):
    """A unit let at a price for some days."""

    @property
    def basis(self) -> str: ...
    @property
    def rent(self) -> int: ...
    @property
    def area(self) -> int: ...
    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date: ...


def line_rent(basis: str, rent: int, area: int) -> int:
    """The monthly rent of a line: its price by m² of rentable area, or as it is by the item."""
    return rent_of(area, rent) if basis == "area" else rent


def let_area(kind: str, basis: str, area: int) -> int:
    """The area a line lets: none for what goes by the item (a desk, a parking space)."""
    return 0 if kind in BY_ITEM and basis == "item" else area


def rent_on(lines: Iterable[Line], day: date) -> int:
    """The monthly rent of the lines that run on a day (R1)."""
    return sum(line_rent(x.basis, x.rent, x.area) for x in lines if x.starts <= day <= x.ends)


def area_on(lines: Iterable[Line], day: date) -> int:
    """The area of the lines that run on a day."""
    return sum(line.area for line in lines if line.starts <= day <= line.ends)


def headline(lines: Sequence[Line]) -> tuple[int, int]:
    """The area and the monthly rent a lease is known by: those of its fullest day.

    Lines may follow one another (a rent that steps up, a floor taken later): each counts once.
    """
    days = {line.starts for line in lines}
    fullest = max(
        days, key=lambda day: (area_on(lines, day), rent_on(lines, day), day), default=None
    )
    if fullest is None:
        return 0, 0
    return area_on(lines, fullest), rent_on(lines, fullest)


@dataclass(frozen=True)
class Due:
    """What is due for a month or a year."""

    rent: int
    charges: int
    rate: int  # of VAT; 0 where none is due
    vat: int

    @property
    def net(self) -> int:
        """Before VAT (HT)."""
        return self.rent + self.charges

    @property
    def gross(self) -> int:
        """With VAT (TTC)."""
        return self.net + self.vat


def due(rent: int, charges: int, rate: int) -> Due:
    """Rent and charges with VAT once on their sum, never line by line (R1, R2)."""
    return Due(rent, charges, rate, rate_of(rent + charges, rate))


def monthly(rent: int, area: int, charges_rate: int, vat_regime: str, rate: int) -> Due:
    """A month of a lease; `rate` is the VAT rate in force, used in taxable regimes only (R4)."""
    return due(rent, rent_of(area, charges_rate), rate if vat_regime in TAXABLE else 0)


def yearly(month: Due) -> Due:
    """Twelve months, VAT again on the sum."""
    return due(12 * month.rent, 12 * month.charges, month.rate)


def without_vat(gross: int, rate: int) -> Due:
    """Splits an amount with VAT: HT rounded, the VAT is the rest (R3)."""
    from decimal import Decimal

    from ctv_desktop.values.money import half_up

    net = half_up(Decimal(gross) * 10_000 / (10_000 + rate))
    return Due(net, 0, rate, gross - net)


def deposit(months: int, rent: int) -> int:
    """The deposit asked: months of rent before VAT (R11)."""
    return months * rent


def deposit_cap(regime: str, day: date, rates: Rates) -> int | None:
    """The most months of rent a deposit may be under a regime; None where no law caps it (R12)."""
    return (rates.of("deposit_cap", day) or None) if regime == "67-12" else None


def deposit_problem(regime: str, months: int, day: date, rates: Rates) -> Say | None:
    """Law 67-12 caps the deposit (R12: two months)."""
    cap = deposit_cap(regime, day, rates)
    if cap is None or months <= cap:
        return None
    return says(
        "The deposit is {count} month of rent at most ({law}).",
        "The deposit is {count} months of rent at most ({law}).",
        cap,
        law=rates.source("deposit_cap", day),
    )


def withheld(rent: int, rate: int, withholds: bool) -> int:
    """What a tenant withholds from the rent before VAT, where it does (R5)."""
    return rate_of(rent, rate) if withholds else 0
