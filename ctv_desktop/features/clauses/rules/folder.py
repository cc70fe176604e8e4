"""The texts as files that a lawyer reads and corrects: `<book>/<language>/<article>.txt`, UTF-8.

A file is written as the factory's are: the title, an empty line, the text.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ctv_desktop.features.clauses.words import LANGUAGES
from ctv_desktop.features.contracts.rules.library import (
    BOOKS,
    Source,
    articles,
    factory,
    joined,
    origin,
    split,
)

Place = tuple[str, str, str]  # book, language, article


@dataclass(frozen=True)
class Read:
    """A file that says something else than what stands now; no source: the factory text again."""

    place: Place
    source: Source | None


def name_of(place: Place) -> str:
    """The file of an article, below the folder."""
    book, code, article = place
    return f"{book}/{code}/{article}.txt"


def places() -> Iterator[Place]:
    """Every article of every book in every language that a paper may have."""
    for book in BOOKS:
        for code in LANGUAGES:
            for article in articles(book):
                if origin(book, code, article):
                    yield book, code, article


def files(own: Mapping[Place, Source], all_of_them: bool) -> dict[str, str]:
    """The office's texts by the names of their files; those of the factory too where asked."""
    found = {}
    for place in places():
        source = own.get(place)
        if source is None and all_of_them and origin(*place) == place[0]:
            source = factory(*place)
        if source is not None:
            found[name_of(place)] = joined(source)
    return found


def changed(own: Mapping[Place, Source], read: Callable[[str], str | None]) -> Iterator[Read]:
    """What files say that does not stand yet; `read` gives the text of a file, or None."""
    for place in places():
        written = read(name_of(place))
        if written is None:
            continue
        _book, code, article = place
        source, first = split(written), factory(*place)
        shared = own.get((origin(*place), code, article))
        if source == (own.get(place) or shared or first):
            continue
        if source != first:
            yield Read(place, source)
        elif place in own:
            yield Read(place, None)
