"""The sheet: A4, margins, what is repeated on each page, page n of m, and the file's own facts."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from ctv_desktop.pdf import archive, fonts, qr, styles
from ctv_desktop.pdf.blocks import Block, Box, Glyphs, Mark, Picture, placed
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.text import clean
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say

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
        if _fits(block, queue, room) or (block.with_next and not found[-1]):
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


def _fits(block: Block, queue: Sequence[Block], room: float) -> bool:
    """Whether a block fits, a heading together with the beginning of what it stands over."""
    left = room - block.height
    following = len(queue)
    while left >= 0 and block.with_next and following:
        following -= 1
        block = queue[following]
        if not block.with_next:
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
    named = f"{clean(first.title)} {first.printed_on} {first.code}"
    seal = hashlib.md5(named.encode(), usedforsecurity=False)
    for sheet in sheets:
        laid = pages(sheet.blocks, sheet.room)
        for number, page in enumerate(laid, 1):
            _Pen(canvas, sheet, seal).page(page, number, len(laid))
    canvas._doc.signature = seal  # noqa: SLF001 - reportlab's own forgets what the pages say
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


class _Pen:
    """Draws marks on one canvas; all text of a page goes into one text object."""

    def __init__(self, canvas: Any, sheet: Sheet, seal: "hashlib._Hash") -> None:
        self._canvas = canvas
        self._sheet = sheet
        self._mirrored = sheet.language.right_to_left
        self._format = sheet.format
        self._seal = seal
        self._text: Any = None
        self._colour: styles.Colour | None = None

    def page(self, page: Page, number: int, count: int) -> None:
        if self._sheet.watermark:
            self._watermark(self._sheet)
        self._text = self._canvas.beginText()
        for top, block in page:
            if block.outline:
                self._bookmark(block.outline, top)
            for offset, mark in block.marks():
                self._mark(mark, TOP + top + offset)
        for top, mark in _repeated(self._sheet, number, count):
            self._mark(mark, top)
        if self._sheet.code:
            height = self._format.page_height - _foot(self._sheet) - 4 - qr.SIDE
            x = self._left(self._format.width - qr.SIDE, qr.SIDE)
            qr.stamp(self._canvas, self._sheet.code, x, height)
        for mark in self._sheet.band:
            self._mark(mark, _foot(self._sheet) - 10 - self._sheet.band_height)
        self._canvas.drawText(self._text)
        self._canvas.showPage()

    def _bookmark(self, title: str, top: float) -> None:
        key = f"p{self._canvas.getPageNumber()}-{top:.0f}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._format.page_height - TOP - top)
        self._canvas.addOutlineEntry(clean(title, 200), key, level=0)

    def _watermark(self, sheet: Sheet) -> None:
        style = styles.Style(fonts.BOLD, 92, 110, styles.WATERMARK)
        line = Setter(sheet.language).lines(sheet.watermark, style, 900, most=1)[0]
        self._canvas.saveState()
        self._canvas.translate(self._format.page_width / 2, self._format.page_height / 2)
        self._canvas.rotate(52)
        self._canvas.setFillColorRGB(*style.colour)
        for run in line.runs:
            self._canvas.setFont(run.font, run.size)
            self._canvas.drawString(run.x - line.width / 2, -32, run.text)
        self._canvas.restoreState()

    def _mark(self, mark: Mark, top: float) -> None:
        match mark:
            case Glyphs():
                self._glyphs(mark, top)
            case Box():
                self._box(mark, top)
            case Picture():
                x = self._left(mark.x, mark.width)
                y = self._format.page_height - top - mark.drop - mark.height
                self._canvas.drawImage(mark.image, x, y, mark.width, mark.height, mask="auto")

    def _left(self, x: float, width: float) -> float:
        here = self._format
        return here.side + (here.width - x - width if self._mirrored else x)

    def _glyphs(self, mark: Glyphs, top: float) -> None:
        left = self._left(mark.x, mark.line.width)
        baseline = self._format.page_height - top - mark.drop
        if mark.colour != self._colour:
            self._text.setFillColorRGB(*mark.colour)
            self._colour = mark.colour
        for run in mark.line.runs:
            self._text.setFont(run.font, run.size)
            self._text.setTextOrigin(left + run.x, baseline)
            self._text.textOut(run.text)
            self._seal.update(f"{left:.1f} {baseline:.1f} {run.text}".encode())

    def _box(self, box: Box, top: float) -> None:
        canvas = self._canvas
        x = self._left(box.x, box.width)
        y = self._format.page_height - top - box.drop - box.height
        if box.fill:
            canvas.setFillColorRGB(*box.fill)
        if box.stroke:
            canvas.setStrokeColorRGB(*box.stroke)
            canvas.setLineWidth(0.6)
        filled, outlined = int(box.fill is not None), int(box.stroke is not None)
        if box.radius:
            canvas.roundRect(x, y, box.width, box.height, box.radius, outlined, filled)
        else:
            canvas.rect(x, y, box.width, box.height, outlined, filled)


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
    legal = setter.lines(sheet.footer, foot, room, most=3) if sheet.footer else ()
    for index, line in enumerate(legal):
        yield top + 5 + index * foot.leading, placed(line, foot, 0, width)
