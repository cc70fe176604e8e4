"""The figures of the rent roll: words and values, and small charts that lead to their lists."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.rentroll.rules import Span
from ctv_desktop.features.rentroll.screen.paper import said, span_title
from ctv_desktop.ui.bars import Bar, Bars
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.card import Card
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values import language
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ctv_desktop.features.rentroll.rows import Figures

STEPS = (("quarters", say("By quarter")), ("years", say("By year")))
ROOMY = 760  # pixels of the design from which two cards stand side by side


class Board(QScrollArea):
    """Facts, expiry profile, occupancy by building, arrears."""

    quarter = Signal(str)  # two days with a stroke between them
    building = Signal(int)
    export = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Figures | None = None
        inside = QFrame()
        inside.setProperty("part", "ground")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(6), 0)
        column.setSpacing(px(12))
        self.facts = Card(say("Figures"))
        self.lines = QWidget()
        self.grid = QGridLayout(self.lines)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(px(24))
        self.facts.add(self.lines)
        column.addWidget(self.facts)
        column.addWidget(self._ends())
        self.pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.pair.setSpacing(px(12))
        self.stock = Card(say("Occupancy by building"), say("% of the area"))
        self.stocks = Bars(str(say("Occupancy by building")))
        self.stocks.activated.connect(self._go_building)
        self.stock.add(self.stocks)
        self.overdue = Card(say("Overdue"), say("MAD by days late"))
        self.ages = Bars(str(say("Overdue")))
        self.overdue.add(self.ages)
        for card in (self.stock, self.overdue):
            self.pair.addWidget(card, 1)
        column.addLayout(self.pair)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inside)

    def _ends(self) -> Card:
        made = Card(say("When the leases end"), say("m² let on the day"))
        across = QHBoxLayout()
        self.steps = Segmented(STEPS, say("By quarter or year"))
        self.steps.chosen.connect(self._step)
        save = button(say("Export to Excel…"))
        save.clicked.connect(self._ask_export)
        across.addWidget(self.steps)
        across.addStretch(1)
        across.addWidget(save)
        made.column.addLayout(across)
        self.ends = Bars(str(say("When the leases end")))
        self.ends.setMinimumHeight(px(160))
        self.ends.activated.connect(self._go_span)
        made.add(self.ends)
        return made

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() >= px(ROOMY)
        self.pair.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def show_figures(self, seen: "Figures") -> None:
        """Show the figures of a day."""
        self._seen = seen
        spoken = language.current()
        while (item := self.grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        found = said(seen, spoken)
        half = (len(found) + 1) // 2
        for place, (words, value) in enumerate(found):
            row, side = place % half, place // half * 2
            self.grid.addWidget(label(words, "quiet"), row, side)
            self.grid.addWidget(label(value, "strong"), row, side + 1)
        self._step(self.steps.current())
        self.stocks.set_bars(_stock_bars(seen))
        self.overdue.setVisible(seen.ageing is not None)
        if seen.ageing is not None:
            self.ages.set_bars(_age_bars(seen))

    def _step(self, _key: str) -> None:
        if self._seen is not None:
            self.ends.set_bars(tuple(_span_bar(span) for span in self._spans()))

    def _spans(self) -> list[Span]:
        if self._seen is None:
            return []
        return self._seen.years if self.steps.current() == "years" else self._seen.quarters

    def _go_span(self, place: int) -> None:
        span = self._spans()[place]
        self.quarter.emit(f"{span.starts.isoformat()}/{span.ends.isoformat()}")

    def _go_building(self, place: int) -> None:
        if self._seen is not None:
            self.building.emit(self._seen.stocks[place].id)

    def _ask_export(self, _checked: bool = False) -> None:
        self.export.emit()


def _span_bar(span: Span) -> Bar:
    spoken = language.current()
    shown = spoken.number(span.area // 100) if span.area else ""
    count = says("{count} unit let", "{count} units let", span.units)
    detail = say("{units} · {rent} a month", units=count, rent=spoken.money(span.rent))
    return Bar(str(span_title(span)), span.area, shown, detail=str(detail))


def _stock_bars(seen: "Figures") -> tuple[Bar, ...]:
    spoken = language.current()
    made = []
    for each in seen.stocks:
        stock = each.occupancy
        share = stock.let_area * 1_000 // stock.area * 10 if stock.area else 0
        detail = say(
            "{let} of {area} · {units} of {all} units",
            let=spoken.area(stock.let_area, unit=False),
            area=spoken.area(stock.area),
            units=stock.let_units,
            all=stock.units,
        )
        made.append(Bar(each.code, share, spoken.percent(share), "let", f"{each.name}\n{detail}"))
    return tuple(made)


def _age_bars(seen: "Figures") -> tuple[Bar, ...]:
    spoken, ages = language.current(), seen.ageing
    assert ages is not None
    named = (
        ("0–30", ages.d30, "scale2"),
        ("31–60", ages.d60, "scale4"),
        ("61–90", ages.d90, "ends"),
        ("90+", ages.older, "bad"),
    )
    return tuple(
        Bar(words, max(amount, 0), spoken.number(amount // 100), tone, spoken.money(amount))
        for words, amount, tone in named
    )
