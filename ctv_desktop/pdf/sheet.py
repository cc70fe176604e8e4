"""The sheet: A4, margins, what is repeated on each page, page n of m, and the file's own facts."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from ctv_desktop.pdf import archive, fonts, qr, styles
from ctv_desktop.pdf.blocks import Block, Box, Mark, placed
from ctv_desktop.pdf.pen import Ink, Pen
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.text import clean
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say

# Pages as bytes: as letters, which reportlab would make of them, they are a quarter longer.
rl_config.useA85 = 0

SIDE, TOP, BOTTOM = 46.0, 34.0, 50.0
RUNNING = 30.0  # what the head of a following page takes
CODED = 15.0  # by how much the foot is higher where it has a code


@dataclass(frozen=True)
class Format:
    """The size of a page in points, and what its margins leave."""

    page_width: float
    page_height: float
    side: float = SIDE

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.page_width - 2 * self.side

    @property
    def room(self) -> float:
        """From the top margin to the foot."""
        return self.page_height - TOP - BOTTOM


UPRIGHT = Format(595.28, 841.89)
ACROSS = Format(841.89, 595.28, 34.0)  # A4 for wide tables
WIDTH, ROOM = UPRIGHT.width, UPRIGHT.room


@dataclass(frozen=True)
class Sheet:
    """A composed paper. `footer`, `note` and `code` come on each page, `running` from page two.

    `code` is what the QR code of an issued paper says (`qr.proof`); it takes some of the room.
    It also stands in the keywords of the file, for whoever checks that.
    `band` comes on each page too, above the foot, in `band_height` points that the text leaves.
    """

    title: str
    author: str
    language: Language
    printed_on: date
    blocks: tuple[Block, ...]
    running: str = ""
    footer: str = ""
    watermark: str = ""
    note: str = ""
    format: Format = UPRIGHT
    code: str = ""
    band: tuple[Mark, ...] = ()
    band_height: float = 0

    @property
    def room(self) -> float:
        """From the top margin to the foot, in points."""
        return self.format.room - self.band_height - (CODED if self.code else 0)


@dataclass(frozen=True)
class _Moment:
    """A date in the form in which reportlab asks for the time of day."""

    day: date
    dhh: int = 0
    dmm: int = 0

    @property
    def YMDhms(self) -> tuple[int, ...]:  # noqa: N802 - reportlab's name
        return (*self.day.timetuple()[:3], 12, 0, 0)


Page = list[tuple[float, Block]]


def pages(blocks: Sequence[Block], height: float = ROOM) -> list[Page]:
    """Blocks put on pages: each with the distance of its top from the top of the text area."""
    found: list[Page] = [[]]
    queue = list(reversed(blocks))
    top = 0.0
    while queue:
        block = queue.pop()
        if block.fresh and found[-1]:
            found.append([])
            top = RUNNING
        room = height - top
        if _fits(block, queue, room) or (
            _begun(found[-1]) and block.with_next and block.height <= room
        ):
            found[-1].append((top, block))
            top += block.height
            continue
        first, rest = (None, block) if block.with_next else block.part(room)
        if first is None and not found[-1]:  # higher than a page and not to be parted
            first, rest = block, None
        if first is not None:
            found[-1].append((top, first))
        if rest is not None:
            queue.append(rest)
        if queue:
            found.append([])
            top = RUNNING
    return found


def _begun(page: Page) -> bool:
    """Whether a page has nothing yet but what stands over the next block, which then follows."""
    return all(block.with_next for _top, block in page)


def _fits(block: Block, queue: Sequence[Block], room: float) -> bool:
    """Whether a block fits, a heading together with the beginning of what it stands over."""
    left = room - block.height
    following = len(queue)
    stays = block.with_next
    while left >= 0 and stays and following:
        following -= 1
        block = queue[following]
        stays = block.with_next or not any(block.marks())  # space alone parts nothing
        if not stays:
            return block.height <= left or block.part(left)[0] is not None
        left -= block.height
    return left >= 0


def draw(*sheets: Sheet) -> bytes:
    """The PDF of a sheet: the same sheet gives the same bytes, in any process and on any day.

    Several come into one file one after the other, each with its own pages 1 to m.
    """
    for face in (fonts.PLAIN, fonts.BOLD):
        fonts.load(face.latin)
    out, first = io.BytesIO(), sheets[0]
    canvas = _canvas(out, first)
    _describe(canvas, first)
    ink = Ink(canvas, f"{clean(first.title)} {first.printed_on} {first.code}")
    for sheet in sheets:
        ink.structure.sheet(_tongue(sheet))
        laid = pages(sheet.blocks, sheet.room)
        for number, page in enumerate(laid, 1):
            _page(ink, sheet, page, number, len(laid))
    ink.finish()
    canvas.save()
    return out.getvalue()


def _canvas(out: io.BytesIO, sheet: Sheet) -> Any:
    # The first font is one of ours: by default reportlab names Helvetica, which is not embedded.
    first: Any = fonts.PLAIN.latin
    size = (sheet.format.page_width, sheet.format.page_height)
    version: Any = archive.VERSION
    return Canvas(
        out,
        pagesize=size,
        invariant=1,
        initialFontName=first,
        lang=_tongue(sheet),
        pdfVersion=version,
    )


def _tongue(sheet: Sheet) -> str:
    return sheet.language.locale.replace("_", "-")


def _describe(canvas: Any, sheet: Sheet) -> None:
    title = _in_one_line(sheet.title)
    canvas.setTitle(title)
    canvas.setAuthor(_in_one_line(sheet.author))
    canvas.setSubject(title)
    canvas.setCreator("CTV Desktop")
    if sheet.code:
        canvas.setKeywords(sheet.code)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if sheet.language.right_to_left:
        canvas.setViewerPreference("Direction", "R2L")
    # Invariant mode alone would date every file 2000-01-01, and reportlab has no public way to say.
    canvas._doc._timeStamp = _Moment(sheet.printed_on)  # noqa: SLF001
    archive.lasting(canvas._doc, _tongue(sheet))  # noqa: SLF001


def _in_one_line(words: str) -> str:
    return " ".join(clean(words, 200).split())


def _page(ink: Ink, sheet: Sheet, page: Page, number: int, count: int) -> None:
    """Draw one page: what stands on it, then what comes on each."""
    pen = Pen(ink, sheet.format, sheet.language.right_to_left)
    if sheet.watermark:
        _watermark(ink.canvas, sheet)
    for top, block in page:
        if block.outline:
            _bookmark(ink.canvas, block.outline, sheet.format.page_height - TOP - top)
        ink.structure.block(bool(block.outline))
        for offset, mark in block.marks():
            pen.mark(mark, TOP + top + offset, offset)
    for top, mark in _repeated(sheet, number, count):
        pen.mark(mark, top)
    if sheet.code:
        here = sheet.format
        x = here.side if sheet.language.right_to_left else here.side + here.width - qr.SIDE
        qr.stamp(ink.canvas, sheet.code, x, here.page_height - _foot(sheet) - 4 - qr.SIDE)
    for mark in sheet.band:
        pen.mark(mark, _foot(sheet) - 10 - sheet.band_height)
    pen.finish()


def _bookmark(canvas: Any, title: str, height: float) -> None:
    key = f"p{canvas.getPageNumber()}-{height:.0f}"
    canvas.bookmarkPage(key, fit="XYZ", left=0, top=height)
    canvas.addOutlineEntry(clean(title, 200), key, level=0)


def _watermark(canvas: Any, sheet: Sheet) -> None:
    style = styles.Style(fonts.BOLD, 92, 110, styles.WATERMARK)
    line = Setter(sheet.language).lines(sheet.watermark, style, 900, most=1)[0]
    canvas.saveState()
    canvas.translate(sheet.format.page_width / 2, sheet.format.page_height / 2)
    canvas.rotate(52)
    canvas.setFillColorRGB(*style.colour)
    for run in line.runs:
        canvas.setFont(run.font, run.size)
        canvas.drawString(run.x - line.width / 2, -32, run.text)
    canvas.restoreState()


def _foot(sheet: Sheet) -> float:
    """The distance of the rule of the foot from the top of the page."""
    return sheet.format.page_height - BOTTOM + 10 - (CODED if sheet.code else 0)


def _repeated(sheet: Sheet, number: int, count: int) -> Iterator[tuple[float, Mark]]:
    """The marks that come on each page: running head, fictitious note, legal lines, page n of m."""
    setter = Setter(sheet.language)
    head, foot = styles.NOTE, styles.FOOT
    width = sheet.format.width
    if number > 1 and sheet.running:
        line = setter.lines(sheet.running, head, width - 120, most=1)[0]
        yield TOP, placed(line, head, 0, width)
        yield TOP + 13, Box(0, 0, width, 0.6, fill=styles.HAIRLINE)
    if sheet.note:
        style = styles.coloured(foot, styles.TONES["warn"][0])
        line = setter.lines(sheet.note, style, 150, most=1)[0]
        yield TOP - 18, placed(line, style, 0, width, "end")
    top = _foot(sheet)
    aside = qr.SIDE + 10 if sheet.code else 0
    yield top, Box(0, 0, width, 0.6, fill=styles.HAIRLINE)
    words = say("Page {page} of {pages}", page=number, pages=count)
    line = setter.lines(words, foot, 90, most=1)[0]
    yield top + 5, placed(line, foot, 0, width - aside, "end")
    room = width - 70 - aside
    legal = (
        setter.lines(sheet.footer, foot, room, most=4 if sheet.code else 3) if sheet.footer else ()
    )
    for index, line in enumerate(legal):
        yield top + 5 + index * foot.leading, placed(line, foot, 0, width)
