"""Amounts that explain themselves: by click and by F4; walked by the arrow keys, copied as text."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)

from ctv_desktop.ui.amounts.rows import TOTAL, AmountRows
from ctv_desktop.ui.why import KEYS, WhyPopup


class AmountTable(AmountRows):
    """Rows of amounts; `explain` gives why an amount of them is what it is."""

    # What the user does.

    def ask(self, row: int, column: int) -> WhyPopup | None:
        """Open why an amount is what it is; nothing where it has no explanation."""
        if self.explain is None or not self.asks(row, column):
            return None
        why = self.explain(row, self.columns[column].key)
        if why is None:
            return None
        popup = WhyPopup(why, self)
        place = self.place_of(row, column)
        popup.show_by(QRect(self.viewport().mapToGlobal(place.topLeft()), place.size()))
        return popup

    def _show_current(self) -> None:
        if self.current[0] != TOTAL and self.rows:
            bar, body = self.verticalScrollBar(), self.body().height()
            top = self.current[0] * self.high()
            bar.setValue(max(min(bar.value(), top), top + self.high() - body))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() in KEYS:
            self.ask(*self.current)
        elif not self._walk(event.key()):
            super().keyPressEvent(event)
            return
        event.accept()

    def _walk(self, key: int) -> bool:
        row, column = self.current
        count = len(self.rows)
        at = count if row == TOTAL else row  # the totals stand below the last row
        page = max(1, self.body().height() // self.high())
        ahead = -1 if self.isRightToLeft() else 1
        down = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page, Qt.Key.Key_Home: -count, Qt.Key.Key_End: count,
        }.get(Qt.Key(key))  # fmt: skip
        across = {Qt.Key.Key_Right: ahead, Qt.Key.Key_Left: -ahead}.get(Qt.Key(key))
        if not self.rows or (down is None and across is None):
            return False
        at = max(0, min(at + (down or 0), count if self.totals else count - 1))
        self.go(TOTAL if at == count else at, column + (across or 0))
        self._show_current()
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found != self.hovered:
            self.hovered = found
            asks = found is not None and self.asks(*found)
            shape = Qt.CursorShape.WhatsThisCursor if asks else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go(*found)
            self.viewport().update()
            self.ask(*found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
