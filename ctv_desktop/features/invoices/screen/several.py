"""Printing several invoices: one PDF or one each, in which language, named how; can be stopped."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.invoices.rules.naming import STANDARD
from ctv_desktop.features.invoices.screen import bulk
from ctv_desktop.ui import files
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.ui.lanes import Progress

CODES = ("fr", "ar", "en")


def open_several(desk: "Desk", ids: tuple[int, ...]) -> "SeveralSheet":
    """Ask how to print the invoices chosen in the list."""
    sheet = SeveralSheet(desk, ids)
    sheet.open()
    return sheet


class SeveralSheet(QDialog):
    """What to make of the invoices chosen; it stays open until they are written or stopped."""

    def __init__(self, desk: "Desk", ids: tuple[int, ...]) -> None:
        parent: Any = getattr(desk, "window", None)
        super().__init__(parent if isinstance(parent, QWidget) else None)
        self.desk, self.ids = desk, ids
        self._progress: Progress | None = None
        self.setWindowTitle(str(says("Print {count} invoice", "Print {count} invoices", len(ids))))
        self._build()

    def _build(self) -> None:
        self.form = Segmented(
            [("one", str(say("One PDF"))), ("each", str(say("One PDF each")))], say("Files")
        )
        self.speech = Segmented(
            [(code, language.of(code).name) for code in CODES], say("Language of the paper")
        )
        spoken = language.current().code
        self.speech.set_current(spoken if spoken in CODES else CODES[0])
        self.form.set_current("one")
        self.form.chosen.connect(self._shape)
        self.name = QLineEdit(STANDARD)
        self.name.setAccessibleName(str(say("File names")))
        self.names = label(say("File names"), "field", wrap=False)
        help_text = say("Filled in for each: {gaps}", gaps="{number}, {tenant}, {period}")
        self.hint = label(help_text, "quiet")
        self.said = label("", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._fields())
        for part in (self.said, self.bar):
            column.addWidget(part)
        column.addLayout(self._foot())
        self._shape("one")

    def _fields(self) -> QFormLayout:
        grid = QFormLayout()
        grid.addRow(label(say("Files"), "field", wrap=False), self.form)
        grid.addRow(label(say("Language of the paper"), "field", wrap=False), self.speech)
        grid.addRow(self.names, self.name)
        grid.addRow("", self.hint)
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.stop = button(say("Cancel"))
        self.stop.clicked.connect(self.reject)
        self.start = button(say("Choose where and print…"), "primary")
        self.start.clicked.connect(self.ask)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        foot.addWidget(self.start)
        return foot

    def _shape(self, form: str) -> None:
        self.form.set_current(form)
        for part in (self.names, self.name, self.hint):
            part.setVisible(form == "each")

    def ask(self) -> None:
        """Ask for the file or the folder, and print."""
        if self.form.current() == "one":
            kinds = ((say("PDF document"), "*.pdf"),)
            path = self.desk.save_file(f"{say('Invoices')}.pdf", kinds, "papers")
        else:
            path = files.folder(self, say("Folder for the invoices"), Path.home())
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Print into a file or a folder, in a reading lane and processes of their own."""
        self.start.setEnabled(False)
        self.bar.setRange(0, len(self.ids))
        self.bar.show()
        self._say(say("Printing…"), "quiet")
        self._progress = self.desk.tasks.long(
            bulk.print_chosen, self.ids, path, self.name.text(), self.speech.current(),
            progress=self._step, then=partial(self._done, path), failed=self._failed,
            stopped=self._over, owner=self,
        )  # fmt: skip

    def reject(self) -> None:
        """Stop printing first; close where nothing is printed."""
        if self._progress is not None:
            self._progress.cancel()
        else:
            super().reject()

    def _step(self, progress: "Progress") -> None:
        self.bar.setValue(progress.done)

    def _over(self) -> None:
        self._progress = None
        self.bar.hide()
        self.start.setEnabled(True)
        self._say(say("Stopped: nothing was kept."), "quiet")

    def _done(self, path: Path, made: list[Path]) -> None:
        self._over()
        self.accept()
        said = says(
            "{count} file written: {path}", "{count} files written: {path}", len(made),
            path=str(path),
        )  # fmt: skip
        self.desk.notify(said)

    def _failed(self, error: Exception) -> None:
        """What is not known is told by the window."""
        self._over()
        known = isinstance(error, Refused | Unavailable)
        self._say(str(error) if known else say("The invoices could not be printed."), "error")

    def _say(self, said: str | Say, role: str) -> None:
        self.said.setText(str(said))
        self.said.setProperty("role", role)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
