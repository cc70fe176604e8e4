"""Exports a list as it is seen: asks where to, works aside, shows how far it is, can be stopped."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ctv_desktop.database.read import Ask, Query, Reader, Row, export_rows
from ctv_desktop.ui.lanes import Progress
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Column, Listing
    from ctv_desktop.ui.list import ListView
    from ctv_desktop.ui.totals import TotalsBar
    from ctv_desktop.values.language import Language


@dataclass(frozen=True)
class Form:
    """A file format offered."""

    key: str
    title: Say
    kind: Say
    ending: str


FORMS = (
    Form("xlsx", say("Export to Excel…"), say("Excel workbook"), "xlsx"),
    Form("csv", say("Export to CSV…"), say("CSV for spreadsheets"), "csv"),
    Form("machine", say("Export to CSV for programs…"), say("CSV for programs"), "csv"),
)


class Exporter(QObject):
    """The exports of one list, one at a time."""

    def __init__(
        self, desk: Any, listing: "Listing", view: "ListView", totals: "TotalsBar"
    ) -> None:
        super().__init__(view)
        self._desk, self._listing, self._view, self._totals = desk, listing, view, totals
        self._progress: Progress | None = None
        self._busy = False
        totals.stopped.connect(self.cancel)

    def start(self, key: str) -> None:
        """Ask for the file and write it."""
        from ctv_desktop.ui.export import proposed_name

        form = next(form for form in FORMS if form.key == key)
        speech = self._view.feed.shape.language
        name = proposed_name(self._listing.title, self._desk.today(), speech, form.ending)
        path = self._desk.save_file(name, [(form.kind, f"*.{form.ending}")])
        if path is not None:
            self.write(key, path)

    def write(self, key: str, path: Path) -> None:
        """Write the list as seen: its filter, sort, columns and their order."""
        ask = self._view.feed.ask
        if ask is None or self._busy:
            return
        self._busy = True
        self._progress = self._desk.tasks.long(
            written,
            key,
            path,
            self._listing.query,
            ask,
            tuple(self._view.shown_columns()),
            self._view.feed.shape.language,
            self._listing.title,
            self._view.feed.count,
            progress=self._step,
            then=partial(self._done, path),
            failed=self._failed,
            stopped=self._over,
            owner=self,
        )
        if self._busy:
            self._step(self._progress)

    def cancel(self) -> None:
        """Stop the export; no file is left."""
        if self._progress is not None:
            self._progress.cancel()

    def _step(self, progress: Progress) -> None:
        self._totals.doing(progress, say("Exporting…"))

    def _over(self) -> None:
        self._busy = False
        self._totals.doing(None)

    def _done(self, path: Path, count: int) -> None:
        self._over()
        said = says(
            "{count} line exported to {name}.",
            "{count} lines exported to {name}.",
            count,
            name=path.name,
        )
        self._desk.notify(said)

    def _failed(self, error: Exception) -> None:
        self._over()
        self._desk.tasks.troubled.emit(error, None)


def written(
    reader: Reader,
    progress: Progress,
    key: str,
    path: Path,
    query: Query,
    ask: Ask,
    columns: "tuple[Column, ...]",
    speech: "Language",
    title: Say,
    total: int,
) -> int:
    """Write all rows of a list to a file (in a worker); gives their number."""
    from ctv_desktop.ui import export

    rows: Iterator[Row] = export_rows(reader, query, ask, [column.key for column in columns])
    step = partial(_stepped, progress, total)
    if key == "xlsx":
        return export.write_xlsx(path, columns, rows, speech, step, title)
    if key == "machine":
        return export.write_machine_csv(path, columns, rows, speech, step)
    return export.write_csv(path, columns, rows, speech, step)


def _stepped(progress: Progress, total: int, done: int) -> None:
    progress.step(done, total)
