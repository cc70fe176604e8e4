"""The statement of a tenant's account: every entry with the balance after it, as of a day."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.accounts.rows.ageing import Ageing, ageing
from ctv_desktop.features.accounts.rows.entries import Entry, entries
from ctv_desktop.features.accounts.words import AGES, ENTRY
from ctv_desktop.features.payments.words import METHODS
from ctv_desktop.features.tenants.rows import name_of
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Column, Field
from ctv_desktop.ui.form.fields import DayEditor
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import CODE, DAY, MONEY
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (
    Column("day", say("Date"), DAY, width=11),
    Column("kind", say("Entry"), ENTRY, width=16),
    Column("reference", say("Number"), CODE, width=20, stretch=True),
    Column("lease", say("Lease"), CODE, width=13),
    Column("debit", say("Debit"), MONEY, width=14),
    Column("credit", say("Credit"), MONEY, width=14),
    Column("withheld", say("Withheld"), MONEY, width=13),
    Column("balance", say("Balance"), MONEY, width=15),
)
WIDTHS = (104, 112, 200, 112, 116, 116, 104, 120)
EXPORTS = (
    ("xlsx", say("Excel workbook"), "*.xlsx"),
    ("csv", say("CSV for spreadsheets"), "*.csv"),
)


def read(reader: "Reader", tenant: int, day: date) -> tuple[str, list[Entry], Ageing]:
    """The account of a tenant as of a day."""
    return name_of(reader, tenant), entries(reader, tenant, day), ageing(reader, day, tenant)


def values(one: Entry) -> tuple[Any, ...]:
    """An entry as the columns show it; sums that are nothing stay empty."""
    method = str(METHODS.label(one.method)) if one.method else ""
    name = " · ".join(part for part in (method, one.reference) if part)
    return (one.day, one.kind, name, one.lease, one.debit or None, one.credit or None,
            one.withheld or None, one.balance)  # fmt: skip


def open_account(desk: "Desk", tenant: int) -> "AccountSheet":
    """Open the statement of account over the window."""
    sheet = AccountSheet(desk, tenant)
    sheet.open()
    sheet.look()
    return sheet


class EntriesModel(QAbstractTableModel):
    """The entries as a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Any, ...]] = []

    def put(self, found: list[Entry]) -> None:
        """Show entries, the latest below."""
        self.beginResetModel()
        self.rows = [values(one) for one in found]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles stand over what they name."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return str(COLUMNS[section].title) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            value = self.rows[index.row()][index.column()]
            return COLUMNS[index.column()].kind.show(value, language.current())
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> int:
    figures = COLUMNS[column].kind is MONEY
    side = Qt.AlignmentFlag.AlignTrailing if figures else Qt.AlignmentFlag.AlignLeading
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)


class AccountSheet(QDialog):
    """The account of one tenant: as of a day, its entries, its ages, an export."""

    def __init__(self, desk: "Desk", tenant: int) -> None:
        parent: Any = getattr(desk, "window", None)
        super().__init__(parent if isinstance(parent, QWidget) else None)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.tenant, self.name = desk, tenant, ""
        self.found: list[Entry] = []
        self.setWindowTitle(str(say("Statement of account")))
        wanted = QSize(px(1060), px(640))
        if isinstance(parent, QWidget):
            room = parent.size()
            wanted = wanted.boundedTo(QSize(max(480, room.width() - 40), room.height() - 40))
        self.resize(wanted)
        self._build()

    def look(self) -> None:
        """Read the account as of the day typed."""
        try:
            day = self.day.value() or self.desk.today()
        except Refused as refused:
            self._say(str(refused), "error")
            return
        self.desk.tasks.read(
            read, self.tenant, day, then=partial(self._show, day), owner=self, lane="account"
        )

    def _show(self, day: date, found: tuple[str, list[Entry], Ageing]) -> None:
        self.name, self.found, ages = found
        self.heading.setText(self.name)
        self.model.put(self.found)
        self.table.scrollToBottom()
        sums = [
            str(say("{title}: {sum}", title=title, sum=Shown(MONEY, getattr(ages, key))))
            for key, title in AGES.items()
            if getattr(ages, key)
        ]
        if ages.credit:
            sums.append(str(say("{title}: {sum}", title=say("Credit"),
                                sum=Shown(MONEY, ages.credit))))  # fmt: skip
        balance = say("Balance on {day}: {sum}", day=day, sum=Shown(MONEY, ages.balance))
        self._say(" · ".join([str(balance), *sums]), "strong")

    def _say(self, said: str | Say, role: str) -> None:
        self.told.setText(str(said))
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def export(self, form: str) -> None:
        """Write the entries shown to a file."""
        kind = next((title, pattern) for key, title, pattern in EXPORTS if key == form)
        name = str(say("Account {tenant}", tenant=self.name)).replace("/", "-")
        path = self.desk.save_file(f"{name}.{form}", (kind,))
        if path is not None:
            rows = [(0, *_stored(values(one))) for one in self.found]
            self.desk.tasks.read(
                written, form, path, rows, language.current(), then=self._saved,
                failed=self._unsaved, owner=self,
            )  # fmt: skip

    def _saved(self, path: Path) -> None:
        self.desk.notify(say("Saved as {path}", path=str(path)))

    def _unsaved(self, _error: Exception) -> None:
        said = say("The file could not be written there. Choose another place.")
        self._say(said, "error")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._head())
        self.model = EntriesModel(self)
        self.table = self._table()
        column.addWidget(self.table, 1)
        self.told = label("", "strong")
        column.addWidget(self.told)
        foot = QHBoxLayout()
        for form, said in (("xlsx", say("Export to Excel…")), ("csv", say("Export to CSV…"))):
            made = button(said)
            made.clicked.connect(partial(_export, self, form))
            foot.addWidget(made)
        foot.addStretch(1)
        close = button(say("Close"), "primary")
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)

    def _head(self) -> QGridLayout:
        self.heading = label("", "heading")
        field = Field("day", say("As on"), DAY)
        self.day = DayEditor(field, self.desk.today)
        self.day.put(self.desk.today())
        self.day.widget.setAccessibleName(str(say("As on")))
        self.day.left.connect(self.look)
        self.day.entered.connect(self.look)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.addWidget(self.heading, 0, 0)
        grid.addWidget(label(say("As on"), "field", wrap=False), 0, 1)
        grid.addWidget(self.day.widget, 0, 2)
        for place, share in enumerate((5, 0, 1)):
            grid.setColumnStretch(place, share)
        return grid

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(str(say("Statement of account")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(30))
        for place, one in enumerate(COLUMNS):
            table.setColumnWidth(place, px(WIDTHS[place]))
            if one.stretch:
                mode = QHeaderView.ResizeMode.Stretch
                table.horizontalHeader().setSectionResizeMode(place, mode)
        table.activated.connect(partial(_follow, self))
        return table


def _export(sheet: AccountSheet, form: str, _checked: bool = False) -> None:
    sheet.export(form)


def _follow(sheet: AccountSheet, index: QModelIndex) -> None:
    """Go to the paper of an entry."""
    one = sheet.found[index.row()]
    sheet.accept()
    sheet.desk.open("invoice" if one.kind in ("invoice", "credit") else "payment", one.id)


def _stored(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """As a driver gives it, for the export."""
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)


def written(
    _reader: "Reader", form: str, path: Path, rows: list[tuple[Any, ...]], speech: Any
) -> Path:
    """Write entries to a file, in a worker."""
    from ctv_desktop.ui import export

    if form == "xlsx":
        export.write_xlsx(path, COLUMNS, rows, speech, _pass, say("Statement of account"))
    else:
        export.write_csv(path, COLUMNS, rows, speech, _pass)
    return path


def _pass(_done: int) -> None:
    """Nobody watches a short export."""
