"""The batch: which period, of which building; what would be issued, what is blocked; one act."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSize
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

from ctv_desktop.features.invoices.rows.plan import Asked, Plan
from ctv_desktop.features.invoices.screen import issuing
from ctv_desktop.features.invoices.screen.table import BatchModel
from ctv_desktop.features.invoices.words import LABELS
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Field
from ctv_desktop.ui.form.fields import DayEditor
from ctv_desktop.ui.parts.chip import ChipBar, Filter
from ctv_desktop.ui.plain import DropDown, button, label, tip
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed
    from ctv_desktop.ui.desk import Desk

GROUPS = (
    ("", say("All")),
    ("blocked", say("Blocked papers")),
    ("ready", say("Invoices")),
    ("credit", say("Credit notes")),
)
WIDTHS = (112, 210, 150, 200, 112, 112)


def open_batch(desk: "Desk", only: tuple[int, ...] | None = None) -> "BatchSheet":
    """Open the batch over the window: all that is due, or only some papers chosen in the list."""
    sheet = BatchSheet(desk, only)
    sheet.open()
    sheet.look()
    return sheet


def buildings(reader: "Reader") -> list[tuple[int, str]]:
    """The buildings to choose from."""
    return reader.rows("SELECT id, code || ' · ' || name FROM building ORDER BY code, id")


class BatchSheet(QDialog):
    """The preview of a batch, made anew with every choice; it uses no number."""

    def __init__(self, desk: "Desk", only: tuple[int, ...] | None = None) -> None:
        parent: Any = getattr(desk, "window", None)
        super().__init__(parent if isinstance(parent, QWidget) else None)
        self.desk = desk
        self.only = only
        self.plan: Plan | None = None
        self._busy = False
        self._spans = issuing.spans(desk.today())
        self.setWindowTitle(str(say("Issue invoices")))
        self._size(parent)
        self._build()
        desk.tasks.read(buildings, then=self._offer_buildings, owner=self, lane="buildings")

    def _size(self, parent: Any) -> None:
        wanted = QSize(px(1120), px(640))
        if isinstance(parent, QWidget):
            room = parent.size()
            wanted = wanted.boundedTo(QSize(max(480, room.width() - 40), room.height() - 40))
        self.resize(wanted)

    # Looking.

    def asked(self) -> Asked:
        """What is chosen above the table."""
        _, first, last = self._spans[self.period.currentIndex()]
        building = self.building.currentData()
        return Asked(last, first, building=building)

    def look(self, _choice: int = 0) -> None:
        """Make the preview in a reading lane."""
        self._busy = True
        self._say(say("Looking at the leases…"), "")
        self.issue.setEnabled(False)
        self.desk.tasks.read(
            issuing.preview, self.asked(), self.only, self.desk.today(), then=self._found,
            failed=self._failed, owner=self, lane="batch",
        )  # fmt: skip

    def _found(self, plan: Plan) -> None:
        self._busy = False
        self.plan = plan
        self.model.put(plan)
        for key, _ in GROUPS:
            self.chips.set_count(key, language.current().number(self.model.count(key)))
        if not self.model.count(self.chips.current()):
            self.chips.set_current("")
        self.model.narrow(self.chips.current())
        self._offer()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        known = isinstance(error, Refused | Unavailable)
        self._say(str(error) if known else say("The leases could not be read."), "error")

    def _offer_buildings(self, found: list[tuple[int, str]]) -> None:
        for id, name in found:
            self.building.addItem(name, id)

    # Issuing.

    def _offer(self) -> None:
        """The button says what it will do, or why it cannot."""
        assert self.plan is not None
        count = len(self.plan.ready)
        reason = None if count else say("There is nothing to invoice.")
        self.issue.setEnabled(reason is None)
        self.issue.setText(str(says("Issue {count} paper", "Issue {count} papers", count)))
        tip(self.issue, reason)
        blocked = bool(self.plan.blocked)
        self._say(issuing.sums(self.plan).said() if count or blocked else reason or "", "")
        self._picked()

    def run(self, _checked: bool = False) -> None:
        """Issue what is ready, in the writing lane, as one act."""
        if self.plan is None or self._busy:
            return
        try:
            issued_on = self.day.value() or self.desk.today()
        except Refused as refused:
            self._refused(refused)
            return
        self._busy = True
        self.issue.setEnabled(False)
        self._say(say("Issuing…"), "")
        self.desk.tasks.write(
            issuing.issue_now, self.asked(), self.only, issuing.expected(self.plan), issued_on,
            self.desk.today(), then=self._issued, refused=self._refused,
            unavailable=self._refused, owner=self,
        )  # fmt: skip

    def _issued(self, changed: "Changed") -> None:
        self.accept()
        self.desk.notify(changed.said)
        self.desk.show("invoices")

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._say(str(error), "error")
        self.issue.setEnabled(True)
        if type(error).__name__ == "Moved":
            self.look()

    # Mending what is blocked.

    def _picked(self) -> None:
        row = self.table.currentIndex().row()
        shown = self.model.rows[row] if 0 <= row < len(self.model.rows) else None
        self.mend.setVisible(shown is not None and bool(shown.entry.problems))
        self.why.setText(shown.texts[-1] if shown else "")
        self.why.setVisible(bool(self.why.text()))

    def _mend(self, _where: QModelIndex | bool = False) -> None:
        """Go to where the first problem of the row is mended."""
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self.model.rows) or not self.model.rows[row].entry.problems:
            return
        problem = self.model.rows[row].entry.problems[0]
        self.reject()
        if problem.noun == "lease":
            self.desk.open(problem.noun, problem.id)
        else:
            self.desk.edit(problem.noun, problem.id)

    # Set-up.

    def _say(self, said: str | Say, role: str) -> None:
        self.told.setText(str(said))
        self.told.setProperty("role", role or "strong")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def _build(self) -> None:
        self.model = BatchModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._choices())
        self.chips = ChipBar([Filter(key, title) for key, title in GROUPS])
        self.chips.chosen.connect(self._narrow)
        self.chips.setAccessibleName(str(say("Filters")))
        column.addWidget(self.chips)
        self.table = self._table()
        column.addWidget(self.table, 1)
        self.why = label("", "hint")  # of the row chosen, in full
        self.told = label("", "strong")
        column.addWidget(self.why)
        column.addWidget(self.told)
        column.addWidget(
            label(
                say("Once issued, an invoice keeps its number: a credit note alone corrects it."),
                "small",
            )
        )
        column.addLayout(self._foot())

    def _narrow(self, key: str) -> None:
        self.model.narrow(key)
        self._picked()

    def _choices(self) -> QGridLayout:
        self.period, self.building = DropDown(), DropDown()
        for said, _first, _last in self._spans:
            self.period.addItem(str(said))
        self.building.addItem(str(say("All buildings")), None)
        field = Field("issued_on", *LABELS["invoice"]["issued_on"])
        self.day = DayEditor(field, self.desk.today)
        self.day.put(self.desk.today())
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        titles = (say("Period"), say("Building"), say("Issued on"))
        for place, (title, widget) in enumerate(
            zip(titles, (self.period, self.building, self.day.widget), strict=True)
        ):
            grid.addWidget(label(title, "field"), 0, place)
            grid.addWidget(widget, 1, place)
            widget.setAccessibleName(str(title))
            grid.setColumnStretch(place, 1)
        self.period.activated.connect(self.look)
        self.building.activated.connect(self.look)
        for chosen in (self.period, self.building):
            chosen.setEnabled(self.only is None)
        return grid

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(str(say("What will be issued")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(30))
        table.horizontalHeader().setSectionResizeMode(6, QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate(WIDTHS):
            table.setColumnWidth(place, px(width))
        table.selectionModel().currentRowChanged.connect(partial(_follow, self))
        table.activated.connect(self._mend)
        return table

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.mend = button(say("Mend what is missing"))
        self.mend.clicked.connect(self._mend)
        self.mend.hide()
        close = button(say("Cancel"))
        close.clicked.connect(self.reject)
        self.issue = button(say("Issue"), "primary")
        self.issue.setEnabled(False)
        self.issue.clicked.connect(self.run)
        row.addWidget(self.mend)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.issue)
        return row


def _follow(sheet: BatchSheet, _now: QModelIndex, _before: QModelIndex) -> None:
    sheet._picked()  # noqa: SLF001 - its own table tells it
