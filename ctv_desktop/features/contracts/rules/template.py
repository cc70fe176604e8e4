"""The language of clauses: text with named gaps and optional passages, and nothing else.

    {rent|money}                      a fact, shown by a filter
    [if firm_until]…[else]…[end]      a passage that stands only where a fact is known
    [if regime=49-16]…[end]           … or has a value

`{{`, `}}`, `[[` and `]]` stand for the brackets themselves. A clause runs nothing: it cannot
reach anything but the facts it is given.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ctv_desktop.features.contracts.rules.filters import FILTERS, FITS, plain
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say


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


_TOKEN = re.compile(
    r"\{\{|\}\}|\[\[|\]\]"
    r"|\{(?P<gap>[^{}\n]*)\}"
    r"|\[if (?P<name>[a-z_.]+)(?:=(?P<value>[\w-]+))?\]"
    r"|\[(?P<word>else|end)\]"
    r"|(?P<stray>[{}]|\[|\])"
)
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)?")
DEEPEST = 12  # passages within each other
MOST = 100  # problems named: who has more begins with these


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
    place, line, counted = 0, 1, 0
    for found in _TOKEN.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        if found.start() > place:
            opened[-1].add(Text(text[place : found.start()]))
        place = found.end()
        said = _take(found, opened, line, known)
        if said is not None and len(problems) < MOST:
            problems.append(Problem(line, said))
    if place < len(text):
        opened[-1].add(Text(text[place:]))
    unclosed = say("This passage is not closed: [end] is missing.")
    problems += (Problem(left.line, unclosed) for left in opened[1:][:MOST])
    while len(opened) > 1:
        _shut(opened)
    return Clause(tuple(outer.inside), tuple(problems))


def _take(
    found: re.Match[str], opened: list[_Open], line: int, known: Mapping[str, type[Any]]
) -> Say | None:
    """Take one sign in; returns what is wrong with it."""
    if found["gap"] is not None:
        return _gap(found["gap"], opened[-1], known)
    if found["name"]:
        opened.append(_Open(found["name"], found["value"] or "", line, []))
        if len(opened) == DEEPEST + 2:
            return say("Too many passages stand within each other here.")
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
    _shut(opened)
    return None


def _shut(opened: list[_Open]) -> None:
    """Put the last passage into the one around it; what lies too deep stands there bare."""
    one = opened.pop()
    if len(opened) > DEEPEST:
        opened[-1].inside.extend(one.inside)
    else:
        inside, otherwise = tuple(one.inside), tuple(one.otherwise or ())
        opened[-1].add(Passage(one.name, one.value, inside, otherwise))


@dataclass(frozen=True)
class Piece:
    """A part of a filled clause: words of its own, or what stands in a gap (`name`)."""

    text: str
    name: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Filled:
    """A clause with its facts: its paragraphs, and the gaps whose fact is missing."""

    paragraphs: tuple[str, ...]
    missing: tuple[str, ...]


def fill(clause: Clause, facts: Mapping[str, Any], spoken: Language) -> Filled:
    """Put the facts of a lease into a clause, in the language of the paper.

    A missing fact leaves a mark of three dots in its place, for drafts; it blocks the issue.
    """
    pieces = list(_shown(clause.nodes, facts, spoken))
    text = "".join(piece.text for piece in pieces)
    missing = dict.fromkeys(piece.name for piece in pieces if piece.missing)
    parts = (_GAP_OF_LINES.sub(" ", part).strip() for part in _PARTED.split(text))
    return Filled(tuple(part for part in parts if part), tuple(missing))


def pieces(clause: Clause, facts: Mapping[str, Any], spoken: Language) -> list[list[Piece]]:
    """The paragraphs of a filled clause piece by piece, to show what came from the lease."""
    made: list[list[Piece]] = [[]]
    for place, part in enumerate(_parted(_shown(clause.nodes, facts, spoken))):
        if place % 2:
            made.append([])
        else:
            made[-1] += part
    return [paragraph for paragraph in made if any(piece.text.strip() for piece in paragraph)]


def _parted(shown: Iterator[Piece]) -> Iterator[list[Piece]]:
    """Pieces of a paragraph, then those of the empty lines after it, and so on."""
    found = list(shown)
    text = "".join(piece.text for piece in found)
    edges = [edge for gap in _PARTED.finditer(text) for edge in gap.span()]
    start = 0
    place, at = 0, 0  # the piece, and where it begins
    for end in (*edges, len(text)):
        part = []
        while place < len(found) and at < end:
            piece = found[place]
            here = piece.text[max(0, start - at) : end - at]
            if here:
                part.append(replace(piece, text=_GAP_OF_LINES.sub(" ", here)))
            if at + len(piece.text) > end:
                break
            at += len(piece.text)
            place += 1
        yield part
        start = end


_PARTED = re.compile(r"\n\s*\n")
_GAP_OF_LINES = re.compile(r"\s*\n\s*")
DOTS = "…………"
BETWEEN = "\u200e"  # a mark of direction, never drawn


def _plainly(text: str) -> str:
    """A fact whose own stars are no bold."""
    return text.replace("**", f"*{BETWEEN}*")


def _shown(nodes: Sequence[Node], facts: Mapping[str, Any], spoken: Language) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, Text):
            yield Piece(node.text)
        elif isinstance(node, Gap):
            value = facts.get(node.name)
            if empty(value):
                yield Piece(DOTS, node.name, missing=True)
            else:
                said = _plainly(spoken.foreign(FILTERS[node.filter](value, spoken)))
                yield Piece(said, node.name)
        else:
            stands = _stands(node, facts)
            yield from _shown(node.inside if stands else node.otherwise, facts, spoken)


def _stands(passage: Passage, facts: Mapping[str, Any]) -> bool:
    value = facts.get(passage.name)
    if passage.value:
        return str(value) == passage.value
    return not empty(value) and value is not False and value != 0


def empty(value: Any) -> bool:
    """Whether a fact is missing: zero is a fact, an empty text is none."""
    return value is None or (isinstance(value, str | Say) and not str(value).strip())


__all__ = [
    "DOTS", "Clause", "Filled", "Gap", "Node", "Passage", "Piece", "Problem", "Text", "empty",
    "fill", "parse", "pieces", "plain",
]  # fmt: skip
