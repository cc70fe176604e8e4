"""Sets a paper in two languages: French from the left, the same words in Arabic from the right.

Our own words are said in both, plain values once. A sentence stands in two columns; a heading, a
label or a word of a table has the other language opposite or below.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Box, Glyphs, Mark, Role, Row, Stack, joined, moved, placed
from ctv_desktop.pdf.prose import Abreast
from ctv_desktop.pdf.setter import FACT_GAP, Pairs, Setter, Words
from ctv_desktop.pdf.sheet import Sheet, pages
from ctv_desktop.pdf.styles import Align, Style
from ctv_desktop.pdf.text import LONGEST, Line
from ctv_desktop.values import language
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say

GUTTER = 20.0  # between two columns
WIDE = 300.0  # points from which facts are ruled, since the eye goes far from side to side
AIR = 8.0
CLOSER = (0.95, 0.9, 0.85, 0.8, 0.7)  # how close a paper may be so that it stays on one page
SMALLEST = 0.88  # of its size, running text
NAMES = 104.0  # for the labels of wide facts, on each side
SLACK = 0.1  # what rounding of a width takes
ARABIC_GAP = 1.4
MIXED = 1.1
SIDES: tuple[Align, Align] = ("start", "end")


@dataclass(frozen=True)
class Twofold(Setter):
    """The setter of a paper in two languages; in all else it sets as one of the first does."""

    @property
    def other(self) -> Setter:
        """What sets the second language."""
        return Setter(language.of(self.language.beside), self.spacing)

    @property
    def voices(self) -> tuple[Setter, ...]:
        """A setter for each language."""
        return Setter(self.language, self.spacing), self.other

    def leading(self, style: Style) -> float:
        """Between lines of which one may be Arabic."""
        return style.leading * MIXED

    def again(self, words: Words | None) -> str:
        """Our words in the second language; none where they are the same, or not ours."""
        if not isinstance(words, Say):
            return ""
        said = words.in_language(self.other.language)
        return said if said != self.say(words) else ""

    def heading(self, words: Words) -> Words:
        """A short heading in both languages on one line."""
        second = self.again(words)
        return self.row(words, second) if second else words

    def column(self, words: Words) -> Words:
        """The head of a column: one language below the other."""
        second = self.again(words)
        return f"{self.say(words)}\n{second}" if second else words

    def cell(self, words: Words, note: Words) -> tuple[Words, Words]:
        """Our words in a table, with those of the second language below."""
        below = (self.again(words), self.say(note), self.again(note))
        return words, "\n".join(part for part in below if part)

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
        """A text, then the same in the second language from the other side."""
        first = super().text(words, style, width, align=align, most=most, limit=limit)
        second = self.again(words)
        if not second:
            return first
        return joined(first, self.other.text(second, style, width, align="end", most=most))

    def section(self, words: Words, width: float, ruled: bool = True) -> Stack:
        """A heading, on the same line in the second language from the other side."""
        made = super().section(words, width, ruled)
        line = self.other.lines(self.again(words), styles.SECTION, width / 2, most=1)[0]
        *above, last = made.rows
        marks = (*last.marks, placed(line, styles.SECTION, 0, width, "end"))
        rows = (*above, Row(last.height, marks, last.glued))
        return Stack(rows, with_next=True, outline=made.outline)

    def facts(self, pairs: Pairs, width: float, label: float, most: int = 0) -> Stack:
        """Values between their labels, one in each language; ruled where they are far apart."""
        known = [(name, value or "") for name, value in pairs if self.say(value).strip()]
        rooms = (NAMES, NAMES) if width > WIDE else self._rooms(known, label)
        return joined(*(self._between(pair, width, rooms, most) for pair in known))

    def _rooms(self, pairs: Sequence[tuple[Words, Words]], label: float) -> tuple[float, float]:
        """What the labels need on each side."""
        first = [line.width for name, _ in pairs for line in self.lines(name, styles.LABEL, label)]
        second = [
            line.width
            for name, _ in pairs
            for line in self.other.lines(self.again(name), styles.LABEL, label)
        ]
        return max(first, default=0) + AIR + SLACK, max(second, default=0) + AIR + SLACK

    def _between(
        self, pair: tuple[Words, Words], width: float, rooms: tuple[float, float], most: int
    ) -> Stack:
        """A value between its two labels; one of ours is said in both languages."""
        name, value = pair
        start, end = rooms
        room = width - start - end
        before = _marks(self.lines(name, styles.LABEL, start - AIR), styles.LABEL, 0, start)
        said = self.other.lines(self.again(name), styles.LABEL, end - AIR)
        behind = _marks(said, styles.LABEL, width - end, end, "end", 2)
        first = self.lines(value, styles.BODY, room, most)
        second = self.other.lines(self.again(value), styles.BODY, room, most)
        shown = _marks(first, styles.BODY, start, room, "start", 1)
        more = _marks(second, styles.BODY, start, room, "end", 1)
        if len(first) == len(second) == 1 and first[0].width + second[0].width + AIR < room:
            columns = [before, shown, more, behind]
        else:
            columns = [before, shown + (more if self.again(value) else []), behind]
        return Stack(tuple(self._rows(columns, width)))

    def _rows(self, columns: Sequence[Sequence[Glyphs]], width: float) -> Iterator[Row]:
        count = max(map(len, columns))
        for place in range(count):
            marks: list[Mark] = [mark for column in columns for mark in column[place : place + 1]]
            height = styles.BODY.leading + FACT_GAP + ARABIC_GAP * self.spacing
            if place + 1 == count and width > WIDE:
                height += ARABIC_GAP * self.spacing
                marks.append(Box(0, height - 0.5, width, 0.5, fill=styles.HAIRLINE))
            yield Row(height, tuple(marks), glued=place == 1)

    def grid(self, pairs: Pairs, width: float, label: float, gutter: float = 8) -> Stack:
        """Short facts one under the other: two labels leave no room for two by two."""
        return self.facts(pairs, width, label, most=16)


def _marks(
    lines: Sequence[Line],
    style: Style,
    x: float,
    width: float,
    align: Align = "start",
    cell: int = 0,
) -> list[Glyphs]:
    role: Role = "cell" if cell else "name"
    return [
        placed(line, style, x, width, align, role=role, cell=cell) for line in lines if line.runs
    ]


def abreast(
    setter: Setter, texts: Callable[[Setter], Words], style: Style, width: float
) -> Stack | Abreast:
    """A text; in two languages in two columns, each line of one beside the same of the other."""
    if len(setter.voices) == 1:
        return setter.text(texts(setter), style, width)
    half = (width - GUTTER) / 2
    first, second = (
        one.text(texts(one), style, half, align=align)
        for one, align in zip(setter.voices, SIDES, strict=True)
    )
    return Abreast((first, moved(second, half + GUTTER)))


def setter_of(spoken: Language) -> Setter:
    """What sets a paper in its language, or in both where there is one beside it."""
    return Twofold(spoken) if spoken.beside else Setter(spoken)


def fitted(spoken: Language, make: Callable[[Setter], Sheet]) -> Sheet:
    """A sheet of one page in two languages where it may be so much closer; else in its own size."""
    setter = setter_of(spoken)
    sheet = make(setter)
    if not spoken.beside or len(pages(sheet.blocks, sheet.room)) == 1:
        return sheet
    for spacing in CLOSER:
        closer = make(replace(setter, spacing=spacing))
        if len(pages(closer.blocks, closer.room)) == 1:
            return closer
    return sheet


def sized(setter: Setter, style: Style) -> Style:
    """The style of running text, smaller where all is closer."""
    scale = max(setter.spacing, SMALLEST)
    size, leading = style.size * scale, style.leading * scale
    return replace(style, size=round(size, 2), leading=round(leading, 2))
