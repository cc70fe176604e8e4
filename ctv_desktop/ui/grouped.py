"""The rows of a preview as texts: all of them, or those of one group."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ctv_desktop.ui import colours
from ctv_desktop.values.say import Say

Index = QModelIndex | QPersistentModelIndex


class Shown(Protocol):
    """One row as texts, and which group it belongs to."""

    @property
    def group(self) -> str:
        """The key of its group."""

    @property
    def texts(self) -> tuple[str, ...]:
        """A text for each column."""


R = TypeVar("R", bound=Shown)


class Grouped(QAbstractTableModel, Generic[R]):
    """A table of texts; `TOLD` columns wear the tone of their group, `FIGURES` stand at the end."""

    HEADS: ClassVar[Sequence[Say]]
    TONES: ClassVar[Mapping[str, str]]
    TOLD: ClassVar[Collection[int]] = ()
    FIGURES: ClassVar[Collection[int]] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[R] = ()
        self.rows: list[R] = []

    def show_rows(self, rows: Sequence[R], group: str = "") -> None:
        """Show other rows."""
        self._all = rows
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
        return 0 if parent is not None and parent.isValid() else len(self.HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles at the side where their column stands."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return str(self.HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell on one line, whole in its tip; what happens wears its tone."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[column].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.texts[column].replace("<", "\u2039")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if role == Qt.ItemDataRole.ForegroundRole and column in self.TOLD:
            tone = self.TONES.get(row.group)
            return colours.tone(tone)[0] if tone else None
        return None

    def _side(self, column: int) -> int:
        end = column in self.FIGURES
        side = Qt.AlignmentFlag.AlignTrailing if end else Qt.AlignmentFlag.AlignLeading
        return int((side | Qt.AlignmentFlag.AlignVCenter).value)
