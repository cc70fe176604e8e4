"""Letters as PDF: as they were issued, else as they would be now, drafts."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.letters.rows.amendment import amendment
from ctv_desktop.features.letters.rows.establishment import certificate
from ctv_desktop.features.letters.rows.letter import Letter
from ctv_desktop.features.letters.rows.quit import notice
from ctv_desktop.features.letters.rows.revision import revision
from ctv_desktop.features.letters.rules.content import content
from ctv_desktop.features.register.rows import Issued, issued, reprint
from ctv_desktop.features.register.rules import Paper, code_of, languages_of, packed
from ctv_desktop.values.language import of

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.values.language import Language


# Which paper draws a kind of letter.
PAPERS = {
    "amendment": "amendment", "quit": "letter", "revision": "letter",
    "establishment": "establishment",
}  # fmt: skip


def found(reader: "Reader", kind: str, id: int, today: date, purpose: str = "") -> Letter:
    """A letter of a record: of an amendment, of the notice on a lease, of a lease."""
    if kind == "amendment":
        return amendment(reader, id, today)
    if kind == "quit":
        return notice(reader, id, today)
    if kind == "revision":
        return revision(reader, id, today)
    return certificate(reader, id, today, purpose)


def stated(letter: Letter, languages: tuple[str, ...]) -> dict[str, Any]:
    """The content of a letter as it would be frozen."""
    return content(letter.given, letter.facts, letter.sources, languages)


def render(told: dict[str, Any], logo: bytes | None = None, mark: str = "") -> bytes:
    """The PDF of a letter from its content."""
    from importlib import import_module

    from ctv_desktop.pdf.sheet import draw

    paper = import_module(f"ctv_desktop.features.letters.papers.{PAPERS[told['kind']]}")
    return draw(paper.compose(told, logo, mark))


def print_letter(kind: str, reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """A letter: as it was issued, else a draft of it. A certificate is that of the day."""
    letter = found(reader, kind, id, today)
    for one in reversed(held(kind, reader, id, letter, today)):
        if one.language == code_of(language):
            return reprint(reader, one)
    return render(stated(letter, languages_of(language)), kept(reader.path, letter.logo))


def held(kind: str, reader: "Reader", id: int, letter: Letter, today: date) -> list[Issued]:
    """The papers issued of a letter, in the order they were."""
    return [
        one
        for one in issued(reader, kind, letter.noun, id)
        if (one.issued_on == today if kind == "establishment" else one.sequence == letter.sequence)
    ]


def print_amendment(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The paper of an amendment."""
    return print_letter("amendment", reader, id, today, language)


def print_quit(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The notice to quit of a lease."""
    return print_letter("quit", reader, id, today, language)


def print_revision(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The notice of the latest revision of a lease."""
    return print_letter("revision", reader, id, today, language)


def print_establishment(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The certificate of a lease."""
    return print_letter("establishment", reader, id, today, language)


def composed(
    reader: "Reader", kind: str, id: int, today: date, code: str, purpose: str = ""
) -> Paper:
    """A letter ready to issue in a language."""
    from ctv_desktop.pdf.qr import proof

    seen = int(reader.value("SELECT max(id) FROM journal_act") or 0)
    letter = found(reader, kind, id, today, purpose)
    told = stated(letter, languages_of(of(code))) | {"draft": False}
    text, digest = packed(told)
    reference = letter.given.reference
    pdf = render(told, kept(reader.path, letter.logo),
                 proof(reference, today, letter.total, digest))  # fmt: skip
    return Paper(
        kind, letter.noun, letter.row, reference, code, letter.total, text, digest, pdf, seen,
        told["missing"], letter.sequence,
    )  # fmt: skip
