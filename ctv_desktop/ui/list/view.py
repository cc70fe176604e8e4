"""The one list of the program: Qt's table for header, selection, keys and readers; our painting."""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QToolTip,
    QWidget,
)

from ctv_desktop.ui import colours
from ctv_desktop.ui.list.feed import Feed
from ctv_desktop.ui.list.header import ListHeader, Sort
from ctv_desktop.ui.list.model import ListModel, positions
from ctv_desktop.ui.list.pages import Keep, Shape
from ctv_desktop.ui.list.painting import Place, RowPainter, Seen
from ctv_desktop.ui.plain import words
from ctv_desktop.values.kinds import ChoiceKind
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Ask, Query, Row
    from ctv_desktop.ui.declare import Column
    from ctv_desktop.ui.list.pages import Built
    from ctv_desktop.ui.tasks import Tasks
    from ctv_desktop.values.language import Language

ROW = 34  # pixels of the design
SETTLES_MS = 70  # the record beside the list follows when the keys rest
_SELECT = QItemSelectionModel.SelectionFlag


class ListView(QTableView):
    """A list of any length; what it shows is asked with `ask` and renewed with `refresh`."""

    chosen = Signal(object)  # id of the row with the focus, or None; after a short rest
    opened = Signal(object)  # id: Enter or double click
    picked = Signal()  # the selection is another one; after a short rest
    counted = Signal(int, bool)  # rows, and whether that is all of them
    copied = Signal(int)  # rows put on the clipboard
    menu_asked = Signal(QPoint)  # right click or menu key, in screen pixels

    def __init__(
        self,
        tasks: "Tasks",
        query: "Query",
        columns: "Sequence[Column]",
        language: "Language",
        memory: MutableMapping[str, Any] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._memory, self._name, self._query = memory, name, query
        self._at_once = tasks.at_once
        self.columns = tuple(columns)
        self.feed = Feed(tasks, query, Shape.of(query, columns, language), self)
        self.rows = ListModel(self.feed, self)
        self._painter = RowPainter()
        self._spans: list[tuple[int, int]] = []
        self._hovered = -1
        self._chosen: int | None = None
        self._find: int | None = None
        self._top_before = 0
        self._restoring = False
        self.header = ListHeader(self.columns, self)
        self._dress()
        self.setModel(self.rows)
        self.header.serve(self.rows)
        self._vertical()
        self.header.start(self._recall().get("columns"))
        self._timers()
        self._connect()

    # What a screen asks.

    def ask(self, ask: "Ask") -> None:
        """Show the answer to another question; the records selected stay so where they appear."""
        self.header.show_sort(ask.sort or self._query.order)
        self.feed.put(ask, self._keep())

    def refresh(self) -> None:
        """Read again after a change; selection and place are kept by record."""
        keep = self._keep()
        cached = len(keep.ids) == self.selected_count or keep.all
        self.feed.renew(keep, () if cached else self.spans())

    def select(self, id: int) -> None:
        """Select a record and bring it into view, now or when the list has found it."""
        self._find = id
        self.feed.position(id, partial(self._found, id))

    def selectRow(self, row: int) -> None:
        """Select one row; Qt's own finds no column when the list is mirrored."""
        index = self.rows.index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect | _SELECT.Rows)

    def current_id(self) -> int | None:
        """The record with the focus, where its line is here."""
        line = self.feed.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return line.id if line is not None else None

    def spans(self) -> list[tuple[int, int]]:
        """The selected positions, from start up to (not including) stop, in order."""
        return self._spans

    @property
    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(stop - start for start, stop in self._spans)

    def ids(self, then: Callable[[Any], object]) -> None:
        """Give the ids of the selected records to `then`, at once where they are here."""
        self.feed.ids(tuple(self._spans), then)

    def totals(self, then: Callable[[Any], object]) -> None:
        """Give the totals of the selection (of all where fewer than two are selected)."""
        self.feed.totals(tuple(self._spans) if self.selected_count > 1 else None, then)

    def shown_columns(self) -> "list[Column]":
        """The columns seen, in the order seen."""
        places = (self.header.logicalIndex(place) for place in range(self.header.count()))
        return [self.columns[i] for i in places if not self.header.isSectionHidden(i)]

    def text_lines(self) -> list[str]:
        """The rows that are here as lines of text, as seen (tests)."""
        keys = [self.columns.index(column) for column in self.shown_columns()]
        return [" | ".join(line.texts[key] for key in keys) for line in self.feed.lines()]

    def copy(self) -> None:
        """Put the selected rows with their heads on the clipboard, for a spreadsheet."""
        if self._spans:
            shown = self.shown_columns()
            keys = [column.key for column in shown]
            self.feed.rows(tuple(self._spans), keys, partial(self._copied, shown))

    # What comes back.

    def _opened(self) -> None:
        self._restoring = True
        self.rows.renew()
        self.scrollToTop()
        self._restoring = False
        self._measure()
        self.counted.emit(self.feed.count, self.feed.exact)
        self._moved()

    def _built(self, built: "Built", continues: bool) -> None:
        if continues and not self.rows.rowCount() > self.feed.count:
            self.rows.grow()
            self.updateGeometries()
            if not self.selectionModel().hasSelection():
                self._restore(built, scroll=built.keep.top is None)
        else:
            before = self.verticalScrollBar().value()
            self._restoring = True
            self.rows.renew()
            self._restoring = False
            self._restore(built, scroll=False)
            self._keep_top(built, before)
        self._choosing()
        self.viewport().update()
        self.counted.emit(self.feed.count, True)
        self._measure()
        self._moved()

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
            for start, stop in _runs(positions(built)):
                chosen.select(model.index(start, 0), model.index(stop - 1, last))
            self.selectionModel().select(chosen, _SELECT.ClearAndSelect)
        if current is not None:
            index = model.index(current, max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(index, _SELECT.NoUpdate)
            if scroll and current < self.feed.count:
                self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._restoring = False

    def _keep_top(self, built: "Built", before: int) -> None:
        """Leave the row that was on top where it was, even if rows came or went above it."""
        top, bar = built.keep.top, self.verticalScrollBar()
        place = built.positions.get(top) if top is not None else None
        height = self.verticalHeader().defaultSectionSize()
        self.updateGeometries()
        bar.setValue(before if place is None else place * height + self._top_before)

    def _found(self, id: int, position: int | None) -> None:
        if self._find != id:
            return
        self._find = None
        if position is not None and position < self.rows.rowCount():
            self.selectRow(position)
            self.scrollTo(self.rows.index(position, 0), self.ScrollHint.EnsureVisible)

    def _arrived(self, first: int, last: int) -> None:
        height = self.verticalHeader().defaultSectionSize()
        y = self.rowViewportPosition(first)
        area = QRect(0, y, self.viewport().width(), (last - first) * height)
        self.viewport().update(area.intersected(self.viewport().rect()))
        if first <= self.currentIndex().row() < last and self.current_id() != self._chosen:
            self._choosing()

    def _copied(self, shown: "Sequence[Column]", rows: "list[Row]") -> None:
        from ctv_desktop.ui.export import tsv

        QGuiApplication.clipboard().setText(tsv(shown, rows, self.feed.shape.language))
        self.copied.emit(len(rows))

    # Keeping.

    def _keep(self) -> Keep:
        everything = self.selected_count == self.feed.count > 1 and self.feed.exact
        ids: tuple[int, ...] = ()
        if not everything and self.selected_count <= 8192:
            rows = (row for start, stop in self._spans for row in range(start, stop))
            ids = tuple(line.id for line in map(self.feed.line, rows) if line is not None)
        offset = self.verticalHeader().offset()
        height = max(self.verticalHeader().defaultSectionSize(), 1)
        self._top_before = offset % height
        top = self.feed.line(offset // height) if offset else None
        return Keep(ids, self.current_id(), top.id if top else None, everything)

    def _recall(self) -> dict[str, Any]:
        found = self._memory.get(f"list.{self._name}") if self._memory else None
        return dict(found) if isinstance(found, dict) else {}

    def remembered_sort(self) -> Sort:
        """The sort the user left this list with; none where it is as declared."""
        keys = {column.key for column in self.columns}
        told = self._recall().get("sort") or ()
        return tuple((key, bool(down)) for key, down in told if key in keys)

    def _remember(self) -> None:
        if self._memory is not None:
            sort = [list(term) for term in self.feed.ask.sort] if self.feed.ask else []
            told = {"columns": self.header.remembered(), "sort": sort}
            self._memory[f"list.{self._name}"] = told

    # Selection.

    def _selection_changed(self) -> None:
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(place) for place in range(chosen.count()))
        self._spans = _joined(sorted((r.top(), r.bottom() + 1) for r in ranges))
        self.viewport().update()
        if self._at_once:
            self.picked.emit()
        else:
            self._picking.start()

    def _current_changed(self) -> None:
        self.viewport().update()
        if not self._restoring:
            self._choosing()

    def _choosing(self) -> None:
        if self._at_once:
            self._choose()
        else:
            self._settling.start()

    def _choose(self) -> None:
        id = self.current_id()
        if id != self._chosen:
            self._chosen = id
            self.chosen.emit(id)

    def _activated(self, index: QModelIndex) -> None:
        line = self.feed.line(index.row())
        if line is not None:
            self.opened.emit(line.id)

    # Qt's events.

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = event.region().boundingRect()
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activated(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            whole = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.ControlModifier)
            super().keyPressEvent(whole)
        else:
            super().keyPressEvent(event)

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

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

    # Set-up.

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

    def _timers(self) -> None:
        self._settling, self._picking, self._keeping = QTimer(self), QTimer(self), QTimer(self)
        timers = ((self._settling, self._choose), (self._keeping, self._remember))
        for timer, slot in (*timers, (self._picking, self.picked)):
            timer.setSingleShot(True)
            timer.setInterval(SETTLES_MS)
            timer.timeout.connect(slot)

    def _connect(self) -> None:
        self.feed.opened.connect(self._opened)
        self.feed.built.connect(self._built)
        self.feed.arrived.connect(self._arrived)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.rows.rowsRemoved.connect(self._selection_changed)
        self.doubleClicked.connect(self._activated)
        self.header.sorted.connect(self.resort)
        self.header.arranged.connect(self._keeping.start)
        self.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header.customContextMenuRequested.connect(self._column_menu)
        colours.change.changed.connect(self.viewport().update)

    def resort(self, sort: Sort) -> None:
        """Sort by other columns."""
        if self.feed.ask is not None:
            self.ask(replace(self.feed.ask, sort=sort))
            self._keeping.start()

    def column_menu(self, parent: QWidget) -> QMenu:
        """A menu that shows and hides columns."""
        menu = QMenu(parent)
        for index, column in enumerate(self.columns):
            entry = menu.addAction(words(column.title))
            entry.setCheckable(True)
            entry.setChecked(not self.header.isSectionHidden(index))
            entry.toggled.connect(partial(self.header.show_column, index))
        menu.addSeparator()
        menu.addAction(str(say("Columns as at first"))).triggered.connect(self.header.reset)
        return menu

    def _column_menu(self, where: QPoint) -> None:
        menu = self.column_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.header.mapToGlobal(where))


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted positions as spans."""
    return _joined([(place, place + 1) for place in places])


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, stop in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined
