"""How two texts of an article differ, word by word: what was taken away, what was put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# A gap or the sign of a passage counts as one word; a space belongs to the word before it.
_WORDS = re.compile(r"\{[^{}\n]*\} ?|\[[^\[\]\n]*\] ?|\n+|\w+\s?|[^\w\s]\s?|\s+")
MOST = 250_000  # pairs of words compared; beyond, a passage counts as new as a whole

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class Span:
    """Words that stand in both texts, in the old one only, or in the new one only."""

    kind: str
    text: str


def difference(old: str, new: str) -> list[Span]:
    """The new text with what it takes from the old one and what it adds, in reading order.

    Lines are compared first, then the words of those that changed.
    """
    found: list[Span] = []
    for span in _lines(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        if found and found[-1].kind == span.kind:
            found[-1] = Span(span.kind, found[-1].text + span.text)
        else:
            found.append(span)
    return found


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Span(SAME, "".join(old[a:b]))
        elif tag == "replace":
            yield from _words("".join(old[a:b]), "".join(new[c:d]))
        else:
            yield from _apart("".join(old[a:b]), "".join(new[c:d]))


def _words(old: str, new: str) -> Iterator[Span]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) * len(after) > MOST:
        yield from _apart(old, new)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Span(SAME, "".join(before[a:b]))
        else:
            yield from _apart("".join(before[a:b]), "".join(after[c:d]))


def _apart(gone: str, new: str) -> Iterator[Span]:
    if gone:
        yield Span(GONE, gone)
    if new:
        yield Span(NEW, new)


def counted(spans: Sequence[Span]) -> tuple[int, int]:
    """How many words were taken away and put in."""
    counts = {GONE: 0, NEW: 0}
    for span in spans:
        if span.kind in counts:
            counts[span.kind] += len(re.findall(r"\w+", span.text))
    return counts[GONE], counts[NEW]
