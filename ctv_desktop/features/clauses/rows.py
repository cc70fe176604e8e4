"""The office's texts, and the text that stands for an article: the office's, else the factory's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.clauses.rules.checks import digest
from ctv_desktop.features.clauses.words import LANGUAGES
from ctv_desktop.features.contracts.rules import library
from ctv_desktop.features.contracts.rules.library import Source, Sources
from ctv_desktop.values.say import Say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Place = tuple[str, str, str]  # book, language, article


@dataclass(frozen=True)
class Written:
    """A clause as the office wrote it."""

    id: int
    version: int
    book: str
    language: str
    article: str
    title: str
    text: str
    note: str
    changed_on: date
    factory: str

    @property
    def place(self) -> Place:
        """Which article of which book it is, in which language."""
        return self.book, self.language, self.article

    @property
    def source(self) -> Source:
        """Its words."""
        return Source(self.title, self.text)

    @property
    def outdated(self) -> bool:
        """Whether the factory text is another one than that it was written over."""
        now = library.factory(*self.place)
        return now is not None and digest(now) != self.factory


_SELECT = (
    "SELECT id, version, book, language, article, title, text, note, changed_on, factory"
    " FROM clause"
)


def _written(id: int, version: int, *values: str) -> Written:
    book, language, article, title, text, note, day, factory = values
    changed = date.fromisoformat(day)
    return Written(id, version, book, language, article, title, text, note, changed, factory)


def written(reader: "Reader") -> dict[Place, Written]:
    """Every text that the office wrote."""
    found = (_written(*row) for row in reader.rows(f"{_SELECT} ORDER BY id"))
    return {one.place: one for one in found}


def clause(reader: "Reader", id: int) -> Written | None:
    """One text of the office."""
    row = reader.row(f"{_SELECT} WHERE id = $1", id)
    return _written(*row) if row else None


def sources(reader: "Reader") -> Sources:
    """The texts that papers are made of today."""
    return over(written(reader))


def over(own: Mapping[Place, Written]) -> Sources:
    """The texts of the office over those of the factory.

    What the office wrote for all regimes stands wherever the factory's shared text would.
    """

    def found(book: str, language: str, article: str) -> Source | None:
        one = standing(own, book, language, article)
        return one.source if one else library.factory(book, language, article)

    return found


def standing(
    own: Mapping[Place, Written], book: str, language: str, article: str
) -> Written | None:
    """The office's text that stands for an article, its own or that shared by the regimes."""
    one = own.get((book, language, article))
    if one is None:
        one = own.get((library.origin(book, language, article), language, article))
    return one


def behind(own: Collection[Place], book: str, languages: Collection[str]) -> list[Say]:
    """The articles that the office wrote itself, but not in every one of these languages."""
    found = []
    for article in library.articles(book):
        codes = {
            code
            for code in LANGUAGES
            for one in (book, library.origin(book, code, article))
            if (one, code, article) in own
        }
        if codes and not codes.issuperset(languages):
            found.append(library.BOOKS[book].articles.label(article))
    return found
