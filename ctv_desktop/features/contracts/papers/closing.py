"""The end of a contract: its annexes, where and when it was made, who signs; initials."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.papers.looks import Voice
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Box, Mark, Row, Stack, flat, gap, joined, moved, placed
from ctv_desktop.pdf.prose import paragraph
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.values.say import Say, say

DOTS = "…………………………"
SIGN = 112.0  # points to sign and stamp in
GUTTER = 20.0
INITIAL = 74.0
LANDLORD, TENANT = ("landlord", say("The landlord")), ("tenant", say("The tenant"))
PARTIES = {  # who signs, as its contract calls it
    "coworking": (("landlord", say("The operator")), ("tenant", say("The member"))),
    "domiciliation": (
        ("landlord", say("The domiciliation provider")), ("tenant", say("The domiciled client")),
    ),
}  # fmt: skip
Signers = Sequence[tuple[str, Say]]


def parties(content: Mapping[str, Any]) -> Signers:
    """Who signs: the key of the content, and what the paper calls it."""
    found = PARTIES.get(content["regime"], (LANDLORD, TENANT))
    return (*found, ("assignee", say("The assignee"))) if content.get("assignee") else found


def closing(content: Mapping[str, Any], said: list[Voice], width: float) -> Stack:
    """Annexes, place and day, signatures: one piece, never parted."""
    columns = tuple(moved(_made(content, voice), voice.x) for voice in said)
    text = columns[0] if len(columns) == 1 else Stack((flat(Beside(columns)),))
    whole = joined(gap(6), text, gap(8), _signatures(content, said, width))
    ends = say("Annexes and signatures") if content["annexes"] else say("Signatures")
    return Stack((flat(whole),), outline=said[0].setter.say(ends))


def _made(content: Mapping[str, Any], voice: Voice) -> Stack:
    setter, width, spoken = voice.setter, voice.width, voice.setter.language
    day = date.fromisoformat(content["signed_on"]) if content["signed_on"] else None
    place, on = content["city"] or DOTS, spoken.long_day(day) if day else DOTS
    made = say("Done in {place}, on {day}.", place=place, day=on)
    small = replace(voice.look, after=1)
    rows = []
    if content["annexes"]:
        rows.append(setter.text(say("Annexes"), voice.heading, width, align=voice.align))
    for number, annex in enumerate(content["annexes"], 1):
        words = f"{number}. {annex[voice.code]}"
        rows.append(paragraph(words, small, width, voice.right_to_left, voice.align))
    words = setter.say(made)
    rows += (gap(6), paragraph(words, small, width, voice.right_to_left, voice.align))
    return joined(*rows)


def _signatures(content: Mapping[str, Any], said: list[Voice], width: float) -> Stack:
    signers = parties(content)
    wide = (width - GUTTER * (len(signers) - 1)) / len(signers)
    texts = [_signer(content[party], label, said, wide - 20) for party, label in signers]
    height = max(text.height for text in texts) + SIGN - 30
    frame = Box(0, 0, wide, height, stroke=styles.HAIRLINE, radius=4)
    boxes = [
        moved(Stack((Row(height, (frame, *flat(moved(text, 10)).marks)),)), place * (wide + GUTTER))
        for place, text in enumerate(texts)
    ]
    return Stack((flat(Beside(tuple(boxes))),))


def _signer(signer: Mapping[str, str], label: Say, said: list[Voice], room: float) -> Stack:
    """Who signs, as what, and what is asked."""
    setter = said[0].setter
    heads = setter.row(*(label.in_language(voice.setter.language) for voice in said))
    who = setter.row(signer["signatory"], signer["capacity"])
    asked = say("Read and approved, signature and stamp")
    read = setter.row(*(asked.in_language(voice.setter.language) for voice in said))
    return joined(
        gap(7),
        setter.text(heads, styles.STRONG, room, most=2),
        setter.text(signer["name"], styles.BODY, room),
        setter.text(who, styles.LABEL, room) if who else None,
        setter.text(read, styles.NOTE, room, most=2),
    )


def initials(content: Mapping[str, Any], setter: Setter, width: float) -> tuple[Mark, ...]:
    """A box for the initials of each party, at the end of every page."""
    style, signers = styles.NOTE, parties(content)
    line = setter.lines(say("Initials"), style, 90, most=1)[0]
    start = width - len(signers) * (INITIAL + 6) + 6
    marks: list[Mark] = [placed(line, style, start - line.width - 8, line.width, drop=16)]
    for place, (_party, label) in enumerate(signers):
        x = start + place * (INITIAL + 6)
        marks.append(Box(x, 10, INITIAL, 22, stroke=styles.HAIRLINE, radius=2))
        name = setter.lines(label, styles.FOOT, INITIAL - 6, most=1)[0]
        marks.append(placed(name, styles.FOOT, x + 4, INITIAL, drop=11))
    return tuple(marks)
