"""The rent roll as paper: rows and figures turned into its content."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.landlords import rows as landlords
from ctv_desktop.features.park.words import UNIT_STATES, long_floor_label
from ctv_desktop.features.rentroll import rows
from ctv_desktop.features.rentroll.rules import Span, years
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.rentroll.papers.facts import Ending, Item, RentRoll
    from ctv_desktop.features.rentroll.rows import Figures, Line
    from ctv_desktop.pdf.letterhead import Issuer
    from ctv_desktop.values.language import Language


def print_roll(
    reader: "Reader",
    day: date,
    today: date,
    language: "Language",
    scope: Mapping[str, Any] | None = None,
) -> bytes:
    """The PDF of the rent roll of a day, within a site or a building."""
    from ctv_desktop.features.rentroll.papers.roll import render

    return render(content(reader, day, today, language, scope or {}), language)


def print_today(reader: "Reader", day: date, today: date, language: "Language") -> bytes:
    """The paper as the command prints it: of the whole park."""
    return print_roll(reader, day, today, language)


def content(
    reader: "Reader", day: date, today: date, language: "Language", scope: Mapping[str, Any]
) -> "RentRoll":
    """What the rent roll states on a day."""
    from ctv_desktop.features.rentroll.papers.facts import Part, RentRoll

    found = rows.lines(reader, day, scope)
    names: dict[str, str] = dict(reader.rows("SELECT code, name FROM building"))
    parts = tuple(
        Part(_title(code, names.get(code, "")), tuple(_item(line, language) for line in group))
        for code, group in groupby(found, key=lambda line: line.building)
    )
    seen = rows.figures(reader, day, scope)
    return RentRoll(
        as_of=day,
        printed_on=today,
        issuer=issuer(reader),
        place=place_of(reader, scope),
        parts=parts,
        figures=tuple(said(seen, language)),
        endings=tuple(_ending(span) for span in seen.years),
        fictitious=bool(reader.value("SELECT max(fictitious) FROM site")),
    )


def _title(code: str, name: str) -> str:
    return name if code in name or not code else f"{code} {name}".strip()


def place_of(reader: "Reader", scope: Mapping[str, Any]) -> str:
    """The name of the site or building shown, or of all sites."""
    if "building" in scope:
        row = reader.row("SELECT code, name FROM building WHERE id = $1", scope["building"])
        return _title(*row) if row else ""
    sites = reader.rows("SELECT id, name FROM site ORDER BY name_key, id")
    return " · ".join(name for id, name in sites if scope.get("site") in (None, id))


def issuer(reader: "Reader") -> "Issuer":
    """Whose paper it is."""
    from ctv_desktop.pdf.letterhead import Issuer

    found = landlords.first(reader)
    logo = kept(reader.path, found.logo) if found else None
    return Issuer(**landlords.stationery(found), logo=logo)


def _item(line: "Line", language: "Language") -> "Item":
    from ctv_desktop.features.rentroll.papers.facts import Item

    floor = line.floor
    if floor.lstrip("-").isdigit():
        floor = str(long_floor_label(int(floor), "").in_language(language))
    return Item(
        line.unit, floor, line.tenant, line.lease, line.area, line.price, line.rent, line.charges,
        line.starts, line.ends, line.next_revision, line.deposit, line.asking,
        UNIT_STATES.label(line.state),
    )  # fmt: skip


def span_title(span: Span) -> Say:
    """What a span of the expiry profile is called: a year, a quarter, or the rest."""
    if span.last:
        return say("{year} and later", year=str(span.starts.year))
    if (span.ends - span.starts).days > 100:
        return Say(str(span.starts.year))
    quarter = (span.starts.month - 1) // 3 + 1
    return say("Q{quarter} {year}", quarter=quarter, year=str(span.starts.year))


def _ending(span: Span) -> "Ending":
    from ctv_desktop.features.rentroll.papers.facts import Ending

    return Ending(span_title(span), span.units, span.area, span.rent)


def said(seen: "Figures", language: "Language") -> list[tuple[Say, str]]:
    """The figures in words and values, for paper, screen and workbook."""
    stock, terms = seen.occupancy, seen.terms
    area = stock.let_area * 1_000 // stock.area * 10 if stock.area else 0
    count = stock.let_units * 1_000 // stock.units * 10 if stock.units else 0

    def term(days: Any) -> str:
        return say("{years} years", years=language.number(years(days), 2)).in_language(language)

    found = [
        (say("Occupancy by area"), f"{language.percent(area)} ({language.area(stock.let_area)})"),
        (say("Occupancy by count"), f"{language.percent(count)} ({stock.let_units}/{stock.units})"),
        (say("Rent a month, excl. VAT"), language.money(seen.rent)),
        (say("Charges a month"), language.money(seen.charges)),
        (say("Remaining term by area"), term(terms.area_end)),
        (say("Remaining term by rent"), term(terms.rent_end)),
        (say("Firm remaining term by area"), term(terms.area_firm)),
        (say("Firm remaining term by rent"), term(terms.rent_firm)),
    ]
    if seen.ageing is not None:
        found += [
            (say("Overdue up to 30 days"), language.money(seen.ageing.d30)),
            (say("Overdue 31 to 60 days"), language.money(seen.ageing.d60)),
            (say("Overdue 61 to 90 days"), language.money(seen.ageing.d90)),
            (say("Overdue more than 90 days"), language.money(seen.ageing.older)),
        ]
    return found
