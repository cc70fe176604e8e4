"""The heading of a paper: what it is, its reference, when it was printed, its states."""

from collections.abc import Sequence

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Box, Mark, Row, Stack, placed
from ctv_desktop.pdf.setter import Setter, Words

SIDE = 210.0
PILL_GAP = 6.0


def heading(
    setter: Setter,
    kicker: Words,
    reference: str,
    printed: Words,
    pills: Sequence[tuple[Words, str]],
    width: float,
) -> Stack:
    """Kind of paper and reference at the start side; date and pills (words, tone) at the other."""
    kind = setter.lines(setter.say(kicker).upper(), styles.KICKER, width - SIDE, most=1)[0]
    name, style = setter.fitted(reference, (styles.TITLE, styles.FIGURE), width - SIDE)
    day = setter.lines(printed, styles.NOTE, SIDE, most=1)[0]
    marks: list[Mark] = [
        placed(kind, styles.KICKER, 0, width, drop=12),
        placed(name, style, 0, width, drop=24),
        placed(day, styles.NOTE, width - SIDE, SIDE, "end", 13),
    ]
    end = width
    for words, tone in pills:
        drawn = setter.pill(words, tone, end, 29)
        marks += drawn
        end = min((mark.x for mark in drawn if isinstance(mark, Box)), default=end) - PILL_GAP
    return Stack((Row(25 + style.leading, tuple(marks)),))
