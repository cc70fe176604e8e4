"""A simple chart of upright bars, painted by hand."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.parts import lettering


class Bar(NamedTuple):
    """One bar: words below, value, the same value as shown above, tone, more told on hover."""

    label: str
    value: int
    shown: str = ""
    tone: str = "let_alt"
    detail: str = ""


class Bars(QWidget):
    """Bars in proportion to their values; `activated` tells the number of the bar chosen."""

    activated = Signal(int)

    def __init__(
        self, name: str = "", bars: Sequence[Bar] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self._current, self._hovered, self._ringed = -1, -1, False
        self._bars: tuple[Bar, ...] = tuple(bars)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show other data."""
        self._bars = tuple(bars)
        self._current, self._hovered = -1, -1
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def frame_of(self, number: int) -> QRectF:
        """Where a bar stands, from its top to the line below."""
        count = len(self._bars)
        if not 0 <= number < count:
            return QRectF()
        gap = max(3.0, min(colours.px(10), self.width() / count / 5))
        wide = min((self.width() - gap * (count - 1)) / count, colours.px(110))
        left = number * (wide + gap)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - wide
        foot, most = self._foot(), max((bar.value for bar in self._bars), default=0)
        room = foot - colours.px(20)
        high = room * max(0, self._bars[number].value) / most if most > 0 else 0.0
        return QRectF(left, foot - high, wide, high)

    def bar_at(self, point: QPointF) -> int:
        """The number of the bar in whose column a point lies; -1 for none."""
        for number in range(len(self._bars)):
            frame = self.frame_of(number)
            if frame.left() <= point.x() <= frame.right():
                return number
        return -1

    def sizeHint(self) -> QSize:
        return QSize(colours.px(500), colours.px(160))

    def minimumSizeHint(self) -> QSize:
        return QSize(colours.px(200), colours.px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = self._foot()
        painter.fillRect(QRectF(0, foot, self.width(), 1), colours.colour("line"))
        font = lettering.font(self, 11)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        every = self._every(metrics)
        for number, bar in enumerate(self._bars):
            self._draw_bar(painter, number, bar, metrics, number % every == 0)
        painter.end()

    def _draw_bar(
        self, painter: QPainter, number: int, bar: Bar, metrics: QFontMetricsF, labelled: bool
    ) -> None:
        frame, foot = self.frame_of(number), self._foot()
        body = colours.colour("plan_" + bar.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(body.lighter(112) if number == self._hovered else body)
        painter.drawPath(_upright(frame))
        if number == self._current and self.hasFocus() and self._ringed:
            around = QRectF(frame.left(), min(frame.top(), foot - 8), frame.width(), 0)
            around.setBottom(foot)
            lettering.ring(painter, around.adjusted(-2, -2, 2, 2), 4, "text")
        place = QRectF(frame.left(), foot + colours.px(3), frame.width(), colours.px(16))
        if labelled:
            spare = metrics.horizontalAdvance(bar.label) - place.width()
            place.adjust(-max(0.0, spare / 2 + 1), 0, max(0.0, spare / 2 + 1), 0)
            lettering.line(painter, place, bar.label, "quiet_text", lettering.CENTRE)
        if bar.shown and metrics.horizontalAdvance(bar.shown) <= frame.width() + 8:
            above = QRectF(
                frame.left() - 4, frame.top() - colours.px(18), frame.width() + 8, colours.px(16)
            )
            lettering.line(painter, above, bar.shown, "soft", lettering.CENTRE)

    def _every(self, metrics: QFontMetricsF) -> int:
        """Every how many bars a label fits below."""
        if len(self._bars) < 2:
            return 1
        step = abs(self.frame_of(1).left() - self.frame_of(0).left())
        widest = max(metrics.horizontalAdvance(bar.label) for bar in self._bars) + 6
        return max(1, -(-int(widest) // max(1, int(step))))

    def _foot(self) -> float:
        return float(self.height() - colours.px(22))

    # -- mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.bar_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.bar_at(event.position())
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._ringed = False
            self._go(number)
            self.activated.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, key = len(self._bars) - 1, event.key()
        step = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        moves = {
            Qt.Key.Key_Right: self._current + step,
            Qt.Key.Key_Left: self._current - step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if self._bars and key in moves:
            self._ringed = True
            self._go(min(last, max(0, moves[Qt.Key(key)])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        if self._bars and self._ringed and self._current < 0:
            self._go(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.bar_at(QPointF(event.pos()))
            if number >= 0:
                import html  # slow to import, and only needed on hover

                lines = html.escape(self._said(number)).replace("\n", "<br>")
                QToolTip.showText(event.globalPos(), f"<span>{lines}</span>", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _go(self, number: int) -> None:
        self._current = number
        self.setAccessibleDescription(self._said(number))
        self.update()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if number >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def _said(self, number: int) -> str:
        bar = self._bars[number]
        return "\n".join(part for part in (f"{bar.label}: {bar.shown}", bar.detail) if part)


def _upright(frame: QRectF) -> QPainterPath:
    """A bar with its upper corners rounded."""
    path = QPainterPath()
    if frame.height() <= 0:
        return path
    path.addRoundedRect(frame, 3, 3)
    path.addRect(frame.adjusted(0, min(4.0, frame.height()), 0, 0))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path
