"""The certificate of establishment, or of domiciliation: one page, signed by the landlord."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ctv_desktop.features.contracts.papers import articles
from ctv_desktop.features.contracts.papers.looks import ABREAST, PAGE, Voice
from ctv_desktop.features.letters.papers import parts
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Box, Row, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.letterhead import Issuer, letterhead
from ctv_desktop.pdf.sheet import Sheet
from ctv_desktop.values.say import say

Content = Mapping[str, Any]
SIGN = 240.0
INSET = 12.0


def compose(content: Content, logo: bytes | None = None, mark: str = "") -> Sheet:
    """The blocks of a certificate."""
    said = parts.letter_voices(content)
    issuer = Issuer(**content["issuer"], logo=logo)
    width = (PAGE if len(said) == 1 else ABREAST).width
    return parts.sheet(content, said, issuer, [*_blocks(content, said, issuer, width)], mark)


def _blocks(content: Content, said: list[Voice], issuer: Issuer, width: float) -> Iterator[Block]:
    yield letterhead(said[0].setter, issuer, width)
    yield gap(26)
    number = say("No. {reference}", reference=content["reference"])
    yield from articles.heads(content, said, number)
    yield gap(14)
    yield from parts.part(content, "declares", said, titled=False)
    yield gap(6)
    yield _points(content, said)
    yield gap(10)
    yield from parts.with_next([*parts.part(content, "issued", said, titled=False)])
    yield parts.made(content, said)
    yield _signed(content, said, width)


def _points(content: Content, said: list[Voice]) -> Block:
    """The facts certified, on a tint, each with its word."""
    stacks = []
    for voice in said:
        setter, code, wide = voice.setter, voice.code, voice.width - 2 * INSET
        label = 118.0 if len(said) == 1 else 78.0
        rows = [
            (one["label"], one["value"])
            for one in (parts.spoken(point, code) for point in content["points"])
        ]
        inside = joined(gap(8), setter.facts(rows, wide, label), gap(8))
        row = flat(moved(inside, INSET))
        ground = Box(0, 0, voice.width, row.height, fill=styles.TINT, radius=4)
        stacks.append(moved(Stack((Row(row.height, (ground, *row.marks)),)), voice.x))
    return articles.beside(stacks)


def _signed(content: Content, said: list[Voice], width: float) -> Block:
    signer, asked = content["landlord"], say("Signature and stamp")
    box = parts.box(said, say("For the landlord"), signer, asked, SIGN)
    rows = joined(gap(10), moved(box, width - SIGN)).rows
    return Stack((rows[0], replace(rows[1], glued=True)))
