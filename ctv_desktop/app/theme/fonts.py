"""The window's fonts: Noto Sans and Noto Sans Arabic from our own folder."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
FAMILIES = ("Noto Sans", "Noto Sans Arabic", "DejaVu Sans", "Segoe UI", "Tahoma")
_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Medium.ttf",
    "NotoSans-SemiBold.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
)
SIZE = 13


@cache
def load() -> int:
    """Load each font file that is there, once; gives how many were loaded."""
    loaded = (QFontDatabase.addApplicationFont(str(FONTS / name)) for name in _FILES)
    return sum(number >= 0 for number in loaded)


def window_font(zoom: int) -> QFont:
    """The font of the window at a text size in percent, with figures of equal width."""
    font = QFont(list(FAMILIES))
    font.setPixelSize(round(SIZE * zoom / 100))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
