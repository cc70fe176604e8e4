"""A composed paper looked at by machine: every mark with its place, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ctv_desktop.pdf import fonts, sheet
from ctv_desktop.pdf.blocks import Block, Box, Glyphs, Mark, Picture
from ctv_desktop.pdf.sheet import TOP, Sheet
from ctv_desktop.pdf.tables import OVERHANG
from ctv_desktop.pdf.text import ELLIPSIS

HEADED = sheet.RUNNING - 1  # points under the running head of a following page
SIGNED = 60.0  # an outlined box so high is one to sign in
NEARLY_EMPTY = 0.08  # of the room of a page


@dataclass(frozen=True)
class Placed:
    """A mark with the top of its row, in points from the top of the page."""

    top: float
    mark: Mark

    @property
    def text(self) -> str:
        """What it says, in drawing order."""
        mark = self.mark
        return "".join(run.text for run in mark.line.runs) if isinstance(mark, Glyphs) else ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in points; of a text, what its letters cover."""
        mark = self.mark
        if isinstance(mark, Glyphs):
            size = max((run.size for run in mark.line.runs), default=0)
            base = self.top + mark.drop
            return mark.x, base - 0.7 * size, mark.x + mark.line.width, base + 0.2 * size
        top = self.top + mark.drop
        return mark.x, top, mark.x + mark.width, top + mark.height


@dataclass(frozen=True)
class Laid:
    """A page: the blocks of its body, their marks, and those that come on every page."""

    blocks: list[tuple[float, Block]]
    body: list[Placed]
    around: list[Placed]


def laid(paper: Sheet) -> list[Laid]:
    """The pages of a paper as they are drawn."""
    found = sheet.pages(paper.blocks, paper.room)
    made = []
    for number, page in enumerate(found, 1):
        body = [
            Placed(TOP + top + offset, mark)
            for top, block in page
            for offset, mark in block.marks()
        ]
        around = [Placed(top, mark) for top, mark in sheet._repeated(paper, number, len(found))]
        band = sheet._foot(paper) - 10 - paper.band_height
        around += [Placed(band, mark) for mark in paper.band]
        made.append(Laid(page, body, around))
    return made


def text_of(pages: list[Laid], middle: float) -> str:
    """All that a paper says without spaces: block after block, then column after column.

    A text of two columns goes on behind the other where a page ends; `middle` is between them.
    """
    shown = [one for page in pages for one in page.body if one.text]
    around = [one for page in pages[:2] for one in page.around if one.text]
    columns = sorted(shown, key=lambda one: one.box[0] > middle)
    return "".join(one.text for one in (*shown, *around, *columns))


def faults(
    paper: Sheet, pages: list[Laid], *, cut: bool = False, sparse: bool = False
) -> list[str]:
    """All that is wrong with the pages of a paper.

    `cut` where a text may end in …, `sparse` where a page may stay nearly empty before one that is
    full of what belongs together.
    """
    found: list[str] = []
    for number, page in enumerate(pages, 1):
        wrong = [*_outside(paper, page), *_overlaps(page), *_boxes(page), *_lost(page)]
        wrong += [] if cut else _cut(page)
        if number < len(pages):
            wrong += widowed(page)
            wrong += [] if sparse else _empty(paper, page)
        found += [f"page {number}: {one}" for one in wrong]
    return found


def _outside(paper: Sheet, page: Laid) -> Iterator[str]:
    """What stands outside of the margins, or under the room of the text."""
    bottom = TOP + paper.room + 0.5
    for one in (*page.body, *page.around):
        left, _top, right, _low = one.box
        if left < -OVERHANG - 0.01 or right > paper.format.width + OVERHANG + 0.01:
            yield f"outside of the margins: {one.text or one.mark}"
    for one in page.body:
        if one.box[3] > bottom:
            yield f"under the text: {one.text or one.mark}"


def _overlaps(page: Laid) -> Iterator[str]:
    """Two texts where one is drawn over the other."""
    shown = sorted((one for one in (*page.body, *page.around) if one.text.strip()),
                   key=lambda one: one.box[1])  # fmt: skip
    for index, one in enumerate(shown):
        left, top, right, low = one.box
        for other in shown[index + 1 :]:
            if other.box[1] >= low:
                break
            if min(right, other.box[2]) - max(left, other.box[0]) > 0.6 and other.box[3] > top:
                yield f"one over the other: {one.text!r} and {other.text!r}"


def _boxes(page: Laid) -> Iterator[str]:
    """Characters for which their font has no glyph: black boxes, or nothing at all."""
    for one in (*page.body, *page.around):
        if isinstance(one.mark, Glyphs):
            for run in one.mark.line.runs:
                missing = [char for char in run.text if ord(char) not in fonts.glyphs(run.font)]
                if missing:
                    yield f"no glyph in {run.font} for {missing}"


def _cut(page: Laid) -> Iterator[str]:
    """A text that ends in …; dots to write on are many."""
    said = (one.text.strip() for one in page.body if one.text)
    yield from (f"cut: {text}" for text in said
                if ELLIPSIS in text[-2:] and 2 * ELLIPSIS not in text)  # fmt: skip


def _lost(page: Laid) -> Iterator[str]:
    """A box to sign on a page where nothing says what is signed."""
    for one in page.body:
        if isinstance(one.mark, Box) and one.mark.stroke and one.mark.height >= SIGNED:
            above = [other for other in page.body if other.text and other.box[3] < one.box[1]]
            if not above:
                yield "a signature alone"


def widowed(page: Laid) -> Iterator[str]:
    """A heading without its text, where the page has anything else."""
    stay = [block.with_next for _top, block in page.blocks]
    if stay and stay[-1] and not all(stay):
        yield f"a heading at the foot: {page.blocks[-1][1].outline}"


def _empty(paper: Sheet, page: Laid) -> Iterator[str]:
    bottom = max((one.box[3] for one in page.body if not isinstance(one.mark, Picture)), default=0)
    if bottom - TOP - HEADED < NEARLY_EMPTY * paper.room:
        yield "nearly empty"
