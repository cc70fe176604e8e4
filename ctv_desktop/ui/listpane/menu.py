"""What a list offers behind its right click and its ⋮: its acts, copying, export, columns."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ctv_desktop.ui import icons
from ctv_desktop.ui.exporting import FORMS, Exporter
from ctv_desktop.ui.plain import words
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Action
    from ctv_desktop.ui.listpane.pane import ListPane


class ListMenu:
    """Fills the menus of a list."""

    def __init__(self, pane: "ListPane") -> None:
        self._pane = pane
        self.exporter = Exporter(pane.desk, pane.listing, pane.list, pane.totals)

    def pop_up(self, where: QPoint) -> None:
        """The menu of a right click, at a point of the screen."""
        menu = QMenu(self._pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(where)

    def fill(self, menu: QMenu, above: "Sequence[Action]" = ()) -> None:
        """The declared actions (those that share a menu in one line), then copy and export."""
        menu.setToolTipsVisible(True)
        actions = [action for action in self._pane.listing.actions if action not in above]
        self._pane.acts.fill(menu, [action for action in actions if not action.menu])
        for title in dict.fromkeys(action.menu for action in actions if action.menu):
            inner = menu.addMenu(words(Say(title)))
            self._pane.acts.fill(inner, [action for action in actions if action.menu == title])
        if not menu.isEmpty():
            menu.addSeparator()
        copy = menu.addAction(str(say("Copy")))
        copy.setShortcut(QKeySequence.StandardKey.Copy)  # told here; the list itself listens to it
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        icons.wear(copy, "content_copy")
        copy.setEnabled(bool(self._pane.list.spans()))
        copy.triggered.connect(self._copy)
        for form in FORMS:
            entry = menu.addAction(words(form.title))
            icons.wear(entry, "download")
            entry.triggered.connect(partial(self.export, form.key))
        columns = self._pane.list.column_menu(menu)
        columns.setTitle(str(say("Columns")))
        icons.wear(columns.menuAction(), "view_column")
        menu.addMenu(columns)

    def _copy(self, _checked: bool = False) -> None:
        self._pane.list.copy()

    def export(self, key: str, _checked: bool = False) -> None:
        """Write the list as seen, once its file has a name."""
        self.exporter.start(key)
