"""Texts shown as they are: neither markup nor an ampersand ever means anything in them."""

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from ctv_desktop.ui import colours, icons
from ctv_desktop.values.say import Say


class Label(QLabel):
    """A label that shows its text letter by letter, from the side where its window begins.

    Qt alone would set Latin text to the left of a right-to-left window.
    """

    def __init__(self, text: str = "", wrap: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        self.setIndent(0)
        self._begin()

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


def button(text: str | Say, role: str = "") -> QPushButton:
    """A push button that shows its text as it is."""
    made = QPushButton(words(text))
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
    shown = str(text) if text else ""
    widget.setToolTip(f"<span>{html.escape(shown)}</span>" if "<" in shown else shown)


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and draw the widget by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
