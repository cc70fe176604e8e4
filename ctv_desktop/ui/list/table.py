"""Qt's table with rows painted by hand: header, selection, keys and screen readers stay Qt's."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QToolTip,
    QWidget,
)

from ctv_desktop.ui import colours
from ctv_desktop.ui.list.feed import Feed
from ctv_desktop.ui.list.header import ListHeader, canvas
from ctv_desktop.ui.list.model import ListModel
from ctv_desktop.ui.list.pages import Shape
from ctv_desktop.ui.list.painting import Place, RowPainter, Seen
from ctv_desktop.ui.plain import words
from ctv_desktop.values.kinds import ChoiceKind

if TYPE_CHECKING:
    from ctv_desktop.database.read import Query
    from ctv_desktop.ui.declare import Column
    from ctv_desktop.ui.tasks import Tasks
    from ctv_desktop.values.language import Language

ROW = 34  # pixels of the design
_SELECT = QItemSelectionModel.SelectionFlag


class PaintedTable(QTableView):
    """Shows what its feed has, and tells the feed which rows are seen."""

    def __init__(
        self,
        tasks: "Tasks",
        query: "Query",
        columns: "Sequence[Column]",
        language: "Language",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.feed = Feed(tasks, query, Shape.of(query, columns, language), self)
        self.rows = ListModel(self.feed, self)
        self._painter = RowPainter()
        self._spans: list[tuple[int, int]] = []
        self._hovered = -1
        self._canvas = canvas(self)
        self.header = ListHeader(self.columns, self)
        self._dress()
        self.setModel(self.rows)
        self.header.serve(self.rows)
        self._vertical()
        colours.change.changed.connect(self.viewport().update)

    def spans(self) -> list[tuple[int, int]]:
        """The selected positions, from start up to (not including) stop, in order."""
        return self._spans

    def selectRow(self, row: int) -> None:
        """Select one row; Qt's own finds no column when the list is mirrored."""
        index = self.rows.index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect | _SELECT.Rows)

    def shown_columns(self) -> "list[Column]":
        """The columns chosen, in the order seen; a narrow list may have no room for the last."""
        return [self.columns[index] for index in self.header.wanted()]

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = event.rect()
        height = self.verticalHeader().defaultSectionSize()
        offset = self.verticalHeader().offset()
        first = max((clip.top() + offset) // height, 0)
        last = min((clip.bottom() + offset) // height, self.feed.count - 1)
        self._painter.prepare(self, height)
        line, spans = self.feed.line, self._spans
        current = self.currentIndex().row()
        rows = [
            Seen(
                row * height - offset,
                line(row),
                any(start <= row < stop for start, stop in spans),
                row == self._hovered,
                row == current,
            )
            for row in range(first, last + 1)
        ]
        painter = QPainter(self.viewport())
        self._painter.paint(painter, clip, rows, self._places(clip), self.hasFocus())
        painter.end()
        self.feed.painted()

    def _places(self, clip: QRect) -> list[Place]:
        mirrored, header = self.isRightToLeft(), self.header
        sides = {"start": "left", "end": "right", "center": "center"}
        if mirrored:
            sides = {"start": "right", "end": "left", "center": "center"}
        places = []
        for index, column in enumerate(self.columns):
            if header.isSectionHidden(index):
                continue
            x, width = self.columnViewportPosition(index), header.sectionSize(index)
            if x <= clip.right() and x + width > clip.left():
                badge = isinstance(column.kind, ChoiceKind)
                figures = column.kind.align == "end"
                side = sides[column.kind.align]
                places.append(Place(index, x, width, side, badge, figures))
        return places

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dy:
            self._measure(down=dy < 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit()
        row = self.visualRect(self.currentIndex())
        if event.size().height() < row.bottom() <= event.oldSize().height():
            self.scrollTo(self.currentIndex())  # the row one works at stays in sight
        self._measure()

    def _measure(self, down: bool = True) -> None:
        """Tell the feed which rows are seen."""
        height = max(self.verticalHeader().defaultSectionSize(), 1)
        first = self.verticalHeader().offset() // height
        last = min(first + self.viewport().height() // height + 1, self.feed.count - 1)
        if last >= first:
            self.feed.want(first, last, down)

    def keyboardSearch(self, search: str) -> None:
        """Typed letters do not jump: they would read the whole list. Ctrl+F filters."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint().y())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _moved(self) -> None:
        if self._hovered >= self.feed.count:
            self._hovered = -1

    def _hover(self, y: int) -> None:
        row = self.rowAt(y) if y >= 0 else -1
        if row != self._hovered:
            for changed in (self._hovered, row):
                self._update_row(changed)
            self._hovered = row

    def _update_row(self, row: int) -> None:
        if row >= 0:
            height = self.verticalHeader().defaultSectionSize()
            y = self.rowViewportPosition(row)
            self.viewport().update(0, y, self.viewport().width(), height)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = self.rows.data(index) if index.isValid() else ""
            wide = self.columnWidth(index.column()) if index.isValid() else 0
            cut = bool(text) and self._painter.cut(text, wide)
            QToolTip.showText(event.globalPos(), words(text) if cut else "", self)
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(colours.px(ROW))

    def _dress(self) -> None:
        self.setHorizontalHeader(self.header)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def _vertical(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(colours.px(ROW))
        rows.setSelectionModel(QItemSelectionModel(self.rows, rows))
