"""A strip of key figures: what a reader in a hurry takes away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Box, Mark, Row, Stack, placed
from ctv_desktop.pdf.setter import Setter, Words

HEIGHT = 49.0
INSET = 10.0
_SMALLER = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)


@dataclass(frozen=True, slots=True)
class Tile:
    """A label, its figure and a note under it."""

    label: Words
    figure: str
    note: Words = ""


def tiles(setter: Setter, shown: Sequence[Tile], width: float) -> Stack:
    """Tiles of one width in a row on a tint; figures are set smaller where they are long."""
    if not shown:
        return Stack(())
    wide = width / len(shown)
    marks: list[Mark] = [Box(0, 0, width, HEIGHT, fill=styles.TINT, radius=4)]
    room = wide - 2 * INSET + 4
    sizes = [replace(styles.FIGURE, size=size) for size in _SMALLER]
    # One size for all: the smallest that the longest figure needs.
    fitted = [setter.fitted(tile.figure, sizes, room)[1] for tile in shown]
    style = min(fitted, key=lambda found: found.size)
    for index, tile in enumerate(shown):
        x = index * wide + INSET
        if index:
            marks.append(Box(x - INSET, 9, 0.6, HEIGHT - 18, fill=styles.HAIRLINE))
        marks += _tile(setter, tile, style, x, room)
    return Stack((Row(HEIGHT, tuple(marks)),))


def _tile(setter: Setter, tile: Tile, style: styles.Style, x: float, room: float) -> Sequence[Mark]:
    label = setter.lines(tile.label, styles.NOTE, room, most=1)[0]
    figure = setter.lines(tile.figure, style, room, most=1)[0]
    marks: list[Mark] = [
        placed(label, styles.NOTE, x, room, drop=5),
        placed(figure, style, x, room, drop=15.5),
    ]
    if setter.say(tile.note):
        smaller = [replace(styles.NOTE, size=size) for size in (7.2, 6.7, 6.2)]
        note, chosen = setter.fitted(tile.note, smaller, room)
        marks.append(placed(note, chosen, x, room, drop=34))
    return marks
