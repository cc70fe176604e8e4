"""The rows of an import's preview: what happens to each record, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ctv_desktop.features.imports.steps import NOUNS, ImportPlan, Left, Step
from ctv_desktop.features.park.words import LABELS as PARK
from ctv_desktop.features.tenants.words import LABELS as TENANTS
from ctv_desktop.ui import colours
from ctv_desktop.values import language
from ctv_desktop.values.kinds import Kind
from ctv_desktop.values.say import Say, say

Index = QModelIndex | QPersistentModelIndex
HEADS = (say("Record"), say("Name"), say("What happens"), say("Where in the file"))
TONES = {"made": "good", "changed": "info", "skipped": "quiet", "wrong": "bad"}
LABELS: Mapping[str, Mapping[str, tuple[Say, Kind]]] = {**PARK, **TENANTS}
REFERENCES = ("floor_id", "part_of_id", "site_id", "building_id", "phase_id")


@dataclass(frozen=True)
class Shown:
    """One row of the preview as texts, and which group it belongs to."""

    group: str
    texts: tuple[str, str, str, str]


def shown_rows(plan: ImportPlan) -> list[Shown]:
    """Every row of a plan, what needs a look first."""
    found = [_left("wrong", left) for left in plan.wrong]
    found += [_step(step) for step in plan.changed]
    found += [_step(step) for step in plan.made]
    return found + [_left("skipped", left) for left in plan.skipped]


def _left(group: str, left: Left) -> Shown:
    place = str(left.source.said)
    return Shown(group, (str(NOUNS[left.table]), left.name, str(left.reason), place))


def _step(step: Step) -> Shown:
    what = str(say("New")) if step.new else _differences(step)
    group = "made" if step.new else "changed"
    return Shown(group, (str(NOUNS[step.table]), step.name, what, str(step.source.said)))


def _differences(step: Step) -> str:
    return " · ".join(_difference(step, key) for key in step.values)


def _difference(step: Step, key: str) -> str:
    label, kind = LABELS[step.table].get(key, (Say(key), None))
    if kind is None or key in REFERENCES:
        return str(say("{field} changes", field=label))
    speech = language.current()

    def told(value: Any) -> str:
        return kind.show(kind.decode(value), speech) if value not in (None, "") else "—"

    return f"{label}: {told(step.before[key])} → {told(step.values[key])}"


class PreviewModel(QAbstractTableModel):
    """The rows of a plan, all of them or one group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Shown] = []
        self.rows: list[Shown] = []

    def put(self, plan: ImportPlan, group: str = "") -> None:
        """Show a plan."""
        self._all = shown_rows(plan)
        self.narrow(group)

    def narrow(self, group: str) -> None:
        """Show one group, or all."""
        self.beginResetModel()
        self.rows = [row for row in self._all if not group or row.group == group]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles at the side where reading starts."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter).value
        return str(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; what happens wears the colour of its group."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.texts[index.column()].replace("<", "\u2039")
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            return _ink(row.group)
        return None


def _ink(group: str) -> QColor:
    return colours.tone(TONES[group])[0]
