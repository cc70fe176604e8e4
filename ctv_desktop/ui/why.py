"""Why an amount is what it is, in a small window beside it: closed by Esc, copied as text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Why
from ctv_desktop.ui.plain import Label, button, label
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

KEYS = (Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
WIDE = 380  # pixels of the design


def as_text(why: Why) -> str:
    """An explanation as lines of text: what it is, each step, its source."""
    lines = [str(why.title), *map(str, why.steps)]
    if why.law:
        lines.append(str(say("Source: {law}", law=why.law)))
    return "\n".join(lines)


class WhyPopup(QFrame):
    """Shows one explanation; gone with Esc or a click elsewhere."""

    def __init__(self, why: Why, beside: QWidget) -> None:
        super().__init__(beside, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("part", "notice")
        self._why = why
        self.text = as_text(why)
        self.setAccessibleName(str(why.title))
        self.setAccessibleDescription(self.text)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._head())
        for step in why.steps:
            column.addWidget(_line(step, ""))
        if why.law:
            column.addWidget(_line(say("Source: {law}", law=why.law), "small"))
        column.addLayout(self._foot())

    def _head(self) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(label(self._why.title, "heading"), 1)
        result = self._why.result
        across.addWidget(
            label(result.kind.show(result.value, language.current()), "heading", wrap=False)
        )
        return made

    def _foot(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addWidget(label(say("Esc closes · Ctrl+C copies"), "small", wrap=False), 1)
        self.copy_button = button(say("Copy"), "link")
        self.copy_button.clicked.connect(self.copy)
        across.addWidget(self.copy_button)
        return across

    def copy(self) -> None:
        """Put the explanation on the clipboard as text."""
        QGuiApplication.clipboard().setText(self.text)

    def show_by(self, place: QRect) -> None:
        """Open below a place on the screen, or above it where there is no room."""
        screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        size = QSize(px(WIDE), self._column.heightForWidth(px(WIDE)))
        self.resize(size)
        right = place.right() - size.width() + 1
        left = place.left() if self.isRightToLeft() else right
        corner = QPoint(left, place.bottom() + 4)
        if corner.y() + size.height() > room.bottom():
            corner.setY(max(room.top(), place.top() - size.height() - 4))
        corner.setX(max(room.left() + 4, min(corner.x(), room.right() - size.width() - 4)))
        self.move(corner)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


def _line(text: Say, role: str) -> Label:
    return label(text, role)


class WhyLabel(Label):
    """An amount that explains itself: by click, F4, Enter or the space bar."""

    def __init__(self, text: str, why: Why) -> None:
        super().__init__(text)
        self.why = why
        self.setProperty("role", "way")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)
        self.setAccessibleName(f"{why.title}: {text}")
        self.setAccessibleDescription(str(say("Why this amount? (F4)")))
        self.setToolTip(str(say("Why this amount? (F4)")))

    def explain(self) -> WhyPopup:
        """Open the explanation beside the amount."""
        popup = WhyPopup(self.why, self)
        popup.show_by(QRect(self.mapToGlobal(QPoint(0, 0)), self.size()))
        return popup

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.explain()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS:
            self.explain()
        else:
            super().keyPressEvent(event)
