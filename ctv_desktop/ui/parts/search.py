"""A field to search in: icon, placeholder, the shortcut that leads to it, a way to clear."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.parts.tile import scaled
from ctv_desktop.values.say import Say, say


class SearchField(QLineEdit):
    """A line to search; Esc clears it first and then leaves it to whoever listens."""

    def __init__(
        self,
        placeholder: str | Say = "",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "search")
        self._shortcut = shortcut
        self.setPlaceholderText(str(placeholder))
        self.setAccessibleName(str(placeholder))
        self._cross: QToolButton | None = None
        self.textChanged.connect(self._typed)
        self._margins()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = scaled(18)
        mark = self._placed(scaled(9), (self.height() - size) / 2, size, size)
        icons.paint(painter, "search", mark, "faint")
        if self._shortcut and not self.text() and not self.hasFocus():
            self._draw_shortcut(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in kinds and hasattr(self, "_shortcut"):
            self._margins()
            self._place_clear()

    def _draw_shortcut(self, painter: QPainter) -> None:
        painter.setFont(lettering.font(self, 11))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._shortcut) + scaled(12)
        high = scaled(19)
        place = self._placed(
            self.width() - width - scaled(8), (self.height() - high) / 2, width, high
        )
        lettering.box(painter, place, 4, colours.colour("card"), colours.colour("line_strong"))
        lettering.line(painter, place, self._shortcut, "quiet_text", lettering.CENTRE)

    def _placed(self, left: float, top: float, width: float, height: float) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - width
        return QRectF(left, top, width, height)

    def _margins(self) -> None:
        start, end = scaled(22), scaled(20 if not self._shortcut else 56)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self.setTextMargins(start, 0, end, 0)

    def _typed(self, text: str) -> None:
        if text and self._cross is None:
            self._cross = self._make_cross()
        if self._cross is not None:
            self._cross.setVisible(bool(text))
            self._place_clear()

    def _make_cross(self) -> QToolButton:
        made = QToolButton(self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setCursor(Qt.CursorShape.ArrowCursor)
        made.setAccessibleName(str(say("Clear")))
        made.setToolTip(str(say("Clear")))
        icons.wear(made, "close", "quiet_text")
        made.clicked.connect(self.clear)
        return made

    def _place_clear(self) -> None:
        if self._cross is None:
            return
        size = scaled(22)
        where = self._placed(
            self.width() - size - scaled(4), (self.height() - size) / 2, size, size
        )
        self._cross.setGeometry(where.toRect())
