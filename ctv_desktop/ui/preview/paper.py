"""One paper to look at: turn its pages, zoom, change its language, print it, save it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPageLayout, QPageSize, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctv_desktop.ui import outside
from ctv_desktop.ui.parts.notice import Notices
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import button, icon_button, label, tip
from ctv_desktop.ui.preview.pages import Pages
from ctv_desktop.ui.preview.sheets import Sheets
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable, reason
from ctv_desktop.values.say import Say, say

Make = Callable[..., bytes]  # (reader, language): the paper's bytes
_STEP = 1.2


class PaperPreview(QWidget):
    """Shows the PDF that `make` gives for a language, made in a reading lane."""

    ready = Signal()

    def __init__(
        self, desk: Any, title: Say, file_name: str, make: Make, languages: Sequence[str] = ("fr",)
    ) -> None:
        super().__init__()
        self._desk, self._make_paper, self._file_name = desk, make, file_name
        self.title = title
        self.data = b""
        self.saved_as: Path | None = None
        self.pages = Pages(bool(getattr(desk.tasks, "at_once", False)), self)
        self.sheets = Sheets(self.pages)
        spoken = language.current().code
        self.language = spoken if spoken in languages else languages[0]
        self._build(languages)
        self.notices = Notices(self)  # the window's own would stand behind this one
        self._connect()
        self.refresh()

    # Making it.

    def _build(self, languages: Sequence[str]) -> None:
        self.languages = Segmented(
            [(code, language.of(code).name) for code in languages], say("Language of the paper")
        )
        self.languages.set_current(self.language)
        self.languages.setVisible(len(languages) > 1)
        self.where = label("", "quiet", wrap=False)
        self.smaller = icon_button("zoom_out", say("Smaller"))
        self.larger = icon_button("zoom_in", say("Larger"))
        self.fit_button = icon_button("fit_width", say("Fit the width"))
        self.percent = label("", "quiet", wrap=False)
        self.open_folder = button(say("Open the folder"))
        self.open_folder.setVisible(False)
        self.mail_button = button(say("E-mail…"))
        self.save_button = button(say("Save as…"))
        self.print_button = button(say("Print…"), "primary")
        self.said = label("", "error")
        self.said.setContentsMargins(16, 8, 16, 8)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.said)
        column.addWidget(self.sheets, 1)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to the pages. A focus proxy would let Tab skip the bar above them."""
        self.sheets.setFocus(reason)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("part", "bar")
        across = QHBoxLayout(bar)
        across.setContentsMargins(14, 8, 14, 8)
        across.setSpacing(8)
        across.addWidget(self.languages)
        across.addSpacing(6)
        across.addWidget(self.where)
        across.addSpacing(6)
        for part in (self.smaller, self.percent, self.larger, self.fit_button):
            across.addWidget(part)
        across.addStretch(1)
        for act in (self.open_folder, self.mail_button, self.save_button, self.print_button):
            across.addWidget(act)
        return bar

    def _connect(self) -> None:
        self.languages.chosen.connect(self.speak)
        self.smaller.clicked.connect(self.zoom_out)
        self.larger.clicked.connect(self.zoom_in)
        self.fit_button.clicked.connect(self.sheets.fit_width)
        self.open_folder.clicked.connect(self._open_folder)
        self.mail_button.clicked.connect(self.mail)
        self.save_button.clicked.connect(self.save_as)
        self.print_button.clicked.connect(self.ask_printer)
        self.sheets.turned.connect(self._refresh)
        self.sheets.zoomed.connect(self._refresh)
        self.pages.opened.connect(self._opened)
        self.pages.printed.connect(self._printed)
        tip(self.print_button, say("Print (Ctrl+P)"))
        keys = (
            ("Ctrl+P", self.ask_printer),
            ("Ctrl+S", self.save_as),
            ("Ctrl++", self.zoom_in),
            ("Ctrl+=", self.zoom_in),
            ("Ctrl+-", self.zoom_out),
            ("Ctrl+0", self.sheets.fit_width),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What is shown.

    def refresh(self) -> None:
        """Make the paper again in its language."""
        spoken = language.of(self.language)
        read = self._desk.tasks.read
        read(_made, self._make_paper, spoken, then=self._take, owner=self, lane="paper")

    def speak(self, code: str) -> None:
        """Show the paper in another language."""
        if code != self.language:
            self.language = code
            self.languages.set_current(code)
            self.refresh()

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.sheets.set_zoom(self.sheets.zoom * _STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.sheets.set_zoom(self.sheets.zoom / _STEP)

    def _take(self, made: bytes | Refused | Unavailable) -> None:
        fine = isinstance(made, bytes)
        self.said.setText("" if fine else str(made))
        self.said.setVisible(not fine)
        self.data = made if isinstance(made, bytes) else b""
        if fine:
            self.pages.open(self.data)
        self._refresh()

    def _opened(self, sizes: list[Any]) -> None:
        if not sizes and self.data:
            self.said.setText(str(say("This paper cannot be shown.")))
            self.said.show()
        self._refresh()
        self.ready.emit()

    def _refresh(self) -> None:
        count = self.sheets.count
        at = say("Page {page} of {count}", page=self.sheets.page + 1, count=count)
        self.where.setText(str(at) if count else "")
        self.percent.setText(language.current().percent(round(self.sheets.zoom * 100) * 100))
        for part in (self.print_button, self.save_button, self.mail_button):
            part.setEnabled(bool(self.data))

    # Onto paper and disk.

    def ask_printer(self) -> None:
        """Let the system ask for a printer, then print the pages chosen."""
        if not self.data:
            return
        printer = self.printer()
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, max(1, self.sheets.count))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)

    def printer(self) -> QPrinter:
        """A printer set for this paper: A4, no margins of its own (the paper has them)."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(Path(self._file_name).stem)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        return printer

    def print_to(self, printer: QPrinter) -> None:
        """Print onto this printer, off the window's thread."""
        first, last = printer.fromPage() or 1, printer.toPage() or self.sheets.count
        pages = list(range(first - 1, min(last, self.sheets.count)))
        self.print_button.setEnabled(False)
        self._printer = printer  # must outlive its painting
        self.pages.print_to(printer, pages)

    def _printed(self, fine: bool) -> None:
        self._refresh()
        file = self._printer.outputFileName()
        if not fine:
            said = say("The printer did not take the paper. Check it and try again.")
            self.notices.show(said, "bad")
        elif file:
            self._saved(Path(file))
        else:
            self.notices.show(say("{paper} was sent to the printer.", paper=self.title))

    def proposed(self) -> str:
        """Under which name to save: the paper's name and language."""
        tail = "" if self.languages.isHidden() else f"-{self.language}"
        return f"{Path(self._file_name).stem}{tail}.pdf"

    def save_as(self) -> bool:
        """Ask for a file and save the paper in it; whether it was."""
        if not self.data:
            return False
        kinds = ((say("PDF document"), "*.pdf"),)
        path = self._desk.save_file(self.proposed(), kinds, "papers")
        return path is not None and self.save(path)

    def save(self, path: Path) -> bool:
        """Save the paper's bytes; says so, or says why not."""
        try:
            path.write_bytes(self.data)
        except OSError as error:
            said = say("{file} could not be saved: {reason}", file=path.name, reason=reason(error))
            self.notices.show(said, "bad")
            return False
        self._saved(path)
        return True

    def mail(self) -> None:
        """Save the paper, then draft an e-mail with it in the mail program."""
        if not self.save_as() or self.saved_as is None:
            return
        if said := outside.mailed(self.saved_as, str(self.title)):
            self.notices.show(said)

    def _saved(self, path: Path) -> None:
        self.saved_as = path
        self.open_folder.setVisible(True)
        self.notices.show(say("Saved as {file}.", file=path.name))

    def _open_folder(self) -> None:
        if self.saved_as is not None and (said := outside.opened(self.saved_as.parent)):
            self.notices.show(said, "bad")

    def close_pages(self) -> None:
        """Let the document go when the preview is put away."""
        self.pages.close()


def _made(reader: Any, make: Make, spoken: language.Language) -> bytes | Refused | Unavailable:
    try:
        return make(reader, spoken)
    except (Refused, Unavailable) as trouble:
        return trouble
