"""The end of a contract: its annexes, where and when it was made, who signs; initials."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.papers.looks import Voice
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Box, Mark, Row, Stack, flat, gap, joined, moved, placed
from ctv_desktop.pdf.prose import paragraph
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.values.say import say

DOTS = "…………………………"
SIGN = 112.0  # points to sign and stamp in
GUTTER = 20.0
INITIAL = 62.0
PARTIES = (("landlord", say("The landlord")), ("tenant", say("The tenant")))


def closing(content: Mapping[str, Any], said: list[Voice], width: float) -> Stack:
    """Annexes, place and day, signatures: one piece, never parted."""
    columns = tuple(moved(_made(content, voice), voice.x) for voice in said)
    text = columns[0] if len(columns) == 1 else Stack((flat(Beside(columns)),))
    whole = joined(gap(6), text, gap(8), _signatures(content, said, width))
    return Stack((flat(whole),), outline=said[0].setter.say(say("Annexes and signatures")))


def _made(content: Mapping[str, Any], voice: Voice) -> Stack:
    setter, width, spoken = voice.setter, voice.width, voice.setter.language
    day = date.fromisoformat(content["signed_on"]) if content["signed_on"] else None
    place, on = content["city"] or DOTS, spoken.long_day(day) if day else DOTS
    made = say("Done in {place}, on {day}.", place=place, day=on)
    small = replace(voice.look, after=1)
    rows = [setter.text(say("Annexes"), voice.heading, width, align=voice.align)]
    for number, annex in enumerate(content["annexes"], 1):
        words = f"{number}. {annex[voice.code]}"
        rows.append(paragraph(words, small, width, voice.right_to_left, voice.align))
    words = setter.say(made)
    rows += (gap(6), paragraph(words, small, width, voice.right_to_left, voice.align))
    return joined(*rows)


def _signatures(content: Mapping[str, Any], said: list[Voice], width: float) -> Stack:
    wide = (width - GUTTER) / 2
    boxes = [
        moved(_box(content[party], label, said, wide), place * (wide + GUTTER))
        for place, (party, label) in enumerate(PARTIES)
    ]
    return Stack((flat(Beside(tuple(boxes))),))


def _box(signer: Mapping[str, str], label: Any, said: list[Voice], wide: float) -> Stack:
    room = wide - 20
    setter = said[0].setter
    heads = setter.row(*(label.in_language(voice.setter.language) for voice in said))
    who = setter.row(signer["signatory"], signer["capacity"])
    asked = say("Read and approved, signature and stamp")
    read = setter.row(*(asked.in_language(voice.setter.language) for voice in said))
    texts = [
        setter.text(heads, styles.STRONG, room, most=1),
        setter.text(signer["name"], styles.BODY, room, most=3, limit=300),
        setter.text(who, styles.LABEL, room, most=2, limit=400) if who else None,
        setter.text(read, styles.NOTE, room, most=2),
    ]
    inside = moved(joined(gap(7), *texts), 10)
    box = Box(0, 0, wide, inside.height + SIGN - 30, stroke=styles.HAIRLINE, radius=4)
    return Stack((Row(inside.height + SIGN - 30, (box, *flat(inside).marks)),))


def initials(setter: Setter, width: float) -> tuple[Mark, ...]:
    """A box for the initials of each party, at the end of every page."""
    style = styles.NOTE
    line = setter.lines(say("Initials"), style, 90, most=1)[0]
    start = width - 2 * INITIAL - 6
    marks: list[Mark] = [placed(line, style, start - line.width - 8, line.width, drop=16)]
    for place, (_party, label) in enumerate(PARTIES):
        x = start + place * (INITIAL + 6)
        marks.append(Box(x, 10, INITIAL, 22, stroke=styles.HAIRLINE, radius=2))
        name = setter.lines(label, styles.FOOT, INITIAL - 6, most=1)[0]
        marks.append(placed(name, styles.FOOT, x + 4, INITIAL, drop=11))
    return tuple(marks)
