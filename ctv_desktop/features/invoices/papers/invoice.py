"""Facture de loyer and avoir: every mention of CGI art. 145-III, from the frozen content alone."""

import json
from collections.abc import Iterator
from dataclasses import replace

from ctv_desktop.features.invoices.papers import parts, sums
from ctv_desktop.features.invoices.papers.parts import Mail, Stated, day
from ctv_desktop.features.invoices.words import LINE_KINDS
from ctv_desktop.features.leases.words import VAT_REGIMES
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Stack, gap
from ctv_desktop.pdf.setter import Pairs, Setter, Words
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.pdf.tables import Cell, Column, Record, table
from ctv_desktop.pdf.twofold import fitted
from ctv_desktop.values import words
from ctv_desktop.values.language import Language
from ctv_desktop.values.money import LARGEST
from ctv_desktop.values.say import Say, say, says

COLUMNS = (
    Column(say("Description"), 208),
    Column(say("Quantity"), 64, "end"),
    Column(say("Unit price"), 76, "end"),
    Column(say("VAT"), 46, "end"),
    Column(say("Amount excl. VAT (MAD)"), WIDTH - 394, "end"),
)
WIDER = 30.0  # the last of them, so that its head in two languages takes two lines
TWOFOLD = (
    replace(COLUMNS[0], width=COLUMNS[0].width - WIDER),
    *COLUMNS[1:-1],
    replace(COLUMNS[-1], width=COLUMNS[-1].width + WIDER),
)


def title(content: Stated, language: Language) -> str:
    """The title of the document."""
    said = say("Invoice {reference}", reference=content["reference"])
    if content["kind"] == "credit":
        said = say("Credit note {reference}", reference=content["reference"])
    return said.in_language(language)


def render(content: Stated, digest: str, language: Language, mail: Mail | None = None) -> bytes:
    """The PDF of an issued paper: the same content, the same bytes. `digest` is its SHA-256."""
    return draw(compose(content, digest, language, mail or Mail()))


def of_issued(
    tongue: Language, text: str, digest: str, logo: bytes | None, again: bool, fictitious: bool
) -> Sheet:
    """An invoice or credit note of a batch, from its content as JSON."""
    return compose(json.loads(text), digest, tongue, Mail(logo, again, fictitious=fictitious))


def compose(content: Stated, digest: str, language: Language, mail: Mail) -> Sheet:
    """The blocks of an invoice or credit note."""
    code = parts.code(content, content["gross"], digest)
    named = title(content, language)

    def made(setter: Setter) -> Sheet:
        blocks = tuple(_blocks(setter, content, mail))
        return parts.sheet(setter, content, mail, named, blocks, code)

    return fitted(language, made)


def _blocks(setter: Setter, content: Stated, mail: Mail) -> Iterator[Block]:
    credit = content["kind"] == "credit"
    facts = _facts(setter, content)
    yield from parts.head(setter, content, mail, _kicker(content), facts, say("Client"))
    yield gap(10 * setter.spacing)
    label = parts.LABEL
    yield setter.facts(
        [*parts.let(setter, content), *_correction(content)],
        WIDTH,
        label,
    )
    yield gap(12 * setter.spacing)
    yield lines(setter, content)
    yield totals(setter, content)
    if not credit:
        yield gap(8 * setter.spacing)
        yield _payment(setter, content)


def _kicker(content: Stated) -> Say:
    if content["kind"] == "credit":
        return say("CREDIT NOTE")
    rent = any(line["kind"] in ("rent", "parking") for line in content["lines"])
    return say("RENT INVOICE") if rent else say("INVOICE")


def _facts(setter: Setter, content: Stated) -> Pairs:
    said = setter.language
    found: list[tuple[Words, Words]] = [
        (say("Date of issue"), parts.long_day(said, day(content["issued_on"]))),
        (say("Lease"), _lease(setter, content)),
        (say("Period"), parts.span(said, content["period"])),
    ]
    if content["corrects"]:
        corrected = content["corrects"]
        text = parts.of_day(said, corrected["reference"], corrected["issued_on"])
        found.append((say("Corrects invoice"), text))
    else:
        found.append((say("Due on"), parts.long_day(said, day(content["due_on"]))))
    return found


def _lease(setter: Setter, content: Stated) -> Words:
    lease = content["lease"]
    if not lease["signed_on"]:
        return str(lease["reference"])
    return parts.of_day(setter.language, lease["reference"], lease["signed_on"])


def _correction(content: Stated) -> Pairs:
    return [(say("Reason"), content["reason"])] if content["corrects"] else []


# ------------------------------------------------------------------ lines


def lines(setter: Setter, content: Stated) -> Stack:
    """The lines with quantity, price, VAT and sum."""
    records = [_record(setter, content, line) for line in content["lines"]]
    return table(setter, COLUMNS if len(setter.voices) == 1 else TWOFOLD, records)


def _record(setter: Setter, content: Stated, line: Stated) -> Record:
    said = setter.language
    quantity = price = ""
    if line["quantity"] is not None:
        by_area = line["measure"] == "area"
        quantity = said.area(line["quantity"]) if by_area else said.number(line["quantity"] // 100)
    if line["price"] is not None:
        price = said.money(line["price"], unit=False)
    return Record(
        (
            _description(setter, content, line),
            quantity,
            price,
            said.percent(line["vat_rate"]),
            said.money(line["net"], unit=False),
        )
    )


def _description(setter: Setter, content: Stated, line: Stated) -> Cell:
    """What a line is for and how it was reckoned; in a paper of two languages each in both."""
    first, *second = setter.voices
    label, note = (tell(content, line, first.language) for tell in (_label, _note))
    again = [
        one.say(words)
        for one in second
        for words in (_label(content, line, one.language), _note(content, line, one.language))
    ]
    return Cell(label, note, "\n".join(words for words in again if words not in ("", label)))


def _label(content: Stated, line: Stated, said: Language) -> Words:
    """The words frozen at issue; ours for the kind of line where somebody typed them."""
    if content["language"] == said.code:
        return str(line["label"])
    if not _typed(line, said):
        return str(line["labels"][said.code])
    if line["unit"] and line["kind"] == "parking":
        return say("Parking {unit}", unit=line["unit"])
    if line["unit"] and line["kind"] == "rent":
        return say("Rent of {unit}", unit=line["unit"])
    return LINE_KINDS.label(line["kind"])


def _typed(line: Stated, said: Language) -> bool:
    """Whether a label has no words of its own in another language."""
    return bool(line.get("labels", {}).get(said.code, line["label"]) == line["label"])


def _note(content: Stated, line: Stated, said: Language) -> str:
    """The arithmetic where quantity × price does not say it all; what was typed beside ours."""
    same = content["language"] == said.code
    if not same and _typed(line, said):
        return "" if line["unit"] else str(line["label"])
    if line["price"] is not None and line["quantity"] * line["price"] == 100 * line["net"]:
        return ""
    return "\n".join(line["details"] if same else line["steps"][said.code])


# ------------------------------------------------------------------ sums


def totals(setter: Setter, content: Stated, aside: Stack | None = None) -> Block:
    """The sums, with what is said of them (or another text) beside them."""
    said = setter.language
    several = len(content["vat_parts"]) > 1
    rows: list[tuple[Words, int, bool]] = [(say("Total excl. VAT"), content["net"], False)]
    rows += [(_vat(said, part, several), part["vat"], False) for part in content["vat_parts"]]
    rows.append((say("Total incl. VAT (MAD)"), content["gross"], True))
    if content["withheld"]:
        rate = said.percent(content["withholding_rate"])
        rows.append((say("Withheld at source ({rate})", rate=rate), -content["withheld"], False))
    if content["kind"] != "credit":
        rows.append((say("To pay (MAD)"), content["to_pay"], True))
    aside = aside or sums.beside_totals(setter, lambda one: _said(one, content))
    return sums.totals(setter, rows, aside)


def _vat(said: Language, part: Stated, several: bool) -> Say:
    rate = said.percent(part["rate"])
    if not several:
        return say("VAT {rate}", rate=rate)
    base = said.money(part["net"], unit=False)
    return say("VAT {rate} on {amount}", rate=rate, amount=base)


def _said(setter: Setter, content: Stated) -> Iterator[tuple[Words, styles.Style]]:
    spoken = in_words(content, content["gross"], setter.language)
    if spoken:
        arrested = say("This invoice comes to {words}, all taxes included.", words=spoken)
        if content["kind"] == "credit":
            arrested = say("This credit note comes to {words}, all taxes included.", words=spoken)
        yield arrested, styles.BODY
    yield from mentions(setter, content)


def mentions(setter: Setter, content: Stated) -> Iterator[tuple[Words, styles.Style]]:
    """The VAT regimes, and what the tenant withholds."""
    for mention in content["vat_mentions"]:
        yield say("VAT: {regime}", regime=_regime(content, mention, setter.language)), styles.NOTE
    if content["withheld"]:
        yield WITHHELD, styles.NOTE


WITHHELD = say(
    "Tax withheld at source on the rent excluding VAT: the tenant pays it to the Treasury and sends"
    " the landlord its certificate."
)


def in_words(content: Stated, amount: int, said: Language) -> str:
    """The sum in words: as frozen, or in the language of the paper; none beyond the numerals."""
    if content["language"] == said.code:
        return str(content["words"])
    return words.amount(abs(amount), said.code) if abs(amount) <= LARGEST else ""


def _regime(content: Stated, mention: str, said: Language) -> Words:
    """The VAT regime, with what follows it: the certificate of an exempt tenant."""
    regime, colon, certificate = mention.partition(": ")
    found = parts.again(regime, VAT_REGIMES, content["language"], said)
    return say("{regime}: {certificate}", regime=found, certificate=certificate) if colon else found


# ------------------------------------------------------------------ payment


def _payment(setter: Setter, content: Stated) -> Stack:
    # Two languages take more room: there the day stands at the head alone.
    due = setter.language.long_day(day(content["due_on"])) if len(setter.voices) == 1 else ""
    pairs: Pairs = [
        (say("Due on"), due),
        (say("Terms"), _terms(content["payment_days"])),
        (say("Paid by"), say("bank transfer")),
        *parts.bank(setter, content["seller"]),
        (say("To be quoted"), content["reference"]),
    ]
    return parts.kept(
        setter.section(say("Payment"), WIDTH), setter.grid(pairs, WIDTH, parts.LABEL, 18)
    )


def _terms(days: int) -> Words:
    """The time to pay agreed in the lease (law 69-21: at most 120 days)."""
    if not days:
        return say("on the day of the invoice")
    return says("{count} day from the invoice", "{count} days from the invoice", days)
