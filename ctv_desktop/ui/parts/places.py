"""What stands in the navigation: a place to go to, and the heading that folds a group of them."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.parts.chip import paint_chip
from ctv_desktop.ui.parts.tile import Tile, scaled
from ctv_desktop.values.say import Say, say


class Place(NamedTuple):
    """Somewhere to go: key, words, icon, and a counter with its tone."""

    key: str
    title: str | Say
    icon: str = ""
    badge: str = ""
    tone: str = "warn"


class PlaceButton(Tile):
    """One place: icon, words (on two lines where they must), counter."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place, self.narrow, self.low = place, False, False
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._title = str(place.title)
        self.set_badge(place.badge, place.tone)

    def set_badge(self, badge: str, tone: str) -> None:
        """Show a counter; an empty one hides it."""
        self._badge, self._tone = badge, tone
        self.waits = tone if badge else ""
        self.setAccessibleName(f"{self._title} {badge}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        one, two = (27, 42) if self.low else (34, 50)
        lines = 1 if self.narrow else len(self._lines())
        return QSize(scaled(44 if self.narrow else 170), scaled(one if lines == 1 else two))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(30), self.sizeHint().height())  # beside a scroll bar, too

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # its words may need another line

    def draw(self, painter: QPainter, where: QRectF) -> None:
        checked = self.isChecked()
        if checked or self.hovered():
            ground = colours.colour("accent_ground" if checked else "hover")
            lettering.box(painter, where, 6, ground)
        if self.ringed:
            lettering.ring(painter, where, 5)
        size = scaled(20)
        left = (self.width() - size) / 2 if self.narrow else scaled(9)
        mark = self.placed(left, (self.height() - size) / 2, size, size)
        icons.paint(painter, self.place.icon, mark, "accent" if checked else "quiet_text")
        if self.narrow:
            if self._badge:
                self._draw_dot(painter, mark)
            return
        self._draw_words(painter, checked)
        if self._badge:
            self._draw_badge(painter)

    def _draw_words(self, painter: QPainter, checked: bool) -> None:
        painter.setFont(self._font())
        lines = self._lines()
        high = scaled(18)
        top = (self.height() - high * len(lines)) / 2
        for number, text in enumerate(lines):
            row = self.placed(scaled(38), top + number * high, self._room(), high)
            lettering.line(painter, row, text, "accent" if checked else "text")

    def _draw_badge(self, painter: QPainter) -> None:
        painter.setFont(lettering.font(self, 12, lettering.BOLD))
        width, high = self._badge_width(), scaled(20)
        left = self.width() - width - scaled(8)
        paint_chip(
            painter,
            self.placed(left, (self.height() - high) / 2, width, high),
            self._badge,
            self._tone,
        )

    def _draw_dot(self, painter: QPainter, mark: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(self._tone))
        painter.drawEllipse(QRectF(mark.right() - 4, mark.top() - 3, 8, 8))

    def _font(self) -> QFont:
        return lettering.font(self, 13, lettering.STRONG if self.isChecked() else lettering.MEDIUM)

    def _badge_width(self) -> float:
        if not self._badge:
            return 0
        metrics = QFontMetricsF(lettering.font(self, 12, lettering.BOLD))
        return max(scaled(20), metrics.horizontalAdvance(self._badge) + scaled(13))

    def _room(self) -> float:
        badge = self._badge_width() + scaled(14) if self._badge else scaled(8)
        return max(20.0, self.width() - scaled(38) - badge)

    def _lines(self) -> list[str]:
        strong = QFontMetricsF(lettering.font(self, 13, lettering.STRONG))
        return lettering.wrapped(self._title, strong, self._room(), 2)


class GroupButton(Tile):
    """The heading of a group: a click, Enter or Space folds it; folded it tells of what waits."""

    def __init__(self, title: str | Say) -> None:
        super().__init__()
        self._title = str(title)
        self.low = False
        self.waits = ""  # the tone of what waits inside, while it is folded
        self.setCheckable(True)  # checked: open
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._say)
        self.setChecked(True)

    def _say(self, opened: bool) -> None:
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(str(say("Unfolded") if opened else say("Folded")))
        self.update()

    def set_waits(self, tone: str) -> None:
        """Mark that something waits inside, in a tone; nothing takes the mark away."""
        self.waits = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(170), scaled(22 if self.low else 32))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(30), self.sizeHint().height())

    def draw(self, painter: QPainter, where: QRectF) -> None:
        line = where.adjusted(0, where.height() - scaled(22), 0, 0)  # the air stands above it
        if self.hovered():
            lettering.box(painter, line, 6, colours.colour("hover"))
        if self.ringed:
            lettering.ring(painter, line, 5)
        size = scaled(16)
        mark = self.placed(scaled(9), line.top() + (line.height() - size) / 2, size, size)
        icons.paint(painter, self._chevron(), mark, "quiet_text")
        painter.setFont(lettering.font(self, 12, lettering.STRONG))
        words = self.placed(
            scaled(28),
            line.top(),
            self.width() - scaled(28 + (20 if self.waits else 4)),
            line.height(),
        )
        lettering.line(painter, words, self._title, "quiet_text")
        if self.waits and not self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour(self.waits))
            high = line.top() + (line.height() - 8) / 2
            painter.drawEllipse(self.placed(self.width() - scaled(20), high, 8, 8))

    def _chevron(self) -> str:
        if self.isChecked():
            return "expand_more"
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return "chevron_left" if mirrored else "chevron_right"
