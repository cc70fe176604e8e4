"""Words found on the pages of a PDF, whatever script they are in. No Qt here.

PDFium gives the letters of a page as they were drawn: Arabic ones joined, its lines from left to
right. They are put in reading order line by line and folded as searches are, each with the letter
of the page it came from: so `echeance` finds « échéance », and Arabic words are found as typed.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ctv_desktop.values.folding import fold

MOST = 2_000  # matches kept: nobody turns over more
WIDE_GAP = 0.1  # of a letter's height: as wide, a gap between letters is a space

Rect = tuple[float, float, float, float]  # left, top, width, height in points from the page's top


@dataclass(frozen=True)
class Match:
    """Where words stand: the page, a rectangle for each line they are on, how they are written."""

    page: int
    rects: tuple[Rect, ...]
    text: str


@dataclass(frozen=True)
class _Letter:
    """A letter as PDFium knows it: what it says and its box."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Letters:
    """The letters of a page in reading order: folded for searching, and what each stands for."""

    folded: str
    owners: tuple[int, ...]  # for each character of `folded`: which letter
    letters: tuple[_Letter | None, ...]  # None: a space or the end of a line
    height: float

    def found(self, words: str) -> Iterator[tuple[tuple[Rect, ...], str]]:
        """Where folded words stand on this page."""
        at = self.folded.find(words)
        while at >= 0:
            first, last = self.owners[at], self.owners[at + len(words) - 1]
            chosen = self.letters[first : last + 1]
            yield tuple(self._rects(chosen)), _written(chosen)
            at = self.folded.find(words, at + len(words))

    def _rects(self, chosen: Sequence[_Letter | None]) -> Iterator[Rect]:
        line: list[_Letter] = []
        for letter in chosen:
            if letter is None:
                continue
            if line and not _beside(line[-1], letter):
                yield self._around(line)
                line = []
            line.append(letter)
        if line:
            yield self._around(line)

    def _around(self, line: Sequence[_Letter]) -> Rect:
        left, right = min(one.left for one in line), max(one.right for one in line)
        bottom, top = min(one.bottom for one in line), max(one.top for one in line)
        spare = (top - bottom) * 0.14  # the boxes of a font reach into the lines around
        return (left, self.height - top + spare, right - left, top - bottom - 2 * spare)


def _beside(one: _Letter, other: _Letter) -> bool:
    """Whether two letters stand on one line."""
    apart = abs(one.bottom + one.top - other.bottom - other.top) / 2
    return apart < 0.4 * max(one.top - one.bottom, other.top - other.bottom)


def _written(chosen: Sequence[_Letter | None]) -> str:
    said = "".join(" " if one is None else _plain(one.char) for one in chosen)
    return " ".join(said.split())


@lru_cache(4_096)
def _plain(char: str) -> str:
    return unicodedata.normalize("NFKC", char)


@lru_cache(4_096)
def _folded(char: str) -> str:
    return fold(_plain(char))


def sought(words: str) -> str:
    """What is typed, as pages are searched."""
    return fold(unicodedata.normalize("NFKC", words))


def letters_of(page: Any) -> Letters:
    """The letters of a page of PDFium, in reading order."""
    from pypdfium2.raw import FPDFText_GetUnicode

    text = page.get_textpage()
    try:
        places = range(text.count_chars())
        said = [chr(FPDFText_GetUnicode(text, at)) for at in places]
        boxes = [text.get_charbox(at, loose=True) for at in places]
    finally:
        text.close()
    folded: list[str] = []
    owners: list[int] = []
    letters: list[_Letter | None] = []
    for line in _lines(said, boxes):
        for letter in [*_read(line), None]:
            shown = " " if letter is None else _folded(letter.char)
            if shown == " " and (not folded or folded[-1] == " "):
                continue
            folded += shown
            owners += [len(letters)] * len(shown)
            letters.append(letter)
    return Letters("".join(folded), tuple(owners), tuple(letters), page.get_height())


def _lines(said: Sequence[str], boxes: Sequence[Any]) -> Iterator[list[_Letter]]:
    """The letters of each line in no order; what PDFium put in by itself has no box."""
    line: list[_Letter] = []
    for char, box in zip(said, boxes, strict=False):
        left, bottom, right, top = box
        if char in "\r\n":
            if line:
                yield line
            line = []
        elif right > left and top > bottom and not char.isspace():
            joined = line and (line[-1].left, line[-1].right) == (left, right)  # lam with alef
            said_here = line.pop().char + char if joined else char
            line.append(_Letter(said_here, left, bottom, right, top))
    if line:
        yield line


def _read(line: list[_Letter]) -> list[_Letter | None]:
    """A line in reading order, its spaces as None."""
    line.sort(key=lambda one: one.left)
    spaced: list[_Letter | None] = []
    for letter in line:
        before = spaced[-1] if spaced else None
        if before and letter.left - before.right > WIDE_GAP * (before.top - before.bottom):
            spaced.append(None)
        spaced.append(letter)
    if not any(_turned(letter.char) for letter in line):
        return spaced
    return list(_backwards(spaced))


def _backwards(spaced: list[_Letter | None]) -> Iterator[_Letter | None]:
    """A line with Arabic in it from right to left, the Latin words in it from left to right."""
    run: list[_Letter | None] = []
    for letter in reversed(spaced):
        if letter is not None and _turned(letter.char):
            yield from _forth(run)
            run = []
            yield letter
        else:
            run.append(letter)
    yield from _forth(run)


def _forth(run: list[_Letter | None]) -> Iterator[_Letter | None]:
    """What stands between Arabic words; spaces and stops at its ends stay where they are."""
    strong = [at for at, one in enumerate(run) if one is not None and one.char.isalnum()]
    if not strong:
        yield from run
        return
    first, last = strong[0], strong[-1] + 1
    yield from run[:first]
    yield from reversed(run[first:last])
    yield from run[last:]


@lru_cache(4_096)
def _turned(char: str) -> bool:
    """Whether a letter runs from right to left."""
    return unicodedata.bidirectional(char[0]) in ("R", "AL")
