"""A whole list as a screen: title and acts, filters, the list, its totals; empty states; export."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.database.read import Ask, counts
from ctv_desktop.ui.action import Acts
from ctv_desktop.ui.list import ListView
from ctv_desktop.ui.listpane.filters import ListFilters
from ctv_desktop.ui.listpane.head import ListHead, heads_of
from ctv_desktop.ui.listpane.pages import ListPages
from ctv_desktop.ui.totals import TotalsBar
from ctv_desktop.values import language
from ctv_desktop.values.record import replace
from ctv_desktop.values.say import says

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Listing, RecordView, Values
    from ctv_desktop.ui.listpane.menu import ListMenu

TYPED_MS = 60  # a filter follows the typing at this distance
MANY = 2000  # selected rows whose ids are only fetched when something is done to them


class ListPane(QWidget):
    """The list of one noun with all that can be done to it."""

    chosen = Signal(object)  # id of the line with the focus, or None
    opened = Signal(object)  # id: Enter or double click

    def __init__(self, desk: Any, listing: "Listing", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.listing = desk, listing
        self._asked = False
        self._stale = False
        self._view: RecordView | None = None
        self.speech = language.current()
        self.acts = Acts(desk, listing.actions, self)
        self.list = ListView(
            desk.tasks,
            listing.query,
            listing.columns,
            self.speech,
            desk.memory,
            listing.key or listing.noun,
        )
        self.list.setAccessibleName(str(listing.title))
        self.ask = Ask(self.day(), self.listing.first_chip, sort=self.list.remembered_sort())
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPED_MS)
        self._build()
        self._connect()

    def day(self) -> date:
        """The day the list is asked as of."""
        today: date = self.desk.today()
        return today

    # What the window asks.

    def show_list(
        self,
        filter: str | None = None,
        scope: "Values | None" = None,
        text: str = "",
    ) -> None:
        """Show a filter (None: the first chip), a scope and words: a figure's exact list."""
        chosen = self.listing.first_chip if filter is None else filter
        self.chips.set_current(chosen)
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self._put(replace(self.ask, filter=chosen, scope=dict(scope or {}), text=text))

    def start(self) -> None:
        """Show the list if nothing was asked of it yet."""
        if not self._asked:
            self._put(self.ask)

    def select(self, id: int) -> None:
        """Select a record and bring it into view; what hides it is cleared."""
        self.start()
        if self._stale:
            self._refresh()
        self.list.select(id)

    def _missed(self, id: int) -> None:
        if self.ask.filter or self.ask.text or self.ask.scope:
            before = self.ask
            self._clear()
            if self.ask != before:
                self.list.select(id)

    def know(self, view: "RecordView") -> None:
        """Take what the panel knows of the chosen record: acts say why they cannot be done."""
        self._view = view
        self._offer()

    def renew(self) -> None:
        """Ask again: the day, or what surrounds the list, has changed."""
        if self._asked:
            self._put(self.ask)

    # Asking.

    def _put(self, ask: Ask) -> None:
        self._asked, self._stale = True, False
        sort = self.list.feed.ask.sort if self.list.feed.ask else ask.sort
        self.ask = replace(ask, today=self.day(), sort=sort)
        self.filters.show_scope(bool(self.ask.scope))
        self.list.ask(self.ask)

    def _filter(self, key: str) -> None:
        self._put(replace(self.ask, filter=key))

    def _typed(self) -> None:
        text = self.search.text().strip()
        if text != self.ask.text:
            self._put(replace(self.ask, text=text))

    def _typing_on(self, text: str) -> None:
        if self.desk.tasks.at_once or not text:
            self._typed()
        else:
            self._typing.start()

    def _clear(self) -> None:
        """Show all: no words, no scope, and the chip that shows all where there is one."""
        keys = [chip.key for chip in self.listing.chips]
        self.show_list("" if "" in keys or not keys else None)

    def _unscope(self) -> None:
        self._put(replace(self.ask, scope={}))

    def _changed(self, changed: Any) -> None:
        if not (changed.tables & self.listing.watches) or not self._asked:
            return
        if self.isVisible() or self.desk.tasks.at_once:
            self._refresh()
        else:
            self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        self.list.refresh()

    # What comes back.

    def _counted(self, count: int, exact: bool) -> None:
        self.totals.count(count if exact else None)
        self._show_state(count, exact)
        if exact:
            self._sum()
            self._count_chips()

    def _count_chips(self) -> None:
        keys = [chip.key for chip in self.listing.chips]
        if self.listing.chips or not self.list.feed.count:
            self.desk.tasks.read(
                counts,
                self.listing.query,
                self.ask,
                tuple(dict.fromkeys([*keys, ""])),
                then=self._chips_counted,
                owner=self,
                lane="counts",
            )

    def _chips_counted(self, found: dict[str, int]) -> None:
        self.filters.show_counts(found, self.speech)
        untouched = not self.ask.text and not self.ask.scope
        if not self.list.feed.count and not found[""] and untouched:
            self.pages.show_empty()

    def _show_state(self, count: int, exact: bool) -> None:
        if bool(count) or not exact:
            self.pages.show_list()
        elif self.ask.text or self.ask.filter:
            self.pages.show_nothing()
        else:  # a place with nothing in it yet offers to make the first: no filter to be cleared
            self.pages.show_empty()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to the list. A focus proxy would let Tab skip all that stands above."""
        self.pages.setFocus(reason)

    def _sum(self) -> None:
        if self.listing.totals:
            self.list.totals(self.totals.show_totals)

    def _picked(self) -> None:
        self.totals.selected(self.list.selected_count)
        self._sum()
        self._offer()

    def _offer(self) -> None:
        """Tell the acts what they would be done to."""
        count = self.list.selected_count
        if count > MANY:
            start, stop = self.list.spans()[0]
            some = [self.list.feed.line(row) for row in range(start, min(stop, start + 2))]
            self.acts.about_many(tuple(line.id if line else 0 for line in some), self.list.ids)
        else:
            self.list.ids(self._offered)

    def _offered(self, ids: tuple[int, ...]) -> None:
        known = self._view if self._view is not None and ids == (self._view.id,) else None
        self.acts.about(ids, known.values if known else None)

    def _lost(self, count: int) -> None:
        self.desk.notify(
            says(
                "{count} selected line cannot be followed here: it is no longer selected.",
                "{count} selected lines cannot be followed here: none is selected any more.",
                count,
            )
        )

    def _copied(self, count: int) -> None:
        self.desk.notify(says("{count} line copied.", "{count} lines copied.", count))

    # Keys.

    def focus_filter(self) -> None:
        """Go to the filter field."""
        self.head.focus_filter()

    def _to_list(self, first: bool) -> None:
        self._typed()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if first and not self.list.selected_count and self.list.feed.count:
            self.list.selectRow(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()
        if self._stale:
            self._refresh()

    # Set-up.

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 8)
        column.setSpacing(10)
        self.head = ListHead(self.listing, self.acts)
        self.search = self.head.search
        column.addWidget(self.head)
        self.filters = ListFilters(self.listing.chips)
        self.chips = self.filters.chips
        column.addWidget(self.filters)
        self.pages = ListPages(self.list, self.listing, self.acts)
        column.addWidget(self.pages, 1)
        self.totals = TotalsBar(self.listing.totals, self.speech)
        column.addWidget(self.totals)

    # What few lists ever show is made when they do.

    @cached_property
    def menu(self) -> "ListMenu":
        """What can be done to the lines."""
        from ctv_desktop.ui.listpane.menu import ListMenu

        return ListMenu(self)

    def _menu(self, where: QPoint) -> None:
        self.menu.pop_up(where)

    def _more_menu(self) -> None:
        self.head.menu.clear()
        self.menu.fill(self.head.menu, heads_of(self.listing))

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.list.counted.connect(self._counted)
        self.list.picked.connect(self._picked)
        self.list.missed.connect(self._missed)
        self.list.copied.connect(self._copied)
        self.list.lost.connect(self._lost)
        self.list.menu_asked.connect(self._menu)
        self.chips.chosen.connect(self._filter)
        self.filters.widened.connect(self._unscope)
        self.pages.cleared.connect(self._clear)
        self.search.textChanged.connect(self._typing_on)
        self.head.left.connect(self._to_list)
        self.head.menu.aboutToShow.connect(self._more_menu)
        self._typing.timeout.connect(self._typed)
        self.desk.tasks.changed.connect(self._changed)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.focus_filter)
