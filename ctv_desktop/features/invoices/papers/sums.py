"""The totals of a paper about money, with what is said of them beside."""

from collections.abc import Callable, Iterable, Sequence

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Block, Row, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.sheet import WIDTH
from ctv_desktop.pdf.tables import Column, Record, table

TOTALS = 250.0
FIGURE = 104.0
TWOFOLD = (97.0, 84.0, 137.0)  # of a sum: its name in French, its figure, its name in Arabic


def totals(setter: Setter, rows: Sequence[tuple[Words, int, bool]], aside: Stack) -> Block:
    """Figures on the end side, each with whether it is strong; a text beside them. Not parted."""
    money = setter.language.money
    columns: tuple[Column, ...] = (Column("", TOTALS - FIGURE), Column("", FIGURE, "end"))
    records = [Record((label, money(value, unit=False)), strong) for label, value, strong in rows]
    if len(setter.voices) > 1:
        name, figure, behind = TWOFOLD
        columns = (Column("", name), Column("", figure, "end"), Column("", behind, "end"))
        records = [
            Record((setter.say(label), money(value, unit=False), setter.again(label)), strong)
            for label, value, strong in rows
        ]
    sums = moved(table(setter, columns, records), WIDTH - sum(one.width for one in columns))
    return Stack((Row(6), flat(Beside((aside, sums)))))


Texts = Callable[[Setter], Iterable[tuple[Words, styles.Style]]]


def beside_totals(setter: Setter, texts: Texts) -> Stack:
    """Texts that stand beside the totals, with a little air between them; in each language."""
    first, *second = setter.voices
    wide = WIDTH - (sum(TWOFOLD) if second else TOTALS) - 24
    parts = [joined(gap(3), first.text(text, style, wide)) for text, style in texts(first) if text]
    for one in second:
        parts += [
            joined(gap(3), one.text(text, style, wide, align="end"))
            for text, style in texts(one)
            if text
        ]
    return joined(*parts)
