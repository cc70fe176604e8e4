"""A whole list as a screen: title and acts, filters, the list, its totals; empty states; export."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.database.read import Ask, counts
from ctv_desktop.ui import icons
from ctv_desktop.ui.action import Acts
from ctv_desktop.ui.exporting import FORMS, Exporter
from ctv_desktop.ui.list import ListView
from ctv_desktop.ui.parts.chip import ChipBar, Filter
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.parts.heading import SplitHeading
from ctv_desktop.ui.parts.search import SearchField
from ctv_desktop.ui.plain import button, icon_button, tip, words
from ctv_desktop.ui.totals import TotalsBar
from ctv_desktop.values import language
from ctv_desktop.values.record import replace
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Action, Listing, RecordView, Values

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
        self.ask = Ask(self.day(), self._first_chip(), sort=self.list.remembered_sort())
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPED_MS)
        self._build()
        self._holds: QWidget = self.list  # what takes the keyboard for the whole
        self.exporter = Exporter(desk, listing, self.list, self.totals)
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
        chosen = self._first_chip() if filter is None else filter
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
        if self.ask.scope or "_scoped" in self.__dict__:
            self._scoped.setVisible(bool(self.ask.scope))
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
        for chip in self.listing.chips:
            self.chips.set_count(chip.key, self.speech.number(found[chip.key]))
        untouched = not self.ask.text and not self.ask.scope
        if not self.list.feed.count and not found[""] and untouched:
            self._turn(self.empty)

    def _show_state(self, count: int, exact: bool) -> None:
        # A place with nothing in it yet offers to make the first: it is no filter to be cleared.
        asked = self.ask.text or self.ask.filter
        found = bool(count) or not exact
        self._turn(self.list if found else self.nothing if asked else self.empty)

    def _turn(self, page: QWidget) -> None:
        """Show the list or what stands in its place; what is shown takes the keyboard."""
        held = self.pages.currentWidget() is not page and self._holds.hasFocus()
        self.pages.setCurrentWidget(page)
        button = page.button if isinstance(page, EmptyState) else None
        self._holds = button or page
        if held:
            self.setFocus()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to the list. A focus proxy would let Tab skip all that stands above."""
        self._holds.setFocus(reason)

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

    # Menus.

    def _menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(where)

    def fill_menu(self, menu: QMenu, above: "Sequence[Action]" = ()) -> None:
        """The declared actions (those that share a menu in one line), then copy and export."""
        menu.setToolTipsVisible(True)
        actions = [action for action in self.listing.actions if action not in above]
        self.acts.fill(menu, [action for action in actions if not action.menu])
        for title in dict.fromkeys(action.menu for action in actions if action.menu):
            inner = menu.addMenu(words(Say(title)))
            self.acts.fill(inner, [action for action in actions if action.menu == title])
        if not menu.isEmpty():
            menu.addSeparator()
        copy = menu.addAction(str(say("Copy")))
        copy.setShortcut(QKeySequence.StandardKey.Copy)  # told here; the list itself listens to it
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        icons.wear(copy, "content_copy")
        copy.setEnabled(bool(self.list.spans()))
        copy.triggered.connect(self._copy)
        for form in FORMS:
            entry = menu.addAction(words(form.title))
            icons.wear(entry, "download")
            entry.triggered.connect(partial(self._export, form.key))
        columns = self.list.column_menu(menu)
        columns.setTitle(str(say("Columns")))
        icons.wear(columns.menuAction(), "view_column")
        menu.addMenu(columns)

    def _more_menu(self) -> None:
        self._more.clear()
        self.fill_menu(self._more, self._heads())

    def _copy(self, _checked: bool = False) -> None:
        self.list.copy()

    def _export(self, key: str, _checked: bool = False) -> None:
        self.exporter.start(key)

    def export_to(self, key: str, path: Path) -> None:
        """Write the list as seen to a file (the menu asks for its name first)."""
        self.exporter.write(key, path)

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
        if self.search.isVisibleTo(self):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            leaves = event.key() == Qt.Key.Key_Escape and not self.search.text()
            enters = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if leaves or enters:
                self._typed()
                self._to_list(enters)
                return True
        return super().eventFilter(watched, event)

    def _to_list(self, first: bool) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if first and not self.list.selected_count and self.list.feed.count:
            self.list.selectRow(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()
        if self._stale:
            self._refresh()

    # Set-up.

    def _first_chip(self) -> str:
        return self.listing.chips[0].key if self.listing.chips else ""

    def _heads(self) -> "list[Action]":
        """The actions that stand as buttons in the head: what is done without a record."""
        plain = [action for action in self.listing.actions if action.needs == "none"]
        return [action for action in plain if action.primary] or plain[:1]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 8)
        column.setSpacing(10)
        column.addWidget(self._head())
        self.chips = ChipBar([Filter(chip.key, chip.title) for chip in self.listing.chips])
        self.chips.set_current(self._first_chip())
        self.chips.setAccessibleName(str(say("Filters")))
        self._filters = QVBoxLayout()
        self._filters.addWidget(self.chips)
        self.chips.setVisible(bool(self.listing.chips))
        column.addLayout(self._filters)
        column.addWidget(self._pages(), 1)
        self.totals = TotalsBar(self.listing.totals, self.speech)
        column.addWidget(self.totals)

    def _head(self) -> QWidget:
        head = SplitHeading(self.listing.title)
        self.search = SearchField(say("Filter the list"), "Ctrl+F")
        self.search.setVisible(self.listing.query.search is not None)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(260)
        head.add_action(self.search)
        for place, action in enumerate(self._heads()):
            made = button(action.title, "" if place else "primary")
            icons.wear(made, action.icon or "add", "text" if place else "on_accent")
            acting: QAction = self.acts.made[action.key]
            tip(made, acting.toolTip())
            made.clicked.connect(acting.trigger)
            head.add_action(made)
        more = icon_button("more_vert", say("More actions"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more = QMenu(more)
        self._more.aboutToShow.connect(self._more_menu)
        more.setMenu(self._more)
        head.add_action(more)
        return head

    def _pages(self) -> QWidget:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        return self.pages

    # What few lists ever show is made when they do.

    @cached_property
    def empty(self) -> EmptyState:
        """What stands where there is no record yet."""
        heads = self._heads()
        first = heads[0].title if heads else ""
        made = EmptyState("inbox", self.listing.empty, self.listing.help or "", first)
        if heads:
            made.clicked.connect(self.acts.made[heads[0].key].trigger)
        self.pages.addWidget(made)
        return made

    @cached_property
    def nothing(self) -> EmptyState:
        """What stands where nothing matches."""
        made = EmptyState("filter_alt", say("Nothing matches."), "", say("Clear the filter"))
        made.clicked.connect(self._clear)
        self.pages.addWidget(made)
        return made

    @cached_property
    def _scoped(self) -> QPushButton:
        made = button(say("Only part of the list is shown. Show all"), "link")
        made.clicked.connect(self._unscope)
        self._filters.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)
        return made

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
        self.search.textChanged.connect(self._typing_on)
        self.search.installEventFilter(self)
        self._typing.timeout.connect(self._typed)
        self.desk.tasks.changed.connect(self._changed)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.focus_filter)
