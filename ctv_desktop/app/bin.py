"""The bin: what was deleted, of every noun, and the way back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ctv_desktop.app import features
from ctv_desktop.app.dialogs import Sheet
from ctv_desktop.database import journal
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.parts.notice import Notices
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.app.desk import WindowDesk
    from ctv_desktop.database.work import Changed

# What is edited; of nouns that show one table, the first is what its rows are.
NOUNS = {noun.table: noun for noun in reversed(features.NOUNS.values()) if noun.form}
TABLES = tuple(NOUNS)
SHOWN = 200  # lines: what is older is rarely looked for


class BinSheet(Sheet):
    """What was deleted, newest first, each with a button that brings it back."""

    def __init__(self, desk: "WindowDesk") -> None:
        super().__init__(desk.window, say("Bin"), 720, 560)
        self.desk = desk
        self._column = QVBoxLayout(self)
        self.notices = Notices(self)  # the window's own would stand behind the sheet
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
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid = QGridLayout(inside)
        grid.setColumnStretch(0, 1)
        for row, binned in enumerate(found[:SHOWN]):
            self._add(grid, row, binned)
        if (more := len(found) - SHOWN) > 0:
            said = says("and {count} older one.", "and {count} older ones.", more)
            grid.addWidget(label(said, "quiet"), SHOWN, 0)
        grid.setRowStretch(len(found), 1)
        area.setWidget(inside)
        self._column.addWidget(area)
        inside.findChildren(QPushButton)[0].setFocus()

    def _add(self, grid: QGridLayout, row: int, binned: journal.Binned) -> None:
        noun = NOUNS[binned.table]
        name = noun.called(binned.values)
        spoken = language.current()
        grid.addWidget(label(f"{noun.title} {name}", "strong"), row, 0)
        grid.addWidget(label(f"{spoken.instant(binned.at)} · {binned.who}", "quiet"), row, 1)
        restore = button(say("Restore"))
        restore.setAccessibleName(str(say("Restore {field}", field=f"{noun.title} {name}")))
        restore.clicked.connect(partial(_restore, self, binned))
        grid.addWidget(restore, row, 2)

    def restore(self, binned: journal.Binned) -> None:
        """Bring a record back; what is done, or in the way, is said here."""
        self.desk.tasks.write(
            journal.restore, binned.act, binned.said, then=self._done, refused=self._refused
        )

    def _done(self, changed: "Changed") -> None:
        if changed.said:
            self.notices.show(changed.said)

    def _refused(self, refused: Refused) -> None:
        self.notices.show(Say(str(refused)), "bad")


def _restore(sheet: BinSheet, binned: journal.Binned, _checked: bool = False) -> None:
    sheet.restore(binned)
