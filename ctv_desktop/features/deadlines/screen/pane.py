"""Critical dates: the list with its filters of place and role, or the same as a calendar."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctv_desktop.features.deadlines import rows
from ctv_desktop.features.deadlines.screen.listing import LISTING
from ctv_desktop.features.deadlines.words import KINDS, ROLES, STATES
from ctv_desktop.features.park.rows import place_choices
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.listpane import ListPane
from ctv_desktop.ui.month import Entry, Month
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import DropDown, button, icon_button, label
from ctv_desktop.values import language
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Ask
    from ctv_desktop.ui.declare import RecordView
    from ctv_desktop.ui.desk import Desk

Offers = list[tuple[str, int, str]]  # scope, id, words


class DeadlinesScreen(ListPane):
    """The list of critical dates; at its side stands the lease behind the one chosen."""

    noun = "lease"
    VIEWS = (("list", say("List")), ("calendar", say("Calendar")))
    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, LISTING, parent)
        self._places_read = False
        self._build_calendar()
        self.filters.stand_above(self._bar())

    def _connect(self) -> None:
        super()._connect()
        self.list.chosen.disconnect(self.chosen)
        self.list.opened.disconnect(self.opened)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)

    def know(self, view: "RecordView") -> None:
        """The lease at the side says nothing of what can be done to a critical date."""

    def select(self, id: int) -> None:
        """The ids here are not those of leases: the list stays where it is."""
        self.start()

    def _choose(self, id: int | None) -> None:
        if id is not None:
            self.desk.tasks.read(
                rows.lease_of, id, self.day(), then=self.chosen.emit, owner=self, lane="lease_of"
            )

    def _open(self, id: int | None) -> None:
        if id is not None:
            self.acts.run("open")

    # Filters.

    def _bar(self) -> Flow:
        across = Flow(gap=px(8))
        self.views = Segmented(self.VIEWS, say("List or calendar"))
        self.views.chosen.connect(self.show_view)
        self.place = DropDown()
        self.place.setAccessibleName(str(say("Site or building")))
        self.place.addItem(str(say("All buildings")), None)
        self.role = DropDown()
        self.role.setAccessibleName(str(say("Team")))
        self.role.addItem(str(say("All teams")), None)
        for code, role in ROLES.items():
            self.role.addItem(str(say("Team: {role}", role=role.label)), code)
        for box in (self.place, self.role):
            box.setMinimumWidth(px(150))
            box.setMaximumWidth(px(162))
            box.activated.connect(self._scope)
        marks = (self.acts.button("done"), self.acts.button("postpone"))
        for part in (self.views, self.place, self.role, *marks):
            across.addWidget(part)
        return across

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if not self._places_read:
            self._places_read = True
            self.desk.tasks.read(place_choices, then=self._offer_places, owner=self, lane="places")

    def _offer_places(self, found: Offers) -> None:
        for scope, id, words in found:
            self.place.addItem(words, (scope, id))

    def _scope(self, _index: int = 0) -> None:
        scope: dict[str, Any] = {}
        if self.place.currentData():
            key, id = self.place.currentData()
            scope[key] = id
        if self.role.currentData():
            scope["role"] = self.role.currentData()
        self.show_list(self.ask.filter, scope, self.search.text())

    def _put(self, ask: "Ask") -> None:
        super()._put(ask)
        if not ask.scope:
            self.place.setCurrentIndex(0)
            self.role.setCurrentIndex(0)
        self._read_month()

    def _refresh(self) -> None:
        super()._refresh()
        self._read_month()

    # The calendar.

    def _build_calendar(self) -> None:
        self.month = Month(self.desk.today())
        self.month.setAccessibleName(str(say("Calendar")))
        self.month.turned.connect(self._turned)
        self.month.activated.connect(self.show_day)
        self.month.moved.connect(self._tell_day)
        self.holder = QWidget()
        column = QVBoxLayout(self.holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(self._turns())
        column.addWidget(self.month, 1)
        self.told = label("", "small")
        self.told.setMinimumHeight(px(34))
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | self.told.alignment())
        column.addWidget(self.told)
        self.holder.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.pages), self.holder, 1)

    def _turns(self) -> QHBoxLayout:
        across = QHBoxLayout()
        self.title = label("", "heading", wrap=False)
        back = icon_button("chevron_left", say("Month before"))
        on = icon_button("chevron_right", say("Next month"))
        now = button(say("Today"))
        back.clicked.connect(partial(self._leaf, -1))
        on.clicked.connect(partial(self._leaf, 1))
        now.clicked.connect(self._now)
        across.addWidget(back)
        across.addWidget(on)
        across.addWidget(now)
        across.addWidget(self.title)
        across.addStretch(1)
        return across

    def _leaf(self, months: int, _checked: bool = False) -> None:
        self.month.turn(months)

    def _now(self, _checked: bool = False) -> None:
        self.month.go(self.desk.today())

    def show_view(self, key: str) -> None:
        """Show the list, or the month."""
        calendar = key == "calendar"
        self.views.set_current(key)
        self.holder.setVisible(calendar)
        for part in (self.pages, self.totals, self.chips):
            part.setVisible(not calendar)
        if calendar:
            self._read_month()
            self.month.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    def show_day(self, day: date) -> None:
        """The list of what falls on a day."""
        self.show_view("list")
        self.show_list("", {**self._kept(), "day": day.isoformat()})

    def _kept(self) -> dict[str, Any]:
        return {key: value for key, value in self.ask.scope.items() if key != "day"}

    def _turned(self, _first: date) -> None:
        self._read_month()

    def _read_month(self) -> None:
        if self.holder.isHidden():
            return
        first, last = self.month.shown
        self.title.setText(language.current().month(self.month.first).capitalize())
        self.desk.tasks.read(
            rows.between, self.day(), first, last, self._kept(), then=self._show_month, owner=self,
            lane="month",
        )  # fmt: skip

    def _show_month(self, found: list[rows.Found]) -> None:
        open_first = sorted(found, key=lambda each: list(STATES).index(each.state))
        self.month.set_entries(_entry(each) for each in open_first)
        self._tell_day(self.month.current)

    def _tell_day(self, day: date) -> None:
        self.told.setText("  ·  ".join(self.month.said(day).split("\n")))


def _entry(found: rows.Found) -> Entry:
    kind, state = KINDS.label(found.kind), STATES[found.state]
    words = say("{kind}: {tenant}", kind=kind, tenant=found.tenant)
    detail = say(
        "{state} · {kind}: {tenant} ({lease})",
        state=state.label,
        kind=kind,
        tenant=found.tenant,
        lease=found.lease,
    )
    return Entry(found.day, str(words), state.tone, str(detail))
