"""A sheet to read the meters of a building: each with its last index and room for the new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ctv_desktop.features.meters.words import INDEX, KINDS
from ctv_desktop.pdf import hand, styles
from ctv_desktop.pdf.blocks import Block, Box, Mark, Row, Stack, gap, placed
from ctv_desktop.pdf.heading import heading
from ctv_desktop.pdf.letterhead import Issuer, legal_line, letterhead
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.pdf.tables import Column
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say

HIGH = 24.0  # points: a row with room for eight figures by hand


@dataclass(frozen=True)
class ToRead:
    """A meter to be read; its last index in thousandths, None where it was never read."""

    serial: str
    kind: str
    unit: str
    place: str
    measure: str
    last: int | None
    last_on: date | None


def render(
    building: str, meters: Sequence[ToRead], issuer: Issuer, day: date, language: Language,
    fictitious: bool = False,
) -> bytes:  # fmt: skip
    """The PDF of the sheet of a building."""
    return draw(compose(building, meters, issuer, day, language, fictitious))


def compose(
    building: str, meters: Sequence[ToRead], issuer: Issuer, day: date, language: Language,
    fictitious: bool = False,
) -> Sheet:  # fmt: skip
    """The blocks of the sheet and what its pages repeat."""
    setter = Setter(language)
    title = setter.say(say("Meters of {building} to read", building=building))
    return Sheet(
        title=title,
        author=issuer.name,
        language=language,
        printed_on=day,
        blocks=tuple(_blocks(setter, building, meters, issuer, day)),
        running=title,
        footer=legal_line(issuer, language),
        note=setter.say(say("Fictitious data")) if fictitious else "",
    )


def _blocks(
    setter: Setter, building: str, meters: Sequence[ToRead], issuer: Issuer, day: date
) -> list[Block]:
    printed = say("Printed on {day}", day=setter.language.long_day(day))
    return [
        letterhead(setter, issuer, WIDTH),
        heading(setter, say("Meter readings"), building, printed, (), WIDTH),
        gap(8),
        hand.blanks(setter, (say("Read on"), say("Read by")), WIDTH),
        gap(8),
        _table(setter, meters),
        setter.section(say("Remarks"), WIDTH, ruled=False),
        hand.ruled(3, WIDTH),
    ]


def _table(setter: Setter, meters: Sequence[ToRead]) -> Stack:
    heads = (
        Column(say("Serial number"), 80),
        Column(say("Kind"), 70),
        Column(say("Where"), 122),
        Column(say("Last index"), 74, "end"),
        Column(say("Index read"), 88),
        Column(say("Remark"), WIDTH - 434),
    )
    head = hand.empty_table(setter, heads, 0).rows[0]
    rows = tuple(_row(setter, heads, one) for one in meters)
    return Stack(rows, head=(head,))


def _row(setter: Setter, heads: Sequence[Column], one: ToRead) -> Row:
    spoken = setter.language
    last = "" if one.last is None else f"{INDEX.show(one.last, spoken)} {one.measure}"
    cells: tuple[tuple[Words, str], ...] = (
        (one.serial, ""),
        (KINDS.label(one.kind), ""),
        (one.unit, one.place),
        (last, spoken.day(one.last_on) if one.last_on else ""),
        ("", ""),
        ("", ""),
    )
    marks: list[Mark] = [Box(0, HIGH - 0.5, WIDTH, 0.5, fill=styles.HAIRLINE)]
    x = 0.0
    for column, (text, note) in zip(heads, cells, strict=True):
        marks.append(Box(x, 0, 0.5, HIGH, fill=styles.HAIRLINE))
        for words, style, drop in ((text, styles.BODY, 2.0), (note, styles.NOTE, 12.5)):
            if words:
                line = setter.lines(words, style, column.width - 10, most=1)[0]
                marks.append(placed(line, style, x + 5, column.width - 10, column.align, drop))
        x += column.width
    marks.append(Box(x - 0.5, 0, 0.5, HIGH, fill=styles.HAIRLINE))
    return Row(HIGH, tuple(marks))
