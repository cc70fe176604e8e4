"""The rent roll on screen: as of a day, of all or one building, as a list or as figures."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctv_desktop.features.park.rows import place_choices
from ctv_desktop.features.rentroll import rows
from ctv_desktop.features.rentroll.screen.board import Board
from ctv_desktop.features.rentroll.screen.listing import LISTING
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Field
from ctv_desktop.ui.form.fields import DayEditor
from ctv_desktop.ui.listpane import ListPane
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import DropDown, button, label
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import DAY
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from pathlib import Path

    from ctv_desktop.database.read import Ask, Reader
    from ctv_desktop.ui.declare import RecordView
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language


class RentRollScreen(ListPane):
    """The rent roll; at its side stands the unit of the row chosen."""

    noun = "unit"
    VIEWS = (("list", say("List")), ("figures", say("Figures")))
    chosen = Signal(object)
    opened = Signal(object)
    _as_of: date | None = None  # None: today, whatever day that becomes

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, LISTING, parent)
        self._places_read = False
        self.wrong = label("", "error")
        self.wrong.hide()
        self.filters.stand_above(self._bar(), self.wrong)
        self.board = Board()
        self.board.quarter.connect(self._show_ending)
        self.board.building.connect(self._show_building)
        self.board.export.connect(self._export_figures)
        self.board.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.pages), self.board, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print)

    def _connect(self) -> None:
        super()._connect()
        self.list.opened.disconnect(self.opened)
        self.list.opened.connect(self._open)

    def day(self) -> date:
        """The day asked, today where none is."""
        today: date = self.desk.today()
        return self._as_of or today

    def know(self, view: "RecordView") -> None:
        """Nothing is done to the rows of a rent roll."""

    def _open(self, id: int | None) -> None:
        if id is not None:
            self.desk.open("unit", id)

    # Filters.

    def _bar(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(px(8))
        self.views = Segmented(self.VIEWS, say("List or figures"))
        self.views.chosen.connect(self.show_view)
        self.editor = DayEditor(Field("day", say("As of"), DAY), self.desk.today)
        self.editor.line.setAccessibleName(str(say("As of")))
        fixed = QSizePolicy.Policy.Fixed
        self.editor.line.setSizePolicy(fixed, fixed)
        self.editor.line.setFixedWidth(px(132))
        self.editor.put(self.day())
        for signal in (self.editor.entered, self.editor.left):
            signal.connect(self._dated)
        self.editor.edited.connect(self._typed_day)
        self.place = DropDown()
        self.place.setAccessibleName(str(say("Site or building")))
        self.place.addItem(str(say("All buildings")), None)
        self.place.setMinimumWidth(px(150))
        self.place.setMaximumWidth(px(230))
        self.place.activated.connect(self._scope)
        paper = button(say("Print…"))
        paper.clicked.connect(self.print)
        for part in (self.views, label(say("As of"), wrap=False), self.editor.line, self.place):
            across.addWidget(part)
        across.addStretch(1)
        across.addWidget(paper)
        return across

    def _typed_day(self) -> None:
        """What the calendar gave is taken at once; what is typed, when it is whole."""
        if len(self.editor.line.text()) >= len("01/01/2027"):
            self._dated()

    def _dated(self) -> None:
        try:
            day = self.editor.value() or self.desk.today()
        except Refused as refused:
            self.wrong.setText(str(refused))
            self.wrong.show()
            return
        self.wrong.hide()
        if day != self.day():
            self.show_as_of(day)

    def show_as_of(self, day: date) -> None:
        """Show the roll of a day."""
        self._as_of = None if day == self.desk.today() else day
        self.editor.put(day)
        self.renew()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if not self._places_read:
            self._places_read = True
            self.desk.tasks.read(place_choices, then=self._offer_places, owner=self, lane="places")

    def _offer_places(self, found: list[tuple[str, int, str]]) -> None:
        for scope, id, words in found:
            self.place.addItem(words, (scope, id))

    def _scope(self, _index: int = 0) -> None:
        self.show_list(self.ask.filter, self._place(), self.search.text())

    def _place(self) -> dict[str, Any]:
        chosen = self.place.currentData()
        return {chosen[0]: chosen[1]} if chosen else {}

    def _put(self, ask: "Ask") -> None:
        super()._put(ask)
        if not ask.scope:
            self.place.setCurrentIndex(0)
        self._read_figures()

    def _refresh(self) -> None:
        super()._refresh()
        self._read_figures()

    # Figures.

    def show_view(self, key: str) -> None:
        """Show the list, or the figures of the day."""
        board = key == "figures"
        self.views.set_current(key)
        self.board.setVisible(board)
        for part in (self.pages, self.totals, self.chips):
            part.setVisible(not board)
        if board:
            self._read_figures()
        else:
            self.setFocus()

    def _read_figures(self) -> None:
        if not self.board.isHidden():
            self.desk.tasks.read(
                rows.figures, self.day(), self._place(), then=self.board.show_figures, owner=self,
                lane="figures",
            )  # fmt: skip

    def _show_ending(self, between: str) -> None:
        self.show_view("list")
        self.show_list("let", {**self._place(), "ends_between": between})

    def _show_building(self, id: int) -> None:
        self.show_view("list")
        self.show_list("", {"building": id})
        at = next((p for p in range(self.place.count())
                   if self.place.itemData(p) == ("building", id)), 0)  # fmt: skip
        self.place.setCurrentIndex(at)

    def _export_figures(self) -> None:
        name = f"{say('rent-roll-figures')}-{self.day().isoformat()}.xlsx"
        path = self.desk.save_file(name, [(say("Excel workbook"), "*.xlsx")])
        if path is not None:
            self.desk.tasks.read(
                written, path, self.day(), self._place(), self.speech,
                then=partial(self._told, path), owner=self,
            )  # fmt: skip

    def _told(self, path: "Path", sheets: int) -> None:
        self.desk.notify(
            says("{count} sheet written to {name}.", "{count} sheets written to {name}.", sheets,
                 name=path.name)
        )  # fmt: skip

    # Paper.

    def print(self, _checked: bool = False) -> None:
        """Show the paper of what is asked: the day, the building."""
        day = self.day()
        self.desk.preview(
            say("Rent roll as of {day}", day=day),
            f"{say('rent-roll')}-{day.isoformat()}.pdf",
            partial(printed, day, self.desk.today(), self._place()),
            kind="rent-roll",
        )


def printed(
    day: date, today: date, scope: Mapping[str, Any], reader: "Reader", language: "Language"
) -> bytes:
    """The paper, made in a reading lane."""
    from ctv_desktop.features.rentroll.screen.paper import print_roll

    return print_roll(reader, day, today, language, scope)


def written(
    reader: "Reader", path: "Path", day: date, scope: Mapping[str, Any], language: "Language"
) -> int:
    """The figures as a workbook, written in a reading lane; gives the number of its sheets."""
    from ctv_desktop.features.rentroll.screen.book import write

    return write(path, rows.figures(reader, day, scope), language)
