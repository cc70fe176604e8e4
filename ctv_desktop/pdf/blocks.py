"""Blocks of a paper: rows of marks that know their height and where they may be parted.

Positions are in points from the start side and the top of the block; the sheet mirrors them for a
paper that runs from right to left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from ctv_desktop.pdf.styles import Align, Colour, Style
from ctv_desktop.pdf.text import Line

# What a line is in a table: head of its column, name of its row, or a cell of it.
Role = Literal["", "head", "name", "cell"]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A set line; `drop` is the distance from the top of its row to the baseline.

    In a table it has a role, and `cell` is the number of its column from the start side.
    """

    x: float
    drop: float
    line: Line
    colour: Colour
    role: Role = ""
    cell: int = 0


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
    """An image, already safe to draw; `alt` says it in words, without them it only decorates."""

    x: float
    drop: float
    width: float
    height: float
    image: Any
    alt: str = ""


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
    @property
    def fresh(self) -> bool: ...
    def part(self, room: float) -> "tuple[Block | None, Block | None]": ...
    def marks(self) -> Iterator[tuple[float, Mark]]: ...


@dataclass(frozen=True)
class Stack:
    """Rows one under the other; the head is repeated where the rows go on to another page.

    A fresh one begins a page.
    """

    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    with_next: bool = False
    outline: str = ""
    fresh: bool = False

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
            replace(self, rows=rest, outline="", fresh=False) if rest else None,
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
    fresh: bool = False

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
    if not x:
        return stack
    return replace(stack, rows=_moved(stack.rows, x), head=_moved(stack.head, x))


def _moved(rows: tuple[Row, ...], x: float) -> tuple[Row, ...]:
    return tuple(
        Row(row.height, tuple([_shifted(mark, x, 0) for mark in row.marks]), row.glued)
        for row in rows
    )


def _shifted(mark: Mark, x: float, drop: float) -> Mark:
    """The mark further along and down; `replace` would take three times as long."""
    if isinstance(mark, Glyphs):
        return Glyphs(mark.x + x, mark.drop + drop, mark.line, mark.colour, mark.role, mark.cell)
    return replace(mark, x=mark.x + x, drop=mark.drop + drop)


def joined(*stacks: Stack | None) -> Stack:
    """Stacks one under the other as one stack; heads become plain rows."""
    return Stack(tuple(row for part in stacks if part for row in (*part.head, *part.rows)))


def flat(block: Block) -> Row:
    """A block as one row that is never parted."""
    return Row(block.height, tuple([_shifted(mark, 0, top) for top, mark in block.marks()]))


def gap(height: float) -> Stack:
    """Empty space in points."""
    return Stack((Row(height),))


def placed(
    line: Line,
    style: Style,
    x: float,
    width: float,
    align: Align = "start",
    drop: float = 0,
    role: Role = "",
    cell: int = 0,
) -> Glyphs:
    """A line put at the start, the end or the middle of a width."""
    room = width - line.width
    shift = {"start": 0.0, "end": room, "center": room / 2}[align]
    return Glyphs(x + shift, drop + style.drop, line, style.colour, role, cell)
