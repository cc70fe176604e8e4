"""A PDF of this house taken apart into its objects, as `writer` wrote them.

What is read here was written by this program: one plain table of objects, none of them packed, each
page with its own resources.
"""

import re
from collections.abc import Iterator

REFERENCE = re.compile(rb"(?<![\w.])(\d+) 0 R(?![A-Za-z])")
_STREAM = re.compile(rb">>\s*stream\r?\n")


class Unreadable(Exception):
    """A file is not as this program writes them."""


class Apart:
    """The objects of a PDF by their numbers. Raises Unreadable."""

    def __init__(self, data: bytes) -> None:
        place = data.rfind(b"startxref")
        found = re.match(rb"startxref\s+(\d+)", data[place : place + 40]) if place >= 0 else None
        head = re.match(rb"xref\s+0 (\d+)\s*\n", data[int(found[1]) :][:40]) if found else None
        if found is None or head is None:
            raise Unreadable
        table, first, count = int(found[1]), int(found[1]) + head.end(), int(head[1])
        entries = [data[first + 20 * at : first + 20 * at + 18] for at in range(count)]
        used = {at: int(entry[:10]) for at, entry in enumerate(entries) if entry[17:] == b"n"}
        starts = sorted(used.values())
        ends = dict(zip(starts, [*starts[1:], table], strict=True))
        self.objects = {at: _inside(data[start : ends[start]]) for at, start in used.items()}
        self.catalog = self._object(named(rb"/Root", data[first + 20 * count : place]))

    def _object(self, number: int | None) -> bytes:
        if number is None or number not in self.objects:
            raise Unreadable
        return self.objects[number]

    def pages(self) -> list[int]:
        """The numbers of the page objects, in order."""
        return list(self._leaves(named(rb"/Pages", self.catalog)))

    def _leaves(self, number: int | None) -> Iterator[int]:
        kids = re.search(rb"/Kids\s*\[([^\]]*)\]", self._object(number))
        if kids is None:
            yield number or 0
            return
        for kid in REFERENCE.findall(kids[1]):
            yield from self._leaves(int(kid))

    def structure(self) -> int | None:
        """The number of the root of the structure; None where the file has none."""
        return named(rb"/StructTreeRoot", self.catalog)


def named(key: bytes, text: bytes) -> int | None:
    """The number that a key refers to."""
    found = re.search(key + rb"\s+(\d+) 0 R", text)
    return None if found is None else int(found[1])


def parted(inside: bytes) -> tuple[bytes, bytes]:
    """The dictionary of an object, and its stream where it has one."""
    found = _STREAM.search(inside)
    return (inside, b"") if found is None else (inside[: found.start()], inside[found.start() :])


def _inside(raw: bytes) -> bytes:
    """An object without its number and its end."""
    found = re.match(rb"\s*\d+ 0 obj\s*", raw)
    if found is None or b"endobj" not in raw:
        raise Unreadable
    return raw[found.end() : raw.rindex(b"endobj")].strip(b"\r\n ")
