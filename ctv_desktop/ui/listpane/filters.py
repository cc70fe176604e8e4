"""The filters above a list: its chips with their counts, and the way out of a part of it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from ctv_desktop.ui.parts.chip import ChipBar, Filter
from ctv_desktop.ui.plain import button
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Chip
    from ctv_desktop.values.language import Language


class ListFilters(QWidget):
    """Takes no room where there is nothing to choose."""

    widened = Signal()  # all of the list is wanted again

    def __init__(self, chips: "Sequence[Chip]") -> None:
        super().__init__()
        self._declared = chips
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.chips = ChipBar([Filter(chip.key, chip.title) for chip in chips])
        self.chips.setAccessibleName(str(say("Filters")))
        if chips:
            self.chips.set_current(chips[0].key)
        else:
            self.chips.hide()
        self._column.addWidget(self.chips)
        self._fixed = bool(chips)  # something to choose always stands here
        if not self._fixed:
            self.hide()

    def stand_above(self, line: QLayout, *below: QWidget) -> None:
        """A screen's own line of filters, and what follows it, above the chips."""
        self._column.insertLayout(0, line)
        for place, part in enumerate(below, 1):
            self._column.insertWidget(place, part)
        self._fixed = True
        self.show()

    def show_counts(self, found: Mapping[str, int], speech: "Language") -> None:
        """How many lines each chip has."""
        for chip in self._declared:
            self.chips.set_count(chip.key, speech.number(found[chip.key]))

    def show_scope(self, part: bool) -> None:
        """Say whether only part of the list is shown."""
        if part or "scoped" in self.__dict__:
            self.scoped.setVisible(part)
        self.setVisible(part or self._fixed)

    @cached_property
    def scoped(self) -> QPushButton:
        """What few lists ever show is made when they do."""
        made = button(say("Only part of the list is shown. Show all"), "link")
        made.clicked.connect(self.widened)
        self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)
        return made
