"""Rows of amounts by declared columns: measured, painted, what has just changed lit."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ctv_desktop.ui import colours
from ctv_desktop.ui.declare import Column, Why
from ctv_desktop.ui.parts import lettering
from ctv_desktop.values import language
from ctv_desktop.values.say import Say

ROW, HEAD, PAD = 28, 30, 6  # pixels of the design
SIZES = (12.0, 11.0, 10.0)  # the first at which all fits
FRESH = 900  # milliseconds for which what has changed stays lit
SAMPLE = 48  # rows measured for the widths of columns
TOTAL = -1  # the row of the totals, below all others

Row = tuple[Any, ...]
Explain = Callable[[int, str], Why | None]


class AmountRows(QAbstractScrollArea):
    """Shows rows with their totals; `current` is the cell the keyboard stands on."""

    def __init__(self, columns: tuple[Column, ...], name: Say, empty: Say) -> None:
        super().__init__()
        self.columns = columns
        self.empty = empty
        self.rows: tuple[Row, ...] = ()
        self.totals: Row = ()
        self.explain: Explain | None = None
        self.current = (0, 0)
        self._texts: dict[int, tuple[str, ...]] = {}
        self._edges: list[tuple[int, int]] = []
        self._size = SIZES[0]
        self.lit: set[tuple[int, int]] = set()
        self.hovered: tuple[int, int] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(str(name))
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._fade = QTimer(self, singleShot=True, interval=FRESH)
        self._fade.timeout.connect(self._faded)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.measure()

    # What is shown.

    def show_rows(self, rows: tuple[Row, ...], totals: Row, explain: Explain | None) -> None:
        """Show other rows; cells that have changed are lit for a moment."""
        self.explain = explain
        if rows == self.rows and totals == self.totals:
            return
        if len(rows) == len(self.rows):
            self.lit = {
                (at, column)
                for at, (new, old) in enumerate(zip(rows, self.rows, strict=True))
                if new != old
                for column, value in enumerate(new)
                if value != old[column]
            }
            self._fade.start()
        self.rows, self.totals = rows, totals
        self._texts = {}
        self.measure()
        self.go(*self.current)
        self.viewport().update()

    def text(self, row: int, column: int) -> str:
        """What a cell says; row -1 is the totals."""
        return self._line(row)[column]

    def as_text(self) -> str:
        """The whole table with its titles and totals, for a spreadsheet."""
        lines = ["\t".join(str(column.title) for column in self.columns)]
        places = [*range(len(self.rows)), *([TOTAL] if self.totals else [])]
        return "\n".join([*lines, *("\t".join(self._line(row)) for row in places)])

    def _line(self, row: int) -> tuple[str, ...]:
        found = self._texts.get(row)
        if found is None:
            values = self.totals if row == TOTAL else self.rows[row]
            spoken = language.current()
            found = self._texts[row] = tuple(
                column.kind.show(value, spoken)
                for column, value in zip(self.columns, values, strict=True)
            )
        return found

    def _faded(self) -> None:
        self.lit = set()
        self.viewport().update()

    # Where it stands.

    def _font(self, weight: QFont.Weight = lettering.REGULAR) -> QFont:
        made = lettering.font(self, self._size, weight)
        made.setFeature(QFont.Tag("tnum"), 1)
        return made

    def measure(self) -> None:
        """The columns share the width by what they hold; the rows go below each other."""
        room = max(self.viewport().width(), 1)
        needs: list[float] = []
        for self._size in SIZES:
            needs = self._needs()
            if sum(needs) <= room:
                break
        spare = (room - sum(needs)) / max(1, len(needs))
        self._edges, at = [], 0.0
        for need in needs:
            width = need + spare if spare > 0 else need * room / sum(needs)
            self._edges.append((round(at), round(at + width) - round(at)))
            at += width
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self.rows) * self.high() - self.body().height()))
        bar.setSingleStep(self.high())
        bar.setPageStep(max(1, self.body().height()))

    def _needs(self) -> list[float]:
        """The width that each column needs for its title and what it holds."""
        strong, found = QFontMetricsF(self._font(lettering.STRONG)), []
        for place, column in enumerate(self.columns):
            texts = [str(column.title), *(self._line(row)[place] for row in self._sample())]
            widest = max(texts, key=len)
            least = max(strong.horizontalAdvance(text) for text in (texts[0], widest))
            found.append(least + 2 * colours.px(PAD))
        return found

    def _sample(self) -> list[int]:
        return [*range(min(SAMPLE, len(self.rows))), *([TOTAL] if self.totals else [])]

    def high(self) -> int:
        return colours.px(ROW)

    def body(self) -> QRect:
        """Where the rows stand: below the titles, above the totals."""
        foot = colours.px(HEAD) if self.totals else 0
        return self.viewport().rect().adjusted(0, colours.px(HEAD), 0, -foot)

    def place_of(self, row: int, column: int) -> QRect:
        """Where a cell stands in the viewport."""
        left, width = self._edges[column]
        if self.isRightToLeft():
            left = self.viewport().width() - left - width
        if row == TOTAL:
            return QRect(left, self.body().bottom() + 1, width, colours.px(HEAD))
        top = self.body().top() + row * self.high() - self.verticalScrollBar().value()
        return QRect(left, top, width, self.high())

    def _at(self, point: QPoint) -> tuple[int, int] | None:
        """The cell under a point of the viewport."""
        body = self.body()
        row = TOTAL
        if body.contains(point):
            row = (point.y() - body.top() + self.verticalScrollBar().value()) // self.high()
        elif point.y() <= body.bottom() or not self.totals:
            return None
        if row >= len(self.rows):
            return None
        for column in range(len(self.columns)):
            place = self.place_of(row, column)
            if place.left() <= point.x() <= place.right():
                return row, column
        return None

    def sizeHint(self) -> QSize:
        return QSize(colours.px(560), colours.px(HEAD) * 2 + 8 * self.high())

    def minimumSizeHint(self) -> QSize:
        return QSize(colours.px(300), colours.px(HEAD) * 2 + 2 * self.high())

    def asks(self, row: int, column: int) -> bool:
        """Whether a cell holds an amount that can be explained."""
        values = self.totals if row == TOTAL else self.rows[row]
        return self.explain is not None and values[column] is not None and column > 0

    def go(self, row: int, column: int) -> None:
        """Bring the keyboard to a cell and the cell into sight."""
        if not self.rows:
            self.current = (0, 0)
            return
        last = len(self.rows) - 1
        row = TOTAL if row == TOTAL and self.totals else max(0, min(row, last))
        self.current = (row, max(0, min(column, len(self.columns) - 1)))
        title, said = self.columns[self.current[1]].title, self.text(*self.current)
        self.setAccessibleDescription(f"{self.text(row, 0)}, {title}: {said}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._titles(painter)
        if not self.rows:
            painter.setFont(self._font())
            where = QRectF(self.body())
            lettering.line(painter, where, str(self.empty), "quiet_text", lettering.CENTRE)
            return
        body = self.body()
        painter.save()
        painter.setClipRect(body)
        painter.setFont(self._font())
        first = self.verticalScrollBar().value() // self.high()
        last = min(len(self.rows), first + body.height() // self.high() + 2)
        for row in range(first, last):
            self._row(painter, row)
        painter.restore()
        if self.totals:
            painter.setFont(self._font(lettering.STRONG))
            self._rule(painter, body.bottom() + 1, "line_strong")
            self._row(painter, TOTAL)

    def _titles(self, painter: QPainter) -> None:
        painter.setFont(self._font(lettering.STRONG))
        for place, column in enumerate(self.columns):
            where = self.place_of(0, place)
            where.setTop(0)
            where.setHeight(colours.px(HEAD))
            self._write(painter, where, str(column.title), column, "quiet_text")
        self._rule(painter, colours.px(HEAD) - 1, "line")

    def _rule(self, painter: QPainter, y: int, tone: str) -> None:
        painter.fillRect(QRect(0, y, self.viewport().width(), 1), colours.colour(tone))

    def _row(self, painter: QPainter, row: int) -> None:
        values = self.totals if row == TOTAL else self.rows[row]
        for place, column in enumerate(self.columns):
            where = self.place_of(row, place)
            if (row, place) in self.lit:
                lit = where.adjusted(2, 2, -2, -2)
                lettering.box(painter, QRectF(lit), 4, colours.colour("accent_ground"))
            tone = "faint" if not values[place] else "text"
            if (row, place) == self.hovered and self.asks(row, place):
                tone = "accent"
            self._write(painter, where, self._line(row)[place], column, tone)
            if (row, place) == self.current and self.hasFocus():
                lettering.ring(painter, QRectF(where.adjusted(1, 1, -1, -1)), 4)
        if row != TOTAL and row < len(self.rows) - 1:
            self._rule(painter, self.place_of(row, 0).bottom(), "line_soft")

    def _write(self, painter: QPainter, where: QRect, text: str, column: Column, tone: str) -> None:
        # Figures stand to the right in every script, words where reading begins.
        start = lettering.END if self.isRightToLeft() else lettering.START
        side = lettering.END if column.kind.align == "end" else start
        pad = colours.px(PAD)
        lettering.line(painter, QRectF(where.adjusted(pad, 0, -pad, 0)), text, tone, side)
