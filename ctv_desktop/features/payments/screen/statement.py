"""Imports a bank statement: choose it, look at what each line settles, tick, take in in one act."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.payments.rows.statement import Offered, chosen, offered
from ctv_desktop.features.payments.screen.form import TENANT
from ctv_desktop.features.payments.screen.grid import GROUPS, StatementModel
from ctv_desktop.features.payments.words import LABELS
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.ui.parts.chip import ChipBar, Filter
from ctv_desktop.ui.plain import button, label, tip
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

KINDS = ((say("Bank statements"), "*.csv *.txt *.xlsx *.xls *.ods"),)
WIDTHS = (116, 250, 112, 190, 190)


def open_statement(desk: "Desk", path: Path | None = None) -> "StatementSheet | None":
    """Ask for a statement and open it over the window."""
    path = path or desk.open_file(say("Import a bank statement"), KINDS)
    if path is None:
        return None
    sheet = StatementSheet(desk)
    sheet.open()
    sheet.read(path)
    return sheet


def take_now(
    database: "Database", taken: Sequence[dict[str, Any]], today: "date"
) -> "Changed":  # fmt: skip
    """Take lines in, in the writing lane, where the store is loaded."""
    from ctv_desktop.features.payments import store

    return store.take_statement(database, taken, today)


class StatementSheet(QDialog):
    """The lines of a statement that came in, each with what it most likely settles."""

    chose = Signal(int, object)

    def __init__(self, desk: "Desk") -> None:
        parent: Any = getattr(desk, "window", None)
        super().__init__(parent if isinstance(parent, QWidget) else None)
        self.desk = desk
        self._busy = False
        self.setWindowTitle(str(say("Import a bank statement")))
        wanted = QSize(px(1160), px(640))
        if isinstance(parent, QWidget):
            room = parent.size()
            wanted = wanted.boundedTo(QSize(max(480, room.width() - 40), room.height() - 40))
        self.resize(wanted)
        self._build()

    # Looking.

    def read(self, path: Path) -> None:
        """Read a file in a reading lane."""
        self._say(say("Reading {name}…", name=path.name), "")
        self.heading.setText(path.name)
        self.desk.tasks.read(
            offered, path, self.desk.today(), then=self._found, failed=self._failed, owner=self,
            lane="statement",
        )  # fmt: skip

    def _found(self, found: list[Offered]) -> None:
        self.model.put(found)
        self._offer()

    def _failed(self, error: Exception) -> None:
        known = isinstance(error, Refused | Unavailable)
        self._say(str(error) if known else say("The file could not be read."), "error")

    def _offer(self) -> None:
        """The button says how many lines it takes in."""
        for key, _ in GROUPS:
            self.chips.set_count(key, language.current().number(self.model.count(key)))
        taken = self.model.taken()
        count = len(taken)
        reason = None if count else say("Choose at least one line.")
        self.take.setEnabled(reason is None and not self._busy)
        self.take.setText(str(says("Import {count} payment", "Import {count} payments", count)))
        tip(self.take, reason)
        total = Shown(MONEY, sum(one.line.amount for one in taken))
        self._say(says("{count} line chosen: {sum}", "{count} lines chosen: {sum}", count,
                       sum=total), "")  # fmt: skip
        self._picked()

    def _picked(self, *_where: object) -> None:
        place = self._place()
        self.who.setEnabled(place is not None and not self.model.all[place].known)

    def _place(self) -> int | None:
        row = self.table.currentIndex().row()
        return self.model.shown[row] if 0 <= row < len(self.model.shown) else None

    # Choosing.

    def choose(self, _where: QModelIndex | bool = False) -> None:
        """Ask who paid a line."""
        place = self._place()
        if place is None or self.model.all[place].known:
            return
        field = Field("tenant_id", LABELS["payment"]["tenant_id"][0], required=True, span=4,
                      picker=TENANT)  # fmt: skip
        self.desk.ask_values(
            say("Who paid this?"),
            (field,),
            {"tenant_id": self.model.all[place].proposal.tenant_id},
            partial(self._chosen, place),
            say("Choose"),
            Say(self.model.all[place].line.label),
        )

    def _chosen(self, place: int, database: "Database", values: Values) -> "Changed":
        """Look what the tenant owes; nothing is written yet."""
        from ctv_desktop.database.work import Changed

        reader = database.reader()
        try:
            one = chosen(reader, self.model.all[place], values["tenant_id"])
        finally:
            reader.close()
        self.chose.emit(place, one)  # from the writing lane to the window's thread
        return Changed()

    # Taking in.

    def run(self, _checked: bool = False) -> None:
        """Take the ticked lines in, in one act."""
        if self._busy:
            return
        self._busy = True
        self.take.setEnabled(False)
        self.desk.tasks.write(
            take_now, [one.values() for one in self.model.taken()], self.desk.today(),
            then=self._taken, refused=self._refused, unavailable=self._refused, owner=self,
        )  # fmt: skip

    def _taken(self, changed: "Changed") -> None:
        self.accept()
        self.desk.notify(changed.said, undo=True)
        self.desk.show("payments")

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._offer()
        self._say(str(error), "error")

    # Set-up.

    def _say(self, said: str | Say, role: str) -> None:
        self.told.setText(str(said))
        self.told.setProperty("role", role or "strong")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        self.heading = label("", "heading")
        self.model = StatementModel(self)
        self.model.ticked.connect(self._offer)
        self.chose.connect(self.model.change)
        self.chips = ChipBar([Filter(key, title) for key, title in GROUPS])
        self.chips.chosen.connect(self.model.narrow)
        self.chips.setAccessibleName(str(say("Filters")))
        self.table = self._table()
        self.told = label("", "strong")
        for part in (self.heading, self.chips):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(self._foot())

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(str(say("Lines of the bank statement")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(30))
        for place, width in enumerate(WIDTHS):
            table.setColumnWidth(place, px(width))
        table.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._picked)
        table.activated.connect(self.choose)
        return table

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.who = button(say("Choose the tenant…"))
        self.who.clicked.connect(self.choose)
        self.who.setEnabled(False)
        sure = button(say("Tick what is sure"))
        sure.clicked.connect(self._sure)
        close = button(say("Cancel"))
        close.clicked.connect(self.reject)
        self.take = button(say("Import"), "primary")
        self.take.setEnabled(False)
        self.take.clicked.connect(self.run)
        row.addWidget(self.who)
        row.addWidget(sure)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.take)
        return row

    def _sure(self, _checked: bool = False) -> None:
        self.model.tick_sure()
