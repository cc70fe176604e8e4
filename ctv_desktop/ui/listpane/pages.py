"""The list, or what stands in its place: nothing there yet, nothing that matches."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ctv_desktop.ui.listpane.head import heads_of
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.ui.action import Acts
    from ctv_desktop.ui.declare import Listing
    from ctv_desktop.ui.parts.empty import EmptyState


class ListPages(QStackedWidget):
    """What is shown takes the keyboard; what few lists ever show is made when they do."""

    cleared = Signal()  # all is asked for again: nothing matched

    def __init__(self, view: QWidget, listing: "Listing", acts: "Acts") -> None:
        super().__init__()
        self._view, self._listing, self._acts = view, listing, acts
        self._holds = view
        self.addWidget(view)

    def show_list(self) -> None:
        """Show the lines."""
        self._turn(self._view, self._view)

    def show_empty(self) -> None:
        """Show what belongs here, with the button that makes the first."""
        self._turn(self.empty, self.empty.button or self.empty)

    def show_nothing(self) -> None:
        """Show that nothing matches, with the button that clears the filter."""
        self._turn(self.nothing, self.nothing.button or self.nothing)

    def _turn(self, page: QWidget, holds: QWidget) -> None:
        held = self.currentWidget() is not page and self._holds.hasFocus()
        self.setCurrentWidget(page)
        self._holds = holds
        if held:
            self.setFocus()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to what is shown."""
        self._holds.setFocus(reason)

    @cached_property
    def empty(self) -> "EmptyState":
        """What stands where there is no record yet."""
        heads = heads_of(self._listing)
        first = heads[0].title if heads else ""
        from ctv_desktop.ui.parts.empty import EmptyState

        made = EmptyState("inbox", self._listing.empty, self._listing.help or "", first)
        if heads:
            made.clicked.connect(self._acts.made[heads[0].key].trigger)
        self.addWidget(made)
        return made

    @cached_property
    def nothing(self) -> "EmptyState":
        """What stands where nothing matches."""
        from ctv_desktop.ui.parts.empty import EmptyState

        made = EmptyState("filter_alt", say("Nothing matches."), "", say("Clear the filter"))
        made.clicked.connect(self.cleared)
        self.addWidget(made)
        return made
