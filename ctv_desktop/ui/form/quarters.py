"""A grid of four quarters that becomes one of two where the room is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ctv_desktop.ui import colours

WIDE = 540  # pixels from which four fit beside each other


class Quarters(QWidget):
    """Lays widgets out in reading order by how many quarters each takes; hidden ones take none."""

    def __init__(self, columns: int = 4) -> None:
        super().__init__()
        self._parts: list[tuple[QWidget, int]] = []
        self._most = columns
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)

    def fill(self, parts: Sequence[tuple[QWidget, int]]) -> None:
        """Take these widgets, each with the quarters it asks for."""
        self._parts = list(parts)
        for widget, _span in self._parts:
            widget.setParent(self)
        self.lay_out()

    @property
    def narrow(self) -> bool:
        """Whether only two columns fit."""
        return self._columns < self._most

    def lay_out(self) -> None:
        """Put the shown widgets in their places again."""
        for widget, _span in self._parts:
            # Not takeAt: its item would live on and keep the sizes of the new one from refreshing.
            self._grid.removeWidget(widget)
        row = column = 0
        for widget, asked in self._parts:
            if widget.property("off"):
                continue
            span = min(asked, self._columns)
            if column + span > self._columns:
                row, column = row + 1, 0
            self._grid.addWidget(widget, row, column, 1, span)
            column += span
        for place in range(self._most):
            self._grid.setColumnStretch(place, 1 if place < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._most if event.size().width() >= colours.px(WIDE) else min(2, self._most)
        if columns != self._columns:
            self._columns = columns
            self.lay_out()
            self.narrowed()

    def narrowed(self) -> None:
        """The number of columns changed; for those who show more where there is less room."""

    def minimumSizeHint(self) -> QSize:
        return QSize(colours.px(200), self._grid.minimumSize().height())


def show_part(widget: QWidget, shown: bool) -> bool:
    """Show or hide a part of a grid; True where that changed something (lay out again then)."""
    if bool(widget.property("off")) is not shown:
        return False
    widget.setProperty("off", not shown)
    widget.setVisible(shown)
    return True
