"""Text made safe and broken into lines: the one door through which words reach a paper.

Nothing here is markup: reportlab's paragraph language is not used, so `<b>` and `&` are letters.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ctv_desktop.pdf import arabic, fonts
from ctv_desktop.pdf.fonts import ARABIC_SCALE, Face
from ctv_desktop.pdf.styles import Style

LONGEST = 8_000
STAND_IN = "·"
ELLIPSIS = "…"
_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_JOINTS = "@./-_&?=,;:)"
_JOINER = "\u200c"  # not U+200D: the shaper drops it and loses its count of letters
_KEPT = f"\n\u200e\u200f\u061c{_JOINER}"


_KNOWN: set[str] = set()  # characters that are drawn as they are


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font, in drawing order, `x` points from the left of their line.

    Each space is wider by `extra` points.
    """

    font: str
    size: float
    text: str
    x: float
    extra: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its runs from left to right and its width.

    `said` is what an Arabic one reads, in the order in which it is spoken; one that `follows` goes
    on with the text of the line before.
    """

    runs: tuple[Run, ...]
    width: float
    said: str = ""
    follows: bool = False


def clean(text: str, limit: int = LONGEST) -> str:
    r"""Text that every font can draw: no control, no override, nothing longer than `limit`.

    Line breaks stay as `\n`; a run of characters without glyph (emoji) becomes one `·`.
    """
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return text.strip()
    # Composing may lengthen or shorten a text: cut roughly before it, exactly after.
    kept = _BREAKS.sub("\n", unicodedata.normalize("NFC", text[: 4 * limit])).replace("\t", " ")
    joined = (kept if _as_it_stands(kept) else "".join(_drawable(kept))).strip()
    if len(joined) > limit or len(text) > 4 * limit:
        return joined[: limit - 1].rstrip() + ELLIPSIS
    return joined


def _as_it_stands(text: str) -> bool:
    """Whether every character is drawn as it is: most texts, and no letter is asked for twice."""
    new = set(text) - _KNOWN
    _KNOWN.update(char for char in new if char != _JOINER and _drawn(char) == char)
    return new <= _KNOWN


def _drawable(text: str) -> Iterator[str]:
    missing = False
    arab = arabic.has_arabic(text)
    for char in text:
        drawn = "" if char == _JOINER and not arab else _drawn(char)
        if drawn is None:
            if not missing:
                yield STAND_IN
            missing = True
        elif drawn:
            yield drawn
            missing = False


@lru_cache(maxsize=4096)
def _drawn(char: str) -> str | None:
    """What a character becomes: itself, nothing where it is not seen, None without a glyph."""
    if char in _KEPT:
        return char
    if unicodedata.category(char) in ("Cc", "Cf", "Cs") or "\ufe00" <= char <= "\ufe0f":
        return ""
    return None if fonts.font_of(char, fonts.PLAIN) is None else char


@lru_cache(maxsize=8192)
def lines(
    text: str,
    style: Style,
    width: float,
    right_to_left: bool | None = None,
    most: int = 0,
    limit: int = LONGEST,
) -> tuple[Line, ...]:
    """A text broken to a width in points, at most `most` lines if given, the last then ending in …

    Letters are in drawing order; a text whose direction is not given runs as its first letter does.
    """
    kept: list[tuple[str, bool]] = []
    for paragraph in clean(text, limit).split("\n"):
        given = right_to_left is not None
        backwards = bool(right_to_left) if given else arabic.starts_right_to_left(paragraph)
        kept += ((line, backwards) for line in _broken(paragraph, style, width))
    if most and len(kept) > most:
        line, backwards = kept[most - 1]
        kept = [*kept[: most - 1], (_ended(line, style, width), backwards)]
    return tuple(
        set_line(line, style, backwards, place > 0) for place, (line, backwards) in enumerate(kept)
    )


def set_line(line: str, style: Style, right_to_left: bool = False, follows: bool = False) -> Line:
    """One line as it stands, whatever its width."""
    runs = []
    x = 0.0
    for font, text in _by_font(arabic.visual(line, right_to_left), style.face):
        size = _size(font, style)
        runs.append(Run(font, size, text, x))
        x += fonts.width(text, font, size)
    said = arabic.unmarked(line) if arabic.has_arabic(line) else ""
    return Line(tuple(runs), x, said, follows)


def _size(font: str, style: Style) -> float:
    foreign = font != style.face.latin and font.startswith("Amiri")
    return round(style.size * ARABIC_SCALE, 2) if foreign else style.size


def _by_font(text: str, face: Face) -> Iterator[tuple[str, str]]:
    latin = fonts.glyphs(face.latin)
    if text.isascii() or not (arabic.has_arabic(text) or {*map(ord, text)} - latin):
        if text:
            yield face.latin, text
        return
    chosen = _fonts_of(text, face)
    for font, pairs in groupby(zip(chosen, text, strict=True), key=lambda pair: pair[0]):
        yield font, "".join(char for _font, char in pairs)


def _fonts_of(text: str, face: Face) -> list[str]:
    """A font for each character; a space keeps the font of what stands before it.

    A line without Latin letters or figures is Arabic throughout, its brackets and stops too.
    """
    if not any(unicodedata.bidirectional(char) in ("L", "EN") for char in text):
        face = Face(face.arabic, face.arabic)
    chosen: list[str] = []
    for char in text:
        if char in " \u00a0" and chosen:
            chosen.append(chosen[-1])
        else:
            chosen.append(fonts.font_of(char, face) or face.latin)
    return chosen


def measure(text: str, style: Style) -> float:
    if arabic.has_arabic(text):
        text = arabic.shaped(text)
    elif not text.isascii():
        text = arabic.unmarked(text)
    return sum(
        fonts.width(part, font, _size(font, style)) for font, part in _by_font(text, style.face)
    )


def _broken(paragraph: str, style: Style, width: float) -> Iterator[str]:
    """The lines of one paragraph, in logical order, as many words on each as fit."""
    space = fonts.width(" ", style.face.latin, style.size)
    if arabic.has_arabic(paragraph):  # a space is as wide as the font of the word before it
        wider = fonts.width(" ", style.face.arabic, _size(style.face.arabic, style))
        space = max(space, wider)
    line, used = "", 0.0
    for word in paragraph.split(" "):  # never at a fixed space: amounts stay in one piece
        if not word:
            continue
        for piece in pieces(word, style, width):
            needed = measure(piece, style)
            if line and used + space + needed <= width:
                line, used = f"{line} {piece}", used + space + needed
                continue
            if line:
                yield line
            line, used = piece, needed
    yield line


def pieces(word: str, style: Style, width: float) -> Iterator[str]:
    """A word, or the parts of a word too long for the line."""
    while len(word) > 1 and measure(word, style) > width:
        fitting = bisect_right(
            range(1, len(word) + 1), width, key=lambda count: measure(word[:count], style)
        )
        fitting = max(fitting, 1)
        fitting = _joint(word, fitting) or fitting
        yield word[:fitting]
        word = word[fitting:]
    yield word


def _joint(word: str, most: int) -> int:
    """Where a long word is better parted: after the last stop of its second half, 0 for nowhere."""
    places = (at for at in range(most, most // 2, -1) if word[at - 1] in _JOINTS)
    return next(places, 0)


def _ended(line: str, style: Style, width: float) -> str:
    while line and measure(line + ELLIPSIS, style) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
