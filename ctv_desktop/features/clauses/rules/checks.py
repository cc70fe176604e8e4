"""What is wrong with a clause as it is written, line by line, and what to know of it."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ctv_desktop.features.clauses.rules.picking import codes
from ctv_desktop.features.clauses.words import LANGUAGES, LONGEST
from ctv_desktop.features.contracts.rules.gaps import TYPES
from ctv_desktop.features.contracts.rules.library import Source, joined
from ctv_desktop.features.contracts.rules.template import Problem, parse
from ctv_desktop.values.say import Say, say

_ASKED = re.compile(r"\[if ([a-z_.]+)=([\w-]+)\]")  # a passage that asks for a value
# Overrides and embeddings of direction are taken away when a text is saved: better said before.
HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069]")


def problems(
    title: str, text: str, language: str, known: Mapping[str, type[Any]] = TYPES
) -> list[Problem]:
    """All that keeps a clause from being saved; the title is line 0."""
    found = [Problem(0, problem.said) for problem in parse(title, known).problems]
    if not title.strip():
        found.append(Problem(0, say("An article needs a title.")))
    if len(text) > LONGEST:
        found.append(Problem(1, say("This text is too long: at most {count} letters fit here.",
                                    count=LONGEST)))  # fmt: skip
        return found
    if not text.strip():
        found.append(Problem(1, say("Write a text, or go back to the factory text.")))
    found += parse(text, known).problems
    found += _of_lines(text, language)
    return sorted(found, key=lambda problem: problem.line)


def _of_lines(text: str, language: str) -> Iterator[Problem]:
    for line, words in enumerate(text.split("\n"), 1):
        if HIDDEN.search(words):
            yield Problem(line, say("A hidden mark that turns the direction of reading is in it."))
        for found in _ASKED.finditer(words):
            choices = codes(found[1])
            if choices is not None and found[2] not in choices:
                yield Problem(line, say("“{name}” is never “{value}”.",
                                        name=found[1], value=found[2][:40]))  # fmt: skip
        stars = words.count("**")
        if stars and language == "ar":
            yield Problem(line, say("Arabic has no bold words on paper: take the ** away."))
        elif stars % 2:
            yield Problem(line, say("Bold words begin and end with **: one of the two is missing."))


def digest(source: Source) -> str:
    """The fingerprint of a text: SHA-256 in hexadecimal."""
    import hashlib

    return hashlib.sha256(joined(source).encode()).hexdigest()


def same(one: Source, other: Source) -> bool:
    """Whether two texts say the same, letter by letter."""
    return joined(one) == joined(other)


def alone(own: Collection[str]) -> Say | None:
    """That an article is the office's in some languages and the factory's in the others."""
    return _LEFT.get(tuple(code for code in LANGUAGES if code not in own))


_LEFT = {
    ("fr",): say("The French version is still the factory's."),
    ("ar",): say("The Arabic version is still the factory's."),
    ("en",): say("The English version is still the factory's."),
    ("fr", "ar"): say("The French and Arabic versions are still the factory's."),
    ("fr", "en"): say("The French and English versions are still the factory's."),
    ("ar", "en"): say("The Arabic and English versions are still the factory's."),
}
