"""The strip that searches in the pages of a paper: what is sought, which of how many, onwards."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout

from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.search import SearchField
from ctv_desktop.ui.plain import icon_button, label, mark
from ctv_desktop.ui.preview.pages import Pages
from ctv_desktop.ui.preview.sheets import Sheets
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.ui.preview.finding import Match

PAUSE = 120  # milliseconds after a key


class SearchStrip(QFrame):
    """Hidden until asked for; Esc puts it away, Enter goes on, Shift+Enter goes back."""

    def __init__(self, pages: Pages, sheets: Sheets) -> None:
        super().__init__()
        self.setProperty("part", "bar")
        self._pages, self._sheets = pages, sheets
        self.matches: Sequence[Match] = ()
        self.current = -1
        self.field = _Field(self)
        self.field.setFixedWidth(px(280))
        self.said = label("", "quiet", wrap=False)
        self.back = icon_button("expand_less", say("Previous (Shift+Enter)"))
        self.on = icon_button("expand_more", say("Next (Enter)"))
        self.copy = icon_button("content_copy", say("Copy what was found (Ctrl+C)"))
        shut = icon_button("close", say("Close the search"))
        across = QHBoxLayout(self)
        across.setContentsMargins(px(14), px(6), px(14), px(6))
        across.setSpacing(px(6))
        for part in (self.field, self.back, self.on, self.copy, self.said):
            across.addWidget(part)
        across.addStretch(1)
        across.addWidget(shut)
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self.seek)
        self.field.textChanged.connect(self._typed)
        self.back.clicked.connect(self.previous)
        self.on.clicked.connect(self.next)
        self.copy.clicked.connect(self.copy_found)
        shut.clicked.connect(self.close_search)
        pages.found.connect(self._found)
        self.hide()
        self._tell()

    def open_search(self) -> None:
        """Show the strip and put the keyboard into it."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        if self.field.text():
            self.seek()

    def close_search(self) -> None:
        """Put the strip away; the pages show no marks any more."""
        self.hide()
        self._later.stop()
        self._show((), -1)
        self._sheets.setFocus()

    def again(self) -> None:
        """Search anew where the paper was made anew."""
        if self.isVisible() and self.field.text().strip():
            self.seek()

    def seek(self) -> None:
        """Search for what is typed."""
        self._later.stop()
        self._pages.find(self.field.text())

    def next(self) -> None:
        """Go to the next place; after the last comes the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def copy_found(self) -> None:
        """Copy what was found as the paper has it."""
        if 0 <= self.current < len(self.matches):
            QApplication.clipboard().setText(self.matches[self.current].text)

    def _go(self, step: int) -> None:
        if self._later.isActive():
            self.seek()
        elif self.matches:
            self._show(self.matches, (self.current + step) % len(self.matches))

    def _typed(self, text: str) -> None:
        if text.strip():
            self._later.start()
        else:
            self._later.stop()
            self._show((), -1)

    def _found(self, words: str, matches: "Sequence[Match]") -> None:
        """The first place from the page in sight on."""
        if words != self.field.text() or not self.isVisible():
            return
        page = self._sheets.page
        first = next((at for at, one in enumerate(matches) if one.page >= page), 0)
        self._show(matches, first if matches else -1)

    def _show(self, matches: "Sequence[Match]", current: int) -> None:
        self.matches, self.current = matches, current
        self._sheets.mark(matches, current)
        self._tell()

    def _tell(self) -> None:
        sought, count = bool(self.field.text().strip()), len(self.matches)
        found = say("{place} of {count}", place=self.current + 1, count=count)
        none = say("Not found") if sought else ""
        self.said.setText(str(found if count else none))
        mark(self.said, "role", "error" if sought and not count else "quiet")
        for part in (self.back, self.on, self.copy):
            part.setEnabled(count > 0)


class _Field(SearchField):
    """Enter and Shift+Enter go from place to place, Esc ends the search."""

    def __init__(self, strip: SearchStrip) -> None:
        super().__init__(say("Search in the pages"))
        self._strip = strip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shifted = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._strip.previous if shifted else self._strip.next)()
        elif key == Qt.Key.Key_Escape:
            self._strip.close_search()
        elif key == Qt.Key.Key_C and _plain_copy(event) and not self.hasSelectedText():
            self._strip.copy_found()
        else:
            super().keyPressEvent(event)


def _plain_copy(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier
