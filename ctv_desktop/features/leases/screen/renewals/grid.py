"""The grid of leases that end: terms of now beside those proposed, which are typed in place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ctv_desktop.features.leases.rows.renewals import Ending, Offered
from ctv_desktop.ui import colours
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import COUNT, DAY, MONEY, PERCENT, TEXT, Kind
from ctv_desktop.values.say import Say, say

Index = QModelIndex | QPersistentModelIndex
COLUMNS: tuple[tuple[str, Say, Kind], ...] = (
    ("tick", Say(""), TEXT),
    ("reference", say("Lease"), TEXT),
    ("tenant", say("Tenant"), TEXT),
    ("units", say("Premises"), TEXT),
    ("last_day", say("End"), DAY),
    ("days_left", say("Days"), COUNT),
    ("rent", say("Rent now"), MONEY),
    ("starts", say("New start"), DAY),
    ("months", say("Months"), COUNT),
    ("rate", say("Rise"), PERCENT),
    ("wanted", say("New rent"), MONEY),
    ("note", say("To note"), TEXT),
)
KEYS = tuple(key for key, _, _ in COLUMNS)
TYPED = ("months", "rate", "wanted")
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole,
          Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one lease: months, and a rise (basis points) or a rent (centimes)."""

    months: int | None
    rate: int | None
    wanted: int | None = None
    ticked: bool = False
    refused: Say | None = None  # what could not be read, or what the store said


class Grid(QAbstractTableModel):
    """Leases by row; what was typed or ticked stays with its lease when the list is read anew."""

    changed = Signal()  # ticks or terms

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Ending] = []
        self._typed: dict[int, Proposal] = {}
        self._offered: dict[int, Offered] = {}

    def put(self, found: Iterable[Ending]) -> None:
        """Show these leases."""
        self.beginResetModel()
        self.rows = list(found)
        self._offered = {}
        self.endResetModel()
        self.changed.emit()

    def proposal(self, row: Ending) -> Proposal:
        """What is proposed for a lease: as typed, else as its terms suggest."""
        return self._typed.get(row.id) or Proposal(row.months, row.rate)

    def offered(self, row: Ending) -> Offered:
        """The new lease that would be made."""
        if row.id not in self._offered:
            now = self.proposal(row)
            self._offered[row.id] = row.at(now.months, now.rate, now.wanted)
        return self._offered[row.id]

    def why_not(self, row: Ending) -> Say | None:
        """What stands against making the new lease."""
        return self.proposal(row).refused or self.offered(row).problem

    def ticked(self) -> list[Ending]:
        """The leases to renew."""
        return [row for row in self.rows if self.proposal(row).ticked and not self.why_not(row)]

    def set(self, place: int, **values: Any) -> None:
        """Change what is proposed in a row."""
        row = self.rows[place]
        self._typed[row.id] = replace(self.proposal(row), **values)
        self._offered.pop(row.id, None)
        if self.why_not(row) is not None and self.proposal(row).ticked:
            self._typed[row.id] = replace(self.proposal(row), ticked=False)
        last = len(COLUMNS) - 1
        self.dataChanged.emit(self.index(place, 0), self.index(place, last))
        self.changed.emit()

    def tick(self, place: int) -> None:
        """Tick a row, or take the tick away; not where something stands against it."""
        row = self.rows[place]
        if self.why_not(row) is None:
            self.set(place, ticked=not self.proposal(row).ticked)

    def tick_all(self) -> None:
        """Tick all that can be, or none where all are."""
        able = [n for n, row in enumerate(self.rows) if self.why_not(row) is None]
        on = not all(self.proposal(self.rows[n]).ticked for n in able)
        for place in able:
            self.set(place, ticked=on)

    def refuse(self, id: int, said: Say) -> None:
        """Say in its row why a lease was not renewed."""
        for place, row in enumerate(self.rows):
            if row.id == id:
                self.set(place, refused=said)

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if KEYS[index.column()] in TYPED:
            found |= Qt.ItemFlag.ItemIsEditable
        if index.column() == 0 and self.why_not(self.rows[index.row()]) is None:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, key = self.rows[index.row()], KEYS[index.column()]
        if role in _TEXTS:
            return self._text(row, key)
        if role == Qt.ItemDataRole.CheckStateRole and key == "tick":
            on = self.proposal(row).ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole:
            end = COLUMNS[index.column()][2].align == "end"
            side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, key)
        if role == Qt.ItemDataRole.ToolTipRole and key in {"note", "tenant", "units"}:
            return self._text(row, key).replace("<", "\u2039")
        return None

    def _text(self, row: Ending, key: str) -> str:
        now, offered = self.proposal(row), self.offered(row)
        if key == "tick":
            return ""
        if key == "note":
            said = self.why_not(row) or offered.doubt
            return str(said) if said else ""
        values = {"months": now.months, "rate": self._rate(row), "wanted": offered.rent}
        value = values[key] if key in values else getattr(row, key)
        kind = COLUMNS[KEYS.index(key)][2]
        return kind.show(value, language.current())

    def _rate(self, row: Ending) -> int | None:
        """The rise in basis points; that of a rent wanted to the nearest."""
        now = self.proposal(row)
        if now.wanted is None or not row.rent:
            return now.rate
        return round((self.offered(row).rent - row.rent) * 10_000 / row.rent)

    def _colour(self, row: Ending, key: str) -> Any:
        if key == "note":
            return colours.colour("bad" if self.why_not(row) else "warn")
        return colours.colour("accent") if key in TYPED else colours.colour("text")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = KEYS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.tick(index.row())
            return True
        if role != Qt.ItemDataRole.EditRole or str(value) == self._text(
            self.rows[index.row()], key
        ):
            return False
        try:
            read = COLUMNS[index.column()][2].read(str(value), language.today())
        except Refused as refused:
            self.set(index.row(), refused=next(iter(refused.problems.values())))
            return False
        typed = {"rate": {"rate": read or 0, "wanted": None}}.get(key, {key: read})
        self.set(index.row(), refused=None, **typed)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(COLUMNS[section][1])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.data(self.index(0, section), role) if self.rows else None
        return None
