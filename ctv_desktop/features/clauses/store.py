"""Writes the office's clauses, and takes them back to the factory's text."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.database.work import stale
from ctv_desktop.features.clauses.model import Clause, ClauseDraft
from ctv_desktop.features.clauses.rules.checks import digest, problems, same
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
    book, language, article = (str(values.get(key)) for key in ("book", "language", "article"))
    factory = _factory(book, language, article)
    text = clean(str(values.get("text") or ""), lines=True).strip()
    source = Source(clean(str(values.get("title") or "")).strip(), text)
    _refuse_problems(source, language, book)
    act = say("Clause “{article}”, {language}", article=_label(book, article),
              language=LANGUAGES.label(language))  # fmt: skip
    with database.write(act) as work:
        row = _row(work, book, language, article)
        given = {
            **values, "title": source.title, "text": source.text, "changed_on": today,
            "factory": digest(factory),
        }  # fmt: skip
        if (row.version if row else None) != version:
            raise stale(row.model_dump() if row else {}, given)
        if same(source, factory):
            raise Refused({"text": say("This is what the factory text says: go back to it.")})
        work.subject = work.put(Clause, ClauseDraft, given, row.id if row else None).id
    return work.changed


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


def _row(work: "Work", book: str, language: str, article: str) -> Clause | None:
    same_place = select(Clause).where(
        Clause.book == book, Clause.language == language, Clause.article == article
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
