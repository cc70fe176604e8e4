"""A condition report to fill by hand: boxes to tick for each element, lines to write on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.meters.words import INDEX
from ctv_desktop.features.meters.words import KINDS as METER_KINDS
from ctv_desktop.features.park.words import UNIT_KINDS
from ctv_desktop.features.surveys.papers.facts import columns, premises_table
from ctv_desktop.features.surveys.papers.voice import Voice
from ctv_desktop.features.surveys.words import CONDITIONS, ELEMENTS, SHORT
from ctv_desktop.pdf import hand, styles
from ctv_desktop.pdf.blocks import Block, Row, Stack, gap, placed
from ctv_desktop.pdf.heading import heading
from ctv_desktop.pdf.letterhead import Issuer, legal_line, letterhead
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import UPRIGHT, Sheet, draw
from ctv_desktop.pdf.tables import Column
from ctv_desktop.values.language import of
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.values.language import Language

Content = Mapping[str, Any]
NAMELESS = 2  # rooms without a name at the end
NAME, BOTH_NAMES, BOX, PHOTO = 138.0, 214.0, 42.0, 42.0
BLANK_ROWS = 9


def title(content: Content, spoken: "Language") -> str:
    """The title of the document."""
    return say("Condition report to fill, {units}", units=_named(content, spoken)).in_language(
        spoken
    )


def _named(content: Content, spoken: "Language") -> str:
    """The units, or their kind where the sheet is of none."""
    units = ", ".join(unit["code"] for unit in content["units"])
    return units or UNIT_KINDS.label(content["of_kind"]).in_language(spoken)


def render(content: Content, spoken: "Language", logo: bytes | None = None) -> bytes:
    """The PDF of a sheet."""
    return draw(compose(content, spoken, logo))


def render_all(contents: Sequence[Content], spoken: "Language", logo: bytes | None) -> bytes:
    """The PDF of some sheets, each with pages of its own."""
    return draw(*(compose(content, spoken, logo) for content in contents))


def compose(content: Content, spoken: "Language", logo: bytes | None = None) -> Sheet:
    """The blocks of a sheet and what its pages repeat."""
    setter = Setter(spoken)
    voice = Voice(setter)
    issuer = Issuer(**content["issuer"], logo=logo)
    named = title(content, spoken)
    return Sheet(
        title=named,
        author=issuer.name,
        language=spoken,
        printed_on=date.fromisoformat(content["printed_on"]),
        blocks=tuple(_blocks(content, voice, issuer, UPRIGHT.width)),
        running=named,
        footer=legal_line(issuer, spoken),
        note=setter.say(say("Fictitious data")) if content["fictitious"] else "",
    )


def _blocks(content: Content, voice: Voice, issuer: Issuer, width: float) -> Iterator[Block]:
    setter = voice.setter
    yield letterhead(setter, issuer, width)
    day = setter.language.long_day(date.fromisoformat(content["printed_on"]))
    printed = say("Printed on {day}", day=day)
    units = _named(content, setter.language)
    yield heading(setter, voice.head(say("Condition report")), units, printed, (), width)
    yield gap(4)
    yield hand.ticks(setter, say("Report"), (say("At entry"), say("At exit")), width)
    yield hand.blanks(setter, (say("Day"), say("Time"), say("Lease")), width)
    yield hand.blanks(setter, (say("For the landlord"), say("Capacity")), width)
    yield hand.blanks(setter, (say("For the tenant"), say("Capacity")), width)
    if content["tenant"]:
        yield gap(3)
        facts = [(say("Tenant"), content["tenant"]), (say("Lease"), content["lease"])]
        yield setter.facts(facts, width, 78.0)
    yield setter.section(voice.head(say("Premises")), width, ruled=False)
    if content["units"]:
        yield premises_table(content, voice, width)
    else:
        where = (say("Building"), say("Floor"), say("Unit"))
        yield hand.blanks(setter, where, width)
    yield from _counted(content, voice, width)
    yield setter.section(voice.head(say("Rooms and elements")), width, ruled=False)
    for room, items in groupby(content["items"], key=lambda item: item["room"]):
        names = [voice.head(ELEMENTS.label(item["element"])) for item in items]
        yield _room(voice, room, names, 1, width)
    for _ in range(NAMELESS):
        yield _room(voice, "", [], BLANK_ROWS, width)
    yield setter.section(voice.head(say("Reservations")), width, ruled=False)
    yield replace(hand.ruled(4, width), with_next=True)
    yield gap(8)
    signers = (say("The landlord: name, signature"), say("The tenant: name, signature"))
    yield hand.sign_off(setter, signers, width, 82)


def _counted(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    """Keys, badges and meters to be counted and read."""
    setter = voice.setter
    yield setter.section(voice.head(say("Keys and badges")), width, ruled=False)
    plain = Voice(Setter(of(setter.language.code)))  # one line of heads above what is written
    heads = columns(plain, width, (say("Key, badge, card"), 4), (say("What it opens"), 5),
                    (say("Handed over"), 2), (say("Returned"), 2))  # fmt: skip
    yield hand.empty_table(setter, heads, 4)
    yield setter.section(voice.head(say("Meters")), width, ruled=False)
    heads = columns(plain, width, (say("Meter"), 6), (say("Last index"), 3), (say("Index read"), 4))
    rows = []
    for meter in content["meters"]:
        last = "" if meter["last"] is None else INDEX.show(meter["last"], setter.language)
        rows.append((setter.row(METER_KINDS.label(meter["kind"]), meter["serial"]), last))
    yield written(setter, heads, [*rows, *[("", "")] * (2 if not rows else 1)])


def written(setter: Setter, heads: list[Column], rows: list[tuple[str, ...]]) -> Stack:
    """A table whose first cells are printed and the others left to write in."""
    table = hand.empty_table(setter, heads, len(rows))
    head, *lines = table.rows
    found = []
    for line, cells in zip(lines, rows, strict=True):
        x, marks = 0.0, list(line.marks)
        for column, text in zip(heads, (*cells, *[""] * len(heads)), strict=False):
            if text:
                said = setter.lines(text, styles.BODY, column.width - 10, most=1)[0]
                marks.append(placed(said, styles.BODY, x + 5, column.width - 10, column.align,
                                    hand.LINE - 14))  # fmt: skip
            x += column.width
        found.append(Row(line.height, tuple(marks)))
    return Stack(tuple(found), head=(head,))


def _room(voice: Voice, room: str, names: list[Any], empty: int, width: float) -> Stack:
    """A room: an element a row with a box for each state, the remark, the numbers of photos."""
    setter = voice.setter
    states = [Column(SHORT[code], BOX, "center") for code in CONDITIONS]
    name_wide = NAME if voice.second is None else BOTH_NAMES
    rest = width - name_wide - BOX * len(states) - PHOTO
    heads = [Column(say("Element"), name_wide), *states, Column(say("Remark"), rest),
             Column(say("Photos"), PHOTO)]  # fmt: skip
    table = hand.choices(setter, heads, names, len(states), empty)
    style = styles.STRONG
    if room:
        line = setter.lines(room, style, width, most=1)[0]
        name = Row(style.leading + 8, (placed(line, style, 0, width, drop=6),))
    else:
        name = Row(hand.LINE + 6, hand.blanks(setter, (say("Room"),), width / 2).rows[0].marks)
    rows = tuple(replace(row, glued=0 < place < 2) for place, row in enumerate(table.rows))
    return replace(table, rows=rows, head=(name, *table.head))
