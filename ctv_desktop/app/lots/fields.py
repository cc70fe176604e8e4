"""The fields of a batch: which papers, of which period, in which language, named how, where to."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.app import features
from ctv_desktop.app.lots.spans import spans, this_month
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import DropDown, button, label, mark, start_of
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.naming import STANDARD, shown
from ctv_desktop.values.period import read_day
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.ui.lot import Lot

NAMES = 3  # of the first files, shown before they are written
PAUSE = 200  # milliseconds after a key


class Fields(QObject):
    """What is chosen; `changed` where it is chosen anew."""

    changed = Signal()

    def __init__(self, host: QWidget, kind: str, by_period: bool, today: date) -> None:
        super().__init__(host)
        self._by_period, self._today = by_period, today
        self._spans = spans(today)
        self._make(kind)
        self._lay(host)
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self.changed)
        for box in (self.kinds, self.periods):
            box.currentIndexChanged.connect(self._chosen)
        for choice in (self.form, self.speech):
            choice.chosen.connect(self._picked)
        for line in (self.name, self.first, self.last):
            line.textEdited.connect(self._later.start)

    def _make(self, kind: str) -> None:
        self.kinds = DropDown()
        for key in features.LOTS:
            self.kinds.addItem(str(features.lot(key).title), key)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kind)))
        self.kinds.setAccessibleName(str(say("Papers")))
        self.periods = DropDown()
        for said, _first, _last in self._spans:
            self.periods.addItem(str(said))
        self.periods.addItem(str(say("From … to …")))
        self.periods.setCurrentIndex(this_month(self._spans))
        self.periods.setAccessibleName(str(say("Period")))
        self.first, self.last = _day_field(say("From")), _day_field(say("to"))
        self.form = Segmented(
            [("one", str(say("One PDF"))), ("each", str(say("One PDF each"))),
             ("printer", str(say("Printer")))],
            say("Where to"),
        )  # fmt: skip
        self.form.set_current("one")
        self.speech = Segmented(
            [(code, language.of(code).name) for code in language.OF_PAPERS],
            say("Language of the paper"),
        )
        spoken = language.current().code
        self.speech.set_current(spoken)
        self.name = QLineEdit(STANDARD)
        self.name.setAccessibleName(str(say("File names")))
        self.hint = label(say("Filled in for each: {gaps}", gaps=shown()), "small")
        self.names = label("", "small")
        self.names.setMinimumHeight((NAMES + 1) * self.names.fontMetrics().lineSpacing())
        self.names.setAlignment(Qt.AlignmentFlag.AlignTop | start_of(self.names))
        self.within = label("", "small")
        self.count = label("", "quiet")
        self.said = label("", "quiet")
        self.said.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.stop = button(say("Cancel"))
        self.start = button(say("Print"), "primary")

    def _lay(self, host: QWidget) -> None:
        column = QVBoxLayout(host)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        self.grid = QFormLayout()
        self.grid.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        days = QHBoxLayout()
        for part in (self.first, label("–", wrap=False), self.last):
            days.addWidget(part)
        self.days = QWidget()
        days.setContentsMargins(0, 0, 0, 0)
        self.days.setLayout(days)
        for title, field in (
            (say("Papers"), self.kinds), (say("Period"), self.periods), (Say(""), self.days),
            (Say(""), self.within), (say("How many"), self.count), (say("Where to"), self.form),
            (say("Language of the paper"), self.speech), (say("File names"), self.name),
            (Say(""), self.names), (Say(""), self.hint),
        ):  # fmt: skip
            self.grid.addRow(label(title, "field", wrap=False), field)
        column.addLayout(self.grid)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stop)
        foot.addWidget(self.start)
        column.addLayout(foot)
        host.setMinimumWidth(px(560))

    # What is chosen.

    def kind(self) -> str:
        """The kind of paper."""
        return str(self.kinds.currentData())

    def code(self) -> str:
        """The language of the papers."""
        return str(self.speech.current())

    def pattern(self) -> str:
        """How files are named."""
        return self.name.text().strip() or STANDARD

    def period(self) -> tuple[date, date] | None:
        """The first and last day; None where what is typed is no day, which is said."""
        at = self.periods.currentIndex()
        if at < len(self._spans):
            return self._spans[at][1:]
        days = []
        for field in (self.first, self.last):
            try:
                days.append(read_day(field.text(), self._today))
            except Refused as refused:
                self._wrong(str(refused) if field.text().strip() else "")
                return None
        if days[0] > days[1]:
            self._wrong(str(say("The last day is before the first.")))
            return None
        self._wrong("")
        return days[0], days[1]

    def _wrong(self, said: str) -> None:
        self.within.setText(said or self._means)
        mark(self.within, "role", "error" if said else "small")

    def shape(self, lot: "Lot") -> None:
        """Show what this kind of paper needs to know."""
        self._means = str(lot.within)
        self._wrong("")
        typed = self.periods.currentIndex() >= len(self._spans)
        each = self.form.current() == "each"
        shown = {
            self.kinds: self._by_period,
            self.periods: self._by_period,
            self.days: self._by_period and typed,
            self.within: self._by_period,
            self.speech: bool(lot.languages),
            self.name: each, self.names: each, self.hint: each,
        }  # fmt: skip
        for field, there in shown.items():
            self.grid.setRowVisible(field, there)

    def tell_names(self, shown: Sequence[str], wrong: str = "") -> None:
        """How the first files would be called, a line each, or why the pattern is none."""
        metrics, room = self.names.fontMetrics(), max(self.name.width(), px(360))
        lines = [metrics.elidedText(one, Qt.TextElideMode.ElideMiddle, room) for one in shown]
        self.names.setText(wrong or "\n".join(lines))
        mark(self.names, "role", "error" if wrong else "small")

    def lock(self, locked: bool) -> None:
        """Nothing is chosen anew while it prints."""
        for part in (self.kinds, self.periods, self.days, self.form, self.speech, self.name,
                     self.start):  # fmt: skip
            part.setEnabled(not locked)

    def _chosen(self, _at: int) -> None:
        self.changed.emit()

    def _picked(self, code: str) -> None:
        chosen = self.sender()
        if isinstance(chosen, Segmented):
            chosen.set_current(code)
        self.changed.emit()


def _day_field(said: Say) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(str(said))
    made.setPlaceholderText(str(said))
    return made
