"""A wide form beside what follows from it: its figures, its table, its paper, while one types."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.amounts import AmountTable
from ctv_desktop.ui.declare import Computed, Fact, Live, Values
from ctv_desktop.ui.facts import value_of
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import Label, label
from ctv_desktop.ui.preview.pages import Pages
from ctv_desktop.ui.preview.sheets import Sheets
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say

PAPER = 350  # milliseconds after the last key before the paper is made again
THREE = 2_000  # pixels of the design from which form, table and paper stand side by side
TWO = 880  # … from which the paper has room at all

Then = Callable[[Computed], object]
Asked = tuple[Values, int | None, date]


class LiveSheet(QSplitter):
    """The fields, the table and the paper; dragged apart as one likes."""

    def __init__(self, desk: Any, live: Live, fields: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._tasks, self._live = desk.tasks, live
        self.table = AmountTable(live.columns, live.title, live.empty)
        self.paper = PaperSide(desk, live)
        self.inner = QSplitter(Qt.Orientation.Vertical)
        self.schedule = self._schedule()
        for splitter, parts in ((self.inner, (fields, self.schedule)), (self, (self.inner,))):
            for part in parts:
                splitter.addWidget(part)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self.addWidget(self.paper)
        self._places = -1

    def _schedule(self) -> QFrame:
        card = QFrame()
        card.setProperty("part", "foot")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 16, 6)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(self._live.title, "strong", wrap=False))
        head.addWidget(label(self._live.help, "small"), 1)
        column.addLayout(head)
        self._figures = QWidget()
        self._flow = Flow(self._figures, gap=16)
        column.addWidget(self._figures)
        column.addWidget(self.table, 1)
        return card

    # Computing.

    def compute(self, asked: Asked, owner: Any, then: Then) -> None:
        """Compute anew in a reading lane; what was asked before is dropped."""

        def show(found: Computed) -> None:
            self._show(found)
            then(found)

        self._tasks.read(self._live.compute, *asked, then=show, owner=owner, lane="live")
        self.paper.ask(asked)

    def _show(self, found: Computed) -> None:
        self.table.show_rows(found.rows, found.totals, found.why)
        self._tell_figures(found.figures)

    def _tell_figures(self, figures: tuple[Fact, ...]) -> None:
        """The figures above the table, each made once and then only told its new value."""
        texts = [figure_text(fact) for fact in figures]
        if texts == getattr(self, "_told", None):
            return
        self._told = texts
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for fact in figures:
            self._flow.addWidget(_figure(fact))
        self._figures.setVisible(bool(figures))

    # Room.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        places = 3 if width >= colours.px(THREE) else 2 if width >= colours.px(TWO) else 1
        if places == self._places:
            return
        self._places = places
        self.paper.setVisible(places > 1)
        beside = Qt.Orientation.Horizontal if places == 3 else Qt.Orientation.Vertical
        self.inner.setOrientation(beside)
        high = self.height()
        if places == 3:
            self.setSizes([round(width * 0.78), round(width * 0.22)])
            self.inner.setSizes([round(width * 0.375), round(width * 0.405)])
        else:
            self.setSizes([round(width * 0.68), round(width * 0.32)])
            self.inner.setSizes([round(high * 0.6), round(high * 0.4)])


def figure_text(fact: Fact) -> tuple[str, str]:
    """What a figure says: its label and its value."""
    return str(fact.label), fact.kind.show(fact.value, language.current())


def _figure(fact: Fact) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(fact.label, "small", wrap=False))
    value = value_of(fact)
    if isinstance(value, Label):
        value.setWordWrap(False)
        value.setProperty("strong", "true")
    column.addWidget(value)
    return made


class PaperSide(QFrame):
    """The first pages of the paper as it would be printed, made again after a pause."""

    def __init__(self, desk: Any, live: Live) -> None:
        super().__init__()
        self._tasks, self._live = desk.tasks, live
        self._asked: Asked | None = None
        self.pages = Pages(bool(getattr(desk.tasks, "at_once", False)), self)
        self.sheets = Sheets(self.pages)
        self.sheets.steady = True
        self.said = label("", "quiet")
        self.said.setContentsMargins(16, 16, 16, 16)
        self.where = label("", "small", wrap=False)
        spoken = language.current().code
        self.language = spoken if spoken in live.languages else live.languages[0]
        self.languages = Segmented(
            [(code, code.upper()) for code in live.languages], say("Language of the paper")
        )
        self.languages.set_current(self.language)
        self.languages.chosen.connect(self.speak)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAPER)
        self._pause.timeout.connect(self._make)
        self.pages.opened.connect(self._opened)
        self.sheets.turned.connect(self._tell_page)

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("part", "bar")
        head = QVBoxLayout(bar)
        head.setContentsMargins(14, 6, 14, 6)
        head.setSpacing(4)
        head.addWidget(label(self._live.paper_title, "strong", wrap=False))
        across = QHBoxLayout()
        across.addWidget(self.where, 1)
        across.addWidget(self.languages)
        head.addLayout(across)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(bar)
        column.addWidget(self.said, 1)
        column.addWidget(self.sheets, 1)
        self._say(say("The paper appears here as soon as enough is known."))

    def ask(self, asked: Asked) -> None:
        """Make the paper of these values, once typing pauses."""
        first = self._asked is None
        self._asked = asked
        self._pause.start(0 if first else PAPER)

    def speak(self, code: str) -> None:
        """Show the paper in another language."""
        self.language = code
        self._make()

    def _make(self) -> None:
        if self._asked is None or not self.isVisible():
            return
        args = (self._live.paper, self._asked, language.of(self.language))
        self._tasks.read(_made, *args, then=self._take, owner=self, lane="paper")

    def _take(self, made: bytes | Say | None) -> None:
        if isinstance(made, bytes):
            self.pages.open(made)
        else:
            self._say(made or say("The paper appears here as soon as enough is known."))

    def _say(self, said: Say | None) -> None:
        self.said.setText(str(said or ""))
        self.said.setVisible(said is not None)
        self.sheets.setVisible(said is None)

    def _opened(self, _sizes: list[Any]) -> None:
        self._say(None)
        self._tell_page()

    def _tell_page(self) -> None:
        count = self.sheets.count
        at = say("Page {page} of {count}", page=self.sheets.page + 1, count=count)
        self.where.setText(str(at) if count else "")

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._pause.start(0)

    def minimumSizeHint(self) -> QSize:
        return QSize(colours.px(240), colours.px(200))


def _made(reader: Any, paper: Any, asked: Asked, spoken: language.Language) -> bytes | Say | None:
    try:
        made: bytes | None = paper(reader, *asked, spoken)
    except Refused as refused:
        return next(iter(refused.problems.values()))
    except Unavailable as trouble:
        return trouble.said
    return made
