"""The one list of the program: Qt's table for header, selection, keys and readers; our painting."""

from collections.abc import Callable, MutableMapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
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
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QMenu,
    QWidget,
)

from ctv_desktop.ui.list.header import Sort
from ctv_desktop.ui.list.held import HeldTable
from ctv_desktop.ui.list.pages import KEPT, joined
from ctv_desktop.ui.plain import words
from ctv_desktop.values.record import replace
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Ask, Query, Row
    from ctv_desktop.ui.declare import Column
    from ctv_desktop.ui.list.pages import Built
    from ctv_desktop.ui.tasks import Tasks
    from ctv_desktop.values.language import Language

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space)
SETTLES_MS = 70  # the record beside the list follows when the keys rest


class ListView(HeldTable):
    """A list of any length; what it shows is asked with `ask` and renewed with `refresh`."""

    chosen = Signal(object)  # id of the row with the focus, or None; after a short rest
    opened = Signal(object)  # id: Enter or double click
    picked = Signal()  # the selection is another one; after a short rest
    counted = Signal(int, bool)  # rows, and whether that is all of them
    missed = Signal(object)  # id: a record to be selected that the list does not hold
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
        super().__init__(tasks, query, columns, language, parent)
        self._memory, self._name, self._query = memory, name, query
        self._at_once = tasks.at_once
        self._chosen: int | None = None
        self._find: int | None = None
        self.header.start(self._recall().get("columns"))
        self._timers()
        self._connect()

    # What a screen asks.

    def ask(self, ask: "Ask") -> None:
        """Show the answer to another question; the records selected stay so where they appear."""
        self.header.show_sort(ask.sort or self._query.order)
        old = self.feed.ask
        keep = self._keep(same=old is not None and replace(old, sort=ask.sort) == ask)
        if not keep.all and len(keep.ids) < self.selected_count:
            keep = replace(keep, ids=(), lost=self.selected_count)
        self.feed.put(ask, keep)

    def refresh(self) -> None:
        """Read again after a change; selection and place are kept by record."""
        keep = self._keep(same=True)
        cached = len(keep.ids) == self.selected_count or keep.all
        if not cached and self.selected_count > KEPT:
            keep, cached = replace(keep, ids=(), lost=self.selected_count), True
        self.feed.renew(keep, () if cached else self.spans())

    def select(self, id: int) -> None:
        """Select a record and bring it into view, now or when the list has found it."""
        self._find = id
        self.feed.position(id, partial(self._found, id))

    def ids(self, then: Callable[[Any], object]) -> None:
        """Give the ids of the selected records to `then`, at once where they are here."""
        self.feed.ids(tuple(self._spans), then)

    def totals(self, then: Callable[[Any], object]) -> None:
        """Give the totals of the selection (of all where fewer than two are selected)."""
        self.feed.totals(tuple(self._spans) if self.selected_count > 1 else None, then)

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

    def _found(self, id: int, position: int | None) -> None:
        if self._find != id:
            return
        self._find = None
        if position is not None and position < self.rows.rowCount():
            self.selectRow(position)
            self.scrollTo(self.rows.index(position, 0), self.ScrollHint.EnsureVisible)
        else:
            self.missed.emit(id)

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

    # Remembering.

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
        self._spans = joined(sorted((r.top(), r.bottom() + 1) for r in ranges))
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
        if id is not None and not self._spans:  # the keyboard came in: Qt selects nothing then
            self.selectRow(self.currentIndex().row())
        if id != self._chosen:
            self._chosen = id
            self.chosen.emit(id)

    def _pressed_again(self, _index: QModelIndex) -> None:
        """Its panel may show a neighbour by now (an amendment): a click brings the record back."""
        if self._chosen is not None and self.current_id() == self._chosen:
            self.chosen.emit(self._chosen)

    def _activated(self, index: QModelIndex) -> None:
        line = self.feed.line(index.row())
        if line is not None:
            self.opened.emit(line.id)

    # Qt's events.

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
        if event.key() in MOVES and not event.modifiers() and not self._spans:
            self.selectRow(self.currentIndex().row())  # Qt selects nothing where none is to go to

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    # Set-up.

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
        self.clicked.connect(self._pressed_again)
        self.doubleClicked.connect(self._activated)
        self.header.sorted.connect(self.resort)
        self.header.arranged.connect(self._keeping.start)
        self.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header.customContextMenuRequested.connect(self._column_menu)

    def resort(self, sort: Sort) -> None:
        """Sort by other columns."""
        if self.feed.ask is not None:
            self.ask(replace(self.feed.ask, sort=sort))
            self._keeping.start()

    def column_menu(self, parent: QWidget) -> QMenu:
        """A menu that shows and hides columns."""
        menu, shown = QMenu(parent), self.shown_columns()
        for index, column in enumerate(self.columns):
            entry = menu.addAction(words(column.title))
            entry.setCheckable(True)
            entry.setChecked(column in shown)
            entry.toggled.connect(partial(self.header.show_column, index))
        menu.addSeparator()
        menu.addAction(str(say("Columns as at first"))).triggered.connect(self.header.reset)
        return menu

    def _column_menu(self, where: QPoint) -> None:
        menu = self.column_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.header.mapToGlobal(where))
