"""Parts of a paper to be filled by hand: ruled lines, empty tables, boxes to tick and to sign."""

from collections.abc import Sequence

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Box, Mark, Row, Stack, flat, gap, joined, moved, placed
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.tables import Column

LINE = 19.0  # a comfortable distance between handwritten lines, in points
TICK = 8.0


def ruled(count: int, width: float) -> Stack:
    """Empty lines to write on."""
    rule = Box(0, LINE - 0.5, width, 0.5, fill=styles.HAIRLINE)
    return Stack(tuple(Row(LINE, (rule,)) for _ in range(count)))


def empty_table(setter: Setter, columns: Sequence[Column], count: int) -> Stack:
    """A table with heads and empty cells between hairlines."""
    width = sum(column.width for column in columns)
    marks: list[Mark] = []
    sides: list[Mark] = []
    x = 0.0
    for column in columns:
        line = setter.lines(column.title, styles.HEAD, column.width - 10, most=1)[0]
        marks.append(placed(line, styles.HEAD, x + 5, column.width - 10, column.align, 2.5))
        sides.append(Box(x, 0, 0.5, LINE, fill=styles.HAIRLINE))
        x += column.width
    sides.append(Box(x - 0.5, 0, 0.5, LINE, fill=styles.HAIRLINE))
    rule = Box(0, LINE - 0.5, width, 0.5, fill=styles.HAIRLINE)
    head = Row(15, (Box(0, 0, width, 15, fill=styles.TINT), *marks))
    return Stack((head, *(Row(LINE, (*sides, rule)) for _ in range(count))))


def blanks(setter: Setter, labels: Sequence[Words], width: float) -> Stack:
    """Labels side by side, each followed by a line to write on.

    In a paper of two languages one under the other, each with its line between the two.
    """
    if len(setter.voices) > 1:
        return joined(*(_between(setter, label, width) for label in labels))
    wide = width / len(labels)
    marks: list[Mark] = []
    for index, label in enumerate(labels):
        line = setter.lines(label, styles.LABEL, wide - 30, most=1)[0]
        x = index * wide
        marks.append(placed(line, styles.LABEL, x, wide, drop=LINE - 12))
        start = x + line.width + 5
        marks.append(Box(start, LINE - 2, x + wide - 10 - start, 0.5, fill=styles.QUIET))
    return Stack((Row(LINE + 2, tuple(marks)),))


def _between(setter: Setter, label: Words, width: float) -> Stack:
    """A label at either side, a line to write on between them."""
    line = setter.lines(label, styles.LABEL, width / 3, most=1)[0]
    behind = setter.voices[-1].lines(setter.again(label), styles.LABEL, width / 3, most=1)[0]
    rule = width - line.width - behind.width - 12
    marks = (
        placed(line, styles.LABEL, 0, width, drop=LINE - 12),
        Box(line.width + 6, LINE - 2, rule, 0.5, fill=styles.QUIET),
        placed(behind, styles.LABEL, 0, width, "end", LINE - 12),
    )
    return Stack((Row(LINE + 2, marks),))


def ticks(
    setter: Setter, label: Words, choices: Sequence[Words], width: float, column: float = 0
) -> Stack:
    """A label and boxes to tick, with their words; at even distances where a column is given."""
    name = setter.lines(label, styles.LABEL, width / 3, most=1)[0]
    marks: list[Mark] = [placed(name, styles.LABEL, 0, width, drop=5)]
    x = name.width + 14
    for place, choice in enumerate(choices):
        if column:
            x = width - (len(choices) - place) * column
        line = setter.lines(choice, styles.BODY, width, most=1)[0]
        marks.append(Box(x, 6.5, TICK, TICK, stroke=styles.QUIET))
        marks.append(placed(line, styles.BODY, x + TICK + 4, line.width, drop=5))
        x += TICK + line.width + 22
    return Stack((Row(20, tuple(marks)),))


def sign_off(setter: Setter, signers: Sequence[Words], width: float, height: float) -> Stack:
    """A box for each who signs."""
    gutter = 14.0
    wide = (width - gutter * (len(signers) - 1)) / len(signers)
    names = [setter.text(signer, styles.STRONG, wide - 16) for signer in signers]
    height += max(name.height for name in names) - styles.STRONG.leading
    marks: list[Mark] = []
    for index, name in enumerate(names):
        x = index * (wide + gutter)
        marks.append(Box(x, 0, wide, height, stroke=styles.HAIRLINE, radius=4))
        marks += flat(joined(gap(5), moved(name, x + 8))).marks
    return Stack((Row(height, tuple(marks)),))


def initials(
    setter: Setter, label: Words, names: Sequence[Words], width: float
) -> tuple[Mark, ...]:
    """A small box for the initials of each who signs, at the end of a page's width.

    The band is 36 points high, a little air above the boxes.
    """
    wide, between = 62.0, 6.0
    start = width - len(names) * (wide + between) + between
    line = setter.lines(label, styles.NOTE, 90, most=1)[0]
    marks: list[Mark] = [placed(line, styles.NOTE, start - line.width - 8, line.width, drop=16)]
    for place, name in enumerate(names):
        x = start + place * (wide + between)
        marks.append(Box(x, 10, wide, 22, stroke=styles.HAIRLINE, radius=2))
        said = setter.lines(name, styles.FOOT, wide - 6, most=1)[0]
        marks.append(placed(said, styles.FOOT, x + 4, wide, drop=11))
    return tuple(marks)


def choices(
    setter: Setter,
    columns: Sequence[Column],
    rows: Sequence[Words],
    ticks: int,
    empty: int = 0,
) -> Stack:
    """A table to tick: a name, then boxes in as many columns as `ticks`, then cells to write in.

    Its heads come again on each page; `empty` rows have no name.
    """
    head = empty_table(setter, columns, 0).rows[0]
    found = [_to_tick(setter, columns, name, ticks) for name in (*rows, *[""] * empty)]
    return Stack(tuple(found), head=(head,))


def _to_tick(setter: Setter, columns: Sequence[Column], name: Words, ticks: int) -> Row:
    width = sum(column.width for column in columns)
    marks: list[Mark] = [Box(0, LINE - 0.5, width, 0.5, fill=styles.HAIRLINE)]
    x = 0.0
    for place, column in enumerate(columns):
        marks.append(Box(x, 0, 0.5, LINE, fill=styles.HAIRLINE))
        if place == 0 and setter.say(name):
            line = setter.lines(name, styles.BODY, column.width - 10, most=1)[0]
            marks.append(placed(line, styles.BODY, 5, column.width - 10, drop=LINE - 14))
        elif 1 <= place <= ticks:
            middle = x + (column.width - TICK) / 2
            marks.append(Box(middle, (LINE - TICK) / 2, TICK, TICK, stroke=styles.QUIET))
        x += column.width
    marks.append(Box(x - 0.5, 0, 0.5, LINE, fill=styles.HAIRLINE))
    return Row(LINE, tuple(marks))
