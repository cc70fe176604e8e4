"""The figures of the rent roll as a workbook: real numbers, one sheet a table."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.rentroll.rules import Span
from ctv_desktop.features.rentroll.screen.paper import said, span_title
from ctv_desktop.ui.declare import Column
from ctv_desktop.ui.export import write_sheets
from ctv_desktop.values.kinds import AREA, COUNT, MONEY, TEXT
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.features.rentroll.rows import Figures
    from ctv_desktop.values.language import Language

_SPANS = (
    Column("title", say("Leases that end"), TEXT, width=18),
    Column("units", say("Units"), COUNT),
    Column("area", say("Area, m²"), AREA),
    Column("rent", say("Rent a month"), MONEY),
)
_STOCKS = (
    Column("code", say("Building"), TEXT, width=10),
    Column("name", say("Name"), TEXT, width=30),
    Column("let", say("Area let, m²"), AREA),
    Column("area", say("Area, m²"), AREA),
    Column("units_let", say("Units let"), COUNT),
    Column("units", say("Units"), COUNT),
)
_FACTS = (
    Column("name", say("Figure"), TEXT, width=34),
    Column("value", say("Value"), TEXT, width=30),
)
_AGES = (
    Column("age", say("Days late"), TEXT, width=14),
    Column("amount", say("Overdue"), MONEY),
)


def write(path: Path, seen: "Figures", language: "Language") -> int:
    """Write all figures of a day; gives the number of sheets. Raises Unavailable."""
    facts: list[tuple[Any, ...]] = [(0, say("As of").in_language(language), language.day(seen.day))]
    facts += [(0, words.in_language(language), value) for words, value in said(seen, language)]
    sheets: list[tuple[Say, tuple[Column, ...], Iterable[tuple[Any, ...]]]] = [
        (say("Figures"), _FACTS, facts),
        (say("By quarter"), _SPANS, [_span(span, language) for span in seen.quarters]),
        (say("By year"), _SPANS, [_span(span, language) for span in seen.years]),
        (say("Occupancy by building"), _STOCKS, [_stock(one) for one in seen.stocks]),
    ]
    if seen.ageing is not None:
        ages = seen.ageing
        named = (("0-30", ages.d30), ("31-60", ages.d60), ("61-90", ages.d90), ("90+", ages.older))
        sheets.append((say("Overdue"), _AGES, [(0, *each) for each in named]))
    write_sheets(path, sheets, language)
    return len(sheets)


def _span(span: Span, language: "Language") -> tuple[Any, ...]:
    return 0, span_title(span).in_language(language), span.units, span.area, span.rent


def _stock(one: Any) -> tuple[Any, ...]:
    stock = one.occupancy
    return 0, one.code, one.name, stock.let_area, stock.area, stock.let_units, stock.units
