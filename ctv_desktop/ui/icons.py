"""Material Symbols painted in the colours of the palette, sharp at any scale.

The outlines are read from their files and filled with QPainter: as quick as Qt's drawing module,
with nothing more to load, and one outline serves every colour.
"""

import re
from functools import cache
from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QPushButton

from ctv_desktop.ui import colours

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
SIZES = (16, 20, 24)
AIR = 3  # 16ths of an icon between it and the words of its button, over what Qt leaves
_GRID = 960.0
_TOKEN = re.compile(r"([A-Za-z])|(-?(?:\d+\.?\d*|\.\d+))")
_OUTLINE = re.compile(r' d="([^"]+)"')


class Bearer(Protocol):
    """Whatever shows an icon: a button, an action."""

    def setIcon(self, icon: QIcon, /) -> None: ...


_icons: dict[tuple[str, str, int], QIcon] = {}
_worn: "WeakKeyDictionary[QObject, tuple[str, str, int]]" = WeakKeyDictionary()


def icon(name: str, tone: str = "text", air: int = 0) -> QIcon:
    """An icon by its Material Symbols name, tinted in a named colour of the palette.

    `air` is so much nothing right of it, in 16ths of its size; left of it where less than 0.
    """
    found = _icons.get((name, tone, air))
    if found is None:
        found = _icons[name, tone, air] = _tinted(name, tone, air)
    return found


def wear(bearer: Bearer, name: str, tone: str = "text") -> None:
    """Give a button or an action an icon that follows the palette when it changes."""
    air = 0
    if isinstance(bearer, QPushButton) and bearer.text():  # Qt leaves 4 pixels to the words
        air = AIR if bearer.layoutDirection() == Qt.LayoutDirection.LeftToRight else -AIR
        bearer.setIconSize(QSize(colours.px(16 + AIR), colours.px(16)))
    bearer.setIcon(icon(name, tone, air))
    if isinstance(bearer, QObject):
        _worn[bearer] = (name, tone, air)


def paint(painter: QPainter, name: str, where: QRectF, tone: str = "text") -> None:
    """Paint an icon into a square, for widgets painted by hand."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.topLeft())
    painter.scale(where.width() / _GRID, where.height() / _GRID)
    painter.fillPath(outline(name), colours.colour(tone))
    painter.restore()


def pixmap(name: str, size: int, tone: str = "text", ratio: float = 1.0, air: int = 0) -> QPixmap:
    """An icon as pixels: `size` in the window's units at a device pixel ratio; `air` as above."""
    pixels = max(1, round(size * ratio))
    more = round(pixels * abs(air) / 16)
    made = QPixmap(QSize(pixels + more, pixels))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, QRectF(more if air < 0 else 0, 0, pixels, pixels), tone)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def exists(name: str) -> bool:
    """Whether there is a drawing of that name."""
    return (FOLDER / f"{name}.svg").is_file()


@cache
def outline(name: str) -> QPainterPath:
    """The outline of an icon on a square of 960 units; a missing one is an empty outline."""
    try:
        drawing = (FOLDER / f"{name}.svg").read_text("ascii")
    except FileNotFoundError:
        return QPainterPath()
    found = _OUTLINE.search(drawing)
    return _Pen(found[1]).draw() if found else QPainterPath()


def _tinted(name: str, tone: str, air: int) -> QIcon:
    """An icon holding the pixels of each usual size on each screen there is."""
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}
    made = QIcon()
    for pixels in sorted({round(size * ratio) for size in SIZES for ratio in ratios}):
        made.addPixmap(pixmap(name, pixels, tone, air=air))
    return made


def _retint() -> None:
    _icons.clear()
    for bearer, worn in list(_worn.items()):
        try:
            bearer.setIcon(icon(*worn))  # type: ignore[attr-defined]
        except RuntimeError:  # its Qt half is gone already
            _worn.pop(bearer, None)


colours.change.changed.connect(_retint)


class _Pen:
    """Draws the path language of SVG, as far as Material Symbols use it (M L H V Q T Z)."""

    def __init__(self, text: str) -> None:
        self.tokens = [(letter, number) for letter, number in _TOKEN.findall(text)]
        self.at = 0
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.bend: tuple[float, float] | None = None
        self.path = QPainterPath()
        self.path.setFillRule(Qt.FillRule.WindingFill)

    def draw(self) -> QPainterPath:
        letter = ""
        while self.at < len(self.tokens):
            if self.tokens[self.at][0]:
                letter = self.tokens[self.at][0]
                self.at += 1
            self._step(letter)
            if letter in "Mm":
                letter = "l" if letter == "m" else "L"
        self.path.translate(0, _GRID)  # the drawings stand above their baseline
        return self.path

    def _step(self, letter: str) -> None:
        from_x, from_y = (self.x, self.y) if letter.islower() else (0.0, 0.0)
        bend, self.bend = self.bend, None
        match letter.lower():
            case "z":
                self.path.closeSubpath()
                self.x, self.y = self.start_x, self.start_y
            case "m":
                self.x, self.y = from_x + self._number(), from_y + self._number()
                self.start_x, self.start_y = self.x, self.y
                self.path.moveTo(self.x, self.y)
            case "l":
                self._line(from_x + self._number(), from_y + self._number())
            case "h":
                self._line(from_x + self._number(), self.y)
            case "v":
                self._line(self.x, from_y + self._number())
            case "q":
                self.bend = (from_x + self._number(), from_y + self._number())
                self._curve(from_x + self._number(), from_y + self._number())
            case "t":
                self.bend = (
                    (2 * self.x - bend[0], 2 * self.y - bend[1]) if bend else (self.x, self.y)
                )
                self._curve(from_x + self._number(), from_y + self._number())
            case _:
                raise ValueError(f"the path command {letter!r} is not drawn")

    def _number(self) -> float:
        self.at += 1
        return float(self.tokens[self.at - 1][1])

    def _line(self, x: float, y: float) -> None:
        self.x, self.y = x, y
        self.path.lineTo(x, y)

    def _curve(self, x: float, y: float) -> None:
        assert self.bend is not None
        self.path.quadTo(*self.bend, x, y)
        self.x, self.y = x, y
