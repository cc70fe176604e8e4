"""A paper handed out: onto a printer, into a file, into an e-mail; each said, none in silence."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from ctv_desktop.ui import outside
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Letter
from ctv_desktop.ui.parts.notice import Notices
from ctv_desktop.ui.plain import button, label
from ctv_desktop.ui.preview.pages import Pages
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.writing import put

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ctv_desktop.database.read import Reader


class Paper(Protocol):
    """What is handed out: the paper now shown."""

    data: bytes
    title: Say
    kind: str

    def proposed(self) -> str:
        """Under which name to save it."""

    def letter(self, reader: "Reader") -> Letter:
        """The e-mail it is sent with."""


class Handing(QObject):
    """Prints, saves and sends one paper; off the window's thread."""

    handed = Signal(str)  # which way it went, once it did
    busy = Signal(bool)
    saved = Signal(object)  # Path

    def __init__(self, desk: Any, paper: Paper, pages: Pages, notices: Notices, host: QWidget):
        super().__init__(host)
        self._desk, self._paper, self._pages, self._notices = desk, paper, pages, notices
        self._host = host
        self._printer: QPrinter | None = None
        self.saved_as: Path | None = None
        self.strip = Strip()
        self.strip.stop.clicked.connect(pages.stop_printing)
        pages.stepped.connect(self.strip.step)
        pages.printed.connect(self._printed)

    # Onto a printer.

    def ask_printer(self, count: int) -> None:
        """Let the system ask for a printer, then print the pages chosen."""
        from PySide6.QtPrintSupport import QPrintDialog  # only who prints waits for it

        if not self._paper.data or self._printer is not None:
            return
        printer, said = self.printer()
        if said is not None:
            self._notices.show(said, "warn")
        dialog = QPrintDialog(printer, self._host)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, max(1, count))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer, count)

    def printer(self) -> "tuple[QPrinter, Say | None]":
        """A printer set for this kind of paper, and what to say of it first."""
        from ctv_desktop.ui.preview import printer as printers

        return printers.prepared(self._desk, self._paper.kind, Path(self._paper.proposed()).stem)

    def print_to(self, printer: "QPrinter", count: int) -> None:
        """Print onto this printer; into a PDF go the paper's own pages, not pictures of them."""
        from ctv_desktop.ui.preview import printer as printers

        if why := printers.why_not(printer):
            self._notices.show(why, "bad")
            return
        first, last = printer.fromPage() or 1, printer.toPage() or count
        pages = range(first - 1, min(last, count))
        file = printer.outputFileName()
        whole = len(pages) == count
        if file and printer.outputFormat() == printer.OutputFormat.PdfFormat and whole:
            self.save(Path(file))
            return
        printers.remember(self._desk, self._paper.kind, printer)
        self._printer = printer  # must outlive its painting
        self.busy.emit(True)
        self.strip.begin(say("Printing…"), len(pages))
        self._pages.print_to(printer, pages)

    def _printed(self, ended: str) -> None:
        printer, self._printer = self._printer, None
        self.strip.hide()
        self.busy.emit(False)
        file = printer.outputFileName() if printer is not None else ""
        if ended == "stopped":
            if file:
                Path(file).unlink(missing_ok=True)  # no stump of a file
            self._notices.show(say("Printing was stopped."), "warn")
        elif ended == "failed":
            said = say("The printer did not take the paper. Check it and try again.")
            self._notices.show(said, "bad")
        elif file:
            self._keep(Path(file))
            self.handed.emit("save")
        else:
            name = printer.printerName() if printer is not None else ""
            self._notices.show(
                say("{paper} was sent to the printer {name}.", paper=self._paper.title, name=name)
            )
            self.handed.emit("print")

    # Into a file.

    def save_as(self) -> None:
        """Ask for a file and save the paper in it."""
        self._ask_file(self.save)

    def _ask_file(self, then: Callable[[Path], object]) -> None:
        if not self._paper.data:
            return
        kinds = ((say("PDF document"), "*.pdf"),)
        path = self._desk.save_file(self._paper.proposed(), kinds, "papers")
        if path is not None:
            then(path)

    def save(self, path: Path) -> None:
        """Save the paper's bytes; says so, or says why not."""
        read = self._desk.tasks.read
        read(_put, path, self._paper.data, then=self._saved, owner=self, lane="save")

    def _saved(self, outcome: Path | Unavailable) -> None:
        if isinstance(outcome, Unavailable):
            self._notices.show(outcome.said, "bad")
            return
        self._keep(outcome)
        self.handed.emit("save")

    def _keep(self, path: Path) -> None:
        self.saved_as = path
        self.saved.emit(path)
        self._notices.show(say("Saved as {file}.", file=path.name))

    def open_folder(self) -> None:
        """Show the folder of the file in the system's own program."""
        if self.saved_as is not None and (said := outside.opened(self.saved_as.parent)):
            self._notices.show(said, "bad")

    # Into an e-mail.

    def mail(self) -> None:
        """Save the paper, then draft an e-mail with it in the mail program."""
        self._ask_file(self.mail_with)

    def mail_with(self, path: Path) -> None:
        """Save the paper in this file and draft an e-mail with it."""
        read = self._desk.tasks.read
        read(_drafted, path, self._paper, then=self._send, owner=self, lane="save")

    def _send(self, outcome: tuple[Path, Letter, bool] | Refused | Unavailable) -> None:
        if not isinstance(outcome, tuple):
            self._notices.show(str(outcome), "bad")
            return
        path, letter, taken = outcome
        self._keep(path)
        if taken:  # some mail programs leave the file out and say nothing
            said = say("The draft opens in the mail program. Check that {file} is attached.",
                       file=path.name)  # fmt: skip
            self._notices.show(said)
        else:
            self._notices.show(outside.addressed(path, letter), "warn")
        self.handed.emit("mail")


class Strip(QFrame):
    """How far printing is, and a button that stops it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "bar")
        self.said = label("", "quiet", wrap=False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.stop = button(say("Cancel"))
        across = QHBoxLayout(self)
        across.setContentsMargins(px(14), px(6), px(14), px(6))
        across.setSpacing(px(8))
        across.addWidget(self.said)
        across.addWidget(self.progress, 1)
        across.addWidget(self.stop)
        self.hide()

    def begin(self, said: Say, total: int) -> None:
        """Show that something begins."""
        self.said.setText(str(said))
        self.progress.setRange(0, total)
        self.progress.setValue(0)
        self.show()

    def step(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.said.setText(str(say("Page {page} of {count}", page=done, count=total)))


def _put(_reader: Any, path: Path, data: bytes) -> Path | Unavailable:
    try:
        put(path, data)
    except Unavailable as trouble:
        return trouble
    return path


def _drafted(
    reader: Any, path: Path, paper: Paper
) -> tuple[Path, Letter, bool] | Refused | Unavailable:
    try:
        letter = paper.letter(reader)
        put(path, paper.data)
    except (Refused, Unavailable) as trouble:
        return trouble
    return path, letter, outside.drafted(path, letter)
