"""The line below a list: how many rows, and the declared totals of all or of the selection."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Total
    from ctv_desktop.ui.lanes import Progress
    from ctv_desktop.values.language import Language


class TotalsBar(QWidget):
    """Count and totals at the start; at the end, a long act of this list with its way out."""

    def __init__(self, totals: "Sequence[Total]", speech: "Language") -> None:
        super().__init__()
        self._totals, self._speech = totals, speech
        self._count: int | None = None
        self._selected = 0
        self._sums: Mapping[str, Any] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(10)
        self.text = label("", "quiet", wrap=False)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setMinimumWidth(40)
        row.addWidget(self.text, 1)
        self._doing = label("", "quiet", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self.stop = button(say("Cancel"), "link")
        for part in (self._doing, self._bar, self.stop):
            row.addWidget(part)
            part.hide()

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
        for part in (self._doing, self._bar, self.stop):
            part.setVisible(progress is not None)
        if progress is not None:
            self._doing.setText(str(said or progress.said or ""))
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)

    def _write(self) -> None:
        parts = [str(self._rows())]
        for total in self._totals:
            value = self._sums.get(total.key)
            if value is not None:
                shown = self._shown(total, value)
                parts.append(f"{total.title.in_language(self._speech)} {shown}")
        self.text.setText("  ·  ".join(parts))

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
