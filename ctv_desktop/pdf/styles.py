"""The typographic scale and the colours of every paper; sizes in points."""

from dataclasses import dataclass, replace
from typing import Literal

from ctv_desktop.pdf.fonts import BOLD, PLAIN, Face

Colour = tuple[float, float, float]
Align = Literal["start", "end", "center"]


def _hex(code: str) -> Colour:
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return round(red, 3), round(green, 3), round(blue, 3)


INK = _hex("1c2830")
QUIET = _hex("5a6872")
HAIRLINE = _hex("d3dce1")
ACCENT = _hex("0f5c69")
TINT = _hex("eaf3f4")
WATERMARK = _hex("e9eef0")

# The colours of a state: text and ground.
TONES: dict[str, tuple[Colour, Colour]] = {
    "": (QUIET, _hex("edf1f3")),
    "quiet": (QUIET, _hex("edf1f3")),
    "good": (_hex("176b3f"), _hex("e2f2e8")),
    "info": (ACCENT, TINT),
    "warn": (_hex("8a5100"), _hex("fcf0da")),
    "bad": (_hex("9c2222"), _hex("fae7e7")),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: face, size, distance between lines, colour."""

    face: Face
    size: float
    leading: float
    colour: Colour = INK

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline; by leading alone, so that sizes line up."""
        return self.leading * 0.76


BODY = Style(PLAIN, 8.5, 11.5)
STRONG = Style(BOLD, 8.5, 11.5)
LABEL = Style(PLAIN, 8, 11.5, QUIET)
LETTER = Style(PLAIN, 9.4, 13.8)
LETTER_STRONG = Style(BOLD, 9.4, 13.8)
NOTE = Style(PLAIN, 7.2, 9.4, QUIET)
HEAD = Style(BOLD, 7.4, 9.6, QUIET)
SECTION = Style(BOLD, 9.6, 13, ACCENT)
NAME = Style(BOLD, 10.5, 14)
TITLE = Style(BOLD, 19, 24)
KICKER = Style(BOLD, 9, 12, ACCENT)
FIGURE = Style(BOLD, 13, 17)
LETTERHEAD = Style(BOLD, 12.5, 16, ACCENT)
FOOT = Style(PLAIN, 6.6, 8.6, QUIET)
PILL = Style(BOLD, 8, 10)


def coloured(style: Style, colour: Colour) -> Style:
    """The same style in another colour."""
    return replace(style, colour=colour)
