"""The end of a condition report: reservations, remarks, where and when, who signs."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ctv_desktop.features.surveys.papers.voice import Voice
from ctv_desktop.features.surveys.words import SIDES
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Block, Box, Row, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.prose import kept
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.styles import Align
from ctv_desktop.values.say import say

Content = Mapping[str, Any]
DOTS = "…………………………"
SIGN = 78.0  # points to sign and stamp in
GUTTER = 16.0
MOST = 10_000
ACROSS = 3  # boxes on one line
PARTIES = (say("The landlord"), say("The tenant"))


def closing(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    """Reservations stay with the signatures: those never stand alone on a page."""
    if content["remarks"]:
        yield voice.setter.section(voice.head(say("Remarks")), width)
        yield voice.setter.text(content["remarks"], styles.BODY, width, limit=MOST)
    yield voice.setter.section(voice.head(say("Reservations")), width)
    said = content["reservations"] or say("No reservation was made.")
    yield from kept(voice.setter.text(said, styles.BODY, width, limit=MOST))
    yield from _signed(content, voice, width)


def _signed(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    setter = voice.setter
    day = date.fromisoformat(content["signed_on"]) if content["signed_on"] else None
    text = joined(gap(7), _made(content, setter, day, width), gap(5))
    if voice.second is not None:
        text = joined(text, _made(content, Setter(voice.second), day, width, "end"), gap(5))
    boxes = _boxes(content, voice, width)
    yield Stack((flat(joined(text, boxes[0])),), outline=setter.say(say("Signatures")))
    yield from boxes[1:]


def _made(
    content: Content, setter: Setter, day: date | None, width: float, align: Align = "start"
) -> Stack:
    """What was drawn up, where and when, in one language."""
    agreed = say("Drawn up in the presence of the parties, who each receive a copy.")
    on = setter.language.long_day(day) if day else DOTS
    made = say("Done in {place}, on {day}.", place=content["city"] or DOTS, day=on)
    lines = [setter.text(words, styles.BODY, width, align=align) for words in (agreed, made)]
    return joined(*lines)


def _boxes(content: Content, voice: Voice, width: float) -> list[Stack]:
    """A box for each who was present, three on a line; one for each party where none was named."""
    signers = [
        (voice.head(SIDES.label(row["side"])), row["name"], row["capacity"])
        for row in content["persons"]
    ] or [(voice.head(label), "", "") for label in PARTIES]
    across = min(ACROSS, len(signers))
    wide = (width - GUTTER * (across - 1)) / across
    lines = []
    for start in range(0, len(signers), across):
        some = signers[start : start + across]
        stacks = tuple(
            moved(_box(voice, one, wide), place * (wide + GUTTER)) for place, one in enumerate(some)
        )
        lines.append(Stack((flat(Beside(stacks)), Row(8))))
    return lines


def _box(voice: Voice, signer: tuple[Any, str, str], wide: float) -> Stack:
    setter, room = voice.setter, wide - 20
    label, name, capacity = signer
    asked = say("Read and approved, signature and stamp")
    inside = moved(
        joined(
            gap(6),
            setter.text(label, styles.STRONG, room, most=1),
            setter.text(name or " ", styles.BODY, room, limit=200),
            setter.text(capacity, styles.LABEL, room, limit=200) if capacity else None,
            setter.text(voice.column(asked), styles.NOTE, room, most=2),
        ),
        10,
    )
    height = inside.height + SIGN - 22
    box = Box(0, 0, wide, height, stroke=styles.HAIRLINE, radius=4)
    return Stack((Row(height, (box, *flat(inside).marks)),))
