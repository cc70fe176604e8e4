"""Several PDFs of this house as one: pages, fonts and pictures as they were, and one outline.

PDFium can join files too, but loses title, date, language and outline, and gives other bytes each
time. What each paper reads aloud goes along, and the whole is made to last as each of them is.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ctv_desktop.pdf import archive
from ctv_desktop.pdf.apart import REFERENCE, Apart, Unreadable, parted
from ctv_desktop.values.language import Language

CATALOG, PAGES, STRUCTURE = 1, 2, 3  # the numbers of the first objects
MAKER = "CTV Desktop"
_PARENT = b"/Parent %d 0 R" % PAGES
_OLD_PARENT = re.compile(rb"/Parent \d+ 0 R")
_OWNER = re.compile(rb"\s*/StructParents (\d+)")
_OWNED = re.compile(rb"(\d+) \[([^\]]*)\]")


@dataclass(frozen=True)
class About:
    """What the whole file says of itself."""

    title: str
    author: str
    language: Language
    printed_on: date


@dataclass(frozen=True)
class Part:
    """A PDF with one or more papers: the title of each and how many pages it has."""

    data: bytes
    papers: Sequence[tuple[str, int]]


def pages_of(data: bytes) -> int:
    """How many pages a PDF of this program has. Raises Unreadable."""
    return len(Apart(data).pages())


def joined(parts: Iterable[Part], about: About) -> bytes:
    """One PDF of all papers in order: the same parts, the same bytes.

    Raises Unreadable where a part is no file of this program.
    """
    whole, papers = _Whole(), list[tuple[str, int]]()
    for part in parts:
        before = len(whole.pages)
        whole.take(Apart(part.data))
        if sum(count for _title, count in part.papers) != len(whole.pages) - before:
            raise Unreadable
        papers += part.papers
    return whole.written(papers, about)


class _Whole:
    """The new file: objects numbered as they come."""

    def __init__(self) -> None:
        self.objects: list[bytes] = [b""] * STRUCTURE
        self.pages: list[int] = []
        self._same: dict[bytes, int] = {}
        self._documents: list[bytes] = []  # of the structure
        self._owners: list[bytes] = []
        self._tagged = True

    def add(self, inside: bytes) -> int:
        """Put an object in; gives its number."""
        self.objects.append(inside)
        return len(self.objects)

    # What a file brings.

    def take(self, file: Apart) -> None:
        """Take the pages of a file over, all that they need, and what they read."""
        taken: dict[int, int] = {}
        root, first = file.structure(), len(self.pages)
        if root is not None:
            taken[root] = STRUCTURE
        for page in file.pages():
            self.pages.append(self._page(file, page, taken, first))
        if root is None:
            self._tagged = False
        else:
            self._structure(file, file.objects[root], taken, first)

    def _page(self, file: Apart, number: int, taken: dict[int, int], first: int) -> int:
        def moved(found: re.Match[bytes]) -> bytes:
            return b"\n/StructParents %d" % (first + int(found[1]))

        taken[number] = here = self.add(b"")
        around = (self._renumbered(file, one, taken) for one in _OLD_PARENT.split(
            _OWNER.sub(moved, file.objects[number])
        ))  # fmt: skip
        self.objects[here - 1] = _PARENT.join(around)
        return here

    def _copy(self, file: Apart, number: int, taken: dict[int, int]) -> int:
        if number in taken:
            return taken[number]
        inside = file.objects[number]
        head, tail = parted(inside)
        if not REFERENCE.search(head):  # a picture, a font: once, however often it comes
            seal = hashlib.sha256(inside).digest()
            if seal not in self._same:
                self._same[seal] = self.add(inside)
            taken[number] = self._same[seal]
            return taken[number]
        taken[number] = here = self.add(b"")
        self.objects[here - 1] = self._renumbered(file, head, taken) + tail
        return here

    def _renumbered(self, file: Apart, text: bytes, taken: dict[int, int]) -> bytes:
        def renamed(found: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % self._copy(file, int(found[1]), taken)

        return REFERENCE.sub(renamed, text)

    def _structure(self, file: Apart, root: bytes, taken: dict[int, int], first: int) -> None:
        kids, _, owners = root.partition(b"/ParentTree")
        found = re.search(rb"/K \[([^\]]*)\]", kids)
        self._documents.append(self._renumbered(file, found[1] if found else b"", taken))
        for owner in _OWNED.finditer(owners.partition(b"/Nums [")[2]):
            elements = self._renumbered(file, owner[2], taken)
            self._owners.append(b"%d [%b]" % (first + int(owner[1]), elements))

    # What stands in it besides.

    def written(self, papers: Sequence[tuple[str, int]], about: About) -> bytes:
        """The bytes of the whole file."""
        info = {"title": about.title, "author": about.author, "subject": about.title,
                "keywords": "", "creator": MAKER, "producer": MAKER}  # fmt: skip
        kids = b" ".join(b"%d 0 R" % page for page in self.pages)
        self.objects[PAGES - 1] = b"<< /Count %d /Kids [ %b ] /Type /Pages >>" % (
            len(self.pages), kids,
        )  # fmt: skip
        self.objects[STRUCTURE - 1] = (
            b"<</Type /StructTreeRoot /K [%b] /ParentTree <</Nums [%b]>>>>"
            % (b" ".join(self._documents), b" ".join(self._owners))
            if self._tagged
            else b"null"
        )
        day = about.printed_on
        facts = archive.facts_of(info, _tongue(about), f"{day:%Y-%m-%d}T12:00:00+00:00")
        self.objects[CATALOG - 1] = self._catalog(about, self._outline(papers), facts)
        told = b"".join(b"/%b %b " % (key.capitalize().encode(), _text(value))
                        for key, value in info.items())  # fmt: skip
        moment = f"(D:{day:%Y%m%d}120000+00'00')".encode()
        return self._closed(
            self.add(b"<< %b/CreationDate %b /ModDate %b >>" % (told, moment, moment))
        )

    def _outline(self, papers: Sequence[tuple[str, int]]) -> int:
        """An entry for each paper, one after the other; gives the number of their root."""
        root = self.add(b"")
        first, last = root + 1, root + len(papers)
        page = 0
        for number, (title, count) in enumerate(papers, first):
            before = b" /Prev %d 0 R" % (number - 1) if number > first else b""
            after = b" /Next %d 0 R" % (number + 1) if number < last else b""
            self.add(
                b"<< /Dest [ %d 0 R /Fit ] /Parent %d 0 R%b%b /Title %b >>"
                % (self.pages[page], root, before, after, _text(title))
            )
            page += count
        self.objects[root - 1] = b"<< /Count %d /First %d 0 R /Last %d 0 R /Type /Outlines >>" % (
            len(papers), first, last,
        )  # fmt: skip
        return root

    def _catalog(self, about: About, outline: int, facts: bytes) -> bytes:
        metadata = self.add(_stream(b"/Subtype /XML /Type /Metadata", facts))
        zipped = zlib.compress(archive.profile())
        profile = self.add(_stream(b"/Filter [ /FlateDecode ] /N 3", zipped))
        way = b" /Direction /R2L" if about.language.right_to_left else b""
        read = b"/MarkInfo << /Marked true >> /StructTreeRoot %d 0 R " % STRUCTURE
        return (
            b"<< /Lang (%b) /Metadata %d 0 R /Outlines %d 0 R /OutputIntents ["
            b" << /DestOutputProfile %d 0 R /Info (sRGB IEC61966-2.1)"
            b" /OutputConditionIdentifier (sRGB IEC61966-2.1)"
            b" /RegistryName (http://www.color.org) /S /GTS_PDFA1 /Type /OutputIntent >> ]"
            b" /PageMode /UseOutlines /Pages %d 0 R %b/Type /Catalog"
            b" /ViewerPreferences << /DisplayDocTitle true%b >> >>"
        ) % (_tongue(about).encode(), metadata, outline, profile, PAGES,
             read if self._tagged else b"", way)  # fmt: skip

    def _closed(self, info: int) -> bytes:
        """Header, objects, their table."""
        out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, inside in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, inside)
        seal = hashlib.md5(bytes(out), usedforsecurity=False).hexdigest().encode()
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%b><%b>]>>\n" % (
            len(places) + 1, CATALOG, info, seal, seal,
        )  # fmt: skip
        out += b"startxref\n%d\n%%%%EOF\n" % table
        return bytes(out)


def _stream(head: bytes, data: bytes) -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (head, len(data), data)


def _tongue(about: About) -> str:
    return about.language.locale.replace("_", "-")


def _text(text: str) -> bytes:
    return b"<%b>" % ("\ufeff" + text).encode("utf-16-be").hex().encode()
