"""The figures of home: what is let, what it brings in, what is late, what ends, what is broken."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from ctv_desktop.features.overview.screen.seen import Seen
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.card import Figure
from ctv_desktop.values import language
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.ui.desk import Desk

FIGURE = 190  # pixels of the design that a figure wants at least
PARTS = 30  # of the width: figures stand in lines of five, or of three and two


class Figures(QWidget):
    """Five figures in one line or two; each opens the list behind it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self.occupancy, self.rent, self.late, self.ending, self.tickets = self._all = tuple(
            Figure() for _ in range(5)
        )
        self.occupancy.clicked.connect(self._show_free)
        self.rent.clicked.connect(self._show_running)
        self.late.clicked.connect(self._show_late)
        self.ending.clicked.connect(self._show_ending)
        self.tickets.clicked.connect(self._show_tickets)
        for figure in self._all:
            self._grid.addWidget(figure)  # here, not when they are arranged: Tab goes in this order

    def arrange(self, width: int) -> None:
        """One line where there is room in so many pixels, else two."""
        every = self._all
        lines = (every,) if width >= len(every) * px(FIGURE) else (every[:3], every[3:])
        for row, line in enumerate(lines):
            span = PARTS // len(line)
            for place, figure in enumerate(line):
                self._grid.addWidget(figure, row, place * span, 1, span)
        for column in range(PARTS):
            self._grid.setColumnStretch(column, 1)

    def show_figures(self, seen: Seen) -> None:
        """Say how the park stands."""
        self._say_occupancy(seen)
        self._say_rent(seen)
        self._say_late(seen)
        self._say_ending(seen)
        self._say_tickets(seen)

    def _say_occupancy(self, seen: Seen) -> None:
        spoken, stock = language.current(), seen.occupancy
        share = stock.let_area * 1_000 // stock.area * 10 if stock.area else 0
        self.occupancy.show_figure(
            say("Occupancy"),
            spoken.percent(share),
            say(
                "{let} of {area} · {units} of {all} units",
                let=spoken.area(stock.let_area, unit=False),
                area=spoken.area(stock.area),
                units=stock.let_units,
                all=stock.units,
            ),
        )

    def _say_rent(self, seen: Seen) -> None:
        spoken, found = language.current(), seen.figures
        running = says("{count} running lease", "{count} running leases", found.running)
        self.rent.show_figure(
            say("Rents of {month}", month=spoken.month(seen.today, year=False)),
            spoken.money(found.rent, unit=False),
            say("MAD excl. VAT a month · {leases}", leases=running),
        )

    def _say_late(self, seen: Seen) -> None:
        spoken, late = language.current(), seen.arrears
        told = says(
            "{count} tenant · {older} for over 90 days",
            "{count} tenants · {older} for over 90 days",
            late.tenants,
            older=spoken.money(late.older),
        )
        self.late.show_figure(
            say("Overdue"),
            spoken.money(late.amount, unit=False),
            told if late.amount else say("Nothing is overdue."),
            "bad" if late.older else "",
        )

    def _say_ending(self, seen: Seen) -> None:
        spoken, found = language.current(), seen.figures
        self.ending.show_figure(
            say("Leases ending < 120 d"),
            spoken.number(found.ending),
            say(
                "{area} · {rent} a month",
                area=spoken.area(found.ending_area),
                rent=spoken.money(found.ending_rent),
            ),
        )

    def _say_tickets(self, seen: Seen) -> None:
        found = seen.figures
        self.tickets.show_figure(
            say("Open tickets"),
            language.current().number(found.live),
            say(
                "urgent (P1, P2): {urgent} · not assigned: {unassigned}",
                urgent=found.urgent,
                unassigned=found.unassigned,
            ),
            "bad" if found.urgent else "",
        )

    # Going behind a figure.

    def _show_free(self) -> None:
        self._desk.show("park", "free")

    def _show_running(self) -> None:
        self._desk.show("leases", "active")

    def _show_late(self) -> None:
        self._desk.show("accounts", "overdue")

    def _show_ending(self) -> None:
        self._desk.show("leases", "ending")

    def _show_tickets(self) -> None:
        self._desk.show("tickets", "live")
