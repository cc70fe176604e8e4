"""What the screen of clauses reads and computes, all of it in a reading lane."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import matching
from ctv_desktop.features.clauses.rows import Place, Written, over, written
from ctv_desktop.features.clauses.rules.checks import problems
from ctv_desktop.features.clauses.rules.difference import Span, difference
from ctv_desktop.features.clauses.screen.facts import facts_of, newest
from ctv_desktop.features.clauses.words import LANGUAGES
from ctv_desktop.features.contracts.rules import library
from ctv_desktop.features.contracts.rules.library import Source, joined
from ctv_desktop.features.contracts.rules.template import Piece, Problem, fill, parse, pieces
from ctv_desktop.ui.declare import Choosable
from ctv_desktop.ui.recover import Draft, Drafts
from ctv_desktop.values import language

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

DRAFT = "clause "  # noun of a text that is not saved, before its place
OFFERED = 30  # leases


@dataclass(frozen=True)
class Overview:
    """What the office wrote, saved and not saved."""

    own: dict[Place, Written]
    drafts: dict[Place, Draft]


def overview(reader: "Reader", folder: Path | None) -> Overview:
    """Every text of the office, and what was typed and not saved."""
    drafts = {}
    for draft in Drafts(folder).all():
        place = tuple(str(draft.typed.get(key)) for key in ("book", "language", "article"))
        if draft.about.noun == draft_of(place) and library.origin(*place):
            drafts[place[0], place[1], place[2]] = draft
    return Overview(written(reader), drafts)


def draft_of(place: tuple[str, ...]) -> str:
    """The noun under which an unsaved text is kept."""
    return DRAFT + " ".join(place)


# The lease whose facts fill the text.


@dataclass(frozen=True)
class Example:
    """A lease, what it is called, and its facts."""

    id: int = 0
    called: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def example(reader: "Reader", book: str, id: int, today: date) -> Example:
    """A lease with the facts of a book: the one asked for, else the newest that has such a paper,
    else the newest.
    """
    for found in dict.fromkeys((id, newest(reader, book), newest(reader, ""))):
        if found and (facts := facts_of(reader, book, found, today)) is not None:
            return Example(found, called(reader, found), facts)
    return Example()


_LEASES = (
    "SELECT lease.id, lease.reference, tenant.legal_name FROM lease"
    " JOIN tenant ON tenant.id = lease.tenant_id"
)


def leases(reader: "Reader", text: str) -> list[Choosable]:
    """Leases by what is typed, the newest first."""
    match = matching(text)
    found = "lease.id IN (SELECT rowid FROM lease_search WHERE lease_search MATCH $1)"
    where = f" WHERE {found}" if match else ""
    rows = reader.rows(
        f"{_LEASES}{where} ORDER BY lease.id DESC LIMIT {OFFERED}", *((match,) if match else ())
    )
    return [Choosable(id, _named(number, tenant)) for id, number, tenant in rows]


def called(reader: "Reader", id: int) -> str:
    """A lease by its reference and its tenant."""
    row = reader.row(f"{_LEASES} WHERE lease.id = $1", id)
    return _named(row[1], row[2]) if row else ""


def _named(reference: str, tenant: str) -> str:
    return f"{reference} · {tenant}" if reference else tenant


# What follows from a text as it is typed.


@dataclass(frozen=True)
class Asked:
    """A text as typed, of an article in a language, and the lease that fills it."""

    place: Place
    typed: Source
    facts: Mapping[str, Any]
    own: Mapping[Place, Written]


@dataclass(frozen=True)
class Examined:
    """What is wrong with a text, how it reads, how it differs from the factory's."""

    problems: tuple[Problem, ...]
    title: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    spans: tuple[Span, ...]
    counts: Mapping[str, int]  # paragraphs by language

    @property
    def uneven(self) -> bool:
        """Whether the languages do not have the same paragraphs, so that they face each other."""
        return len(set(self.counts.values())) > 1


def examined(_reader: "Reader", asked: Asked) -> Examined:
    """All that follows from a text."""
    book, code, article = asked.place
    spoken = language.of(code)
    wrong = tuple(problems(asked.typed.title, asked.typed.text, code, library.types(book)))
    known = library.types(book)
    clause = parse(asked.typed.text, known)
    title = " ".join(fill(parse(asked.typed.title, known), asked.facts, spoken).paragraphs)
    shown = tuple(tuple(part) for part in pieces(clause, asked.facts, spoken))
    factory = library.factory(book, code, article)
    spans = difference(joined(factory), joined(asked.typed)) if factory else []
    counts = {code: len(shown)}
    texts = over(asked.own)
    for other in LANGUAGES:
        source = texts(book, other, article)
        if other != code and source is not None:
            filled = fill(parse(source.text, known), asked.facts, language.of(other))
            counts[other] = len(filled.paragraphs)
    return Examined(wrong, title, shown, tuple(spans), counts)


def past(reader: "Reader", place: Place) -> list[tuple[str, int]]:
    """The rows an article ever had, the newest first, for its history."""
    book, code, article = place
    rows = reader.rows(
        "SELECT DISTINCT row_id FROM journal_change WHERE table_name = 'clause'"
        " AND json_extract(coalesce(after, before), '$.book') = $1"
        " AND json_extract(coalesce(after, before), '$.language') = $2"
        " AND json_extract(coalesce(after, before), '$.article') = $3 ORDER BY row_id DESC",
        book, code, article,
    )  # fmt: skip
    return [("clause", int(id)) for (id,) in rows]
