"""Texts as they are kept: no control characters, half characters or direction overrides."""

import unicodedata

_KEPT = "\n\u200c\u200d\u200e\u200f"  # joiners and marks that Arabic and emoji are written with


def clean(text: str, lines: bool = False) -> str:
    """A text without control characters, half characters and direction overrides."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n").replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(char for char in text if char in _KEPT or not _unwanted(char))


def _unwanted(char: str) -> bool:
    overrides = "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
    return overrides or unicodedata.category(char) in ("Cc", "Cs")
