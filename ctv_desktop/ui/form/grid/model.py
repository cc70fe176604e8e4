"""The rows of a grid: values by column, what was typed and cannot be read, what is said of it."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from ctv_desktop.ui import colours
from ctv_desktop.ui.declare import Field, Grid, Values
from ctv_desktop.ui.form.grid.steps import Line, Steps
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import ChoiceKind
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.texts import clean

Index = QModelIndex | QPersistentModelIndex
TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole,
         Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip


class GridModel(QAbstractTableModel):
    """Lines by row; every change is told once by `changed`."""

    changed = Signal()

    def __init__(self, grid: Grid, around: Callable[[], Values], parent: QObject) -> None:
        super().__init__(parent)
        self.grid = grid
        self.lines: list[Line] = []
        self.steps = Steps()
        self._around = around
        self._context: Values | None = None

    # Rows.

    def put(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = [Line(dict(row)) for row in rows]
        self._context = None
        self.steps.clear()
        self.endResetModel()

    def insert(self, at: int, rows: Iterable[Mapping[str, Any]]) -> None:
        """Put rows before a place."""
        made = [Line(dict(row)) for row in rows]
        if not made:
            return
        self.steps.keep(self.lines)
        self.beginInsertRows(QModelIndex(), at, at + len(made) - 1)
        self.lines[at:at] = made
        self.endInsertRows()
        self.changed.emit()

    def remove(self, places: Iterable[int]) -> None:
        """Take rows away."""
        self.steps.keep(self.lines)
        for place in sorted(places, reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self.lines[place]
            self.endRemoveRows()
        self.changed.emit()

    def lengthen(self, count: int) -> None:
        """Add rows of the last band until there are so many."""
        lacking = count - len(self.lines)
        if lacking > 0:
            blank = {f.key: "" for f in self.grid.fields if f.kind.align == "start"}
            if self.grid.band and self.lines:
                blank[self.grid.band] = self.lines[-1].values.get(self.grid.band, "")
            self.insert(len(self.lines), [blank] * lacking)

    # Steps.

    def one_step(self) -> AbstractContextManager[None]:
        """All that changes within is taken back together."""
        return self.steps.one(self.lines)

    def back(self) -> None:
        """Take the last step back."""
        self._restore(self.steps.back(self.lines))

    def forward(self) -> None:
        """Take the step again that was taken back."""
        self._restore(self.steps.forward(self.lines))

    def _restore(self, lines: list[Line] | None) -> None:
        if lines is not None:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            self.changed.emit()

    def band(self, place: int) -> range:
        """The rows around one that have its value in the column of bands."""
        key = self.grid.band
        first = last = place
        value = self.lines[place].values.get(key)
        while first and self.lines[first - 1].values.get(key) == value:
            first -= 1
        while last + 1 < len(self.lines) and self.lines[last + 1].values.get(key) == value:
            last += 1
        return range(first, last + 1)

    def opens(self, place: int) -> bool:
        """Whether a row is the first of its band."""
        return not self.grid.band or self.band(place).start == place

    # Cells.

    def choose(self, place: int, key: str, value: Any) -> None:
        """Put a value into a cell."""
        self.steps.keep(self.lines)
        line = self.lines[place]
        line.typed = {other: text for other, text in line.typed.items() if other != key}
        line.said = {other: said for other, said in line.said.items() if other != key}
        rows = [place]
        if key == self.grid.band and self.opens(place):
            rows = list(self.band(place))
        for row in rows:
            self._hold(row, key, value)
        self._tell(rows[0], rows[-1])

    def hold(self, place: int, key: str, value: Any) -> None:
        """Keep what is not a column: the pictures of a row."""
        self.steps.keep(self.lines)
        self._hold(place, key, value)
        self._tell(place, place)

    def _hold(self, place: int, key: str, value: Any) -> None:
        line = self.lines[place]
        line.values = {**line.values, key: value}
        line.follows = None

    def type(self, place: int, key: str, text: str) -> None:
        """Read a text into a cell; one that cannot be read stays as typed, with why not."""
        text = clean(text).strip()
        try:
            value = _read(self.field(key), text)
        except Refused as refused:
            self.steps.keep(self.lines)
            line = self.lines[place]
            line.typed = {**line.typed, key: text}
            line.said = {**line.said, key: next(iter(refused.problems.values()))}
            self._tell(place, place)
            return
        self.choose(place, key, value)

    def refuse(self, place: int, key: str, said: Say | None) -> None:
        """Say what is wrong with a cell, or with a row where the key is none of its columns."""
        self.lines[place].said = {**self.lines[place].said, key: said} if said else {}
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def forgive(self) -> None:
        """Take back what was said but of texts that cannot be read."""
        for line in self.lines:
            line.said = {key: said for key, said in line.said.items() if key in line.typed}
        if self.lines:
            last = self.index(len(self.lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        self.changed.emit()

    def field(self, key: str) -> Field:
        """A column by its key."""
        return next(field for field in self.grid.fields if field.key == key)

    def surround(self) -> None:
        """The values of the form have changed: what follows from them is worked out again."""
        self._context = None
        for line in self.lines:
            line.follows = None
        if self.lines and self.grid.follow:
            last = self.index(len(self.lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def value(self, place: int, key: str) -> Any:
        """The value of a cell, or what follows for it."""
        line = self.lines[place]
        if self.grid.follow is None:
            return line.values.get(key)
        if line.follows is None:
            if self._context is None:
                self._context = self._around()
            line.follows = dict(self.grid.follow(line.values, self._context))
        return line.follows[key] if key in line.follows else line.values.get(key)

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.grid.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        column = self.grid.fields[index.column()]
        if not column.read_only and not isinstance(column.kind, ChoiceKind):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self.grid.fields[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return str(column.label)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, column = index.row(), self.grid.fields[index.column()]
        if role in TEXTS:
            return self._text(place, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        return self._look(place, column, role)

    def _look(self, place: int, column: Field, role: int) -> Any:
        said = self.lines[place].said.get(column.key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (str(said) if said else self._text(place, column)).replace("<", "\u2039")
        if role == Qt.ItemDataRole.BackgroundRole and said:
            return colours.tone("bad")[1]
        if role == Qt.ItemDataRole.FontRole and column.key == self.grid.band and self.opens(place):
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return None

    def _text(self, place: int, column: Field) -> str:
        typed = self.lines[place].typed.get(column.key)
        if typed is not None:
            return typed
        value = self.value(place, column.key)
        return str(value) if isinstance(value, Say) else column.kind.show(value or None, _spoken())

    def tone(self, index: Index) -> str:
        """The tone of a choice; nothing for what is none, or cannot be read."""
        place, column = index.row(), self.grid.fields[index.column()]
        if not isinstance(column.kind, ChoiceKind) or self.wrong(index):
            return ""
        found = column.kind.choices.get(self.value(place, column.key) or "")
        return found.tone if found else ""

    def wrong(self, index: Index) -> bool:
        """Whether something is said of a cell."""
        return self.grid.fields[index.column()].key in self.lines[index.row()].said

    def quiet(self, index: Index) -> bool:
        """Whether a cell is not typed in, or repeats what its band says."""
        column = self.grid.fields[index.column()]
        return column.read_only or (column.key == self.grid.band and not self.opens(index.row()))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.grid.fields[index.column()]
        if role != Qt.ItemDataRole.EditRole or str(value) == self._text(index.row(), column):
            return False
        self.type(index.row(), column.key, str(value))
        return True


def _read(column: Field, text: str) -> Any:
    """The value of a typed text. Raises Refused."""
    if column.kind.align == "start" and len(text) > column.limit:
        raise Refused({"": say("At most {most} characters fit here.", most=column.limit)})
    return column.kind.read(text, language.today())


def _side(column: Field) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.kind.align == "end" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _spoken() -> language.Language:
    return language.current()
