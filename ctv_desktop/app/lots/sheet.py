"""Asks how to print many papers, prints them with progress, and can be stopped."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ctv_desktop.app import features
from ctv_desktop.app.lots import making
from ctv_desktop.app.lots.fields import NAMES, Fields
from ctv_desktop.app.lots.making import Made
from ctv_desktop.ui import files, outside
from ctv_desktop.ui.lot import Lot, Wanted
from ctv_desktop.ui.plain import mark
from ctv_desktop.ui.preview import printer as printers
from ctv_desktop.ui.preview.pages import Pages
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.naming import refuse
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.app.desk import WindowDesk
    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.lanes import Progress

Ids = tuple[int, ...]


def open_lot(desk: "WindowDesk", kind: str, ids: Ids | None) -> "LotSheet":
    """Ask how to print the papers of some records, or of a period."""
    sheet = LotSheet(desk, kind, ids)
    sheet.open()
    return sheet


class LotSheet(QDialog):
    """What to make of many papers; it stays open until they are written, printed or stopped."""

    def __init__(self, desk: "WindowDesk", kind: str = "", ids: Ids | None = None) -> None:
        parent: Any = getattr(desk, "window", None)
        super().__init__(parent if isinstance(parent, QWidget) else None)
        self.desk, self.ids = desk, ids
        self._progress: Progress | None = None
        self._printer: QPrinter | None = None
        self._made: Made | None = None
        self.setWindowTitle(str(say("Print a batch")))
        self.fields = Fields(self, kind, ids is None, desk.today())
        self.pages = Pages(bool(getattr(desk.tasks, "at_once", False)), self)
        self.pages.opened.connect(self._print)
        self.pages.stepped.connect(self._stepped)
        self.pages.printed.connect(self._printed)
        self.fields.changed.connect(self.look)
        self.fields.start.clicked.connect(self.ask)
        self.fields.stop.clicked.connect(self.reject)
        self.look()

    # What is chosen.

    @property
    def lot(self) -> Lot:
        """The kind of paper chosen."""
        return features.lot(self.fields.kind())

    def wanted(self) -> Wanted | None:
        """Which papers are chosen; None where a day typed is none."""
        if self.ids is not None:
            return Wanted(self.desk.today(), self.ids)
        found = self.fields.period()
        return None if found is None else Wanted(self.desk.today(), None, *found)

    def look(self) -> None:
        """Say how many papers there are, and how the first files would be called."""
        self.fields.shape(self.lot)
        wanted = self.wanted()
        if wanted is None:
            self.fields.count.setText(str(say("Type both days.")))
            self.fields.start.setEnabled(False)
            return
        pattern = self.fields.pattern() if self.fields.form.current() == "each" else ""
        if pattern and (wrong := _wrong(pattern)):
            self.fields.tell_names((), wrong)
            self.fields.start.setEnabled(False)
            return
        self.desk.tasks.read(
            looked, self.lot, wanted, pattern, self.fields.code(), then=self._tell, owner=self,
            lane="lot",
        )  # fmt: skip

    def _tell(self, found: tuple[int, list[str]]) -> None:
        count, first = found
        self.fields.count.setText(str(says("{count} paper", "{count} papers", count)))
        names = [f"{name}.pdf" for name in first]
        self.fields.tell_names([*names, "…"] if count > len(first) > 0 else names)
        self.fields.start.setEnabled(count > 0 and self._progress is None)

    # Onto disk.

    def ask(self) -> None:
        """Ask for the file, the folder or the printer, and print."""
        form = self.fields.form.current()
        if form == "printer":
            self._ask_printer()
            return
        if form == "one":
            kinds = ((say("PDF document"), "*.pdf"),)
            path = self.desk.save_file(f"{self.lot.title}.pdf", kinds, "papers")
        else:
            path = files.folder(self, say("Folder for the papers"), self._folder())
        if path is not None:
            self.write(path)

    def _folder(self) -> Path:
        kept = Path(str(self.desk.memory.get("papers.folder") or ""))
        return kept if kept.is_absolute() and kept.is_dir() else Path.home()

    def write(self, path: Path) -> None:
        """Print into a file or a folder, in a reading lane and processes of their own."""
        if (wanted := self.wanted()) is not None:
            self._begin()
            self._progress = self.desk.tasks.long(
                making.written, self.lot, wanted, path, self.fields.pattern(), self.fields.code(),
                progress=self._step, then=partial(self._wrote, path), failed=self._failed,
                stopped=self._stopped, owner=self,
            )  # fmt: skip

    def _wrote(self, path: Path, made: Made) -> None:
        self._over()
        if path.suffix.lower() != ".pdf":
            self.desk.memory["papers.folder"] = str(path)
        said = says(
            "{count} file written: {path}", "{count} files written: {path}", len(made.files),
            path=str(path),
        )  # fmt: skip
        self._done(said, made, path if path.is_dir() else path.parent)

    # Onto a printer.

    def _ask_printer(self) -> None:
        printer, said = printers.prepared(self.desk, self.lot.kind, str(self.lot.title))
        if said is not None:
            self._say(said, "warn")
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print onto a printer; what would be a file of pictures is written as a PDF instead."""
        if why := printers.why_not(printer):
            self._say(why, "error")
            return
        if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
            name = printer.outputFileName() or f"{self.lot.title}.pdf"
            self.write(Path(name).with_suffix(".pdf"))
            return
        printers.remember(self.desk, self.lot.kind, printer)
        if (wanted := self.wanted()) is not None:
            self._printer = printer
            self._begin()
            self._progress = self.desk.tasks.long(
                making.drawn, self.lot, wanted, self.fields.code(), progress=self._step,
                then=self._drawn, failed=self._failed, stopped=self._stopped, owner=self,
            )  # fmt: skip

    def _drawn(self, made: Made) -> None:
        self._made = made
        self.pages.open(made.data)

    def _print(self, sizes: list[Any]) -> None:
        if self._printer is not None:
            self.pages.print_to(self._printer, range(len(sizes)))

    def _stepped(self, done: int, total: int) -> None:
        self.fields.bar.setRange(0, total)
        self.fields.bar.setValue(done)
        self._say(say("Page {page} of {count}", page=done, count=total), "quiet")

    def _printed(self, ended: str) -> None:
        made = self._made
        if ended == "stopped":
            self._stopped()
        elif ended == "failed" or made is None:
            self._over()
            said = say("The printer did not take the papers. Check it and try again.")
            self._say(said, "error")
        else:
            self._over()
            said = says("{count} paper sent to the printer", "{count} papers sent to the printer",
                        made.count)  # fmt: skip
            self._done(said, made)

    # How it goes.

    def _begin(self) -> None:
        self.fields.lock(True)
        self.fields.bar.setRange(0, 0)
        self.fields.bar.show()
        self._say(say("Printing…"), "quiet")

    def _step(self, progress: "Progress") -> None:
        self.fields.bar.setRange(0, progress.total)
        self.fields.bar.setValue(progress.done)

    def reject(self) -> None:
        """Stop printing first; close where nothing is printed."""
        if self._progress is None:
            super().reject()
            return
        self._progress.cancel()
        self.pages.stop_printing()

    def _over(self) -> None:
        self._progress = self._printer = self._made = None
        self.pages.close()
        self.fields.bar.hide()
        self.fields.lock(False)

    def _stopped(self) -> None:
        printed = self._made is not None
        self._over()
        kept = say("Stopped. What the printer has already may still come out.")
        self._say(kept if printed else say("Stopped: nothing was kept."), "quiet")

    def _done(self, said: Say, made: Made, folder: Path | None = None) -> None:
        handed = self.lot.handed
        if handed is not None and made.originals:
            self.desk.tasks.write(
                handed, made.originals, self.fields.code(), self.desk.today(),
                refused=self.desk.refused,
            )  # fmt: skip
        self.accept()
        if folder is None:
            self.desk.notify(said)
        else:
            self.desk.offer(said, say("Open the folder"), partial(_open, self.desk, folder))

    def _failed(self, error: Exception) -> None:
        """What is not known is told by the window."""
        self._over()
        if isinstance(error, Refused) and "name" in error.problems:
            self.fields.tell_names((), str(error))
            self._say("", "quiet")
            return
        known = isinstance(error, Refused | Unavailable)
        self._say(str(error) if known else say("The papers could not be printed."), "error")

    def _say(self, said: str | Say, role: str) -> None:
        self.fields.said.setText(str(said))
        self.fields.said.setVisible(bool(str(said)))
        mark(self.fields.said, "role", role)


def _open(desk: "WindowDesk", folder: Path) -> None:
    if said := outside.opened(folder):
        desk.warn(said)


def looked(
    reader: "Reader", lot: Lot, wanted: Wanted, pattern: str, code: str
) -> tuple[int, list[str]]:
    """How many papers there are, and how the first files would be called."""
    from dataclasses import replace

    from ctv_desktop.values import language

    count = lot.count(reader, wanted)
    if not pattern or not count:
        return count, []
    few = replace(wanted, ids=wanted.ids[:NAMES]) if wanted.ids is not None else wanted
    items = lot.items(reader, few, language.of(code))[:NAMES]
    return count, making.named(lot, items, pattern, code)


def _wrong(pattern: str) -> str:
    try:
        refuse(pattern)
    except Refused as refused:
        return str(refused)
    return ""
