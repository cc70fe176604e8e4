"""The line below a list: how many rows, and the declared totals of all or of the selection."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Total
    from ctv_desktop.ui.lanes import Progress
    from ctv_desktop.values.language import Language

LINES = 2
BETWEEN = "  ·  "


class _Doing:
    """How far a long act is, and the button that stops it."""

    def __init__(self, row: QHBoxLayout, stopped: SignalInstance) -> None:
        self._text = label("", "quiet", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        stop = button(say("Cancel"), "link")
        stop.clicked.connect(stopped)
        self._parts = (self._text, self._bar, stop)
        for part in self._parts:
            row.addWidget(part)

    def tell(self, progress: "Progress", said: Say | None) -> None:
        self._text.setText(str(said or progress.said or ""))
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def show(self, shown: bool) -> None:
        for part in self._parts:
            part.setVisible(shown)


class TotalsBar(QWidget):
    """Count and totals at the start; at the end, a long act of this list with its way out."""

    stopped = Signal()

    def __init__(self, totals: "Sequence[Total]", speech: "Language") -> None:
        super().__init__()
        self._totals, self._speech = totals, speech
        self._count: int | None = None
        self._selected = 0
        self._sums: Mapping[str, Any] = {}
        self._parts: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(10)
        self.text = label("", "quiet", wrap=False)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setMinimumWidth(40)
        row.addWidget(self.text, 1)
        self._row = row
        self._doing: _Doing | None = None

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def count(self, count: int | None) -> None:
        """How many rows the list has; None while that is being found out."""
        self._count = count
        self._write()

    def selected(self, count: int) -> None:
        """How many rows are selected."""
        self._selected = count
        self._write()

    def show_totals(self, sums: Mapping[str, Any]) -> None:
        """The figures by key."""
        self._sums = sums
        self._write()

    def doing(self, progress: "Progress | None", said: Say | None = None) -> None:
        """Show how far a long act is; None when it is over."""
        if progress is not None:
            if self._doing is None:
                self._doing = _Doing(self._row, self.stopped)
            self._doing.tell(progress, said)
        if self._doing is not None:
            self._doing.show(progress is not None)

    def _write(self) -> None:
        parts = [str(self._rows())]
        for total in self._totals:
            value = self._sums.get(total.key)
            if value is not None:
                shown = self._shown(total, value)
                parts.append(f"{total.title.in_language(self._speech)} {shown}")
        self._parts = parts
        self._fit()

    def _fit(self) -> None:
        """Whole figures only, on two lines where one is short: the rest is told on hover."""
        lines, left = [""], list(self._parts)
        while left:
            longer = lines[-1] + BETWEEN + left[0] if lines[-1] else left[0]
            if not lines[-1] or self._has_room(longer):
                lines[-1] = longer
                left.pop(0)
            elif len(lines) < LINES and self._has_room(left[0]):
                lines.append("")
            else:
                break
        if left:
            kept = [*lines[-1].split(BETWEEN), "…"]
            while len(kept) > 1 and not self._has_room(BETWEEN.join(kept)):
                kept.pop(-2)
            lines[-1] = BETWEEN.join(kept)
        self.text.setText("\n".join(lines))
        self.text.setToolTip("\n".join(self._parts) if left else "")

    def _has_room(self, text: str) -> bool:
        wide = self.text.fontMetrics().horizontalAdvance(text)
        return not self.isVisible() or wide <= self.text.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _rows(self) -> Say:
        if self._count is None:
            return say("Counting…")
        if self._selected > 1:
            return says(
                "{selected} of {count} line selected",
                "{selected} of {count} lines selected",
                self._count,
                selected=self._selected,
            )
        return says("{count} line", "{count} lines", self._count)

    def _shown(self, total: "Total", value: Any) -> str:
        if total.kind.name == "money":
            return self._speech.money(value)
        if total.kind.name == "area":
            return self._speech.area(value)
        return total.kind.show(value, self._speech)
