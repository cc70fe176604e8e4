"""A grid of four quarters that becomes one of two where the room is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ctv_desktop.ui import colours

WIDE = 540  # pixels from which four fit beside each other
GAP = 12


class Part(QWidget):
    """What stands in the grid: how many quarters it takes; `slim` is content with half a panel."""

    span = 4
    slim = False
    off = False  # not shown, by the form's own rule

    def label_height(self, width: int) -> int:
        """How high its label is in a column of this width; 0 where it has none."""
        return 0 * width

    def level(self, height: int) -> None:
        """Make its label this high, so that the inputs of a line stand level."""

    def show_part(self, shown: bool) -> bool:
        """Show or hide it; True where that changed something (lay out again then)."""
        if self.off is not shown:
            return False
        self.off = not shown
        self.setVisible(shown)
        return True


class Quarters(QWidget):
    """Lays parts out in reading order by how many quarters each takes; hidden ones take none."""

    narrowed = Signal()  # the number of columns changed
    levelled = Signal(int)  # height of the labels of the first line

    def __init__(self, columns: int = 4) -> None:
        super().__init__()
        self._parts: list[Part] = []
        self._lines: list[list[tuple[Part, int]]] = []
        self._most = columns
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(10)

    def fill(self, parts: Sequence[Part]) -> None:
        """Take these parts, in reading order."""
        self._parts = list(parts)
        for part in self._parts:
            part.setParent(self)
        self.lay_out()

    @property
    def narrow(self) -> bool:
        """Whether only two columns fit."""
        return self._columns < self._most

    def lay_out(self) -> None:
        """Put the shown parts in their places again."""
        for part in self._parts:
            # Not takeAt: its item would live on and keep the sizes of the new one from refreshing.
            self._grid.removeWidget(part)
        self._lines = self._flowing()
        for row, line in enumerate(self._lines):
            column = 0
            for part, span in line:
                self._grid.addWidget(part, row, column, 1, span)
                column += span
        for place in range(self._most):
            self._grid.setColumnStretch(place, 1 if place < self._columns else 0)
        self.level_labels()

    def _flowing(self) -> list[list[tuple[Part, int]]]:
        lines: list[list[tuple[Part, int]]] = [[]]
        for part in self._parts:
            if part.off:
                continue
            span = self._span(part)
            if sum(taken for _part, taken in lines[-1]) + span > self._columns:
                lines.append([])
            lines[-1].append((part, span))
        return lines

    def _span(self, part: Part) -> int:
        if self.narrow and part.slim and part.span <= 2:
            return 1
        return min(part.span, self._columns)

    def level_labels(self) -> None:
        """Give the labels of a line the height of the highest: a long one takes two lines."""
        column = (self.width() - (self._columns - 1) * GAP) / self._columns
        for row, line in enumerate(self._lines):
            heights = [p.label_height(int(column * n + GAP * (n - 1))) for p, n in line]
            for part, _span in line:
                part.level(max(heights))
            if not row and heights:
                self.levelled.emit(max(heights))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.level_labels()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._most if event.size().width() >= colours.px(WIDE) else min(2, self._most)
        if columns != self._columns:
            self._columns = columns
            self.lay_out()
            self.narrowed.emit()
        else:
            self.level_labels()

    def minimumSizeHint(self) -> QSize:
        return QSize(colours.px(200), self._grid.minimumSize().height())
