"""What a list holds on to when it is read again: its selection and its place, by record."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ctv_desktop.ui.list.pages import Keep
from ctv_desktop.ui.list.table import PaintedTable

if TYPE_CHECKING:
    from ctv_desktop.database.read import Query
    from ctv_desktop.ui.declare import Column
    from ctv_desktop.ui.list.pages import Built
    from ctv_desktop.ui.tasks import Tasks
    from ctv_desktop.values.language import Language

MOST = 8_192  # selected records found again by themselves; more are found by their places
_SELECT = QItemSelectionModel.SelectionFlag


class HeldTable(PaintedTable):
    """Selects again what was selected, and leaves on top what was there."""

    lost = Signal(int)  # records that were selected and cannot stay so

    def __init__(
        self,
        tasks: "Tasks",
        query: "Query",
        columns: "Sequence[Column]",
        language: "Language",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, query, columns, language, parent)
        self._top_before = 0
        self._restoring = False

    def current_id(self) -> int | None:
        """The record with the focus, where its line is here."""
        line = self.feed.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return line.id if line is not None else None

    @property
    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(stop - start for start, stop in self._spans)

    def _keep(self, same: bool) -> Keep:
        """What is to be found again; all of a list is all of the `same` list only."""
        everything = same and self.selected_count == self.feed.count > 1 and self.feed.exact
        ids: tuple[int, ...] = ()
        if not everything and self.selected_count <= MOST:
            rows = (row for start, stop in self._spans for row in range(start, stop))
            ids = tuple(line.id for line in map(self.feed.line, rows) if line is not None)
        offset = self.verticalHeader().offset()
        height = max(self.verticalHeader().defaultSectionSize(), 1)
        self._top_before = offset % height
        top = self.feed.line(offset // height) if offset else None
        return Keep(ids, self.current_id(), top.id if top else None, everything)

    def _restore(self, built: "Built", scroll: bool) -> None:
        """Select again what was selected, by its new positions."""
        keep, model = built.keep, self.rows
        current = built.positions.get(keep.current) if keep.current is not None else None
        self._restoring = True
        if keep.all:
            self.selectAll()
        else:
            chosen = QItemSelection()
            last = len(self.columns) - 1
            for start, stop in built.chosen:
                chosen.select(model.index(start, 0), model.index(stop - 1, last))
            self.selectionModel().select(chosen, _SELECT.ClearAndSelect)
        if current is not None:
            index = model.index(current, max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(index, _SELECT.NoUpdate)
            if scroll and current < self.feed.count:
                self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._restoring = False
        if built.lost:
            self.lost.emit(built.lost)

    def _keep_top(self, built: "Built", before: int) -> None:
        """Leave the row that was on top where it was, even if rows came or went above it."""
        top, bar = built.keep.top, self.verticalScrollBar()
        place = built.positions.get(top) if top is not None else None
        height = self.verticalHeader().defaultSectionSize()
        self.updateGeometries()
        bar.setValue(before if place is None else place * height + self._top_before)
