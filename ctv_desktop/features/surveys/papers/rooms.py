"""The tables of a condition report, a room each; at exit with the difference and what it costs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from ctv_desktop.features.surveys.papers.facts import MOST_LINES, columns
from ctv_desktop.features.surveys.papers.voice import Voice
from ctv_desktop.features.surveys.words import CONDITIONS, ELEMENTS
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Row, Stack, gap, placed
from ctv_desktop.pdf.setter import Words
from ctv_desktop.pdf.tables import Cell, Record, table
from ctv_desktop.pdf.tiles import Tile, tiles
from ctv_desktop.values.say import Say, say, says

Content = Mapping[str, Any]
Item = Mapping[str, Any]


def tables(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    """A table for each room, its name and heads again on each page it goes on to."""
    yield voice.setter.section(voice.head(say("Rooms and elements")), width)
    for room, items in groupby(content["items"], key=lambda item: item["room"]):
        yield _room(content, voice, room, list(items), width)
    if any(not item["entry_state"] for item in content["items"]) and content["kind"] == "exit":
        yield gap(3)
        said = say("An element without a state at entry is taken to have been received in good"
                   " condition.")  # fmt: skip
        yield voice.setter.text(said, styles.NOTE, width)


def _room(content: Content, voice: Voice, room: str, items: list[Item], width: float) -> Stack:
    leaving = content["kind"] == "exit"
    found = _left(voice, items, width) if leaving else _entered(voice, items, width)
    style = styles.STRONG
    lines = voice.setter.lines(room, style, width, most=3)
    marks = tuple(
        placed(line, style, 0, width, drop=5 + place * style.leading)
        for place, line in enumerate(lines)
    )
    name = Row(style.leading * len(lines) + 7, marks)
    first = found.rows[0]
    # The first element stays with its heads, a second one with it.
    rest = tuple(replace(row, glued=place == 0) for place, row in enumerate(found.rows[1:]))
    return replace(found, head=(name, *found.head), rows=(first, *rest), outline=room)


def _entered(voice: Voice, items: list[Item], width: float) -> Stack:
    heads = columns(
        voice, width, (say("Element"), 32), (say("State"), 18), (say("Remark"), 40),
        (say("Photos"), 10),
    )  # fmt: skip
    rows = [
        Record((_element(voice, one), _state(voice, one["state"]), one["remark"], _photos(one)))
        for one in items
    ]
    return table(voice.setter, heads, rows, MOST_LINES)


def _left(voice: Voice, items: list[Item], width: float) -> Stack:
    spoken = voice.setter.language
    heads = columns(
        voice, width, (say("Element"), 86), (say("At entry"), 87), (say("At exit"), 103),
        (say("Difference"), 58), (say("Cost, MAD excl. VAT"), 52, "end"),
        (say("Wear"), 45, "end"), (say("Borne by the tenant"), 52, "end"), (say("Photos"), 36),
    )  # fmt: skip
    rows = []
    for one in items:
        cost, due = (spoken.money(one[k], unit=False) if one[k] else "" for k in ("cost", "due"))
        worn = spoken.percent(one["worn"]) if one["cost"] else ""
        before, now = (
            _remarked(_state(voice, one[f"{at}state"]), one[f"{at}remark"]) for at in ("entry_", "")
        )
        rows.append(Record((
            _element(voice, one), before, now, difference(one), cost, worn, due, _photos(one),
        )))  # fmt: skip
    return table(voice.setter, heads, rows, MOST_LINES)


def _remarked(state: Cell | Words, remark: str) -> Cell | Words:
    """A state with what was noted of it below."""
    if not remark:
        return state
    if not isinstance(state, Cell):
        return Cell(state, remark)
    return Cell(state.text, f"{state.note}\n{remark}" if state.note else remark)


def _element(voice: Voice, one: Item) -> Any:
    known = ELEMENTS.get(one["element"])
    return voice.cell(known.label if known else one["element"])


def _state(voice: Voice, code: str) -> Any:
    return voice.cell(CONDITIONS.label(code)) if code else "—"


def difference(one: Item) -> Say | str:
    """How an element changed, in words."""
    if not one["state"]:
        return ""
    by = one["steps"]
    if by > 0:
        return says("Worse by {count} step", "Worse by {count} steps", by)
    return say("Better") if by < 0 else say("Unchanged")


def _photos(one: Item) -> str:
    """The numbers of an element's photos: 3, or 3–5."""
    numbers = [photo["number"] for photo in one["photos"]]
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first}–{last}"


def result(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    """What became worse, what repairs cost, what wear takes off, what the tenant bears."""
    spoken = voice.setter.language
    items, keys = content["items"], sum(row["cost"] for row in content["keys"])
    worse = sum(one["steps"] > 0 for one in items)
    cost = sum(one["cost"] for one in items)
    borne = sum(one["due"] for one in items)
    yield voice.setter.section(voice.head(say("Result")), width, ruled=False)
    yield gap(3)
    shown = (
        Tile(say("Elements now worse"), spoken.number(worse),
             say("of {count}", count=len(items))),
        Tile(say("Cost of repairs"), spoken.money(cost), say("excl. VAT")),
        Tile(say("Borne by the landlord"), spoken.money(cost - borne), say("Wear, excl. VAT")),
        Tile(say("Missing keys, badges"), spoken.money(keys), say("excl. VAT")),
        Tile(say("Borne by the tenant"), spoken.money(borne + keys), say("excl. VAT")),
    )  # fmt: skip
    yield tiles(voice.setter, shown, width)
