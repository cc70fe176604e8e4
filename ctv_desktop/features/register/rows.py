"""The register of issued papers: what was issued of a record, and which paper a file is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.register.words import PAPERS
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


def batched(
    reader: "Reader",
    kinds: tuple[str, ...],
    ids: tuple[int, ...] | None,
    first: date | None,
    last: date | None,
) -> list[tuple[Issued, str]]:
    """Papers of some kinds (of all where none is named) with whom they are for, in their order.

    Some of them, or all that were issued between two days.
    """
    where, given = _where(kinds, ids, first, last)
    columns = ", ".join(f"issued_paper.{name}" for name in _COLUMNS.split(", "))
    rows = reader.rows(
        f"SELECT {columns}, coalesce(tenant.legal_name, '') FROM issued_paper"
        " LEFT JOIN lease ON issued_paper.noun = 'lease' AND lease.id = issued_paper.row_id"
        " LEFT JOIN tenant ON tenant.id = lease.tenant_id"
        f" WHERE {where} ORDER BY issued_paper.issued_on, issued_paper.id",
        *given,
    )
    return [(_issued(*found), tenant) for *found, tenant in rows]


def counted(
    reader: "Reader",
    kinds: tuple[str, ...],
    ids: tuple[int, ...] | None,
    first: date | None,
    last: date | None,
) -> int:
    """How many there are."""
    where, given = _where(kinds, ids, first, last)
    return int(reader.value(f"SELECT count(*) FROM issued_paper WHERE {where}", *given))


def _where(
    kinds: tuple[str, ...],
    ids: tuple[int, ...] | None,
    first: date | None,
    last: date | None,
) -> tuple[str, tuple[Any, ...]]:
    named = ", ".join(f"'{kind}'" for kind in kinds if kind in PAPERS)
    among = f"issued_paper.kind IN ({named})" if named else "1 = 1"
    if ids is not None:
        chosen = ",".join(str(int(id)) for id in ids) or "0"
        if kinds == ("contract",):  # chosen in the list of leases
            return f"{among} AND issued_paper.noun = 'lease' AND row_id IN ({chosen})", ()
        return f"{among} AND issued_paper.id IN ({chosen})", ()
    period = "issued_paper.issued_on BETWEEN $1 AND $2"
    return f"{among} AND {period}", (first or date.min, last or date.max)


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
    """What is known of a file: `state` is issued, signed, added, altered, stated or unknown.

    "signed" is a signed copy as it was attached, and the day then that of its signature; "added"
    is the issued paper byte by byte with something after it, as digital signatures are.
    "stated" is a paper that was issued but whose file is made anew each time it is printed: its
    number, day and sum are on record, and to be compared with what it shows.
    """

    state: str
    reference: str = ""
    issued_on: date | None = None
    says: str = ""
    noun: str = ""  # of whose register, where that is not this one
    row_id: int = 0


def verdict(reader: "Reader", data: bytes) -> Verdict:
    """Whether a PDF is one that was issued, byte by byte, or what became of it."""
    import hashlib

    row = reader.row(
        "SELECT reference, issued_on FROM issued_paper WHERE file = $1",
        hashlib.sha256(data).hexdigest(),
    )
    if row is not None:
        return Verdict("issued", row[0], date.fromisoformat(row[1]))
    row = reader.row(
        "SELECT reference, signed_on FROM signed_copy JOIN issued_paper"
        " ON issued_paper.id = paper_id WHERE signed_copy.digest = $1 ORDER BY signed_copy.id",
        hashlib.sha256(data).hexdigest(),
    )
    if row is not None:
        return Verdict("signed", row[0], date.fromisoformat(row[1]))
    found = _SAYS.search(data)
    if found is None:
        return Verdict("unknown")
    digest, says = found[2].decode().lower(), found[1].decode("latin-1")
    row = reader.row(
        "SELECT reference, issued_on, file FROM issued_paper WHERE digest = $1", digest
    )
    if row is not None:
        original = kept(reader.path, row[2])
        added = original is not None and data.startswith(original)
        state = "added" if added else "altered"
        return Verdict(state, row[0], date.fromisoformat(row[1]), says)
    for table in _ISSUED_ELSEWHERE:
        row = reader.row(f"SELECT reference, issued_on, id FROM {table} WHERE digest = $1", digest)
        if row is not None:
            return Verdict("stated", row[0], date.fromisoformat(row[1]), says, table, row[2])
    return Verdict("unknown", says=says)


def frozen(reader: "Reader", found: Verdict) -> tuple[str, str, bool]:
    """What a paper of another register states, its fingerprint, whether it was cancelled since."""
    void = "voided_on IS NOT NULL" if found.noun == "receipt" else "0"
    table = _ISSUED_ELSEWHERE[_ISSUED_ELSEWHERE.index(found.noun)]
    row = reader.row(f"SELECT content, digest, {void} FROM {table} WHERE id = $1", found.row_id)
    assert row is not None
    return str(row[0]), str(row[1]), bool(row[2])


# Signed copies, and the papers they stand beside.

_OF_LEASE = """(noun = 'lease' AND row_id = $1)
    OR (noun = 'amendment' AND row_id IN (SELECT id FROM amendment WHERE lease_id = $1))
    OR (noun = 'survey' AND row_id IN (SELECT id FROM survey WHERE lease_id = $1))"""
_COPY = "id, paper_id, how, signed_on, signer, remark, name, digest, size, version"


@dataclass(frozen=True)
class Listed:
    """An issued paper as other records name it, and how many signed copies it has."""

    id: int
    kind: str
    reference: str
    language: str
    issued_on: date
    copies: int


@dataclass(frozen=True)
class Copy:
    """A signed copy of an issued paper; `digest` is the SHA-256 of its file, `size` in bytes."""

    id: int
    paper_id: int
    how: str
    signed_on: date
    signer: str
    remark: str
    name: str
    digest: str
    size: int
    version: int


def of_lease(reader: "Reader", lease_id: int) -> list[Listed]:
    """What was issued of a lease, its amendments and condition reports, the latest first."""
    return _listed(reader, _OF_LEASE, lease_id)


def of_record(reader: "Reader", noun: str, id: int) -> list[Listed]:
    """What was issued of a record itself, the latest first."""
    return _listed(reader, "noun = $1 AND row_id = $2", noun, id)


def _listed(reader: "Reader", where: str, *args: Any) -> list[Listed]:
    rows = reader.rows(
        "SELECT id, kind, reference, language, issued_on,"
        " (SELECT count(*) FROM signed_copy WHERE paper_id = issued_paper.id)"
        f" FROM issued_paper WHERE {where} ORDER BY id DESC",
        *args,
    )
    return [
        Listed(id, kind, reference, spoken, date.fromisoformat(day), copies)
        for id, kind, reference, spoken, day, copies in rows
    ]


def paper(reader: "Reader", id: int) -> Issued | None:
    """One issued paper."""
    row = reader.row(f"SELECT {_COLUMNS} FROM issued_paper WHERE id = $1", id)
    return _issued(*row) if row else None


def about(reader: "Reader", id: int) -> tuple[str, int]:
    """Which record an issued paper speaks of: its noun and id."""
    row = reader.row("SELECT noun, row_id FROM issued_paper WHERE id = $1", id)
    return (str(row[0]), int(row[1])) if row else ("", 0)


def copies(reader: "Reader", paper_id: int) -> list[Copy]:
    """The signed copies of a paper, the latest first."""
    sql = f"SELECT {_COPY} FROM signed_copy WHERE paper_id = $1 ORDER BY signed_on DESC, id DESC"
    return [_copy(row) for row in reader.rows(sql, paper_id)]


def copy(reader: "Reader", id: int) -> Copy | None:
    """One signed copy."""
    row = reader.row(f"SELECT {_COPY} FROM signed_copy WHERE id = $1", id)
    return _copy(row) if row else None


def _copy(row: Sequence[Any]) -> Copy:
    id, paper_id, how, day, *rest = row
    return Copy(id, paper_id, how, date.fromisoformat(day), *rest)


def copied(reader: "Reader", one: Copy) -> bytes:
    """The bytes of a signed copy. Raises Unavailable where its file is gone or was changed."""
    import hashlib

    data = kept(reader.path, one.digest)
    if data is None or hashlib.sha256(data).hexdigest() != one.digest:
        raise Unavailable(say("The file “{name}” is gone or damaged.", name=one.name))
    return data
