"""The language of clauses: text with named gaps and optional passages, and nothing else.

    {rent|money}                      a fact, shown by a filter
    [if firm_until]…[else]…[end]      a passage that stands only where a fact is known
    [if regime=49-16]…[end]           … or has a value

`{{`, `}}`, `[[` and `]]` stand for the brackets themselves. A clause runs nothing: it cannot
reach anything but the facts it is given.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctv_desktop.values import words
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say, says


@dataclass(frozen=True)
class Text:
    """Words that stand as they are."""

    text: str


@dataclass(frozen=True)
class Gap:
    """A fact and how it is shown."""

    name: str
    filter: str = ""


@dataclass(frozen=True)
class Passage:
    """Words that stand only where a fact is known, or has a value; others where not."""

    name: str
    value: str
    inside: tuple["Node", ...]
    otherwise: tuple["Node", ...] = ()


Node = Text | Gap | Passage


@dataclass(frozen=True)
class Problem:
    """What is wrong with a clause, and in which of its lines (from 1)."""

    line: int
    said: Say


def _money(value: Any, spoken: Language) -> str:
    return spoken.money(int(value))


def _words(value: Any, spoken: Language) -> str:
    return words.amount(int(value), spoken.code)


def _both(value: Any, spoken: Language) -> str:
    return f"{spoken.money(int(value))} ({words.amount(int(value), spoken.code)})"


def _day(value: Any, spoken: Language) -> str:
    return spoken.day(value)


def _long(value: Any, spoken: Language) -> str:
    return spoken.long_day(value)


def _area(value: Any, spoken: Language) -> str:
    return spoken.area(int(value))


def _percent(value: Any, spoken: Language) -> str:
    return spoken.percent(int(value))


def _number(value: Any, spoken: Language) -> str:
    return spoken.number(int(value))


def _month(value: Any, spoken: Language) -> str:
    return spoken.month(value)


def _months(value: Any, spoken: Language) -> str:
    return says("{count} month", "{count} months", int(value)).in_language(spoken)


def _days(value: Any, spoken: Language) -> str:
    return says("{count} day", "{count} days", int(value)).in_language(spoken)


def plain(value: Any, spoken: Language) -> str:
    """A fact without a filter: a sentence in the paper's language, a day, a number, a text."""
    if isinstance(value, Say):
        return value.in_language(spoken)
    said = spoken.plain(value)
    return spoken.foreign(said) if isinstance(value, str) else said


FILTERS: Mapping[str, Callable[[Any, Language], str]] = {
    "": plain,
    "money": _money,
    "words": _words,
    "both": _both,
    "day": _day,
    "long": _long,
    "area": _area,
    "percent": _percent,
    "number": _number,
    "month": _month,
    "months": _months,
    "days": _days,
}
FITS: Mapping[str, type[Any]] = {
    "money": int, "words": int, "both": int, "area": int, "percent": int, "number": int,
    "day": date, "long": date, "month": date, "months": int, "days": int,
}  # fmt: skip

_TOKEN = re.compile(
    r"\{\{|\}\}|\[\[|\]\]"
    r"|\{(?P<gap>[^{}\n]*)\}"
    r"|\[if (?P<name>[a-z_.]+)(?:=(?P<value>[\w-]+))?\]"
    r"|\[(?P<word>else|end)\]"
    r"|(?P<stray>[{}]|\[|\])"
)
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)?")


@dataclass
class _Open:
    """A passage that is not closed yet."""

    name: str
    value: str
    line: int
    inside: list[Node]
    otherwise: list[Node] | None = None

    def add(self, node: Node) -> None:
        (self.inside if self.otherwise is None else self.otherwise).append(node)


@dataclass(frozen=True)
class Clause:
    """A clause taken apart, with all that is wrong with it."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...] = ()

    def gaps(self) -> list[Gap]:
        """Every gap, those of passages too."""
        return list(_gaps(self.nodes))


def _gaps(nodes: Sequence[Node]) -> Iterator[Gap]:
    for node in nodes:
        if isinstance(node, Gap):
            yield node
        elif isinstance(node, Passage):
            yield Gap(node.name)
            yield from _gaps(node.inside)
            yield from _gaps(node.otherwise)


def parse(text: str, known: Mapping[str, type[Any]]) -> Clause:
    """Take a clause apart; `known` gives each gap there is and the type of its fact."""
    outer = _Open("", "", 0, [])
    opened = [outer]
    problems: list[Problem] = []
    place = 0
    for found in _TOKEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if found.start() > place:
            opened[-1].add(Text(text[place : found.start()]))
        place = found.end()
        said = _take(found, opened, line, known)
        if said is not None:
            problems.append(Problem(line, said))
    if place < len(text):
        opened[-1].add(Text(text[place:]))
    for left in opened[1:]:
        problems.append(Problem(left.line, say("This passage is not closed: [end] is missing.")))
        outer.inside.append(_closed(left))
    return Clause(tuple(outer.inside), tuple(problems))


def _take(
    found: re.Match[str], opened: list[_Open], line: int, known: Mapping[str, type[Any]]
) -> Say | None:
    """Take one sign in; returns what is wrong with it."""
    if found["gap"] is not None:
        return _gap(found["gap"], opened[-1], known)
    if found["name"]:
        opened.append(_Open(found["name"], found["value"] or "", line, []))
        return None if found["name"] in known else _unknown(found["name"])
    if found["word"]:
        return _close(found["word"], opened)
    if found["stray"]:
        opened[-1].add(Text(found["stray"]))
        return say("“{sign}” stands alone: write it twice to print it.", sign=found["stray"])
    opened[-1].add(Text(found[0][0]))
    return None


def _gap(inside: str, into: _Open, known: Mapping[str, type[Any]]) -> Say | None:
    name, _, filter = (part.strip() for part in inside.partition("|"))
    into.add(Gap(name, filter if filter in FILTERS else ""))
    if not _NAME.fullmatch(name) or name not in known:
        return _unknown(name)
    if filter not in FILTERS:
        return say("“{filter}” is not a way to show a gap.", filter=filter[:40])
    if filter in FITS and not issubclass(known[name], FITS[filter]):
        return say("“{name}” cannot be shown as “{filter}”.", name=name, filter=filter)
    return None


def _unknown(name: str) -> Say:
    return say("There is no gap called “{name}”.", name=name[:40])


def _close(word: str, opened: list[_Open]) -> Say | None:
    if len(opened) == 1:
        return say("[{word}] stands without an [if …] before it.", word=word)
    if word == "else":
        if opened[-1].otherwise is not None:
            return say("This passage has a second [else].")
        opened[-1].otherwise = []
        return None
    done = opened.pop()
    opened[-1].add(_closed(done))
    return None


def _closed(one: _Open) -> Passage:
    return Passage(one.name, one.value, tuple(one.inside), tuple(one.otherwise or ()))


@dataclass(frozen=True)
class Filled:
    """A clause with its facts: its paragraphs, and the gaps whose fact is missing."""

    paragraphs: tuple[str, ...]
    missing: tuple[str, ...]


def fill(clause: Clause, facts: Mapping[str, Any], spoken: Language) -> Filled:
    """Put the facts of a lease into a clause, in the language of the paper.

    A missing fact leaves a mark of three dots in its place, for drafts; it blocks the issue.
    """
    missing: list[str] = []
    text = "".join(_shown(clause.nodes, facts, spoken, missing))
    parts = (re.sub(r"\s*\n\s*", " ", part).strip() for part in re.split(r"\n\s*\n", text))
    return Filled(tuple(part for part in parts if part), tuple(dict.fromkeys(missing)))


DOTS = "…………"
BETWEEN = "\u200e"  # a mark of direction, never drawn


def _plainly(text: str) -> str:
    """A fact whose own stars are no bold."""
    return text.replace("**", f"*{BETWEEN}*")


def _shown(
    nodes: Sequence[Node], facts: Mapping[str, Any], spoken: Language, missing: list[str]
) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield node.text
        elif isinstance(node, Gap):
            value = facts.get(node.name)
            if empty(value):
                missing.append(node.name)
                yield DOTS
            else:
                yield _plainly(spoken.foreign(FILTERS[node.filter](value, spoken)))
        else:
            stands = _stands(node, facts)
            yield from _shown(node.inside if stands else node.otherwise, facts, spoken, missing)


def _stands(passage: Passage, facts: Mapping[str, Any]) -> bool:
    value = facts.get(passage.name)
    if passage.value:
        return str(value) == passage.value
    return not empty(value) and value is not False and value != 0


def empty(value: Any) -> bool:
    """Whether a fact is missing: zero is a fact, an empty text is none."""
    return value is None or (isinstance(value, str | Say) and not str(value).strip())
