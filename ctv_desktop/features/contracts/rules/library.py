"""The factory text of every clause: one file an article, by book and language.

A book is a legal regime, or a kind of letter: `resources/clauses/<book>/<language>/<article>.txt`.
A regime without a file of its own for an article takes that of `common`. The first line is the
title, the rest after an empty line the text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ctv_desktop.features.contracts.rules.gaps import GROUPS, Fact
from ctv_desktop.features.contracts.rules.letters import LETTER_GROUPS
from ctv_desktop.features.contracts.words import ARTICLES, LETTERS
from ctv_desktop.features.leases.words import REGIMES
from ctv_desktop.features.register.words import PAPERS
from ctv_desktop.values.kinds import Choices
from ctv_desktop.values.say import Say, say

FOLDER = Path(__file__).resolve().parents[4] / "resources" / "clauses"
COMMON = "common"
LETTER = "letters/"
LANGUAGES = ("fr", "ar", "en")
NEVER = {  # articles that a regime's contract does not have
    "doc": ("services",),
    "49-16": ("services",),
    "67-12": ("services",),
    "coworking": ("survey", "works", "transfer", "visits", "costs"),
    "domiciliation": (
        "survey", "works", "upkeep", "insurance", "transfer", "visits", "force_majeure", "costs",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Book:
    """Texts that make one paper: their title, the articles in order, the gaps they may have."""

    title: Say
    articles: Choices
    lacks: tuple[str, ...] = ()
    below: str = ""  # the book that has what this one has no file for
    groups: tuple[tuple[Say, Mapping[str, Fact]], ...] = GROUPS


# Every folder of texts. A new kind of letter is one more line here.
BOOKS: dict[str, Book] = {
    COMMON: Book(say("Shared by the regimes"), ARTICLES, ("services",)),
    **{
        regime: Book(REGIMES.label(regime), ARTICLES, NEVER.get(regime, ()), below=COMMON)
        for regime in REGIMES
    },
    **{
        f"{LETTER}{kind}": Book(PAPERS.label(kind), parts, groups=(*GROUPS, *LETTER_GROUPS[kind]))
        for kind, parts in LETTERS.items()
    },
}


@dataclass(frozen=True)
class Source:
    """A clause as written: its title and its text with gaps."""

    title: str
    text: str


def split(written: str) -> Source:
    """A clause file: its first line is the title."""
    title, _, text = written.strip().partition("\n")
    return Source(title.strip(), text.strip())


def joined(source: Source) -> str:
    """A clause as its file has it."""
    return f"{source.title}\n\n{source.text}\n"


Sources = Callable[[str, str, str], Source | None]  # book, language, article


@cache
def factory(book: str, language: str, article: str) -> Source | None:
    """The text that came with the program; None for an article that the book does not have."""
    folder = origin(book, language, article)
    if not folder:
        return None
    return split((FOLDER / folder / language / f"{article}.txt").read_text("utf-8"))


@cache
def origin(book: str, language: str, article: str) -> str:
    """The book whose file stands for an article: its own, or the one below; "" for none."""
    known = BOOKS.get(book)  # none: a text of the office for a paper that is no more
    if known is not None and article not in known.lacks:
        for folder in (book, known.below):
            if folder and (FOLDER / folder / language / f"{article}.txt").exists():
                return folder
    return ""


def articles(book: str) -> list[str]:
    """The articles of a book, in their order."""
    known = BOOKS[book]
    return [key for key in known.articles if key not in known.lacks]


@cache
def types(book: str) -> Mapping[str, type[Any]]:
    """The gaps that the texts of a book may have, with the types of their facts."""
    return {name: fact.holds for _, facts in BOOKS[book].groups for name, fact in facts.items()}
