"""The table of a grid: keys that choose, copy and go on; files dropped on a row."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Field
from ctv_desktop.ui.dropped import paths_of
from ctv_desktop.ui.form.grid import clipboard
from ctv_desktop.ui.form.grid.model import GridModel
from ctv_desktop.ui.form.grid.painting import CellPainter
from ctv_desktop.ui.plain import words
from ctv_desktop.values.folding import fold
from ctv_desktop.values.kinds import ChoiceKind

_KEY = QKeySequence.StandardKey
_OURS = (_KEY.Undo, _KEY.Redo, _KEY.Copy, _KEY.Paste)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ROW = 30  # pixels of the design


class GridTable(QTableView):
    """Arrows walk; Tab leaves. In a choice a key chooses, Space takes what stands above."""

    more = Signal()  # a row below the one shown is wanted
    fewer = Signal()
    again = Signal()  # the band one stands in once more
    entered = Signal()
    dropped = Signal(int, list)  # row, paths

    def __init__(self, model: GridModel, name: str) -> None:
        super().__init__()
        self.grid = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(CellPainter(self))
        if model.grid.files is not None:
            self.setAcceptDrops(True)

    # Where it stands.

    def go(self, row: int, column: int | None = None) -> None:
        """Go to a cell, in the column one stands in where none is named."""
        rows = self.grid.rowCount()
        if rows:
            at = self.currentIndex().column() if column is None else column
            row = min(max(row, 0), rows - 1)
            self.setCurrentIndex(self.grid.index(row, max(at, self._first())))

    def _first(self) -> int:
        """The first column that is shown and typed in."""
        columns = range(self.grid.columnCount())
        return next((c for c in columns if not self.isColumnHidden(c)), 0)

    def chosen_rows(self) -> list[int]:
        """The rows with a selected cell, or the one it stands on."""
        found = sorted({index.row() for index in self.selectedIndexes()})
        at = self.currentIndex().row()
        return found or ([at] if at >= 0 else [])

    def fit(self) -> None:
        """The columns shown share the width by their spans."""
        shown = [c for c in range(self.grid.columnCount()) if not self.isColumnHidden(c)]
        spans = [self.grid.grid.fields[c].span for c in shown]
        room, whole = self.viewport().width(), sum(spans)
        for column, span in zip(shown[:-1], spans, strict=False):
            self.setColumnWidth(column, room * span // whole)
        if shown:
            taken = sum(self.columnWidth(column) for column in shown[:-1])
            self.setColumnWidth(shown[-1], max(room - taken, px(40)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState or not index.isValid():
            super().keyPressEvent(event)
        elif self._moved(event) or self._shaped(event) or self._filled(event, index):
            event.accept()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its own keys go before those of the window: Ctrl+Z takes a cell back, not an act."""
        if isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def _moved(self, event: QKeyEvent) -> bool:
        """Steps are taken back or again; cells are copied or put in."""
        at = self.currentIndex()
        if event.matches(_KEY.Undo) or event.matches(_KEY.Redo):
            (self.grid.back if event.matches(_KEY.Undo) else self.grid.forward)()
            self.go(at.row(), at.column())
        elif event.matches(_KEY.Copy):
            QGuiApplication.clipboard().setText(clipboard.copied(self))
        elif event.matches(_KEY.Paste):
            rows = clipboard.pasted(self, QGuiApplication.clipboard().text())
            self.go(at.row() + max(rows - 1, 0), at.column())
        else:
            return False
        return True

    def _shaped(self, event: QKeyEvent) -> bool:
        """Rows come and go."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Insert:
            self.more.emit()
        elif event.key() == Qt.Key.Key_Delete and control:
            self.fewer.emit()
        elif event.key() == Qt.Key.Key_D and control and self.grid.grid.copy:
            self.again.emit()
        else:
            return False
        return True

    def _filled(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """A value comes into the cell, or goes."""
        field = self.grid.grid.fields[index.column()]
        plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~plain:
            return False
        if event.key() in _ENTER:
            self.offer(index)
            if not field.read_only and not isinstance(field.kind, ChoiceKind):
                self.edit(index)
            return True
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if not field.read_only:
                self._clear(field)
            return True
        if field.read_only or not isinstance(field.kind, ChoiceKind):
            return False
        return self._picked(event, index, field)

    def _picked(self, event: QKeyEvent, index: QModelIndex, field: Field) -> bool:
        if event.key() == Qt.Key.Key_Space:
            if index.row():
                self._choose(index, self.grid.value(index.row() - 1, field.key))
            return True
        code = code_of(field, event.text())
        if code is not None:
            self._choose(index, code)
        return code is not None

    def _choose(self, index: QModelIndex, code: Any) -> None:
        """In all rows chosen, then on to the next one."""
        rows = self.chosen_rows()
        key = self.grid.grid.fields[index.column()].key
        with self.grid.one_step():
            for row in rows:
                self.grid.choose(row, key, code)
        self.go(rows[-1] + 1)

    def _clear(self, field: Field) -> None:
        empty = "" if field.kind.align == "start" else None
        with self.grid.one_step():
            for row in self.chosen_rows():
                self.grid.choose(row, field.key, empty)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.go(self.currentIndex().row() + 1)

    # The mouse.

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        field = self.grid.grid.fields[index.column()] if index.isValid() else None
        if field is not None and isinstance(field.kind, ChoiceKind):
            self.offer(index)
        else:
            super().mouseDoubleClickEvent(event)

    def offer(self, index: QModelIndex) -> None:
        """Show the choices below a cell."""
        field = self.grid.grid.fields[index.column()]
        if field.read_only or not isinstance(field.kind, ChoiceKind):
            return
        menu = QMenu(self)
        for place, (code, option) in enumerate(field.kind.choices.items(), 1):
            said = QAction(words(f"{place}   {option.label}"), menu)
            said.setData(code)
            menu.addAction(said)
        below = self.visualRect(index).bottomLeft() + QPoint(0, 1)
        taken = menu.exec(self.viewport().mapToGlobal(below))
        if taken is not None:
            self._choose(index, taken.data())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and paths_of(event):
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        paths = paths_of(event)
        if index.isValid() and paths:
            event.acceptProposedAction()
            self.dropped.emit(index.row(), paths)


def _is_ours(event: QKeyEvent) -> bool:
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and any(event.matches(key) for key in _OURS)


def code_of(field: Field, text: str) -> str | None:
    """The choice a key stands for: its number, or the first letter of one word alone."""
    if len(text) != 1 or not isinstance(field.kind, ChoiceKind):
        return None
    codes = list(field.kind.choices)
    if text.isdecimal():
        place = int(text)
        return codes[place - 1] if 1 <= place <= len(codes) else None
    wanted = fold(text)
    begin = [c for c in codes if wanted and fold(str(field.kind.choices[c].label))[:1] == wanted]
    return begin[0] if len(begin) == 1 else None
