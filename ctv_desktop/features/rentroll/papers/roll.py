"""The rent roll (état locatif) as of a day."""

from collections.abc import Iterable, Sequence
from datetime import date

from ctv_desktop.features.rentroll.papers.facts import Ending, Item, Part, RentRoll
from ctv_desktop.pdf.blocks import Block, gap
from ctv_desktop.pdf.heading import heading
from ctv_desktop.pdf.letterhead import legal_line, letterhead
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import ACROSS, Sheet, draw
from ctv_desktop.pdf.tables import Cell, Column, Record, table
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say, says

WIDTH = ACROSS.width
SPACING = 0.7  # long tables: closer rows
COLUMNS = (
    Column(say("Unit"), 64),
    Column(say("Tenant"), 119),
    Column(say("State"), 81),
    Column(say("Area, m²"), 50, "end"),
    Column(say("MAD/m²"), 42, "end"),
    Column(say("Rent a month"), 62, "end"),
    Column(say("Rent a year"), 68, "end"),
    Column(say("Charges"), 54, "end"),
    Column(say("Start"), 54, "end"),
    Column(say("End"), 54, "end"),
    Column(say("Revision"), 54, "end"),
    Column(say("Deposit"), WIDTH - 702, "end"),
)
ENDINGS = (
    Column(say("Leases that end"), 160),
    Column(say("Units"), 80, "end"),
    Column(say("Area, m²"), 100, "end"),
    Column(say("Rent a month"), 110, "end"),
)


def title(content: RentRoll, language: Language) -> str:
    """The title of the document."""
    return say("Rent roll as of {day}", day=content.as_of).in_language(language)


def render(content: RentRoll, language: Language) -> bytes:
    """The PDF of the rent roll in a language."""
    return draw(compose(content, language))


def compose(content: RentRoll, language: Language) -> Sheet:
    """The blocks of the rent roll and what its pages repeat."""
    setter = Setter(language, SPACING)
    return Sheet(
        title=title(content, language),
        author=content.issuer.name,
        language=language,
        printed_on=content.printed_on,
        blocks=tuple(_blocks(setter, content)),
        running=setter.row(title(content, language), content.place),
        footer=legal_line(content.issuer, language),
        note=setter.say(say("Fictitious data")) if content.fictitious else "",
        format=ACROSS,
    )


def _blocks(setter: Setter, content: RentRoll) -> Iterable[Block]:
    yield letterhead(setter, content.issuer, WIDTH)
    day = setter.language.long_day(content.as_of)
    printed = say("Printed on {day}", day=setter.language.long_day(content.printed_on))
    name = say("As of {day}", day=day).in_language(setter.language)
    yield heading(setter, say("Rent roll"), name, printed, (), WIDTH)
    yield setter.grid([(say("Place"), content.place), *content.figures], WIDTH, 170)
    for part in content.parts:
        yield setter.section(part.title, WIDTH, ruled=False)
        yield table(setter, COLUMNS, [*_records(setter, part.items), _total(setter, part)])
    if len(content.parts) > 1:
        everything = [item for part in content.parts for item in part.items]
        yield gap(6)
        yield table(setter, COLUMNS, [_sum(setter, say("Total"), everything)])
    if content.endings:
        yield setter.section(say("When the leases end"), WIDTH, ruled=False)
        yield table(setter, ENDINGS, [_ending(setter, one) for one in content.endings])


def _ending(setter: Setter, one: Ending) -> Record:
    spoken = setter.language
    return Record(
        (
            one.title,
            spoken.number(one.units),
            spoken.area(one.area, unit=False),
            spoken.money(one.rent, unit=False),
        )
    )


def _records(setter: Setter, items: Sequence[Item]) -> Iterable[Record]:
    for item in items:
        yield Record(
            (
                Cell(item.unit, item.floor),
                Cell(item.tenant, item.lease) if item.tenant else _asked(setter, item),
                item.state,
                _area(setter, item.area),
                _money(setter, item.price),
                _money(setter, item.rent),
                _money(setter, item.rent and item.rent * 12),
                _money(setter, item.charges),
                *(_day(setter, day) for day in (item.starts, item.ends, item.revision)),
                _money(setter, item.deposit),
            )
        )


def _asked(setter: Setter, item: Item) -> Cell:
    """What is asked for a unit without a tenant."""
    if not item.asking:
        return Cell("")
    return Cell("", say("Asking rent: {amount}", amount=setter.language.money(item.asking)))


def _day(setter: Setter, day: date | None) -> str:
    return setter.language.day(day) if day else ""


def _money(setter: Setter, centimes: int | None) -> str:
    return setter.language.money(centimes, unit=False) if centimes else ""


def _area(setter: Setter, hundredths: int | None) -> str:
    return setter.language.area(hundredths, unit=False) if hundredths else ""


def _total(setter: Setter, part: Part) -> Record:
    count = says("{count} unit", "{count} units", len(part.items))
    return _sum(setter, count, part.items)


def _sum(setter: Setter, words: Say, items: Sequence[Item]) -> Record:
    rent = sum(item.rent or 0 for item in items)
    let = sum(item.area or 0 for item in items if item.tenant)
    told = say("let: {area}", area=setter.language.area(let))
    return Record(
        (
            words,
            told,
            "",
            _area(setter, sum(item.area or 0 for item in items)),
            "",
            _money(setter, rent),
            _money(setter, rent * 12),
            _money(setter, sum(item.charges or 0 for item in items)),
            "",
            "",
            "",
            _money(setter, sum(item.deposit or 0 for item in items)),
        ),
        strong=True,
    )
