"""Texts as they are kept: no control characters, half characters or direction overrides."""

import re

# Joiners and marks that Arabic and emoji are written with (\u200c to \u200f) are kept.
_UNWANTED = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str, lines: bool = False) -> str:
    """A text without control characters, half characters and direction overrides."""
    if text.isprintable():  # neither marks nor breaks of lines: nearly every cell and field
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n").replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    return _UNWANTED.sub("", text)
