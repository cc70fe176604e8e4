"""The certificate of establishment, or of domiciliation: one page, signed by the landlord."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from ctv_desktop.features.contracts.papers import articles
from ctv_desktop.features.contracts.papers.looks import ABREAST, PAGE, Voice
from ctv_desktop.features.letters.papers import parts
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Box, Row, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.letterhead import Issuer, letterhead
from ctv_desktop.pdf.sheet import Sheet
from ctv_desktop.pdf.tables import Cell, Column, Record, table
from ctv_desktop.values.say import say

Content = Mapping[str, Any]
SIGN = 240.0
INSET = 12.0
LABEL = 118.0


def compose(content: Content, logo: bytes | None = None, mark: str = "") -> Sheet:
    """The blocks of a certificate."""
    return parts.fitted(partial(_compose, content, logo, mark), 0.8)


def _compose(content: Content, logo: bytes | None, mark: str, scale: float) -> Sheet:
    said = parts.letter_voices(content, scale)
    issuer = Issuer(**content["issuer"], logo=logo)
    width = (PAGE if len(said) == 1 else ABREAST).width
    return parts.sheet(content, said, issuer, [*_blocks(content, said, issuer, width)], mark)


def _blocks(content: Content, said: list[Voice], issuer: Issuer, width: float) -> Iterator[Block]:
    yield letterhead(said[0].setter, issuer, width)
    yield gap(16)
    number = say("No. {reference}", reference=content["reference"])
    yield from articles.heads(content, said, number)
    yield gap(8)
    yield from parts.part(content, "declares", said, titled=False)
    yield gap(6)
    yield _points(content, said, width)
    yield gap(5)
    yield from parts.with_next([*parts.part(content, "issued", said, titled=False)])
    yield parts.made(content, said)
    yield _signed(content, said, width)


def _points(content: Content, said: list[Voice], width: float) -> Block:
    """The facts certified, on a tint, each with its word."""
    inside = _pairs(content, said, width - 2 * INSET)
    row = flat(moved(joined(gap(8), inside, gap(6)), INSET))
    ground = Box(0, 0, width, row.height, fill=styles.TINT, radius=4)
    return Stack((Row(row.height, (ground, *row.marks)),))


def _pairs(content: Content, said: list[Voice], width: float) -> Stack:
    """Words and facts; in two languages the words at either side, the facts in between."""
    setter, points = said[0].setter, content["points"]
    if len(said) == 1:
        shown = (parts.spoken(point, said[0].code) for point in points)
        return setter.facts([(one["label"], one["value"]) for one in shown], width, LABEL)
    columns = (Column("", LABEL), Column("", width - 2 * LABEL), Column("", LABEL, "end"))
    records = []
    for point in points:
        each = [parts.spoken(point, voice.code) for voice in said]
        first, other = (str(one["value"]) for one in each)
        value = Cell(first, other if other != first else "")
        records.append(Record((each[0]["label"], value, each[1]["label"])))
    return table(setter, columns, records)


def _signed(content: Content, said: list[Voice], width: float) -> Block:
    signer, asked = content["landlord"], say("Signature and stamp")
    box = parts.box(said, say("For the landlord"), signer, asked, SIGN)
    rows = joined(gap(10), moved(box, width - SIGN)).rows
    return Stack((rows[0], replace(rows[1], glued=True)))
