"""The lease summary (fiche de synthèse de bail): one page for a director, two for a long lease."""

from collections.abc import Iterator

from ctv_desktop.features.leases.papers import money
from ctv_desktop.features.leases.papers.facts import (
    Amounts,
    ContactLine,
    Party,
    Summary,
    UnitLine,
    VatShare,
)
from ctv_desktop.features.leases.papers.parties import parties
from ctv_desktop.features.leases.papers.units import units_let
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Block, Stack, gap, joined, moved
from ctv_desktop.pdf.heading import heading
from ctv_desktop.pdf.letterhead import Issuer, legal_line, letterhead
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.sheet import ROOM, WIDTH, Sheet, draw
from ctv_desktop.pdf.tables import Column, Record, table
from ctv_desktop.pdf.tiles import Tile, tiles
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say, says

__all__ = [
    "Amounts",
    "ContactLine",
    "Issuer",
    "Party",
    "Summary",
    "UnitLine",
    "VatShare",
    "render",
    "title",
]

GUTTER = 24.0
DATES = 206.0
LEFT = 270.0
SAVED = 90.0  # points that closer setting may win
REMARKS = 1_500
LONG = 240  # characters of remarks from which they run over the whole width


def title(content: Summary, language: Language) -> str:
    """The title of the document: readers show it in place of the file name."""
    return say("Lease summary {reference}", reference=content.reference).in_language(language)


def render(content: Summary, language: Language) -> bytes:
    """The PDF of a lease summary in the language of the paper."""
    return draw(compose(content, language))


def compose(content: Summary, language: Language) -> Sheet:
    """The blocks of a lease summary and what its pages repeat."""
    setter, blocks = _fitted(content, language)
    name = title(content, language)
    return Sheet(
        title=name,
        author=content.issuer.name,
        language=language,
        printed_on=content.printed_on,
        blocks=blocks,
        running=setter.row(name, content.tenant.name),
        footer=legal_line(content.issuer, language),
        watermark=setter.say(say("Draft")) if content.draft else "",
        note=setter.say(say("Fictitious data")) if content.fictitious else "",
    )


def _fitted(content: Summary, language: Language) -> tuple[Setter, tuple[Block, ...]]:
    """What would run on to another page by a few lines is set closer, where that saves the page."""
    loose = Setter(language)
    blocks = tuple(_blocks(loose, content))
    high = sum(block.height for block in blocks)
    if not ROOM < high < ROOM + SAVED:
        return loose, blocks
    for spacing in (0.75, 0.5, 0.25):
        tight = Setter(language, spacing)
        closer = tuple(_blocks(tight, content))
        if sum(block.height for block in closer) <= ROOM:
            return tight, closer
    return loose, blocks


def _blocks(setter: Setter, content: Summary) -> Iterator[Block]:
    yield letterhead(setter, content.issuer, WIDTH)
    yield _heading(setter, content)
    yield gap(8)
    yield tiles(setter, list(_figures(setter, content)), WIDTH)
    yield parties(setter, content)
    if content.units:
        yield setter.section(say("Units let"), WIDTH, ruled=False)
        yield units_let(setter, content)
    yield from _dates_and_money(setter, content)
    if content.monthly:
        yield money.in_words(setter, content.monthly.gross, WIDTH)
    yield from _terms(setter, content)
    if content.contacts:
        yield setter.section(say("Contacts"), WIDTH, ruled=False)
        yield _contacts(setter, content)


# ------------------------------------------------------------------ heading and key figures


def _heading(setter: Setter, content: Summary) -> Stack:
    printed = say("Printed on {day}", day=setter.language.long_day(content.printed_on))
    state = (content.state, content.tone)
    head = heading(setter, say("Lease summary"), content.reference, printed, [state], WIDTH)
    under = setter.row(content.regime, content.site)
    return joined(head, setter.text(under, styles.LABEL, WIDTH) if under else None)


def _figures(setter: Setter, content: Summary) -> Iterator[Tile]:
    language = setter.language
    if content.monthly:
        rent, gross = content.monthly.rent, content.monthly.gross
        yield Tile(say("Monthly rent excl. VAT"), language.money(rent), _price(language, content))
        yield Tile(say("Due each month incl. VAT"), language.money(gross), say("rent and charges"))
    area = sum(unit.area or 0 for unit in content.units)
    if content.units and area:
        note = says("{count} unit let", "{count} units let", len(content.units))
        yield Tile(say("Area let"), language.area(area), note)
    if content.ends_on:
        by = content.notice_by
        note = say("notice by {day}", day=by) if by else say("end of the lease")
        yield Tile(say("Runs until"), language.day(content.ends_on), note)


def _price(language: Language, content: Summary) -> Words:
    prices = {unit.price for unit in content.units if unit.basis == "area" and unit.price}
    if len(prices) != 1:
        return ""
    return say("{amount} per m²", amount=language.money(prices.pop()))


# ------------------------------------------------------------------ dates, money, terms


def _dates_and_money(setter: Setter, content: Summary) -> Iterator[Block]:
    dates = _dates(setter, content)
    if content.monthly or content.yearly:
        wide = WIDTH - DATES - GUTTER
        amounts = money.amounts(setter, content.monthly, content.yearly, wide)
        section = setter.section(say("Rent and charges"), wide, ruled=False)
        right = moved(joined(section, amounts), DATES + GUTTER)
        if not dates.rows:
            yield right
            return
        left = joined(setter.section(say("Dates"), DATES), dates)
        yield Beside((left, right), outline=setter.say(say("Dates, rent and charges")))
    elif dates.rows:
        yield setter.section(say("Dates"), WIDTH)
        yield dates


def _dates(setter: Setter, content: Summary) -> Stack:
    day = setter.language.day
    pairs: list[tuple[Words, Words]] = [
        (name, day(value))
        for name, value in (
            (say("Signature"), content.signed_on),
            (say("Effective date"), content.effective_on),
            (say("Rent due from"), content.rent_from),
            (say("Firm until"), content.firm_until),
            (say("End of the lease"), content.ends_on),
        )
        if value
    ]
    pairs.append(_notice(setter.language, content))
    pairs += [
        (name, day(value))
        for name, value in (
            (say("First revision"), content.first_revision_on),
            (say("Renewal right from"), content.renewal_right_on),
            (say("Notice given on"), content.notice_given_on),
            (say("Terminated on"), content.terminated_on),
        )
        if value
    ]
    pairs.append((say("Reason"), content.termination_reason))
    return setter.facts(pairs, DATES, label=112)


def _notice(language: Language, content: Summary) -> tuple[Words, Words]:
    months = content.notice_months
    if content.notice_by is None:
        period = "" if months is None else says("{count} month", "{count} months", months)
        return say("Notice period"), period
    label = say("Notice to give by")
    if months is None:
        return label, language.day(content.notice_by)
    said = says("{day} ({count} month)", "{day} ({count} months)", months, day=content.notice_by)
    return label, said


def _terms(setter: Setter, content: Summary) -> Iterator[Block]:
    remarks = content.remarks.strip()[: 4 * REMARKS]
    aside = remarks if len(remarks) <= LONG else ""
    left = setter.facts(
        [
            (say("Deposit"), money.deposit(setter, content.deposit_months, content.deposit)),
            (say("Payment"), content.payment),
            (say("VAT"), content.vat_regime),
            (say("Charges"), money.charges(setter, content.charges_price)),
        ],
        LEFT,
        label=78,
    )
    pairs = [(say("Purpose"), content.purpose), (say("Remarks"), aside)]
    right = setter.facts(pairs, WIDTH - LEFT - GUTTER, label=58)
    both = tuple(part for part in (left, moved(right, LEFT + GUTTER)) if part.rows)
    if both:
        yield setter.section(say("Terms"), WIDTH)
        yield Beside(both)
    if remarks and not aside:
        yield setter.section(say("Remarks"), WIDTH)
        yield setter.text(remarks, styles.BODY, WIDTH, limit=REMARKS)


def _contacts(setter: Setter, content: Summary) -> Stack:
    columns = (
        Column(say("Name"), 120),
        Column(say("Role"), 104),
        Column(say("Phone"), 90),
        Column(say("E-mail"), WIDTH - 314),
    )
    records = [Record((one.name, one.role, one.phone, one.email)) for one in content.contacts]
    return table(setter, columns, records)
