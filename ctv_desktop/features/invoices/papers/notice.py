"""Avis d'échéance: what falls due, where to pay it, what is late. No invoice and no receipt."""

from collections.abc import Iterator

from ctv_desktop.features.invoices.papers import invoice, parts, sums
from ctv_desktop.features.invoices.papers.parts import Mail, Stated, day
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, gap
from ctv_desktop.pdf.setter import Pairs, Setter, Words
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.pdf.twofold import fitted
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say

NEITHER = say("This notice is neither an invoice nor a receipt.")


def title(content: Stated, language: Language) -> str:
    """The title of the document."""
    lease = content["lease"]["reference"]
    return say("Payment notice {reference}", reference=lease).in_language(language)


def render(content: Stated, arrears: int, language: Language, mail: Mail | None = None) -> bytes:
    """The PDF of a notice; `content` as an invoice of it would state, `arrears` in centimes."""
    return draw(compose(content, arrears, language, mail or Mail()))


def of_due(
    tongue: Language,
    content: Stated,
    arrears: int,
    logo: bytes | None,
    fictitious: bool,
    prevails: str,
) -> Sheet:
    """A payment notice of a batch."""
    return compose(content, arrears, tongue, Mail(logo, fictitious=fictitious, prevails=prevails))


def compose(content: Stated, arrears: int, language: Language, mail: Mail) -> Sheet:
    """The blocks of a payment notice."""
    content = {**content, "prevails": mail.prevails}
    named = title(content, language)

    def made(setter: Setter) -> Sheet:
        blocks = tuple(_blocks(setter, content, arrears, mail))
        return parts.sheet(setter, content, mail, named, blocks)

    return fitted(language, made)


def _blocks(setter: Setter, content: Stated, arrears: int, mail: Mail) -> Iterator[Block]:
    said = setter.language
    facts: Pairs = [
        (say("Date"), parts.long_day(said, day(content["issued_on"]))),
        (say("Period"), parts.span(said, content["period"])),
        (say("Due on"), parts.long_day(said, day(content["due_on"]))),
    ]
    yield from parts.head(setter, content, mail, say("PAYMENT NOTICE"), facts, say("Client"))
    yield gap(10 * setter.spacing)
    yield setter.facts(parts.let(setter, content), WIDTH, parts.LABEL)
    yield gap(12 * setter.spacing)
    yield invoice.lines(setter, content)
    aside = sums.beside_totals(setter, lambda one: _said(one, content, arrears))
    yield invoice.totals(setter, content, aside)
    yield gap(8 * setter.spacing)
    pairs: Pairs = [
        (say("Due on"), parts.long_day(said, day(content["due_on"]))),
        (say("Paid by"), say("bank transfer")),
        *parts.bank(setter, content["seller"]),
        (say("To be quoted"), content["lease"]["reference"]),
    ]
    grid = setter.grid(pairs, WIDTH, parts.LABEL, 18)
    yield parts.kept(setter.section(say("Payment"), WIDTH), grid)


def _said(setter: Setter, content: Stated, arrears: int) -> Iterator[tuple[Words, styles.Style]]:
    yield NEITHER, styles.STRONG
    yield from invoice.mentions(setter, content)
    if arrears:
        late = styles.coloured(styles.STRONG, styles.TONES["bad"][0])
        yield say("Overdue besides: {amount}", amount=setter.language.money(arrears)), late
