"""The figures of a day: occupancy, rents, remaining terms, when leases end, what is overdue."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Ask, export_rows
from ctv_desktop.features.accounts.rows.ageing import Ageing, ageing
from ctv_desktop.features.park.rows.plan import Occupancy, occupancies, together
from ctv_desktop.features.rentroll.rows.roll import RENT_ROLL
from ctv_desktop.features.rentroll.rules import Let, Span, Terms, expiry, terms
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

QUARTERS, YEARS = 12, 10


@dataclass(frozen=True)
class Stock:
    """A building and how much of it is let."""

    id: int
    code: str
    name: str
    occupancy: Occupancy


@dataclass(frozen=True)
class Figures:
    """What the park, a site or a building comes to on a day; amounts in centimes a month."""

    day: date
    occupancy: Occupancy
    rent: int
    charges: int
    area: int
    leases: int
    terms: Terms
    quarters: list[Span]
    years: list[Span]
    stocks: list[Stock]
    ageing: Ageing | None  # of the whole park only: an invoice is not of one building


def figures(reader: "Reader", day: date, scope: Mapping[str, Any]) -> Figures:
    """All figures of a day within a site or a building."""
    keys = ("area", "rent", "ends", "firm_until", "charges", "lease")
    rows = list(export_rows(reader, RENT_ROLL, Ask(day, "let", scope=scope), keys))
    lets = [
        Let(area or 0, rent or 0, date.fromisoformat(ends),
            date.fromisoformat(firm) if firm else None)
        for _id, area, rent, ends, firm, _charges, _lease in rows
    ]  # fmt: skip
    stocks = _stocks(reader, day, scope)
    return Figures(
        day,
        together(stock.occupancy for stock in stocks),
        sum(each.rent for each in lets),
        sum(row[5] or 0 for row in rows),
        sum(each.area for each in lets),
        len({row[6] for row in rows}),
        terms(lets, day),
        expiry(lets, day, 3, QUARTERS),
        expiry(lets, day, 12, YEARS),
        stocks,
        None if scope else ageing(reader, day),
    )


def _stocks(reader: "Reader", day: date, scope: Mapping[str, Any]) -> list[Stock]:
    rows = reader.rows(
        "SELECT building.id, building.code, building.name FROM building"
        " WHERE ($1 IS NULL OR building.site_id = $1) AND ($2 IS NULL OR building.id = $2)"
        " ORDER BY building.code, building.id",
        scope.get("site"),
        scope.get("building"),
    )
    let = occupancies(reader, day, scope.get("site"), scope.get("building"))
    return [Stock(id, code, name, let[id]) for id, code, name in rows if id in let]
