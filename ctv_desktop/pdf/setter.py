"""Sets text in the language of one paper: lines, facts, headings, states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Box, Mark, Row, Stack, flat, joined, moved, placed
from ctv_desktop.pdf.styles import Align, Style, coloured
from ctv_desktop.pdf.text import LONGEST, Line, lines
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say

Words = str | Say
Pairs = Sequence[tuple[Words, Words | None]]

SECTION_GAP = 9.5
FACT_GAP = 0.4
ARABIC_LEADING = 1.2
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"


@dataclass(frozen=True)
class Setter:
    """Sets text in the language of one paper; `spacing` below 1 brings everything closer."""

    language: Language
    spacing: float = 1.0

    @property
    def voices(self) -> "tuple[Setter, ...]":
        """A setter for each language of the paper: here one, two in `twofold`."""
        return (self,)

    def again(self, words: Words | None) -> str:
        """Our words in the second language of the paper; none where it has one."""
        return ""

    def column(self, words: Words) -> Words:
        """The head of a column as the paper says it."""
        return words

    def cell(self, words: Words, note: Words) -> tuple[Words, Words]:
        """The text of a cell and the smaller note under it, as the paper says them."""
        return words, note

    def heading(self, words: Words) -> Words:
        """A short heading as the paper says it: on one line."""
        return words

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
        # The marks keep the order of the paper: where the first text is Arabic, and where a Latin
        # text is followed by a figure in an Arabic paper.
        if self.language.right_to_left:
            return RIGHT_TO_LEFT + f" {RIGHT_TO_LEFT}·{RIGHT_TO_LEFT} ".join(said) if said else ""
        return LEFT_TO_RIGHT + " · ".join(said) if said else ""

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
        last = len(set_lines) - 1
        return Stack(
            tuple(
                Row(
                    self.leading(style) if place < last else style.leading,
                    (placed(line, style, 0, width, align),),
                )
                for place, line in enumerate(set_lines)
            )
        )

    def leading(self, style: Style) -> float:
        """From one line to the next of the same text: Arabic letters reach further up and down."""
        return style.leading * (ARABIC_LEADING if self.language.right_to_left else 1)

    def within(self, words: Words, style: Style, width: float, room: float, tail: Words) -> Stack:
        """A text in a room so many points high; what does not fit gives way to the tail."""
        found = self.text(words, style, width)
        most = max(int(room / self.leading(style)), 2)
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
        *above, last = self.lines(words, style, width)
        rule = (Box(0, style.leading + 2, width, 0.6, fill=styles.HAIRLINE),) if ruled else ()
        height = style.leading + (6 if ruled else 1)
        rows = (
            Row(SECTION_GAP * self.spacing),
            *(Row(self.leading(style), (placed(line, style, 0, width),), True) for line in above),
            Row(height, (placed(last, style, 0, width), *rule), True),
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
            marks = [
                placed(line, styles.LABEL, 0, label, role="name")
                for line in names[index : index + 1]
            ]
            marks += [
                placed(line, styles.BODY, label, width - label, role="cell", cell=1)
                for line in values[index : index + 1]
            ]
            # The first two lines of a value stay together: a lone one looks lost.
            last = index + 1 == max(len(names), len(values))
            height = styles.BODY.leading + between if last else self.leading(styles.BODY)
            yield Row(height, tuple(marks), glued=index == 1)

    def grid(self, pairs: Pairs, width: float, label: float, gutter: float = 8) -> Stack:
        """Short facts two by two, those without a value left out."""
        known = [(name, value) for name, value in pairs if self.say(value).strip()]
        half = (width - gutter) / 2
        rows: list[Row] = []
        for index in range(0, len(known), 2):
            stacks = [self.facts([pair], half, label, most=16) for pair in known[index : index + 2]]
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
