"""Writes the office's clauses, and takes them back to the factory's text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.database.work import stale
from ctv_desktop.features.clauses.model import Clause, ClauseDraft
from ctv_desktop.features.clauses.rules.checks import digest, problems, same
from ctv_desktop.features.clauses.rules.folder import Place
from ctv_desktop.features.clauses.words import LANGUAGES
from ctv_desktop.features.contracts.rules import library
from ctv_desktop.features.contracts.rules.library import Source
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def save(
    database: "Database", values: Mapping[str, Any], version: int | None, today: date
) -> "Changed":
    """Save the office's text of an article; `version` is of the text it was written over, if any.

    Raises Refused where something is wrong with it or it says what the factory's says, Stale where
    someone else saved the same article meanwhile.
    """
    text = _checked(values)
    act = say("Clause “{article}”, {language}", article=_label(text.book, text.article),
              language=LANGUAGES.label(text.language))  # fmt: skip
    with database.write(act) as work:
        row = _row(work, text)
        if (row.version if row else None) != version:
            raise stale(row.model_dump() if row else {}, {**values, **text.values(today)})
        work.subject = _put(work, text, values, today, row).id
    return work.changed


def save_all(
    database: "Database", texts: Iterable[tuple[Place, Source | None]], today: date
) -> "Changed":
    """Save texts over whatever stands, in one act; no source is the factory text again.

    Raises Refused, its sentences by `book/language/article`.
    """
    with database.write(say("Read clauses from files")) as work:
        for place, source in texts:
            values = dict(zip(("book", "language", "article"), place, strict=True))
            try:
                _over(work, values, source, today)
            except Refused as refused:
                said = next(iter(refused.problems.values()))
                raise Refused({"/".join(place): said}) from None
    return work.changed


def _over(work: "Work", values: Mapping[str, str], source: Source | None, today: date) -> None:
    if source is not None:
        text = _checked({**values, "title": source.title, "text": source.text})
        _put(work, text, values, today, _row(work, text))
        return
    row = _row(work, _Text(**values, source=Source("", ""), factory=Source("", "")))
    if row is not None:
        work.remove(row)


@dataclass(frozen=True)
class _Text:
    """A text that was checked, and the factory text it stands for."""

    book: str
    language: str
    article: str
    source: Source
    factory: Source

    def values(self, today: date) -> dict[str, Any]:
        """What is stored of it."""
        return {
            "book": self.book, "language": self.language, "article": self.article,
            "title": self.source.title, "text": self.source.text, "changed_on": today,
            "factory": digest(self.factory),
        }  # fmt: skip


def _checked(values: Mapping[str, Any]) -> _Text:
    book, language, article = (str(values.get(key)) for key in ("book", "language", "article"))
    factory = _factory(book, language, article)
    text = clean(str(values.get("text") or ""), lines=True).strip()
    source = Source(clean(str(values.get("title") or "")).strip(), text)
    _refuse_problems(source, language, book)
    if same(source, factory):
        raise Refused({"text": say("This is what the factory text says: go back to it.")})
    return _Text(book, language, article, source, factory)


def _put(
    work: "Work", text: _Text, values: Mapping[str, Any], today: date, row: Clause | None
) -> Clause:
    given = {**values, **text.values(today)}
    return work.put(Clause, ClauseDraft, given, row.id if row else None)


def reset(database: "Database", id: int) -> "Changed":
    """Go back to the factory text of an article. Raises Refused where that was done already."""
    with database.write(say("Back to the factory text")) as work:
        row = work.find(Clause, id)
        work.act = say(
            "Factory text of “{article}”, {language}",
            article=_label(row.book, row.article), language=LANGUAGES.label(row.language),
        )  # fmt: skip
        work.remove(row)
    return work.changed


def _factory(book: str, language: str, article: str) -> Source:
    known = book in library.BOOKS and language in LANGUAGES
    found = library.factory(book, language, article) if known else None
    if found is None:
        raise Refused({"": say("No paper has this article.")})
    return found


def _label(book: str, article: str) -> Say:
    return library.BOOKS[book].articles.label(article)


def _row(work: "Work", text: _Text) -> Clause | None:
    same_place = select(Clause).where(
        Clause.book == text.book,
        Clause.language == text.language,
        Clause.article == text.article,
    )
    return work.exec(same_place).first()


def _refuse_problems(source: Source, language: str, book: str) -> None:
    found = problems(source.title, source.text, language, library.types(book))
    if not found:
        return
    first = found[0]
    if first.line == 0:
        raise Refused({"title": first.said})
    said = say("Line {line}: {problem}", line=first.line, problem=first.said)
    raise Refused({"text": said})
