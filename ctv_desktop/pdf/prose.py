"""Running text of a contract: justified lines, words in bold, paragraphs that part as books do.

`**…**` marks words in bold. Within Arabic the marks are dropped: a line of two scripts is put in
order as a whole, and only then has its place for each letter (DOMAIN.md §6).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ctv_desktop.pdf import fonts, styles, text
from ctv_desktop.pdf.arabic import has_arabic
from ctv_desktop.pdf.blocks import Beside, Block, Row, Stack, placed
from ctv_desktop.pdf.styles import Align, Style
from ctv_desktop.pdf.text import Line, Run
from ctv_desktop.values.language import FIXED

LONGEST = 60_000  # characters: more than all fields of a record hold
STRETCH = 0.8  # of the letter size: what a space may gain, else the line stays ragged
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_PIECES = re.compile(r"[^ ]* |[^ ]+$")


@dataclass(frozen=True)
class Look:
    """The two weights of a text and the space under each of its paragraphs, in points."""

    plain: Style
    bold: Style
    after: float
    justified: bool = True


def paragraph(
    words: str, look: Look, width: float, right_to_left: bool, align: Align = "start"
) -> Stack:
    """A paragraph, justified where its look is; parted, it leaves two lines on either page."""
    found = _lines(words, look, width, right_to_left)
    last = len(found) - 1
    rows = []
    for place, line in enumerate(found):
        wide = look.justified and place < last
        set_line = spread(line, width, look.plain.size * STRETCH) if wide else line
        rows.append(
            Row(
                look.plain.leading + (look.after if place == last else 0),
                (placed(set_line, look.plain, 0, width, align),),
                glued=place > 0 and place in (1, last),
            )
        )
    return Stack(tuple(rows))


def _lines(words: str, look: Look, width: float, right_to_left: bool) -> tuple[Line, ...]:
    said = text.clean(words, LONGEST)
    if has_arabic(said) or not _BOLD.search(said):
        said = _BOLD.sub(r"\1", said)
        return text.lines(said, look.plain, round(width, 2), right_to_left, 0, LONGEST)
    whole = _BOLD.sub(lambda bold: bold[0].replace("\n", " "), said)
    return tuple(
        replace(line, follows=place > 0)
        for part in whole.split("\n")
        for place, line in enumerate(_marked(part, look, width))
    )


Piece = tuple[str, bool]


def _marked(said: str, look: Look, width: float) -> Iterator[Line]:
    """The lines of a Latin text with words in bold."""
    space = fonts.width(" ", look.plain.face.latin, look.plain.size)
    line: list[list[Piece]] = []
    used = 0.0
    for word in _words(said, look, width):
        needed = sum(text.measure(part, _style(look, bold)) for part, bold in word)
        if line and used + space + needed > width:
            yield _joined(line, look)
            line, used = [], 0.0
        used += needed + (space if line else 0)
        line.append(word)
    yield _joined(line, look)


def _words(said: str, look: Look, width: float) -> Iterator[list[Piece]]:
    """The words of a text; one may be partly bold, and one that is too long is cut."""
    word: list[Piece] = []
    for place, part in enumerate(_BOLD.split(said)):
        for index, piece in enumerate(part.split(" ")):
            if index and word:
                yield word
                word = []
            bold = place % 2 == 1
            *cut, rest = text.pieces(piece, _style(look, bold), width)
            for long in cut:
                if word:
                    yield word
                yield [(long, bold)]
                word = []
            if rest:
                word.append((rest, bold))
    if word:
        yield word


def _style(look: Look, bold: bool) -> Style:
    return look.bold if bold else look.plain


def _joined(words: list[list[Piece]], look: Look) -> Line:
    runs: list[Run] = []
    x = 0.0
    for said, bold in _chunks(words):
        set_run = text.set_line(said, _style(look, bold))
        runs += (replace(run, x=run.x + x) for run in set_run.runs)
        x += set_run.width
    return Line(tuple(runs), x)


def _chunks(words: list[list[Piece]]) -> Iterator[Piece]:
    """The pieces of a line with the spaces between words, those of one weight together."""
    now, weight = "", False
    for place, word in enumerate(words):
        if place:
            now += " "
        for said, bold in word:
            if bold != weight and now:
                yield now, weight
                now = ""
            now, weight = now + said, bold
    if now:
        yield now, weight


def spread(line: Line, width: float, most: float) -> Line:
    """The same line over the whole width, its spaces wider by at most so many points each."""
    spaces = sum(run.text.count(" ") for run in line.runs)
    room = width - line.width
    if not spaces or room <= 0 or room / spaces > most:
        return line
    extra = room / spaces
    runs: list[Run] = []
    shift = 0.0
    for run in line.runs:
        for piece in _stretched(run, extra):
            runs.append(replace(piece, x=piece.x + shift))
            shift += extra * piece.text.count(" ")
    return replace(line, runs=tuple(runs), width=width)


def _stretched(run: Run, extra: float) -> Iterator[Run]:
    """A run with wider spaces: in one piece, or in words where it has spaces of a fixed width.

    In a font both kinds of space are one letter, and would both become wider.
    """
    if FIXED not in run.text:
        yield replace(run, extra=extra)
        return
    x = run.x
    for piece in _PIECES.findall(run.text):
        yield replace(run, text=piece, x=x)
        x += fonts.width(piece, run.font, run.size)


@dataclass(frozen=True)
class Abreast(Beside):
    """Texts that say the same side by side: on another page, all of them go on."""

    def part(self, room: float) -> "tuple[Block | None, Block | None]":
        """Parted only where each text has lines for both pages, or ends on the first."""
        parts = [stack.part(room) for stack in self.stacks if stack.rows]
        if any(first is None for first, _rest in parts):
            return None, self
        return super().part(room)


def kept(block: Block, most: float = 180.0) -> tuple[Block, ...]:
    """A paragraph that stays with what follows it, or its last lines where it is a long one."""
    if isinstance(block, Abreast):
        return (replace(block, with_next=True),) if block.height <= most else (block,)
    if not isinstance(block, Stack):
        return (block,)
    if block.height <= most or len(block.rows) < 5:
        return (replace(block, with_next=True),)
    head, tail = block.rows[:-2], block.rows[-2:]
    return replace(block, rows=head), Stack(tail, with_next=True)


def look(size: float, leading: float, after: float, justified: bool = True) -> Look:
    """The book face in both weights."""
    return Look(
        Style(fonts.BOOK, size, leading, styles.INK),
        Style(fonts.BOOK_BOLD, size, leading, styles.INK),
        after,
        justified,
    )
