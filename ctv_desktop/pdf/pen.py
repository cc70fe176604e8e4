"""The pen: draws the marks of pages on reportlab's canvas, each piece with what it is.

Text is written straight into the page, not by reportlab's text object: that measures each run a
second time and looks up each letter, which costs more than all the rest.
"""

import hashlib
from typing import Any, Protocol

from reportlab.lib.rl_accel import escapePDF, fp_str

from ctv_desktop.pdf import fonts, styles
from ctv_desktop.pdf.blocks import Box, Glyphs, Mark, Picture
from ctv_desktop.pdf.structure import Element, Structure


class Place(Protocol):
    """Where marks stand on a page, in points."""

    @property
    def page_width(self) -> float: ...
    @property
    def page_height(self) -> float: ...
    @property
    def side(self) -> float: ...
    @property
    def width(self) -> float: ...


_NOTHING = object()


class _Several(Exception):
    pass


class _Codes(dict[int, str]):
    """The code of each letter in the first subset of a font, given out when it is first drawn."""

    def __init__(self, font: Any, document: Any) -> None:
        self.font = font
        self.name = str(font.getSubsetInternalName(0, document))
        self._document = document

    def __missing__(self, letter: int) -> str:
        ((subset, code),) = self.font.splitString(chr(letter), self._document)
        if subset:
            raise _Several
        self[letter] = code.decode("latin-1")
        return self[letter]


class Ink:
    """The fonts and the structure of one file, and what tells it from every other."""

    def __init__(self, canvas: Any, named: str) -> None:
        self.canvas = canvas
        self.structure = Structure()
        self.seal = hashlib.md5(named.encode(), usedforsecurity=False)
        self._codes: dict[str, _Codes] = {}

    def shown(self, font: str, text: str) -> list[tuple[str, str]]:
        """A text as the subsets of its font have it: the name of each, and its letters escaped."""
        codes = self._codes.get(font)
        if codes is None:
            document = self.canvas._doc  # noqa: SLF001 - reportlab's own
            codes = self._codes[font] = _Codes(fonts.load(font), document)
        try:
            # Letters of ASCII are their own codes.
            said = text if text.isascii() else text.translate(codes)
            return [(codes.name, escapePDF(said))]
        except _Several:
            return self._parted(codes.font, text)

    def _parted(self, font: Any, text: str) -> list[tuple[str, str]]:
        document = self.canvas._doc  # noqa: SLF001
        return [
            (font.getSubsetInternalName(subset, document), escapePDF(said.decode("latin-1")))
            for subset, said in font.splitString(text, document)
        ]

    def finish(self) -> None:
        """Write the structure; what identifies the file is known."""
        document = self.canvas._doc  # noqa: SLF001
        self.structure.finish(document)
        document.signature = self.seal  # reportlab's own forgets what the pages say


class Pen:
    """Draws one page: graphics first, then all of its text."""

    def __init__(self, ink: Ink, place: Place, mirrored: bool) -> None:
        self._ink = ink
        self._canvas = ink.canvas
        self._place = place
        self._mirrored = mirrored
        self._code = ["BT"]
        self._words: list[str] = []
        self._colour: styles.Colour | None = None
        self._set: tuple[str, float] = ("", 0.0)
        self._extra = 0.0
        self._open: object = _NOTHING  # whose piece of content is open; None is of nobody
        ink.structure.page()
        ink.canvas._code.append("/Artifact BMC")  # noqa: SLF001

    def mark(self, mark: Mark, top: float, row: float | None = None) -> None:
        """Draw a mark at `top`; with the top of its row it says something, without it decorates."""
        match mark:
            case Glyphs():
                self._begin(None if row is None else self._ink.structure.text(mark, row))
                left = self._left(mark.x, mark.line.width)
                self._glyphs(mark, left, self._place.page_height - top - mark.drop)
            case Box():
                self._box(mark, top)
            case Picture():
                self._picture(mark, top)

    def finish(self) -> None:
        """Put the text on the page and end it."""
        self._end()
        self._code.append("ET")
        code = " ".join(self._code)
        self._ink.seal.update("\n".join((code, *self._words)).encode())
        self._canvas._code += ("EMC", code)  # noqa: SLF001
        self._canvas.showPage()

    def _begin(self, element: Element | None) -> None:
        """Open a piece of content: of an element, or of what only decorates."""
        if element is self._open:
            return
        self._end()
        if element is None:
            self._code.append("/Artifact BMC")
        else:
            number = self._ink.structure.piece(element)
            self._code.append(f"/{element.kind} <</MCID {number}>> BDC")
        self._open = element

    def _end(self) -> None:
        if self._open is not _NOTHING:
            self._code.append("EMC")
        self._open = _NOTHING

    def _left(self, x: float, width: float) -> float:
        here = self._place
        return here.side + (here.width - x - width if self._mirrored else x)

    def _glyphs(self, mark: Glyphs, left: float, baseline: float) -> None:
        code = self._code
        if mark.colour != self._colour:
            code.append(f"{fp_str(mark.colour)} rg")
            self._colour = mark.colour
        for run in mark.line.runs:
            code.append(f"1 0 0 1 {left + run.x:.2f} {baseline:.2f} Tm")
            for name, said in self._ink.shown(run.font, run.text):
                if run.extra != self._extra:
                    self._extra = run.extra
                    code.append(f"{run.extra:.3f} Tw")
                if (name, run.size) != self._set:
                    self._set = (name, run.size)
                    code.append(f"{name} {run.size:g} Tf")
                code.append(f"({said}) Tj")
            self._words.append(run.text)

    def _box(self, box: Box, top: float) -> None:
        canvas = self._canvas
        x = self._left(box.x, box.width)
        y = self._place.page_height - top - box.drop - box.height
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

    def _picture(self, mark: Picture, top: float) -> None:
        x = self._left(mark.x, mark.width)
        y = self._place.page_height - top - mark.drop - mark.height
        code = self._canvas._code  # noqa: SLF001
        if mark.alt:
            number = self._ink.structure.piece(self._ink.structure.picture(mark))
            code += ("EMC", f"/Figure <</MCID {number}>> BDC")
        self._canvas.drawImage(mark.image, x, y, mark.width, mark.height)
        if mark.alt:
            code += ("EMC", "/Artifact BMC")
