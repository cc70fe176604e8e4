"""The screen of the renewals worklist."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.leases.rows import renewals as rows
from ctv_desktop.features.leases.screen.renewals.grid import COLUMNS, KEYS, TYPED, Grid
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.parts.heading import SplitHeading
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import button, label, tip
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.leases.rows.renewals import Ending
    from ctv_desktop.ui.desk import Desk

WATCHES = {"lease", "lease_line", "lease_step", "tenant", "unit", "dated_rate", "amendment"}
NAMED = 14  # new leases that the preview lists one by one
WIDTHS = (3, 11, 19, 10, 10, 5, 11, 10, 5, 6, 11, 24)  # characters


class Table(QTableView):
    """Space ticks the row, wherever in it the keyboard is; Enter types in a cell or opens."""

    wanted = Signal(QModelIndex)  # Enter or double click on what is not typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        grid, index = self.model(), self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and index.isValid() and isinstance(grid, Grid):
            if event.key() == Qt.Key.Key_Space:
                grid.tick(index.row())
                return
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter:
                self._enter(index)
                return
        super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if KEYS[index.column()] in TYPED:
            self.edit(index)
        else:
            self.wanted.emit(index)


class RenewalsScreen(QWidget):
    """Leases that end within so many days: ticked, priced and renewed in one act."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self.within = 120
        self.grid = Grid()
        self._build()
        self.grid.changed.connect(self._refresh)
        self.desk.tasks.changed.connect(self._changed)
        self._refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(10))
        column.setSpacing(px(10))
        self.heading = SplitHeading(say("Renewals"))
        self.all = button(say("Tick all"))
        self.all.clicked.connect(self.grid.tick_all)
        self.make = button(say("Make the new leases…"), "primary")
        self.make.clicked.connect(self.preview)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.preview)
        self.heading.add_action(self.all)
        self.heading.add_action(self.make)
        column.addWidget(self.heading)
        across = QHBoxLayout()
        across.addWidget(label(say("Ending within, days"), "quiet", wrap=False))
        spoken = language.current()
        days = [(str(count), spoken.number(count)) for count in rows.WITHIN]
        self.days = Segmented(days, say("Ending within, days"))
        self.days.set_current(str(self.within))
        self.days.chosen.connect(self._choose)
        across.addWidget(self.days)
        across.addStretch(1)
        column.addLayout(across)
        self.pages = QStackedWidget()
        self.table = self._table()
        self.empty = EmptyState(
            "event_available",
            say("Nothing ends in this time"),
            say("Leases that come to their end stand here, with the terms of their renewal."),
        )
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        column.addWidget(self.pages, 1)
        self.noted = label("", "hint")
        self.total = label("", "quiet")
        column.addWidget(self.noted)
        column.addWidget(self.total)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to the rows. A focus proxy would let Tab skip all that stands above."""
        (self.pages.currentWidget() or self.table).setFocus(reason)

    def _table(self) -> Table:
        table = Table()
        table.setModel(self.grid)
        table.setAccessibleName(str(say("Renewals")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(34))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(px(40))
        table.selectionModel().currentChanged.connect(self._note)
        table.wanted.connect(self._open)
        table.doubleClicked.connect(self._open)
        return table

    # Reading.

    def start(self) -> None:
        """Read the list where it was not read yet or is out of date."""
        if self._stale:
            self.reload()

    def renew(self) -> None:
        """The day has changed."""
        self.reload()

    def _fit(self) -> None:
        """Give each column room for its values and its title."""
        header = self.table.horizontalHeader()
        letter = self.table.fontMetrics().averageCharWidth()
        for place, width in enumerate(WIDTHS[:-1]):
            wanted = letter * width + px(18)
            header.resizeSection(place, max(wanted, header.sectionSizeHint(place) + px(4)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.start()

    def reload(self) -> None:
        """Read what ends within the days chosen."""
        self._stale = False
        args = (self.desk.today(), self.within)
        self.desk.tasks.read(rows.ending, *args, then=self._show, owner=self, lane="renewals")

    def _show(self, found: "list[Ending]") -> None:
        kept = self.table.currentIndex()
        at = self.grid.rows[kept.row()].id if kept.isValid() else None
        self.grid.put(found)
        self.pages.setCurrentWidget(self.table if found else self.empty)
        places = [n for n, row in enumerate(found) if row.id == at]
        if found:
            place = places[0] if places else min(max(kept.row(), 0), len(found) - 1)
            self.table.setCurrentIndex(self.grid.index(place, max(kept.column(), 0)))

    def _changed(self, changed: "Changed") -> None:
        if not changed.tables & WATCHES:
            return
        if self.isVisible() or self.desk.tasks.at_once:
            self.reload()
        else:
            self._stale = True

    def _choose(self, key: str) -> None:
        self.within = int(key)
        self.reload()

    def _open(self, index: QModelIndex) -> None:
        if KEYS[index.column()] not in (*TYPED, "tick"):
            self.desk.open("lease", self.grid.rows[index.row()].id)

    def _note(self) -> None:
        """What is to note of the row one works at, in full: its column may be narrow."""
        index = self.table.currentIndex()
        row = self.grid.rows[index.row()] if index.isValid() else None
        said = row and (self.grid.why_not(row) or self.grid.offered(row).doubt)
        text = str(_of(row.reference, said)) if row and said else ""
        self.noted.setText(text or " ")  # its room stays, the list does not jump

    # What is ticked.

    def _refresh(self) -> None:
        self._note()
        ticked = self.grid.ticked()
        count = len(ticked)
        self.make.setEnabled(bool(count))
        self.all.setEnabled(bool(self.grid.rows))
        able = say("Make the new leases (Ctrl+Enter)")
        tip(self.make, able if count else say("Tick the leases to renew first."))
        old = sum(row.rent for row in ticked)
        new = sum(self.grid.offered(row).rent for row in ticked)
        here = says("{count} lease ends", "{count} leases end", len(self.grid.rows))
        text = str(here)
        if count:
            chosen = says("{count} ticked", "{count} ticked", count)
            rents = say("{old} → {new}", old=Shown(MONEY, old), new=Shown(MONEY, new))
            text = " · ".join((text, str(chosen), str(say("{rents} MAD/month", rents=rents))))
        self.total.setText(text)

    def preview(self) -> None:
        """Show what will be made, and make it when that is right."""
        ticked = self.grid.ticked()
        if not ticked:
            return
        lines = [str(self._line(row)) for row in ticked[:NAMED]]
        more = len(ticked) - NAMED
        if more > 0:
            lines.append(str(says("and {count} more.", "and {count} more.", more)))
        lines.append(str(say("Premises, deposit terms, options and notes are carried over.")))
        count = len(ticked)
        self.desk.ask(
            says("Make {count} new lease?", "Make {count} new leases?", count),
            Say("\n".join(lines)),
            says("Make {count} draft", "Make {count} drafts", count),
            partial(self._make, ticked),
        )

    def _line(self, row: "Ending") -> Say:
        offered = self.grid.offered(row)
        return say(
            "{reference}, {tenant}: {first} to {last}, {old} → {new}",
            reference=row.reference,
            tenant=row.tenant[:40],
            first=row.starts,
            last=offered.ends or row.starts,
            old=Shown(MONEY, row.rent),
            new=Shown(MONEY, offered.rent),
        )

    def _make(self, ticked: "Sequence[Ending]") -> None:
        wanted = [self._wanted(row) for row in ticked]
        self.desk.tasks.write(
            renew_now,
            wanted,
            self.desk.today(),
            then=self._made,
            refused=partial(self._refused, ticked),
            owner=self,
        )

    def _wanted(self, row: "Ending") -> dict[str, Any]:
        now = self.grid.proposal(row)
        return {"id": row.id, "months": now.months, "rate": now.rate, "rent": now.wanted}

    def _made(self, changed: "Changed") -> None:
        self.desk.notify(changed.said, undo=True)

    def _refused(self, ticked: "Sequence[Ending]", refused: Refused) -> None:
        for key, said in refused.problems.items():
            place = key.partition(".")[0]
            if place.isdigit():
                self.grid.refuse(ticked[int(place)].id, said)
            self.desk.warn(said)


def _of(reference: str, said: Say) -> Say:
    return say("{reference}: {sentence}", reference=reference, sentence=said)


def renew_now(database: "Database", wanted: "Sequence[Any]", today: date) -> "Changed":
    """Make the new leases in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.renew(database, wanted, today)
