"""The register of issued papers: what was issued of a record, and which paper a file is."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

# What an issued paper says of itself in its keywords and its code: pdf/qr.py, `proof`.
_SAYS = re.compile(rb"/Keywords \(([^()]{1,300}?) ([0-9A-F]{64})\)")
_COLUMNS = "id, kind, sequence, reference, language, issued_on, content, digest, file"
_ISSUED_ELSEWHERE = ("invoice", "receipt")  # whose registers are their own tables


@dataclass(frozen=True)
class Issued:
    """A paper as it was issued; digests are SHA-256 in hexadecimal."""

    id: int
    kind: str
    sequence: int
    reference: str
    language: str
    issued_on: date
    content: str
    digest: str
    file: str


def issued(reader: "Reader", kind: str, noun: str, row: int) -> list[Issued]:
    """What was issued of a record, in the order it was."""
    rows = reader.rows(
        f"SELECT {_COLUMNS} FROM issued_paper WHERE kind = $1 AND noun = $2 AND row_id = $3"
        " ORDER BY id",
        kind,
        noun,
        row,
    )
    return [_issued(*found) for found in rows]


def issued_of(reader: "Reader", noun: str, row: int) -> list[Issued]:
    """All papers issued of a record, the latest first."""
    rows = reader.rows(
        f"SELECT {_COLUMNS} FROM issued_paper WHERE noun = $1 AND row_id = $2 ORDER BY id DESC",
        noun,
        row,
    )
    return [_issued(*found) for found in rows]


def issued_as(reader: "Reader", id: int) -> list[Issued]:
    """The papers of the same number as one, in each language it was issued in."""
    rows = reader.rows(
        f"SELECT {_COLUMNS} FROM issued_paper WHERE reference ="
        " (SELECT reference FROM issued_paper WHERE id = $1) ORDER BY id",
        id,
    )
    return [_issued(*found) for found in rows]


def _issued(
    id: int, kind: str, sequence: int, reference: str, language: str, day: str, content: str,
    digest: str, file: str,
) -> Issued:  # fmt: skip
    return Issued(
        id, kind, sequence, reference, language, date.fromisoformat(day), content, digest, file
    )


def reprint(reader: "Reader", paper: Issued) -> bytes:
    """An issued paper again: the very bytes. Raises Unavailable where its file is gone."""
    import hashlib

    data = kept(reader.path, paper.file)
    if data is None or hashlib.sha256(data).hexdigest() != paper.file:
        raise Unavailable(
            say("The file of the issued paper {reference} is gone or damaged.",
                reference=paper.reference)
        )  # fmt: skip
    return data


@dataclass(frozen=True)
class Verdict:
    """What is known of a file: `state` is issued, altered, stated or unknown.

    "stated" is a paper that was issued but whose file is made anew each time it is printed: its
    number, day and sum are on record, and to be compared with what it shows.
    """

    state: str
    reference: str = ""
    issued_on: date | None = None
    says: str = ""


def verdict(reader: "Reader", data: bytes) -> Verdict:
    """Whether a PDF is one that was issued, byte by byte, or what became of it."""
    import hashlib

    row = reader.row(
        "SELECT reference, issued_on FROM issued_paper WHERE file = $1",
        hashlib.sha256(data).hexdigest(),
    )
    if row is not None:
        return Verdict("issued", row[0], date.fromisoformat(row[1]))
    found = _SAYS.search(data)
    if found is None:
        return Verdict("unknown")
    digest, says = found[2].decode().lower(), found[1].decode("latin-1")
    row = reader.row("SELECT reference, issued_on FROM issued_paper WHERE digest = $1", digest)
    if row is not None:
        return Verdict("altered", row[0], date.fromisoformat(row[1]), says)
    for table in _ISSUED_ELSEWHERE:
        row = reader.row(f"SELECT reference, issued_on FROM {table} WHERE digest = $1", digest)
        if row is not None:
            return Verdict("stated", row[0], date.fromisoformat(row[1]), says)
    return Verdict("unknown", says=says)
