"""Imports a file: choose it, see what it would make, change or skip and why, then apply it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.imports.screen.pages import Invitation, PlanPage
from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.plain import button, tip
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.imports.steps import ImportPlan
    from ctv_desktop.ui.desk import Desk

PATTERNS = "*.xlsx *.xlsm *.xls *.ods *.csv *.txt"
KINDS = ((say("Workbooks and CSV files"), PATTERNS),)


def open_import(desk: "Desk", path: Path | None = None) -> "ImportSheet":
    """Open the import over the window, perhaps with a file already chosen."""
    sheet = ImportSheet(desk)
    sheet.open()
    if path is not None:
        sheet.read(path)
    return sheet


def _plan(reader: "Reader", path: Path) -> "ImportPlan":
    from ctv_desktop.features.imports.plan import plan_file

    return plan_file(path, reader)


def _apply(database: "Database", plan: "ImportPlan") -> "Changed":
    from ctv_desktop.features.imports import store

    return store.apply(database, plan)


class ImportSheet(QDialog):
    """The import: first an invitation, then the rows of a file and what happens to each."""

    def __init__(self, desk: "Desk") -> None:
        parent: Any = getattr(desk, "window", None)
        super().__init__(parent if isinstance(parent, QWidget) else None)
        self.desk = desk
        self.plan: ImportPlan | None = None
        self._busy = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(str(say("Import units and tenants")))
        self._size(parent)
        self._build()
        desk.tasks.crashed.connect(self._crashed)

    def _size(self, parent: Any) -> None:
        wanted = QSize(px(880), px(620))
        if isinstance(parent, QWidget):
            room = parent.size()
            wanted = wanted.boundedTo(QSize(max(480, room.width() - 40), room.height() - 40))
        self.resize(wanted)

    # Choosing a file.

    def choose(self, _checked: bool = False) -> None:
        """Ask for a file and read it."""
        path = self.desk.open_file(say("Import units and tenants"), KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in a reading lane and show what it would do."""
        self._busy = True
        self._say(say("Reading {name}…", name=path.name), "")
        self.apply.setEnabled(False)
        self.desk.tasks.read(
            _plan, path, then=self._planned, failed=self._unread, owner=self, lane="import"
        )

    def _planned(self, plan: "ImportPlan") -> None:
        self._busy = False
        self.plan = plan
        self.preview.put(plan)
        self.pages.setCurrentIndex(1)
        self.other.show()
        self._offer()

    def _unread(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, Refused | Unavailable):
            self._say(str(error), "error")
        else:
            self._say(say("The file could not be read."), "error")

    # Applying it.

    def _offer(self) -> None:
        """The button says what it will do, or why it cannot."""
        plan = self.plan
        assert plan is not None
        self.leave_out.setVisible(bool(plan.wrong))
        count = len(plan.steps)
        reason = self._why_not(plan)
        self.apply.setEnabled(reason is None and not self._busy)
        self.apply.setText(str(says("Import {count} record", "Import {count} records", count)))
        tip(self.apply, reason)
        self._say(reason or plan.summary(), "error" if plan.wrong else "")
        if reason is None:
            self.apply.setDefault(True)

    def _why_not(self, plan: "ImportPlan") -> Say | None:
        if plan.wrong:
            return says(
                "{count} row is wrong. Put it right in the file, or leave it out.",
                "{count} rows are wrong. Put them right in the file, or leave them out.",
                len(plan.wrong),
            )
        if not plan.steps:
            return say("There is nothing to import: all of it is already there.")
        return None

    def _leave_out(self, _checked: bool = False) -> None:
        if self.plan is not None:
            self._planned(self.plan.without_wrong())

    def run(self, _checked: bool = False) -> None:
        """Apply the plan in the writing lane; one undo takes all of it back."""
        if self.plan is None or self._busy:
            return
        self._busy = True
        self.apply.setEnabled(False)
        self._say(say("Importing…"), "")
        self.desk.tasks.write(
            _apply,
            self.plan,
            then=partial(self._applied, self.plan),
            refused=self._refused,
            unavailable=self._refused,
            owner=self,
        )

    def _applied(self, plan: "ImportPlan", changed: "Changed") -> None:
        self.accept()
        self.desk.notify(
            say("{act}: {summary}", act=changed.said, summary=plan.summary()), undo=True
        )
        tenants = all(step.table == "tenant" for step in plan.steps)
        self.desk.show("tenants" if tenants else "park")

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._say(str(error), "error")
        self.apply.setEnabled(True)

    def _crashed(self, _error: Exception) -> None:
        """A bug while importing, told by the window: the file can be tried again, or another."""
        if self._busy and self.plan is not None:
            self._busy = False
            self._offer()
            self._say(say("The import failed. Nothing of it was written."), "error")

    def _save_model(self, _checked: bool = False) -> None:
        name = str(say("Units and tenants to import"))
        path = self.desk.save_file(f"{name}.xlsx", ((say("Excel workbook"), "*.xlsx"),))
        if path is None:
            return
        self.desk.tasks.read(
            _write_model, path, language.current(), then=self._saved, failed=self._unsaved,
            owner=self,
        )  # fmt: skip

    def _saved(self, path: Path) -> None:
        self._say(say("Saved as {path}", path=str(path)), "")

    def _unsaved(self, _error: Exception) -> None:
        self._say(say("The file could not be written there. Choose another place."), "error")

    # Dropping a file on it.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and not self._busy:
            self.read(Path(paths[0]))

    # Set-up.

    def _say(self, said: str | Say, role: str) -> None:
        for place in (self.preview.told, self.invitation.told):
            place.setText(str(said))
            place.setProperty("role", role or "quiet")
            place.style().unpolish(place)
            place.style().polish(place)

    def _build(self) -> None:
        self.invitation, self.preview = Invitation(), PlanPage()
        self.invitation.chosen.connect(self.choose)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.invitation)
        self.pages.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.pages, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.model_file = button(say("Save a model file"), "link")
        tip(self.model_file, say("A workbook with the right headings and an example"))
        self.model_file.clicked.connect(self._save_model)
        self.other = button(say("Another file"))
        icons.wear(self.other, "folder_open")
        self.other.clicked.connect(self.choose)
        self.other.hide()
        self.leave_out = button(say("Leave out the wrong rows"))
        self.leave_out.clicked.connect(self._leave_out)
        self.leave_out.hide()
        close = button(say("Cancel"))
        close.clicked.connect(self.reject)
        self.apply = button(say("Import"), "primary")
        self.apply.setEnabled(False)
        tip(self.apply, say("Choose a file first."))
        self.apply.clicked.connect(self.run)
        row.addWidget(self.model_file)
        row.addStretch(1)
        for part in (self.other, self.leave_out, close, self.apply):
            row.addWidget(part)
        return row


def _write_model(_reader: "Reader", path: Path, speech: Any) -> Path:
    from ctv_desktop.features.imports.model_file import write_model

    return write_model(path, speech)
