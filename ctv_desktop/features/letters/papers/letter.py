"""Letters that the other side receives: the notice to quit (congé), the notice of revision."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from ctv_desktop.features.contracts.papers import articles
from ctv_desktop.features.contracts.papers.looks import ABREAST, PAGE, Voice
from ctv_desktop.features.letters.papers import parts, tables
from ctv_desktop.pdf.blocks import Beside, Block, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.letterhead import Issuer, letterhead
from ctv_desktop.pdf.sheet import Sheet
from ctv_desktop.values.say import say

Content = Mapping[str, Any]
BODY = {"quit": ("notice", "delay", "handback"), "revision": ("calculation", "figures")}
LAST = {"quit": "money", "revision": "deposit"}  # it stays with the signatures
GUTTER = 20.0


def compose(content: Content, logo: bytes | None = None, mark: str = "") -> Sheet:
    """The blocks of a letter; that of a tenant bears the tenant's head, not the landlord's."""
    return parts.fitted(partial(_compose, content, logo, mark), 0.92)


def _compose(content: Content, logo: bytes | None, mark: str, scale: float) -> Sheet:
    said = parts.letter_voices(content, scale)
    sender = Issuer(
        **parts.spoken(content["sender"], said[0].code),
        logo=logo if content["by"] == "landlord" else None,
    )
    width = (PAGE if len(said) == 1 else ABREAST).width
    return parts.sheet(content, said, sender, [*_blocks(content, said, sender, width)], mark)


def _blocks(content: Content, said: list[Voice], sender: Issuer, width: float) -> Iterator[Block]:
    yield letterhead(said[0].setter, sender, width)
    yield gap(12)
    yield _head(content, said, width)
    yield _subject(content, said)
    yield from parts.part(content, "opening", said, titled=False)
    for key in BODY[content["kind"]]:
        yield from _part(content, key, said, width)
    # Signatures do not stand alone on a page.
    yield from parts.with_next([
        *parts.part(content, LAST[content["kind"]], said, titled=True),
        *parts.part(content, "closing", said, titled=False),
    ])  # fmt: skip
    yield parts.made(content, said)
    yield _signed(content, said, width)


def _part(content: Content, key: str, said: list[Voice], width: float) -> Iterator[Block]:
    """A part with its title; the table of sums stays with its sentence."""
    shown = [*parts.part(content, key, said, titled=True)]
    if key != "figures":
        yield from shown
    elif content["sums"]:
        yield from parts.with_next(shown)
        yield gap(3)
        yield tables.sums(content, said, width)
        yield gap(5)


def _head(content: Content, said: list[Voice], width: float) -> Block:
    """Reference and way of delivery on one side, the addressee on the other."""
    setter = said[0].setter
    room = width - parts.ADDRESS - GUTTER
    how = say("By bailiff") if content["bailiff"] else say("Registered letter or against receipt")
    left = joined(
        gap(7),
        setter.facts(
            [
                (say("Our reference"), content["reference"]),
                (say("Subject"), content["subtitle"][said[0].code]),
                (say("Sent"), how),
            ],
            room,
            92,
        ),
    )
    right = moved(
        parts.addressee(setter, parts.spoken(content["addressee"], said[0].code)),
        width - parts.ADDRESS,
    )
    return Stack((flat(Beside((left, right))),))


def _subject(content: Content, said: list[Voice]) -> Block:
    stacks = []
    for voice in said:
        style = replace(voice.title, size=voice.title.size * 0.7, leading=voice.title.leading * 0.7)
        text = voice.setter.text(
            content["title"][voice.code], style, voice.width, align=voice.align
        )
        stacks.append(moved(joined(gap(9), text, gap(3)), voice.x))
    return replace(articles.beside(stacks), with_next=True)


def _signed(content: Content, said: list[Voice], width: float) -> Block:
    """Who gives notice signs; who receives it may acknowledge it."""
    wide = (width - GUTTER) / 2
    got = parts.box(said, say("Received by"), content["receiver"], say("Day and signature"), wide)
    gave = parts.box(said, say("Signed by"), content["signer"], say("Signature and stamp"), wide)
    boxes = flat(Beside((got, moved(gave, wide + GUTTER))))
    return Stack(joined(gap(8), Stack((replace(boxes, glued=True),))).rows,
                 outline=said[0].setter.say(say("Signatures")))  # fmt: skip
