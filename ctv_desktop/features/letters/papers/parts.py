"""What letters share: the addressee, a part with its title, boxes to sign."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.papers import articles
from ctv_desktop.features.contracts.papers.closing import DOTS
from ctv_desktop.features.contracts.papers.looks import ABREAST, PAGE, Voice, voices
from ctv_desktop.features.contracts.rules.content import pairs
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Box, Row, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.letterhead import Issuer, legal_line, registry
from ctv_desktop.pdf.prose import Look, kept, look, paragraph
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import Sheet, pages
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

Content = Mapping[str, Any]
ADDRESS = 232.0
INSET = 10.0
SIGN = 50.0  # points to sign and stamp in


# A letter is a little smaller than a contract, so that most stand on one page.
_LOOKS = {"fr": look(10.2, 12.9, 3), "en": look(10.2, 12.9, 3), "ar": look(11.8, 17, 3)}


def letter_voices(content: Content, scale: float) -> list[Voice]:
    """The languages of a letter, each in its look."""
    said = voices([Setter(language.of(code)) for code in content["languages"]])
    looks = [voice.look if len(said) > 1 else _LOOKS[voice.code] for voice in said]
    return [
        replace(voice, look=_scaled(found, scale)) for voice, found in zip(said, looks, strict=True)
    ]


def _scaled(found: Look, scale: float) -> Look:
    size, leading = found.plain.size * scale, found.plain.leading * scale
    return look(round(size, 2), round(leading, 2), found.after * scale, found.justified)


def fitted(make: Callable[[float], Sheet], least: float) -> Sheet:
    """A sheet of one page where its text may be so much smaller; else in its own size."""
    for scale in (1.0, 0.96, 0.92, 0.88, 0.84):
        if scale < least:
            break
        sheet = make(scale)
        if len(pages(sheet.blocks, sheet.room)) == 1:
            return sheet
    return make(1.0)


def spoken(values: Content, code: str) -> dict[str, Any]:
    """Values of the content, those that were said in each language in this one."""
    return {
        key: value[code] if isinstance(value, Mapping) else value for key, value in values.items()
    }


def sheet(
    content: Content, said: Sequence[Voice], issuer: Issuer, blocks: Sequence[Block], mark: str
) -> Sheet:
    """The sheet of a letter: dated the day it is printed; a draft says so."""
    first = said[0].setter
    title = content["title"][said[0].code]
    if content["reference"] not in title:
        title = f"{title} {content['reference']}"
    return Sheet(
        title=title,
        author=issuer.name,
        language=first.language,
        printed_on=date.fromisoformat(content["printed_on"]),
        blocks=tuple(blocks),
        running=first.row(title, content["tenant"]["name"]),
        footer=legal_line(issuer, first.language),
        watermark=first.say(say("Draft")) if content["draft"] else "",
        note=first.say(say("Fictitious data")) if content["fictitious"] else "",
        format=PAGE if len(said) == 1 else ABREAST,
        code=mark,
    )


def addressee(setter: Setter, party: Content) -> Stack:
    """Who a letter goes to, where a window shows it."""
    wide = ADDRESS - 2 * INSET
    address = " ".join(party["seat"].split())
    numbers = [
        (say("ICE"), party["ice"]),
        (say("RC"), registry(party["rc"], party["rc_court"])),
    ]
    inside = joined(
        gap(7),
        setter.text(say("Addressee"), styles.HEAD, wide, most=1),
        gap(1),
        setter.text(party["name"], styles.NAME, wide, most=8, limit=300),
        setter.text(party["form"], styles.LABEL, wide) if party["form"] else None,
        setter.text(address, styles.BODY, wide, limit=2_000) if address else None,
        gap(2),
        setter.facts(numbers, wide, 30),
        gap(7),
    )
    row = flat(moved(inside, INSET))
    ground = Box(0, 0, ADDRESS, row.height, fill=styles.TINT, radius=4)
    return Stack((Row(row.height, (ground, *row.marks)),))


def part(content: Content, key: str, said: list[Voice], *, titled: bool) -> Iterator[Block]:
    """A part of a letter by its key, with its title or without; the last paragraph is kept."""
    found = next((one for one in content["articles"] if one["key"] == key), None)
    if found is None:
        return
    if titled:
        yield articles.heading(found, said)
    yield from (articles.text(pair, said) for pair in pairs(found, content["languages"]))


def with_next(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks that stay with what follows."""
    for block in blocks:
        yield from kept(block)


def made(content: Content, said: list[Voice]) -> Block:
    """Where and when the letter is made."""
    stacks = []
    for voice in said:
        spoken = voice.setter.language
        day = content["signed_on"]
        on = spoken.long_day(date.fromisoformat(day)) if day else DOTS
        words = say("Done in {place}, on {day}.", place=content["city"] or DOTS, day=on)
        text = paragraph(
            words.in_language(spoken), voice.look, voice.width, voice.right_to_left, voice.align
        )
        stacks.append(moved(joined(gap(4), text), voice.x))
    return replace(articles.beside(stacks), with_next=True)


def box(said: Sequence[Voice], title: Say, signer: Content, under: Say, wide: float) -> Stack:
    """A box to sign in: who, as what, and what is asked."""
    setter, room = said[0].setter, wide - 2 * INSET
    heads = setter.row(*(title.in_language(voice.setter.language) for voice in said))
    asked = setter.row(*(under.in_language(voice.setter.language) for voice in said))
    who = setter.row(signer["signatory"], signer["capacity"])
    inside = joined(
        gap(7),
        setter.text(heads, styles.STRONG, room, most=2),
        setter.text(signer["name"], styles.BODY, room, most=3, limit=300),
        setter.text(who, styles.LABEL, room, most=2, limit=400) if who else None,
        setter.text(asked, styles.NOTE, room, most=2),
    )
    row = flat(moved(inside, INSET))
    frame = Box(0, 0, wide, row.height + SIGN, stroke=styles.HAIRLINE, radius=4)
    return Stack((Row(row.height + SIGN, (frame, *row.marks)),))
