"""One paper to look at: turn its pages, search, zoom, change its language, hand it out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctv_desktop.ui.declare import Handed, Letter, Write
from ctv_desktop.ui.parts.notice import Notices
from ctv_desktop.ui.plain import label
from ctv_desktop.ui.preview.bar import Bar
from ctv_desktop.ui.preview.handing import Handing
from ctv_desktop.ui.preview.lacking import LackingStrip
from ctv_desktop.ui.preview.pages import Pages
from ctv_desktop.ui.preview.search import SearchStrip
from ctv_desktop.ui.preview.sheets import Sheets
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say

Make = Callable[..., bytes]  # (reader, language): the paper's bytes


class PaperPreview(QWidget):
    """Shows the PDF that `make` gives for a language, made in a reading lane, once for each.

    `kind` of paper: its printer is remembered by it. `write` gives the e-mail it is sent with.
    `handed` is done in the writing lane once the paper was printed, saved or sent. `lacking` tells
    what keeps it a draft, and what begins to mend it.
    """

    ready = Signal()

    def __init__(
        self,
        desk: Any,
        title: Say,
        file_name: str,
        make: Make,
        languages: Sequence[str] = ("fr",),
        kind: str = "",
        write: Write | None = None,
        handed: Handed | None = None,
        first: str = "",
        lacking: tuple[Say, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        self.lacking = LackingStrip(*lacking) if lacking else None
        self._desk, self._make_paper, self._file_name = desk, make, file_name
        self.title, self._write, self._handed = title, write, handed
        self.kind = kind or "other"
        self.data = b""
        self._made: dict[str, bytes] = {}
        self.pages = Pages(bool(getattr(desk.tasks, "at_once", False)), self)
        self.sheets = Sheets(self.pages)
        self.sheets.steady = True  # in another language, or made again, it stays at its page
        spoken = first or language.current().code
        self.language = spoken if spoken in languages else languages[0]
        self.bar = Bar(self.sheets, languages, self.language)
        self.search = SearchStrip(self.pages, self.sheets)
        self.notices = Notices(self)  # the window's own would stand behind this one
        self.handing = Handing(desk, self, self.pages, self.notices, self)
        self._lay()
        self._connect()
        self.refresh()

    def _lay(self) -> None:
        self.said = label("", "error")
        self.said.setContentsMargins(16, 8, 16, 8)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.lacking, self.search, self.handing.strip, self.said):
            if part is not None:
                column.addWidget(part)
        column.addWidget(self.sheets, 1)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to the pages. A focus proxy would let Tab skip the bar above them."""
        self.sheets.setFocus(reason)

    def _connect(self) -> None:
        bar, handing = self.bar, self.handing
        bar.spoken.connect(self.speak)
        bar.search.clicked.connect(self.search.open_search)
        bar.open_folder.clicked.connect(handing.open_folder)
        bar.mail.clicked.connect(handing.mail)
        bar.save.clicked.connect(handing.save_as)
        bar.print.clicked.connect(self.ask_printer)
        handing.saved.connect(partial(_show, bar.open_folder))
        handing.busy.connect(self._refresh)
        handing.handed.connect(self._note)
        self.pages.opened.connect(self._opened)
        keys = (
            ("Ctrl+P", self.ask_printer),
            ("Ctrl+S", handing.save_as),
            ("Ctrl+F", self.search.open_search),
            ("F3", self.search.next),
            ("Shift+F3", self.search.previous),
            ("Ctrl+G", bar.ask_page),
            ("Ctrl+C", self.search.copy_found),
            ("Ctrl++", bar.zoom_in),
            ("Ctrl+=", bar.zoom_in),
            ("Ctrl+-", bar.zoom_out),
            ("Ctrl+0", self.sheets.fit_width),
            ("Ctrl+9", self.sheets.fit_page),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What is shown.

    def refresh(self) -> None:
        """Make the paper again in its language."""
        self._made.clear()
        self._fetch()

    def speak(self, code: str) -> None:
        """Show the paper in another language; one that was shown before is still there."""
        if code == self.language:
            return
        self.language = code
        self.bar.languages.set_current(code)
        if code in self._made:
            self._desk.tasks.forget(self, "paper")
            self.take(code, self._made[code])
        else:
            self._fetch()

    def _fetch(self) -> None:
        spoken = language.of(self.language)
        then = partial(_taken, self, self.language)
        read = self._desk.tasks.read
        read(_made, self._make_paper, spoken, then=then, owner=self, lane="paper")

    def take(self, code: str, made: bytes | Refused | Unavailable) -> None:
        """Show what was made for a language, or why it could not be."""
        fine = isinstance(made, bytes)
        self.said.setText("" if fine else str(made))
        self.said.setVisible(not fine)
        self.data = made if isinstance(made, bytes) else b""
        if fine:
            self._made[code] = self.data
            self.pages.open(self.data)
        self._refresh()

    def _opened(self, sizes: list[Any]) -> None:
        if not sizes and self.data:
            self.said.setText(str(say("This paper cannot be shown.")))
            self.said.show()
        self._refresh()
        self.search.again()
        self.ready.emit()

    def _refresh(self, busy: bool = False) -> None:
        self.bar.refresh()
        self.bar.allow(bool(self.data) and not busy)

    # Handed out.

    def ask_printer(self) -> None:
        """Let the system ask for a printer, then print the pages chosen."""
        self.handing.ask_printer(self.sheets.count)

    def proposed(self) -> str:
        """Under which name to save: the paper's name and language."""
        tail = "" if self.bar.languages.isHidden() else f"-{self.language}"
        return f"{Path(self._file_name).stem}{tail}.pdf"

    def letter(self, reader: Any) -> Letter:
        """The e-mail the paper is sent with, in the paper's language."""
        spoken = language.of(self.language)
        if self._write is not None:
            return self._write(reader, spoken)
        name = self.title.in_language(spoken)
        body = say("Hello,\n\nPlease find attached: {paper}.\n\nKind regards,", paper=name)
        return Letter(name, body.in_language(spoken))

    def _note(self, way: str) -> None:
        """Note that the paper went out; it may look different from then on."""
        if self._handed is not None:
            self._desk.act(self._handed, way, self.language, then=partial(_noted, self))


def _taken(preview: PaperPreview, code: str, made: bytes | Refused | Unavailable) -> None:
    preview.take(code, made)


def _noted(preview: PaperPreview, _changed: Any) -> None:
    preview.refresh()


def _show(widget: QWidget, _path: Path) -> None:
    widget.show()


def _made(reader: Any, make: Make, spoken: language.Language) -> bytes | Refused | Unavailable:
    try:
        return make(reader, spoken)
    except (Refused, Unavailable) as trouble:
        return trouble
