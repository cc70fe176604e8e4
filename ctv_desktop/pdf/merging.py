"""Several PDFs of this house as one: pages, fonts and pictures as they were, with an outline.

PDFium can join files too, but loses title, date, language and outline, and gives other bytes each
time. What is joined here was written by this program (`sheet.draw`): one plain table of objects,
none of them packed, each page with its own resources.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ctv_desktop.values.language import Language

_REFERENCE = re.compile(rb"(?<![\w.])(\d+) 0 R(?![A-Za-z])")
_PARENT = re.compile(rb"/Parent \d+ 0 R")
_LOOSE = re.compile(rb"/(?:StructParents|StructParent) \d+|/(?:B|Annots) (?:\[[^\]]*\]|\d+ 0 R)")
_STREAM = re.compile(rb">>\s*stream\r?\n")


class Unreadable(Exception):
    """A file is not as this program writes them."""


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


class _File:
    """A PDF taken apart into its objects."""

    def __init__(self, data: bytes) -> None:
        place = data.rfind(b"startxref")
        found = re.match(rb"startxref\s+(\d+)", data[place : place + 40]) if place >= 0 else None
        head = re.match(rb"xref\s+0 (\d+)\s*\n", data[int(found[1]) :][:40]) if found else None
        if found is None or head is None:
            raise Unreadable
        first, count = int(found[1]) + head.end(), int(head[1])
        entries = [data[first + 20 * at : first + 20 * at + 18] for at in range(count)]
        used = {at: int(entry[:10]) for at, entry in enumerate(entries) if entry[17:] == b"n"}
        ends = dict(zip(sorted(used.values()), [*sorted(used.values())[1:], int(found[1])],
                        strict=True))  # fmt: skip
        self.objects = {at: _inside(data[start : ends[start]]) for at, start in used.items()}
        self._trailer = data[first + 20 * count : place]

    def pages(self) -> list[int]:
        """The numbers of the page objects, in order."""
        root = self.objects[_number(rb"/Root", self._trailer)]
        return list(self._leaves(_number(rb"/Pages", root)))

    def _leaves(self, number: int) -> Iterator[int]:
        kids = re.search(rb"/Kids\s*\[([^\]]*)\]", self.objects[number])
        if kids is None:
            yield number
            return
        for kid in _REFERENCE.findall(kids[1]):
            yield from self._leaves(int(kid))


def _inside(raw: bytes) -> bytes:
    """An object without its number and its end."""
    found = re.match(rb"\s*\d+ 0 obj\s*", raw)
    if found is None or b"endobj" not in raw:
        raise Unreadable
    return raw[found.end() : raw.rindex(b"endobj")].strip(b"\r\n ")


def _number(key: bytes, text: bytes) -> int:
    found = re.search(key + rb"\s+(\d+) 0 R", text)
    if found is None:
        raise Unreadable
    return int(found[1])


class _Whole:
    """The new file: objects numbered as they come; 1 is the catalog, 2 the root of the pages."""

    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b""]
        self.pages: list[int] = []
        self._same: dict[bytes, int] = {}

    def add(self, inside: bytes) -> int:
        """Put an object in; gives its number."""
        self.objects.append(inside)
        return len(self.objects)

    def take(self, file: _File) -> None:
        """Take the pages of a file over, and all that they need."""
        taken: dict[int, int] = {}
        for page in file.pages():
            self.pages.append(self._copy(file, page, taken))

    def _copy(self, file: _File, number: int, taken: dict[int, int]) -> int:
        if number in taken:
            return taken[number]
        inside = file.objects[number]
        head, tail = _parted(inside)
        if not _REFERENCE.search(head):  # a picture, a font: once, however often it comes
            seal = hashlib.sha256(inside).digest()
            found = self._same.get(seal)
            taken[number] = found if found is not None else self.add(inside)
            self._same[seal] = taken[number]
            return taken[number]
        taken[number] = here = self.add(b"")
        if re.search(rb"/Type\s*/Page\b", head):
            head = _PARENT.sub(b"/Parent 2 0 R", _LOOSE.sub(b"", head))
            head = b"/Parent 2 0 R".join(
                self._renumbered(file, part, taken) for part in head.split(b"/Parent 2 0 R")
            )
        else:
            head = self._renumbered(file, head, taken)
        self.objects[here - 1] = head + tail
        return here

    def _renumbered(self, file: _File, text: bytes, taken: dict[int, int]) -> bytes:
        def renamed(found: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % self._copy(file, int(found[1]), taken)

        return _REFERENCE.sub(renamed, text)

    def written(self, info: int) -> bytes:
        """The file: header, objects, their table."""
        out = bytearray(b"%PDF-1.4\n%\x93\x8c\x8b\x9e\n")
        places = []
        for number, inside in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, inside)
        seal = hashlib.md5(bytes(out), usedforsecurity=False).hexdigest().encode()
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        for place in places:
            out += b"%010d 00000 n \n" % place
        out += b"trailer\n<< /ID [<%b><%b>] /Info %d 0 R /Root 1 0 R /Size %d >>\n" % (
            seal, seal, info, len(places) + 1,
        )  # fmt: skip
        out += b"startxref\n%d\n%%%%EOF\n" % table
        return bytes(out)


def _parted(inside: bytes) -> tuple[bytes, bytes]:
    """The dictionary of an object, and its stream where it has one."""
    found = _STREAM.search(inside)
    return (inside, b"") if found is None else (inside[: found.start()], inside[found.start() :])


def joined(parts: Iterable[Part], about: About) -> bytes:
    """One PDF of all papers in order: the same parts, the same bytes.

    Raises Unreadable where a part is no file of this program.
    """
    whole, papers = _Whole(), list[tuple[str, int]]()
    for part in parts:
        before = len(whole.pages)
        whole.take(_File(part.data))
        if sum(count for _title, count in part.papers) != len(whole.pages) - before:
            raise Unreadable
        papers += part.papers
    kids = b" ".join(b"%d 0 R" % page for page in whole.pages)
    whole.objects[1] = b"<< /Count %d /Kids [ %b ] /Type /Pages >>" % (len(whole.pages), kids)
    whole.objects[0] = _catalog(about, _outline(whole, papers))
    return whole.written(whole.add(_info(about)))


def pages_of(data: bytes) -> int:
    """How many pages a PDF of this program has. Raises Unreadable."""
    return len(_File(data).pages())


def _outline(whole: _Whole, papers: Sequence[tuple[str, int]]) -> int:
    """An entry for each paper, one after the other; gives the number of their root."""
    root = whole.add(b"")
    first, page = root + 1, 0
    last = root + len(papers)
    for place, (title, count) in enumerate(papers):
        number = first + place
        before = b" /Prev %d 0 R" % (number - 1) if place else b""
        after = b" /Next %d 0 R" % (number + 1) if number < last else b""
        whole.add(
            b"<< /Dest [ %d 0 R /Fit ] /Parent %d 0 R%b%b /Title %b >>"
            % (whole.pages[page], root, before, after, _text(title))
        )
        page += count
    ends = b" /First %d 0 R /Last %d 0 R" % (first, last) if papers else b""
    whole.objects[root - 1] = b"<< /Count %d%b /Type /Outlines >>" % (len(papers), ends)
    return root


def _catalog(about: About, outline: int) -> bytes:
    way = b" /Direction /R2L" if about.language.right_to_left else b""
    lang = about.language.locale.replace("_", "-").encode()
    return (
        b"<< /Lang (%b) /Outlines %d 0 R /PageMode /UseOutlines /Pages 2 0 R /Type /Catalog"
        b" /ViewerPreferences << /DisplayDocTitle true%b >> >>" % (lang, outline, way)
    )


def _info(about: About) -> bytes:
    day = f"(D:{about.printed_on:%Y%m%d}120000+00'00')".encode()
    return b"<< /Author %b /CreationDate %b /Creator %b /ModDate %b /Title %b >>" % (
        _text(about.author), day, _text("CTV Desktop"), day, _text(about.title),
    )  # fmt: skip


def _text(text: str) -> bytes:
    return b"<%b>" % ("\ufeff" + text).encode("utf-16-be").hex().encode()
