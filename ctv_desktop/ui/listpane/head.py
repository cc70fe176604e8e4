"""The head of a list: its title, the filter field, what is done without a record, and more."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton

from ctv_desktop.ui.parts.heading import SplitHeading
from ctv_desktop.ui.parts.search import SearchField
from ctv_desktop.ui.plain import icon_button
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.ui.action import Acts
    from ctv_desktop.ui.declare import Action, Listing


def heads_of(listing: "Listing") -> "list[Action]":
    """The actions that stand as buttons in the head: what is done without a record."""
    plain = [action for action in listing.actions if action.needs == "none"]
    return [action for action in plain if action.primary] or plain[:1]


class ListHead(SplitHeading):
    """The line above a list; `menu` is filled when it is opened."""

    left = Signal(bool)  # the filter field was left for the list; True to go to its first line

    def __init__(self, listing: "Listing", acts: "Acts") -> None:
        super().__init__(listing.title)
        self.search = SearchField(say("Filter the list"), "Ctrl+F")
        self.search.setVisible(listing.query.search is not None)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(260)
        self.search.installEventFilter(self)
        self.add_action(self.search)
        for place, action in enumerate(heads_of(listing)):
            self.add_action(acts.button(action.key, "" if place else "primary"))
        more = icon_button("more_vert", say("More actions"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(more)
        more.setMenu(self.menu)
        self.add_action(more)

    def focus_filter(self) -> None:
        """Go to the filter field."""
        if not self.search.isHidden():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            leaves = event.key() == Qt.Key.Key_Escape and not self.search.text()
            enters = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if leaves or enters:
                self.left.emit(enters)
                return True
        return super().eventFilter(watched, event)
