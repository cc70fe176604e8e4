"""The rows of a batch's preview: each paper that would be issued, what it comes to, why not."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ctv_desktop.features.invoices.rows.plan import Entry, Plan
from ctv_desktop.features.invoices.screen.issuing import what
from ctv_desktop.ui import colours
from ctv_desktop.values import language
from ctv_desktop.values.kinds import DAY, MONEY
from ctv_desktop.values.say import say

Index = QModelIndex | QPersistentModelIndex
HEADS = (
    say("Lease"), say("Tenant"), say("Paper"), say("Period"), say("Before VAT"), say("With VAT"),
    say("Remark"),
)  # fmt: skip
FIGURES = (4, 5)
TONES = {"ready": "good", "credit": "info", "blocked": "bad"}


@dataclass(frozen=True)
class Shown:
    """One row as texts, which group it belongs to, and the paper itself."""

    group: str
    texts: tuple[str, ...]
    entry: Entry


def shown_rows(plan: Plan) -> list[Shown]:
    """Every row of a plan, what needs a look first."""
    return [_row(entry) for entry in (*plan.blocked, *plan.ready)]


def _row(entry: Entry) -> Shown:
    speech = language.current()
    facts, paper = entry.facts, entry.paper
    remark = " ".join(str(problem.said) for problem in entry.problems) or str(paper.reason or "")
    span = f"{DAY.show(paper.starts, speech)} – {DAY.show(paper.ends, speech)}"
    texts = (
        facts.reference, facts.client.legal_name, str(what(entry)), speech.led(span),
        MONEY.show(paper.net, speech),
        MONEY.show(paper.gross, speech), remark,
    )  # fmt: skip
    group = "credit" if paper.kind == "credit" else "ready"
    return Shown("blocked" if entry.problems else group, texts, entry)


class BatchModel(QAbstractTableModel):
    """The rows of a plan, all of them or one group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Shown] = []
        self.rows: list[Shown] = []

    def put(self, plan: Plan, group: str = "") -> None:
        """Show a plan."""
        self._all = shown_rows(plan)
        self.narrow(group)

    def narrow(self, group: str) -> None:
        """Show one group, or all."""
        self.beginResetModel()
        self.rows = [row for row in self._all if not group or row.group == group]
        self.endResetModel()

    def count(self, group: str) -> int:
        """How many rows a group has."""
        return sum(not group or row.group == group for row in self._all)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles at the side where their column stands."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return str(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; the remark wears the colour of its group."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.texts[index.column()].replace("<", "\u2039")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (2, 6):
            return colours.tone(TONES[row.group])[0] if row.group != "ready" else None
        return None


def _side(column: int) -> int:
    end = column in FIGURES
    side = Qt.AlignmentFlag.AlignTrailing if end else Qt.AlignmentFlag.AlignLeading
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)
