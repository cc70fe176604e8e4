"""The rows of a bank statement as a table with boxes to tick."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ctv_desktop.features.payments.rows.statement import Offered
from ctv_desktop.ui import colours
from ctv_desktop.values import language
from ctv_desktop.values.kinds import DAY, MONEY
from ctv_desktop.values.record import replace
from ctv_desktop.values.say import Say, say

Index = QModelIndex | QPersistentModelIndex
HEADS = (
    say("Date"), say("Words of the bank"), say("Amount"), say("Tenant"), say("Settles"), say("Why"),
)  # fmt: skip
GROUPS: tuple[tuple[str, Say], ...] = (
    ("", say("All")),
    ("sure", say("Sure")),
    ("doubtful", say("Doubtful")),
    ("unknown", say("Nobody found")),
    ("known", say("Imported before")),
)
TONES = {"sure": "good", "doubtful": "warn", "unknown": "bad", "known": "quiet"}


def group_of(one: Offered) -> str:
    """Which chip a line stands under."""
    if one.known:
        return "known"
    if one.proposal.tenant_id is None:
        return "unknown"
    return "sure" if one.proposal.sure else "doubtful"


class StatementModel(QAbstractTableModel):
    """The lines of a statement; the first column is ticked for what is taken in."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[Offered] = []
        self.shown: list[int] = []
        self._group = ""

    def put(self, found: list[Offered]) -> None:
        """Show lines."""
        self.all = found
        self.narrow(self._group)

    def narrow(self, group: str) -> None:
        """Show one group, or all."""
        self.beginResetModel()
        self._group = group
        self.shown = [
            place for place, one in enumerate(self.all) if not group or group_of(one) == group
        ]
        self.endResetModel()

    def count(self, group: str) -> int:
        """How many lines stand under a chip."""
        return sum(not group or group_of(one) == group for one in self.all)

    def taken(self) -> list[Offered]:
        """The lines ticked."""
        return [one for one in self.all if one.taken]

    def change(self, place: int, one: Offered) -> None:
        """Put another proposal in the place of one."""
        self.all[place] = one
        self.narrow(self._group)
        self.ticked.emit()

    def tick_sure(self) -> None:
        """Tick all that is sure, and nothing else."""
        self.all = [replace(one, taken=group_of(one) == "sure") for one in self.all]
        self.narrow(self._group)
        self.ticked.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only a line with a tenant can be ticked."""
        found = super().flags(index)
        one = self.all[self.shown[index.row()]]
        if index.column() == 0 and not one.known and one.proposal.tenant_id is not None:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles stand over what they name."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return str(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, and whether its line is ticked."""
        one = self.all[self.shown[index.row()]]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = texts(one)[index.column()]
            tip = role == Qt.ItemDataRole.ToolTipRole
            return text.replace("<", "\u2039") if tip else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and not one.known:
            return Qt.CheckState.Checked if one.taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 5:
            return colours.tone(TONES[group_of(one)])[0]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a line or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        place = self.shown[index.row()]
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.all[place] = replace(self.all[place], taken=ticked)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


def texts(one: Offered) -> tuple[str, ...]:
    """A line as texts, column by column."""
    spoken = language.current()
    words = " · ".join(part for part in (one.line.label, one.line.reference) if part)
    left = one.line.amount - sum(one.proposal.parts.values())
    settles = ", ".join(one.invoices)
    if one.proposal.tenant_id is not None and left:
        credit = str(say("{sum} credit", sum=spoken.money(left, unit=False)))
        settles = " + ".join(part for part in (settles, credit) if part)
    return (
        DAY.show(one.line.day, spoken), words, MONEY.show(one.line.amount, spoken),
        one.proposal.tenant, settles, str(one.proposal.why),
    )  # fmt: skip


def _side(column: int) -> int:
    side = Qt.AlignmentFlag.AlignTrailing if column == 2 else Qt.AlignmentFlag.AlignLeading
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)
