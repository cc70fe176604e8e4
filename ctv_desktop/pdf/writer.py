"""Writes the file: what reportlab's document holds, then the elements of its structure.

Written here, for reportlab takes ten times as long for the many small elements of a contract.
"""

from typing import Any

from reportlab.pdfbase import pdfdoc

from ctv_desktop.pdf.structure import Root

_HEAD = b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n"  # the four letters tell programs that it is binary
_TAIL = """trailer
<</Size {size} /Root {root} /Info {info} /ID [<{id}><{id}>]>>
startxref
{at}
%%EOF
"""


class _File:
    """Numbered objects one after the other, and where each begins."""

    def __init__(self, version: tuple[int, int]) -> None:
        self._parts = [_HEAD % version]
        self._size = len(self._parts[0])
        self._places: dict[int, int] = {}

    def add(self, number: int, body: bytes) -> None:
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body.rstrip(b"\n"))
        self._places[number] = self._size
        self._size += len(part)
        self._parts.append(part)

    def closed(self, root: str, info: str, id: str) -> bytes:
        """The whole file, with its table of places."""
        size = len(self._places) + 1
        lines = [f"{self._places[number]:010} 00000 n \n" for number in range(1, size)]
        table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(lines)}"
        tail = _TAIL.format(size=size, root=root, info=info, id=id, at=self._size)
        return b"".join((*self._parts, table.encode(), tail.encode()))


def written(document: Any) -> bytes:
    """The bytes of a document that is complete; takes the place of its own `format`."""
    root, info = (_at(document, one) for one in (document.Catalog, document.info))
    file = _File(document._pdfVersion)  # noqa: SLF001 - reportlab's own
    number, holder = 0, None
    # What is written may name further objects: they get the next numbers.
    while (name := document.numberToId.get(number + 1)) is not None:
        number += 1
        found = document.idToObject[name]
        if isinstance(found, Root):
            holder = (number, found.structure)
        else:
            file.add(number, pdfdoc.format(found, document, toplevel=1))
    if holder:
        at, structure = holder
        pages = [f"Page{page}" for page in range(1, document.pageCounter)]
        places = [document.idToObjectNumberAndVersion[page][0] for page in pages]
        tree, *elements = structure.written(at, number + 1, places)
        file.add(at, tree.encode("latin-1"))
        for place, element in enumerate(elements, number + 1):
            file.add(place, element.encode("latin-1"))
    return file.closed(root, info, document.signature.hexdigest())


def _at(document: Any, found: Any) -> str:
    return str(document.Reference(found).format(document).decode())
