"""The bundled fonts: loaded once per process, asked for their glyphs and widths."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"


@dataclass(frozen=True, slots=True)
class Face:
    """A weight in both scripts: the font of Latin text and the font of Arabic text."""

    latin: str
    arabic: str


PLAIN = Face("NotoSans-Regular", "Amiri-Regular")
BOLD = Face("NotoSans-Bold", "Amiri-Bold")
BOOK = Face("Amiri-Regular", "Amiri-Regular")
BOOK_BOLD = Face("Amiri-Bold", "Amiri-Bold")

# Amiri draws its letters smaller on the same body than Noto Sans does.
ARABIC_SCALE = 1.2


@cache
def load(name: str) -> TTFont:
    """The font of a name, read from its file the first time and known to reportlab after."""
    font = TTFont(name, str(FOLDER / f"{name}.ttf"))
    font.face.makeSubset = _Subsets(font.face.makeSubset)  # type: ignore[assignment]
    pdfmetrics.registerFont(font)
    return font


class _Subsets:
    """Font files of the letters a document uses; papers of one kind often use the same."""

    def __init__(self, make: Callable[[list[int]], bytes]) -> None:
        self._made = lru_cache(maxsize=16)(lambda letters: make(list(letters)))

    def __call__(self, letters: list[int]) -> bytes:
        return self._made(tuple(letters))


@cache
def glyphs(name: str) -> frozenset[int]:
    """The code points a font can draw."""
    return frozenset(load(name).face.charToGlyph)


def width(text: str, name: str, size: float) -> float:
    """The width of a text in points."""
    return float(load(name).stringWidth(text, size))


@cache
def font_of(char: str, face: Face) -> str | None:
    """The font that draws a character in a face; the plain face where the bold one lacks it."""
    order = (face.latin, face.arabic, PLAIN.latin, PLAIN.arabic)
    if is_arabic(char):
        order = (face.arabic, PLAIN.arabic, face.latin, PLAIN.latin)
    return next((name for name in order if ord(char) in glyphs(name)), None)


def is_arabic(char: str) -> bool:
    """Whether a character belongs to the Arabic script, presentation forms included."""
    code = ord(char)
    return (
        0x0600 <= code <= 0x06FF
        or 0x0750 <= code <= 0x077F
        or 0x08A0 <= code <= 0x08FF
        or 0xFB50 <= code <= 0xFDFF
        or 0xFE70 <= code <= 0xFEFC
    )
