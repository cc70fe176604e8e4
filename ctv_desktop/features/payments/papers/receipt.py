"""Quittance de loyer and reçu d'acompte, from the content frozen at issue (DOMAIN.md §3.2, R25)."""

import json
from collections.abc import Iterator

from ctv_desktop.features.invoices.papers import parts, sums
from ctv_desktop.features.invoices.papers.invoice import in_words
from ctv_desktop.features.invoices.papers.parts import Mail, Stated, day
from ctv_desktop.features.invoices.words import LINE_KINDS
from ctv_desktop.features.payments.words import METHODS, RECEIPT_KINDS
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Stack, gap, joined
from ctv_desktop.pdf.setter import Pairs, Setter, Words
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.pdf.tables import Column, Record, table
from ctv_desktop.pdf.twofold import abreast, fitted, sized
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say

__all__ = ["Mail", "compose", "render", "title"]

PAYMENTS = (
    Column(say("Received on"), 78),
    Column(say("Method"), 96),
    Column(say("Bank"), 124),
    Column(say("Reference"), 105),
    Column(say("Amount (MAD)"), WIDTH - 403, "end"),
)


def title(content: Stated, language: Language) -> str:
    """The title of the document."""
    kind = RECEIPT_KINDS.label(content["kind"])
    said = say("{kind} {reference}", kind=kind, reference=content["reference"])
    return said.in_language(language)


def render(content: Stated, digest: str, language: Language, mail: Mail | None = None) -> bytes:
    """The PDF of an issued receipt: the same content, the same bytes."""
    return draw(compose(content, digest, language, mail or Mail()))


def of_issued(
    tongue: Language, text: str, digest: str, logo: bytes | None, again: bool, cancelled: bool,
    fictitious: bool,
) -> Sheet:  # fmt: skip
    """A receipt of a batch, from its content as JSON."""
    return compose(json.loads(text), digest, tongue, Mail(logo, again, cancelled, fictitious))


def compose(content: Stated, digest: str, language: Language, mail: Mail) -> Sheet:
    """The blocks of a receipt."""
    code = parts.code(content, content["amount"], digest)
    named = title(content, language)

    def made(setter: Setter) -> Sheet:
        blocks = tuple(_blocks(setter, content, mail))
        return parts.sheet(setter, content, mail, named, blocks, code)

    return fitted(language, made)


def _blocks(setter: Setter, content: Stated, mail: Mail) -> Iterator[Block]:
    kicker = say("RENT RECEIPT") if content["kind"] == "full" else say("PART-PAYMENT RECEIPT")
    yield from parts.head(
        setter, content, mail, kicker, _facts(setter, content), say("Received from")
    )
    yield gap(10)
    yield setter.facts(parts.let(setter, content), WIDTH, parts.LABEL)
    yield gap(8)
    yield abreast(setter, lambda one: _sentence(one, content), sized(setter, styles.LETTER), WIDTH)
    yield setter.section(say("What it is for"), WIDTH, ruled=False)
    yield sums.totals(setter, list(_sums(content)), _aside(setter, content))
    yield setter.section(say("Payments"), WIDTH, ruled=False)
    signer = say("For the landlord: {name}", name=content["seller"]["legal_name"])
    yield parts.signed(setter, _payments(setter, content), signer)


def _facts(setter: Setter, content: Stated) -> Pairs:
    said = setter.language
    invoice = content["invoice"]
    of = parts.of_day(said, invoice["reference"], invoice["issued_on"])
    return [
        (say("Date of issue"), parts.long_day(said, day(content["issued_on"]))),
        (say("Lease"), content["lease"]["reference"]),
        (say("Period"), parts.span(said, content["period"])),
        (say("Invoice"), of),
    ]


def _sentence(setter: Setter, content: Stated) -> Say:
    """What a receipt is: the landlord says that it has the sum."""
    said = setter.language
    return say(
        "{landlord} acknowledges having received from {tenant} the sum of {amount} ({words}), for"
        " the premises and the period named above.",
        landlord=content["seller"]["legal_name"],
        tenant=content["client"]["legal_name"],
        amount=said.money(content["amount"]),
        words=in_words(content, content["amount"], said),
    )


def _sums(content: Stated) -> Iterator[tuple[Words, int, bool]]:
    for part in content["split"]:
        yield LINE_KINDS.label(part["kind"]), part["net"], False
    yield say("Total excl. VAT"), content["net"], False
    yield say("VAT"), content["vat"], False
    yield say("Total incl. VAT (MAD)"), content["gross"], True
    if content["withheld"]:
        yield say("Withheld at source"), -content["withheld"], False
    if content["paid_before"]:
        yield say("Paid before"), -content["paid_before"], False
    yield say("Received (MAD)"), content["amount"], True
    if content["kind"] != "full":
        yield say("Left to pay (MAD)"), content["rest"], True


def _aside(setter: Setter, content: Stated) -> Stack:
    return sums.beside_totals(setter, lambda one: _notes(one, content))


def _notes(setter: Setter, content: Stated) -> Iterator[tuple[Words, styles.Style]]:
    said = setter.language
    if content["kind"] == "full":
        yield SETTLED, styles.BODY
    else:
        yield NOT_SETTLED, styles.BODY
    for one in content["certificates"]:
        yield (
            say(
                "Withholding certificate {number} of {day}: {amount}",
                number=one["number"],
                day=said.day(day(one["dated"])),
                amount=said.money(one["amount"]),
            ),
            styles.NOTE,
        )
    stamp = sum(part["stamp"] for part in content["payments"])
    if stamp:
        yield say("Stamp duty on cash: {amount}", amount=said.money(stamp)), styles.NOTE
    if content["subject_to_clearing"]:
        yield say("Subject to clearing by the bank."), styles.STRONG


SETTLED = say("The period is settled in full. This receipt replaces any part receipt for it.")
NOT_SETTLED = say("Part payment: this is not a rent receipt, and the rest remains due.")


def _payments(setter: Setter, content: Stated) -> Stack:
    said = setter.language
    records = [
        Record(
            (
                said.day(day(one["received_on"])),
                parts.chosen(one["method"], METHODS, content["language"], setter),
                one["bank"],
                one["reference"],
                said.money(one["amount"], unit=False),
            )
        )
        for one in content["payments"]
    ]
    found = table(setter, PAYMENTS, records)
    return joined(found)
