"""The bin: what was deleted, of every noun, and the way back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ctv_desktop.app import features
from ctv_desktop.app.dialogs import Sheet
from ctv_desktop.database import journal
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values import language
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.app.desk import WindowDesk

NOUNS = {noun.table: noun for noun in features.NOUNS.values()}
TABLES = tuple(NOUNS)


class BinSheet(Sheet):
    """What was deleted, newest first, each with a button that brings it back."""

    def __init__(self, desk: "WindowDesk") -> None:
        super().__init__(desk.window, say("Bin"), 720, 560)
        self.desk = desk
        self._column = QVBoxLayout(self)
        desk.tasks.changed.connect(self._read)
        self._read()

    def _read(self, _changed: object = None) -> None:
        self.desk.tasks.read(journal.bin_rows, TABLES, then=self._show, owner=self, lane="bin")

    def _show(self, found: list[journal.Binned]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if old := item.widget():
                old.deleteLater()
        if not found:
            words = say("The bin is empty"), say("What you delete waits here to be restored.")
            self._column.addWidget(EmptyState("delete", *words))
            return
        area, inside = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        grid = QGridLayout(inside)
        grid.setColumnStretch(0, 1)
        for row, binned in enumerate(found[:200]):
            self._add(grid, row, binned)
        grid.setRowStretch(len(found), 1)
        area.setWidget(inside)
        self._column.addWidget(area)

    def _add(self, grid: QGridLayout, row: int, binned: journal.Binned) -> None:
        noun = NOUNS[binned.table]
        name = noun.called(binned.values)
        spoken = language.current()
        grid.addWidget(label(f"{noun.title} {name}", "strong"), row, 0)
        grid.addWidget(label(f"{spoken.instant(binned.at)} · {binned.who}", "quiet"), row, 1)
        restore = button(say("Restore"))
        restore.clicked.connect(partial(_restore, self.desk, binned))
        grid.addWidget(restore, row, 2)


def _restore(desk: "WindowDesk", binned: journal.Binned, _checked: bool = False) -> None:
    desk.act(journal.restore, binned.act, binned.said)
