"""Texts shown as they are: neither markup nor an ampersand ever means anything in them."""

import html
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ctv_desktop.values.say import Say

_KEPT = "\n\u200c\u200d\u200e\u200f"  # joiners and marks that Arabic and emoji are written with


def clean(text: str, lines: bool = False) -> str:
    """A text without control characters, half characters and direction overrides."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n").replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(char for char in text if char in _KEPT or not _unwanted(char))


def _unwanted(char: str) -> bool:
    overrides = "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
    return overrides or unicodedata.category(char) in ("Cc", "Cs")


def label(text: str | Say = "", role: str = "", wrap: bool = True) -> QLabel:
    """A label that shows its text letter by letter; `role` is what the theme calls it."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(str(text))
    made.setWordWrap(wrap)
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
