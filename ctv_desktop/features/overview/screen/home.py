"""The home screen: the park today; every figure opens the list behind it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.overview import rows
from ctv_desktop.features.overview.screen import stacks
from ctv_desktop.features.overview.screen.figures import Figures
from ctv_desktop.features.overview.screen.seen import Seen, look
from ctv_desktop.features.overview.screen.side import Side
from ctv_desktop.features.park.rows import plan
from ctv_desktop.ui.bars import Bar, Bars
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.card import Card
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.parts.legend import Legend
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import label
from ctv_desktop.ui.plan import Plan
from ctv_desktop.values import language
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.ui.desk import Desk

TITLE = 220  # pixels of the design that the plan's title wants at least
WATCHES = {"site", "building", "floor", "unit", "lease", "lease_line", "tenant", "ticket",
           "landlord", "phase", "milestone", "lease_step", "lease_option", "deadline_mark",
           "deadline_lead", "deposit_entry", "guarantee", "revision", "payment", "survey",
           "invoice"}  # fmt: skip


class HomeScreen(QWidget):
    """Figures, stacks, expiry profile; what needs attention beside them."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.seen: Seen | None = None
        self._stale = True
        self._mode = "state"
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._middle(), 1)
        self.side = Side(desk)
        across.addWidget(self.side)
        desk.tasks.changed.connect(self._changed)

    def _middle(self) -> QScrollArea:
        inside = QFrame()
        inside.setProperty("part", "ground")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(16), px(14), px(16), px(16))
        self._column.setSpacing(px(12))
        self.figures = Figures(self.desk)
        self._column.addWidget(self.figures)
        self._plan()
        self._bars()
        self._column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _plan(self) -> None:
        self._head = QHBoxLayout()
        self.title = label("", "heading")
        self.modes = Segmented(stacks.MODES, say("Colour the plan by"))
        self.modes.chosen.connect(self._recolour)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.modes)
        self._column.addLayout(self._head)
        self.plan = Plan()
        self.plan.activated.connect(self._open_unit)
        self.plan.moved.connect(self._show_unit)
        self.legend = Legend()
        self.empty = EmptyState(
            "apartment",
            say("No building yet"),
            say("Add a site and its buildings, or import a workbook from the Park menu."),
            say("Add a building"),
        )
        self.empty.clicked.connect(self._add_building)
        for part in (self.plan, self.legend, self.empty):
            self._column.addWidget(part)
        self.empty.hide()

    def _bars(self) -> None:
        self.profile = Card(say("When the leases end"), say("m² by quarter"))
        self.bars = Bars()
        self.bars.setMinimumHeight(px(170))
        self.bars.activated.connect(self._show_quarter)
        self.profile.add(self.bars)
        self._column.addWidget(self.profile)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() - self.side.width())

    def _arrange(self, width: int) -> None:
        """Figures in one line or two, the choice of colours beside its title or below it."""
        self.figures.arrange(width)
        needed = self.modes.sizeHint().width() + px(TITLE)
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if width >= needed else way.TopToBottom)

    # Reading.

    def start(self) -> None:
        """Read the park, when home is shown for the first time or has grown stale."""
        if self._stale:
            self.refresh()

    def show_list(self, _filter: str, _scope: Mapping[str, Any]) -> None:
        """Home has no list; it is just shown."""
        self.start()

    def refresh(self) -> None:
        """Read the park again."""
        self._stale = False
        today = self.desk.today()
        self.desk.tasks.read(look, today, then=self._show, owner=self, lane="home")

    def _changed(self, changed: Any) -> None:
        if changed.tables & WATCHES:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.start()

    # Showing.

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self.figures.show_figures(seen)
        self.title.setText(str(say("The park on {day}", day=seen.today)))
        self._recolour(self._mode)
        self._show_bars(seen)
        self.side.show_concerns(seen.concerns, seen.today)
        if self.desk.memory.get("steps_dismissed"):
            self.side.hide_steps()
        else:
            self.side.show_steps(seen.steps, self._dismiss_steps)

    def _recolour(self, mode: str) -> None:
        self._mode = mode
        if self.seen is None:
            return
        there = bool(self.seen.stacks)
        self.plan.setVisible(there)
        self.legend.setVisible(there)
        self.empty.setVisible(not self.seen.steps.building)
        asked = stacks.Asked(mode, self.seen.today, self.seen.late)
        self.plan.set_stacks(stacks.stacks(self.seen.stacks, asked))
        self.legend.set_entries(stacks.LEGENDS[mode])

    def _show_bars(self, seen: Seen) -> None:
        self.profile.setVisible(any(quarter.area for quarter in seen.quarters))
        self.bars.set_bars(tuple(_bar(quarter, seen.today) for quarter in seen.quarters))

    def _unit(self, id: object) -> plan.StackUnit | None:
        found = (
            unit
            for stack in (self.seen.stacks if self.seen else ())
            for floor in stack.floors
            for unit in floor.units
        )
        return next((unit for unit in found if unit.id == id), None)

    def _show_unit(self, id: object) -> None:
        self.side.show_unit(self._unit(id))

    # Going behind a figure.

    def _open_unit(self, id: object) -> None:
        if isinstance(id, int):
            self.desk.open("unit", id)

    def _show_quarter(self, number: int) -> None:
        if self.seen:
            quarter = self.seen.quarters[number]
            starts = max(quarter.starts, self.seen.today)
            between = f"{starts.isoformat()}/{quarter.ends.isoformat()}"
            self.desk.show("leases", "", {"ends_between": between})

    def _add_building(self) -> None:
        self.desk.edit("building", None)

    def _dismiss_steps(self) -> None:
        self.desk.memory["steps_dismissed"] = True
        self.side.hide_steps()


def _bar(quarter: rows.Quarter, today: date) -> Bar:
    spoken = language.current()
    number, year = (quarter.starts.month + 2) // 3, quarter.starts.year
    name = say("Q{number} {year}", number=number, year=f"{year % 100:02d}")
    shown = spoken.number(quarter.area // 100) + "\u00a0m²" if quarter.area else ""
    tone = "ends" if (quarter.starts - today).days < rows.SOON else "let_alt"
    if quarter.last:
        name = say("{year} on", year=str(year))
    return Bar(str(name), quarter.area, shown, tone, f"{name}: {spoken.area(quarter.area)}")
