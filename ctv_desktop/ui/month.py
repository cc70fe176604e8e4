"""A month as a grid of days with what falls on them, painted by hand; arrow keys move."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.parts import lettering
from ctv_desktop.values import language
from ctv_desktop.values.period import add_months
from ctv_desktop.values.say import says

WEEK = 7
DAY = timedelta(days=1)


def _weight(strong: bool) -> QFont.Weight:
    return lettering.BOLD if strong else lettering.REGULAR


class Entry(NamedTuple):
    """Something that falls on a day: words, a tone, and more that is told on hover."""

    day: date
    text: str
    tone: str = "info"
    detail: str = ""


class Month(QWidget):
    """Six weeks around a month. `activated` tells the day chosen, `turned` the first of a month."""

    activated = Signal(object)
    turned = Signal(object)
    moved = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = self.current = today
        self._ringed = False
        self._entries: dict[date, list[Entry]] = {}
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell()

    @property
    def first(self) -> date:
        """The first day of the month shown."""
        return self.current.replace(day=1)

    @property
    def shown(self) -> tuple[date, date]:
        """The first and the last day of the grid: whole weeks from Monday."""
        start = self.first - timedelta(days=self.first.weekday())
        return start, start + timedelta(days=6 * WEEK - 1)

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show what falls on the days."""
        self._entries = {}
        for entry in entries:
            self._entries.setdefault(entry.day, []).append(entry)
        self._tell()
        self.update()

    def entries(self, day: date) -> list[Entry]:
        """What falls on a day."""
        return self._entries.get(day, [])

    def go(self, day: date) -> None:
        """Move to a day; another month is told."""
        before = self.first
        self.current = day
        if self.first != before:
            self.turned.emit(self.first)
        self._tell()
        self.moved.emit(day)
        self.update()

    def turn(self, months: int) -> None:
        """Some months on or back."""
        self.go(add_months(self.current, months))

    def frame_of(self, day: date) -> QRectF:
        """Where a day stands."""
        place = (day - self.shown[0]).days
        row, column = divmod(place, WEEK)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = WEEK - 1 - column
        top = self._head()
        wide, high = self.width() / WEEK, (self.height() - top) / 6
        return QRectF(column * wide, top + row * high, wide, high)

    def day_at(self, point: QPointF) -> date | None:
        """The day at a point."""
        start = self.shown[0]
        days = (start + timedelta(days=place) for place in range(6 * WEEK))
        return next((day for day in days if self.frame_of(day).contains(point)), None)

    def sizeHint(self) -> QSize:
        return QSize(colours.px(700), colours.px(460))

    def minimumSizeHint(self) -> QSize:
        return QSize(colours.px(420), colours.px(300))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self._draw_heads(painter)
        start = self.shown[0]
        for place in range(6 * WEEK):
            self._draw_day(painter, start + timedelta(days=place))
        painter.end()

    def _draw_heads(self, painter: QPainter) -> None:
        font = lettering.font(self, 12, lettering.STRONG)
        painter.setFont(font)
        spoken, metrics = language.current(), QFontMetricsF(font)
        for place in range(WEEK):
            day = self.shown[0] + timedelta(days=place)
            frame = self.frame_of(day)
            where = QRectF(frame.left(), 0, frame.width(), self._head())
            name = spoken.weekday(day)
            if metrics.horizontalAdvance(name) > frame.width() - 8 and not spoken.right_to_left:
                name = name[:3]
            lettering.line(painter, where, name, "quiet_text", lettering.CENTRE)

    def _draw_day(self, painter: QPainter, day: date) -> None:
        frame = self.frame_of(day).adjusted(1, 1, -1, -1)
        inside = day.replace(day=1) == self.first
        ground = colours.colour("card" if inside else "sunken")
        lettering.box(painter, frame, 4, ground, colours.colour("line"))
        number = QRectF(frame.left() + 6, frame.top() + 3, frame.width() - 12, colours.px(20))
        painter.setFont(lettering.font(self, 12, _weight(day == self.today)))
        if day == self.today:
            wide = colours.px(24)
            left = number.right() - wide if self._mirrored() else number.left()
            mark = QRectF(left - 2, number.top(), wide, colours.px(19))
            lettering.box(painter, mark, 9, colours.colour("accent"))
            lettering.line(painter, mark, str(day.day), "on_accent", lettering.CENTRE)
        else:
            colour = "text" if inside else "faint"
            lettering.line(painter, number, str(day.day), colour)
        self._draw_entries(painter, day, frame)
        if day == self.current and (self._ringed or not self.hasFocus()):
            edge = "focus" if self.hasFocus() else "line_strong"
            lettering.ring(painter, frame, 4, edge)

    def _draw_entries(self, painter: QPainter, day: date, frame: QRectF) -> None:
        found = self.entries(day)
        high, top = colours.px(19), frame.top() + colours.px(24)
        room = max(0, int((frame.bottom() - top - 2) / (high + 2)))
        most = len(found) if len(found) <= room else max(0, room - 1)
        painter.setFont(lettering.font(self, 11, lettering.MEDIUM))
        for place, entry in enumerate(found[:most]):
            where = QRectF(frame.left() + 4, top + place * (high + 2), frame.width() - 8, high)
            ink, ground = colours.tone(entry.tone)
            lettering.box(painter, where, 3, ground)
            bar = QRectF(where.right() - 3 if self._mirrored() else where.left(), where.top(), 3,
                         high)  # fmt: skip
            painter.fillRect(bar, ink)
            lettering.line(painter, where.adjusted(7, 0, -7, 0), entry.text, "text")
        if len(found) > most:
            where = QRectF(frame.left() + 4, top + most * (high + 2), frame.width() - 8, high)
            more = str(says("and {count} more", "and {count} more", len(found) - most))
            lettering.line(painter, where.adjusted(4, 0, -4, 0), more, "quiet_text")

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _head(self) -> float:
        return float(colours.px(24))

    # Mouse and keyboard.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._ringed = True
            self.go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None:
            self.activated.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side, key = -1 if self._mirrored() else 1, event.key()
        days = {
            Qt.Key.Key_Right: side,
            Qt.Key.Key_Left: -side,
            Qt.Key.Key_Down: WEEK,
            Qt.Key.Key_Up: -WEEK,
        }
        months = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        self._ringed = True
        if key in days:
            self.go(self.current + days[Qt.Key(key)] * DAY)
        elif key in months:
            self.turn(months[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self.go(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            if day is not None and self.entries(day):
                import html  # slow to import, and only needed on hover

                told = html.escape(self.said(day)).replace("\n", "<br>")
                QToolTip.showText(event.globalPos(), f"<span>{told}</span>", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def said(self, day: date) -> str:
        """A day and all that falls on it, in words."""
        spoken = language.current()
        lines = [f"{spoken.weekday(day)} {spoken.long_day(day)}"]
        lines += [entry.detail or entry.text for entry in self.entries(day)]
        return "\n".join(lines)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.said(self.current))
