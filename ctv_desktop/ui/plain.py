"""Texts shown as they are: neither markup nor an ampersand ever means anything in them."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from ctv_desktop.ui import breaking, colours, icons
from ctv_desktop.values.language import current
from ctv_desktop.values.say import Say, say


class Label(QLabel):
    """A label that shows its text letter by letter, from the side where its window begins.

    Qt alone would set Latin text to the left of a right-to-left window.
    """

    def __init__(self, text: str = "", wrap: bool = True) -> None:
        super().__init__()
        self._breaks = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self.setIndent(0)
        self._begin()

    def setText(self, text: str) -> None:
        self._breaks = self.wordWrap() and breaking.too_long(text)
        super().setText(current().led(text))

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        if not self._breaks:
            return super().heightForWidth(width)
        return breaking.height(self.text(), self.font(), width)

    def sizeHint(self) -> QSize:
        if not self._breaks:
            return super().sizeHint()
        width = colours.px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self._breaks:
            return super().minimumSizeHint()
        return QSize(colours.px(60), self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._breaks:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        breaking.draw(painter, self.text(), self.font(), self.width(), self.alignment())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._breaks:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.addAction(str(say("Copy"))).triggered.connect(self._copy)
        menu.exec(event.globalPos())

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._begin()

    def _begin(self) -> None:
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        self.setAlignment(start_of(self) | upright)


def start_of(widget: QWidget) -> Qt.AlignmentFlag:
    """The side where reading starts in a widget's window, whatever script its text is in."""
    if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


def label(text: str | Say = "", role: str = "", wrap: bool = True) -> Label:
    """A label that shows its text letter by letter; `role` is what the theme calls it."""
    made = Label(str(text), wrap)
    if role:
        made.setProperty("role", role)
    return made


def words(text: str | Say) -> str:
    """A text for a button or a menu line, where a single ampersand would vanish."""
    return str(text).replace("&", "&&")


class Button(QPushButton):
    """A button that Enter presses as the space bar does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class DropDown(QComboBox):
    """A choice of few; its list is as wide as its longest line, whatever room the field has."""

    def showPopup(self) -> None:
        longest = self.view().sizeHintForColumn(0) + colours.px(24)
        self.view().setMinimumWidth(max(self.width(), longest))
        super().showPopup()


def button(text: str | Say, role: str = "") -> QPushButton:
    """A push button that shows its text as it is."""
    made = Button(words(text))
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    return made


def icon_button(icon: str, said: Say, tone: str = "text") -> QToolButton:
    """A button of one drawing; what it does is its tip and its accessible name."""
    made = QToolButton()
    icons.wear(made, icon, tone)
    made.setIconSize(QSize(colours.px(18), colours.px(18)))
    made.setFixedSize(colours.px(30), colours.px(30))
    made.setAccessibleName(str(said))
    tip(made, said)
    return made


def tip(widget: QWidget, text: str | Say | None) -> None:
    """A tool tip that never takes its text for markup."""
    shown = current().led(str(text)) if text else ""
    if "<" in shown:
        from html import escape

        shown = f"<span>{escape(shown)}</span>"
    widget.setToolTip(shown)


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and draw the widget by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
