"""Paints the rows of a list: texts laid out once and kept, badges kept as pixels."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPixmap,
    QStaticText,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.list.pages import Line
from ctv_desktop.values.language import current

PAD = 10  # pixels of the design at both ends of a cell
KEPT = 1000  # texts of a generation; the two last ones are kept laid out


class Place(NamedTuple):
    """Where one column stands in this painting."""

    column: int
    x: int
    width: int
    align: str  # "left", "right" or "center", mirrored already
    badge: bool
    figures: bool


class Seen(NamedTuple):
    """One row in this painting."""

    y: int
    line: Line | None
    selected: bool
    hovered: bool
    current: bool


Laid = tuple[QStaticText, float, int]  # the text, its width, its distance from the row's top


class Shelf:
    """Texts laid out, in two generations: what is not seen for long goes, a part at a time."""

    def __init__(self) -> None:
        self.young: dict[object, Laid] = {}
        self._old: dict[object, Laid] = {}

    def find(self, key: object) -> Laid | None:
        found = self.young.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.young[key] = found
        return found

    def put(self, key: object, laid: Laid) -> Laid:
        self.young[key] = laid
        return laid

    def age(self) -> None:
        """Begin a new generation when one is full."""
        if len(self.young) > KEPT:
            self._old, self.young = self.young, {}


class RowPainter:
    """Keeps what was laid out, as long as font, palette and scale stay the same."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._shelves = (Shelf(), Shelf(), Shelf())  # words, figures, what was cut
        self._figures = False
        self._badges: dict[tuple[str, str, int], QPixmap] = {}
        self._height = 0

    def prepare(self, widget: QWidget, height: int) -> None:
        """Forget what was laid out for another font, palette or scale."""
        ratio = widget.devicePixelRatioF()
        key = (widget.font().key(), colours.generation(), ratio, height)
        if key == self._key:
            for shelf in self._shelves:
                shelf.age()
            return
        self._key, self._height, self._ratio = key, height, ratio
        self._shelves, self._badges = (Shelf(), Shelf(), Shelf()), {}
        words = QFont(widget.font())
        figures = QFont(words)
        figures.setKerning(False)  # or the slashes of two dates would not stand in line
        figures.setFeature(QFont.Tag("tnum"), 1)
        self._fonts = (words, figures)
        self._metrics = QFontMetricsF(words)
        self._small = QFont(words)
        self._small.setPixelSize(max(8, round(self._metrics.height() * 0.64)))
        self._small.setWeight(QFont.Weight.Medium)
        self._option = QTextOption()
        self._option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._option.setWrapMode(QTextOption.WrapMode.NoWrap)
        names = ("card", "selection", "hover", "line_soft", "text", "focus", "accent")
        self._colours = {name: colours.colour(name) for name in names}
        self._pad = colours.px(PAD)

    def paint(
        self,
        painter: QPainter,
        clip: QRect,
        rows: Sequence[Seen],
        places: Sequence[Place],
        focus: bool,
    ) -> None:
        """Paint rows into their view."""
        width, height, colour = clip.right() + 1, self._height, self._colours
        painter.fillRect(clip, colour["card"])
        painter.setPen(colour["line_soft"])
        for row in rows:
            painter.drawLine(clip.left(), row.y + height - 1, width, row.y + height - 1)
        for row in rows:
            if row.selected or row.hovered:
                ground = colour["selection" if row.selected else "hover"]
                painter.fillRect(clip.left(), row.y, clip.width(), height - 1, ground)
        painter.setPen(colour["text"])
        for figures in (False, True):
            some = [place for place in places if place.figures == figures]
            self._figures = figures
            painter.setFont(self._fonts[figures])
            for row in rows:
                if row.line is not None:
                    self._write(painter, row, row.line, some)
        self._skeleton(painter, (row for row in rows if row.line is None), places)
        for row in rows:
            if row.current:
                self._mark(painter, row, places, focus)

    def cut(self, text: str, width: int) -> bool:
        """Whether a text does not fit into a cell."""
        self._figures = False
        return self._laid(text)[1] > width - 2 * self._pad

    def _write(self, painter: QPainter, row: Seen, line: Line, places: Sequence[Place]) -> None:
        y, pad, texts, tones = row.y, self._pad, line.texts, line.tones
        known = self._shelves[self._figures].young
        for index, x, width, align, badge, _figures in places:
            text = texts[index]
            if not text:
                continue
            tone = tones[index]
            if tone and badge:
                self._badge(painter, text, tone, QRect(x, y, width, self._height), align)
                continue
            laid = known.get(text) or self._laid(text)
            room = width - 2 * pad
            if laid[1] > room:
                laid = self._elided(text, room)
            if align == "left":
                at = x + pad
            elif align == "right":
                at = x + width - pad - round(laid[1])
            else:
                at = int(x + (width - laid[1]) / 2)
            if tone:
                painter.setPen(colours.tone(tone)[0])
                painter.drawStaticText(at, y + laid[2], laid[0])
                painter.setPen(self._colours["text"])
            else:
                painter.drawStaticText(at, y + laid[2], laid[0])

    def _laid(self, text: str) -> Laid:
        shelf = self._shelves[self._figures]
        return shelf.find(text) or shelf.put(text, self._lay(text))

    def _elided(self, text: str, room: int) -> Laid:
        shelf, key = self._shelves[2], (text, room, self._figures)
        found = shelf.find(key)
        if found is None:
            cut = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))
            found = shelf.put(key, self._lay(cut))
        return found

    def _lay(self, text: str) -> Laid:
        static = QStaticText(current().led(text))
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setTextOption(self._option)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(QTransform(), self._fonts[self._figures])
        size = static.size()
        return static, size.width(), int((self._height - size.height()) / 2)

    def _badge(self, painter: QPainter, text: str, tone: str, cell: QRect, align: str) -> None:
        room = cell.width() - 2 * self._pad
        pixels = self._badges.get((text, tone, room)) or self._draw_badge(text, tone, room)
        wide = int(pixels.width() / self._ratio)
        x = cell.left() + self._pad
        if align == "right":
            x = cell.right() + 1 - self._pad - wide
        elif align == "center":
            x = cell.left() + (cell.width() - wide) // 2
        y = cell.top() + int((self._height - 1 - pixels.height() / self._ratio) / 2)
        painter.drawPixmap(x, y, pixels)

    def _draw_badge(self, text: str, tone: str, room: int) -> QPixmap:
        from ctv_desktop.ui.parts.chip import paint_chip

        metrics, inside = QFontMetricsF(self._small), colours.px(9)
        wide = max(min(metrics.horizontalAdvance(text) + 2 * inside + 1, room), 1)
        high = colours.px(21)
        made = QPixmap(max(1, round(wide * self._ratio)), max(1, round(high * self._ratio)))
        made.setDevicePixelRatio(self._ratio)
        made.fill(QColor(0, 0, 0, 0))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        paint_chip(painter, QRectF(0, 0, wide, high), text, tone)
        painter.end()
        self._badges[text, tone, room] = made
        return made

    def _skeleton(self, painter: QPainter, rows: Iterable[Seen], places: Sequence[Place]) -> None:
        high = self._height // 4
        for row in rows:
            for _column, x, width, align, _badge, _figures in places:
                wide = (width - 2 * self._pad) * 6 // 10
                at = x + width - self._pad - wide if align == "right" else x + self._pad
                top = row.y + (self._height - high) // 2
                painter.fillRect(at, top, wide, high, self._colours["line_soft"])

    def _mark(self, painter: QPainter, row: Seen, places: Sequence[Place], focus: bool) -> None:
        if not places:
            return
        left = min(place.x for place in places)
        right = max(place.x + place.width for place in places)
        if focus:
            painter.setPen(self._colours["focus"])
            painter.drawRect(left, row.y, right - left - 1, self._height - 2)
        if row.selected:
            mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            bar = colours.px(3)
            x = right - bar if mirrored else left
            painter.fillRect(x, row.y, bar, self._height - 1, self._colours["accent"])
