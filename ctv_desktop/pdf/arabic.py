"""One line of Arabic or mixed text in the order in which it is drawn (DOMAIN.md §6, method 9).

Break a text into lines first, in logical order, and shape each line after: a text that is shaped
whole comes out with its lines upside-down.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

# Reordering needs these marks, and Amiri would draw them: they go after it, not before.
MARKS = "\u200e\u200f\u061c\u200c\u200d\u202a\u202b\u202c\u202d\u202e"
LRM = "\u200e"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_WITHOUT_MARKS = dict.fromkeys(map(ord, MARKS))


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # Vowel marks are kept: without its tanwin, the word for "starting from" is another word.
    return ArabicReshaper({"delete_harakat": False, "support_ligatures": True})


def has_arabic(text: str) -> bool:
    """Whether a text has at least one Arabic letter or sign."""
    return not text.isascii() and _ARABIC.search(text) is not None


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def unmarked(text: str) -> str:
    """A text without the marks that only put it in order."""
    return text.translate(_WITHOUT_MARKS)


def shaped(text: str) -> str:
    """Letters joined, still in logical order: what has the width of the drawn line."""
    return str(_reshaper().reshape(text)).translate(_WITHOUT_MARKS)


@lru_cache(maxsize=4096)
def visual(line: str, right_to_left: bool) -> str:
    """One line joined and put in drawing order, from left to right."""
    if not has_arabic(line):
        return line.translate(_WITHOUT_MARKS)
    from bidi.algorithm import get_display  # the pure Python one: the other turns brackets round

    base = "R" if right_to_left else "L"
    held = _BRACKETED.sub(_held, line) if right_to_left else line
    return str(get_display(_reshaper().reshape(held), base_dir=base)).translate(_WITHOUT_MARKS)


# A bracket after a Latin word, with Latin words alone in it: "Parc Démonstration SA (fictif)".
_BRACKETED = re.compile(
    r"(?<=[A-Za-z\u00c0-\u024f.])([ \u00a0\u202f]*)"
    r"([(\[])([^()\[\]\u0590-\u08ff\ufb50-\ufefc]*)([)\]])"
)
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


def _held(found: re.Match[str]) -> str:
    """Brackets that belong to Latin words stay with them (rule N0, which the re-ordering lacks)."""
    if not _LETTER.search(found[3]):
        return found[0]
    return f"{found[1]}{LRM}{found[2]}{found[3]}{found[4]}{LRM}"
