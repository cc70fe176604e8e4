"""Words folded for sorting and searching: no case, no accents, one form of each Arabic letter."""

import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""}
    | {chr(0x0660 + digit): str(digit) for digit in range(10)}
    | {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "’": "'"}
)


def fold(text: str | None) -> str:
    """The sort and search form of a text: "Élan" sorts with E, Arabic vowel marks are dropped.

    Folding a folded text changes nothing; marks that are not seen (direction, soft hyphen) go.
    """
    if text and len(text) <= SHORT:
        return _known(text)
    return _fold(text or "")


SHORT = 20  # codes and kinds come back again and again; long texts would only fill the memory


@lru_cache(8_192)
def _known(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    if text.isascii():  # most codes, words and names: ten times faster
        return " ".join(text.lower().split())
    # Twice lowered: "™" holds capitals only once it is taken apart.
    apart = unicodedata.normalize("NFKD", text.casefold()).casefold()
    bare = "".join(char for char in apart if unicodedata.category(char) not in {"Mn", "Me", "Cf"})
    return " ".join(bare.translate(_ARABIC).split())
