"""The table behind a list, as Qt sees it: a count, and texts where they have arrived."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ctv_desktop.ui.list.feed import Feed

Index = QModelIndex | QPersistentModelIndex
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_ALIGN = {
    "start": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "end": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class ListModel(QAbstractTableModel):
    """Rows by position; the feed fetches them, this only tells Qt how many there are."""

    def __init__(self, feed: Feed, parent: QObject) -> None:
        super().__init__(parent)
        self.feed = feed
        self.columns = feed.shape.columns
        self._count = 0

    def renew(self) -> None:
        """Take all rows from the feed anew (a reset would forget how columns are arranged)."""
        if self._count:
            self.beginRemoveRows(QModelIndex(), 0, self._count - 1)
            self._count = 0
            self.endRemoveRows()
        self.grow()

    def grow(self) -> None:
        """Add the rows behind the first ones, whose selection stays."""
        if self.feed.count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, self.feed.count - 1)
            self._count = self.feed.count
            self.endInsertRows()
        elif self.feed.count < self._count:
            self.renew()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in _TEXTS:
            line = self.feed.line(index.row())
            return line.texts[index.column()] if line is not None else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[index.column()].kind.align]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role in _TEXTS else None
        if role in _TEXTS:
            return self.columns[section].title.in_language(self.feed.shape.language)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].kind.align]
        return None
