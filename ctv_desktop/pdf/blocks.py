"""Blocks of a paper: rows of marks that know their height and where they may be parted.

Positions are in points from the start side and the top of the block; the sheet mirrors them for a
paper that runs from right to left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.styles import Align, Colour, Style, coloured
from ctv_desktop.pdf.text import LONGEST, Line, lines
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say

Words = str | Say
Pairs = Sequence[tuple[Words, Words | None]]

SECTION_GAP = 9.5
LEFT_TO_RIGHT = "\u200e"
FACT_GAP = 0.4


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A set line; `drop` is the distance from the top of its row to the baseline."""

    x: float
    drop: float
    line: Line
    colour: Colour


@dataclass(frozen=True, slots=True)
class Box:
    """A filled or outlined rectangle; a rule is a box as high as its line is thick."""

    x: float
    drop: float
    width: float
    height: float
    fill: Colour | None = None
    stroke: Colour | None = None
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """An image, already safe to draw."""

    x: float
    drop: float
    width: float
    height: float
    image: Any


Mark = Glyphs | Box | Picture


@dataclass(frozen=True, slots=True)
class Row:
    """What is never parted; `glued` keeps it on the page of the row before it."""

    height: float
    marks: tuple[Mark, ...] = ()
    glued: bool = False


class Block(Protocol):
    """What a sheet places: it has a height, may be parted, and gives its marks."""

    @property
    def height(self) -> float: ...
    @property
    def with_next(self) -> bool: ...
    @property
    def outline(self) -> str: ...
    def part(self, room: float) -> "tuple[Block | None, Block | None]": ...
    def marks(self) -> Iterator[tuple[float, Mark]]: ...


@dataclass(frozen=True)
class Stack:
    """Rows one under the other; the head is repeated where the rows go on to another page."""

    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    with_next: bool = False
    outline: str = ""

    @property
    def height(self) -> float:
        """In points."""
        return sum(row.height for row in (*self.head, *self.rows))

    def part(self, room: float) -> "tuple[Block | None, Block | None]":
        """The rows that fit in the room, and the rest."""
        left = room - sum(row.height for row in self.head)
        cut = 0
        for index, row in enumerate(self.rows):
            left -= row.height
            if left < -0.01:
                break
            following = self.rows[index + 1 : index + 2]
            if not following or not following[0].glued:
                cut = index + 1
        if not cut:
            return None, self
        rest = self.rows[cut:]
        return (
            replace(self, rows=self.rows[:cut]),
            replace(self, rows=rest, outline="") if rest else None,
        )

    def marks(self) -> Iterator[tuple[float, Mark]]:
        """Each mark with the top of its row."""
        top = 0.0
        for row in (*self.head, *self.rows):
            for mark in row.marks:
                yield top, mark
            top += row.height


@dataclass(frozen=True)
class Beside:
    """Stacks side by side, each parted for itself."""

    stacks: tuple[Stack, ...]
    with_next: bool = False
    outline: str = ""

    @property
    def height(self) -> float:
        """That of the highest stack, in points."""
        return max(stack.height for stack in self.stacks)

    def part(self, room: float) -> "tuple[Block | None, Block | None]":
        """What fits of each stack, and the rest of each."""
        parts = [stack.part(room) for stack in self.stacks]
        first = tuple(part for part, _rest in parts if isinstance(part, Stack))
        rest = tuple(part for _first, part in parts if isinstance(part, Stack))
        return (
            replace(self, stacks=first) if first else None,
            replace(self, stacks=rest, outline="") if rest else None,
        )

    def marks(self) -> Iterator[tuple[float, Mark]]:
        """The marks of all stacks."""
        for stack in self.stacks:
            yield from stack.marks()


def moved(stack: Stack, x: float) -> Stack:
    """The same stack further from the start side."""
    return replace(stack, rows=_moved(stack.rows, x), head=_moved(stack.head, x))


def _moved(rows: tuple[Row, ...], x: float) -> tuple[Row, ...]:
    return tuple(
        replace(row, marks=tuple(replace(mark, x=mark.x + x) for mark in row.marks)) for row in rows
    )


def joined(*stacks: Stack | None) -> Stack:
    """Stacks one under the other as one stack; heads become plain rows."""
    return Stack(tuple(row for part in stacks if part for row in (*part.head, *part.rows)))


def flat(block: Block) -> Row:
    """A block as one row that is never parted."""
    marks = (replace(mark, drop=mark.drop + top) for top, mark in block.marks())
    return Row(block.height, tuple(marks))


def gap(height: float) -> Stack:
    """Empty space in points."""
    return Stack((Row(height),))


def placed(
    line: Line, style: Style, x: float, width: float, align: Align = "start", drop: float = 0
) -> Glyphs:
    """A line put at the start, the end or the middle of a width."""
    room = width - line.width
    shift = {"start": 0.0, "end": room, "center": room / 2}[align]
    return Glyphs(x + shift, drop + style.drop, line, style.colour)


@dataclass(frozen=True)
class Setter:
    """Sets text in the language of one paper; `spacing` below 1 brings everything closer."""

    language: Language
    spacing: float = 1.0

    def say(self, words: Words | None) -> str:
        """The text of a sentence or a plain string in the language of the paper."""
        return words.in_language(self.language) if isinstance(words, Say) else words or ""

    def lines(
        self, words: Words, style: Style, width: float, most: int = 0, limit: int = LONGEST
    ) -> tuple[Line, ...]:
        """A text broken to a width.

        A sentence runs as the paper does; a plain value that begins in Arabic from right to left.
        """
        rtl: bool | None = self.language.right_to_left
        if not rtl and isinstance(words, str):
            rtl = None
        return lines(self.say(words), style, round(width, 2), rtl, most, limit)

    def row(self, *parts: Words) -> str:
        """Short texts on one line with dots between them, those without a word left out."""
        said = [text for text in (self.say(part).strip() for part in parts) if text]
        # The mark keeps the order of the paper where the first text is Arabic.
        start = "" if self.language.right_to_left or not said else LEFT_TO_RIGHT
        return start + " · ".join(said)

    def text(
        self,
        words: Words,
        style: Style,
        width: float,
        *,
        align: Align = "start",
        most: int = 0,
        limit: int = LONGEST,
    ) -> Stack:
        """A text as a stack, one row a line."""
        set_lines = self.lines(words, style, width, most, limit)
        return Stack(
            tuple(Row(style.leading, (placed(line, style, 0, width, align),)) for line in set_lines)
        )

    def within(self, words: Words, style: Style, width: float, room: float, tail: Words) -> Stack:
        """A text in a room so many points high; what does not fit gives way to the tail."""
        found = self.text(words, style, width)
        most = max(int(room / style.leading), 2)
        if len(found.rows) <= most and len(self.say(words)) <= LONGEST:
            return found
        kept = Stack(found.rows[: most - 1])
        return joined(kept, self.text(tail, coloured(style, styles.QUIET), width, most=1))

    def fitted(self, words: Words, styles_: Sequence[Style], width: float) -> tuple[Line, Style]:
        """A text on one line in the largest of the styles it fits in, else cut with an ellipsis."""
        for style in styles_:
            found = self.lines(words, style, width)
            if len(found) == 1 and found[0].width <= width:
                return found[0], style
        return self.lines(words, styles_[-1], width, most=1)[0], styles_[-1]

    def section(self, words: Words, width: float, ruled: bool = True) -> Stack:
        """A heading, with a hairline unless a table brings its own; it stays with what follows."""
        style = styles.SECTION
        line = self.lines(words, style, width, most=1)[0]
        rule = (Box(0, style.leading + 2, width, 0.6, fill=styles.HAIRLINE),) if ruled else ()
        height = style.leading + (6 if ruled else 1)
        rows = (
            Row(SECTION_GAP * self.spacing),
            Row(height, (placed(line, style, 0, width), *rule), True),
        )
        return Stack(rows, with_next=True, outline=self.say(words))

    def facts(
        self,
        pairs: Pairs,
        width: float,
        label: float,
        most: int = 0,
    ) -> Stack:
        """Labels with their values, those without a value left out; long values run on."""
        rows: list[Row] = []
        for name, value in pairs:
            if self.say(value).strip():
                rows += self._fact(name, value or "", width, label, most)
        return Stack(tuple(rows))

    def _fact(
        self, name: Words, value: Words, width: float, label: float, most: int
    ) -> Iterator[Row]:
        names = self.lines(name, styles.LABEL, label - 6)
        values = self.lines(value, styles.BODY, width - label, most)
        # Arabic letters reach further up and down than Latin ones.
        between = FACT_GAP + (1.4 if self.language.right_to_left else 0)
        for index in range(max(len(names), len(values))):
            marks = [placed(line, styles.LABEL, 0, label) for line in names[index : index + 1]]
            marks += [
                placed(line, styles.BODY, label, width - label)
                for line in values[index : index + 1]
            ]
            # The first two lines of a value stay together: a lone one looks lost.
            last = index + 1 == max(len(names), len(values))
            yield Row(
                styles.BODY.leading + (between if last else 0), tuple(marks), glued=index == 1
            )

    def grid(self, pairs: Pairs, width: float, label: float, gutter: float = 8) -> Stack:
        """Short facts two by two, those without a value left out."""
        known = [(name, value) for name, value in pairs if self.say(value).strip()]
        half = (width - gutter) / 2
        rows: list[Row] = []
        for index in range(0, len(known), 2):
            stacks = [self.facts([pair], half, label, most=4) for pair in known[index : index + 2]]
            stacks = [moved(stack, number * (half + gutter)) for number, stack in enumerate(stacks)]
            rows.append(flat(Beside(tuple(stacks))))
        return Stack(tuple(rows))

    def pill(self, words: Words, tone: str, end: float, drop: float) -> tuple[Mark, ...]:
        """A state in its colours, its end side at `end` points; no marks for no words."""
        if not self.say(words).strip():
            return ()
        ink, ground = styles.TONES.get(tone, styles.TONES[""])
        style = styles.coloured(styles.PILL, ink)
        line = self.lines(words, style, 180, most=1)[0]
        width = line.width + 18
        box = Box(end - width, drop, width, 17, fill=ground, radius=8.5)
        return box, placed(line, style, end - width + 9, line.width, drop=drop + 3.5)
