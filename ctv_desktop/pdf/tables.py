"""Tables on a paper: heads that come again on each page, hairlines, figures to the end side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Box, Glyphs, Mark, Role, Row, Stack, placed
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.styles import Align, Style

GUTTER = 8
PADDING = 2.4
OVERHANG = 4.0  # a tint reaches past the text on both sides, so that text keeps the margin
CELL_LINES = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in points, the side its text stands on."""

    title: Words
    width: float
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with a smaller note under it.

    What is `opposite` stands as small at the other side of the table, under what is in the cells
    behind; only the first cell of a row has it.
    """

    text: Words
    note: Words = ""
    opposite: Words = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of cells; a strong one is a total: bold, on a tint, kept with the row before."""

    cells: tuple[Cell | Words, ...]
    strong: bool = False


def table(
    setter: Setter,
    columns: Sequence[Column],
    records: Sequence[Record],
    most: int = CELL_LINES,
) -> Stack:
    """Records in columns. Cells are cut after `most` lines; widths are those of the columns."""
    titles = tuple(setter.column(column.title) for column in columns)
    head = _row(setter, columns, titles, styles.HEAD, "head")
    ruled = Box(0, head.height - 0.7, _width(columns), 0.7, fill=styles.ACCENT)
    return Stack(
        tuple(_record(setter, columns, record, most) for record in records),
        head=(Row(head.height, (*head.marks, ruled)),) if any(c.title for c in columns) else (),
    )


def _width(columns: Sequence[Column]) -> float:
    return sum(column.width for column in columns)


def _record(setter: Setter, columns: Sequence[Column], record: Record, most: int) -> Row:
    style = styles.STRONG if record.strong else styles.BODY
    row = _row(setter, columns, record.cells, style, "cell", most)
    ground: tuple[Mark, ...] = ()
    if record.strong:
        wide = _width(columns) + 2 * OVERHANG
        ground = (Box(-OVERHANG, 0, wide, row.height, fill=styles.TINT),)
    rule = Box(0, row.height - 0.5, _width(columns), 0.5, fill=styles.HAIRLINE)
    return Row(row.height, (*ground, *row.marks, rule), glued=record.strong)


def _row(
    setter: Setter,
    columns: Sequence[Column],
    cells: Sequence[Cell | Words],
    style: Style,
    role: Role = "cell",
    most: int = CELL_LINES,
) -> Row:
    marks: list[Mark] = []
    height, x, behind = 0.0, 0.0, 0.0
    for index, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        # No gutter at the outer edges, so that the table stands on the lines of the page.
        before = GUTTER / 2 if index else 0.0
        after = GUTTER / 2 if index + 1 < len(columns) else 0.0
        room = column.width - before - after
        if style is styles.STRONG and column.align == "start":
            room += _free(columns, cells, index)
        place = partial(placed, x=x + before, width=room, align=column.align, role=role, cell=index)
        found, bottom = _cell(setter, cell, style, room, place, most, role)
        marks += found
        height = max(height, bottom)
        behind = max(behind, bottom if index else 0)
        x += column.width
    first = cells[0]
    if isinstance(first, Cell) and first.opposite:
        start = columns[0].width + GUTTER / 2
        found, bottom = _opposite(setter, first.opposite, start, x - start, behind)
        marks += found
        height = max(height, bottom)
    return Row(height + PADDING * setter.spacing, tuple(marks))


def _opposite(
    setter: Setter, words: Words, x: float, room: float, drop: float
) -> tuple[list[Glyphs], float]:
    marks = []
    for line in setter.lines(words, styles.NOTE, room):
        marks.append(placed(line, styles.NOTE, x, room, "end", drop, "cell"))
        drop += styles.NOTE.leading
    return marks, drop


def _free(columns: Sequence[Column], cells: Sequence[Cell | Words], index: int) -> float:
    """The width of the empty cells behind one: the word of a total may reach over them."""
    found = 0.0
    for column, cell in zip(columns[index + 1 :], cells[index + 1 :], strict=True):
        if cell:
            break
        found += column.width
    return found


def _cell(
    setter: Setter,
    cell: Cell | Words,
    style: Style,
    room: float,
    place: Callable[..., Glyphs],
    most: int,
    role: Role,
) -> tuple[list[Glyphs], float]:
    drop, marks = PADDING * setter.spacing, []
    text, note = (cell.text, cell.note) if isinstance(cell, Cell) else (cell, "")
    if role == "cell":
        text, note = setter.cell(text, note)
    for words, chosen in ((text, style), (note, styles.NOTE)):
        if not words:
            continue
        found = setter.lines(words, chosen, room, most)
        for number, line in enumerate(found, 1):
            marks.append(place(line, chosen, drop=drop))
            drop += setter.leading(chosen) if number < len(found) else chosen.leading
    return marks, drop
