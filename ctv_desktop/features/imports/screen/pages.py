"""The two pages of the import: the invitation to choose a file, and what a file would do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ctv_desktop.features.imports.screen.preview import PreviewModel
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.chip import ChipBar, Filter
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.plain import label
from ctv_desktop.values import language
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.features.imports.steps import ImportPlan

TOLD_WHOLE = 300  # rows whose height is measured
GROUPS = (
    ("", say("All")),
    ("wrong", say("Wrong")),
    ("changed", say("Changed")),
    ("made", say("New ones")),
    ("skipped", say("Skipped")),
)


class Invitation(QWidget):
    """What can be imported, and the button that asks for the file."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyState(
            "upload",
            say("Import units and tenants"),
            say(
                "A COBie workbook, or a table of units or tenants as XLSX, ODS or CSV."
                " You see what will happen before anything is done."
            ),
            say("Choose a file"),
        )
        self.empty.clicked.connect(self.chosen)
        column.addWidget(self.empty, 1)
        self.told = label("", "quiet")
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.told)


class PlanPage(QWidget):
    """Every row of a file with what would be made, changed or skipped, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.model = PreviewModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._title = label("", "heading")
        self._notes = label("", "quiet")
        self.chips = ChipBar([Filter(key, title) for key, title in GROUPS])
        self.chips.chosen.connect(self.narrow)
        self.chips.setAccessibleName(str(say("Filters")))
        for part in (self._title, self._notes, self.chips):
            column.addWidget(part)
        self.table = self._table()
        column.addWidget(self.table, 1)
        self.told = label("", "quiet")
        column.addWidget(self.told)

    def put(self, plan: "ImportPlan") -> None:
        """Show a plan, first of all what is wrong with it."""
        self.model.put(plan)
        speech = language.current()
        for key, count in (
            ("", len(self.model.rows)),
            ("wrong", len(plan.wrong)),
            ("changed", len(plan.changed)),
            ("made", len(plan.made)),
            ("skipped", len(plan.skipped)),
        ):
            self.chips.set_count(key, speech.number(count))
        self.chips.set_current("wrong" if plan.wrong else "")
        self.narrow(self.chips.current())
        self._title.setText(plan.name)
        self._notes.setText("\n".join(str(note) for note in plan.notes))
        self._notes.setVisible(bool(plan.notes))

    def narrow(self, group: str) -> None:
        """Show one group; what is wrong or changes is told whole, on as many lines as it needs."""
        self.model.narrow(group)
        for place, row in enumerate(self.model.rows[:TOLD_WHOLE]):
            if row.group in ("wrong", "changed"):
                self.table.resizeRowToContents(place)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(str(say("What the import will do")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(30))
        head = table.horizontalHeader()
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, 90), (1, 160), (3, 190)):
            table.setColumnWidth(place, px(width))
        table.setTabKeyNavigation(False)
        return table
