"""What the marks of a paper are, in reading order: its titles, paragraphs, tables and pictures.

A tagged PDF (ISO 32000-1, 14.7 and 14.8) is read aloud and copied in this order. Elements are
found, not declared: a block with an outline begins with a heading, a very large line is the title,
cells know their column, and the lines of one text know that they go on.

Arabic is drawn from left to right, joined. What it reads stands with the element, not with the
letters on the page: there, PDFium and Poppler would turn it round once more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from ctv_desktop.pdf.arabic import starts_right_to_left
from ctv_desktop.pdf.blocks import Glyphs, Picture
from ctv_desktop.pdf.text import Line, clean

TITLE = 17.0  # points: what is as large is the title of the paper
ARABIC = "ar-MA"
LONGEST = 30_000  # letters: a string of a PDF that is to last has at most 65 535 bytes
_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})
_SCOPES = {"head": "Column", "name": "Row"}  # which cells a heading cell speaks for

Piece = tuple[int, int]  # a page of the file, and the number of a piece of content on it


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure: its kind, and the elements or pieces of content in it.

    What its `lines` read is written where one is `reversed` on the page.
    """

    kind: str
    kids: list["Element | Piece"] = field(default_factory=list)
    language: str = ""
    alt: str = ""
    scope: str = ""
    lines: list[Line] = field(default_factory=list)
    reversed: bool = False


@dataclass(eq=False, slots=True)
class _Table:
    """A table while its cells come: each row by the numbers of its columns."""

    element: Element
    rows: list[dict[int, Element]] = field(default_factory=list)
    last: tuple[float, int] = (0.0, -1)  # the top and the column of the last cell


class Structure:
    """The structure of a file while its pages are drawn; each sheet is a document of its own."""

    def __init__(self) -> None:
        self._documents: list[Element] = []
        self._pages: list[list[Element]] = []
        self._tables: list[_Table] = []
        self._table: _Table | None = None
        self._last: Element | None = None
        self._heading = False

    def sheet(self, language: str) -> None:
        """What comes belongs to another document, in a language such as `fr-MA`."""
        self._documents.append(Element("Document", language=language))
        self._table = self._last = None

    def page(self) -> None:
        """What comes stands on the next page."""
        self._pages.append([])

    def block(self, headed: bool) -> None:
        """What comes is another block; one that is headed begins with its heading."""
        self._table, self._heading = None, headed

    def piece(self, element: Element) -> int:
        """The number of another piece of content of an element on this page."""
        here = self._pages[-1]
        here.append(element)
        element.kids.append((len(self._pages) - 1, len(here) - 1))
        return len(here) - 1

    def picture(self, mark: Picture) -> Element:
        """The element of a picture that says something."""
        return self._added(Element("Figure", alt=mark.alt))

    def text(self, mark: Glyphs, top: float) -> Element:
        """The element that a line belongs to; `top` is that of its row."""
        if mark.role:
            found = self._cell(mark, top)
        elif mark.line.follows and self._last is not None:
            found = self._last
        else:
            self._table = None
            found = self._added(Element(self._kind(mark)))
        self._heading = False
        self._last = found
        if mark.line.said:
            self._reversed(found, mark.line.said)
        found.lines.append(mark.line)
        return found

    def _reversed(self, element: Element, said: str) -> None:
        element.reversed = True
        if not element.lines and self._documents[-1].language != ARABIC:
            element.language = ARABIC if starts_right_to_left(said) else ""

    def _kind(self, mark: Glyphs) -> str:
        if mark.line.runs and mark.line.runs[0].size >= TITLE:
            return "H1"
        return "H2" if self._heading else "P"

    def _added(self, element: Element) -> Element:
        self._documents[-1].kids.append(element)
        return element

    def _cell(self, mark: Glyphs, top: float) -> Element:
        if self._table is None:
            self._table = _Table(self._added(Element("Table")))
            self._tables.append(self._table)
        table, last = self._table, self._table.last
        if not mark.line.follows:
            table.last = (top, mark.cell)
            if not table.rows or mark.cell < last[1] or (mark.cell == last[1] and top != last[0]):
                table.rows.append({})
        elif not table.rows:
            table.rows.append({})
        kind, scope = ("TD", "") if mark.role == "cell" else ("TH", _SCOPES[mark.role])
        return table.rows[-1].setdefault(mark.cell, Element(kind, scope=scope))

    def finish(self, document: Any) -> None:
        """Tell reportlab's document, whose pages are all there, of the structure to come."""
        for number in range(len(self._pages)):
            page = document.idToObject[f"Page{number + 1}"]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]
            page.StructParents = number
        catalog = document.Catalog
        catalog.StructTreeRoot = document.Reference(Root(self))
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def written(self, root: int, first: int, pages: Sequence[int]) -> list[str]:
        """The root of the structure and all its elements, as objects from the number `first` on."""
        for table in self._tables:
            table.element.kids += _rows(table)
        writer = _Writer(first, [f"{page} 0 R" for page in pages])
        kids = " ".join(writer.add(one, root) for one in self._documents)
        owners = " ".join(
            f"{number} [{' '.join(writer.at(one) for one in page)}]"
            for number, page in enumerate(self._pages)
        )
        tree = f"<</Type /StructTreeRoot /K [{kids}] /ParentTree <</Nums [{owners}]>>>>"
        return [tree, *writer.objects]


class Root(pdfdoc.PDFObject):
    """Holds the number of the root of the structure; the archive writes it with its elements."""

    __RefOnly__ = 1

    def __init__(self, structure: Structure) -> None:
        self.structure = structure


def _rows(table: _Table) -> Iterator[Element]:
    """Rows with a cell in each column, empty ones too."""
    columns = 1 + max(max(row) for row in table.rows)
    for row in table.rows:
        cells = [row.get(place) or Element("TD") for place in range(columns)]
        yield Element("TR", list(cells))


class _Writer:
    """Writes elements as PDF has them; by hand, for a contract has hundreds."""

    def __init__(self, first: int, pages: Sequence[str]) -> None:
        self.objects: list[str] = []
        self._first = first
        self._pages = pages
        self._numbers: dict[int, int] = {}

    def at(self, element: Element) -> str:
        """A reference to an element."""
        return f"{self._numbers[id(element)]} 0 R"

    def add(self, element: Element, parent: int) -> str:
        """Write an element and all within it, and give a reference to it."""
        number = self._numbers[id(element)] = self._first + len(self.objects)
        said = f"<</S /{element.kind} /P {parent} 0 R{_named(element)}"
        self.objects.append(said)
        kids, home = [], None
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self.add(kid, number))
            elif home is None:
                home = kid[0]
                kids.append(str(kid[1]))
            else:
                kids.append(self._piece(kid, home))
        if home is not None:
            said += f" /Pg {self._pages[home]}"
        if kids:
            said += f" /K [{' '.join(kids)}]" if len(kids) > 1 else f" /K {kids[0]}"
        self.objects[number - self._first] = said + ">>"
        return f"{number} 0 R"

    def _piece(self, kid: Piece, home: int) -> str:
        page, number = kid
        if page == home:
            return str(number)
        return f"<</Type /MCR /Pg {self._pages[page]} /MCID {number}>>"


def _named(element: Element) -> str:
    said = f" /A <</O /Table /Scope /{element.scope}>>" if element.scope else ""
    if element.language:
        said += f" /Lang ({element.language})"
    if element.alt:
        said += f" /Alt {_string(clean(element.alt))}"
    if element.reversed:
        lines = (line.said or "".join(run.text for run in line.runs) for line in element.lines)
        read = " ".join(lines)
        said += f" /ActualText {_string(read)}" if len(read) <= LONGEST else ""
    return said


def _string(words: str) -> str:
    """A text string of PDF, a letter a byte."""
    code = (b"\xfe\xff" + words.encode("utf-16-be")).decode("latin-1")
    return f"({code.translate(_ESCAPED)})"
