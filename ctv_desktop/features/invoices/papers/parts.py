"""What all papers about money share: head with the addressee, totals, how to pay, the sheet.

Their content is the JSON frozen at issue: days ISO, money centimes, rates basis points, words in
the language of issue.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.rules.content import LANGUAGES
from ctv_desktop.features.tenants.words import LEGAL_FORMS
from ctv_desktop.pdf import hand, qr, styles
from ctv_desktop.pdf.blocks import (
    Beside,
    Block,
    Box,
    Mark,
    Row,
    Stack,
    flat,
    gap,
    joined,
    moved,
)
from ctv_desktop.pdf.letterhead import Issuer, legal_line, letterhead, registry
from ctv_desktop.pdf.setter import Pairs, Setter, Words
from ctv_desktop.pdf.sheet import WIDTH, Sheet
from ctv_desktop.pdf.tables import Cell
from ctv_desktop.values import language
from ctv_desktop.values.identifiers import RIB, rib_to_iban, show_phone
from ctv_desktop.values.kinds import Choices
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say

Stated = Mapping[str, Any]

ADDRESS = 236.0  # the block of the addressee
INSET = 10.0
FACTS = WIDTH - ADDRESS - 22
LABEL = 88.0
FEW_LINES = 5
SIGN = 220.0


@dataclass(frozen=True)
class Mail:
    """What does not come from the frozen content: the logo's bytes, what happened to it since."""

    logo: bytes | None = None
    duplicate: bool = False
    cancelled: bool = False
    fictitious: bool = False  # a demo park says so on every paper
    prevails: str = "fr"  # which version of a letter in two languages counts


def day(iso: str) -> date:
    """A day of the content."""
    return date.fromisoformat(iso)


def issuer(seller: Stated, mail: Mail) -> Issuer:
    """The landlord as the letterhead and the foot state it."""
    same = ("capital", "seat", "rc", "rc_court", "tax_id", "tp", "ice", "cnss", "email")
    return Issuer(
        name=seller["legal_name"],
        form=seller["legal_form"],
        phone=show_phone(seller["phone"]),
        logo=mail.logo,
        **{key: seller[key] for key in same},
    )


def again(text: str, choices: Choices, spoken: str, tongue: Language) -> Words:
    """A word of ours that was frozen in one language, in the language of the paper."""
    if spoken == tongue.code or not text:
        return text
    told = language.of(spoken)
    for choice in choices.values():
        if choice.label.in_language(told) == text:
            return choice.label
    return text


def head(
    setter: Setter, content: Stated, mail: Mail, kicker: Words, facts: Pairs, client: Words
) -> list[Block]:
    """Letterhead; what it is, its number and its facts; the addressee where a window shows it."""
    left = joined(
        setter.text(setter.heading(kicker), styles.KICKER, FACTS, most=2),
        _number(setter, content["reference"]),
        _marks(setter, content, mail),
        gap(5),
        setter.facts(facts, FACTS, LABEL),
    )
    right = moved(_addressee(setter, content, client), WIDTH - ADDRESS)
    whole = flat(Beside((left, right)))
    return [letterhead(setter, issuer(content["seller"], mail), WIDTH), gap(14), Stack((whole,))]


def _number(setter: Setter, reference: str) -> Stack:
    line, style = setter.fitted(reference, (styles.TITLE, styles.FIGURE, styles.NAME), FACTS)
    return setter.text(reference, style, FACTS, most=1) if line.runs else Stack(())


def _marks(setter: Setter, content: Stated, mail: Mail) -> Stack:
    """That it is a duplicate, and that it is a translation: the paper issued is what counts."""
    style = styles.coloured(styles.STRONG, styles.TONES["warn"][0])
    parts = []
    if mail.duplicate:
        parts.append(setter.text(setter.heading(say("DUPLICATE")), style, FACTS))
    issued_in, spoken = content["language"], [one.language.code for one in setter.voices]
    if issued_in not in spoken:
        parts.append(setter.text(TRANSLATED[issued_in], styles.NOTE, FACTS))
    elif len(spoken) > 1:
        told = say("Where the two versions differ, the {language} version prevails.",
                   language=LANGUAGES[content.get("prevails", issued_in)])  # fmt: skip
        parts.append(joined(gap(2), setter.text(told, styles.NOTE, FACTS)))
    return joined(*parts)


TRANSLATED = {
    "fr": say("Translation: the paper issued in French counts."),
    "ar": say("Translation: the paper issued in Arabic counts."),
    "en": say("Translation: the paper issued in English counts."),
}


def _addressee(setter: Setter, content: Stated, role: Words) -> Stack:
    client, wide = content["client"], ADDRESS - 2 * INSET
    forms = [
        one.say(again(client["legal_form"], LEGAL_FORMS, content["language"], one.language))
        for one in setter.voices
    ]
    form = setter.row(*dict.fromkeys(forms)) if len(forms) > 1 else forms[0]
    numbers = [
        (say("ICE"), client["ice"]),
        (say("IF"), client["tax_id"]),
        (say("RC"), registry(client["rc"], client["rc_court"])),
    ]
    inside = joined(
        gap(7),
        setter.text(setter.heading(role), styles.HEAD, wide, most=1),
        gap(1),
        setter.text(client["legal_name"], styles.NAME, wide),
        setter.text(form, styles.LABEL, wide) if form else None,
        setter.text(_address(client), styles.BODY, wide),
        gap(2),
        setter.facts(numbers, wide, 30),
        gap(7),
    )
    row = flat(moved(inside, INSET))
    ground: Mark = Box(0, 0, ADDRESS, row.height, fill=styles.TINT, radius=4)
    return Stack((Row(row.height, (ground, *row.marks)),))


def _address(client: Stated) -> str:
    """Address and city; many short lines are run on."""
    lines = [line.strip() for line in client["address"].splitlines() if line.strip()]
    if client["city"] and client["city"].casefold() not in client["address"].casefold():
        lines.append(client["city"])
    return ("\n" if len(lines) <= FEW_LINES else ", ").join(lines)


def span(tongue: Language, period: Stated) -> Words:
    """A period from day to day; without words in a paper of two languages."""
    first, last = (tongue.day(day(period[key])) for key in ("starts", "ends"))
    if tongue.beside:
        return f"{first} – {last}"
    return say("from {first} to {last}", first=first, last=last)


def long_day(tongue: Language, on: date) -> str:
    """A day with its month in words; in figures in a paper of two languages."""
    return tongue.day(on) if tongue.beside else tongue.long_day(on)


def of_day(tongue: Language, reference: str, iso: str) -> Words:
    """A paper by its number and day; without words in a paper of two languages."""
    shown = tongue.day(day(iso))
    if tongue.beside:
        return f"{reference} ({shown})"
    return say("{reference} of {day}", reference=reference, day=shown)


def let(setter: Setter, content: Stated) -> Pairs:
    """The premises as facts; their buildings apart in a paper of two languages."""
    if len(setter.voices) == 1:
        return [(say("Premises"), premises(content, setter.language))]
    units = content["premises"]
    area = sum(unit["area"] or 0 for unit in units)
    codes = ", ".join(unit["code"] for unit in units)
    buildings = ", ".join(dict.fromkeys(unit["building"] for unit in units if unit["building"]))
    return [
        (say("Premises"), setter.row(codes, setter.language.area(area) if area else "")),
        (say("Building"), buildings),
    ]


def chosen(text: str, choices: Choices, spoken: str, setter: Setter) -> Cell | Words:
    """A word of ours that was frozen, as a cell in the language of the paper, or in both."""
    first, *second = (again(text, choices, spoken, one.language) for one in setter.voices)
    below = "\n".join(setter.voices[-1].say(one) for one in second if one != first)
    return Cell(first, below) if below else first


def premises(content: Stated, tongue: Language) -> str:
    """The units by their codes, their buildings, the area let."""
    units = content["premises"]
    codes = ", ".join(unit["code"] for unit in units)
    buildings = ", ".join(dict.fromkeys(unit["building"] for unit in units if unit["building"]))
    said = say("Building {code}", code=buildings).in_language(tongue) if buildings else ""
    area = sum(unit["area"] or 0 for unit in units)
    shown = tongue.area(area) if area else ""
    return Setter(tongue).row(*(part for part in (codes, said, shown) if part))


def bank(setter: Setter, seller: Stated) -> Pairs:
    """Where to pay to."""
    rib = seller["rib"]
    iban = rib_to_iban(rib) if rib.isdigit() else ""
    groups = " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
    return (
        (say("Account holder"), seller["legal_name"]),
        (say("Bank"), seller["bank"]),
        (say("RIB"), RIB.show(rib, setter.language) if rib else ""),
        (say("IBAN"), groups.replace(" ", language.FIXED)),
    )


def kept(*stacks: Stack) -> Stack:
    """Stacks that are never parted from one another."""
    return Stack((flat(joined(*stacks)),))


def signed(setter: Setter, before: Stack, signer: Words) -> Stack:
    """A box to sign, on the page of what it is under: it never stands alone."""
    box = moved(hand.sign_off(setter, [signer], SIGN, 76), WIDTH - SIGN)
    return Stack((*joined(before).rows, Row(14, glued=True), replace(box.rows[0], glued=True)))


def sheet(
    setter: Setter,
    content: Stated,
    mail: Mail,
    title: str,
    blocks: Sequence[Block],
    code: str = "",
) -> Sheet:
    """The sheet of a money paper: dated the day it was issued, with its code."""
    shown = issuer(content["seller"], mail)
    return Sheet(
        title=title,
        author=shown.name,
        language=setter.language,
        printed_on=day(content["issued_on"]),
        blocks=tuple(blocks),
        running=setter.row(title, content["client"]["legal_name"]),
        footer=legal_line(shown, setter.language),
        watermark=setter.say(setter.heading(say("Cancelled"))) if mail.cancelled else "",
        note=setter.say(setter.heading(say("Fictitious data"))) if mail.fictitious else "",
        code=code,
    )


def code(content: Stated, total: int, digest: str) -> str:
    """What the QR code says of an issued paper."""
    return qr.proof(content["reference"], content["issued_on"], total, digest)
